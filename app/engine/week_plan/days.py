"""The training days of a week: their kind, so that hard work for the same muscles has a day between."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.engine.client import Client
from app.engine.guidelines.recovery import GLUTE_REST_DAYS
from app.engine.measures.calendar import days_between
from app.engine.vocabulary.people import Weekday
from app.engine.vocabulary.roles import HIP_ROLES, KNEE_ROLES, DayKind

KINDS_BY_SESSIONS = {
    4: (DayKind.HIP, DayKind.KNEE, DayKind.HIP, DayKind.KNEE),
    5: (DayKind.HIP, DayKind.KNEE, DayKind.LIGHT, DayKind.HIP, DayKind.KNEE),
    6: (DayKind.HIP, DayKind.KNEE, DayKind.LIGHT, DayKind.HIP, DayKind.KNEE, DayKind.LIGHT),
}
"""From four sessions on days share the work: led by the hip, led by the knee, light. Source: seed-article, expert-opinion."""
SWAPPED = {DayKind.HIP: DayKind.KNEE, DayKind.KNEE: DayKind.HIP}
"""Where the knee leads, its day comes first."""


@dataclass(frozen=True, slots=True)
class TrainingDay:
    """One training day of every week."""

    number: int
    """From 0."""
    sessions: int
    """How many the week has."""
    day: Weekday
    kind: DayKind
    turn: int
    """How many days of its kind come before it in the week."""


def plan_days(client: Client) -> tuple[TrainingDay, ...]:
    """The training days of the profile with their kinds."""
    days = client.profile.days
    kinds = _kinds(days, knee_first=_leads_by_knee(client))
    return tuple(
        TrainingDay(number, len(days), day, kind, kinds[:number].count(kind))
        for number, (day, kind) in enumerate(zip(days, kinds, strict=True))
    )


def _leads_by_knee(client: Client) -> bool:
    """True where what leads is led by the knee and not by the hip."""
    return bool(client.leads & KNEE_ROLES) and not client.leads & HIP_ROLES


def _kinds(days: Sequence[Weekday], *, knee_first: bool) -> list[DayKind]:
    """The usual kinds where they keep hip days apart; otherwise hip and knee in turn wherever days are neighbours."""
    usual = list(KINDS_BY_SESSIONS.get(len(days), (DayKind.FULL,) * len(days)))
    if knee_first:
        usual = [SWAPPED.get(kind, kind) for kind in usual]
    if _keeps_hip_days_apart(days, usual):
        return usual
    kinds: list[DayKind] = []
    for number, day in enumerate(days):
        near_full = any(_near(day, days[other]) for other in range(len(days)) if other != number)
        hip_before = any(_near(day, days[other]) and kinds[other] is DayKind.HIP for other in range(number))
        kinds.append(DayKind.KNEE if hip_before else DayKind.HIP if near_full else DayKind.FULL)
    return kinds


def _near(one: Weekday, other: Weekday) -> bool:
    return days_between(one, other) < GLUTE_REST_DAYS


def _keeps_hip_days_apart(days: Sequence[Weekday], kinds: Sequence[DayKind]) -> bool:
    hip = [day for day, kind in zip(days, kinds, strict=True) if kind in (DayKind.FULL, DayKind.HIP)]
    knee = [day for day, kind in zip(days, kinds, strict=True) if kind in (DayKind.FULL, DayKind.KNEE)]
    return not any(_near(a, b) for group in (hip, knee) for a in group for b in group if a is not b)
