"""What a catalogue owes to everybody: an answer to every imbalance without any equipment, and every finding a home."""

from collections.abc import Callable, Iterator

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue_checks.flaw import Flaw, flaw
from app.engine.client import eligible_exercises
from app.engine.guidelines.volume import PRIMARY_CREDIT
from app.engine.measures.volume import credits_of
from app.engine.profile import canonical
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import Modality
from app.engine.vocabulary.people import Level


def imbalances_are_answered(catalogue: Catalogue) -> Iterator[Flaw]:
    """Every imbalance has a strategy with exercises."""
    answered = {slug for slugs in catalogue.imbalances_of.values() for slug in slugs}
    for imbalance in catalogue.imbalances.values():
        if imbalance.slug not in answered:
            yield flaw("imbalances", imbalance, "strategies", "no exercise answers it")


def weak_muscles_can_be_trained(catalogue: Catalogue) -> Iterator[Flaw]:
    """Every weak muscle is the primary mover of an exercise that a beginner does without equipment."""
    return _out_of_reach(catalogue, "weak", lambda e, muscle: credits_of(e).get(muscle) == PRIMARY_CREDIT, "trains it")


def short_muscles_can_be_stretched(catalogue: Catalogue) -> Iterator[Flaw]:
    """Every short muscle is lengthened by a held stretch that a beginner does without equipment."""
    return _out_of_reach(catalogue, "short", _stretches, "is a held stretch for it")


def screening_always_has_an_answer(catalogue: Catalogue) -> Iterator[Flaw]:
    """Where there are field tests, one protocol, and only one, is followed where they find nothing."""
    defaults = [protocol for protocol in catalogue.protocols.values() if protocol.by_default]
    if catalogue.assessments and not defaults:
        yield Flaw("/protocols", "none is by default: what is trained where the field tests find nothing")
    for protocol in defaults[1:]:
        yield flaw("protocols", protocol, "by_default", f"{defaults[0].imbalance!r} is by default already")


def _out_of_reach(
    catalogue: Catalogue, state: str, serves: Callable[[Exercise, MuscleSlug], bool], what: str
) -> Iterator[Flaw]:
    """Muscles for which a beginner without equipment finds nothing; more experience leaves out no exercise."""
    eligible = tuple(eligible_exercises(canonical((), level=Level.BEGINNER), catalogue).values())
    reached = {muscle for muscle in MuscleSlug if any(serves(exercise, muscle) for exercise in eligible)}
    for imbalance in catalogue.imbalances.values():
        muscles = getattr(imbalance, state)
        for position, muscle in enumerate(muscles):
            if muscle not in reached:
                text = f"no exercise for beginners without equipment {what}: the {muscle}"
                yield flaw("imbalances", imbalance, f"muscles/{state}/{position}", text)


def _stretches(exercise: Exercise, muscle: MuscleSlug) -> bool:
    return exercise.modality is Modality.STRETCH and muscle in exercise.lengthened
