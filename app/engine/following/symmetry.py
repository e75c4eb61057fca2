"""Left and right over time: how far apart, how far by chance alone, and whether the difference has really changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from app.engine.catalogue.assessments import Assessment
from app.engine.following.journal import Retest
from app.engine.guidelines.following import EVEN_RETESTS, EVEN_SIDES_PERCENT, UNCHANGED_WEEKS
from app.engine.screening.chance import chance_of_difference
from app.engine.vocabulary.body import Side

WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class SidePair:
    """Both sides of one test or exercise on one day."""

    day: int
    left: float
    right: float

    def of(self, side: Side) -> float:
        """The value of one side."""
        return self.left if side is Side.LEFT else self.right

    @property
    def lower(self) -> Side | None:
        """The side with the lower value; None where they are equal."""
        return None if self.left == self.right else Side.LEFT if self.left < self.right else Side.RIGHT

    @property
    def index_percent(self) -> float:
        """The lower side in percent of the higher one: the limb symmetry index."""
        lower, higher = sorted((self.left, self.right))
        return 100.0 * lower / higher if higher > 0 else 100.0


@dataclass(frozen=True)
class TestSymmetry:
    """Both sides in one field test over time, the first time first."""

    __test__ = False  # its name begins like that of a test class

    assessment: Assessment
    pairs: tuple[SidePair, ...]

    @property
    def weaker_side(self) -> Side | None:
        """The side that was lower the first time; None where they were equal."""
        return self.pairs[0].lower

    @property
    def weaker_now(self) -> Side | None:
        """The side that was lower the last time."""
        return self.pairs[-1].lower

    def chance_between(self, pair: SidePair) -> float | None:
        """How far the sides may lie apart by chance, in the unit of the test; None where nobody knows."""
        error = self.assessment.error
        return None if error is None else chance_of_difference(error, max(pair.left, pair.right))

    def gap(self, pair: SidePair) -> float:
        """By how much the side that was lower at first is lower; negative where it has overtaken the other."""
        side = self.weaker_side or Side.LEFT
        return pair.of(side.other) - pair.of(side)

    @cached_property
    def chance_of_change(self) -> float | None:
        """How far the difference may change by chance from the first to the last time: both are differences of two results."""
        chances = [self.chance_between(pair) for pair in (self.pairs[0], self.pairs[-1])]
        return None if None in chances else sqrt(2) * max(chance for chance in chances if chance is not None)

    @property
    def change(self) -> float:
        """By how much the difference has become smaller since the first time."""
        return self.gap(self.pairs[0]) - self.gap(self.pairs[-1])

    @property
    def is_real(self) -> bool | None:
        """True where the difference changed by more than chance; None after one test, or where nobody knows the error."""
        if len(self.pairs) < 2 or self.chance_of_change is None:
            return None
        return abs(self.change) > self.chance_of_change

    @property
    def was_uneven(self) -> bool:
        """True where the sides lay further apart at first than they do by chance."""
        chance = self.chance_between(self.pairs[0])
        return chance is not None and self.pairs[0].index_percent < EVEN_SIDES_PERCENT and self.gap(self.pairs[0]) > chance

    @property
    def became_even(self) -> bool:
        """True where sides that were uneven have been even in the last two re-tests, or the weaker one as good as the other."""
        later = self.pairs[1:][-EVEN_RETESTS:]
        even = (pair.index_percent >= EVEN_SIDES_PERCENT or self.gap(pair) <= 0 for pair in later)
        return self.was_uneven and len(later) == EVEN_RETESTS and all(even)

    @property
    def stays_apart(self) -> bool:
        """True where uneven sides have not really come closer in six weeks, and are uneven still."""
        weeks = (self.pairs[-1].day - self.pairs[0].day) / WEEK_DAYS
        still = self.pairs[-1].index_percent < EVEN_SIDES_PERCENT and self.gap(self.pairs[-1]) > 0
        came_closer = self.is_real is True and self.change > 0
        return self.was_uneven and still and weeks >= UNCHANGED_WEEKS and not came_closer

    @property
    def sentence(self) -> str:
        """What it comes to, in words."""
        name, last = self.assessment.name, self.pairs[-1]
        now = f"{name}: left {self._amount(last.left)}, right {self._amount(last.right)}, {last.index_percent:.0f} % alike"
        if len(self.pairs) < 2:
            return f"{now}; a re-test will show how it changes."
        if self.is_real is None:
            return f"{now}; how much of that is chance, nobody has measured."
        if not self.is_real:
            return f"{now}; the difference changed by no more than the test varies by chance."
        return f"{now}; the difference has really become {'smaller' if self.change > 0 else 'larger'} since the first test."

    def _amount(self, value: float) -> str:
        return f"{value:g} {self.assessment.unit}"


def symmetry_of(retests: Iterable[Retest], assessments: Mapping[str, Assessment]) -> tuple[TestSymmetry, ...]:
    """Every two-sided test over time, by slug."""
    pairs: dict[str, list[SidePair]] = defaultdict(list)
    for retest in retests:
        sides: dict[str, dict[Side, float]] = defaultdict(dict)
        for measured in retest.measurements:
            if measured.side is not None and measured.pelvis_controlled is not False:
                sides[measured.assessment][measured.side] = measured.value
        for slug, values in sides.items():
            if len(values) == len(Side) and slug in assessments and _lower_is_weaker(assessments[slug]):
                pairs[slug].append(SidePair(retest.day, values[Side.LEFT], values[Side.RIGHT]))
    return tuple(TestSymmetry(assessments[slug], tuple(found)) for slug, found in sorted(pairs.items()))


def _lower_is_weaker(assessment: Assessment) -> bool:
    """False for tests in which more is worse, and for those that flag nothing: they tell no weaker side."""
    return not assessment.informational_only and bool(assessment.reading.difference or assessment.reading.below)
