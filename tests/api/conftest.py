"""A running service to ask. `client` is shared and has the real catalogue; `own_client` is a test's alone.

Both run their tests twice: on SQLite and on PostgreSQL.
"""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.api.catalogue import snapshot
from app.api.documentation.document import Service
from app.engine.catalogue.cache import per_catalogue
from app.engine.catalogue.catalogue import Catalogue
from app.main import create_app
from app.settings import Settings
from app.store.catalogue.reading import catalogue_version, load_catalogue
from tests.catalogue_tables import real_catalogue
from tests.databases import Databases, seed


@pytest.fixture(scope="session", autouse=True)
def seed_is_read_once() -> Iterator[None]:
    """Lets the first service on each kind of database read the seeded catalogue, and the later ones have what it read.

    Every other version is read from the database by whoever serves it.
    """
    seeded, known = real_catalogue().version, dict[str, Catalogue]()

    def load(database: Engine) -> Catalogue:
        if catalogue_version(database) != seeded:
            return load_catalogue(database)
        if database.dialect.name not in known:
            known[database.dialect.name] = load_catalogue(database)
        return known[database.dialect.name]

    remembered = per_catalogue(maxsize=1)(snapshot.snapshot_of)
    with patch.object(snapshot, "load_catalogue", load), patch.object(snapshot, "snapshot_of", remembered):
        yield


@pytest.fixture(scope="session", autouse=True)
def document_is_made_once() -> Iterator[None]:
    """Lets all services of these tests have the document that the first one makes: their operations are the same."""
    document = create_app().openapi()
    with patch.object(Service, "_made", lambda _service: document):
        yield


@pytest.fixture(scope="session")
def client(databases: Databases) -> Iterator[TestClient]:
    with databases.prepared(seed) as url, TestClient(create_app(Settings(database_url=url))) as client:
        yield client


@pytest.fixture
def own_client(seeded_url: str) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(database_url=seeded_url))) as client:
        yield client
