"""When a `should` rule asks something of a program at all, so that what it never asks of anyone does not count as kept."""

from collections.abc import Callable, Collection, Mapping

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.protocols import Staple
from app.engine.guidelines.frame import BRIEF_MINUTES
from app.engine.guidelines.muscles import GLUTES
from app.engine.guidelines.patterns import FAMILIES_NEEDED, OTHER_PLANES
from app.engine.guidelines.progression import LAST_RUN_LONGER_WEEKS, LEVERS_NEED_WEEKS, SESSIONS_WITHOUT_EASY_WEEKS
from app.engine.guidelines.volume import SHORT_WEEK_MINUTES
from app.engine.measures.exercise_kinds import is_compound_lift, is_leg_work, is_strengthening
from app.engine.measures.staples import groups_of
from app.engine.program import Holds, Program
from app.engine.rules import (
    RULE_BOOK,
    RULE_IDS,
    balance,
    coverage,
    order,
    progression,
    safety,
    staples,
    stretching,
    variety,
    volume,
)
from app.engine.rules.facts import Facts, facts_of
from app.engine.rules.rule import Check
from app.engine.vocabulary.body import MuscleSlug, Region
from app.engine.vocabulary.exercises import DemandSlug, Laterality, MovementPattern
from app.engine.vocabulary.programs import RuleSeverity
from app.engine.vocabulary.roles import LIFT_ROLES

THIGHS = frozenset({MuscleSlug.HAMSTRINGS, MuscleSlug.QUADRICEPS})


def applied(program: Program, catalogue: Catalogue) -> frozenset[str]:
    """The `should` rules that ask something of the program, by id."""
    facts = facts_of(program, catalogue, RULE_IDS)
    should = (rule for rule in RULE_BOOK if rule.severity is RuleSeverity.SHOULD)
    return frozenset(rule.id for rule in should if APPLIES.get(rule.check, _always)(facts))


def is_possible(staple: Staple, facts: Facts) -> bool:
    """True where this person may do something of every group of a staple."""
    return all(_may_do_one(group, facts) for group in groups_of(staple, facts.catalogue))


def _may_do_one(group: Collection[str], facts: Facts) -> bool:
    roles = facts.client.roles_of
    return any(slug in group and not facts.fillable_roles.isdisjoint(roles.get(slug, ())) for slug in facts.client.eligible)


def _always(_: Facts) -> bool:
    return True


def _has_usual_phases(facts: Facts) -> bool:
    return not facts.is_staged


def _has_endurance_holds(facts: Facts) -> bool:
    return any(isinstance(p.item.dose, Holds) and is_strengthening(p.exercise) for p in facts.items)


def _could_train_leads(facts: Facts) -> bool:
    return not facts.is_staged and not facts.client.leads.isdisjoint(facts.fillable_roles)


def _could_hold_staples(facts: Facts) -> bool:
    expected = (staple for stated in facts.client.imbalances for staple in stated.protocol.staples if not staple.must)
    return any(is_possible(staple, facts) for staple in expected)


def _weighs_thighs(facts: Facts) -> bool:
    return not facts.is_staged and not facts.weak.isdisjoint(THIGHS) and facts.client.trainable >= THIGHS


def _could_work_one_sided(facts: Facts) -> bool:
    one_sided = (e for e in facts.open_exercises if e.laterality is Laterality.UNILATERAL)
    return not facts.is_staged and any(map(is_leg_work, one_sided))


def _has_leg_extensions(facts: Facts) -> bool:
    trained = (exercise for week in facts.training_weeks for exercise, _ in week.trained)
    return any(exercise.pattern is MovementPattern.KNEE_EXTENSION for exercise in trained)


def _could_lift(facts: Facts) -> bool:
    return not facts.is_staged and any(map(is_compound_lift, facts.open_exercises))


def _is_led_by_lifts(facts: Facts) -> bool:
    legs = any({Region.LEGS, Region.GLUTES} & set(imbalance.regions) for imbalance in facts.imbalances)
    often = facts.profile.sessions_per_week >= FAMILIES_NEEDED
    return legs and often and not facts.is_staged and not facts.client.leads.isdisjoint(LIFT_ROLES)


def _has_time(facts: Facts) -> bool:
    return not facts.is_staged and facts.profile.weekly_minutes >= SHORT_WEEK_MINUTES


def _could_leave_the_sagittal_plane(facts: Facts) -> bool:
    return _has_time(facts) and any(exercise.plane in OTHER_PLANES for exercise in facts.open_exercises)


def _ends_with_two_legged_lifts(facts: Facts) -> bool:
    last = facts.training_weeks[-1:]
    return not facts.is_staged and any(facts.role_of(p.exercise) in variety.TWO_LEGGED for week in last for p in week.main)


def _loads_the_spine(facts: Facts) -> bool:
    return any(DemandSlug.AXIAL_LOAD in placed.exercise.demands for placed in facts.main_items)


def _could_begin_with_a_drill(facts: Facts) -> bool:
    phases = {week.week.phase for week in facts.weeks}
    turns = (turn for s in facts.client.imbalances for phase in phases for turn in s.protocol.activation.get(phase, ()))
    has_time = facts.profile.minutes_per_session > BRIEF_MINUTES
    return has_time and any(slug in facts.client.eligible for turn in turns for slug in turn)


def _could_stretch_what_is_tight(facts: Facts) -> bool:
    tight = (slug for stated in facts.client.imbalances for group in stated.protocol.tight for slug in group)
    return not facts.is_staged and any(slug in facts.client.eligible for slug in tight)


def _stretches_before_the_work(facts: Facts) -> bool:
    return any(session.held_before_work for session in facts.sessions)


def _is_long(facts: Facts) -> bool:
    return len(facts.weeks) >= LEVERS_NEED_WEEKS


def _needs_easy_weeks(facts: Facts) -> bool:
    often = facts.profile.sessions_per_week > SESSIONS_WITHOUT_EASY_WEEKS
    run = facts.limits.guideline.longest_run_without_deload + LAST_RUN_LONGER_WEEKS
    return often and not facts.is_staged and len(facts.weeks) > run


APPLIES: Mapping[Check, Callable[[Facts], bool]] = {
    safety.holds_stay_short: _has_endurance_holds,
    staples.what_leads_is_trained_most: _could_train_leads,
    staples.staples_are_in_the_program: _could_hold_staples,
    volume.volume_grows_in_small_steps: lambda facts: len(facts.training_weeks) > 1,
    balance.hamstrings_and_quadriceps_keep_their_ratio: _weighs_thighs,
    balance.enough_work_is_one_sided: _could_work_one_sided,
    balance.leg_extensions_pair_with_leg_curls: _has_leg_extensions,
    balance.weeks_hold_compound_lifts: _could_lift,
    balance.compound_families_are_covered: _is_led_by_lifts,
    variety.core_is_trained_in_every_direction: _has_time,
    variety.weeks_leave_the_sagittal_plane: _could_leave_the_sagittal_plane,
    variety.weeks_have_enough_variety: _has_usual_phases,
    variety.main_work_has_a_sensible_size: _has_usual_phases,
    variety.neighbouring_sessions_differ: lambda facts: facts.profile.sessions_per_week > 1,
    variety.owned_weights_are_used: _ends_with_two_legged_lifts,
    order.heavy_lifts_come_before_tired_trunks: _loads_the_spine,
    coverage.sessions_begin_with_a_drill: _could_begin_with_a_drill,
    stretching.tight_muscles_get_their_stretch_dose: _could_stretch_what_is_tight,
    stretching.warm_up_stretches_stay_short: _stretches_before_the_work,
    progression.more_than_one_lever_is_used: _is_long,
    progression.glute_work_progresses: lambda facts: _is_long(facts) and bool(GLUTES & facts.trainable),
    progression.main_work_progresses: lambda facts: _is_long(facts) and not facts.is_staged,
    progression.easy_weeks_come_regularly: _needs_easy_weeks,
    progression.easy_weeks_are_easy: lambda facts: any(week.week.deload for week in facts.weeks),
}
"""What a program must be like for a rule to ask something of it; a rule that is not here asks something of every program."""
