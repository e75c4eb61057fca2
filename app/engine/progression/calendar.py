"""The weeks of a program: the phase and the condition's stage of each, and which are easy."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.engine.catalogue.protocols import ConditionProtocol, Stage
from app.engine.client import Client
from app.engine.guidelines.progression import (
    LAST_RUN_LONGER_WEEKS,
    LONGEST_FOUNDATION_WEEKS,
    LOW_LIMIT_RISE,
    LOW_LIMIT_RPE,
    SESSIONS_WITHOUT_EASY_WEEKS,
    WEEKS_FOR_THREE_PHASES,
)
from app.engine.vocabulary.programs import ProgramPhase

PHASES = (ProgramPhase.FOUNDATION, ProgramPhase.BUILD, ProgramPhase.STRENGTH)


@dataclass(frozen=True, slots=True)
class Period:
    """Consecutive weeks in which every slot keeps its exercise."""

    phase: ProgramPhase
    stage: Stage | None
    """The stage of the most restricting condition; None without one."""


@dataclass(frozen=True, slots=True)
class CalendarWeek:
    """One week: its number from 1, the period it belongs to, and how hard it may get."""

    number: int
    period: int
    phase: ProgramPhase
    easy: bool
    rpe_cap: float
    """What conditions allow in this week; otherwise the person's limit."""
    weeks_left: int
    """Training weeks left in the period, this one included."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The weeks and periods of a program."""

    periods: tuple[Period, ...]
    weeks: tuple[CalendarWeek, ...]

    @property
    def first_weeks(self) -> tuple[CalendarWeek, ...]:
        """The first week of every phase."""
        return tuple({week.phase: week for week in reversed(self.weeks)}.values())


def calendar_of(client: Client) -> Calendar:
    """The calendar for a client: phases by the length of the program, or the stages of a condition instead."""
    weeks = client.profile.weeks
    leading = client.condition_protocols[0] if client.condition_protocols else None
    stages = _stages_left(leading, client.profile.pain) if leading else ()
    if len(stages) > 1:
        lengths = _dealt(weeks, min(len(stages), weeks))
        periods = tuple(Period(_phase_at(n, len(lengths)), stages[n]) for n in range(len(lengths)))
    else:
        lengths = _phase_lengths(weeks)
        periods = tuple(Period(phase, stages[0] if stages else None) for phase in PHASES[: len(lengths)])
    easy = frozenset() if len(stages) > 1 else easy_weeks(weeks, client)
    caps = [_cap(client, week, weeks) for week in range(weeks)]
    return Calendar(periods, tuple(_weeks(periods, lengths, easy, caps)))


def _weeks(
    periods: Sequence[Period], lengths: Sequence[int], easy: frozenset[int], caps: Sequence[float]
) -> Sequence[CalendarWeek]:
    weeks = []
    first = 0
    for number, (period, length) in enumerate(zip(periods, lengths, strict=True)):
        for week in range(first, first + length):
            left = sum(w + 1 not in easy for w in range(week, first + length))
            weeks.append(CalendarWeek(week + 1, number, period.phase, week + 1 in easy, caps[week], left))
        first += length
    return weeks


def easy_weeks(weeks: int, client: Client) -> frozenset[int]:
    """The numbers of the easy weeks: after so many hard ones, but never just before the peak at the end."""
    if client.profile.sessions_per_week <= SESSIONS_WITHOUT_EASY_WEEKS:
        return frozenset()
    run = client.limits.guideline.weeks_to_deload
    return frozenset(week for week in range(run + 1, weeks, run + 1) if weeks - week >= LAST_RUN_LONGER_WEEKS)


def _phase_lengths(weeks: int) -> tuple[int, ...]:
    if weeks < WEEKS_FOR_THREE_PHASES:
        return tuple(length for length in (-(-weeks // 2), weeks // 2) if length)
    foundation = min(-(-weeks // 4), LONGEST_FOUNDATION_WEEKS)
    build = -(-(weeks - foundation) // 2)
    return tuple(length for length in (foundation, build, weeks - foundation - build) if length)


def _phase_at(number: int, count: int) -> ProgramPhase:
    return PHASES[0] if number == 0 else PHASES[-1] if number == count - 1 else PHASES[1]


def _dealt(weeks: int, parts: int) -> tuple[int, ...]:
    """The weeks in equal parts, the later ones longer."""
    share, more = divmod(weeks, parts)
    return tuple(share + (number >= parts - more) for number in range(parts))


def _stages_left(protocol: ConditionProtocol, pain: int) -> tuple[Stage, ...]:
    """The stages from the one that the pain lets somebody begin with."""
    reached = [start for start in protocol.entry if start <= pain]
    first = protocol.entry[max(reached)] if reached else 1
    return protocol.stages[(first or 1) - 1 :]


def _cap(client: Client, week: int, weeks: int) -> float:
    """The lowest effort that anything allows in this week, counted from 0. A low limit is reached step by step."""
    limit = client.limits.rpe_limit
    caps = [limit if limit > LOW_LIMIT_RPE else _rising(limit - LOW_LIMIT_RISE, limit, week, weeks)]
    for protocol in client.condition_protocols:
        stages = _stages_left(protocol, client.profile.pain)
        lengths = _dealt(weeks, min(len(stages), weeks))
        first = 0
        for stage, length in zip(stages, lengths, strict=False):
            if first <= week < first + length:
                caps.append(_rising(*stage.effort, week - first, length))
            first += length
    return min(caps)


def _rising(low: float, high: float, week: int, weeks: int) -> float:
    """The effort on the way from low to high, in half points."""
    done = week / (weeks - 1) if weeks > 1 else 0.0
    return round((low + (high - low) * done) * 2) / 2
