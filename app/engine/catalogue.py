"""The catalogue: everything the engine knows about muscles, exercises, imbalances and strategies.

All values are frozen. `Catalogue` checks its references when it is built, so the engine never
meets a slug that leads nowhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from app.engine.vocabulary.body import MuscleSlug, Region
from app.engine.vocabulary.exercises import (
    DemandSlug,
    EquipmentSlug,
    Laterality,
    Measure,
    Mechanic,
    Modality,
    MovementPattern,
    MuscleRole,
    Plane,
)
from app.engine.vocabulary.imbalances import Axis, CorrectivePhase, DoseMode, EvidenceGrade, Nature
from app.engine.vocabulary.people import Level, Sex
from app.engine.vocabulary.safety import AdviceFor, AdviceKind, SafetyResponse
from app.engine.vocabulary.screening import Comparison, Flag


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of the bibliography."""

    slug: str
    authors: str
    year: int | None
    title: str
    published_in: str
    link: str | None
    """DOI or stable address as a URL, or None where there is none."""
    verified: bool
    """False where the cited figure was not re-read in the original."""


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle with the names people use for it and what it does."""

    slug: MuscleSlug
    name: str
    latin_name: str
    aliases: tuple[str, ...]
    group: str
    region: str
    functions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Equipment:
    """Something a person may own, with the plain words for it."""

    slug: EquipmentSlug
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Demand:
    """What an exercise may ask of the body, so that it can be avoided."""

    slug: DemandSlug
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class MuscleUse:
    """A muscle in the role that it has in one exercise."""

    muscle: MuscleSlug
    role: MuscleRole


@dataclass(frozen=True)
class Exercise:
    """One exercise of the catalogue, with all that is needed to perform, choose and dose it."""

    slug: str
    name: str
    aliases: tuple[str, ...]
    modality: Modality
    pattern: MovementPattern
    plane: Plane
    laterality: Laterality
    mechanic: Mechanic
    level: Level
    difficulty: int
    """1 (anyone) to 10 (years of training)."""
    measure: Measure
    seconds_per_rep: float
    """Seconds of one repetition at the usual tempo; for a hold, the seconds between two repetitions."""
    max_hold_seconds: int | None
    """Longest single hold: 10 for endurance holds in many short repetitions, up to 60 for continuous ones; None if not held."""
    plyometric_intensity: int | None
    """1 (landings), 2 (jumps), 3 (switching and one-leg jumps); None for everything else."""
    muscles: tuple[MuscleUse, ...]
    equipment_options: tuple[frozenset[EquipmentSlug], ...]
    """Alternatives, preferred first, each a set that suffices; an empty set needs nothing."""
    demands: frozenset[DemandSlug]
    instructions: tuple[str, ...]
    cues: tuple[str, ...]
    mistakes: tuple[str, ...]
    breathing: str | None
    sources: tuple[str, ...]

    def muscles_as(self, *roles: MuscleRole) -> tuple[MuscleSlug, ...]:
        """The muscles that the exercise uses in any of the roles, in catalogue order."""
        return tuple(use.muscle for use in self.muscles if use.role in roles)

    @cached_property
    def primary(self) -> tuple[MuscleSlug, ...]:
        """The muscles that it trains as prime movers, in catalogue order."""
        return self.muscles_as(MuscleRole.PRIMARY)

    @cached_property
    def lengthened(self) -> tuple[MuscleSlug, ...]:
        """The muscles that it stretches, in catalogue order."""
        return self.muscles_as(MuscleRole.LENGTHENED)


@dataclass(frozen=True, slots=True)
class Ladder:
    """Exercises of one family from the easiest to the hardest."""

    slug: str
    name: str
    exercises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceClaim:
    """How sure one claim about an imbalance is, and why."""

    grade: EvidenceGrade
    because: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Three separate questions: is it linked with complaints, can training change it, does changing it help?"""

    association: EvidenceClaim
    modifiable: EvidenceClaim
    outcome: EvidenceClaim


@dataclass(frozen=True, slots=True)
class PossibleEffect:
    """Something that an imbalance may do, never something that it does."""

    effect: str
    statement: str
    grade: EvidenceGrade


@dataclass(frozen=True, slots=True)
class PhaseExercises:
    """The exercises that serve one corrective phase of a strategy for one imbalance."""

    phase: CorrectivePhase
    exercises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StrategyLink:
    """A strategy as it is used for one imbalance; links are kept in order of priority, the first matters most."""

    strategy: str
    phases: tuple[PhaseExercises, ...]


@dataclass(frozen=True, slots=True)
class Imbalance:
    """A pattern of weak and short muscles, how to see it, what it may do, and what answers it."""

    slug: str
    name: str
    nature: tuple[Nature, ...]
    axis: Axis
    regions: tuple[Region, ...]
    sided: bool
    summary: str
    causes: tuple[str, ...]
    signs: tuple[str, ...]
    possible_effects: tuple[PossibleEffect, ...]
    short: tuple[MuscleSlug, ...]
    weak: tuple[MuscleSlug, ...]
    compensating: tuple[MuscleSlug, ...]
    evidence: Evidence
    strategies: tuple[StrategyLink, ...]
    assessments: tuple[str, ...]
    related: tuple[str, ...]
    children: tuple[str, ...]
    """More specific imbalances that this one gathers; empty for most."""
    sources: tuple[str, ...]

    def exercises_in(self, phase: CorrectivePhase) -> tuple[str, ...]:
        """The exercises of one phase over all strategies, in order of priority, each once."""
        listed = [slug for link in self.strategies for part in link.phases if part.phase is phase for slug in part.exercises]
        return tuple(dict.fromkeys(listed))


@dataclass(frozen=True, slots=True)
class Strategy:
    """What to do about an imbalance: an aim, the muscles it is for, and the exercises that serve it."""

    slug: str
    name: str
    aim: str
    rationale: str
    mode: DoseMode
    targets: tuple[MuscleSlug, ...]
    exercises: tuple[str, ...]
    """Easiest first."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """Something about the person that takes exercises out of a program, with the reason."""

    slug: str
    name: str
    description: str
    response: SafetyResponse
    excluded_demands: frozenset[DemandSlug]
    excluded_exercises: frozenset[str]
    max_rpe: int | None
    max_hold_seconds: int | None
    notices: tuple[str, ...]
    stop_rules: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A warning sign that calls for a professional before any program."""

    slug: str
    name: str
    cluster: str
    question: str
    urgency: str
    """`emergency`, `urgent` or `clearance`."""
    action: str
    see: tuple[str, ...]
    """The professions to see, the nearest first."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SafetyAdvice:
    """A sentence that keeps people safe in training, whatever their program looks like."""

    slug: str
    kind: AdviceKind
    applies_to: AdviceFor
    position: int
    """Its place among the advice of its kind, the most important first."""
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CutOff:
    """A published boundary of a field test, for the people it was measured in."""

    population: str
    sex: Sex | None
    min_age: int | None
    max_age: int | None
    comparison: Comparison
    value: float
    flag: Flag
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """A field test: how to do it, what it measures, and how sure its figures are."""

    slug: str
    name: str
    measures: str
    protocol: tuple[str, ...]
    equipment: tuple[str, ...]
    unit: str
    sided: bool
    lowest: float
    highest: float
    """The range of plausible values in the unit; what lies outside it was mistyped."""
    cut_offs: tuple[CutOff, ...]
    minimal_detectable_change: float | None
    """In the unit: a smaller difference may be noise. None where unknown."""
    reliability: str
    contraindications: tuple[str, ...]
    informational_only: bool
    """True for tests that may be recorded but never flag anything."""
    sources: tuple[str, ...]


class DanglingReference(ValueError):
    """Catalogue entries name something that the catalogue does not hold; the message lists every case."""


@dataclass(frozen=True)
class Catalogue:
    """Everything by slug, with the indexes the engine needs. Raises DanglingReference when a slug leads nowhere."""

    version: str
    sources: Mapping[str, Source]
    muscles: Mapping[MuscleSlug, Muscle]
    equipment: Mapping[EquipmentSlug, Equipment]
    demands: Mapping[DemandSlug, Demand]
    exercises: Mapping[str, Exercise]
    ladders: Mapping[str, Ladder]
    strategies: Mapping[str, Strategy]
    imbalances: Mapping[str, Imbalance]
    assessments: Mapping[str, Assessment]
    conditions: Mapping[str, Condition]
    red_flags: Mapping[str, RedFlag]
    safety_advice: Mapping[str, SafetyAdvice]
    progressions: Mapping[str, tuple[str, ...]] = field(init=False)
    """For each exercise the next harder ones, by slug."""
    regressions: Mapping[str, tuple[str, ...]] = field(init=False)
    """For each exercise the next easier ones, by slug."""
    strategies_of: Mapping[str, tuple[str, ...]] = field(init=False)
    """For each exercise the strategies that use it, by slug."""
    imbalances_of: Mapping[str, tuple[str, ...]] = field(init=False)
    """For each exercise the imbalances that it answers, by slug."""
    by_pattern: Mapping[MovementPattern, tuple[Exercise, ...]] = field(init=False)
    """For each movement its exercises."""

    def __post_init__(self) -> None:
        _refuse_dangling(self)
        steps = [pair for ladder in self.ladders.values() for pair in zip(ladder.exercises, ladder.exercises[1:], strict=False)]
        of_imbalance = [
            (slug, imbalance.slug)
            for imbalance in self.imbalances.values()
            for link in imbalance.strategies
            for part in link.phases
            for slug in part.exercises
        ]
        of_strategy = [(slug, strategy.slug) for strategy in self.strategies.values() for slug in strategy.exercises]
        object.__setattr__(self, "progressions", _grouped(steps))
        object.__setattr__(self, "regressions", _grouped((harder, easier) for easier, harder in steps))
        object.__setattr__(self, "strategies_of", _grouped(of_strategy))
        object.__setattr__(self, "imbalances_of", _grouped(of_imbalance))
        object.__setattr__(self, "by_pattern", _by_pattern(self.exercises.values()))


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, set[str]] = {}
    for key, value in pairs:
        groups.setdefault(key, set()).add(value)
    return MappingProxyType({key: tuple(sorted(values)) for key, values in sorted(groups.items())})


def _by_pattern(exercises: Iterable[Exercise]) -> Mapping[MovementPattern, tuple[Exercise, ...]]:
    groups: dict[MovementPattern, list[Exercise]] = {}
    for exercise in exercises:
        groups.setdefault(exercise.pattern, []).append(exercise)
    return MappingProxyType({pattern: tuple(group) for pattern, group in groups.items()})


def _refuse_dangling(catalogue: Catalogue) -> None:
    dangling = [
        f"{owner} names {slug!r}, which is not among the {kind.replace('_', ' ')}"
        for owner, kind, slug in references(catalogue)
        if slug not in getattr(catalogue, kind)
    ]
    if dangling:
        raise DanglingReference("; ".join(dict.fromkeys(dangling)))


def references(catalogue: Catalogue) -> Iterable[tuple[str, str, str]]:
    """Who names whom: an entry in words, the kind of the other, and its slug."""
    for exercise in catalogue.exercises.values():
        yield from ((f"exercise {exercise.slug!r}", "sources", slug) for slug in exercise.sources)
    for ladder in catalogue.ladders.values():
        yield from ((f"ladder {ladder.slug!r}", "exercises", slug) for slug in ladder.exercises)
    for strategy in catalogue.strategies.values():
        yield from ((f"strategy {strategy.slug!r}", "exercises", slug) for slug in strategy.exercises)
        yield from ((f"strategy {strategy.slug!r}", "sources", slug) for slug in strategy.sources)
    for assessment in catalogue.assessments.values():
        owner = f"assessment {assessment.slug!r}"
        yield from ((owner, "sources", slug) for slug in assessment.sources)
        yield from ((owner, "sources", slug) for cut_off in assessment.cut_offs for slug in cut_off.sources)
    for condition in catalogue.conditions.values():
        yield from ((f"condition {condition.slug!r}", "exercises", slug) for slug in sorted(condition.excluded_exercises))
        yield from ((f"condition {condition.slug!r}", "sources", slug) for slug in condition.sources)
    for red_flag in catalogue.red_flags.values():
        yield from ((f"red flag {red_flag.slug!r}", "sources", slug) for slug in red_flag.sources)
    for advice in catalogue.safety_advice.values():
        yield from ((f"safety advice {advice.slug!r}", "sources", slug) for slug in advice.sources)
    for imbalance in catalogue.imbalances.values():
        yield from _references_of(imbalance)


def _references_of(imbalance: Imbalance) -> Iterable[tuple[str, str, str]]:
    owner = f"imbalance {imbalance.slug!r}"
    evidence = imbalance.evidence
    claims = (evidence.association, evidence.modifiable, evidence.outcome)
    yield from ((owner, "sources", slug) for slug in imbalance.sources)
    yield from ((owner, "sources", slug) for claim in claims for slug in claim.sources)
    yield from ((owner, "imbalances", slug) for slug in (*imbalance.related, *imbalance.children))
    yield from ((owner, "assessments", slug) for slug in imbalance.assessments)
    for link in imbalance.strategies:
        yield owner, "strategies", link.strategy
        yield from ((owner, "exercises", slug) for part in link.phases for slug in part.exercises)
