"""Inserts, replaces and retires the rows of catalogue entries, each with all of its parts."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from sqlalchemy import Insert, Table, delete, insert, update
from sqlmodel import Session, col

from app.store.catalogue.mapping import EntryRows
from app.store.database import insert_into
from app.store.tables import Row
from app.store.tables.base import EntryRow, Origin, WrittenRow, table_of
from app.store.tables.exercises import ExerciseRow
from app.store.tables.imbalances import ImbalanceRow
from app.store.tables.protocols import ProtocolRow, TrackRow
from app.store.tables.strategies import StrategyRow

CATALOGUE_TURN = "write the catalogue"
"""Whoever changes the catalogue, by seeding or through the API, waits for this turn."""

WritableRow = type[ExerciseRow] | type[ImbalanceRow] | type[StrategyRow] | type[TrackRow] | type[ProtocolRow]
WRITABLE: Mapping[str, WritableRow] = MappingProxyType(
    {
        "exercises": ExerciseRow,
        "imbalances": ImbalanceRow,
        "strategies": StrategyRow,
        "tracks": TrackRow,
        "protocols": ProtocolRow,
    }
)
"""The tables of what can be written through the API, by kind. A protocol is written with its imbalance."""

EntryKey = tuple[type[EntryRow], str]


def with_digest(rows: EntryRows) -> EntryRows:
    """The same rows, just made, with the digest that names their content."""
    dumps = [[row.__tablename__, row.model_dump()] for row in (rows.entry, *rows.parts)]
    canonical = json.dumps(sorted(json.dumps(dump, sort_keys=True) for dump in dumps))
    rows.entry.digest = hashlib.sha256(canonical.encode()).hexdigest()
    return rows


def of_the_api(rows: EntryRows) -> EntryRows:
    """The same rows as the word of the API, where an entry of the kind can be."""
    if isinstance(rows.entry, WrittenRow):
        rows.entry.origin = Origin.API
    return rows


def put_entries(db: Session, entries: Collection[EntryRows]) -> None:
    """Writes the entries, in the place of what stood under their slugs, and makes them living ones."""
    _delete_parts(db, entries)
    _insert(db, entries)


def retire_entries(db: Session, keys: Iterable[EntryKey]) -> None:
    """Takes the entries out of the catalogue. Their rows stay, because programs may name them."""
    for table, slug in keys:
        db.exec(update(table).where(col(table.slug) == slug).values(retired=True))


def _delete_parts(db: Session, entries: Collection[EntryRows]) -> None:
    slugs: dict[Table, list[str]] = defaultdict(list)
    for rows in entries:
        slugs[table_of(rows.entry)].append(rows.entry.slug)
    for table in reversed(Row.metadata.sorted_tables):
        owner = _owner_of(table)
        if owner is not table and slugs[owner]:
            db.exec(delete(table).where(table.columns[0].in_(slugs[owner])))


def _insert(db: Session, entries: Collection[EntryRows]) -> None:
    values: dict[Table, list[dict[str, object]]] = defaultdict(list)
    for rows in entries:
        for row in (rows.entry, *rows.parts):
            values[table_of(row)].append(row.model_dump())
    for table in Row.metadata.sorted_tables:
        if values[table]:
            db.exec(_upsert(db, table) if _owner_of(table) is table else insert(table), params=values[table])


def _upsert(db: Session, table: Table) -> Insert:
    statement = insert_into(db, table)
    columns = {column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=columns)


def _owner_of(table: Table) -> Table:
    """The table of the entries whose parts stand in the table, found along the foreign keys of the first columns."""
    for key in table.columns[0].foreign_keys:
        return _owner_of(key.column.table)
    return table
