"""What a week's selection is worth: the one objective that the search climbs and the tests and benchmarks judge by.

The worth of a selection is a sum over counters — sets per muscle, uses per exercise, items per family and
session — of a value that grows less and less with the count, plus a few terms that hold two counters in
balance. So the gain of one more set can be read off without reckoning the whole again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.engine import guidelines
from app.engine.catalogue import Exercise
from app.engine.guidelines import Band
from app.engine.measures import is_isometric_core
from app.engine.needs import MuscleNeed, Needs, hip_to_knee_band, squat_and_curl
from app.engine.profile import Profile
from app.engine.vocabulary import (
    EquipmentSlug,
    Goal,
    Laterality,
    Measure,
    Mechanic,
)
from app.engine.week_plan import DayPlan

GLUTE_DAYS_PROMISED = 2
PROMISE_POINTS = 60.0
"""Points of one unit of something that a program must hold: more than any mix of wishes can outweigh."""
FLOOR_POINTS = 150.0
"""Points of a muscle's whole promised minimum, shared by its half sets."""
TAIL_VALUE = 0.08
"""What a set beyond the target is still worth, as a share of the first set."""
CORE_CATEGORY_POINTS = 6.0
FAMILY_POINTS = 12.0
SESSION_AREA_POINTS = 6.0
OTHER_PLANE_POINTS = 1.5
LEARNING_PENALTY = 7.0
"""Points that every different exercise of a week costs: few that are practised beat many that are new."""
PLACEMENT_PENALTY = 4.0
"""Points that every item of a session costs: three sets of one exercise beat single sets of three."""
USE_SHARES = (1.0, 0.8, 0.3)
"""What the first, second and third use of an exercise in a week are worth to it."""
VARIANT_POINTS = 6.0
"""Points by which another variant of the program may prefer other exercises."""
ISOMETRIC_PENALTY = 10.0
"""Points lost by holding still where legs could move through their range."""
EASY_PENALTY = 1.0
HARD_PENALTY = 0.4
"""Points lost per use and point of difficulty under or above what fits the level."""
LOADED_POINTS = 2.0
BALANCE_POINTS = 12.0
"""Points per unit by which a wished-for ratio is missed. All of these: expert-opinion."""


class Term(StrEnum):
    """The parts that a score is made of."""

    PROMISED = "promised"
    SERVED = "served"
    FIT = "fit"
    VARIETY = "variety"
    BALANCE = "balance"


@dataclass(frozen=True, slots=True)
class Score:
    """The worth of a selection by its terms; more is better."""

    promised: float
    served: float
    fit: float
    variety: float
    balance: float

    @property
    def total(self) -> float:
        """All terms together."""
        return self.promised + self.served + self.fit + self.variety + self.balance


Counts = Sequence[int]


@dataclass(frozen=True)
class Worth:
    """The value tables of one profile's week, and what every exercise does to their counters."""

    tables: tuple[tuple[float, ...], ...]
    terms: tuple[Term, ...]
    promised_counts: tuple[int, ...]
    """How much of each counter is promised; 0 for most."""
    names: tuple[str, ...]
    index: Mapping[str, int]
    ratio: Band
    hip_to_knee: Band
    one_sided_share: float
    glute_shares: tuple[tuple[int, int], ...]
    """Counters of glute sets and of all sets, for each session that must focus on the glutes."""

    def value(self, counter: int, count: int) -> float:
        """The value of a counter at a count; beyond its table it grows no more."""
        table = self.tables[counter]
        return table[count] if count < len(table) else table[-1]

    def balance(self, counts: Counts) -> tuple[float, float]:
        """The terms that hold two counters in balance: what is promised of them, and what is wished."""
        at = self.index
        hamstrings, quadriceps = counts[at["muscle:hamstrings"]] / 2, counts[at["muscle:quadriceps"]] / 2
        legs, isolation = counts[at["leg sets"]], counts[at["isolation sets"]]
        promised = -PROMISE_POINTS * _outside(hamstrings, quadriceps, self.ratio)
        if counts[at["knee-extension sets"]]:
            promised -= PROMISE_POINTS * (counts[at["knee-flexion sets"]] == 0)
            promised -= PROMISE_POINTS * max(0.0, isolation - guidelines.ISOLATION_SHARE_LIMIT * legs)
        for glutes, everything in self.glute_shares:
            promised -= PROMISE_POINTS * max(0.0, guidelines.GLUTE_FOCUS_SHARE * counts[everything] - counts[glutes])
        one_sided_missing = max(0.0, self.one_sided_share * legs - counts[at["one-sided sets"]])
        wished = -_outside(counts[at["hip sets"]], counts[at["knee sets"]], self.hip_to_knee)
        return promised, BALANCE_POINTS * wished - BALANCE_POINTS / 4 * one_sided_missing

    def score(self, counts: Counts) -> Score:
        """The worth of these counts by term."""
        parts = dict.fromkeys(Term, 0.0)
        for counter, count in enumerate(counts):
            parts[self.terms[counter]] += self.value(counter, count)
        promised, wished = self.balance(counts)
        parts[Term.PROMISED] += promised
        parts[Term.BALANCE] += wished
        return Score(**{term.value: parts[term] for term in Term})

    def broken_promises(self, counts: Counts) -> tuple[str, ...]:
        """What must stand in the week and does not, in words."""
        missing = [self.names[counter] for counter, needed in enumerate(self.promised_counts) if counts[counter] < needed]
        if self.balance(counts)[0] < 0:
            missing.append("the balance of hamstrings, quadriceps, glutes and isolation work")
        return tuple(missing)


def _outside(upper: float, lower: float, band: Band) -> float:
    if upper + lower < guidelines.RATIO_NEEDS_SETS:
        return 0.0
    return max(0.0, upper - band.high * lower, band.low * lower - upper)


class _TableBuilder:
    def __init__(self) -> None:
        self.tables: list[tuple[float, ...]] = []
        self.terms: list[Term] = []
        self.promised: list[int] = []
        self.index: dict[str, int] = {}

    def add(self, name: str, term: Term, table: Iterable[float], promised: int = 0) -> None:
        self.index[name] = len(self.tables)
        self.tables.append(tuple(table))
        self.terms.append(term)
        self.promised.append(promised)

    def promise(self, name: str, count: int = 1, points: float = PROMISE_POINTS) -> None:
        self.add(name, Term.PROMISED, (points * i for i in range(count + 1)), count)

    def tally(self, name: str) -> None:
        self.add(name, Term.BALANCE, (0.0,))


def worth_of(
    profile: Profile, needs: Needs, plan: Sequence[DayPlan], implements: Mapping[str, frozenset[EquipmentSlug]]
) -> Worth:
    """The value tables for one profile's week."""
    builder = _TableBuilder()
    for need in needs.muscles:
        builder.add(f"muscle:{need.muscle}", Term.SERVED, _muscle_table(need))
        if need.floor:
            builder.promise(f"floor:{need.muscle}", int(2 * need.floor), FLOOR_POINTS / (2 * need.floor))
    for requirement in needs.requirements:
        builder.promise(f"required:{requirement.name}")
    for slug, exercise in needs.eligible.items():
        builder.add(f"use:{slug}", Term.FIT, _use_table(exercise, profile, needs, implements[slug]))
    for name in guidelines.CORE_CATEGORIES:
        builder.add(f"core:{name}", Term.VARIETY, (0.0, CORE_CATEGORY_POINTS))
    for name in guidelines.COMPOUND_FAMILIES:
        builder.add(f"family:{name}", Term.VARIETY, (0.0, FAMILY_POINTS, FAMILY_POINTS * 1.2))
    builder.add("other planes", Term.VARIETY, (OTHER_PLANE_POINTS * i for i in range(5)))
    for name in ("leg", "isolation", "one-sided", "hip", "knee", "knee-extension", "knee-flexion"):
        builder.tally(f"{name} sets")
    _add_session_counters(builder, profile, needs, plan)
    share = guidelines.UNILATERAL_SHARE_WITH_ASYMMETRY if needs.wants_one_sided else guidelines.UNILATERAL_SHARE
    return Worth(
        tables=tuple(builder.tables),
        terms=tuple(builder.terms),
        promised_counts=tuple(builder.promised),
        names=tuple(builder.index),
        index=builder.index,
        ratio=needs.ratio,
        hip_to_knee=hip_to_knee_band(needs.weak),
        one_sided_share=share,
        glute_shares=tuple(
            (index, builder.index[f"session {number}: sets"])
            for number in range(len(plan))
            if (index := builder.index.get(f"session {number}: glute sets")) is not None
        ),
    )


def _add_session_counters(builder: _TableBuilder, profile: Profile, needs: Needs, plan: Sequence[DayPlan]) -> None:
    short = profile.minutes_per_session < guidelines.SHORT_SESSION_MINUTES
    compounds = guidelines.COMPOUNDS_PER_SHORT_SESSION if short else guidelines.COMPOUNDS_PER_SESSION
    lower = [number for number, day in enumerate(plan) if day.lower_body]
    available = sum(
        e.pattern in guidelines.COMPOUND_PATTERNS and e.mechanic is Mechanic.COMPOUND for e in needs.eligible.values()
    )
    glute_days = lower[:GLUTE_DAYS_PROMISED] if needs.wants_glute_days and len(lower) >= GLUTE_DAYS_PROMISED else []
    for number in lower:
        builder.promise(f"session {number}: compound lifts", min(compounds, available))
        builder.tally(f"session {number}: sets")
        if number in glute_days:
            builder.promise(f"session {number}: glute sets", guidelines.GLUTE_FOCUS_SETS)
        for area in ("hip", "knee", "core"):
            builder.add(f"session {number}: {area}", Term.VARIETY, (0.0, SESSION_AREA_POINTS))
    if needs.wants_squat_with_curl and all(squat_and_curl(needs)):
        builder.promise(f"session {lower[0]}: squat")
        builder.promise(f"session {lower[0]}: leg curl")


def _muscle_table(need: MuscleNeed) -> list[float]:
    table = []
    for half_sets in range(int(2 * need.ceiling) + 1):
        share = half_sets / 2 / need.target
        served = 2 * share - share * share if share <= 1 else 1 + TAIL_VALUE * (share - 1)
        table.append(need.weight * need.target * served)
    return table


def _use_table(exercise: Exercise, profile: Profile, needs: Needs, implements: frozenset[EquipmentSlug]) -> list[float]:
    apart = exercise.difficulty - needs.limits.guideline.fitting_difficulty
    points = needs.fit.get(exercise.slug, 0.0)
    points -= EASY_PENALTY * max(0.0, -apart) + HARD_PENALTY * max(0.0, apart)
    points += LOADED_POINTS * bool(implements) * (2 if profile.goal is Goal.STRENGTH else 1)
    if profile.goal is Goal.STABILITY and (is_isometric_core(exercise) or exercise.laterality is Laterality.UNILATERAL):
        points += LOADED_POINTS
    points -= ISOMETRIC_PENALTY * (exercise.measure is Measure.HOLD and not is_isometric_core(exercise))
    points += VARIANT_POINTS * _lot(exercise.slug, profile.variant)
    values = [0.0, points * USE_SHARES[0] - LEARNING_PENALTY - PLACEMENT_PENALTY]
    for share in USE_SHARES[1:]:
        values.append(values[-1] + (points * share if points > 0 else points) - PLACEMENT_PENALTY)
    return values


def _lot(slug: str, variant: int) -> float:
    """A number from 0 to 1 that each variant draws anew for every exercise; 0 for the first variant."""
    if variant == 0:
        return 0.0
    drawn = 0
    for character in f"{variant}:{slug}":
        drawn = (drawn * 131 + ord(character)) % 1_000_003
    return drawn / 1_000_003
