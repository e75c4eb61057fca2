"""What a week's selection is worth: the one objective that the search climbs and the tests and benchmarks judge by.

The worth of a selection is a sum over counters — sets per muscle, uses per exercise, items per family and
session — of a value that grows less and less with the count, plus a few terms that hold two counters in
balance. So the gain of one more set can be read off without reckoning the whole again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from app.engine import guidelines
from app.engine.guidelines import Band

PROMISE_POINTS = 60.0
"""Points of one unit of something that a program must hold: more than any mix of wishes can outweigh."""
BALANCE_POINTS = 12.0
"""Points per unit by which a wished-for ratio is missed."""
POINTS_PER_SECOND = 2.0 / 60
"""What it is worth to use the time that was asked for. Source of all three: expert-opinion."""


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


class Tally(IntEnum):
    """Plain counts of a week that are held against each other."""

    LEG_SETS = 0
    ISOLATION_SETS = 1
    ONE_SIDED_SETS = 2
    HIP_SETS = 3
    KNEE_SETS = 4
    KNEE_EXTENSION_SETS = 5
    KNEE_FLEXION_SETS = 6
    HAMSTRING_HALF_SETS = 7
    QUADRICEPS_HALF_SETS = 8
    FIRST_SESSION = 9


def glute_tally(session: int) -> int:
    """Where the glute sets of a session are counted."""
    return Tally.FIRST_SESSION + 2 * session


def all_sets_tally(session: int) -> int:
    """Where all sets of a session are counted."""
    return Tally.FIRST_SESSION + 2 * session + 1


@dataclass(frozen=True, slots=True)
class Balance:
    """What is asked of the tallies: some of it promised, some of it wished."""

    hamstrings_to_quadriceps: Band
    hip_to_knee: Band
    one_sided_share: float
    glute_sessions: tuple[int, ...]

    def worth(self, tallies: Sequence[int]) -> tuple[float, float]:
        """Points lost where something promised is missed, and where something wished is."""
        legs, isolation, one_sided, hip, knee, extension, flexion, hamstrings, quadriceps = tallies[: Tally.FIRST_SESSION]
        missed = _outside(hamstrings / 2, quadriceps / 2, self.hamstrings_to_quadriceps)
        if extension:
            missed += (flexion == 0) + max(0.0, isolation - guidelines.ISOLATION_SHARE_LIMIT * legs)
        for session in self.glute_sessions:
            wanted = guidelines.GLUTE_FOCUS_SHARE * tallies[all_sets_tally(session)]
            missed += max(0.0, wanted - tallies[glute_tally(session)])
        lacking = _outside(hip, knee, self.hip_to_knee) + max(0.0, self.one_sided_share * legs - one_sided) / 4
        return -PROMISE_POINTS * missed, -BALANCE_POINTS * lacking


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
        promised, wished = self.balance.worth(tallies)
        parts[Term.PROMISED] += promised
        parts[Term.BALANCE] += wished
        parts[Term.TIME] = POINTS_PER_SECOND * seconds
        return Score(**{term.value: parts[term] for term in Term})

    def broken_promises(self, counts: Sequence[int], tallies: Sequence[int]) -> tuple[str, ...]:
        """What must stand in the week and does not, in words."""
        missing = [words for counter, needed, words in self.promises if counts[counter] < needed]
        if self.balance.worth(tallies)[0] < 0:
            missing.append("the balance of hamstrings, quadriceps, glutes and isolation work")
        return tuple(missing)
