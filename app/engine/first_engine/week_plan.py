"""Step 2: which days carry hard work for hips and legs, and which are for trunk and recovery."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from app.engine.guidelines.recovery import GLUTE_REST_DAYS, MOST_LOWER_BODY_SESSIONS
from app.engine.measures.calendar import DAYS_OF_WEEK, days_between
from app.engine.vocabulary.people import Weekday


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One training day of the week."""

    day: Weekday
    lower_body: bool
    """True where squats, hinges and other hard work for hips and legs may stand; otherwise trunk work,
    small muscles and recovery."""


@lru_cache(maxsize=128)
def plan_week(days: tuple[Weekday, ...]) -> tuple[DayPlan, ...]:
    """Every training day with its role: as many lower-body days as rest between them allows, three at most."""
    hard = _most_spread_days(days)
    return tuple(DayPlan(day, day in hard) for day in days)


def _most_spread_days(days: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
    most = min(len(days), MOST_LOWER_BODY_SESSIONS)
    for count in range(most, 1, -1):
        spaced = [chosen for chosen in combinations(days, count) if _well_rested(chosen)]
        if spaced:
            return min(spaced, key=lambda chosen: (_unevenness(chosen), [day.number for day in chosen]))
    return days[:1]


def _well_rested(days: tuple[Weekday, ...]) -> bool:
    return all(days_between(a, b) >= GLUTE_REST_DAYS for a, b in combinations(days, 2))


def _unevenness(days: tuple[Weekday, ...]) -> int:
    gaps = [(b.number - a.number) % DAYS_OF_WEEK for a, b in zip(days, (*days[1:], days[0]), strict=True)]
    return max(gaps) - min(gaps)
