"""Exercises and ladders, with the muscles, equipment and demands that they speak of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app.engine.vocabulary.body import MuscleSlug
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
from app.engine.vocabulary.languages import Language
from app.engine.vocabulary.people import Level


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
    names: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    """What it is called in other languages, the usual name first."""

    def __hash__(self) -> int:
        """That of the slug, which tells exercises apart: hashing all their words would take longer than what it is for."""
        return hash(self.slug)

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

    @cached_property
    def eased(self) -> tuple[MuscleSlug, ...]:
        """The muscles that it stretches or releases, in catalogue order."""
        return self.muscles_as(MuscleRole.LENGTHENED, MuscleRole.RELEASED)


@dataclass(frozen=True, slots=True)
class Ladder:
    """Exercises of one family from the easiest to the hardest."""

    slug: str
    name: str
    exercises: tuple[str, ...]
