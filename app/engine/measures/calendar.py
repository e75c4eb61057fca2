"""How far training days lie apart in a week that repeats."""

from app.engine.vocabulary.people import Weekday

DAYS_OF_WEEK = 7

HOURS_OF_DAY = 24


def days_between(first: Weekday, second: Weekday) -> int:
    """Calendar days from the nearer of the two to the other in a week that repeats: Sunday and Monday are one apart."""
    ahead = (second.number - first.number) % DAYS_OF_WEEK
    return min(ahead, DAYS_OF_WEEK - ahead)
