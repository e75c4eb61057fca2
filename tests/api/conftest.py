"""A running service to ask. `client` is shared and has the real catalogue; `own_client` is a test's alone.

Both run their tests twice: on SQLite and on PostgreSQL.
"""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.databases import Databases, seed


@pytest.fixture(scope="session")
def client(databases: Databases) -> Iterator[TestClient]:
    with databases.prepared(seed) as url, TestClient(create_app(Settings(database_url=url))) as client:
        yield client


@pytest.fixture
def own_client(seeded_url: str) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(database_url=seeded_url))) as client:
        yield client
