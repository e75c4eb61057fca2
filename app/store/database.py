"""Engines for SQLite and PostgreSQL that behave alike, and sessions that read or write.

A session is opened and closed inside one operation of the store. It is never handed out.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import RLock

from sqlalchemy import Connection, Engine, Table, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool
from sqlmodel import Session, create_engine

SQLITE_BUSY_MILLISECONDS = 5000
"""How long a writer waits for another one before it gives up."""

_READ_OPTIONS: dict[str, dict[str, object]] = {
    "sqlite": {},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}


def make_engine(url: str, pool_size: int = 20) -> Engine:
    """An engine with at most `pool_size` connections. Raises ValueError for anything but SQLite and PostgreSQL.

    A plain `postgresql://` URL is served by psycopg 3. The folder of an SQLite file is made where it is missing;
    SQLite in memory has one connection, so its users take turns.
    """
    try:
        address = make_url(url)
    except ArgumentError:
        raise ValueError("that is no database URL: give a sqlite:// or a postgresql:// URL") from None  # it may hold a password
    match address.get_backend_name():
        case "sqlite":
            return _sqlite_engine(address, pool_size)
        case "postgresql" | "postgres":
            return _postgresql_engine(address, pool_size)
        case other:
            raise ValueError(f"{other!r} is not supported: give a sqlite:// or a postgresql:// URL")


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that sees one state of the database, however many selects it makes, and writes nothing."""
    with Session(engine.execution_options(**_READ_OPTIONS[engine.dialect.name])) as db:
        yield db


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session in a writing transaction, committed at its end; an exception rolls it back.

    On SQLite it takes the write lock at once, because a reader that turns writer fails when another was faster; and the
    writers of one process wait for each other in line, because SQLite lets them sleep and try again, the unlucky for long.
    """
    one_at_a_time = engine.get_execution_options()["one_writer"]
    with one_at_a_time, Session(engine.execution_options(sqlite_begin="IMMEDIATE")) as db, db.begin():
        yield db


def wait_for_turn(connection: Connection, work: str) -> None:
    """Returns when no other transaction is at the same work; the turn ends with the transaction.

    On SQLite there is nothing to wait for: its writers already stand in line.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": zlib.crc32(work.encode())})


def insert_into(db: Session, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that can be told what to do on conflict, in the words of the session's database."""
    if db.get_bind().dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def _postgresql_engine(address: URL, pool_size: int) -> Engine:
    return create_engine(
        address.set(drivername="postgresql+psycopg"),
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=10,
        pool_pre_ping=True,
        hide_parameters=True,  # what people say of themselves is not for the log
        execution_options={"one_writer": nullcontext()},
    )


def _sqlite_engine(address: URL, pool_size: int) -> Engine:
    in_memory = address.database in (None, "", ":memory:")
    if address.database and not in_memory:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        address,
        poolclass=QueuePool,
        pool_size=1 if in_memory else pool_size,
        max_overflow=0,
        pool_timeout=10,
        connect_args={"check_same_thread": False},
        hide_parameters=True,
        execution_options={"one_writer": RLock()},
    )
    event.listen(engine, "connect", _prepare_sqlite_connection)
    event.listen(engine, "begin", _begin_sqlite_transaction)
    return engine


def _prepare_sqlite_connection(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver would otherwise begin transactions by its own rules
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {SQLITE_BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite_transaction(connection: Connection) -> None:
    mode = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")
