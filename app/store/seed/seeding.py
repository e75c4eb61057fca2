"""Brings the catalogue in the database to what the seed files say, save for what was written through the API."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import TupleResult
from sqlmodel import Session, col, select

from app.store.catalogue.entries import CATALOGUE_TURN, of_the_api, put_entries, retire_entries, with_digest
from app.store.catalogue.mapping import EntryRows, rows_of
from app.store.database import reading, wait_for_turn, writing
from app.store.seed.files import SEED_FOLDER, read_seed
from app.store.seed.merging import forget_what_the_api_wrote, merged_with_what_the_api_wrote
from app.store.seed.to_engine import catalogue_of
from app.store.tables.base import EntryRow
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
    kept: tuple[str, ...] = ()
    """Written through the API and left as they are, such as `exercises/plank`."""


def seed_catalogue(engine: Engine, folder: Path = SEED_FOLDER, *, reset: bool = False) -> SeedResult:
    """Makes the stored catalogue equal to the seed files, in one transaction, and says what changed.

    Entries that were written through the API stay as they were written, unless `reset` gives them up. Does nothing, within
    milliseconds, when the same files were seeded last. Two processes may seed at once: one waits. Raises SeedError when the
    files are not sound, or not together with what was written through the API; nothing is written then.
    """
    seed_digest = _digest_of_files(folder)
    with reading(engine) as db:
        state = db.get(CatalogueStateRow, 1)
    if state and state.seed_digest == seed_digest and not reset:
        return SeedResult(state.version)
    seed = catalogue_of(read_seed(folder))
    with writing(engine) as db:
        wait_for_turn(db.connection(), CATALOGUE_TURN)
        if reset:
            forget_what_the_api_wrote(db)
        catalogue, kept = merged_with_what_the_api_wrote(seed, db)
        entries = [with_digest(of_the_api(rows) if _place(rows) in kept else rows) for rows in rows_of(catalogue)]
        result = _write(db, entries, catalogue.version)
        db.merge(CatalogueStateRow(version=catalogue.version, seed_digest=seed_digest, updated_at=datetime.now(UTC)))
    return replace(result, kept=kept)


def _digest_of_files(folder: Path) -> str:
    """Covers the code of this package too: other code may make other rows of the same files."""
    digest = hashlib.sha256()
    code = Path(__file__).parents[1]
    for root, pattern in ((folder, "*.yaml"), (code, "*.py")):
        for path in sorted(root.rglob(pattern)):
            digest.update(f"{path.relative_to(root)}\n".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _place(rows: EntryRows) -> str:
    return f"{rows.entry.__tablename__}/{rows.entry.slug}"


def _write(db: Session, entries: Sequence[EntryRows], version: str) -> SeedResult:
    living = {(table, slug): digest for table in EntryRow.__subclasses__() for slug, digest in _living_digests(db, table)}
    outdated = [rows for rows in entries if living.get(rows.key) != rows.entry.digest]
    gone = living.keys() - {rows.key for rows in entries}
    put_entries(db, outdated)
    retire_entries(db, gone)
    added = sum(rows.key not in living for rows in outdated)
    return SeedResult(version, added=added, changed=len(outdated) - added, retired=len(gone))


def _living_digests(db: Session, table: type[EntryRow]) -> TupleResult[tuple[str, str]]:
    return db.exec(select(table.slug, table.digest).where(col(table.retired).is_(False)))
