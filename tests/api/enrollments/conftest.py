"""A service whose days pass as a test says."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
from starlette.testclient import TestClient

from app.api.enrollments.access import present
from app.main import create_app
from app.settings import Settings
from app.store.keys import NewKey, create_key
from app.store.scopes import Scope
from tests.api.enrollments.people import Person, database_of, enroll
from tests.api.outlooks.journals import PROFILE, START, Json
from tests.databases import Databases, seed

Today = Callable[[int], None]


@pytest.fixture(scope="module")
def service(databases: Databases) -> Iterator[tuple[TestClient, Today]]:
    with databases.prepared(seed) as url:
        app = create_app(Settings(database_url=url))
        moment = [datetime.combine(START, time(12), UTC)]
        app.dependency_overrides[present] = lambda: moment[0]

        def today(day: int) -> None:
            moment[0] = datetime.combine(START + timedelta(days=day), time(12), UTC)

        with TestClient(app) as client:
            yield client, today


@pytest.fixture
def client(service: tuple[TestClient, Today]) -> TestClient:
    return service[0]


@pytest.fixture
def today(service: tuple[TestClient, Today]) -> Today:
    service[1](0)
    return service[1]


@pytest.fixture(scope="module")
def program(service: tuple[TestClient, Today]) -> Json:
    made: Json = service[0].post("/programs", json=PROFILE).json()
    return made


@pytest.fixture
def person(client: TestClient, program: Json, today: Today) -> Person:
    today(0)
    return enroll(client, program)


@pytest.fixture
def key(client: TestClient) -> NewKey:
    return create_key(database_of(client), "App", [Scope.ENROLLMENTS_WRITE])
