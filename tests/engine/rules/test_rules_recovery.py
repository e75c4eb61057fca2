"""Days between hard sessions, rest days, and the second day for weak glutes."""

from collections.abc import Mapping, Sequence

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.recovery import GLUTE_FOCUS_SETS, GLUTE_FOCUS_SHARE, HARD_MUSCLE_SETS
from app.engine.program import TrainingSession, Week
from app.engine.rules import recovery
from app.engine.vocabulary.imbalances import Nature
from app.engine.vocabulary.people import Weekday
from app.engine.vocabulary.roles import Role
from tests.builders import a_catalogue, a_profile, an_exercise, an_imbalance
from tests.engine.rules.judging import keeps, places, program_of, session_with
from tests.program_builders import a_week, an_item
from tests.protocol_builders import a_protocol, a_track

MON, TUE, WED, THU, FRI, SAT, SUN = Weekday

BRIDGE, DEADLIFT, CURL, SQUAT, EXTENSION, SIDE_WALK, PLANK = ALL = tuple(
    map(an_exercise, ("bridge", "deadlift", "curl", "squat", "extension", "side-walk", "plank"))
)
ROLES = (
    Role.HIP_EXTENSION,
    Role.HINGE,
    Role.KNEE_FLEXION,
    Role.SQUAT,
    Role.KNEE_EXTENSION,
    Role.HIP_ABDUCTION,
    Role.TRUNK_FRONT,
)
FOCUS, HARD = GLUTE_FOCUS_SETS, HARD_MUSCLE_SETS
MOST_BESIDE = int(FOCUS / GLUTE_FOCUS_SHARE) - FOCUS
"""Sets of other work beside which a glute-focused session still is one."""


def _catalogue(
    *exercises: Exercise, nature: Nature = Nature.STRENGTH, lead: Sequence[Role] = (Role.HIP_EXTENSION,)
) -> Catalogue:
    """These exercises in their roles, for weak glutes."""
    tracks = [a_track(role, e.slug) for role, e in zip(ROLES, ALL, strict=True) if e in exercises]
    return a_catalogue(exercises, [an_imbalance(nature=nature)], tracks=tracks, protocols=[a_protocol("weak-glutes", *lead)])


CATALOGUE = _catalogue(*ALL)


def _week(sets: Mapping[Weekday, Mapping[Exercise, int]], *, deload: bool = False) -> Week:
    return a_week(*(_session(day, exercises) for day, exercises in sets.items()), deload=deload)


def _session(day: Weekday, sets: Mapping[Exercise, int]) -> TrainingSession:
    return session_with(*(an_item(exercise, sets=n) for exercise, n in sets.items()), day=day)


def _glutes_on(*days: Weekday) -> Week:
    return _week({day: {BRIDGE: FOCUS} for day in days})


@pytest.mark.parametrize(
    ("weeks", "kept"),
    [
        pytest.param([_glutes_on(MON, WED, FRI)], True, id="every other day"),
        pytest.param([_glutes_on(MON, TUE)], False, id="neighbours"),
        pytest.param([_glutes_on(MON, SAT)], True, id="Saturday and Monday"),
        pytest.param([_glutes_on(MON, SUN)], False, id="Sunday and Monday"),
        pytest.param([_glutes_on(WED, SUN), _glutes_on(MON, WED)], False, id="Sunday, then Monday of the next week"),
        pytest.param([a_week(*[_session(MON, {BRIDGE: FOCUS})] * 2)], False, id="twice on one day"),
        pytest.param([_week({MON: {BRIDGE: FOCUS}, TUE: {BRIDGE: FOCUS - 1}})], True, id="too few sets for a glute session"),
        pytest.param([_week({MON: {BRIDGE: FOCUS}, TUE: {BRIDGE: FOCUS, SQUAT: MOST_BESIDE}})], False, id="just the share"),
        pytest.param([_week({MON: {BRIDGE: FOCUS}, TUE: {BRIDGE: FOCUS, SQUAT: MOST_BESIDE + 1}})], True, id="a small share"),
        pytest.param([_week({MON: {BRIDGE: FOCUS}, TUE: {DEADLIFT: FOCUS}})], False, id="a hinge is led by the hip too"),
        pytest.param([_week({MON: {BRIDGE: FOCUS}, TUE: {SIDE_WALK: FOCUS}})], True, id="the side of the hip is not"),
    ],
)
def test_glute_sessions_leave_a_day_between(weeks: Sequence[Week], kept: bool) -> None:
    assert keeps(recovery.glute_sessions_at_least_two_days_apart, program_of(weeks, ALL), CATALOGUE) is kept


def test_later_of_two_close_sessions_is_the_place() -> None:
    weeks = [_glutes_on(WED, SUN), _glutes_on(MON, THU)]

    assert places(recovery.glute_sessions_at_least_two_days_apart, program_of(weeks, ALL), CATALOGUE) == ["/weeks/1/sessions/0"]


@pytest.mark.parametrize(
    ("first", "second", "days", "kept"),
    [
        pytest.param({SQUAT: HARD}, {SQUAT: HARD}, (MON, TUE), False, id="hard on neighbouring days"),
        pytest.param({SQUAT: HARD}, {SQUAT: HARD}, (MON, WED), True, id="48 hours"),
        pytest.param({SQUAT: HARD}, {SQUAT: HARD}, (MON, SUN), False, id="across the week boundary"),
        pytest.param({SQUAT: HARD}, {SQUAT: HARD - 1}, (MON, TUE), True, id="a set fewer is not hard"),
        pytest.param({SQUAT: HARD}, {SQUAT: HARD - 1, EXTENSION: 1}, (MON, TUE), False, id="roles of a muscle add up"),
        pytest.param({BRIDGE: HARD}, {SQUAT: HARD}, (MON, TUE), True, id="another muscle"),
        pytest.param({DEADLIFT: HARD}, {CURL: HARD}, (MON, TUE), False, id="hamstrings by hinge and by curl"),
        pytest.param({DEADLIFT: HARD}, {BRIDGE: HARD}, (MON, TUE), False, id="glutes by hinge and by bridge"),
        pytest.param({CURL: HARD}, {BRIDGE: HARD}, (MON, TUE), True, id="a curl is none of the glutes' own"),
        pytest.param({PLANK: 9}, {PLANK: 9}, (MON, TUE), True, id="trunk work may be daily"),
        pytest.param({SIDE_WALK: 9}, {SIDE_WALK: 9}, (MON, TUE), True, id="small muscles may be daily"),
    ],
)
def test_hard_muscle_rests(
    first: dict[Exercise, int], second: dict[Exercise, int], days: tuple[Weekday, Weekday], kept: bool
) -> None:
    week = _week(dict(zip(days, (first, second), strict=True)))

    assert keeps(recovery.hard_muscles_rest_48_hours, program_of([week], ALL), CATALOGUE) is kept


@pytest.mark.parametrize(("days", "kept"), [(list(Weekday)[:6], True), (list(Weekday), False)])
def test_week_has_a_rest_day(days: list[Weekday], kept: bool) -> None:
    assert keeps(recovery.week_has_a_rest_day, program_of([_week({day: {} for day in days})], ALL), CATALOGUE) is kept


ONE_OF_TWO = {MON: {BRIDGE: FOCUS}, THU: {SQUAT: FOCUS}}


@pytest.mark.parametrize(
    ("days", "week", "kept"),
    [
        pytest.param((MON, THU), _glutes_on(MON, THU), True, id="both sessions"),
        pytest.param((MON, THU), _week(ONE_OF_TWO), False, id="one session of two"),
        pytest.param((MON, THU), _week({MON: {BRIDGE: FOCUS}, THU: {BRIDGE: FOCUS - 1}}), False, id="a set too few"),
        pytest.param((MON, THU), _week({MON: {BRIDGE: FOCUS}, THU: {DEADLIFT: FOCUS}}), True, id="any hip-led role"),
        pytest.param((MON, THU), _week({MON: {BRIDGE: FOCUS}, THU: {BRIDGE: FOCUS, SQUAT: 99}}), True, id="whatever the share"),
        pytest.param((MON, TUE), _week({MON: {BRIDGE: FOCUS}, TUE: {SQUAT: FOCUS}}), True, id="no room for two"),
        pytest.param((MON,), _glutes_on(MON), True, id="one session a week"),
        pytest.param((MON, THU), _week(ONE_OF_TWO, deload=True), True, id="easy week"),
    ],
)
def test_weak_glutes_are_trained_twice(days: tuple[Weekday, ...], week: Week, kept: bool) -> None:
    program = program_of([week], ALL, a_profile(days=days))

    assert keeps(recovery.glutes_are_trained_twice_a_week, program, CATALOGUE) is kept


@pytest.mark.parametrize(
    "catalogue",
    [
        pytest.param(_catalogue(SQUAT, CURL), id="nothing that is led by the hip"),
        pytest.param(_catalogue(*ALL, nature=Nature.FLEXIBILITY), id="no matter of strength"),
        pytest.param(_catalogue(*ALL, lead=[Role.HIP_ABDUCTION, Role.HIP_EXTENSION]), id="hip extension does not lead first"),
    ],
)
def test_second_day_for_the_glutes_is_not_asked_for_elsewhere(catalogue: Catalogue) -> None:
    program = program_of([_week(ONE_OF_TWO)], ALL, a_profile(days=(MON, THU)))

    assert keeps(recovery.glutes_are_trained_twice_a_week, program, catalogue)
