"""Fixtures that every test may ask for. Each database fixture runs its test twice: on SQLite and on PostgreSQL.

`database_url`, `engine`        an own database with all tables and no rows
`seeded_url`, `seeded_engine`   an own database with the catalogue of `seed/`
`shared_engine`                 the same, shared by a module's tests, which leave it as they found it
`databases`                     gives out such databases itself, for fixtures of a wider scope or with more in them:
                                `with databases.prepared(seed) as url: …`

PostgreSQL is the server of `TEST_POSTGRES_URL`, else one that is started for the test run (one for each xdist worker).
Where neither works, the tests fail.
"""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from app.store.database import make_engine
from app.store.migrating import upgrade
from tests.databases import Databases, PostgresDatabases, SqliteDatabases, postgres_server, seed

LONGEST = "test_contract.py"
"""What takes longest begins first, so that no process is left with it alone in the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.name != LONGEST)


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> Databases:
    return SqliteDatabases(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_databases() -> Iterator[Databases]:
    with postgres_server() as server:
        databases = PostgresDatabases(server)
        yield databases
        databases.drop_templates()


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def databases(request: pytest.FixtureRequest) -> Databases:
    chosen = request.getfixturevalue(f"{request.param}_databases")
    assert isinstance(chosen, Databases)
    return chosen


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    with databases.prepared(upgrade) as url:
        yield url


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = make_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def seeded_url(databases: Databases) -> Iterator[str]:
    with databases.prepared(seed) as url:
        yield url


@pytest.fixture
def seeded_engine(seeded_url: str) -> Iterator[Engine]:
    engine = make_engine(seeded_url)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def shared_engine(databases: Databases) -> Iterator[Engine]:
    with databases.prepared(seed) as url:
        engine = make_engine(url)
        yield engine
        engine.dispose()
