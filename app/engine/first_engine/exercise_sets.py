"""The exercises of a catalogue, grouped once by what they train and what they ask for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from app.engine.catalogue.cache import per_catalogue
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.volume import PRIMARY_CREDIT
from app.engine.measures.exercise_kinds import is_jump, is_strengthening
from app.engine.measures.volume import credits_of
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import DemandSlug
from app.engine.vocabulary.people import Level

Slugs = frozenset[str]
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class ExerciseSets:
    """Slugs by trait; empty where no exercise has it."""

    strengthening: Slugs
    jumps: Slugs
    demanding: Mapping[DemandSlug, Slugs]
    too_hard_for: Mapping[Level, Slugs]
    training: Mapping[MuscleSlug, Slugs]
    """What strengthens a muscle as a primary mover."""
    fully_credited: Mapping[MuscleSlug, Slugs]
    """What counts a whole set for a muscle."""
    lengthening: Mapping[MuscleSlug, Slugs]


@per_catalogue(1)
def sets_of(catalogue: Catalogue) -> ExerciseSets:
    """The groups of a catalogue's exercises."""
    exercises = catalogue.exercises.values()
    strengthening = [e for e in exercises if is_strengthening(e)]
    fully = ((m, e) for e in strengthening for m, credit in credits_of(e).items() if credit == PRIMARY_CREDIT)
    return ExerciseSets(
        strengthening=frozenset(e.slug for e in strengthening),
        jumps=frozenset(e.slug for e in exercises if is_jump(e)),
        demanding=_grouped(DemandSlug, ((demand, e) for e in exercises for demand in e.demands)),
        too_hard_for=_grouped(Level, ((level, e) for e in exercises for level in Level if e.level.rank > level.rank)),
        training=_grouped(MuscleSlug, ((m, e) for e in strengthening for m in e.primary)),
        fully_credited=_grouped(MuscleSlug, fully),
        lengthening=_grouped(MuscleSlug, ((m, e) for e in exercises for m in e.lengthened)),
    )


def _grouped(keys: Iterable[Key], pairs: Iterable[tuple[Key, Exercise]]) -> Mapping[Key, Slugs]:
    groups: dict[Key, set[str]] = defaultdict(set)
    for key, exercise in pairs:
        groups[key].add(exercise.slug)
    return MappingProxyType({key: frozenset(groups[key]) for key in keys})
