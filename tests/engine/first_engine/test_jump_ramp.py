from collections.abc import Sequence

import pytest

from app.engine.catalogue.exercises import Exercise
from app.engine.first_engine.jump_ramp import JumpRamp, Room
from app.engine.guidelines.jumps import JUMP_GROWTH, JUMP_GUIDELINES
from app.engine.vocabulary.exercises import Laterality, Measure, Modality
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import Lever
from tests.builders import an_exercise

MONDAY, FRIDAY = 0, 2


def a_jump(slug: str, intensity: int, laterality: Laterality = Laterality.BILATERAL) -> Exercise:
    return an_exercise(
        slug,
        modality=Modality.PLYOMETRIC,
        measure=Measure.CONTACTS,
        seconds_per_rep=3,
        plyometric_intensity=intensity,
        laterality=laterality,
    )


LANDING, HOP = a_jump("landing", 1), a_jump("hop", 1)
JUMP, BOUND = a_jump("jump", 2), a_jump("bound", 2, Laterality.UNILATERAL)
SWITCH = a_jump("switch", 3)
UP, ALONG = (LANDING, JUMP, SWITCH), (LANDING, HOP, BOUND)
PLENTY = Room(seconds=900, highest_class=3)


def a_ramp(
    rooms: dict[int, Room],
    roads: Sequence[Sequence[Exercise]] = (UP, ALONG),
    level: Level = Level.INTERMEDIATE,
    most: int = 1,
) -> JumpRamp:
    return JumpRamp(roads, rooms, JUMP_GUIDELINES[level], most)


def weeks_of(ramp: JumpRamp, count: int, session: int = MONDAY) -> list[list[tuple[str, int, int]]]:
    """Exercise, sets and landings of a set in every full week of one session."""
    weeks = []
    for _ in range(count):
        ramp.advance()
        weeks.append([(jump.exercise.slug, jump.sets, jump.dose.contacts) for _, jump in ramp.in_session(session)])
    return weeks


def test_jumps_begin_with_landings_in_one_session_and_the_second_joins_a_week_later() -> None:
    ramp = a_ramp({MONDAY: PLENTY, FRIDAY: PLENTY})

    monday, friday = weeks_of(ramp, 1), weeks_of(a_ramp({MONDAY: PLENTY, FRIDAY: PLENTY}), 2, FRIDAY)

    assert monday == [[("landing", 3, 5)]]
    assert friday == [[], [("landing", 3, 5)]]


def test_harder_jumps_and_more_landings_take_turns() -> None:
    assert weeks_of(a_ramp({MONDAY: PLENTY}, level=Level.ADVANCED), 5) == [
        [("landing", 3, 5)],
        [("landing", 3, 6)],
        [("jump", 3, 6)],
        [("jump", 3, 7)],
        [("switch", 3, 7)],
    ]


def test_what_was_raised_is_told() -> None:
    ramp = a_ramp({MONDAY: PLENTY})
    levers = []
    for _ in range(3):
        ramp.advance()
        levers += [jump.lever for _, jump in ramp.in_session(MONDAY)]

    assert levers == [None, Lever.REPS, Lever.VARIANT]


def test_one_sided_jumps_share_the_landings_between_the_feet() -> None:
    weeks = weeks_of(a_ramp({MONDAY: PLENTY}, [(HOP, BOUND)]), 3)

    assert weeks[1:] == [[("hop", 3, 6)], [("bound", 3, 3)]]


def test_road_without_a_next_step_goes_on_with_more_landings_until_the_level_has_no_more() -> None:
    weeks = weeks_of(a_ramp({MONDAY: PLENTY}, [(LANDING,)], Level.BEGINNER), 7)

    assert [(sets, landings) for ((_, sets, landings),) in weeks] == [(2, 4), (2, 5), (2, 6), (3, 5), (3, 6), (3, 6), (3, 6)]


def test_session_takes_no_harder_jumps_than_it_has_rest_for() -> None:
    weeks = weeks_of(a_ramp({MONDAY: Room(900, highest_class=2)}), 9)

    assert weeks[-1] == [("jump", 3, 6)]


def test_class_is_never_skipped() -> None:
    weeks = weeks_of(a_ramp({MONDAY: PLENTY}, [(LANDING, SWITCH)]), 5)

    assert weeks[-1] == [("landing", 3, 6)]


def test_jumps_that_leave_no_time_do_not_come() -> None:
    assert weeks_of(a_ramp({MONDAY: Room(60, highest_class=3)}), 3) == [[], [], []]


def test_second_jump_of_a_session_differs_from_the_first() -> None:
    weeks = weeks_of(a_ramp({MONDAY: PLENTY}, most=2), 8)

    assert max(map(len, weeks)) == 2
    assert all(len({slug for slug, _, _ in week}) == len(week) for week in weeks)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("most", [1, 2])
def test_weeks_grow_slowly_and_not_at_all_when_jumps_get_harder(level: Level, most: int) -> None:
    guideline = JUMP_GUIDELINES[level]
    roads = [[jump for jump in road if (jump.plyometric_intensity or 0) <= guideline.highest_class] for road in (UP, ALONG)]
    ramp = JumpRamp(roads, {MONDAY: PLENTY, FRIDAY: PLENTY}, guideline, most)
    for _ in range(12):
        before = ramp.landings
        ramp.advance()
        gets_harder = any(jump.lever is Lever.VARIANT for jump in ramp.jumps.values())

        assert ramp.landings - before <= (0 if gets_harder else JUMP_GROWTH)
    assert ramp.landings > 0
