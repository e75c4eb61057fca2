"""What nobody is asked for: demands, equipment, levels, efforts and holds beyond a person's limits."""

from dataclasses import replace

import pytest

from app.engine.guidelines.progression import LOADED_HINGE_GENTLE_WEEKS, LOADED_HINGE_RPE
from app.engine.guidelines.safety import EASED_RPE, FEWEST_REPS_IN_RESERVE, PAIN_EASES_FROM
from app.engine.guidelines.strength import (
    CONTINUOUS_HOLD_LIMIT_SECONDS,
    ENDURANCE_HOLD_LIMIT_SECONDS,
    FIRST_WEEK_PLANK_LIMIT_SECONDS,
    GUIDELINES,
)
from app.engine.profile import Profile
from app.engine.program import BodyweightLoad, Effort, ExternalLoad, Holds
from app.engine.rules import safety
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug, MovementPattern
from app.engine.vocabulary.people import Level
from tests.builders import a_catalogue, a_condition, a_profile, a_stated, an_exercise
from tests.engine.catalogue_checks.good_catalogue import GOOD_CATALOGUE, KETTLEBELL
from tests.engine.rules.judging import keeps, places, program_of, week_with
from tests.program_builders import a_week, an_item
from tests.protocol_builders import a_condition_protocol, a_stage

BRIDGE = an_exercise()
CAPPED = a_catalogue(
    [BRIDGE],
    conditions=[
        a_condition("acute-pain", max_rpe=6),
        a_condition("sore-shin"),
        a_condition("sore-hip"),
        a_condition("upright", excluded_demands=[DemandSlug.SUPINE]),
        a_condition("no-bridges", excluded_exercises=["glute-bridge"]),
    ],
    condition_protocols=[
        a_condition_protocol("sore-shin", a_stage(highest_rpe=4), a_stage(highest_rpe=5)),
        a_condition_protocol("sore-hip", forbidden_exercises=["glute-bridge"]),
        a_condition_protocol("pain", a_stage(highest_rpe=EASED_RPE), forbidden_exercises=["glute-bridge"]),
    ],
)
EXERCISES = GOOD_CATALOGUE.exercises


ADVANCED_IN_PAIN = a_profile(level=Level.ADVANCED, pain=PAIN_EASES_FROM)
BEGINNER, INTERMEDIATE, ADVANCED = (a_profile(level=level) for level in Level)
FIRST_WEEK, LATER = 1, 2


def _first(level: Level) -> float:
    return GUIDELINES[level].first_week_rpe_limit


def _later(level: Level) -> float:
    return GUIDELINES[level].rpe_limit


@pytest.mark.parametrize(
    ("profile", "week", "limit"),
    [
        pytest.param(BEGINNER, FIRST_WEEK, _first(Level.BEGINNER), id="beginner's first week"),
        pytest.param(BEGINNER, LATER, _later(Level.BEGINNER), id="beginner"),
        pytest.param(INTERMEDIATE, FIRST_WEEK, _first(Level.INTERMEDIATE), id="intermediate's first week"),
        pytest.param(INTERMEDIATE, LATER, _later(Level.INTERMEDIATE), id="intermediate"),
        pytest.param(ADVANCED, FIRST_WEEK, _first(Level.ADVANCED), id="advanced person's first week"),
        pytest.param(ADVANCED, LATER, _later(Level.ADVANCED), id="advanced"),
        pytest.param(ADVANCED_IN_PAIN, LATER, EASED_RPE, id="in pain"),
        pytest.param(a_profile(conditions=["acute-pain"]), LATER, 6, id="a condition with a cap"),
        pytest.param(a_profile(conditions=["sore-shin"]), LATER, 5, id="a condition's last stage"),
        pytest.param(a_profile(conditions=["sore-shin"]), FIRST_WEEK, 5, id="a condition's last stage in the first week"),
        pytest.param(a_profile(conditions=["acute-pain", "sore-shin"]), LATER, 5, id="two conditions"),
    ],
)
def test_effort_has_its_caps(profile: Profile, week: int, limit: float) -> None:
    for rpe, kept in ((limit, True), (limit + 0.5, False)):
        weeks = [a_week()] * (week - 1) + [week_with(an_item(BRIDGE, rpe=rpe))]

        assert keeps(safety.effort_stays_under_its_caps, program_of(weeks, [BRIDGE], profile), CAPPED) is kept


@pytest.mark.parametrize(("reserve", "kept"), [(FEWEST_REPS_IN_RESERVE, True), (FEWEST_REPS_IN_RESERVE - 0.5, False)])
def test_every_set_leaves_a_repetition(reserve: float, kept: bool) -> None:
    item = replace(an_item(BRIDGE), effort=Effort(6, reserve))

    assert keeps(safety.effort_stays_under_its_caps, program_of([week_with(item)], [BRIDGE])) is kept


@pytest.mark.parametrize(
    ("profile", "kept"),
    [
        pytest.param(a_profile(), True, id="nothing left out"),
        pytest.param(a_profile(avoid_demands=[DemandSlug.KNEELING]), True, id="another demand"),
        pytest.param(a_profile(avoid_demands=[DemandSlug.SUPINE]), False, id="a demand left out by the person"),
        pytest.param(a_profile(avoid_exercises=["glute-bridge"]), False, id="left out by the person"),
        pytest.param(a_profile(conditions=["upright"]), False, id="a demand left out with a condition"),
        pytest.param(a_profile(conditions=["no-bridges"]), False, id="left out with a condition"),
        pytest.param(a_profile(conditions=["sore-hip"]), False, id="forbidden by a condition's protocol"),
        pytest.param(a_profile(conditions=["sore-shin"]), True, id="another condition"),
        pytest.param(a_profile(pain=PAIN_EASES_FROM - 1), True, id="hardly any pain"),
        pytest.param(a_profile(pain=PAIN_EASES_FROM), False, id="forbidden by the protocol for pain"),
    ],
)
def test_nothing_that_is_left_out_is_asked_for(profile: Profile, kept: bool) -> None:
    bridge = an_exercise(demands=[DemandSlug.SUPINE])

    found = places(safety.no_excluded_demand_is_asked_for, program_of([], [bridge], profile), CAPPED)

    assert found == ([] if kept else ["/exercises/glute-bridge"])


@pytest.mark.parametrize(
    ("level", "profile", "kept"),
    [
        pytest.param(Level.INTERMEDIATE, INTERMEDIATE, True, id="of the level"),
        pytest.param(Level.INTERMEDIATE, BEGINNER, False, id="above the level"),
        pytest.param(Level.BEGINNER, ADVANCED, True, id="below the level"),
        pytest.param(Level.ADVANCED, ADVANCED_IN_PAIN, False, id="of the level stated, in pain"),
        pytest.param(Level.INTERMEDIATE, ADVANCED_IN_PAIN, True, id="one lower, in pain"),
    ],
)
def test_exercise_is_not_above_the_level(level: Level, profile: Profile, kept: bool) -> None:
    program = program_of([], [an_exercise(level=level)], profile)

    assert keeps(safety.no_exercise_is_above_the_level, program, CAPPED) is kept


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        pytest.param([[]], True, id="nothing needed"),
        pytest.param([[KETTLEBELL]], True, id="owned"),
        pytest.param([[EquipmentSlug.BARBELL], [KETTLEBELL]], True, id="one of two ways owned"),
        pytest.param([[EquipmentSlug.BARBELL]], False, id="not owned"),
        pytest.param([[KETTLEBELL, EquipmentSlug.BENCH]], False, id="half of it owned"),
    ],
)
def test_equipment_is_owned(options: list[list[EquipmentSlug]], kept: bool) -> None:
    program = program_of([], [an_exercise(equipment_options=options)], a_profile(equipment=[KETTLEBELL]))

    assert keeps(safety.only_owned_equipment_is_used, program) is kept


def test_load_must_be_owned_too() -> None:
    item = an_item(BRIDGE, load=ExternalLoad(EquipmentSlug.DUMBBELL, "a weight"))

    found = places(safety.only_owned_equipment_is_used, program_of([week_with(item)], [BRIDGE]))

    assert found == ["/weeks/0/sessions/0/blocks/0/items/0/load"]


HINGE = an_exercise("hinge", pattern=MovementPattern.HINGE)
LOAD = ExternalLoad(KETTLEBELL, "a weight")
ALL_LIGHT = [LOADED_HINGE_RPE] * LOADED_HINGE_GENTLE_WEEKS
HARD = LOADED_HINGE_RPE + 0.5


@pytest.mark.parametrize(
    ("efforts", "kept"),
    [
        pytest.param([*ALL_LIGHT, HARD], True, id="light weeks first"),
        pytest.param([HARD, *ALL_LIGHT], False, id="first week too hard"),
        pytest.param([*ALL_LIGHT[1:], HARD], False, id="a light week too few"),
        pytest.param([None, None, *ALL_LIGHT, HARD], True, id="light where it comes in later"),
        pytest.param([None, None, *ALL_LIGHT[1:], HARD], False, id="too hard where it comes in later"),
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
        pytest.param("bird-dog", 2, ENDURANCE_HOLD_LIMIT_SECONDS, True, id="endurance hold at its limit"),
        pytest.param("bird-dog", 2, ENDURANCE_HOLD_LIMIT_SECONDS + 1, False, id="endurance hold above"),
        pytest.param("plank", 1, FIRST_WEEK_PLANK_LIMIT_SECONDS, True, id="first week's plank at its limit"),
        pytest.param("plank", 1, FIRST_WEEK_PLANK_LIMIT_SECONDS + 1, False, id="first week's plank above"),
        pytest.param("plank", 2, CONTINUOUS_HOLD_LIMIT_SECONDS, True, id="plank at its limit"),
        pytest.param("plank", 2, CONTINUOUS_HOLD_LIMIT_SECONDS + 1, False, id="plank above"),
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
