"""Transparency: reasons, evidence, notices, and what could not be done."""

from dataclasses import replace

import pytest

from app.engine.program import Reason, UnmetNeed
from app.engine.rules import transparency
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.roles import Role
from tests.builders import a_catalogue, a_condition, a_profile, an_exercise, an_imbalance
from tests.engine.catalogue_checks.good_catalogue import GOOD_CATALOGUE
from tests.engine.rules.judging import keeps, places, program_of
from tests.engine.rules.mutations import GOOD, warning_of
from tests.protocol_builders import a_condition_protocol, a_protocol, a_stage, a_track


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


@pytest.mark.parametrize(
    ("condition", "kept"),
    [
        pytest.param("calm", True, id="a role that is open"),
        pytest.param("squats-at-first", True, id="a role that a later stage opens"),
        pytest.param("squats-only", False, id="a role that no stage names"),
        pytest.param("no-bridges", False, id="a role that is forbidden"),
    ],
)
def test_lead_that_no_stage_opens_is_an_unmet_need(condition: str, kept: bool) -> None:
    squats = a_stage(only={Role.SQUAT: ("squat",)})
    catalogue = a_catalogue(
        [an_exercise("bridge"), an_exercise("squat")],
        [an_imbalance(weak=())],
        conditions=[a_condition(slug) for slug in ("calm", "squats-at-first", "squats-only", "no-bridges")],
        tracks=[a_track(Role.HIP_EXTENSION, "bridge"), a_track(Role.SQUAT, "squat")],
        protocols=[a_protocol("weak-glutes", Role.HIP_EXTENSION)],
        condition_protocols=[
            a_condition_protocol("squats-at-first", squats, a_stage()),
            a_condition_protocol("squats-only", squats),
            a_condition_protocol("no-bridges", forbidden_roles=[Role.HIP_EXTENSION]),
        ],
    )
    program = program_of([], [], a_profile(conditions=[condition]))

    assert keeps(transparency.unmet_needs_are_told, program, catalogue) is kept
    assert keeps(transparency.unmet_needs_are_told, warning_of(program, "main work for weak glutes"), catalogue)
