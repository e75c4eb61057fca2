"""Places and days: what comes next, and when."""

from dataclasses import replace

import pytest

from app.engine.following.calendar import (
    adherence_of,
    beginning_with,
    dated,
    place_after,
    schedule_of,
    steps_of,
    weekday_of,
)
from app.engine.following.journal import SessionLog, Terms
from app.engine.program import Program
from app.engine.vocabulary.following import Absence
from app.engine.vocabulary.people import Weekday
from app.engine.vocabulary.programs import ProgramPhase
from tests.engine.following.cases import MONDAY
from tests.program_builders import a_program, a_session, a_week

MON, TUE, WED, THU, FRI, SAT, SUN = Weekday


def program_on(*days: Weekday, weeks: int = 6) -> Program:
    """A program that trains on these days; half of its weeks are foundation, half build."""
    made = [
        a_week(
            *(a_session(day=day, id_=f"w{week}d{n}") for n, day in enumerate(days, start=1)),
            week=week,
            phase=ProgramPhase.FOUNDATION if week <= weeks // 2 else ProgramPhase.BUILD,
        )
        for week in range(1, weeks + 1)
    ]
    return a_program(*made)


THRICE = program_on(MON, WED, FRI)


def logs(*done: tuple[str, int]) -> list[SessionLog]:
    """Sessions with the days after the first Monday on which they were done."""
    return [SessionLog(session, MONDAY + day) for session, day in done]


def coming(program: Program, done: list[SessionLog], today: int, terms: Terms | None = None) -> list[tuple[str, int]]:
    """What comes next, with days after the first Monday."""
    terms = terms or Terms(MONDAY)
    steps, schedule = steps_of(program), schedule_of(program, terms)
    place = place_after(done, steps, schedule, MONDAY + today)
    from_day = max(MONDAY + today, done[-1].day + 1) if done else MONDAY + today
    return [(step.session.id, day - MONDAY) for step, day in dated(steps, place, schedule, from_day)]


def test_some_monday_is_a_monday() -> None:
    assert weekday_of(MONDAY) == MON.number


@pytest.mark.parametrize(
    ("start", "first"), [(0, 0), (1, 7), (6, 7)], ids=["on the first day", "a day late", "the Sunday before"]
)
def test_first_session_is_on_its_day_of_the_week(start: int, first: int) -> None:
    assert schedule_of(THRICE, Terms(MONDAY + start)).first == MONDAY + first


@pytest.mark.parametrize(
    ("days", "planned", "order"),
    [
        ((TUE, THU, SAT), (MON, WED, FRI), (TUE, THU, SAT)),
        ((MON, THU, SAT), (MON, WED, FRI), (THU, SAT, MON)),
        ((MON, TUE, WED), (MON, WED, FRI), None),
        ((MON, WED), (MON, WED, FRI), None),
        ((SUN, WED), (MON, THU), (SUN, WED)),
    ],
)
def test_other_days_are_as_far_apart(
    days: tuple[Weekday, ...], planned: tuple[Weekday, ...], order: tuple[Weekday, ...] | None
) -> None:
    assert beginning_with(days, planned) == order


def test_other_days_are_kept() -> None:
    found = coming(THRICE, [], 0, Terms(MONDAY, days=(TUE, THU, SAT)))

    assert found[:4] == [("w1d1", 1), ("w1d2", 3), ("w1d3", 5), ("w2d1", 8)]


def test_rest_of_the_program_falls_on_its_days() -> None:
    found = coming(THRICE, logs(("w1d1", 0)), 1)

    assert found[:3] == [("w1d2", 2), ("w1d3", 4), ("w2d1", 7)]
    assert len(found) == 17


def test_missed_session_moves_all_later_ones() -> None:
    assert coming(THRICE, logs(("w1d1", 0)), 3)[:3] == [("w1d2", 4), ("w1d3", 7), ("w2d1", 9)]


def test_missed_session_is_left_out_where_moving_would_bring_hard_days_together() -> None:
    four = program_on(MON, TUE, THU, SAT)

    assert coming(four, logs(("w1d1", 0)), 2)[:3] == [("w1d3", 3), ("w1d4", 5), ("w2d1", 7)]


@pytest.mark.parametrize(
    ("today", "absence", "first"),
    [
        pytest.param(18, Absence.NONE, "w4d1", id="the day after"),
        pytest.param(25, Absence.SESSION, "w4d1", id="two missed"),
        pytest.param(26, Absence.WEEK, "w3d1", id="a week missed"),
        pytest.param(33, Absence.WEEKS, "w2d1", id="two weeks missed"),
        pytest.param(46, Absence.WEEKS, "w2d1", id="almost four weeks missed"),
        pytest.param(47, Absence.MONTH, "w1d1", id="four weeks missed"),
    ],
)
def test_absence_leads_back(today: int, absence: Absence, first: str) -> None:
    done = [SessionLog(f"w{week}d{n + 1}", MONDAY + 7 * (week - 1) + 2 * n) for week in (1, 2, 3) for n in range(3)]
    place = place_after(done, steps_of(THRICE), schedule_of(THRICE, Terms(MONDAY)), MONDAY + today)

    assert place.absence is absence
    assert steps_of(THRICE)[place.index].session.id == first


def test_absence_leads_back_to_the_phase_that_was_begun() -> None:
    done = logs(("w5d1", 28))

    assert coming(THRICE, done, 80)[0][0] == "w4d1"


def test_last_session_leaves_nothing() -> None:
    assert coming(THRICE, logs(("w6d3", 39)), 200) == []


def test_session_that_is_done_again_leads_on_from_there() -> None:
    done = [*logs(("w1d1", 0), ("w1d2", 2), ("w1d3", 4)), replace(logs(("w1d1", 18))[0], time=2)]

    assert coming(THRICE, done, 19)[0] == ("w1d2", 21)


@pytest.mark.parametrize(
    ("today", "done", "planned", "recent", "is_low"),
    [
        pytest.param(13, 2, 6, 0, False, id="before two weeks are over"),
        pytest.param(14, 4, 6, 6, False, id="four of six"),
        pytest.param(14, 3, 6, 6, True, id="three of six"),
        pytest.param(0, 0, 0, 0, False, id="at the beginning"),
    ],
)
def test_adherence_looks_at_two_full_weeks(today: int, done: int, planned: int, recent: int, is_low: bool) -> None:
    made = logs(*((f"w1d{n + 1}", 2 * n) for n in range(done)))
    found = adherence_of(made, schedule_of(THRICE, Terms(MONDAY)), MONDAY + today)

    assert (found.planned, found.recent_planned, found.is_low) == (planned, recent, is_low)
