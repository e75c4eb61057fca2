"""Models of exercises, as clients get them."""

from typing import Annotated

from pydantic import BeforeValidator

from app.api.contract.models import Output, Page, Slug
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
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.roles import Role


def _in_order(entries: object) -> object:
    """A set as a list; what a client sends is left for validation as it is."""
    return sorted(entries) if isinstance(entries, frozenset) else entries


EquipmentSet = Annotated[list[EquipmentSlug], BeforeValidator(_in_order)]
DemandSet = Annotated[list[DemandSlug], BeforeValidator(_in_order)]


class EquipmentOption(Output):
    """One set of equipment that suffices for an exercise."""

    all_of: EquipmentSet
    """What it takes, all of it; empty where it takes nothing."""


def _as_options(options: object) -> object:
    """Bare sets as options: those of the engine, and those of programs of engines before 5."""
    if not isinstance(options, (list, tuple)):
        return options
    return [{"all_of": option} if isinstance(option, (frozenset, list)) else option for option in options]


class MuscleUsePublic(Output):
    """A muscle in the role that it has in one exercise."""

    muscle: MuscleSlug
    """The muscle."""
    role: MuscleRole
    """What the exercise does with it."""


class ExerciseSnapshot(Output):
    """An exercise with all that is needed to perform it."""

    slug: Slug
    """Its name in addresses; for ever."""
    name: str
    """Its usual name."""
    aliases: list[str]
    """What else people call it."""
    modality: Modality
    """What kind of work it is."""
    pattern: MovementPattern
    """The movement that it trains."""
    plane: Plane
    """The plane in which it moves or resists."""
    laterality: Laterality
    """Both sides at once, one at a time, or in turns."""
    mechanic: Mechanic
    """How many joints move under load: more than one, or one alone."""
    level: Level
    """The least experience that it asks for."""
    difficulty: int
    """1 (anyone) to 10 (years of training)."""
    measure: Measure
    """What a dose of it counts."""
    seconds_per_rep: float
    """Seconds of one repetition at the usual tempo; for a hold, the seconds between two repetitions."""
    max_hold_seconds: int | None
    """Longest single hold in seconds; null where nothing is held."""
    plyometric_intensity: int | None
    """1 (landings), 2 (jumps), 3 (switching and one-leg jumps); null for everything else."""
    muscles: list[MuscleUsePublic]
    """The muscles that it works, stretches or releases."""
    equipment_options: Annotated[list[EquipmentOption], BeforeValidator(_as_options)]
    """Alternatives, preferred first, each of which suffices. Programs of engines before 5 have bare lists here."""
    demands: DemandSet
    """What it asks of joints and tissues."""
    instructions: list[str]
    """The steps from set-up to return."""
    cues: list[str]
    """Short reminders while doing it."""
    mistakes: list[str]
    """Common faults, and what to do instead."""
    breathing: str | None
    """When to breathe in and out; null where it does not matter."""
    sources: list[Slug]
    """Slugs of the sources behind the entry."""


class ExerciseNames(Output):
    """What an exercise is called in other languages, the usual name first."""

    de: list[str]
    """In German."""
    es: list[str]
    """In Spanish."""
    fr: list[str]
    """In French."""
    pt: list[str]
    """In Portuguese."""


class ExercisePublic(ExerciseSnapshot):
    """One exercise of the catalogue, with its place among the others."""

    names: ExerciseNames
    """What it is called in other languages."""
    regressions: list[Slug]
    """The next easier exercises."""
    progressions: list[Slug]
    """The next harder exercises."""
    imbalances: list[Slug]
    """The imbalances that it answers."""
    strategies: list[Slug]
    """The strategies that use it."""
    role: Role | None
    """What it is there for in a session: the role of its tracks; null where it stands on none."""
    tracks: list[Slug]
    """The tracks that it is a rung of."""


class ExercisePage(Page[ExercisePublic]):
    """A page of exercises."""


class AlternativePublic(Output):
    """An exercise that can stand in for another."""

    exercise: ExercisePublic
    """The replacement."""
    similarity: float
    """How much of the purpose is shared: 0 (nothing) to 1 (everything)."""
    reason: str
    """What both share, and in what they differ."""


class AlternativePage(Page[AlternativePublic]):
    """Replacements for one exercise, the closest first."""
