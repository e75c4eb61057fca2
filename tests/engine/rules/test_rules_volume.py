import pytest

from app.engine.profile import Profile
from app.engine.rules import volume
from app.engine.vocabulary.body import MuscleSlug as M
from app.engine.vocabulary.exercises import Modality, MovementPattern
from app.engine.vocabulary.people import Level, Weekday
from tests.builders import a_catalogue, a_profile, a_stated, an_exercise, an_imbalance, uses
from tests.engine.rules.judging import keeps, places, program_of, program_of_sets, week_of_sets
from tests.program_builders import a_week

BRIDGE = an_exercise(muscles=uses([M.GLUTEUS_MAXIMUS]))
HALF = an_exercise("half", muscles=uses([M.QUADRICEPS], [M.GLUTEUS_MAXIMUS]))
CALF_RAISE = an_exercise("calf-raise", muscles=uses([M.SOLEUS]))
CATALOGUE = a_catalogue([BRIDGE, HALF, CALF_RAISE], [an_imbalance(), an_imbalance("weak-calves", weak=(M.SOLEUS,))])
BEGINNER = a_profile()
SHORT_WEEK = a_profile(days=(Weekday.MON, Weekday.THU), minutes_per_session=37)
LONG_ENOUGH_WEEK = a_profile(days=(Weekday.MON, Weekday.THU), minutes_per_session=38)

minimum = pytest.mark.parametrize(
    ("profile", "week", "full", "half", "kept"),
    [
        pytest.param(BEGINNER, 3, 6, 0, True, id="six sets"),
        pytest.param(BEGINNER, 3, 5, 1, False, id="half a set less"),
        pytest.param(BEGINNER, 3, 5, 2, True, id="six sets with two halves"),
        pytest.param(BEGINNER, 2, 4, 0, True, id="60 % in the second week"),
        pytest.param(BEGINNER, 2, 3, 1, False, id="less than 60 % in the second week"),
        pytest.param(SHORT_WEEK, 3, 4, 0, True, id="four sets in a short week"),
        pytest.param(SHORT_WEEK, 3, 3, 1, False, id="half a set less in a short week"),
        pytest.param(LONG_ENOUGH_WEEK, 3, 5, 1, False, id="six sets from 75 minutes a week on"),
    ],
)


@minimum
def test_weak_muscle_gets_its_minimum(profile: Profile, week: int, full: int, half: int, kept: bool) -> None:
    program = program_of_sets({BRIDGE: full, HALF: half}, profile, week)

    assert keeps(volume.priority_muscles_get_their_minimum, program, CATALOGUE) is kept


@minimum
def test_weak_muscle_reaches_its_range(profile: Profile, week: int, full: int, half: int, kept: bool) -> None:
    program = program_of_sets({BRIDGE: full, HALF: half}, profile, week)

    assert keeps(volume.priority_muscles_reach_their_level_range, program, CATALOGUE) is kept


@pytest.mark.parametrize(("sets", "kept"), [(10, True), (9, False)])
def test_range_grows_with_the_level_where_the_promise_cannot(sets: int, kept: bool) -> None:
    program = program_of_sets({BRIDGE: sets}, a_profile(level=Level.INTERMEDIATE), week=3)

    assert keeps(volume.priority_muscles_reach_their_level_range, program, CATALOGUE) is kept
    assert keeps(volume.priority_muscles_get_their_minimum, program, CATALOGUE)


def test_small_muscle_needs_four_sets_only() -> None:
    profile = a_profile(a_stated("weak-calves"))

    assert keeps(volume.priority_muscles_reach_their_level_range, program_of_sets({CALF_RAISE: 4}, profile, 3), CATALOGUE)


def test_easy_week_needs_no_minimum() -> None:
    program = program_of([a_week(deload=True)], [BRIDGE])

    assert keeps(volume.priority_muscles_get_their_minimum, program, CATALOGUE)


def test_muscle_that_nothing_can_train_is_exempt() -> None:
    program = program_of_sets({HALF: 1}, week=3)

    assert keeps(volume.priority_muscles_get_their_minimum, program, a_catalogue([HALF]))


def test_muscle_that_only_trunk_work_names_is_exempt() -> None:
    side_plank = an_exercise(
        "side-plank",
        modality=Modality.CORE,
        pattern=MovementPattern.CORE_ANTI_LATERAL_FLEXION,
        muscles=uses([M.GLUTEUS_MAXIMUS]),
    )

    assert keeps(volume.priority_muscles_get_their_minimum, program_of_sets({side_plank: 1}, week=3), a_catalogue([side_plank]))


@pytest.mark.parametrize(("level", "ceiling"), [(Level.BEGINNER, 12), (Level.INTERMEDIATE, 16), (Level.ADVANCED, 20)])
def test_no_muscle_gets_more_than_its_ceiling(level: Level, ceiling: int) -> None:
    at_ceiling = program_of_sets({BRIDGE: ceiling}, a_profile(level=level))
    above = program_of_sets({BRIDGE: ceiling, HALF: 1}, a_profile(level=level))

    assert keeps(volume.no_muscle_exceeds_its_ceiling, at_ceiling, CATALOGUE)
    assert places(volume.no_muscle_exceeds_its_ceiling, above, CATALOGUE) == ["/weeks/0"]


def test_ceiling_holds_in_easy_weeks_too() -> None:
    program = program_of([week_of_sets({BRIDGE: 13}, deload=True)], [BRIDGE])

    assert places(volume.no_muscle_exceeds_its_ceiling, program, CATALOGUE) == ["/weeks/0"]
