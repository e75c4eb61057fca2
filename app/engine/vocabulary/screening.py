"""Words for screening: how a measurement is held against a cut-off, what a passed one says, and what a screening offers."""

from enum import StrEnum


class Comparison(StrEnum):
    """How a measurement is held against a cut-off.

    A side difference is stronger minus weaker, in percent of the stronger or in the test's unit.
    """

    BELOW = "below"
    ABOVE = "above"
    SIDE_DIFFERENCE_PERCENT = "side-difference-percent"
    SIDE_DIFFERENCE = "side-difference"


class Flag(StrEnum):
    """How much a passed cut-off says: look again, likely, clearly."""

    WATCH = "watch"
    FLAG = "flag"
    STRONG = "strong"


class Offer(StrEnum):
    """What the profile of a screening is for."""

    CORRECTION = "correction"
    """Working on what the tests point to."""
    BALANCED_MAINTENANCE = "balanced-maintenance"
    """Keeping legs and trunk as they are, where nothing stands out."""
