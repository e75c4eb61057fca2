"""What a check finds, and where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Protocol

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


def flaw(kind: str, entry: Entry, place: str, text: str) -> Flaw:
    """The flaw at a place such as `cues/0` in an entry."""
    if kind in SEEN_WITH:
        return Flaw(f"/{SEEN_WITH[kind]}/{entry.slug}/protocol/{place}", text)
    return Flaw(f"/{kind}/{entry.slug}/{place}", text)
