"""Exercises that take turns over days and phases, and as few as possible that reach all muscle groups between them."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeVar

from app.engine.catalogue.exercises import Exercise
from app.engine.vocabulary.body import MuscleSlug

Turn = TypeVar("Turn")


def turn_of(turns: Sequence[Sequence[str]], number: int) -> Sequence[str]:
    """What a turn names; nothing where there are no turns."""
    return turns[number % len(turns)] if turns else ()


def rotated(turns: Sequence[Turn], number: int) -> Sequence[Turn]:
    """The turns beginning with this one."""
    start = number % len(turns) if turns else 0
    return [*turns[start:], *turns[:start]]


def unreached(targets: Iterable[frozenset[MuscleSlug]], chosen: Iterable[Exercise]) -> list[frozenset[MuscleSlug]]:
    """The targets of which nothing chosen lengthens any muscle."""
    lengthened = {muscle for exercise in chosen for muscle in exercise.lengthened}
    return [target for target in targets if lengthened.isdisjoint(target)]


def covering(
    targets: Iterable[frozenset[MuscleSlug]],
    pool: Collection[Exercise],
    liking: Callable[[Exercise], tuple[int, ...]],
    turn: int,
) -> list[Exercise]:
    """As few of the pool as lengthen a muscle of each target.

    Among equals come those that are for such a muscle first of all, then the best liked, and of these one by turns.
    """
    chosen: list[Exercise] = []
    missing = list(targets)
    while missing:
        reaching = [e for e in pool if any(not target.isdisjoint(e.lengthened) for target in missing)]
        if not reaching:
            break
        merits = {e.slug: (*_reach(e, missing), *liking(e)) for e in reaching}
        best = max(merits.values())
        equals = [e for e in reaching if merits[e.slug] == best]
        chosen.append(equals[turn % len(equals)])
        missing = unreached(missing, chosen)
    return chosen


def _reach(exercise: Exercise, targets: Iterable[frozenset[MuscleSlug]]) -> tuple[int, bool]:
    """How many targets an exercise reaches, and whether it is for one of them first of all."""
    reached = [target for target in targets if not target.isdisjoint(exercise.lengthened)]
    return len(reached), any(exercise.lengthened[0] in target for target in reached)
