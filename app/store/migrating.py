"""Brings a database to the newest schema, and says whether it is there."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from app.store.database import wait_for_turn

PROJECT_FILE = Path(__file__).parents[2] / "pyproject.toml"


def upgrade(engine: Engine) -> None:
    """Runs the migrations that the database lacks, all in one transaction. Two processes may do it at once: one waits."""
    with migrating(engine) as config:
        command.upgrade(config, "head")


def migrations_current(engine: Engine) -> bool:
    """True when the database has exactly the newest schema that this code knows."""
    with engine.connect() as connection:
        return set(MigrationContext.configure(connection).get_current_heads()) == _newest()


@contextmanager
def migrating(engine: Engine) -> Iterator[Config]:
    """What Alembic's commands need to work on this database: its configuration, within one transaction."""
    config = Config(toml_file=PROJECT_FILE)
    writer = engine.execution_options(sqlite_begin="IMMEDIATE")
    with writer.connect() as connection, _unwatched_keys(connection), connection.begin():
        wait_for_turn(connection, "migrate the schema")
        config.attributes["connection"] = connection
        yield config
        _refuse_broken_keys(connection)


@cache
def _newest() -> frozenset[str]:
    return frozenset(ScriptDirectory.from_config(Config(toml_file=PROJECT_FILE)).get_heads())


@contextmanager
def _unwatched_keys(connection: Connection) -> Iterator[None]:
    """Foreign keys off on SQLite, which changes a table by putting a new one in the place of the old."""
    if connection.dialect.name != "sqlite":
        yield
        return
    cursor = connection.connection.cursor()  # the driver's own: a setting cannot change inside a transaction
    cursor.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        cursor.execute("PRAGMA foreign_keys = ON")


def _refuse_broken_keys(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise IntegrityError("migration", None, ValueError(f"rows refer to what is gone: {broken[:5]}"))
