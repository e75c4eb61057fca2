"""Brings the catalogue in the database to what the seed files say."""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, Insert, Table, delete, insert, update
from sqlalchemy.engine import TupleResult
from sqlmodel import Session, col, select

from app.store.database import insert_into, reading, wait_for_turn, writing
from app.store.mapping import EntryRows, rows_of
from app.store.seed_files import SEED_FOLDER, read_seed
from app.store.seed_values import catalogue_of
from app.store.tables import Row
from app.store.tables.base import EntryRow, table_of
from app.store.tables.state import CatalogueStateRow


@dataclass(frozen=True, slots=True)
class SeedResult:
    """What a seeding did, in entries."""

    version: str
    added: int = 0
    """New, or back after they were retired."""
    changed: int = 0
    retired: int = 0
    """No longer in the seed. They stay in the database, because programs may name them."""


def seed_catalogue(engine: Engine, folder: Path = SEED_FOLDER) -> SeedResult:
    """Makes the stored catalogue equal to the seed files, in one transaction, and says what changed.

    Does nothing, within milliseconds, when the same files were seeded last. Two processes may seed at once: one waits.
    Raises SeedError when the files are not sound; nothing is written then.
    """
    seed_digest = _digest_of_files(folder)
    with reading(engine) as db:
        state = db.get(CatalogueStateRow, 1)
    if state and state.seed_digest == seed_digest:
        return SeedResult(state.version)
    catalogue = catalogue_of(read_seed(folder))
    entries = [_with_digest(rows) for rows in rows_of(catalogue)]
    state = CatalogueStateRow(version=catalogue.version, seed_digest=seed_digest, updated_at=datetime.now(UTC))
    with writing(engine) as db:
        wait_for_turn(db.connection(), "seed the catalogue")
        result = _write(db, entries, catalogue.version)
        db.merge(state)
    return result


def _digest_of_files(folder: Path) -> str:
    """Covers the code of this package too: other code may make other rows of the same files."""
    digest = hashlib.sha256()
    code = Path(__file__).parent
    for root, pattern in ((folder, "*.yaml"), (code, "*.py")):
        for path in sorted(root.rglob(pattern)):
            digest.update(f"{path.relative_to(root)}\n".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _with_digest(rows: EntryRows) -> EntryRows:
    dumps = [[row.__tablename__, row.model_dump()] for row in (rows.entry, *rows.parts)]
    canonical = json.dumps(sorted(json.dumps(dump, sort_keys=True) for dump in dumps))
    rows.entry.digest = hashlib.sha256(canonical.encode()).hexdigest()
    return rows


def _write(db: Session, entries: list[EntryRows], version: str) -> SeedResult:
    living = {(table, slug): digest for table in EntryRow.__subclasses__() for slug, digest in _living_digests(db, table)}
    outdated = [rows for rows in entries if living.get(rows.key) != rows.entry.digest]
    gone = living.keys() - {rows.key for rows in entries}
    _delete_parts(db, outdated)
    _insert(db, outdated)
    for table, slug in gone:
        db.exec(update(table).where(col(table.slug) == slug).values(retired=True))
    added = sum(rows.key not in living for rows in outdated)
    return SeedResult(version, added=added, changed=len(outdated) - added, retired=len(gone))


def _living_digests(db: Session, table: type[EntryRow]) -> TupleResult[tuple[str, str]]:
    return db.exec(select(table.slug, table.digest).where(col(table.retired).is_(False)))


def _delete_parts(db: Session, entries: list[EntryRows]) -> None:
    slugs: dict[Table, list[str]] = defaultdict(list)
    for rows in entries:
        slugs[table_of(rows.entry)].append(rows.entry.slug)
    for table in reversed(Row.metadata.sorted_tables):
        owner = _owner_of(table)
        if owner is not table and slugs[owner]:
            db.exec(delete(table).where(table.columns[0].in_(slugs[owner])))


def _insert(db: Session, entries: list[EntryRows]) -> None:
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
