"""Words for screening: how a measurement is held against a cut-off, and what a passed one says."""

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
