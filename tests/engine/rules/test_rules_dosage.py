from dataclasses import replace

import pytest

from app.engine.catalogue.protocols import Track, WeeklyRepetitions
from app.engine.program import Holds, Item, Reps
from app.engine.rules import dosage
from app.engine.vocabulary.exercises import MovementPattern
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.roles import Role
from tests.builders import a_catalogue, a_profile, an_exercise, an_item
from tests.engine.catalogue_checks.good_catalogue import GOOD_CATALOGUE
from tests.engine.rules.judging import keeps, places, program_of, week_with

EXERCISES = GOOD_CATALOGUE.exercises
ALL = tuple(EXERCISES.values())
BRIDGE, PLANK = EXERCISES["glute-bridge"], EXERCISES["plank"]


@pytest.mark.parametrize(
    ("item", "place"),
    [
        pytest.param(an_item(BRIDGE, dose=Holds((1, 1, 1), 10)), "/dose", id="holds of what is counted in repetitions"),
        pytest.param(an_item(BRIDGE, dose=Reps(10, 8)), "/dose", id="range the wrong way round"),
        pytest.param(an_item(BRIDGE, dose=Reps(0, 8)), "/dose", id="no repetitions"),
        pytest.param(an_item(PLANK, sets=2, dose=Holds((1, 1, 1), 20)), "/dose/repetitions", id="more holds than sets"),
        pytest.param(replace(an_item(BRIDGE), sets=0), "/sets", id="no sets"),
    ],
)
def test_dose_that_makes_no_sense_is_found(item: Item, place: str) -> None:
    found = places(dosage.doses_match_their_exercise, program_of([week_with(item)], ALL))

    assert found == [f"/weeks/0/sessions/0/blocks/0/items/0{place}"]


@pytest.mark.parametrize(
    ("item", "level", "kept"),
    [
        pytest.param(an_item(BRIDGE, sets=3), Level.BEGINNER, True, id="three sets"),
        pytest.param(an_item(BRIDGE, sets=4), Level.BEGINNER, False, id="four sets for a beginner"),
        pytest.param(an_item(BRIDGE, sets=4), Level.INTERMEDIATE, True, id="four sets"),
        pytest.param(an_item(BRIDGE, dose=Reps(8, 15)), Level.BEGINNER, True, id="eight to fifteen"),
        pytest.param(an_item(BRIDGE, dose=Reps(7, 15)), Level.BEGINNER, False, id="seven for a beginner"),
        pytest.param(an_item(BRIDGE, dose=Reps(7, 9)), Level.INTERMEDIATE, True, id="seven"),
        pytest.param(an_item(BRIDGE, dose=Reps(14, 16)), Level.BEGINNER, False, id="sixteen"),
        pytest.param(an_item(EXERCISES["side-plank"], dose=Holds((12, 10, 8), 8)), Level.BEGINNER, True, id="thirty holds"),
        pytest.param(an_item(EXERCISES["side-plank"], dose=Holds((12, 10, 9), 8)), Level.BEGINNER, False, id="more holds"),
        pytest.param(an_item(EXERCISES["bird-dog"], dose=Holds((20, 20, 20), 8)), Level.BEGINNER, True, id="sides in turn"),
        pytest.param(an_item(EXERCISES["bird-dog"], dose=Holds((21, 20, 20), 8)), Level.BEGINNER, False, id="too many in turn"),
    ],
)
def test_doses_are_those_of_studied_programs(item: Item, level: Level, kept: bool) -> None:
    program = program_of([week_with(item)], ALL, a_profile(level=level))

    assert keeps(dosage.doses_stay_near_published_programs, program) is kept


NORDIC = an_exercise("nordic-assisted", pattern=MovementPattern.KNEE_FLEXION)
NORDICS = Track("nordic", Role.KNEE_FLEXION, ("nordic-assisted",), weekly_repetitions=WeeklyRepetitions(10, 20, 45))
LIMITED = a_catalogue([NORDIC], tracks=[NORDICS])


@pytest.mark.parametrize(
    ("most_reps", "kept"),
    [
        pytest.param([5], True, id="first week at its limit"),
        pytest.param([6], False, id="first week above"),
        pytest.param([5, 15], True, id="growth at its limit"),
        pytest.param([5, 16], False, id="growth above"),
        pytest.param([5, 12, 22], True, id="half of what athletes did"),
        pytest.param([5, 12, 23], False, id="more than that"),
    ],
)
def test_nordic_curls_stay_few(most_reps: list[int], kept: bool) -> None:
    weeks = [week_with(an_item(NORDIC, sets=2, dose=Reps(3, most))) for most in most_reps]

    assert keeps(dosage.doses_stay_near_published_programs, program_of(weeks, [NORDIC]), LIMITED) is kept


def test_easy_week_is_no_measure_for_nordic_curls() -> None:
    full, easy = (week_with(an_item(NORDIC, sets=1, dose=Reps(3, most)), deload=most == 3) for most in (10, 3))

    program = program_of([full, easy, week_with(an_item(NORDIC, sets=2, dose=Reps(3, 15)))], [NORDIC])

    assert keeps(dosage.doses_stay_near_published_programs, program, LIMITED)
