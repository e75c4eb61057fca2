from collections.abc import Mapping, Sequence

import pytest

from app.engine.catalogue.exercises import Exercise
from app.engine.program import TrainingSession, Week
from app.engine.rules import recovery
from app.engine.vocabulary.body import MuscleSlug as M
from app.engine.vocabulary.exercises import Modality, MovementPattern
from app.engine.vocabulary.people import Weekday
from tests.builders import a_catalogue, a_profile, an_exercise, uses
from tests.engine.rules.judging import keeps, places, program_of, session_with
from tests.program_builders import a_week, an_item

MON, TUE, WED, THU, FRI, SAT, SUN = Weekday

BRIDGE = an_exercise("bridge", muscles=uses([M.GLUTEUS_MAXIMUS]))
SQUAT = an_exercise("squat", pattern=MovementPattern.SQUAT, muscles=uses([M.QUADRICEPS], [M.GLUTEUS_MAXIMUS]))
PLANK = an_exercise(
    "plank", modality=Modality.CORE, pattern=MovementPattern.CORE_ANTI_EXTENSION, muscles=uses([M.RECTUS_ABDOMINIS])
)
ALL = (BRIDGE, SQUAT, PLANK)
CATALOGUE = a_catalogue(ALL)


def _week(sets: Mapping[Weekday, Mapping[Exercise, int]], *, deload: bool = False) -> Week:
    return a_week(*(_session(day, exercises) for day, exercises in sets.items()), deload=deload)


def _session(day: Weekday, sets: Mapping[Exercise, int]) -> TrainingSession:
    return session_with(*(an_item(exercise, sets=n) for exercise, n in sets.items()), day=day)


def _glutes_on(*days: Weekday) -> Week:
    return _week({day: {BRIDGE: 3} for day in days})


@pytest.mark.parametrize(
    ("weeks", "kept"),
    [
        pytest.param([_glutes_on(MON, WED, FRI)], True, id="every other day"),
        pytest.param([_glutes_on(MON, TUE)], False, id="neighbours"),
        pytest.param([_glutes_on(MON, SAT)], True, id="Saturday and Monday"),
        pytest.param([_glutes_on(MON, SUN)], False, id="Sunday and Monday"),
        pytest.param([_glutes_on(WED, SUN), _glutes_on(MON, WED)], False, id="Sunday, then Monday of the next week"),
        pytest.param([a_week(*[_session(MON, {BRIDGE: 3})] * 2)], False, id="twice on one day"),
        pytest.param([_week({MON: {BRIDGE: 3}, TUE: {BRIDGE: 2}})], True, id="too few sets to be a glute session"),
        pytest.param([_week({MON: {BRIDGE: 3}, TUE: {BRIDGE: 3, SQUAT: 10}})], True, id="too small a share"),
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
        pytest.param({SQUAT: 3}, {SQUAT: 3}, (MON, TUE), False, id="three hard sets on neighbouring days"),
        pytest.param({SQUAT: 3}, {SQUAT: 3}, (MON, WED), True, id="48 hours"),
        pytest.param({SQUAT: 3}, {SQUAT: 3}, (MON, SUN), False, id="across the week boundary"),
        pytest.param({SQUAT: 3}, {SQUAT: 2}, (MON, TUE), True, id="two sets are not hard"),
        pytest.param({BRIDGE: 3}, {SQUAT: 5}, (MON, TUE), True, id="two and a half sets are not hard"),
        pytest.param({BRIDGE: 3}, {SQUAT: 6}, (MON, TUE), False, id="six halves are hard"),
        pytest.param({PLANK: 6}, {PLANK: 6}, (MON, TUE), True, id="trunk work may be daily"),
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


@pytest.mark.parametrize(
    ("days", "week", "kept"),
    [
        pytest.param((MON, THU), _glutes_on(MON, THU), True, id="both sessions"),
        pytest.param((MON, THU), _week({MON: {BRIDGE: 3}, THU: {SQUAT: 3}}), False, id="one session of two"),
        pytest.param((MON, TUE), _week({MON: {BRIDGE: 3}, TUE: {SQUAT: 3}}), True, id="no room for two"),
        pytest.param((MON,), _glutes_on(MON), True, id="one session a week"),
        pytest.param((MON, THU), _week({MON: {BRIDGE: 3}, THU: {SQUAT: 3}}, deload=True), True, id="easy week"),
    ],
)
def test_weak_glutes_are_trained_twice(days: tuple[Weekday, ...], week: Week, kept: bool) -> None:
    program = program_of([week], ALL, a_profile(days=days))

    assert keeps(recovery.glutes_are_trained_twice_a_week, program, CATALOGUE) is kept


def test_glutes_that_nothing_can_train_are_exempt() -> None:
    program = program_of([_week({MON: {SQUAT: 3}, THU: {SQUAT: 3}})], ALL, a_profile(days=(MON, THU)))

    assert keeps(recovery.glutes_are_trained_twice_a_week, program, a_catalogue([SQUAT]))
