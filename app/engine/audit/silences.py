"""What a draft leaves unsaid, and which rules can therefore not be held against it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.engine.audit.draft import Draft
from app.engine.audit.draft_sides import knows_a_weaker_side, says_its_side
from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import Client
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
    staples,
    stretching,
    timing,
    transparency,
    variety,
    volume,
)
from app.engine.rules.rule import Check

LEAST_READ_SHARE = 0.9
"""With less of a draft read, what is missing in it cannot be told from what was not read. Source: expert-opinion."""

TOPIC_THAT_NEEDS_DAYS = "recovery"
TOPIC_THAT_NEEDS_SIDES = "sides"

NEVER_SAID: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "what the person has to avoid": (safety.no_excluded_demand_is_asked_for, safety.holds_respect_conditions),
        "what the person owns": (
            safety.only_owned_equipment_is_used,
            variety.owned_weights_are_used,
            balance.weeks_hold_compound_lifts,
        ),
        "whether its first week is the person's first": (
            safety.loaded_hinges_start_light,
            progression.first_week_is_gentle,
        ),
        "whether landing tests were passed": (jumps.jumps_pass_their_gate,),
        "what else the person trains": (
            staples.every_imbalance_leads_somewhere,
            staples.what_leads_is_trained_most,
            staples.named_staples_are_in_the_program,
            staples.staples_are_in_the_program,
            coverage.every_weak_muscle_is_trained,
            variety.neighbouring_sessions_differ,
        ),
        "which of its weeks are meant to be easy": (
            volume.volume_grows_in_small_steps,
            progression.load_neither_falls_nor_jumps,
            progression.one_lever_at_a_time,
            progression.more_than_one_lever_is_used,
            progression.glute_work_progresses,
            progression.main_work_progresses,
            progression.easy_weeks_come_regularly,
            progression.easy_weeks_are_easy,
        ),
        "how long its sessions are to last": (
            variety.main_work_has_a_sensible_size,
            coverage.warm_up_lasts_long_enough,
            stretching.cool_downs_are_no_filler,
            timing.sessions_fit_the_minutes,
            timing.frames_leave_time_for_the_work,
            timing.item_times_add_up,
        ),
        "exactly how its sets are done": (
            safety.holds_stay_short,
            dosage.doses_match_their_exercise,
            dosage.doses_stay_near_published_programs,
        ),
        "which of its lines are warm-up and cool-down": (
            order.blocks_follow_their_order,
            coverage.warm_up_prepares_the_legs,
            coverage.sessions_begin_with_a_drill,
            coverage.cool_down_stretches_the_legs,
            coverage.every_short_muscle_is_lengthened,
            stretching.tight_muscles_get_their_stretch_dose,
            stretching.warm_up_stretches_stay_short,
        ),
        "whether one side is to get more": (sides.bonus_stays_within_its_cap,),
        "which weeks and days were asked for": (
            timing.program_lasts_the_weeks_asked_for,
            timing.week_keeps_its_days,
        ),
        "what the person was told": (
            transparency.every_exercise_comes_along,
            transparency.every_exercise_has_its_reason,
            transparency.evidence_and_limits_are_told,
            transparency.conditions_bring_their_notices,
            transparency.beginners_hear_of_a_trainer,
            transparency.unmet_needs_are_told,
        ),
    }
)
"""What no draft says, and the rules that need it: all that do not judge drafts."""

RULES_OF_ABSENCE = frozenset(
    {
        balance.hamstrings_and_quadriceps_keep_their_ratio,
        balance.enough_work_is_one_sided,
        balance.leg_extensions_pair_with_leg_curls,
        balance.compound_families_are_covered,
        variety.core_is_trained_in_every_direction,
        variety.weeks_leave_the_sagittal_plane,
        variety.weeks_have_enough_variety,
        recovery.glutes_are_trained_twice_a_week,
        sides.weaker_side_comes_first,
        sides.both_sides_get_the_same,
    }
)
"""Rules that may be broken by what is missing, and kept by a line that was not read."""

RULES_OF_ORDER = frozenset({order.main_work_goes_from_large_to_small})
"""Rules that are no `must` in a draft, which does not say what is done in turn as a circuit."""


def unsaid(draft: Draft, catalogue: Catalogue, client: Client) -> Mapping[str, str]:
    """The rules that need what the draft does not say, each with what that is."""
    said = _Said(
        read_share=draft.read_share,
        days=all(session.day for session in draft.sessions()),
        level=draft.level is not None,
        effort=any(item.rpe is not None for item in draft.items()),
        sides=any(says_its_side(session.items, catalogue) for session in draft.sessions()),
        weaker_side=knows_a_weaker_side(client),
    )
    return {rule.id: because for rule in RULE_BOOK if (because := _silence(rule, said))}


@dataclass(frozen=True, slots=True)
class _Said:
    """What a draft says."""

    read_share: float
    days: bool
    level: bool
    effort: bool
    sides: bool
    weaker_side: bool


def _silence(rule: Rule, said: _Said) -> str | None:
    """Why the rule cannot be held against the draft; None where it can."""
    if not rule.judges_drafts:
        never = next((what for what, checks in NEVER_SAID.items() if rule.check in checks), "enough")
        return f"a draft does not say {never}"
    if rule.check in RULES_OF_ABSENCE and said.read_share < LEAST_READ_SHARE:
        return f"only {said.read_share:.0%} of the lines were read, and what is missing may stand in the others"
    needs = [
        (rule.topic == TOPIC_THAT_NEEDS_DAYS, said.days, "not every session says its day"),
        (rule.check is safety.no_exercise_is_above_the_level, said.level, "the draft does not say for which level it is"),
        (rule.check is safety.effort_stays_under_its_caps, said.effort, "no line says how hard it is"),
        (rule.topic == TOPIC_THAT_NEEDS_SIDES, said.sides, "no line of one-sided work says its side"),
        (rule.check is sides.weaker_side_comes_first, said.weaker_side, "the draft does not say which side is weaker"),
    ]
    return next((because for is_needed, is_said, because in needs if is_needed and not is_said), None)
