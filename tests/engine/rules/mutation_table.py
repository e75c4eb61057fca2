"""For every rule one change to the good program that breaks it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.frame import COOL_DOWN_LIMIT_SECONDS, FRAME_TOLERANCE_SECONDS
from app.engine.guidelines.progression import DELOAD_RPE, LOAD_INDEX_STEP, LOADED_HINGE_RPE
from app.engine.guidelines.recovery import GLUTE_FOCUS_SETS
from app.engine.guidelines.strength import GUIDELINES
from app.engine.guidelines.warm_up import WARM_UP_MINUTES
from app.engine.program import BodyweightLoad, Holds, Item, Program, Reps, Timed
from app.engine.rules import (
    balance,
    coverage,
    dosage,
    jumps,
    order,
    progression,
    recovery,
    safety,
    sides,
    staples,
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
from tests.engine.good_program import (
    EASY_WEEK,
    LAST_WEEK,
    STEPS,
    ItemChange,
    SessionChange,
    Step,
    good_program,
    timed,
    with_block,
    with_exercise,
    with_items,
    with_main_items,
    with_sessions,
    work,
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
HARD_START = (
    Step(8, 5.5, None),
    Step(8, 6, Lever.LOAD),
    Step(9, 6, Lever.REPS),
    Step(10, 6, Lever.REPS),
    Step(10, 5.5, None, easy=True),
    *(Step(reps, 6, Lever.REPS) for reps in (11, 12, 13)),
)
"""The first week asks for more than it should, measured by the heaviest."""


@dataclass(frozen=True)
class Mutation:
    """A program that breaks a rule, and the rules that cannot be kept either where that one is broken."""

    make: Callable[[], Program]
    also: frozenset[Check] = frozenset()


def _of_items(slug: str, change: ItemChange, weeks: Sequence[int] = (), *also: Check) -> Mutation:
    return Mutation(lambda: with_items(GOOD, slug, change, weeks), frozenset(also))


def _of_main_items(change: ItemChange, weeks: Sequence[int] = ()) -> Mutation:
    return Mutation(lambda: with_main_items(GOOD, change, weeks))


def _of_exercise(slug: str, change: Callable[[Exercise], Exercise]) -> Mutation:
    return Mutation(lambda: with_exercise(GOOD, slug, change))


def _of_sessions(change: SessionChange, weeks: Sequence[int], days: Sequence[Weekday] = tuple(Weekday)) -> Mutation:
    return Mutation(lambda: with_sessions(GOOD, change, weeks, days))


def _of_block(
    kind: BlockKind, items: Callable[[tuple[Item, ...]], Sequence[Item]], weeks: Sequence[int], *also: Check
) -> Mutation:
    return Mutation(lambda: with_block(GOOD, kind, items, weeks), frozenset(also))


def _of_days(*days: Weekday) -> Mutation:
    return Mutation(lambda: on_days(GOOD, *days))


def _with_two_sided_lateral_lunge() -> Program:
    program = with_exercise(GOOD, "lateral-lunge", lambda e: replace(e, laterality=Laterality.BILATERAL))
    return with_items(program, "lateral-lunge", lambda item: replace(item, sides=None, rest_seconds=item.rest_seconds + 30))


def _in_one_plane() -> Program:
    program = GOOD
    for slug in ("lateral-lunge", "side-plank", "bird-dog"):
        program = with_exercise(program, slug, with_plane(Plane.SAGITTAL))
    return program


def _with_lunges_as_squats() -> Program:
    program = GOOD
    for slug in ("lateral-lunge", "reverse-lunge", "split-squat"):
        program = with_exercise(program, slug, with_pattern(MovementPattern.SQUAT))
    return with_exercise(program, "kettlebell-deadlift", with_pattern(MovementPattern.BRIDGE))


def _with_two_compound_lifts() -> Program:
    program = GOOD
    for slug in ("reverse-lunge", "lateral-lunge", "split-squat", "glute-bridge"):
        program = with_exercise(program, slug, lambda e: replace(e, mechanic=Mechanic.ISOLATION))
    return program


def _without_weights_at_the_end() -> Program:
    program = GOOD
    for slug in ("goblet-squat", "kettlebell-deadlift"):
        program = with_items(program, slug, lambda item: replace(item, load=BodyweightLoad()), LAST)
    return program


def _too_heavy_for_a_first_hinge(item: Item) -> Item:
    return at_rpe(LOADED_HINGE_RPE + 0.5)(replace(item, dose=Reps(8, 10)))


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
    safety.no_excluded_demand_is_asked_for: _of_exercise(
        "glute-bridge", lambda e: replace(e, demands=frozenset({DemandSlug.HEAD_DOWN}))
    ),
    safety.only_owned_equipment_is_used: _of_exercise(
        "glute-bridge", lambda e: replace(e, equipment_options=(frozenset({EquipmentSlug.BARBELL}),))
    ),
    safety.no_exercise_is_above_the_level: _of_exercise("glute-bridge", lambda e: replace(e, level=Level.INTERMEDIATE)),
    safety.effort_stays_under_its_caps: _of_items("goblet-squat", at_rpe(GUIDELINES[GOOD.profile.level].rpe_limit + 0.5), LAST),
    safety.loaded_hinges_start_light: _of_items("kettlebell-deadlift", _too_heavy_for_a_first_hinge, [2]),
    jumps.jumps_pass_their_gate: Mutation(lambda: mutations.with_jumps(1, 6)),
    safety.holds_respect_conditions: _of_items("plank", with_dose(Holds((1, 1, 1), 35)), LAST),
    safety.holds_stay_short: _of_items("bird-dog", with_dose(Holds((4, 3), 12)), LAST),
    staples.every_imbalance_leads_somewhere: _of_items("leg-curl-band", replaced_by("hamstring-walkout"), LAST),
    staples.what_leads_is_trained_most: Mutation(lambda: mutations.for_imbalances(GOOD, "weak-glutes")),
    staples.named_staples_are_in_the_program: _of_items("kettlebell-deadlift", replaced_by("good-morning-band"), LAST),
    staples.staples_are_in_the_program: _of_items("dead-bug", replaced_by("abdominal-brace"), LAST),
    volume.volume_grows_in_small_steps: Mutation(mutations.with_leap_in_sets),
    volume.no_muscle_exceeds_its_ceiling: Mutation(mutations.with_muscle_above_its_ceiling),
    balance.hamstrings_and_quadriceps_keep_their_ratio: _of_exercise(
        "glute-bridge", with_muscles([M.GLUTEUS_MAXIMUS, M.QUADRICEPS], [M.HAMSTRINGS])
    ),
    balance.enough_work_is_one_sided: Mutation(_with_two_sided_lateral_lunge),
    balance.leg_extensions_pair_with_leg_curls: Mutation(mutations.with_extensions_without_curls),
    balance.weeks_hold_compound_lifts: Mutation(_with_two_compound_lifts),
    balance.compound_families_are_covered: Mutation(_with_lunges_as_squats),
    variety.core_is_trained_in_every_direction: _of_exercise("side-plank", with_pattern(MovementPattern.CORE_ANTI_EXTENSION)),
    variety.weeks_leave_the_sagittal_plane: Mutation(_in_one_plane),
    variety.weeks_have_enough_variety: Mutation(mutations.with_five_exercises_only),
    variety.main_work_has_a_sensible_size: Mutation(mutations.with_one_exercise_too_many),
    variety.neighbouring_sessions_differ: Mutation(mutations.with_monday_again_on_wednesday),
    variety.owned_weights_are_used: Mutation(_without_weights_at_the_end),
    dosage.doses_match_their_exercise: _of_items("plank", with_dose(Timed(20)), LAST),
    dosage.doses_stay_near_published_programs: _of_items("glute-bridge", with_dose(Reps(14, 16)), LAST),
    recovery.glute_sessions_at_least_two_days_apart: _of_days(Weekday.MON, Weekday.WED, Weekday.SUN),
    recovery.hard_muscles_rest_48_hours: _of_days(Weekday.MON, Weekday.TUE, Weekday.FRI),
    recovery.week_has_a_rest_day: Mutation(mutations.with_session_on_every_day, also=frozenset({timing.week_keeps_its_days})),
    recovery.glutes_are_trained_twice_a_week: _of_items("glute-bridge", with_sets(GLUTE_FOCUS_SETS - 1), LAST),
    order.blocks_follow_their_order: _of_sessions(mutations.with_strength_before_activation, LAST),
    order.main_work_goes_from_large_to_small: _of_sessions(mutations.with_trunk_work_first, LAST, [Weekday.FRI]),
    order.heavy_lifts_come_before_tired_trunks: _of_sessions(mutations.with_trunk_work_first, LAST, [Weekday.MON]),
    sides.weaker_side_comes_first: _of_items("reverse-lunge", lambda i: replace(i, sides=i.sides and (i.sides[1], i.sides[0]))),
    sides.both_sides_get_the_same: _of_items("reverse-lunge", lambda i: replace(i, sides=None)),
    sides.bonus_stays_within_its_cap: Mutation(
        lambda: with_items(
            replace(GOOD, profile=replace(GOOD.profile, asymmetry_bonus=True)), "lateral-lunge", _with_bonus, EASY
        )
    ),
    coverage.every_weak_muscle_is_trained: Mutation(_with_front_core_by_brace),
    coverage.every_short_muscle_is_lengthened: _of_block(BlockKind.COOL_DOWN, lambda items: items[:-1], EASY),
    coverage.warm_up_prepares_the_legs: _of_items("leg-swing", lambda item: replace(item, exercise="cat-camel"), LAST),
    coverage.sessions_begin_with_a_drill: _of_block(BlockKind.ACTIVATION, lambda items: items[:0], LAST),
    coverage.warm_up_lasts_long_enough: _of_items(
        "brisk-march", with_dose(Timed(round(60 * WARM_UP_MINUTES.high))), EASY, timing.frames_leave_time_for_the_work
    ),
    coverage.cool_down_stretches_the_legs: _of_block(BlockKind.COOL_DOWN, lambda items: items[1:], EASY),
    stretching.tight_muscles_get_their_stretch_dose: _of_items("hip-flexor-stretch", with_dose(Holds((1,), 30)), LAST),
    stretching.cool_downs_are_no_filler: _of_items(
        "hip-flexor-stretch",
        with_dose(Holds((COOL_DOWN_LIMIT_SECONDS[0][1] // 60,), 30)),
        EASY,
        timing.frames_leave_time_for_the_work,
    ),
    stretching.warm_up_stretches_stay_short: _of_block(
        BlockKind.WARM_UP, lambda items: (*items, MINUTE_STRETCH), EASY, timing.frames_leave_time_for_the_work
    ),
    progression.load_neither_falls_nor_jumps: _of_main_items(at_rpe(STEPS[-2].rpe * LOAD_INDEX_STEP.low - 0.1), LAST),
    progression.first_week_is_gentle: Mutation(lambda: good_program(HARD_START)),
    progression.easy_weeks_come_regularly: Mutation(mutations.without_easy_week),
    progression.easy_weeks_are_easy: _of_items("glute-bridge", at_rpe(DELOAD_RPE + 0.5), EASY),
    progression.one_lever_at_a_time: _of_items("goblet-squat", with_sets(4), [4]),
    progression.more_than_one_lever_is_used: Mutation(
        lambda: with_main_items(GOOD, _with_lever_kinds(Lever.REPS)), also=frozenset({progression.glute_work_progresses})
    ),
    progression.glute_work_progresses: _of_items("kettlebell-deadlift", _with_lever_kinds(Lever.REPS)),
    progression.main_work_progresses: _of_items("dead-bug", lambda item: work("dead-bug", item.sets), LAST),
    timing.program_lasts_the_weeks_asked_for: Mutation(lambda: replace(GOOD, profile=replace(GOOD.profile, weeks=9))),
    timing.week_keeps_its_days: Mutation(
        lambda: replace(GOOD, profile=replace(GOOD.profile, days=(Weekday.MON, Weekday.WED, Weekday.SAT)))
    ),
    timing.sessions_fit_the_minutes: Mutation(
        lambda: replace(GOOD, profile=replace(GOOD.profile, minutes_per_session=30)),
        also=frozenset({timing.frames_leave_time_for_the_work}),
    ),
    timing.frames_leave_time_for_the_work: _of_items("brisk-march", with_dose(Timed(120 + FRAME_TOLERANCE_SECONDS)), EASY),
    timing.item_times_add_up: Mutation(_with_one_second_more),
    transparency.every_exercise_comes_along: Mutation(lambda: mutations.without_description_of("cat-camel")),
    transparency.every_exercise_has_its_reason: Mutation(lambda: mutations.without_reason_for("glute-bridge")),
    transparency.evidence_and_limits_are_told: Mutation(lambda: replace(GOOD, focus=GOOD.focus[1:])),
    transparency.conditions_bring_their_notices: Mutation(lambda: mutations.without_notice("Breathe")),
    transparency.beginners_hear_of_a_trainer: Mutation(lambda: mutations.without_notice("trainer")),
    transparency.unmet_needs_are_told: Mutation(mutations.with_imbalance_that_nothing_answers),
}
"""One change for every rule. Keyed by the rule itself, so that a new rule without one is seen."""
