"""Brings a database to the newest schema, and says whether it is there.

Alembic is imported where it migrates: a server only asks whether somebody has, and would wait for the import at every start.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, column, inspect, select, table
from sqlalchemy.exc import IntegrityError

from app.store.database import wait_for_turn

if TYPE_CHECKING:
    from alembic.config import Config

PROJECT = Path(__file__).parents[2]
_VERSIONS = table("alembic_version", column("version_num"))
_REVISION = re.compile(r'^(down_)?revision = "(\w+)"$', re.MULTILINE)


def upgrade(engine: Engine) -> None:
    """Runs the migrations that the database lacks, all in one transaction. Two processes may do it at once: one waits."""
    from alembic import command  # noqa: PLC0415

    with migrating(engine) as config:
        command.upgrade(config, "head")


def migrations_current(engine: Engine) -> bool:
    """True when the database has exactly the newest schema that this code knows."""
    with engine.connect() as connection:
        if not inspect(connection).has_table(_VERSIONS.name):
            return False
        return set(connection.scalars(select(_VERSIONS.c.version_num))) == _newest()


@contextmanager
def migrating(engine: Engine) -> "Iterator[Config]":
    """What Alembic's commands need to work on this database: its configuration, within one transaction."""
    from alembic.config import Config  # noqa: PLC0415

    config = Config(toml_file=PROJECT / "pyproject.toml")
    writer = engine.execution_options(sqlite_begin="IMMEDIATE")
    with writer.connect() as connection, _unwatched_keys(connection), connection.begin():
        wait_for_turn(connection, "migrate the schema")
        config.attributes["connection"] = connection
        yield config
        _refuse_broken_keys(connection)


@cache
def _newest() -> frozenset[str]:
    """The revisions that no other one follows."""
    texts = (file.read_text(encoding="utf-8") for file in PROJECT.glob("migrations/versions/*.py"))
    named = [match.groups() for text in texts for match in _REVISION.finditer(text)]
    return frozenset(revision for down, revision in named if not down) - {revision for down, revision in named if down}


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
