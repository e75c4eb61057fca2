"""Rows on their way between the tables and the engine's values."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar, cast

import sqlalchemy
from sqlmodel import Session, col, select

from app.store.tables.base import EntryRow, PartRow

E = TypeVar("E", bound=EntryRow)
P = TypeVar("P", bound=PartRow)


@dataclass(frozen=True, slots=True)
class EntryRows:
    """One catalogue entry as rows: its own and those of its parts."""

    entry: EntryRow
    parts: tuple[PartRow, ...]

    @property
    def key(self) -> tuple[type[EntryRow], str]:
        """What tells the entry from all others: its table and its slug."""
        return type(self.entry), self.entry.slug

    @classmethod
    def of(cls, entry: EntryRow, *parts: Iterable[PartRow]) -> "EntryRows":
        """The rows of an entry whose parts stand in several tables."""
        return cls(entry, tuple(row for rows in parts for row in rows))


class Rows:
    """The rows of the catalogue tables, each table read once, when it is first asked for."""

    def __init__(self, db: Session) -> None:
        self._db = db
        self._parts: dict[type[PartRow], object] = {}

    def living(self, table: type[E]) -> list[E]:
        """The entries that are not retired, sorted by slug."""
        rows = self._db.exec(select(table).where(col(table.retired).is_(False)))
        return sorted(rows, key=lambda row: row.slug)

    def parts(self, table: type[P], entry: EntryRow) -> list[P]:
        """The rows of a part table that belong to the entry, in their order."""
        if table not in self._parts:
            self._parts[table] = self._read_parts(table)
        by_owner = cast("dict[str, list[P]]", self._parts[table])
        return by_owner.get(entry.slug, [])

    def _read_parts(self, table: type[P]) -> dict[str, list[P]]:
        primary_key = sqlalchemy.inspect(table).primary_key
        owner = primary_key[0].name
        by_owner: dict[str, list[P]] = {}
        for row in self._db.exec(select(table).order_by(*primary_key)):
            by_owner.setdefault(getattr(row, owner), []).append(row)
        return by_owner
