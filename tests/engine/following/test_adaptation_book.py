"""The book of adaptations is complete and well formed, and one rule changes one exercise once."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest
import yaml

from app.engine.following import rules
from app.engine.following.bounds import BOUNDS
from app.engine.following.calendar import Adherence, Place
from app.engine.following.case import Case
from app.engine.following.follow import first_that_applies
from app.engine.following.rules import ADAPTATIONS, OF_EXERCISES, AdaptationRule, missed, pain, performance
from app.engine.vocabulary.following import Absence, PainPolicy, Precedence, Soreness
from app.export.adaptation_book import adaptation_page
from tests.engine.following.cases import MONDAY, ONE_SIDED, a_case, a_standing, a_test, done, later

ROOT = Path(__file__).parents[3]
SOURCES = {source["slug"] for source in yaml.safe_load((ROOT / "seed" / "sources.yaml").read_text(encoding="utf-8"))}
ROWS = {f"A{number}" for number in range(1, 25)}

each_rule = pytest.mark.parametrize("rule", ADAPTATIONS, ids=lambda rule: rule.id)


def test_every_rule_function_stands_in_the_book_once() -> None:
    modules = [name for _, name, _ in pkgutil.iter_modules(rules.__path__) if name != "rule"]
    functions = [
        function
        for module in (importlib.import_module(f"{rules.__name__}.{name}") for name in modules)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    ]

    assert sorted(f.__name__ for f in functions) == sorted(rule.id.replace("-", "_") for rule in ADAPTATIONS)


def test_every_requirement_has_its_rule() -> None:
    assert {row for rule in ADAPTATIONS for row in rule.rows} >= ROWS


def test_rules_stand_in_order_of_precedence() -> None:
    assert [precedence for precedence, _ in groupby(rule.precedence for rule in ADAPTATIONS)] == list(Precedence)


def test_page_of_adaptations_is_in_step_with_the_book() -> None:
    assert (ROOT / "docs" / "adaptation.md").read_text(encoding="utf-8") == adaptation_page(ADAPTATIONS, BOUNDS)


@each_rule
def test_rule_says_condition_and_change_in_sentences(rule: AdaptationRule) -> None:
    assert rule.condition[0].isupper()
    assert rule.condition.endswith(".")
    assert rule.change[0].isupper() or rule.change[0].isdigit()
    assert rule.change.endswith(".")


@each_rule
def test_rule_cites_the_bibliography(rule: AdaptationRule) -> None:
    assert rule.sources
    assert set(rule.sources) <= SOURCES


@each_rule
def test_rule_has_its_table_of_cases(rule: AdaptationRule) -> None:
    table = Path(__file__).with_name(f"test_rules_{rule.topic}.py").read_text(encoding="utf-8")

    assert re.search(rf"\b{rule.id.replace('-', '_')}\b", table)


MONITORED = PainPolicy.MONITORED
RISING = later(*(done(before=before) for before in (1, 3, 3)))
SHORT = done((8, 8, 3))
TIRED = later(done(session_rpe=9), done(session_rpe=9))
OTHER = later(done(replaced_by="bridge"), done(replaced_by="bridge"))
APART = (done(planned=ONE_SIDED), done(planned=ONE_SIDED, day=MONDAY + 42))


def _away(absence: Absence) -> Case:
    return a_case(done(), standing=a_standing(done(), place=Place(3, 3, absence)))


def _lasting() -> Case:
    return a_case(*later(*(done(pain=3, morning=3, policy=MONITORED) for _ in range(2))))


MUTATIONS: dict[Callable[[Case], object], Case] = {
    pain.step_back_after_a_pain_stop: a_case(done(pain=3)),
    pain.halve_the_work_after_pain_rose: a_case(*RISING),
    pain.step_back_when_soreness_lasts: a_case(done(soreness=Soreness.THROUGH_WARM_UP)),
    pain.step_back_when_pain_lasts_again: _lasting(),
    pain.ease_when_pain_lasts_overnight: a_case(done(pain=3, morning=3, policy=MONITORED)),
    pain.rest_a_day_after_late_soreness: a_case(done(soreness=Soreness.DAY_AFTER)),
    pain.repeat_after_soreness_in_the_warm_up: a_case(done(soreness=Soreness.GONE_IN_WARM_UP)),
    pain.hold_the_load_after_pain: a_case(done(pain=3, policy=MONITORED)),
    missed.begin_the_phase_again_after_a_month: _away(Absence.MONTH),
    missed.go_back_two_weeks_after_two_weeks: _away(Absence.WEEKS),
    missed.repeat_the_week_after_a_week: _away(Absence.WEEK),
    missed.leave_out_a_quarter_when_many_are_missed: a_case(
        done(), is_expendable=True, standing=a_standing(done(), adherence=Adherence(10, 5, 6, 3))
    ),
    performance.shorten_after_two_tiring_sessions: a_case(*TIRED),
    performance.correct_the_form_first: a_case(done(technique_ok=False)),
    performance.take_it_easy_after_three_short_sessions: a_case(*later(SHORT, SHORT, SHORT)),
    performance.cut_back_after_two_short_sessions: a_case(*later(SHORT, SHORT)),
    performance.lower_the_load_after_too_much: a_case(done(rpe=9)),
    performance.hold_the_load_when_it_was_hard: a_case(done(rpe=8)),
    performance.return_to_the_planned_exercise: a_case(*OTHER),
    performance.change_the_family_when_sides_stay_apart: a_case(
        *APART, planned=ONE_SIDED, standing=a_standing(*APART, symmetry=(a_test((0, 80, 100), (42, 80, 100)),))
    ),
    performance.change_the_variant_after_a_plateau: a_case(*later(done((9, 9, 9)), done((9, 9, 9)), done((9, 9, 9)))),
    performance.add_weight_after_two_more_twice: a_case(*later(done((12, 12, 12)), done((12, 12, 12)))),
    performance.raise_the_load_when_it_was_easy: a_case(done(rpe=5)),
    performance.raise_a_little_when_it_was_rather_easy: a_case(done(rpe=6)),
}
"""For every rule one change to a session that went as planned, which that rule answers."""


def test_every_rule_of_exercises_has_its_mutation() -> None:
    grows = performance.grow_by_one_on_target

    assert {function for _, function in OF_EXERCISES} == {*MUTATIONS, grows}


def test_session_that_went_as_planned_grows_by_one() -> None:
    found = first_that_applies(a_case(done()))

    assert found is not None
    assert found[0].exercise is performance.grow_by_one_on_target


@pytest.mark.parametrize("function", MUTATIONS, ids=lambda function: function.__name__)
def test_mutation_is_answered_by_its_rule(function: Callable[[Case], object]) -> None:
    found = first_that_applies(MUTATIONS[function])

    assert found is not None
    assert found[0].exercise is function


@pytest.mark.parametrize(
    ("case", "decides"),
    [
        pytest.param(
            a_case(done(pain=4, rpe=5), standing=a_standing(done(pain=4), place=Place(3, 3, Absence.WEEK))),
            pain.step_back_after_a_pain_stop,
            id="pain before a missed week",
        ),
        pytest.param(
            a_case(done(rpe=9), standing=a_standing(done(), place=Place(3, 3, Absence.WEEK))),
            missed.repeat_the_week_after_a_week,
            id="a missed week before effort",
        ),
        pytest.param(
            a_case(done(pain=3, rpe=5, policy=MONITORED)), pain.hold_the_load_after_pain, id="pain before an easy session"
        ),
        pytest.param(
            a_case(done((12, 12, 12), technique_ok=False)), performance.correct_the_form_first, id="form before more weight"
        ),
    ],
)
def test_earlier_rule_decides_alone(case: Case, decides: object) -> None:
    found = first_that_applies(case)

    assert found is not None
    assert found[0].exercise is decides


def test_drills_answer_to_pain_alone() -> None:
    hard = a_case(done(rpe=9))

    assert first_that_applies(hard) is not None
    assert first_that_applies(replace(hard, block=next(iter(type(hard.block))))) is None
