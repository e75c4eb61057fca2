"""Directions and planes, how many exercises, how many of them new, and how many with a weight."""

from collections.abc import Sequence

import pytest

from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.sessions import FEWEST_EXERCISES, MOST_EXERCISES, upper
from app.engine.guidelines.variety import FEWEST_TO_COMPARE, SHARED_AT_MOST, WEIGHTED_AT_LEAST
from app.engine.guidelines.volume import (
    FEWEST_DISTINCT_EXERCISES,
    FEWEST_DISTINCT_EXERCISES_SHORT_WEEK,
    OTHER_PLANES_SHARE,
    SHORT_WEEK_MINUTES,
)
from app.engine.profile import Profile
from app.engine.program import BodyweightLoad, ExternalLoad, Item, Program
from app.engine.rules import variety
from app.engine.vocabulary.exercises import MovementPattern
from app.engine.vocabulary.people import Weekday
from app.engine.vocabulary.roles import Role
from tests.builders import a_catalogue, a_profile, an_exercise
from tests.engine.rules.judging import keeps, places, program_of, program_of_sets, session_with, week_of_sets, week_with
from tests.engine.rules.week_cases import (
    ALL,
    BACK,
    BRIDGE,
    CATALOGUE,
    CURL,
    DEADLIFT,
    FRONT,
    GOBLET_SQUAT,
    KETTLEBELL,
    LUNGE,
    SIDE,
    SIDE_WALK,
    SQUAT,
    catalogue_of,
    person_with,
)
from tests.program_builders import a_week, an_item
from tests.protocol_builders import a_track

ONE_DAY = (Weekday.MON,)
SHORT_WEEK = person_with("weak-core", minutes=SHORT_WEEK_MINUTES - 1, days=ONE_DAY)
LONG_WEEK = person_with("weak-core", minutes=SHORT_WEEK_MINUTES, days=ONE_DAY)


@pytest.mark.parametrize(
    ("profile", "exercises", "kept"),
    [
        pytest.param(person_with("weak-core"), [FRONT, SIDE, BACK], True, id="the trunk leads: all three"),
        pytest.param(person_with("weak-core"), [FRONT, SIDE], False, id="the trunk leads: two"),
        pytest.param(person_with("weak-glutes"), [FRONT, SIDE], True, id="it does not lead: two"),
        pytest.param(person_with("weak-glutes"), [FRONT], False, id="it does not lead: one"),
        pytest.param(person_with("lateral-trunk-asymmetry"), [FRONT, SIDE], True, id="one direction leads: two"),
        pytest.param(SHORT_WEEK, [], True, id="little time"),
        pytest.param(LONG_WEEK, [FRONT, SIDE], False, id="just time enough"),
    ],
)
def test_trunk_is_trained_in_several_directions(profile: Profile, exercises: list[Exercise], kept: bool) -> None:
    program = program_of_sets(dict.fromkeys(exercises, 2), profile)

    assert keeps(variety.core_is_trained_in_every_direction, program, CATALOGUE) is kept


def test_directions_are_asked_for_as_far_as_they_are_possible() -> None:
    program = program_of_sets({FRONT: 2}, person_with("weak-core"))

    assert keeps(variety.core_is_trained_in_every_direction, program, catalogue_of(FRONT, SQUAT))


def _sideways(sets: int, of: int, profile: Profile | None = None) -> Program:
    return program_of_sets({SIDE_WALK: sets, SQUAT: of - sets}, profile)


HUNDRED = 100
TENTH = round(OTHER_PLANES_SHARE * HUNDRED)


@pytest.mark.parametrize(
    ("program", "kept"),
    [
        pytest.param(_sideways(TENTH, HUNDRED), True, id="just the share"),
        pytest.param(_sideways(TENTH - 1, HUNDRED), False, id="less"),
        pytest.param(_sideways(0, 3, SHORT_WEEK), True, id="little time"),
        pytest.param(_sideways(0, 3, LONG_WEEK), False, id="just time enough"),
    ],
)
def test_some_sets_leave_the_sagittal_plane(program: Program, kept: bool) -> None:
    assert keeps(variety.weeks_leave_the_sagittal_plane, program, CATALOGUE) is kept


def test_sagittal_plane_is_left_only_where_that_is_possible() -> None:
    assert keeps(variety.weeks_leave_the_sagittal_plane, _sideways(0, 3), catalogue_of(SQUAT, BRIDGE))


def _many(number: int) -> list[Exercise]:
    return [an_exercise(f"squat-{n}", pattern=MovementPattern.SQUAT) for n in range(number)]


MANY = a_catalogue(_many(20), tracks=[a_track(Role.SQUAT, *(e.slug for e in _many(20)))])


def _with_exercises(number: int, minutes: int = 60, *, deload: bool = False) -> Program:
    """One session a week with so many exercises."""
    exercises = _many(number)
    week = week_of_sets(dict.fromkeys(exercises, 1), deload=deload)
    return program_of([week], exercises, a_profile(days=ONE_DAY, minutes_per_session=minutes))


@pytest.mark.parametrize(
    ("minutes", "fewest"),
    [(SHORT_WEEK_MINUTES - 1, FEWEST_DISTINCT_EXERCISES_SHORT_WEEK), (SHORT_WEEK_MINUTES, FEWEST_DISTINCT_EXERCISES)],
)
def test_week_has_enough_different_exercises(minutes: int, fewest: int) -> None:
    assert keeps(variety.weeks_have_enough_variety, _with_exercises(fewest, minutes), MANY)
    assert places(variety.weeks_have_enough_variety, _with_exercises(fewest - 1, minutes), MANY) == ["/weeks/0"]


def test_variety_is_asked_for_as_far_as_it_is_possible() -> None:
    assert keeps(variety.weeks_have_enough_variety, program_of_sets({SQUAT: 3, CURL: 3}), catalogue_of(SQUAT, CURL))


@pytest.mark.parametrize("minutes", [20, 25, 26, 35, 42, 45, 60, 75, 90, 120])
def test_session_has_as_many_exercises_as_its_minutes_hold(minutes: int) -> None:
    fewest, most = upper(minutes, FEWEST_EXERCISES), upper(minutes, MOST_EXERCISES)

    kept = [n for n in range(1, 16) if keeps(variety.main_work_has_a_sensible_size, _with_exercises(n, minutes), MANY)]

    assert kept == list(range(fewest, most + 1))


def test_easy_session_may_be_small() -> None:
    assert keeps(variety.main_work_has_a_sensible_size, _with_exercises(1, deload=True), MANY)


def _neighbours(earlier: Sequence[Exercise], later: Sequence[Exercise], *, deload: bool = False) -> Program:
    sessions = (session_with(*map(an_item, exercises)) for exercises in (earlier, later))
    return program_of([a_week(*sessions, deload=deload)], {*earlier, *later})


SIZE = 2 * FEWEST_TO_COMPARE
SHARED = int(SHARED_AT_MOST * SIZE)
A_DOZEN = _many(2 * SIZE)


@pytest.mark.parametrize(
    ("program", "kept"),
    [
        pytest.param(_neighbours(A_DOZEN[:SIZE], A_DOZEN[SIZE - SHARED : 2 * SIZE - SHARED]), True, id="half is shared"),
        pytest.param(
            _neighbours(A_DOZEN[:SIZE], A_DOZEN[SIZE - SHARED - 1 : 2 * SIZE - SHARED - 1]),
            False,
            id="more than half is shared",
        ),
        pytest.param(_neighbours(A_DOZEN[:SIZE], A_DOZEN[:FEWEST_TO_COMPARE]), False, id="all of a smaller session is shared"),
        pytest.param(_neighbours(A_DOZEN[:SIZE], A_DOZEN[: FEWEST_TO_COMPARE - 1]), True, id="too few to compare"),
        pytest.param(_neighbours([FRONT, SIDE, BACK, SQUAT], [FRONT, SIDE, BACK, CURL]), True, id="the trunk may be the same"),
        pytest.param(_neighbours(A_DOZEN[:SIZE], A_DOZEN[:SIZE], deload=True), True, id="easy week"),
    ],
)
def test_neighbouring_sessions_share_at_most_half(program: Program, kept: bool) -> None:
    assert keeps(variety.neighbouring_sessions_differ, program) is kept


def test_sessions_with_another_between_may_be_the_same() -> None:
    same, other = (session_with(*map(an_item, exercises)) for exercises in (A_DOZEN[:SIZE], A_DOZEN[SIZE:]))
    week = a_week(same, other, same)

    assert keeps(variety.neighbouring_sessions_differ, program_of([week], A_DOZEN))
    assert places(variety.neighbouring_sessions_differ, program_of([a_week(same, same, other)], A_DOZEN)) == [
        "/weeks/0/sessions/1"
    ]


WEIGHT, NONE = ExternalLoad(KETTLEBELL, "a weight"), BodyweightLoad()
LIFTS = 10
WEIGHTED = round(WEIGHTED_AT_LEAST * LIFTS)
OWNER = person_with("weak-core")


def _squats(weighted: int, of: int) -> list[Item]:
    """So many squats, the first of them with a weight."""
    return [an_item(GOBLET_SQUAT, load=WEIGHT)] * weighted + [an_item(SQUAT, load=NONE)] * (of - weighted)


@pytest.mark.parametrize(
    ("items", "profile", "kept"),
    [
        pytest.param(_squats(WEIGHTED, LIFTS), OWNER, True, id="half with a weight"),
        pytest.param(_squats(WEIGHTED - 1, LIFTS), OWNER, False, id="fewer"),
        pytest.param([an_item(DEADLIFT), an_item(BRIDGE)], OWNER, True, id="lifts for which there is no weight"),
        pytest.param([an_item(LUNGE), an_item(FRONT)], OWNER, True, id="no two-legged lift"),
        pytest.param(_squats(0, LIFTS), a_profile(), True, id="somebody without a weight"),
    ],
)
def test_half_of_the_two_legged_lifts_use_a_weight(items: list[Item], profile: Profile, kept: bool) -> None:
    assert keeps(variety.owned_weights_are_used, program_of([week_with(*items)], ALL, profile), CATALOGUE) is kept


def test_weights_are_asked_for_in_the_last_full_week_only() -> None:
    free, weighted, easy = (week_with(*_squats(n, LIFTS), deload=n == 1) for n in (0, LIFTS, 1))

    assert keeps(variety.owned_weights_are_used, program_of([free, weighted, easy], ALL, OWNER), CATALOGUE)
    assert places(variety.owned_weights_are_used, program_of([weighted, free, easy], ALL, OWNER), CATALOGUE) == ["/weeks/1"]
