"""Which exercise takes another's place: along its ladder, or for the same muscles, and never out of the person's limits."""

from collections.abc import Collection, Iterator

from app.engine.catalogue.alternatives import Alternatives
from app.engine.catalogue.cache import per_catalogue
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.client import Client
from app.engine.following.change import Swap
from app.engine.measures.exercise_kinds import is_main_work


@per_catalogue(1)
def alternatives_in(catalogue: Catalogue) -> Alternatives:
    """What can stand in for what."""
    return Alternatives(catalogue)


def swapped(swap: Swap, slug: str, client: Client, taken: Collection[str]) -> str | None:
    """The exercise that takes this one's place; None where the person may be given none.

    It counts in the same measure, so that the dose stays what it is, and the session does not hold it already.
    """
    original = client.catalogue.exercises.get(slug)
    if original is None:
        return None
    found = (_easier(original, client), _other_pattern(original, client), _variants(original, client))
    order = {Swap.EASIER: found, Swap.OTHER_PATTERN: found[1:2], Swap.VARIANT: found[2:]}[swap]
    candidates = (exercise for group in order for exercise in group)
    return next((e.slug for e in candidates if e.measure is original.measure and e.slug not in taken), None)


def _easier(original: Exercise, client: Client) -> Iterator[Exercise]:
    """The rungs below, the nearest first, down to the easiest."""
    below = list(client.catalogue.regressions.get(original.slug, ()))
    seen: set[str] = set()
    while below:
        seen.update(below)
        known = (client.eligible[slug] for slug in below if slug in client.eligible)
        yield from sorted(known, key=lambda exercise: (-exercise.difficulty, exercise.slug))
        below = [s for slug in below for s in client.catalogue.regressions.get(slug, ()) if s not in seen]


def _other_pattern(original: Exercise, client: Client) -> Iterator[Exercise]:
    """For the same muscles, no harder, and moving another way."""
    return (exercise for exercise in _no_harder(original, client) if exercise.pattern is not original.pattern)


def _variants(original: Exercise, client: Client) -> Iterator[Exercise]:
    """The most alike that is no harder."""
    return (exercise for exercise in _no_harder(original, client) if exercise.pattern is original.pattern)


def _no_harder(original: Exercise, client: Client) -> Iterator[Exercise]:
    alike = alternatives_in(client.catalogue).of(original.slug)
    return (
        client.eligible[each.exercise.slug]
        for each in alike
        if each.exercise.slug in client.eligible
        and each.exercise.difficulty <= original.difficulty
        and is_main_work(each.exercise)
        and each.exercise.modality is original.modality
    )
