"""Keys: what is closed without one, what the answers give away, and what a key costs."""

import logging
from collections.abc import Iterator
from datetime import datetime

import pytest
from httpx2 import Response
from sqlalchemy import text
from starlette.testclient import TestClient

from app.api.programs.examples import PROGRAM
from app.main import create_app
from app.settings import Settings
from app.store.database import writing
from app.store.keys import create_key, list_keys, revoke_key
from app.store.scopes import Scope
from tests.databases import Databases, seed
from tests.store.counting import statements

PROFILE = {"imbalances": ["weak-core"], "weeks": 1}
SESSION = {"day": "mon", "items": [{"exercise": "plank", "sets": 3, "reps": 10}]}
DRAFT = {"draft": {"level": "beginner", "imbalances": ["weak-core"], "weeks": [{"sessions": [SESSION]}]}}
FOLLOWED = {"program": PROGRAM, "start_date": "2026-03-02", "today": "2026-03-02"}
POSTED = {"/programs": PROFILE, "/audits": DRAFT, "/screenings": {}, "/outlooks": FOLLOWED}
OF_ENROLLMENTS = {"/enrollments", *(f"/enrollments/{{enrollment_id}}/{part}" for part in ("sessions", "retests"))}
"""Opened by tokens of their own, or by keys that are good for them: tests/api/enrollments."""


@pytest.fixture(scope="module")
def shared_closed(databases: Databases) -> Iterator[TestClient]:
    with databases.prepared(seed) as url, TestClient(create_app(Settings(database_url=url, require_api_key=True))) as client:
        yield client


@pytest.fixture
def closed(shared_closed: TestClient) -> Iterator[TestClient]:
    """A service that asks everybody for a key, shared by these tests. Keys that one uses are noted before the next begins."""
    yield shared_closed
    shared_closed.app_state["access"].uses.wait()


@pytest.fixture
def own_closed(seeded_url: str) -> Iterator[TestClient]:
    """The same for one test alone."""
    with TestClient(create_app(Settings(database_url=seeded_url, require_api_key=True))) as client:
        yield client


def key_for(client: TestClient, *scopes: Scope) -> str:
    return create_key(client.app_state["database"], "test", scopes).token


def last_use(client: TestClient, token: str) -> datetime | None:
    """When the key was last used, once everything is noted."""
    client.app_state["access"].uses.wait()
    (used,) = (key.last_used_at for key in list_keys(client.app_state["database"]) if key.id == token.split("_")[1])
    return used


def post(client: TestClient, path: str, token: str | None, body: object = None) -> Response:
    headers = {"Authorization": f"Bearer {token}"} if token is not None else {}
    return client.post(path, json=POSTED[path] if body is None else body, headers=headers)


def test_everything_that_is_posted_is_listed_here(closed: TestClient) -> None:
    paths = closed.get("/openapi.json").json()["paths"]

    posted = {path for path, operations in paths.items() if "post" in operations}
    assert posted == POSTED.keys() | OF_ENROLLMENTS | {"/exercises", "/imbalances", "/strategies", "/tracks"}


@pytest.mark.parametrize("path", POSTED)
def test_posting_needs_a_key_where_the_service_asks_for_one(path: str, closed: TestClient) -> None:
    without = post(closed, path, None)
    with_key = post(closed, path, key_for(closed, Scope.PROGRAMS_WRITE))

    assert (without.status_code, without.json()["type"]) == (401, "/problems/key-needed")
    assert without.headers["www-authenticate"] == 'Bearer realm="evenkeel"'
    assert with_key.status_code in {200, 201}


@pytest.mark.parametrize("path", POSTED)
def test_posting_is_free_where_the_service_asks_for_nothing(path: str, client: TestClient) -> None:
    assert post(client, path, None).status_code in {200, 201}
    assert post(client, path, "nonsense").status_code in {200, 201}


@pytest.mark.parametrize("path", ["/exercises", "/exercises/plank", "/programs", "/healthz", "/openapi.json"])
def test_reading_is_free_whatever_the_key(path: str, closed: TestClient) -> None:
    assert closed.get(path).status_code == 200
    assert closed.get(path, headers={"Authorization": "Bearer nonsense"}).status_code == 200


@pytest.mark.parametrize("path", POSTED)
def test_key_without_the_scope_is_told_which_it_lacks(path: str, closed: TestClient) -> None:
    response = post(closed, path, key_for(closed, Scope.CATALOGUE_WRITE, Scope.METRICS_READ))

    assert (response.status_code, response.json()["type"]) == (403, "/problems/scope-missing")
    assert "programs:write" in response.json()["detail"]
    assert 'error="insufficient_scope", scope="programs:write"' in response.headers["www-authenticate"]


def test_no_answer_tells_one_wrong_key_from_another(closed: TestClient) -> None:
    right, revoked = key_for(closed, Scope.PROGRAMS_WRITE), key_for(closed, Scope.PROGRAMS_WRITE)
    revoke_key(closed.app_state["database"], revoked.split("_")[1])
    unknown = right.replace(right.split("_")[1], "a" * 16)

    answers = [post(closed, "/programs", token) for token in (revoked, unknown, right[:-64] + "0" * 64, "nonsense")]

    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.text for answer in answers}) == 1
    assert len({answer.headers["www-authenticate"] for answer in answers}) == 1


@pytest.mark.parametrize("scheme", ["Basic", "", "Digest"])
def test_key_sent_another_way_is_none(scheme: str, closed: TestClient) -> None:
    token = key_for(closed, Scope.PROGRAMS_WRITE)

    response = closed.post("/programs", json=PROFILE, headers={"Authorization": f"{scheme} {token}".strip()})

    assert response.status_code == 401


def test_without_a_key_nothing_is_said_about_the_body(closed: TestClient) -> None:
    for body in ({"imbalances": ["weak-cor"]}, "no object"):
        assert post(closed, "/programs", "nonsense", body).json()["errors"] == []


def test_revoked_key_opens_nothing_at_once(closed: TestClient) -> None:
    token = key_for(closed, Scope.PROGRAMS_WRITE)
    assert post(closed, "/screenings", token).status_code == 200

    revoke_key(closed.app_state["database"], token.split("_")[1])

    assert post(closed, "/screenings", token).status_code == 401


def test_no_key_stands_in_a_log_or_an_answer(closed: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    right, other = key_for(closed, Scope.PROGRAMS_WRITE), key_for(closed, Scope.METRICS_READ)
    wrong = right[:-64] + "0123456789abcdef" * 4

    answers = [post(closed, "/programs", token) for token in (right, other, wrong)]

    said = caplog.text + "".join(answer.text + str(answer.headers) for answer in answers)
    assert [token for token in (right, other, wrong) if token.rpartition("_")[2] in said] == []


def test_reading_with_a_key_asks_the_database_nothing(closed: TestClient) -> None:
    headers = {"Authorization": f"Bearer {key_for(closed, Scope.CATALOGUE_WRITE)}"}
    with statements(closed.app_state["database"]) as seen:
        closed.get("/exercises/plank", headers=headers)
        closed.get("/exercises?q=bridge", headers=headers)

    assert [statement for statement in seen if "catalogue_state" not in statement] == []


def test_answer_does_not_wait_until_its_use_is_noted(own_closed: TestClient) -> None:
    token = key_for(own_closed, Scope.PROGRAMS_WRITE)

    with writing(own_closed.app_state["database"]) as db:
        db.connection().execute(text("UPDATE api_keys SET name = 'renamed'"))
        assert post(own_closed, "/screenings", token).status_code == 200

    assert last_use(own_closed, token) is not None


def test_refused_use_of_a_key_is_a_use(own_closed: TestClient) -> None:
    token = key_for(own_closed, Scope.METRICS_READ)

    post(own_closed, "/programs", token)

    assert last_use(own_closed, token) is not None


def test_document_names_the_scope_of_every_operation_that_takes_a_key(closed: TestClient) -> None:
    document = closed.get("/openapi.json").json()

    assert document["components"]["securitySchemes"]["api_key"]["scheme"] == "bearer"
    for path in POSTED:
        assert "a key with the scope `programs:write`" in document["paths"][path]["post"]["description"]
    assert document["paths"]["/exercises"]["post"]["security"] == [{"api_key": ["catalogue:write"]}]


def test_metrics_are_for_a_key_that_reads_them(closed: TestClient) -> None:
    def status(token: str | None) -> int:
        return closed.get("/metrics", headers={"Authorization": f"Bearer {token}"} if token else {}).status_code

    assert status(None) == 401
    assert status(key_for(closed, Scope.PROGRAMS_WRITE)) == 403
    assert status(key_for(closed, Scope.METRICS_READ)) == 200
