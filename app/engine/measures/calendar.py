"""How far training days lie apart in a week that repeats."""

from collections.abc import Iterable
from itertools import combinations

from app.engine.vocabulary.people import Weekday

DAYS_OF_WEEK = 7

HOURS_OF_DAY = 24


def days_between(first: Weekday, second: Weekday) -> int:
    """Calendar days from the nearer of the two to the other in a week that repeats: Sunday and Monday are one apart."""
    ahead = (second.number - first.number) % DAYS_OF_WEEK
    return min(ahead, DAYS_OF_WEEK - ahead)


def pairs_closer_than(days: Iterable[Weekday], fewest_days: int) -> list[tuple[int, int]]:
    """Index pairs of training days that lie fewer than so many days apart, across the week boundary too."""
    numbered = list(enumerate(days))
    return [(i, j) for (i, a), (j, b) in combinations(numbered, 2) if days_between(a, b) < fewest_days]
