"""Ceilings of a session and of a week, and steps from week to week."""

from collections.abc import Mapping
from math import floor

import pytest

from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.volume import (
    SET_GROWTH,
    SETS_ADDED_AT_MOST,
    session_ceiling,
    week_ceiling,
)
from app.engine.program import Program, Week
from app.engine.rules import volume
from app.engine.vocabulary.body import MuscleSlug as M
from app.engine.vocabulary.exercises import MovementPattern
from app.engine.vocabulary.people import Level
from tests.builders import a_catalogue, a_profile, an_exercise, uses
from tests.engine.rules.judging import keeps, places, program_of, session_with, week_of_sets
from tests.program_builders import a_week, an_item

BRIDGE = an_exercise(muscles=uses([M.GLUTEUS_MAXIMUS]))
HALF = an_exercise("half", muscles=uses([M.QUADRICEPS], [M.GLUTEUS_MAXIMUS]))
CALF_RAISE = an_exercise("calf-raise", muscles=uses([M.SOLEUS]))
ALL = (BRIDGE, HALF, CALF_RAISE)
CATALOGUE = a_catalogue(ALL)


def _spread(exercise: Exercise, sets: int, most: int, *, deload: bool = False) -> Week:
    """A week with so many sets, over as many sessions as are needed for no more than so many in one."""
    parts = [most] * (sets // most) + ([sets % most] if sets % most else [])
    return a_week(*(session_with(an_item(exercise, sets=part)) for part in parts), deload=deload)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("exercise", [BRIDGE, CALF_RAISE], ids=["large muscle", "small muscle"])
@pytest.mark.parametrize("deload", [True, False])
def test_no_muscle_gets_more_than_its_ceiling_in_a_week(level: Level, exercise: Exercise, deload: bool) -> None:
    ceiling, most = int(week_ceiling(exercise.primary[0], level)), int(session_ceiling(level))
    at_ceiling, above = (_spread(exercise, sets, most, deload=deload) for sets in (ceiling, ceiling + 1))
    profile = a_profile(level=level)

    assert keeps(volume.no_muscle_exceeds_its_ceiling, program_of([at_ceiling], ALL, profile), CATALOGUE)
    assert places(volume.no_muscle_exceeds_its_ceiling, program_of([above], ALL, profile), CATALOGUE) == ["/weeks/0"]


@pytest.mark.parametrize(("pattern", "kept"), [(MovementPattern.CORE_ANTI_EXTENSION, True), (MovementPattern.CALF, False)])
def test_easy_trunk_work_may_be_daily_and_other_work_of_a_small_muscle_not(pattern: MovementPattern, kept: bool) -> None:
    exercise = an_exercise("daily", muscles=uses([M.SOLEUS]), pattern=pattern)
    week = a_week(*(session_with(an_item(exercise, sets=6)) for _ in range(6)))
    program = program_of([week], (exercise,), a_profile(level=Level.ADVANCED))

    assert keeps(volume.no_muscle_exceeds_its_ceiling, program, a_catalogue((exercise,))) is kept


@pytest.mark.parametrize("level", Level)
def test_large_muscle_takes_more_in_a_week_than_a_small_one(level: Level) -> None:
    assert week_ceiling(M.GLUTEUS_MAXIMUS, level) > week_ceiling(M.SOLEUS, level)


@pytest.mark.parametrize("level", Level)
def test_no_muscle_gets_more_than_its_ceiling_in_a_session(level: Level) -> None:
    most = int(session_ceiling(level))
    at_ceiling, above = ({BRIDGE: most}, {BRIDGE: most, HALF: 1})

    def judged(sets: Mapping[Exercise, int]) -> list[str]:
        program = program_of([week_of_sets(sets)], ALL, a_profile(level=level))
        return places(volume.no_muscle_exceeds_its_ceiling, program, CATALOGUE)

    assert judged(at_ceiling) == []
    assert judged(above) == ["/weeks/0/sessions/0"]


def _growing(*weeks: int, easy: int | None = None) -> Program:
    """Weeks with so many sets of one exercise; the one at this place is easy."""
    planned = [week_of_sets({BRIDGE: sets}, deload=position == easy) for position, sets in enumerate(weeks)]
    return program_of(planned, ALL)


FEW, MANY = 4, 30
FEW_GROWN = floor(FEW + SETS_ADDED_AT_MOST)
MANY_GROWN = floor(MANY * (1 + SET_GROWTH))


@pytest.mark.parametrize(
    ("program", "kept"),
    [
        pytest.param(_growing(FEW, FEW_GROWN), True, id="few sets: so many more"),
        pytest.param(_growing(FEW, FEW_GROWN + 1), False, id="few sets: one above"),
        pytest.param(_growing(MANY, MANY_GROWN), True, id="many sets: so large a share more"),
        pytest.param(_growing(MANY, MANY_GROWN + 1), False, id="many sets: one above"),
        pytest.param(_growing(0, FEW_GROWN + 1), True, id="a muscle that begins"),
        pytest.param(_growing(FEW_GROWN + 1, FEW), True, id="fewer sets"),
        pytest.param(_growing(FEW, 1, FEW, easy=1), True, id="back after an easy week"),
        pytest.param(_growing(FEW, 1, FEW_GROWN + 1, easy=1), False, id="a leap across an easy week"),
    ],
)
def test_sets_of_a_muscle_grow_in_small_steps(program: Program, kept: bool) -> None:
    assert keeps(volume.volume_grows_in_small_steps, program, CATALOGUE) is kept


def test_half_sets_are_left_out_of_growth() -> None:
    weeks = [week_of_sets({BRIDGE: FEW, HALF: 0}), week_of_sets({BRIDGE: FEW, HALF: 2 * (FEW + floor(SETS_ADDED_AT_MOST))})]

    assert keeps(volume.volume_grows_in_small_steps, program_of(weeks, ALL), CATALOGUE)
