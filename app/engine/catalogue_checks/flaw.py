"""What a check finds, and where."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import wraps
from types import MappingProxyType
from typing import Protocol, TypeVar

from app.engine.catalogue.catalogue import Catalogue

KINDS = tuple(field.name for field in fields(Catalogue) if field.init and field.name != "version")
"""The kinds of entries, as the catalogue's fields call them."""


SEEN_WITH: Mapping[str, str] = MappingProxyType({"protocols": "imbalances", "condition_protocols": "conditions"})
"""The kind of entry with which clients see a protocol."""


class Entry(Protocol):
    """Anything in the catalogue that has a slug."""

    @property
    def slug(self) -> str:
        """Its name in addresses."""


@dataclass(frozen=True, slots=True, order=True)
class Flaw:
    """One thing that is wrong with a catalogue."""

    pointer: str
    """JSON Pointer into the catalogue as clients see it, such as `/exercises/plank/cues/0`."""
    text: str
    """What is wrong there and, where it is not plain, what would be right."""


def entries_of(catalogue: Catalogue) -> Iterator[tuple[str, Entry]]:
    """Every entry with its kind."""
    for kind in KINDS:
        for entry in getattr(catalogue, kind).values():
            yield kind, entry


Found = TypeVar("Found")


def once_for_each_entry(look: Callable[[str, Entry], Iterator[Found]]) -> Callable[[str, Entry], tuple[Found, ...]]:
    """Remembers what is found in an entry until there is another one of its slug: a write changes few of many."""
    known: dict[tuple[str, str], tuple[Entry, tuple[Found, ...]]] = {}

    @wraps(look)
    def found_in(kind: str, entry: Entry) -> tuple[Found, ...]:
        seen = known.get((kind, entry.slug))
        if seen is None or seen[0] is not entry:
            seen = known[kind, entry.slug] = entry, tuple(look(kind, entry))
        return seen[1]

    return found_in


def of_each_entry(look: Callable[[str, Entry], Iterator[Flaw]]) -> Callable[[Catalogue], Iterator[Flaw]]:
    """The check of a catalogue that looks at one entry at a time."""
    found_in = once_for_each_entry(look)

    @wraps(look)
    def check(catalogue: Catalogue) -> Iterator[Flaw]:
        for kind, entry in entries_of(catalogue):
            yield from found_in(kind, entry)

    return check


def flaw(kind: str, entry: Entry, place: str, text: str) -> Flaw:
    """The flaw at a place such as `cues/0` in an entry."""
    if kind in SEEN_WITH:
        return Flaw(f"/{SEEN_WITH[kind]}/{entry.slug}/protocol/{place}", text)
    return Flaw(f"/{kind}/{entry.slug}/{place}", text)
