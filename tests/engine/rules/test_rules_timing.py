"""Timing: weeks, days and minutes as asked for, and times that add up."""

from dataclasses import replace

import pytest

from app.engine.guidelines.doses import RAMP_UP_REST_SECONDS
from app.engine.guidelines.frame import FRAME_SECONDS, FRAME_TOLERANCE_SECONDS, SECONDS_FOR_MORE_TIGHT
from app.engine.guidelines.timing import MOST_MINUTES_OVER, SHORTEST_SHARE, TIME_TOLERANCE
from app.engine.guidelines.warm_up import RAMP_SECONDS
from app.engine.program import Contacts, Program, RampUpSet, Timed
from app.engine.rules import timing
from app.engine.vocabulary.people import Level, Weekday
from app.engine.vocabulary.programs import BlockKind
from tests.builders import a_catalogue, a_profile, an_exercise
from tests.engine.catalogue_checks.good_catalogue import GOOD_CATALOGUE
from tests.engine.rules.judging import keeps, places, program_of, week_with
from tests.engine.rules.mutations import warning_of
from tests.program_builders import a_session, a_week, an_item
from tests.protocol_builders import a_protocol

BRIDGE = an_exercise()
EXERCISES = GOOD_CATALOGUE.exercises


def _lasting(minutes: float, asked: int, *, deload: bool = False) -> Program:
    session = replace(week_with(an_item(BRIDGE)).sessions[0], minutes=minutes)
    return program_of([a_week(session, deload=deload)], [BRIDGE], a_profile(minutes_per_session=asked))


HALF_AN_HOUR, TWO_HOURS = 30, 120
LATEST = HALF_AN_HOUR * (1 + TIME_TOLERANCE)
LATEST_LONG = TWO_HOURS + MOST_MINUTES_OVER
EARLIEST = HALF_AN_HOUR * SHORTEST_SHARE


@pytest.mark.parametrize(
    ("asked", "minutes", "kept"),
    [
        pytest.param(HALF_AN_HOUR, LATEST, True, id="a share over"),
        pytest.param(HALF_AN_HOUR, LATEST + 0.1, False, id="more than a share over"),
        pytest.param(TWO_HOURS, LATEST_LONG, True, id="some minutes over"),
        pytest.param(TWO_HOURS, LATEST_LONG + 0.1, False, id="more than some minutes over"),
        pytest.param(HALF_AN_HOUR, EARLIEST, True, id="early"),
        pytest.param(HALF_AN_HOUR, EARLIEST - 0.1, False, id="too early"),
    ],
)
def test_session_keeps_to_the_minutes(asked: int, minutes: float, kept: bool) -> None:
    assert keeps(timing.sessions_fit_the_minutes, _lasting(minutes, asked)) is kept


def test_easy_week_may_end_early_but_not_late() -> None:
    assert keeps(timing.sessions_fit_the_minutes, _lasting(EARLIEST - 1, HALF_AN_HOUR, deload=True))
    assert not keeps(timing.sessions_fit_the_minutes, _lasting(LATEST + 1, HALF_AN_HOUR, deload=True))


def test_session_may_end_too_early_but_not_too_late_where_the_program_says_so() -> None:
    early, late = (
        warning_of(_lasting(minutes, HALF_AN_HOUR), timing.SHORT_SESSION_WARNING) for minutes in (EARLIEST - 1, LATEST + 1)
    )

    assert keeps(timing.sessions_fit_the_minutes, early)
    assert not keeps(timing.sessions_fit_the_minutes, late)


MARCH = EXERCISES["brisk-march"]


def _around(warm_up: int, cool_down: int, minutes: int, *, jumps: bool = False) -> Program:
    """A session whose warm-up and cool-down take so many seconds."""
    items = {
        BlockKind.WARM_UP: [an_item(MARCH, sets=1, dose=Timed(warm_up))],
        BlockKind.POWER: [an_item(EXERCISES["snap-down"], dose=Contacts(5))] if jumps else [],
        BlockKind.COOL_DOWN: [an_item(MARCH, sets=1, dose=Timed(cool_down))],
    }
    profile = a_profile(minutes_per_session=minutes)
    return program_of([a_week(a_session(items))], GOOD_CATALOGUE.exercises.values(), profile)


@pytest.mark.parametrize(("minutes", "most"), FRAME_SECONDS)
def test_frame_keeps_to_its_share_of_the_minutes(minutes: int, most: int) -> None:
    assert keeps(timing.frames_leave_time_for_the_work, _around(most - 100, 100 + FRAME_TOLERANCE_SECONDS, minutes))
    assert not keeps(timing.frames_leave_time_for_the_work, _around(most - 100, 101 + FRAME_TOLERANCE_SECONDS, minutes))


def test_frame_may_take_longer_where_more_than_one_muscle_group_is_tight() -> None:
    most = FRAME_SECONDS[0][1] + FRAME_TOLERANCE_SECONDS
    protocol = a_protocol("weak-glutes", tight=(("hip-flexor-stretch",), ("calf-stretch",), ("too-hard",)))
    too_hard = replace(EXERCISES["calf-stretch"], slug="too-hard", level=Level.ADVANCED)
    catalogue = a_catalogue([*GOOD_CATALOGUE.exercises.values(), too_hard], protocols=[protocol])

    def judged(seconds: int) -> bool:
        return keeps(timing.frames_leave_time_for_the_work, _around(seconds - 100, 100, HALF_AN_HOUR - 5), catalogue)

    assert judged(most + SECONDS_FOR_MORE_TIGHT)
    assert not judged(most + SECONDS_FOR_MORE_TIGHT + 1)


def test_squats_that_lead_up_to_jumps_are_no_part_of_the_frame() -> None:
    most = FRAME_SECONDS[0][1] + FRAME_TOLERANCE_SECONDS

    assert keeps(timing.frames_leave_time_for_the_work, _around(most - 100 + RAMP_SECONDS, 100, 20, jumps=True))
    assert not keeps(timing.frames_leave_time_for_the_work, _around(most - 100 + RAMP_SECONDS, 100, 20))


def test_wrong_item_time_and_wrong_sum_are_both_found() -> None:
    item = an_item(BRIDGE)
    session = replace(week_with(replace(item, seconds=item.seconds + 60)).sessions[0], minutes=1.0)

    found = places(timing.item_times_add_up, program_of([a_week(session)], [BRIDGE]))

    assert found == ["/weeks/0/sessions/0/blocks/0/items/0/seconds", "/weeks/0/sessions/0/minutes"]


def test_wrong_time_of_an_item_that_stands_in_several_weeks_is_found_in_each() -> None:
    item = an_item(BRIDGE)
    week = week_with(replace(item, seconds=item.seconds + 60))

    found = places(timing.item_times_add_up, program_of([week, week], [BRIDGE]))

    assert found == [f"/weeks/{number}/sessions/0/blocks/0/items/0/seconds" for number in (0, 1)]


def test_sets_that_lead_up_take_their_time_too() -> None:
    ramp_up = (RampUpSet(75, 3),)
    without = an_item(BRIDGE)
    lead_up = round(3 * BRIDGE.seconds_per_rep + RAMP_UP_REST_SECONDS)

    def judged(seconds: int) -> bool:
        item = replace(without, ramp_up=ramp_up, seconds=seconds)
        return keeps(timing.item_times_add_up, program_of([week_with(item)], [BRIDGE]))

    assert judged(without.seconds + lead_up)
    assert not judged(without.seconds)


@pytest.mark.parametrize(
    ("numbers", "kept"),
    [([1, 2], True), ([1], False), ([1, 2, 3], False), ([2, 1], False)],
    ids=["as asked", "too few", "too many", "out of order"],
)
def test_program_has_its_weeks(numbers: list[int], kept: bool) -> None:
    weeks = tuple(a_week(week=number) for number in numbers)
    program = replace(program_of([], [], a_profile(weeks=2)), weeks=weeks)

    assert keeps(timing.program_lasts_the_weeks_asked_for, program) is kept


@pytest.mark.parametrize(
    ("days", "kept"),
    [
        ([Weekday.MON, Weekday.THU], True),
        ([Weekday.THU, Weekday.MON], False),
        ([Weekday.MON], False),
        ([Weekday.MON, Weekday.FRI], False),
    ],
)
def test_week_has_its_days(days: list[Weekday], kept: bool) -> None:
    profile = a_profile(days=(Weekday.MON, Weekday.THU))
    week = a_week(*(a_session(day=day) for day in days))

    assert keeps(timing.week_keeps_its_days, program_of([week], [], profile)) is kept
