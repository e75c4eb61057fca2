"""Counts for the rate limit in the database, so that all processes on all machines that share it count together."""

import time

from limits.storage import Storage
from sqlalchemy import ColumnElement, Engine, case, delete
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import col, select

from app.store.database import insert_into, reading, writing
from app.store.tables.rate_windows import RateWindowRow

CLEANED_AFTER = 100
"""New windows of one process after which it removes those that are over."""


class DatabaseStorage(Storage):
    """What `limits` asks of a storage, with one upsert for each hit."""

    STORAGE_SCHEME = None

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self._engine = engine
        self._begun = 0

    @property
    def base_exceptions(self) -> type[Exception]:
        """What is raised when the database fails."""
        return SQLAlchemyError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """The hits of the key after this one. The first one begins a window of `expiry` seconds."""
        now = time.time()
        row = RateWindowRow(key=key, hits=amount, ends_at=now + expiry)
        with writing(self._engine) as db:
            insertion = insert_into(db, _TABLE).values(row.model_dump())
            fresh = insertion.excluded
            lasts = _TABLE.c.ends_at > now
            updated = {
                "hits": case((lasts, _TABLE.c.hits + amount), else_=fresh.hits),
                "ends_at": case((lasts, _TABLE.c.ends_at), else_=fresh.ends_at),
            }
            upsert = insertion.on_conflict_do_update(index_elements=[_TABLE.c.key], set_=updated)
            hits: int = db.exec(upsert.returning(_TABLE.c.hits)).one()[0]
            self._begun += hits == amount
            if self._begun >= CLEANED_AFTER:
                self._begun = 0
                db.exec(delete(RateWindowRow).where(col(RateWindowRow.ends_at) <= now))
        return hits

    def get(self, key: str) -> int:
        """The hits of the key in the window that lasts."""
        with reading(self._engine) as db:
            return db.exec(select(RateWindowRow.hits).where(*_lasting(key))).first() or 0

    def get_expiry(self, key: str) -> float:
        """When the key's window ends, in seconds since 1970; now where there is none."""
        with reading(self._engine) as db:
            return db.exec(select(RateWindowRow.ends_at).where(*_lasting(key))).first() or time.time()

    def check(self) -> bool:
        """True when the database answers."""
        self.get("")
        return True

    def reset(self) -> int:
        """Forgets everything; returns how many windows there were."""
        with writing(self._engine) as db:
            return db.exec(delete(RateWindowRow)).rowcount

    def clear(self, key: str) -> None:
        """Forgets the hits of the key."""
        with writing(self._engine) as db:
            db.exec(delete(RateWindowRow).where(col(RateWindowRow.key) == key))


_TABLE = RateWindowRow.metadata.tables["rate_windows"]


def _lasting(key: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(RateWindowRow.key) == key, col(RateWindowRow.ends_at) > time.time()
