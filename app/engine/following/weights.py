"""Weights in the unit in which somebody owns them, and steps between them: exact, and never by way of the other unit."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from app.engine.guidelines.band import Band
from app.engine.vocabulary.following import WeightUnit

PERCENT = Decimal(100)


@dataclass(frozen=True, slots=True, order=True)
class Weight:
    """So many kilograms or pounds."""

    amount: Decimal
    unit: WeightUnit

    def __str__(self) -> str:
        """The weight as it is said: `22.5 kg`."""
        return f"{self.amount.normalize():f} {self.unit}"


def raised(weight: Weight, percent: Band, step: Decimal) -> Weight | None:
    """The heaviest weight within the band of percent above, in whole steps; None where one step is already too much."""
    most = weight.amount * Decimal(percent.high) / PERCENT
    steps = (most / step).to_integral_value(ROUND_FLOOR)
    return Weight(weight.amount + steps * step, weight.unit) if steps >= 1 else None


def raised_by_one(weight: Weight, most_percent: float, step: Decimal) -> Weight | None:
    """The next weight up; None where it is more than so much percent heavier."""
    return None if step * PERCENT > weight.amount * Decimal(most_percent) else Weight(weight.amount + step, weight.unit)


def lowered(weight: Weight, percent: Band, step: Decimal) -> Weight | None:
    """The heaviest weight at least the low end of the band below, in whole steps; None where nothing would be left."""
    least = weight.amount * Decimal(percent.low) / PERCENT
    steps = max(Decimal(1), (least / step).to_integral_value(ROUND_CEILING))
    left = weight.amount - steps * step
    return Weight(left, weight.unit) if left > 0 else None
