from dataclasses import replace

import pytest

from app.engine.profile import Profile
from app.engine.program import BodyweightLoad, Effort, ExternalLoad, Holds
from app.engine.rules import safety
from app.engine.vocabulary.exercises import EquipmentSlug, MovementPattern
from app.engine.vocabulary.people import Level
from tests.builders import a_profile, a_stated, an_exercise
from tests.engine.catalogue_checks.good_catalogue import GOOD_CATALOGUE, KETTLEBELL
from tests.engine.rules.judging import keeps, places, program_of, week_with
from tests.program_builders import a_week, an_item

BRIDGE = an_exercise()
EXERCISES = GOOD_CATALOGUE.exercises


@pytest.mark.parametrize(
    ("profile", "week", "rpe", "kept"),
    [
        pytest.param(a_profile(), 1, 6, True, id="beginner's first week at its limit"),
        pytest.param(a_profile(), 1, 6.5, False, id="beginner's first week above"),
        pytest.param(a_profile(), 2, 8, True, id="beginner at the limit"),
        pytest.param(a_profile(), 2, 8.5, False, id="beginner above"),
        pytest.param(a_profile(level=Level.INTERMEDIATE), 1, 7, True, id="others' first week at its limit"),
        pytest.param(a_profile(level=Level.INTERMEDIATE), 1, 7.5, False, id="others' first week above"),
        pytest.param(a_profile(level=Level.ADVANCED), 2, 9, True, id="others at the limit"),
        pytest.param(a_profile(level=Level.ADVANCED, pain=3), 2, 6, True, id="in pain at the limit"),
        pytest.param(a_profile(level=Level.ADVANCED, pain=3), 2, 6.5, False, id="in pain above"),
    ],
)
def test_effort_has_its_caps(profile: Profile, week: int, rpe: float, kept: bool) -> None:
    weeks = [a_week()] * (week - 1) + [week_with(an_item(BRIDGE, rpe=rpe))]

    assert keeps(safety.effort_stays_under_its_caps, program_of(weeks, [BRIDGE], profile)) is kept


@pytest.mark.parametrize(("reserve", "kept"), [(1, True), (0.5, False), (0, False)])
def test_every_set_leaves_a_repetition(reserve: float, kept: bool) -> None:
    item = replace(an_item(BRIDGE), effort=Effort(6, reserve))

    assert keeps(safety.effort_stays_under_its_caps, program_of([week_with(item)], [BRIDGE])) is kept


def test_load_must_be_owned_too() -> None:
    item = an_item(BRIDGE, load=ExternalLoad(EquipmentSlug.DUMBBELL, "a weight"))

    found = places(safety.only_owned_equipment_is_used, program_of([week_with(item)], [BRIDGE]))

    assert found == ["/weeks/0/sessions/0/blocks/0/items/0/load"]


HINGE = an_exercise("hinge", pattern=MovementPattern.HINGE)
LOAD = ExternalLoad(KETTLEBELL, "a weight")


@pytest.mark.parametrize(
    ("efforts", "kept"),
    [
        pytest.param([6, 6, 8], True, id="two light weeks"),
        pytest.param([6.5, 6, 8], False, id="first week too hard"),
        pytest.param([6, 6.5, 8], False, id="second week too hard"),
        pytest.param([None, None, 6, 6, 8], True, id="light where it comes in later"),
        pytest.param([None, None, 6, 6.5, 8], False, id="too hard where it comes in later"),
    ],
)
def test_first_two_weeks_with_a_loaded_hinge_are_light(efforts: list[float | None], kept: bool) -> None:
    weeks = [a_week() if rpe is None else week_with(an_item(HINGE, rpe=rpe, load=LOAD)) for rpe in efforts]

    assert keeps(safety.loaded_hinges_start_light, program_of(weeks, [HINGE])) is kept


def test_hinge_without_load_may_be_hard_at_once() -> None:
    weeks = [week_with(an_item(HINGE, rpe=8, load=BodyweightLoad()))]

    assert keeps(safety.loaded_hinges_start_light, program_of(weeks, [HINGE]))


@pytest.mark.parametrize(
    ("slug", "week", "seconds", "kept"),
    [
        pytest.param("bird-dog", 2, 10, True, id="endurance hold at its limit"),
        pytest.param("bird-dog", 2, 11, False, id="endurance hold above"),
        pytest.param("plank", 1, 30, True, id="first week's plank at its limit"),
        pytest.param("plank", 1, 31, False, id="first week's plank above"),
        pytest.param("plank", 2, 60, True, id="plank at its limit"),
        pytest.param("plank", 2, 61, False, id="plank above"),
        pytest.param("quad-stretch", 1, 90, True, id="stretch"),
    ],
)
def test_holds_have_their_limits(slug: str, week: int, seconds: int, kept: bool) -> None:
    item = an_item(EXERCISES[slug], sets=1, dose=Holds((1,), seconds))
    weeks = [a_week()] * (week - 1) + [week_with(item)]

    assert keeps(safety.holds_stay_short, program_of(weeks, [EXERCISES[slug]])) is kept


@pytest.mark.parametrize(
    ("slug", "seconds", "kept"),
    [("plank", 30, True), ("plank", 31, False), ("quad-stretch", 60, True)],
    ids=["at the condition's limit", "above it", "easy stretch"],
)
def test_condition_limits_holds_under_effort(slug: str, seconds: int, kept: bool) -> None:
    profile = a_profile(a_stated(), conditions=["high-blood-pressure"])
    item = an_item(EXERCISES[slug], sets=1, dose=Holds((1,), seconds))

    assert keeps(safety.holds_respect_conditions, program_of([week_with(item)], [EXERCISES[slug]], profile)) is kept
