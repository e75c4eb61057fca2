"""A good program keeps every rule; one change to it breaks exactly the rule that is about it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from app.engine.audit.audit import audit
from app.engine.program import Effort, Holds, Item, Program, Reps, Timed
from app.engine.rules import (
    RULE_BOOK,
    Rule,
    balance,
    coverage,
    dosage,
    jumps,
    order,
    progression,
    recovery,
    safety,
    sides,
    stretching,
    timing,
    transparency,
    variety,
    volume,
)
from app.engine.rules.rule import Check
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug, Laterality, Mechanic, MovementPattern, Plane
from app.engine.vocabulary.people import Level, Weekday
from app.engine.vocabulary.programs import BlockKind, Lever
from tests.engine.catalogue_checks.good_catalogue import GOOD_CATALOGUE
from tests.engine.good_program import (
    EASY_WEEK,
    LAST_WEEK,
    STEPS,
    Step,
    good_program,
    timed,
    with_block,
    with_exercise,
    with_items,
    with_main_items,
    with_sessions,
)
from tests.engine.rules import mutations
from tests.engine.rules.mutations import (
    GOOD,
    M,
    at_rpe,
    on_days,
    replaced_by,
    with_dose,
    with_muscles,
    with_pattern,
    with_plane,
    with_sets,
)

EASY, LAST = (EASY_WEEK,), (LAST_WEEK,)
MINUTE_STRETCH = timed("quad-stretch", Holds((2,), 30))
SLOW_STEPS = (
    Step(8, 5.5, None),
    Step(8, 6, Lever.LOAD),
    Step(9, 6, Lever.REPS),
    Step(9, 6.5, Lever.LOAD),
    Step(9, 5.5, None, easy=True),
    *[Step(9, 6.5, None)] * 3,
)


@dataclass(frozen=True)
class Mutation:
    """A program that breaks a rule, and the rules that cannot be kept either where that one is broken."""

    make: Callable[[], Program]
    also: frozenset[Check] = frozenset()


def _with_two_sided_lateral_lunge() -> Program:
    program = with_exercise(GOOD, "lateral-lunge", lambda e: replace(e, laterality=Laterality.ALTERNATING))
    return with_items(program, "lateral-lunge", lambda item: replace(item, sides=None))


def _in_one_plane() -> Program:
    program = GOOD
    for slug in ("lateral-lunge", "side-plank", "bird-dog"):
        program = with_exercise(program, slug, with_plane(Plane.SAGITTAL))
    return program


def _with_lunges_as_squats() -> Program:
    program = GOOD
    for slug in ("lateral-lunge", "reverse-lunge"):
        program = with_exercise(program, slug, with_pattern(MovementPattern.SQUAT))
    return with_exercise(program, "kettlebell-deadlift", with_pattern(MovementPattern.BRIDGE))


def _with_bonus(item: Item) -> Item:
    return replace(item, extra_sets=3)


def _with_lever_kinds(*kept: Lever) -> Callable[[Item], Item]:
    return lambda item: replace(item, lever=item.lever if item.lever in kept else None)


def _with_front_core_by_brace() -> Program:
    program = with_items(GOOD, "plank", replaced_by("abdominal-brace"), EASY)
    return with_items(program, "dead-bug", replaced_by("abdominal-brace"), EASY)


def _with_one_second_more() -> Program:
    """The first item is said to take longer than the model gives; the sum stays true."""
    week, *later = GOOD.weeks
    session, *others = week.sessions
    warm_up, *blocks = session.blocks
    first, *rest = warm_up.items
    first, second = replace(first, seconds=first.seconds + 1), replace(rest[0], seconds=rest[0].seconds - 1)
    warm_up = replace(warm_up, items=(first, second, *rest[1:]))
    session = replace(session, blocks=(warm_up, *blocks))
    return replace(GOOD, weeks=(replace(week, sessions=(session, *others)), *later))


MUTATIONS: dict[Check, Mutation] = {
    safety.no_excluded_demand_is_asked_for: Mutation(
        lambda: with_exercise(GOOD, "glute-bridge", lambda e: replace(e, demands=frozenset({DemandSlug.HEAD_DOWN})))
    ),
    safety.only_owned_equipment_is_used: Mutation(
        lambda: with_exercise(
            GOOD, "glute-bridge", lambda e: replace(e, equipment_options=(frozenset({EquipmentSlug.BARBELL}),))
        )
    ),
    safety.no_exercise_is_above_the_level: Mutation(
        lambda: with_exercise(GOOD, "glute-bridge", lambda e: replace(e, level=Level.INTERMEDIATE))
    ),
    safety.effort_stays_under_its_caps: Mutation(lambda: with_items(GOOD, "goblet-squat", at_rpe(8.5), LAST)),
    safety.loaded_hinges_start_light: Mutation(
        lambda: with_items(
            GOOD, "kettlebell-deadlift", lambda item: replace(item, dose=Reps(8, 10), effort=Effort(6.5, 3.5)), [2]
        )
    ),
    jumps.jumps_pass_their_gate: Mutation(lambda: mutations.with_jumps(1, 6)),
    safety.holds_respect_conditions: Mutation(lambda: with_items(GOOD, "plank", with_dose(Holds((1, 1, 1), 35)), LAST)),
    safety.holds_stay_short: Mutation(lambda: with_items(GOOD, "bird-dog", with_dose(Holds((4, 3), 12)), LAST)),
    volume.priority_muscles_get_their_minimum: Mutation(
        lambda: with_items(GOOD, "dead-bug", with_sets(1), LAST),
        also=frozenset({volume.priority_muscles_reach_their_level_range}),
    ),
    volume.priority_muscles_reach_their_level_range: Mutation(lambda: with_items(GOOD, "dead-bug", with_sets(2), LAST)),
    volume.no_muscle_exceeds_its_ceiling: Mutation(
        lambda: with_exercise(GOOD, "goblet-squat", with_muscles([M.QUADRICEPS], [M.GLUTEUS_MAXIMUS]))
    ),
    balance.hamstrings_and_quadriceps_keep_their_ratio: Mutation(
        lambda: with_exercise(GOOD, "glute-bridge", with_muscles([M.GLUTEUS_MAXIMUS, M.QUADRICEPS], [M.HAMSTRINGS]))
    ),
    balance.hip_and_knee_work_keep_their_balance: Mutation(
        lambda: with_exercise(GOOD, "lateral-lunge", with_pattern(MovementPattern.BRIDGE))
    ),
    balance.enough_work_is_one_sided: Mutation(_with_two_sided_lateral_lunge),
    balance.isolation_supplements_compounds: Mutation(mutations.with_extensions_without_curls),
    balance.lower_body_sessions_hold_compounds: Mutation(
        lambda: with_exercise(GOOD, "lateral-lunge", lambda e: replace(e, mechanic=Mechanic.ISOLATION))
    ),
    balance.compound_families_are_covered: Mutation(_with_lunges_as_squats),
    balance.lunges_go_two_ways: Mutation(lambda: with_items(GOOD, "lateral-lunge", replaced_by("reverse-lunge"))),
    balance.squats_pair_with_leg_curls: Mutation(
        lambda: with_exercise(GOOD, "goblet-squat", with_pattern(MovementPattern.STEP))
    ),
    variety.core_is_trained_in_every_direction: Mutation(
        lambda: with_exercise(GOOD, "side-plank", with_pattern(MovementPattern.CORE_ANTI_EXTENSION))
    ),
    variety.weeks_leave_the_sagittal_plane: Mutation(_in_one_plane),
    variety.weeks_have_enough_variety: Mutation(mutations.with_five_exercises_only),
    variety.main_work_has_a_sensible_size: Mutation(mutations.with_seven_exercises_in_the_easy_week),
    dosage.doses_match_their_exercise: Mutation(lambda: with_items(GOOD, "plank", with_dose(Timed(20)), LAST)),
    dosage.doses_stay_near_published_programs: Mutation(
        lambda: with_items(GOOD, "glute-bridge", with_dose(Reps(14, 16)), LAST)
    ),
    recovery.glute_sessions_at_least_two_days_apart: Mutation(
        lambda: on_days(GOOD, Weekday.MON, Weekday.TUE),
        also=frozenset({recovery.hard_muscles_rest_48_hours}),
    ),
    recovery.hard_muscles_rest_48_hours: Mutation(
        lambda: on_days(mutations.without_glutes_on_thursday(), Weekday.MON, Weekday.TUE)
    ),
    recovery.week_has_a_rest_day: Mutation(
        mutations.with_session_on_every_day,
        also=frozenset({timing.week_keeps_its_days, variety.main_work_has_a_sensible_size}),
    ),
    recovery.glutes_are_trained_twice_a_week: Mutation(mutations.without_glutes_on_thursday),
    order.blocks_follow_their_order: Mutation(lambda: with_sessions(GOOD, mutations.with_strength_before_activation, LAST)),
    order.main_work_goes_from_large_to_small: Mutation(
        lambda: with_sessions(GOOD, mutations.with_bird_dog_first, LAST, [Weekday.THU])
    ),
    order.heavy_lifts_come_before_tired_trunks: Mutation(
        lambda: with_sessions(GOOD, mutations.with_plank_first, LAST, [Weekday.MON])
    ),
    sides.weaker_side_comes_first: Mutation(
        lambda: with_items(GOOD, "reverse-lunge", lambda i: replace(i, sides=i.sides and (i.sides[1], i.sides[0])))
    ),
    sides.both_sides_get_the_same: Mutation(lambda: with_items(GOOD, "reverse-lunge", lambda i: replace(i, sides=None))),
    sides.bonus_stays_within_its_cap: Mutation(
        lambda: with_items(
            replace(GOOD, profile=replace(GOOD.profile, asymmetry_bonus=True)), "lateral-lunge", _with_bonus, EASY
        )
    ),
    coverage.every_weak_muscle_is_trained: Mutation(_with_front_core_by_brace),
    coverage.every_imbalance_is_integrated: Mutation(
        lambda: with_items(GOOD, "reverse-lunge", replaced_by("split-squat"), EASY)
    ),
    coverage.every_short_muscle_is_lengthened: Mutation(
        lambda: with_block(GOOD, BlockKind.COOL_DOWN, lambda items: items[:-1], EASY),
        also=frozenset({stretching.tight_muscles_get_their_stretch_dose}),
    ),
    coverage.warm_up_prepares_the_legs: Mutation(
        lambda: with_items(GOOD, "leg-swing", lambda item: replace(item, exercise="cat-camel"), LAST)
    ),
    coverage.weak_muscles_are_woken_up: Mutation(
        lambda: with_items(GOOD, "donkey-kick", lambda item: replace(item, exercise="clamshell"), LAST)
    ),
    coverage.warm_up_lasts_long_enough: Mutation(lambda: with_items(GOOD, "brisk-march", with_dose(Timed(400)), EASY)),
    coverage.cool_down_stretches_the_legs: Mutation(
        lambda: with_block(GOOD, BlockKind.COOL_DOWN, lambda items: items[1:], EASY)
    ),
    stretching.tight_muscles_get_their_stretch_dose: Mutation(
        lambda: with_items(GOOD, "hip-flexor-stretch", with_dose(Holds((1,), 30)), EASY)
    ),
    stretching.warm_up_stretches_stay_short: Mutation(
        lambda: with_block(GOOD, BlockKind.WARM_UP, lambda items: (*items, MINUTE_STRETCH), EASY)
    ),
    progression.load_neither_falls_nor_jumps: Mutation(lambda: with_main_items(GOOD, at_rpe(8), LAST)),
    progression.first_week_is_gentle: Mutation(lambda: good_program(SLOW_STEPS)),
    progression.easy_weeks_come_regularly: Mutation(
        lambda: good_program((*STEPS[:4], Step(10, 6.5, Lever.LOAD), Step(10, 6.5, None), *STEPS[6:]))
    ),
    progression.easy_weeks_are_easy: Mutation(lambda: with_items(GOOD, "glute-bridge", at_rpe(6.5), EASY)),
    progression.one_lever_at_a_time: Mutation(lambda: with_items(GOOD, "kettlebell-deadlift", at_rpe(6.5), [4])),
    progression.more_than_one_lever_is_used: Mutation(
        lambda: with_main_items(GOOD, _with_lever_kinds(Lever.REPS)), also=frozenset({progression.glute_work_progresses})
    ),
    progression.glute_work_progresses: Mutation(lambda: with_items(GOOD, "kettlebell-deadlift", _with_lever_kinds(Lever.REPS))),
    timing.program_lasts_the_weeks_asked_for: Mutation(lambda: replace(GOOD, profile=replace(GOOD.profile, weeks=9))),
    timing.week_keeps_its_days: Mutation(lambda: replace(GOOD, profile=replace(GOOD.profile, days=(Weekday.MON, Weekday.FRI)))),
    timing.sessions_fit_the_minutes: Mutation(lambda: replace(GOOD, profile=replace(GOOD.profile, minutes_per_session=30))),
    timing.item_times_add_up: Mutation(_with_one_second_more),
    transparency.every_exercise_comes_along: Mutation(lambda: mutations.without_description_of("clamshell")),
    transparency.every_exercise_has_its_reason: Mutation(lambda: mutations.without_reason_for("glute-bridge")),
    transparency.evidence_and_limits_are_told: Mutation(lambda: replace(GOOD, focus=GOOD.focus[1:])),
    transparency.conditions_bring_their_notices: Mutation(lambda: mutations.without_notice("Breathe")),
    transparency.beginners_hear_of_a_trainer: Mutation(lambda: mutations.without_notice("trainer")),
    transparency.unmet_needs_are_told: Mutation(mutations.with_imbalance_that_nothing_answers),
}
"""One change for every rule. Keyed by the rule itself, so that a new rule without one is seen."""


def test_good_program_breaks_no_rule() -> None:
    report = audit(GOOD, GOOD_CATALOGUE)

    assert report.findings == ()
    assert report.passed


def test_every_rule_has_its_mutation() -> None:
    assert MUTATIONS.keys() == {rule.check for rule in RULE_BOOK}


@pytest.mark.parametrize("rule", RULE_BOOK, ids=lambda rule: rule.id)
def test_mutation_breaks_its_rule_and_no_other(rule: Rule) -> None:
    mutation = MUTATIONS[rule.check]

    report = audit(mutation.make(), GOOD_CATALOGUE)

    assert {finding.rule for finding in report.findings} == {r.id for r in RULE_BOOK if r.check in {rule.check, *mutation.also}}


@pytest.mark.parametrize(
    ("make", "kept"),
    [
        pytest.param(mutations.with_good_jumps, True, id="as they should be"),
        pytest.param(mutations.with_untested_jumps, False, id="landing not tested"),
        pytest.param(lambda: mutations.with_jumps(3, 6, mutations.with_good_jumps()), False, id="too early"),
        pytest.param(lambda: mutations.with_jumps(5, 8, mutations.with_good_jumps()), False, id="more in the easy week"),
        pytest.param(lambda: mutations.with_jumps(7, 29, mutations.with_good_jumps()), False, id="many more in a week"),
        pytest.param(lambda: mutations.with_jumps_of_class(2), False, id="above the level"),
    ],
)
def test_jumps_in_a_good_program_break_their_own_rule_alone(make: Callable[[], Program], kept: bool) -> None:
    report = audit(make(), GOOD_CATALOGUE)

    assert {finding.rule for finding in report.findings} == (set() if kept else {"jumps-pass-their-gate"})
