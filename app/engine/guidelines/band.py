"""The closed range in which a guideline is given where one number would be too narrow."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Band:
    """A closed range."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """True when the value lies in the range, its ends included."""
        return self.low <= value <= self.high
