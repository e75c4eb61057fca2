"""Exercises that take turns over days and phases."""

from collections.abc import Iterable, Sequence

from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.protocols import Turns
from app.engine.client import Client


def turn_of(turns: Sequence[Sequence[str]], number: int) -> Sequence[str]:
    """What a turn names; nothing where there are no turns."""
    return turns[number % len(turns)] if turns else ()


def doable(slugs: Iterable[str], client: Client, without: Iterable[str] = ()) -> list[Exercise]:
    """The exercises among these that may be given, in their order."""
    left_out = set(without)
    return [client.eligible[slug] for slug in slugs if slug in client.eligible and slug not in left_out]


def rotated(turns: Turns, number: int) -> Turns:
    """The turns beginning with this one."""
    start = number % len(turns) if turns else 0
    return turns[start:] + turns[:start]
