"""The rule book: everything that a good program keeps, in the order in which it is explained.

A rule is one small function, named as the claim it makes; this tuple says where it comes from and how
binding it is. Programs are made to keep these rules and are checked with them.
"""

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
from app.engine.rules.rule import Rule
from app.engine.vocabulary.programs import RuleSeverity

__all__ = ["RULE_BOOK", "RULE_IDS", "Rule"]

MUST, SHOULD = RuleSeverity.MUST, RuleSeverity.SHOULD
SEED = ("seed-article",)
OPINION = ("expert-opinion",)

RULE_BOOK: tuple[Rule, ...] = (
    Rule(safety.no_excluded_demand_is_asked_for, ("Q01",), MUST, "exercises", OPINION),
    Rule(safety.only_owned_equipment_is_used, ("Q02",), MUST, "exercises", OPINION),
    Rule(safety.no_exercise_is_above_the_level, ("Q03",), MUST, "exercises", ("acsm-2009",), judges_drafts=True),
    Rule(
        safety.effort_stays_under_its_caps,
        ("Q22", "S25", "S45", "S63"),
        MUST,
        "RPE",
        ("seed-article", "acsm-2026"),
        judges_drafts=True,
    ),
    Rule(safety.loaded_hinges_start_light, ("S57", "Q30"), MUST, "RPE", SEED),
    Rule(safety.holds_respect_conditions, ("Q01",), MUST, "seconds", ("expert-opinion",)),
    Rule(safety.holds_stay_short, ("Q24",), SHOULD, "seconds", ("mcgill-2007", "fifa-11-plus")),
    Rule(jumps.jumps_pass_their_gate, ("Q25", "S39"), MUST, "landings", ("nsca-essentials", "expert-opinion")),
    Rule(staples.every_imbalance_leads_somewhere, ("Q05", "Q26", "S14"), MUST, "exercises", OPINION),
    Rule(staples.what_leads_is_trained_most, ("Q05",), SHOULD, "sets", OPINION),
    Rule(staples.named_staples_are_in_the_program, ("S15", "S22", "S51", "S58", "S59"), MUST, "days", SEED),
    Rule(staples.staples_are_in_the_program, ("S19", "S22", "S37", "S38"), SHOULD, "days", ("seed-article", "expert-opinion")),
    Rule(volume.volume_grows_in_small_steps, ("Q06",), SHOULD, "sets", OPINION),
    Rule(volume.no_muscle_exceeds_its_ceiling, ("Q06",), MUST, "sets", ("baz-valle-2022", "acsm-2009"), judges_drafts=True),
    Rule(
        balance.hamstrings_and_quadriceps_keep_their_ratio,
        ("Q07", "S21", "S28"),
        SHOULD,
        "ratio",
        ("seed-article", "holcomb-2007"),
        judges_drafts=True,
    ),
    Rule(
        balance.enough_work_is_one_sided,
        ("Q14", "S31"),
        SHOULD,
        "share",
        ("seed-article", "expert-opinion"),
        judges_drafts=True,
    ),
    Rule(balance.leg_extensions_pair_with_leg_curls, ("S38",), SHOULD, "exercises", SEED, judges_drafts=True),
    Rule(balance.weeks_hold_compound_lifts, ("S30",), SHOULD, "exercises", SEED),
    Rule(balance.compound_families_are_covered, ("Q29",), SHOULD, "families", SEED, judges_drafts=True),
    Rule(variety.core_is_trained_in_every_direction, ("Q23",), SHOULD, "directions", ("mcgill-2007",), judges_drafts=True),
    Rule(variety.weeks_leave_the_sagittal_plane, ("Q28",), SHOULD, "share", OPINION, judges_drafts=True),
    Rule(variety.weeks_have_enough_variety, ("Q28",), SHOULD, "exercises", OPINION, judges_drafts=True),
    Rule(variety.main_work_has_a_sensible_size, ("Q27",), SHOULD, "exercises", ("eckard", "medina-mirapeix-2009")),
    Rule(variety.neighbouring_sessions_differ, ("Q28",), SHOULD, "exercises", OPINION),
    Rule(variety.owned_weights_are_used, ("S35", "S36"), SHOULD, "share", ("seed-article", "expert-opinion")),
    Rule(dosage.doses_match_their_exercise, ("Q34",), MUST, "sets", OPINION),
    Rule(dosage.doses_stay_near_published_programs, ("Q34",), SHOULD, "repetitions", ("acsm-2009", "hicks-2005")),
    Rule(recovery.glute_sessions_at_least_two_days_apart, ("Q09", "S62"), MUST, "days", SEED, judges_drafts=True),
    Rule(recovery.hard_muscles_rest_48_hours, ("Q10", "S46"), MUST, "hours", ("seed-article", "acsm-2009"), judges_drafts=True),
    Rule(recovery.week_has_a_rest_day, ("Q33", "S46"), MUST, "days", SEED, judges_drafts=True),
    Rule(recovery.glutes_are_trained_twice_a_week, ("S61",), MUST, "sessions", SEED, judges_drafts=True),
    Rule(order.blocks_follow_their_order, ("Q15",), MUST, "blocks", ("acsm-2009",)),
    Rule(
        order.main_work_goes_from_large_to_small, ("Q15",), MUST, "exercises", ("acsm-2009", "nunes-2021"), judges_drafts=True
    ),
    Rule(order.heavy_lifts_come_before_tired_trunks, ("Q30",), SHOULD, "exercises", OPINION, judges_drafts=True),
    Rule(sides.weaker_side_comes_first, ("Q11", "S33"), MUST, "items", SEED, judges_drafts=True),
    Rule(sides.both_sides_get_the_same, ("Q12", "S34"), MUST, "items", SEED, judges_drafts=True),
    Rule(sides.bonus_stays_within_its_cap, ("Q13",), MUST, "sets", ("baroni-2016", "expert-opinion")),
    Rule(coverage.every_weak_muscle_is_trained, ("Q26", "S14"), MUST, "exercises", SEED),
    Rule(coverage.every_short_muscle_is_lengthened, ("Q17", "Q26", "S14"), MUST, "exercises", SEED),
    Rule(coverage.warm_up_prepares_the_legs, ("Q16", "S40"), MUST, "exercises", ("seed-article", "jeffreys-2007")),
    Rule(coverage.sessions_begin_with_a_drill, ("Q16",), SHOULD, "exercises", ("jeffreys-2007", "nasm-corrective-model")),
    Rule(coverage.warm_up_lasts_long_enough, ("Q16",), MUST, "minutes", ("jeffreys-2007",)),
    Rule(coverage.cool_down_stretches_the_legs, ("Q17", "S40"), MUST, "exercises", SEED),
    Rule(stretching.tight_muscles_get_their_stretch_dose, ("Q18", "S18"), SHOULD, "seconds", ("garber-2011", "thomas-2018")),
    Rule(stretching.cool_downs_are_no_filler, ("Q04", "Q17"), SHOULD, "minutes", OPINION),
    Rule(stretching.warm_up_stretches_stay_short, ("Q19",), SHOULD, "seconds", ("behm-2011", "behm-2016")),
    Rule(progression.load_neither_falls_nor_jumps, ("Q20", "S44", "S45"), MUST, "share", ("seed-article", "expert-opinion")),
    Rule(progression.first_week_is_gentle, ("S25",), MUST, "share", SEED),
    Rule(progression.one_lever_at_a_time, ("R5", "Q31"), MUST, "levers", OPINION),
    Rule(progression.more_than_one_lever_is_used, ("S43", "Q31"), SHOULD, "levers", SEED),
    Rule(progression.glute_work_progresses, ("S60",), SHOULD, "levers", SEED),
    Rule(progression.main_work_progresses, ("S43", "S44", "S60"), SHOULD, "exercises", SEED),
    Rule(progression.easy_weeks_come_regularly, ("Q21",), SHOULD, "weeks", ("bell-2023", "rogerson-2024")),
    Rule(progression.easy_weeks_are_easy, ("Q21",), SHOULD, "share", ("bell-2023",)),
    Rule(timing.program_lasts_the_weeks_asked_for, ("Q33",), MUST, "weeks", OPINION),
    Rule(timing.week_keeps_its_days, ("Q33",), MUST, "days", OPINION),
    Rule(timing.sessions_fit_the_minutes, ("Q04",), MUST, "minutes", OPINION),
    Rule(timing.frames_leave_time_for_the_work, ("Q04", "Q16", "Q17"), SHOULD, "minutes", OPINION),
    Rule(timing.item_times_add_up, ("Q04",), MUST, "seconds", OPINION),
    Rule(transparency.every_exercise_comes_along, ("Q32", "S41"), MUST, "exercises", OPINION),
    Rule(transparency.every_exercise_has_its_reason, ("Q32",), MUST, "reasons", OPINION),
    Rule(transparency.evidence_and_limits_are_told, ("Q32", "S23", "S24", "S27"), MUST, "statements", SEED),
    Rule(transparency.conditions_bring_their_notices, ("Q32", "S24", "S27"), MUST, "statements", OPINION),
    Rule(transparency.beginners_hear_of_a_trainer, ("S42", "S64"), MUST, "statements", SEED),
    Rule(transparency.unmet_needs_are_told, ("Q26", "Q32"), MUST, "warnings", OPINION),
)
"""Every rule, each once."""

RULE_IDS = frozenset(rule.id for rule in RULE_BOOK)
"""The ids that reasons in a program may name."""
