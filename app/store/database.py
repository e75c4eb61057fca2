"""Engines for SQLite and PostgreSQL that behave alike, and sessions that read or write.

A session is opened and closed inside one operation of the store. It is never handed out.
"""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, Table, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool
from sqlmodel import Session, create_engine

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

SQLITE_BUSY_MILLISECONDS = 5000
"""How long a writer waits for another one before it gives up."""

POSTGRESQL_PATIENCE = {"connect_timeout": "5", "tcp_user_timeout": "15000", "keepalives_idle": "15"}
"""How long a server that no longer answers is waited for: seconds to connect, milliseconds until a sent query counts as
lost, seconds of silence until the connection is tried. The database's URL may say otherwise."""

NEVER_PREPARED: dict[str, object] = {"prepare_threshold": None}
"""A statement that is prepared stays with one process of the server, and a pooler in transaction mode gives each transaction
another one: there the name is unknown, or taken by another statement. The driver would prepare what it sees the fifth time."""

_FULL, _READ_ONLY = "the database's disk is full", "the database takes no writes"
_REASONS: dict[object, str] = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_IOERR: "the database's disk cannot be read or written",
    sqlite3.SQLITE_BUSY: "the database is busy with other writers",
    "53100": _FULL,
    "25006": _READ_ONLY,
}
"""By primary result code of SQLite and by SQLSTATE of PostgreSQL."""

_DATA_EXCEPTION = "22"
"""Class of the SQLSTATEs of PostgreSQL whose messages quote the value that does not fit."""

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
    writers of one process queue up for each other, because SQLite lets them sleep and try again, the unlucky for long.
    """
    one_at_a_time = engine.get_execution_options()["one_writer"]
    with one_at_a_time, Session(engine.execution_options(sqlite_begin="IMMEDIATE")) as db, db.begin():
        yield db


def wait_for_turn(connection: Connection, work: str) -> None:
    """Returns when no other transaction is at the same work; the turn ends with the transaction.

    On SQLite there is nothing to wait for: its writers already queue up.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": zlib.crc32(work.encode())})


def insert_into(db: Session, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """An INSERT that can be told what to do on conflict, in the words of the session's database."""
    if db.get_bind().dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - each is imported where it is in use, with all its drivers

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite  # noqa: PLC0415

    return sqlite.insert(table)


def why_unavailable(error: SQLAlchemyError) -> str | None:
    """In a few words why the database cannot do its work for now; None where the error is a fault of the service."""
    if isinstance(error, PoolTimeout):
        return "all connections to the database are in use"
    if not isinstance(error, DBAPIError):
        return None
    code = getattr(error.orig, "sqlite_errorcode", None)
    reason = _REASONS.get(getattr(error.orig, "sqlstate", None) if code is None else code & 0xFF)
    if reason is None and (isinstance(error, OperationalError | InterfaceError) or error.connection_invalidated):
        return "the database cannot be reached"
    return reason


def _postgresql_engine(address: URL, pool_size: int) -> Engine:
    engine = create_engine(
        address.set(drivername="postgresql+psycopg"),
        connect_args=NEVER_PREPARED | {name: value for name, value in POSTGRESQL_PATIENCE.items() if name not in address.query},
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=10,
        pool_pre_ping=True,
        hide_parameters=True,  # what people say of themselves is not for the log
        execution_options={"one_writer": nullcontext()},
    )
    event.listen(engine, "handle_error", _keep_values_out)
    return engine


def _keep_values_out(context: ExceptionContext) -> None:
    """Leaves of an error of PostgreSQL what names no value: its details tell the row, and logs would tell it on."""
    error, outer = context.original_exception, context.sqlalchemy_exception
    said = getattr(getattr(error, "diag", None), "message_primary", None)
    if said is None or outer is None:  # it comes from the driver or is none of the database's
        return
    state = getattr(error, "sqlstate", None) or ""
    error.args = (f"SQLSTATE {state}" if state.startswith(_DATA_EXCEPTION) else said,)
    outer.args = (f"({type(error).__module__}.{type(error).__name__}) {error}",)


def _sqlite_engine(address: URL, pool_size: int) -> Engine:
    in_memory = address.database in (None, "", ":memory:")
    if address.database and not in_memory and not address.database.startswith("file:"):
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
