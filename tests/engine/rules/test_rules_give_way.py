"""Some rules give way: to easy weeks, to the stages of a condition, and to a warning of what a week goes without."""

from dataclasses import replace

import pytest

from app.engine.measures.staples import staple_need
from app.engine.priorities.needs import GLUTE_DAYS_NEED, lead_need, muscle_need
from app.engine.rules import (
    RULE_BOOK,
    Rule,
    balance,
    coverage,
    progression,
    recovery,
    staples,
    stretching,
    variety,
    volume,
)
from app.engine.rules.rule import Check
from app.engine.vocabulary.body import MuscleSlug
from tests.engine.catalogue_checks.good_catalogue import DEADLIFT_STAPLE, GOOD_CATALOGUE, TRUNK_STAPLE
from tests.engine.rules.judging import keeps
from tests.engine.rules.mutation_table import MUTATIONS
from tests.engine.rules.mutations import GOOD, warning_of, with_condition

GIVE_WAY_TO_STAGES: frozenset[Check] = frozenset(
    {
        staples.what_leads_is_trained_most,
        balance.hamstrings_and_quadriceps_keep_their_ratio,
        balance.enough_work_is_one_sided,
        balance.weeks_hold_compound_lifts,
        balance.compound_families_are_covered,
        variety.core_is_trained_in_every_direction,
        variety.weeks_leave_the_sagittal_plane,
        variety.weeks_have_enough_variety,
        variety.main_work_has_a_sensible_size,
        variety.owned_weights_are_used,
        recovery.glutes_are_trained_twice_a_week,
        stretching.tight_muscles_get_their_stretch_dose,
        progression.load_neither_falls_nor_jumps,
        progression.easy_weeks_come_regularly,
        progression.main_work_progresses,
    }
)
"""What the stages of a condition say instead."""

GIVE_WAY_TO_EASY_WEEKS: frozenset[Check] = frozenset(
    {
        staples.every_imbalance_leads_somewhere,
        staples.what_leads_is_trained_most,
        staples.named_staples_are_in_the_program,
        staples.staples_are_in_the_program,
        volume.volume_grows_in_small_steps,
        balance.hamstrings_and_quadriceps_keep_their_ratio,
        balance.enough_work_is_one_sided,
        balance.leg_extensions_pair_with_leg_curls,
        balance.weeks_hold_compound_lifts,
        balance.compound_families_are_covered,
        variety.core_is_trained_in_every_direction,
        variety.weeks_leave_the_sagittal_plane,
        variety.weeks_have_enough_variety,
        variety.main_work_has_a_sensible_size,
        variety.neighbouring_sessions_differ,
        variety.owned_weights_are_used,
        recovery.glutes_are_trained_twice_a_week,
        stretching.tight_muscles_get_their_stretch_dose,
        progression.load_neither_falls_nor_jumps,
        progression.first_week_is_gentle,
        progression.one_lever_at_a_time,
        progression.main_work_progresses,
        progression.easy_weeks_come_regularly,
    }
)
"""What a week that rests the body need not hold."""

IMBALANCES = GOOD_CATALOGUE.imbalances
TOLD: dict[str, tuple[Check, str]] = {
    "lead": (staples.every_imbalance_leads_somewhere, lead_need(IMBALANCES["imbalanced-leg-muscles"])),
    "named staple": (
        staples.named_staples_are_in_the_program,
        staple_need(DEADLIFT_STAPLE, IMBALANCES["weak-glutes"].name),
    ),
    "staple": (staples.staples_are_in_the_program, staple_need(TRUNK_STAPLE, IMBALANCES["weak-core"].name)),
    "second day for the glutes": (recovery.glutes_are_trained_twice_a_week, GLUTE_DAYS_NEED),
    "weak muscle": (coverage.every_weak_muscle_is_trained, muscle_need(MuscleSlug.RECTUS_ABDOMINIS)),
}


@pytest.mark.parametrize("rule", RULE_BOOK, ids=lambda rule: rule.id)
def test_rule_gives_way_to_stages_only_where_they_say_something_instead(rule: Rule) -> None:
    staged = with_condition(MUTATIONS[rule.check].make(), "sore-back")

    assert keeps(rule.check, staged) is (rule.check in GIVE_WAY_TO_STAGES)


@pytest.mark.parametrize("rule", RULE_BOOK, ids=lambda rule: rule.id)
def test_rule_gives_way_to_easy_weeks_only_where_they_need_not_hold_it(rule: Rule) -> None:
    program = MUTATIONS[rule.check].make()
    easy = replace(program, weeks=tuple(replace(week, deload=True) for week in program.weeks))

    assert keeps(rule.check, easy) is (rule.check in GIVE_WAY_TO_EASY_WEEKS)


def test_one_stage_alone_changes_nothing() -> None:
    assert "high-blood-pressure" in GOOD.profile.conditions
    assert len(GOOD_CATALOGUE.condition_protocols["high-blood-pressure"].stages) == 1
    assert not keeps(variety.owned_weights_are_used, MUTATIONS[variety.owned_weights_are_used].make())


@pytest.mark.parametrize(("check", "need"), TOLD.values(), ids=TOLD)
def test_need_that_is_not_met_may_be_told_instead(check: Check, need: str) -> None:
    assert keeps(check, warning_of(MUTATIONS[check].make(), need))


@pytest.mark.parametrize(("check", "need"), TOLD.values(), ids=TOLD)
def test_telling_of_another_need_is_not_enough(check: Check, need: str) -> None:
    assert not keeps(check, warning_of(MUTATIONS[check].make(), f"{need} and more"))
