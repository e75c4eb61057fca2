"""Exercises that take turns over days and phases, and as few as possible that reach all muscle groups between them."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from app.engine.catalogue.exercises import Exercise
from app.engine.vocabulary.body import MuscleSlug

Turn = TypeVar("Turn")

NOTHING = (0, False)
"""The reach of an exercise that lengthens no muscle of any target."""


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


class Pool:
    """Exercises that may reach muscle groups. Which ones reach farthest is found out once: all days and phases ask it."""

    def __init__(self, exercises: Iterable[Exercise]) -> None:
        self.exercises = tuple(exercises)
        self._farthest: dict[Sequence[frozenset[MuscleSlug]], Sequence[Exercise]] = {}

    def farthest(self, targets: tuple[frozenset[MuscleSlug], ...]) -> Sequence[Exercise]:
        """Those that lengthen a muscle of most targets, and among equals those that are for such a muscle first of all."""
        if targets not in self._farthest:
            reaches = [_reach(exercise, targets) for exercise in self.exercises]
            best = max(reaches, default=NOTHING)
            found = [e for e, reach in zip(self.exercises, reaches, strict=True) if reach == best]
            self._farthest[targets] = found if best > NOTHING else ()
        return self._farthest[targets]


def covering(
    targets: Iterable[frozenset[MuscleSlug]], pool: Pool, liking: Callable[[Exercise], tuple[int, ...]], turn: int
) -> list[Exercise]:
    """As few of the pool as lengthen a muscle of each target.

    Always one of those that reach farthest: of the best liked of these one by turns.
    """
    chosen: list[Exercise] = []
    missing = tuple(targets)
    while missing and (farthest := pool.farthest(missing)):
        likings = [liking(exercise) for exercise in farthest]
        best = max(likings)
        equals = [exercise for exercise, liked in zip(farthest, likings, strict=True) if liked == best]
        chosen.append(equals[turn % len(equals)])
        missing = tuple(unreached(missing, chosen))
    return chosen


def _reach(exercise: Exercise, targets: Iterable[frozenset[MuscleSlug]]) -> tuple[int, bool]:
    """How many targets an exercise reaches, and whether it is for one of them first of all."""
    reached = [target for target in targets if not target.isdisjoint(exercise.lengthened)]
    return len(reached), any(exercise.lengthened[0] in target for target in reached)
