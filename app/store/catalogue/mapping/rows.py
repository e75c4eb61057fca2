"""The rows of an entry, and the reader of all rows, for the modules that map them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar, cast

import sqlalchemy
from sqlmodel import Session

from app.store.tables.base import EntryRow, PartRow, Row

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
        entries = _stored(table)
        rows = self._db.connection().execute(sqlalchemy.select(entries).where(entries.c.retired.is_(False)))
        return sorted(cast("Iterable[E]", rows), key=lambda row: row.slug)

    def parts(self, table: type[P], entry: EntryRow) -> list[P]:
        """The rows of a part table that belong to the entry, in their order."""
        if table not in self._parts:
            self._parts[table] = self._read_parts(table)
        by_owner = cast("dict[str, list[P]]", self._parts[table])
        return by_owner.get(entry.slug, [])

    def _read_parts(self, table: type[P]) -> dict[str, list[P]]:
        parts = _stored(table)
        by_owner: dict[str, list[P]] = {}
        for row in self._db.connection().execute(sqlalchemy.select(parts).order_by(*parts.primary_key)):
            by_owner.setdefault(row[0], []).append(cast("P", row))
        return by_owner


def _stored(table: type[Row]) -> sqlalchemy.Table:
    """The table itself. Its plain rows have the same columns as the objects of the class, and come many times faster."""
    return Row.metadata.tables[str(table.__tablename__)]
