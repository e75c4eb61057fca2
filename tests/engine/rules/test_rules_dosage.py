"""Doses that fit their exercise and stay near those of programs that were studied."""

from dataclasses import replace

import pytest

from app.engine.catalogue.protocols import Track, WeeklyRepetitions
from app.engine.guidelines.strength import (
    ENDURANCE_HOLD_LIMIT_SECONDS,
    ENDURANCE_HOLD_SECONDS,
    GUIDELINES,
    MOST_ENDURANCE_HOLDS,
)
from app.engine.program import Contacts, Holds, Item, Program, Reps, Timed
from app.engine.rules import dosage
from app.engine.vocabulary.exercises import Laterality, Measure, MovementPattern
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.roles import Role
from tests.builders import a_catalogue, a_profile, an_exercise, an_imbalance
from tests.engine.catalogue_checks.good_catalogue import GOOD_CATALOGUE
from tests.engine.rules.judging import keeps, places, program_of, week_with
from tests.program_builders import a_week, an_item

EXERCISES = GOOD_CATALOGUE.exercises
ALL = tuple(EXERCISES.values())
BRIDGE, PLANK = EXERCISES["glute-bridge"], EXERCISES["plank"]
MARCH, HOP = an_exercise("march", measure=Measure.TIME), an_exercise("hop", measure=Measure.CONTACTS)
SWITCHING = an_exercise("switching-lunge", laterality=Laterality.ALTERNATING)


@pytest.mark.parametrize(
    ("item", "place"),
    [
        pytest.param(an_item(BRIDGE, dose=Holds((1, 1, 1), 10)), "/dose", id="holds of what is counted in repetitions"),
        pytest.param(an_item(BRIDGE, dose=Reps(10, 8)), "/dose", id="range the wrong way round"),
        pytest.param(an_item(BRIDGE, dose=Reps(0, 8)), "/dose", id="no repetitions"),
        pytest.param(an_item(PLANK, sets=2, dose=Holds((1, 1, 1), 20)), "/dose/repetitions", id="more holds than sets"),
        pytest.param(an_item(PLANK, sets=2, dose=Holds((1, 0), 20)), "/dose", id="set without a hold"),
        pytest.param(an_item(PLANK, sets=2, dose=Holds((1, 1), 0)), "/dose", id="holds of no seconds"),
        pytest.param(an_item(MARCH, dose=Timed(0)), "/dose", id="no time"),
        pytest.param(an_item(HOP, dose=Contacts(0)), "/dose", id="no landings"),
        pytest.param(replace(an_item(BRIDGE), sets=0), "/sets", id="no sets"),
    ],
)
def test_dose_that_makes_no_sense_is_found(item: Item, place: str) -> None:
    found = places(dosage.doses_match_their_exercise, program_of([week_with(item)], (*ALL, MARCH, HOP)))

    assert found == [f"/weeks/0/sessions/0/blocks/0/items/0{place}"]


@pytest.mark.parametrize("level", Level)
def test_doses_are_usual_at_the_level(level: Level) -> None:
    sets = int(GUIDELINES[level].sets_per_exercise.high)
    fewest, most = int(GUIDELINES[level].loaded_reps.low), int(GUIDELINES[level].unloaded_reps.high)
    usual = an_item(BRIDGE, sets=sets, dose=Reps(fewest, most))
    alternating = an_item(SWITCHING, sets=sets, dose=Reps(2 * fewest, 2 * most))
    unusual = (
        an_item(BRIDGE, sets=sets + 1),
        an_item(BRIDGE, dose=Reps(fewest - 1, most)),
        an_item(BRIDGE, dose=Reps(fewest, most + 1)),
        an_item(SWITCHING, dose=Reps(2 * fewest - 1, 2 * most)),
        an_item(SWITCHING, dose=Reps(2 * fewest, 2 * most + 1)),
    )

    assert _near_published_programs(usual, level)
    assert _near_published_programs(alternating, level)
    assert not any(_near_published_programs(item, level) for item in unusual)


def test_trunk_work_has_its_own_numbers_of_repetitions() -> None:
    assert _near_published_programs(an_item(EXERCISES["dead-bug"], sets=9, dose=Reps(40, 50)), Level.BEGINNER)


MOST = MOST_ENDURANCE_HOLDS


@pytest.mark.parametrize(
    ("slug", "holds", "seconds", "kept"),
    [
        pytest.param("side-plank", (MOST - 10, 10), ENDURANCE_HOLD_SECONDS, True, id="the most"),
        pytest.param("side-plank", (MOST - 10, 11), ENDURANCE_HOLD_SECONDS, False, id="more"),
        pytest.param("bird-dog", (MOST, MOST), ENDURANCE_HOLD_SECONDS, True, id="sides in turn"),
        pytest.param("bird-dog", (MOST, MOST + 1), ENDURANCE_HOLD_SECONDS, False, id="too many in turn"),
        pytest.param("side-plank", (MOST, MOST), ENDURANCE_HOLD_LIMIT_SECONDS + 1, True, id="long holds are counted by time"),
    ],
)
def test_endurance_holds_are_those_of_studied_programs(slug: str, holds: tuple[int, ...], seconds: int, kept: bool) -> None:
    item = an_item(EXERCISES[slug], sets=len(holds), dose=Holds(holds, seconds))

    assert _near_published_programs(item, Level.BEGINNER) is kept


def _near_published_programs(item: Item, level: Level) -> bool:
    program = program_of([week_with(item)], [*ALL, SWITCHING], a_profile(level=level))
    return keeps(dosage.doses_stay_near_published_programs, program)


NORDIC = an_exercise("nordic-assisted", pattern=MovementPattern.KNEE_FLEXION)
NORDICS = Track("nordic", Role.KNEE_FLEXION, ("nordic-assisted",), weekly_repetitions=WeeklyRepetitions(10, 20, 45))
LIMITED = a_catalogue([NORDIC], [an_imbalance()], tracks=[NORDICS])


FIRST, SECOND, MOST = 10, 30, 45


def _nordics(*weeks: int, easy: int | None = None) -> Program:
    """Weeks with so many Nordic curls; the one at this place is easy."""
    planned = [
        week_with(an_item(NORDIC, sets=1, dose=Reps(1, reps)), deload=number == easy) if reps else a_week()
        for number, reps in enumerate(weeks)
    ]
    return program_of(planned, [NORDIC])


@pytest.mark.parametrize(
    ("program", "kept"),
    [
        pytest.param(_nordics(FIRST), True, id="first week at its limit"),
        pytest.param(_nordics(FIRST + 1), False, id="first week above"),
        pytest.param(_nordics(FIRST, SECOND), True, id="growth at its limit"),
        pytest.param(_nordics(FIRST, SECOND + 1), False, id="growth above"),
        pytest.param(_nordics(FIRST, SECOND, MOST), True, id="half of what athletes did"),
        pytest.param(_nordics(FIRST, SECOND, MOST + 1), False, id="more than that"),
        pytest.param(_nordics(FIRST, 1, SECOND, easy=1), True, id="an easy week is no measure"),
        pytest.param(_nordics(FIRST, 0, SECOND), True, id="a week without them is passed over"),
    ],
)
def test_nordic_curls_stay_few(program: Program, kept: bool) -> None:
    assert keeps(dosage.doses_stay_near_published_programs, program, LIMITED) is kept
