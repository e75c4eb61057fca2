"""Transparency: reasons, evidence, notices, and what could not be done."""

from dataclasses import replace

import pytest

from app.engine.program import Reason, UnmetNeed
from app.engine.rules import transparency
from app.engine.vocabulary.people import Level
from tests.builders import a_profile
from tests.engine.catalogue_checks.good_catalogue import GOOD_CATALOGUE
from tests.engine.rules.judging import keeps, places, program_of
from tests.engine.rules.mutations import GOOD


@pytest.mark.parametrize(
    ("rules", "place"),
    [((), "/exercises/plank/why/0/rules"), (("no-such-rule",), "/exercises/plank/why/0/rules")],
    ids=["no rule", "unknown rule"],
)
def test_reason_names_rules_of_the_book(rules: tuple[str, ...], place: str) -> None:
    plank = replace(GOOD.exercises["plank"], why=(Reason(None, None, rules, "Because."),))

    assert places(transparency.every_exercise_has_its_reason, replace(GOOD, exercises={**GOOD.exercises, "plank": plank})) == [
        place
    ]


def test_warm_up_exercise_needs_no_reason() -> None:
    march = replace(GOOD.exercises["brisk-march"], why=())

    assert keeps(transparency.every_exercise_has_its_reason, replace(GOOD, exercises={**GOOD.exercises, "brisk-march": march}))


def test_description_under_another_name_is_found() -> None:
    exercises = {**GOOD.exercises, "plank": GOOD.exercises["dead-bug"]}

    assert places(transparency.every_exercise_comes_along, replace(GOOD, exercises=exercises)) == ["/exercises/plank"]


def test_everything_that_safety_must_say_is_asked_for() -> None:
    silent = replace(GOOD, focus=(), safety=replace(GOOD.safety, notices=(), stop_rules=(), see_professional_if=()))

    assert places(transparency.evidence_and_limits_are_told, silent) == [
        *["/focus"] * 3,
        "/safety/notices",
        "/safety/stop_rules",
        "/safety/see_professional_if",
    ]


def test_condition_brings_notices_and_stop_rules() -> None:
    silent = replace(GOOD, safety=replace(GOOD.safety, notices=(), stop_rules=()))

    assert places(transparency.conditions_bring_their_notices, silent) == ["/safety/notices", "/safety/stop_rules"]


@pytest.mark.parametrize(("level", "kept"), [(Level.BEGINNER, False), (Level.INTERMEDIATE, True)])
def test_only_beginners_need_the_word_trainer(level: Level, kept: bool) -> None:
    assert keeps(transparency.beginners_hear_of_a_trainer, program_of([], [], a_profile(level=level))) is kept


GLUTES, HIP_FLEXORS, WHOLE_BODY = "strength for the gluteus maximus", "stretches for the iliopsoas", "work for weak glutes"


@pytest.mark.parametrize(
    ("needs", "kept"),
    [
        pytest.param([GLUTES, HIP_FLEXORS, WHOLE_BODY], True, id="all said"),
        pytest.param([HIP_FLEXORS, WHOLE_BODY], False, id="weak muscle not said"),
        pytest.param([GLUTES, WHOLE_BODY], False, id="short muscle not said"),
        pytest.param([GLUTES, HIP_FLEXORS], False, id="imbalance not said"),
    ],
)
def test_unmet_needs_are_said(needs: list[str], kept: bool) -> None:
    profile = a_profile(avoid_exercises=[slug for slug in GOOD_CATALOGUE.exercises if slug != "clamshell"])
    warnings = tuple(UnmetNeed(need, "Nothing is left.", None) for need in needs)

    assert keeps(transparency.unmet_needs_are_told, replace(program_of([], [], profile), warnings=warnings)) is kept
