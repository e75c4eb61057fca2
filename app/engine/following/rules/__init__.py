"""The book of adaptations: what happened, and what it changes, in the order in which rules come before each other.

A rule is one small function, named as what it does. The first whose condition holds changes the exercise, and no other.
"""

from app.engine.following.rules import missed, pain, performance, safety, sides
from app.engine.following.rules.rule import AdaptationRule
from app.engine.vocabulary.following import Precedence

__all__ = ["ADAPTATIONS", "OF_EXERCISES", "OF_PERSONS", "AdaptationRule"]

SAFETY, PAIN, MISSED, PERFORMANCE = Precedence
OPINION = ("expert-opinion",)
MONITORING = ("thomee-1997", "silbernagel-2007")
SORENESS = ("delaware-soreness-rules",)
EFFORT = ("helms-2016", "helms-2018")

ADAPTATIONS: tuple[AdaptationRule, ...] = (
    AdaptationRule(
        ("A1",), SAFETY, "The program pauses until a clinician agrees.", ("finucane-2020",), person=safety.pause_on_a_red_flag
    ),
    AdaptationRule(
        ("A1",),
        SAFETY,
        "The program pauses until a clinician agrees.",
        ("seed-article", "expert-opinion"),
        person=safety.pause_after_two_pain_stops,
    ),
    AdaptationRule(
        ("A1", "A24"),
        SAFETY,
        "The program pauses until a clinician agrees.",
        ("thomee-1997", "expert-opinion"),
        person=safety.pause_on_high_pain,
    ),
    AdaptationRule(
        ("A1", "A24"),
        SAFETY,
        "A look in person is advised, and no next profile is offered.",
        ("thomee-1997", "expert-opinion"),
        person=safety.refer_before_the_next_program,
    ),
    AdaptationRule(
        ("A24",),
        SAFETY,
        "The program pauses until pain is back where it began or a clinician agrees.",
        ("thomee-1997", "expert-opinion"),
        person=safety.pause_when_pain_rises,
    ),
    AdaptationRule(
        ("A1",),
        PAIN,
        "An easier rung of its ladder, else another movement for the same muscles; 40 % fewer sets, 30 % less weight where "
        "the exercise stays, and 48 hours first. What is no main work is left out.",
        (*MONITORING, "seed-article"),
        exercise=pain.step_back_after_a_pain_stop,
    ),
    AdaptationRule(("A24",), PAIN, "Half the sets.", OPINION, exercise=pain.halve_the_work_after_pain_rose),
    AdaptationRule(("A5",), PAIN, "Two days off, then an easier rung.", SORENESS, exercise=pain.step_back_when_soreness_lasts),
    AdaptationRule(("A3",), PAIN, "An easier rung of its ladder.", MONITORING, exercise=pain.step_back_when_pain_lasts_again),
    AdaptationRule(
        ("A3",),
        PAIN,
        "10 % less weight or more; without a weight one set less.",
        MONITORING,
        exercise=pain.ease_when_pain_lasts_overnight,
    ),
    AdaptationRule(("A6",), PAIN, "One day off, then the same again.", SORENESS, exercise=pain.rest_a_day_after_late_soreness),
    AdaptationRule(("A4",), PAIN, "The same again.", SORENESS, exercise=pain.repeat_after_soreness_in_the_warm_up),
    AdaptationRule(("A2",), PAIN, "The same load again, nothing raised.", MONITORING, exercise=pain.hold_the_load_after_pain),
    AdaptationRule(
        ("A18",),
        MISSED,
        "Back to the beginning of the phase, at 60 to 70 % of the weight and with one set less.",
        ("bosquet-2013", "expert-opinion"),
        exercise=missed.begin_the_phase_again_after_a_month,
    ),
    AdaptationRule(
        ("A17",),
        MISSED,
        "Back two weeks, with 10 to 20 % less weight and one set less.",
        ("bosquet-2013", "expert-opinion"),
        exercise=missed.go_back_two_weeks_after_two_weeks,
    ),
    AdaptationRule(
        ("A16",),
        MISSED,
        "The last week again, with 5 to 10 % less weight.",
        ("bosquet-2013", "expert-opinion"),
        exercise=missed.repeat_the_week_after_a_week,
    ),
    AdaptationRule(
        ("A22",),
        MISSED,
        "A quarter of the exercises is left out, small ones first.",
        ("medina-mirapeix-2009", "eckard"),
        exercise=missed.leave_out_a_quarter_when_many_are_missed,
    ),
    AdaptationRule(
        ("A15",),
        MISSED,
        "All later sessions move to the next training days where that keeps them apart; else the missed one is left out.",
        OPINION,
        person=missed.move_on_after_a_missed_session,
    ),
    AdaptationRule(
        ("A21",),
        PERFORMANCE,
        "30 % fewer sets in the next session.",
        ("bell-2023", "expert-opinion"),
        exercise=performance.shorten_after_two_tiring_sessions,
    ),
    AdaptationRule(
        ("A14", "S63"),
        PERFORMANCE,
        "10 % less weight or more, without a weight an easier rung; slowly.",
        ("seed-article",),
        exercise=performance.correct_the_form_first,
    ),
    AdaptationRule(
        ("A13",),
        PERFORMANCE,
        "10 % less weight or more and half the sets.",
        OPINION,
        exercise=performance.take_it_easy_after_three_short_sessions,
    ),
    AdaptationRule(
        ("A13",),
        PERFORMANCE,
        "10 % less weight or more and one set less.",
        OPINION,
        exercise=performance.cut_back_after_two_short_sessions,
    ),
    AdaptationRule(("A12",), PERFORMANCE, "5 to 10 % less weight.", EFFORT, exercise=performance.lower_the_load_after_too_much),
    AdaptationRule(("A11",), PERFORMANCE, "The same load again.", EFFORT, exercise=performance.hold_the_load_when_it_was_hard),
    AdaptationRule(
        ("A7",), PERFORMANCE, "The program's own exercise again.", OPINION, exercise=performance.return_to_the_planned_exercise
    ),
    AdaptationRule(
        ("A20",),
        PERFORMANCE,
        "Another movement for the same muscles.",
        OPINION,
        exercise=performance.change_the_family_when_sides_stay_apart,
    ),
    AdaptationRule(
        ("A23",),
        PERFORMANCE,
        "A variant for the same muscles, no harder.",
        OPINION,
        exercise=performance.change_the_variant_after_a_plateau,
    ),
    AdaptationRule(
        ("A10",),
        PERFORMANCE,
        "The next weight up, where it is no more than 10 % heavier; else one more repetition.",
        ("baechle-graves",),
        exercise=performance.add_weight_after_two_more_twice,
    ),
    AdaptationRule(
        ("A7",),
        PERFORMANCE,
        "5 to 10 % more weight; without such a step two more repetitions.",
        EFFORT,
        exercise=performance.raise_the_load_when_it_was_easy,
    ),
    AdaptationRule(
        ("A8",),
        PERFORMANCE,
        "2 to 5 % more weight; without such a step two more repetitions.",
        EFFORT,
        exercise=performance.raise_a_little_when_it_was_rather_easy,
    ),
    AdaptationRule(
        ("A9",),
        PERFORMANCE,
        "One more repetition of each set; from the most on the next weight up, and the fewest repetitions again.",
        ("acsm-2009", "helms-2018"),
        exercise=performance.grow_by_one_on_target,
    ),
    AdaptationRule(
        ("A19",),
        PERFORMANCE,
        "Balanced upkeep is offered as the next profile.",
        ("grindem-2016", "brinlee-2021"),
        person=sides.offer_upkeep_once_sides_are_even,
    ),
    AdaptationRule(
        ("A20",), PERFORMANCE, "A look in person is offered.", OPINION, person=sides.offer_a_look_when_sides_stay_apart
    ),
)
"""Every adaptation, each once, those that come first first."""

OF_EXERCISES = tuple((rule, rule.exercise) for rule in ADAPTATIONS if rule.exercise is not None)
OF_PERSONS = tuple((rule, rule.person) for rule in ADAPTATIONS if rule.person is not None)
