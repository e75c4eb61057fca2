"""What a week's selection is worth: the one objective that the search climbs and the tests and benchmarks judge by.

The worth of a selection is a sum over counters — sets per muscle, uses per exercise, items per family and
session — of a value that grows less and less with the count, plus a few terms that hold two counters in
balance. So the gain of one more set can be read off without reckoning the whole again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.engine import guidelines
from app.engine.guidelines import Band

PROMISE_POINTS = 60.0
"""Points of one unit of something that a program must hold: more than any mix of wishes can outweigh."""
BALANCE_POINTS = 12.0
"""Points per unit by which a wished-for ratio is missed."""
ONE_SIDED_POINTS = 8.0
"""Points per one-sided set that is missing from the wished share of the leg sets."""
POINTS_PER_SECOND = 1.3 / 60
"""What it is worth to use the time that was asked for. Source of all four: expert-opinion."""


class Term(StrEnum):
    """The parts that a score is made of."""

    PROMISED = "promised"
    SERVED = "served"
    FIT = "fit"
    VARIETY = "variety"
    BALANCE = "balance"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Score:
    """The worth of a selection by its terms; more is better."""

    promised: float
    served: float
    fit: float
    variety: float
    balance: float
    time: float

    @property
    def total(self) -> float:
        """All terms together."""
        return self.promised + self.served + self.fit + self.variety + self.balance + self.time


LEG_SETS, ISOLATION_SETS, ONE_SIDED_SETS, HIP_SETS, KNEE_SETS, KNEE_EXTENSION_SETS, KNEE_FLEXION_SETS = range(7)
HAMSTRING_HALF_SETS, QUADRICEPS_HALF_SETS, FIRST_SESSION_TALLY = range(7, 10)
"""Where the plain counts of a week stand that are held against each other."""


def glute_tally(session: int) -> int:
    """Where the glute sets of a session are counted."""
    return FIRST_SESSION_TALLY + 2 * session


def all_sets_tally(session: int) -> int:
    """Where all sets of a session are counted."""
    return FIRST_SESSION_TALLY + 2 * session + 1


@dataclass(frozen=True, slots=True)
class Balance:
    """What is asked of the tallies: some of it promised, some of it wished."""

    hamstrings_to_quadriceps: Band
    hip_to_knee: Band
    one_sided_share: float
    glute_sessions: tuple[int, ...]

    def worth(self, tallies: Sequence[int]) -> float:
        """Points lost where something promised or something wished is missed; never above 0."""
        wished = BALANCE_POINTS * self._out_of_balance(tallies) + ONE_SIDED_POINTS * self._one_sided_missing(tallies)
        return -PROMISE_POINTS * self.missed(tallies) - wished

    def missed(self, tallies: Sequence[int]) -> float:
        """By how much the promised balances are missed; 0 where they hold."""
        band = self.hamstrings_to_quadriceps
        missed = _outside(tallies[HAMSTRING_HALF_SETS] / 2, tallies[QUADRICEPS_HALF_SETS] / 2, band)
        if tallies[KNEE_EXTENSION_SETS]:
            isolation = tallies[ISOLATION_SETS] - guidelines.ISOLATION_SHARE_LIMIT * tallies[LEG_SETS]
            missed += (tallies[KNEE_FLEXION_SETS] == 0) + max(0.0, isolation)
        for session in self.glute_sessions:
            wanted = guidelines.GLUTE_FOCUS_SHARE * tallies[all_sets_tally(session)]
            missed += max(0.0, wanted - tallies[glute_tally(session)])
        return missed

    def _out_of_balance(self, tallies: Sequence[int]) -> float:
        return _outside(tallies[HIP_SETS], tallies[KNEE_SETS], self.hip_to_knee)

    def _one_sided_missing(self, tallies: Sequence[int]) -> float:
        return max(0.0, self.one_sided_share * tallies[LEG_SETS] - tallies[ONE_SIDED_SETS])


def _outside(upper: float, lower: float, band: Band) -> float:
    if upper + lower < guidelines.RATIO_NEEDS_SETS:
        return 0.0
    return max(0.0, upper - band.high * lower, band.low * lower - upper)


@dataclass(frozen=True, slots=True)
class Worth:
    """The value tables of one profile's week: for each counter the value at every count."""

    tables: tuple[tuple[float, ...], ...]
    terms: tuple[Term, ...]
    promises: tuple[tuple[int, int, str], ...]
    """Counter, the count that is promised, and what is promised in words."""
    index: Mapping[str, int]
    balance: Balance
    tallies: int
    """How many tallies the balance reads."""

    def score(self, counts: Sequence[int], tallies: Sequence[int], seconds: int) -> Score:
        """The worth of these counts and of the time used, by term."""
        parts = dict.fromkeys(Term, 0.0)
        for table, term, count in zip(self.tables, self.terms, counts, strict=True):
            parts[term] += table[count]
        missed = -PROMISE_POINTS * self.balance.missed(tallies)
        parts[Term.PROMISED] += missed
        parts[Term.BALANCE] += self.balance.worth(tallies) - missed
        parts[Term.TIME] = POINTS_PER_SECOND * seconds
        return Score(**{term.value: parts[term] for term in Term})

    def broken_promises(self, counts: Sequence[int], tallies: Sequence[int]) -> tuple[str, ...]:
        """What must stand in the week and does not, in words."""
        missing = [words for counter, needed, words in self.promises if counts[counter] < needed]
        if self.balance.missed(tallies):
            missing.append("the balance of hamstrings, quadriceps, glutes and isolation work")
        return tuple(missing)
