"""Where somebody is in a program, what was missed, and on which days the rest of it falls."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice, pairwise

from app.engine.following.journal import SessionLog, Terms
from app.engine.guidelines.following import ADHERENCE_DAYS, ADHERENCE_LIMIT, MONTH_AWAY_WEEKS, WEEKS_AWAY
from app.engine.program import Program, TrainingSession, Week
from app.engine.vocabulary.following import Absence
from app.engine.vocabulary.people import Weekday

WEEK_DAYS = 7
SPACED_DAYS = 2
"""Sessions so far apart may follow each other whatever they hold: 48 hours. Source: acsm-2009."""


def weekday_of(day: int) -> int:
    """0 for Monday to 6 for Sunday; the first day of the year 1 was a Monday."""
    return (day - 1) % WEEK_DAYS


def gaps_of(days: Sequence[Weekday]) -> tuple[int, ...]:
    """Days from each training day to the next one, over the end of the week."""
    numbers = [day.number for day in days]
    return tuple((b - a - 1) % WEEK_DAYS + 1 for a, b in zip(numbers, numbers[1:] + numbers[:1], strict=True))


def beginning_with(days: Sequence[Weekday], planned: Sequence[Weekday]) -> tuple[Weekday, ...] | None:
    """The days in an order in which they are as far apart as the planned ones; None where there is none."""
    if len(days) != len(planned):
        return None
    in_week = sorted(days, key=lambda day: day.number)
    turns = (tuple(in_week[n:] + in_week[:n]) for n in range(len(in_week)))
    asked = gaps_of(planned)
    return next((turn for turn in turns if all(a >= b for a, b in zip(gaps_of(turn), asked, strict=True))), None)


@dataclass(frozen=True, slots=True)
class Step:
    """One session of a program in the order in which they are done."""

    week: Week
    session: TrainingSession
    number: int
    """Of the session in its week, from 0."""


def steps_of(program: Program) -> tuple[Step, ...]:
    """All sessions of the program, in order."""
    return tuple(Step(week, session, n) for week in program.weeks for n, session in enumerate(week.sessions))


@dataclass(frozen=True, slots=True)
class Schedule:
    """The training days of somebody, week after week."""

    first: int
    """The day of the first session."""
    gaps: tuple[int, ...]
    """Days from each session of a week to the next."""

    def slots(self, from_day: int) -> Iterator[tuple[int, int]]:
        """The training days from a day on, each with the number of its session in the week."""
        for week in count((from_day - self.first) // WEEK_DAYS):
            day = self.first + WEEK_DAYS * week
            for number, gap in enumerate(self.gaps):
                if day >= from_day:
                    yield day, number
                day += gap

    def rest_after(self, number: int) -> int:
        """The fewest days from the session of this number in its week to the next: as planned, or far enough for any two."""
        return min(self.gaps[number], SPACED_DAYS)

    def between(self, after: int, before: int) -> int:
        """How many training days lie strictly between two days."""
        return sum(1 for _ in self._until(after + 1, before))

    def _until(self, from_day: int, before: int) -> Iterator[int]:
        for day, _ in self.slots(from_day):
            if day >= before:
                return
            yield day


def schedule_of(program: Program, terms: Terms) -> Schedule:
    """The training days, the first of them the first one that fits from the start on."""
    planned = tuple(session.day for session in program.weeks[0].sessions)
    days = (beginning_with(terms.days, planned) if terms.days else None) or planned
    wait = (days[0].number - weekday_of(terms.start)) % WEEK_DAYS
    return Schedule(terms.start + wait, gaps_of(days))


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is: the session that is due, and how long nothing was done."""

    index: int
    """Of the step that comes next; the number of steps where nothing is left."""
    missed: int
    """Training days without a log since the last one."""
    absence: Absence


def absence_of(missed: int, sessions_per_week: int) -> Absence:
    """How long somebody was away."""
    weeks = missed // sessions_per_week
    if weeks >= MONTH_AWAY_WEEKS:
        return Absence.MONTH
    if weeks >= WEEKS_AWAY:
        return Absence.WEEKS
    if weeks:
        return Absence.WEEK
    return Absence.SESSION if missed else Absence.NONE


def place_after(logs: Sequence[SessionLog], steps: Sequence[Step], schedule: Schedule, today: int) -> Place:
    """The place after these logs. After a longer absence it lies further back; nothing done yet means the beginning."""
    if not logs:
        return Place(0, schedule.between(schedule.first - 1, today), Absence.NONE)
    last = next(n for n, step in enumerate(steps) if step.session.id == logs[-1].session)
    if last + 1 == len(steps):
        return Place(len(steps), 0, Absence.NONE)
    missed = schedule.between(logs[-1].day, today)
    absence = absence_of(missed, len(schedule.gaps))
    return Place(_returning_to(steps, last, absence), missed, absence)


def _returning_to(steps: Sequence[Step], last: int, absence: Absence) -> int:
    """The step to go on with: the next one, the week's or the last two weeks' first, or the phase's."""
    now = steps[last].week
    match absence:
        case Absence.WEEK:
            return next(n for n, step in enumerate(steps) if step.week is now)
        case Absence.WEEKS:
            return next(n for n, step in enumerate(steps) if step.week.week >= now.week - 1)
        case Absence.MONTH:
            return next(n for n, step in enumerate(steps) if step.week.phase is now.phase)
        case _:
            return last + 1


def dated(steps: Sequence[Step], place: Place, schedule: Schedule, from_day: int) -> tuple[tuple[Step, int], ...]:
    """The rest of the program with its days: the very next training days where sessions stay as far apart as they should.

    Otherwise what was missed is left out, so that every session falls on its own day of the week again.
    """
    rest = steps[place.index :]
    slots = list(islice(schedule.slots(from_day), len(rest) + len(schedule.gaps)))
    if not _keeps_apart(rest, [day for day, _ in slots], schedule):
        if place.absence is Absence.SESSION:
            missed = min(place.missed, max(0, len(rest) - 1))
            rest = rest[missed:]
        if rest:
            slots = slots[next(n for n, (_, number) in enumerate(slots) if number == rest[0].number) :]
    return tuple((step, day) for step, (day, _) in zip(rest, slots, strict=False))


def _keeps_apart(rest: Sequence[Step], days: Sequence[int], schedule: Schedule) -> bool:
    """True where every session is as far from the one before as planned, or far enough for any two."""
    least = (schedule.rest_after(step.number) for step in rest)
    given = (later - earlier for earlier, later in pairwise(days))
    return all(gap >= days for days, gap in zip(least, given, strict=False))


@dataclass(frozen=True, slots=True)
class Adherence:
    """How many of the sessions that were due were done."""

    planned: int
    done: int
    recent_planned: int
    """In the last two weeks."""
    recent_done: int

    @property
    def share(self) -> float | None:
        """Of all that were due so far; None before the first."""
        return min(1.0, self.done / self.planned) if self.planned else None

    @property
    def is_low(self) -> bool:
        """True where two weeks are over, and the last two saw too few sessions."""
        return self.recent_done < ADHERENCE_LIMIT * self.recent_planned


def adherence_of(logs: Sequence[SessionLog], schedule: Schedule, today: int) -> Adherence:
    """How many sessions were due before today and done until today."""
    since = today - ADHERENCE_DAYS
    begun = today - schedule.first >= ADHERENCE_DAYS
    return Adherence(
        planned=schedule.between(schedule.first - 1, today),
        done=len(logs),
        recent_planned=schedule.between(since - 1, today) if begun else 0,
        recent_done=sum(log.day >= since for log in logs),
    )
