"""What a week's selection is worth: the one objective that the search climbs and the tests and benchmarks judge by.

Everything that matters of a selection is counted: half sets per muscle, sets of a kind of work, items of a
family, uses of an exercise. A `Table` says what every count is worth, mostly less and less with each further
one; a `Relation` says it of two counts that are to stand in balance. The score is the sum over all of them and
over the time used. So the gain of one more set can be read off without reckoning the whole again.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import TypeAlias

from app.engine.first_engine.counters import (
    HIP_SETS,
    ISOLATION_EXCESS,
    KNEE_EXTENSION_SETS,
    KNEE_FLEXION_SETS,
    KNEE_SETS,
    MUSCLE_COUNTER,
    SHARE_PARTS,
)
from app.engine.guidelines.balance import RATIO_NEEDS_SETS
from app.engine.guidelines.band import Band
from app.engine.vocabulary.body import MuscleSlug

UNITS_PER_POINT = 3_000
"""Worth is counted in whole units, so that sums are exact and equal ones really tie; a second is a whole number of them."""

PROMISE_POINTS = 60.0
"""Points of one unit of something that a program must hold: more than any mix of wishes can outweigh."""
BALANCE_POINTS = 12.0
"""Points per unit by which a wished-for ratio is missed."""
ONE_SIDED_POINTS = 8.0
"""Points per one-sided set that is missing from the wished share of the leg sets."""
POINTS_PER_SECOND = 1.3 / 60
"""What it is worth to use the time that was asked for. Source of all four: expert-opinion."""


def units(points: float) -> int:
    """The points in whole units."""
    return round(points * UNITS_PER_POINT)


UNITS_PER_SECOND = units(POINTS_PER_SECOND)

Numbers: TypeAlias = tuple[int, ...]


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
    """The worth of a selection by its terms, in points; more is better."""

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


ANY_COUNT = 10**6
"""More than anything is ever counted to."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What every count of one counter is worth, in units; tables are made once and known by identity."""

    counter: int
    term: Term
    values: Numbers
    """By count from 0; the first one holds for every lower count, the last one for every higher count."""
    promised: str = ""
    """In words what is promised; empty for wishes."""
    least: int = -ANY_COUNT
    most: int = ANY_COUNT
    """The counts that keep the promise; a wish breaks nothing."""

    def worth(self, count: int) -> int:
        """The worth of this count."""
        return self.values[max(0, min(count, len(self.values) - 1))]

    def breaks(self, counts: list[int]) -> bool:
        """True where something is promised that these counts do not keep."""
        return not self.least <= counts[self.counter] <= self.most


class Values(dict[tuple[int, int], int]):
    """What every pair of counts is worth in units, reckoned when it is first asked for."""

    def __init__(self, points: Callable[[int, int], float]) -> None:
        super().__init__()
        self.points = points

    def __missing__(self, counts: tuple[int, int]) -> int:
        self[counts] = value = units(self.points(*counts))
        return value


@dataclass(frozen=True, slots=True)
class Relation:
    """What two counters that are held against each other are worth together; 0 where they are in balance, never more."""

    first: int
    second: int
    term: Term
    values: Values
    promised: str = ""


_HAMSTRINGS, _QUADRICEPS = MUSCLE_COUNTER[MuscleSlug.HAMSTRINGS], MUSCLE_COUNTER[MuscleSlug.QUADRICEPS]
BALANCED = frozenset({_HAMSTRINGS, _QUADRICEPS, HIP_SETS, KNEE_SETS, KNEE_EXTENSION_SETS, KNEE_FLEXION_SETS, ISOLATION_EXCESS})
"""The counters that relations hold against each other."""


@dataclass(frozen=True, slots=True)
class Balance:
    """What is asked of counters that are held against each other: all of it promised but hips against knees."""

    hamstrings_to_quadriceps: Band
    hip_to_knee: Band
    one_sided_share: float

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The pairs of counters with what their balance is worth."""
        return (
            Relation(_HAMSTRINGS, _QUADRICEPS, Term.PROMISED, _muscle_ratio(self.hamstrings_to_quadriceps), _BALANCE),
            Relation(HIP_SETS, KNEE_SETS, Term.BALANCE, _set_ratio(self.hip_to_knee)),
            Relation(KNEE_EXTENSION_SETS, KNEE_FLEXION_SETS, Term.PROMISED, _FLEXION_BESIDE_EXTENSION, _BALANCE),
            Relation(KNEE_EXTENSION_SETS, ISOLATION_EXCESS, Term.PROMISED, _COMPOUND_BESIDE_EXTENSION, _BALANCE),
        )


_BALANCE = "the balance of hamstrings, quadriceps and isolation work"


@lru_cache(maxsize=16)
def _muscle_ratio(band: Band) -> Values:
    return Values(lambda upper, lower: -PROMISE_POINTS * _outside(upper / 2, lower / 2, band))


@lru_cache(maxsize=16)
def _set_ratio(band: Band) -> Values:
    return Values(lambda upper, lower: -BALANCE_POINTS * _outside(upper, lower, band))


_FLEXION_BESIDE_EXTENSION = Values(lambda extension, flexion: -PROMISE_POINTS * (extension > 0 and flexion == 0))
_COMPOUND_BESIDE_EXTENSION = Values(lambda extension, excess: -PROMISE_POINTS / SHARE_PARTS * max(0, excess) * (extension > 0))


def _outside(upper: float, lower: float, band: Band) -> float:
    if upper + lower < RATIO_NEEDS_SETS:
        return 0.0
    return max(0.0, upper - band.high * lower, band.low * lower - upper)


@dataclass(slots=True)
class Counts:
    """Everything that is counted of a selection."""

    week: list[int]
    sessions: list[list[int]]
    uses: dict[str, int] = field(default_factory=dict)
    """In how many sessions every exercise stands."""
    seconds: int = 0
    """The time of all items."""


@dataclass(frozen=True)
class Worth:
    """What every count of one profile's week is worth."""

    week: tuple[Table, ...]
    sessions: tuple[tuple[Table, ...], ...]
    """For each session the tables of its own counters."""
    uses: Mapping[str, Numbers]
    """For every exercise what each number of uses is worth, in units."""
    required: Mapping[str, Numbers]
    """The counters of the requirements that an exercise meets, for those that meet any."""
    requirements: int
    balance: Balance
    relations: tuple[Relation, ...]

    def score(self, counts: Counts) -> Score:
        """The worth of these counts and of the time used, by term."""
        parts = dict.fromkeys(Term, 0)
        for tables, counted in ((self.week, counts.week), *zip(self.sessions, counts.sessions, strict=True)):
            for table in tables:
                parts[table.term] += table.worth(counted[table.counter])
        for relation in self.relations:
            parts[relation.term] += relation.values[counts.week[relation.first], counts.week[relation.second]]
        parts[Term.FIT] = sum(self.uses[slug][used] for slug, used in counts.uses.items())
        parts[Term.TIME] = UNITS_PER_SECOND * counts.seconds
        return Score(**{term.value: parts[term] / UNITS_PER_POINT for term in Term})

    @cached_property
    def promises(self) -> tuple[Table, ...]:
        """The tables of the week that promise something."""
        return _promises(self.week)

    @cached_property
    def promises_here(self) -> tuple[tuple[Table, ...], ...]:
        """Those of each session."""
        return tuple(map(_promises, self.sessions))

    def broken_promises(self, counts: Counts) -> tuple[str, ...]:
        """What must stand in the week and does not, in words."""
        week = counts.week
        broken = [table.promised for table in self.promises if table.breaks(week)]
        for number, (tables, counted) in enumerate(zip(self.promises_here, counts.sessions, strict=True), 1):
            broken += [f"{table.promised} in session {number}" for table in tables if table.breaks(counted)]
        broken += [r.promised for r in self.relations if r.promised and r.values[week[r.first], week[r.second]]]
        return tuple(dict.fromkeys(broken))


def _promises(tables: Iterable[Table]) -> tuple[Table, ...]:
    return tuple(table for table in tables if table.promised)
