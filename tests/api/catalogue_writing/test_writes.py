"""Writing to the catalogue: what is answered, and what it leaves as it was."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi import Request
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.api.catalogue_writing import examples
from app.main import create_app
from app.settings import Settings
from app.store.catalogue.reading import load_catalogue
from app.store.keys import create_key, revoke_key
from app.store.scopes import Scope
from tests.api.catalogue_writing.new_entries import CHANGES, NEW, etag, exercise, problem

IDENTITY = {"Accept-Encoding": "identity"}
"""Asks for the bytes that the routes make; each content coding has tags of its own."""


@pytest.fixture
def token(seeded_engine: Engine) -> str:
    return create_key(seeded_engine, "desk", [Scope.CATALOGUE_WRITE]).token


@pytest.fixture
def desk(own_client: TestClient, token: str) -> TestClient:
    """A client that holds a key for the catalogue, and takes answers as they are, each under one version."""
    own_client.headers.update({"Authorization": f"Bearer {token}"} | IDENTITY)
    return own_client


@pytest.mark.parametrize("path", NEW)
def test_new_entry_is_served_at_once_under_its_address(path: str, desk: TestClient) -> None:
    listed = desk.get(path).json()["total"]

    response = desk.post(path, json=NEW[path])

    address = f"{path}/{NEW[path]['slug']}"
    read = desk.get(address)
    assert (response.status_code, response.headers["location"]) == (201, address)
    assert (response.headers["etag"], response.content) == (read.headers["etag"], read.content)
    assert desk.get(path).json()["total"] == listed + 1


@pytest.mark.parametrize("path", NEW)
def test_changed_entry_is_served_at_once(path: str, desk: TestClient) -> None:
    address = desk.post(path, json=NEW[path]).headers["location"]

    response = desk.put(address, json=NEW[path] | CHANGES[path], headers=etag(desk, address))

    read = desk.get(address)
    assert response.status_code == 200
    assert CHANGES[path].items() <= read.json().items()
    assert (response.headers["etag"], response.content) == (read.headers["etag"], read.content)


@pytest.mark.parametrize("path", NEW)
def test_retired_entry_is_gone_and_its_slug_stays_taken(path: str, desk: TestClient) -> None:
    address = desk.post(path, json=NEW[path]).headers["location"]

    response = desk.delete(address, headers=etag(desk, address))

    assert (response.status_code, response.content) == (204, b"")
    assert desk.get(address).status_code == 404
    assert problem(desk.post(path, json=NEW[path])) == (409, "slug-taken")


def test_what_is_read_can_be_written_back(desk: TestClient, seeded_engine: Engine) -> None:
    before = load_catalogue(seeded_engine)

    response = desk.put("/exercises/plank", json=exercise(desk, "plank"), headers=etag(desk, "/exercises/plank"))

    assert response.status_code == 200
    assert load_catalogue(seeded_engine) == before


def test_version_of_a_compressed_answer_is_the_version(desk: TestClient) -> None:
    coded = desk.get("/imbalances/weak-core", headers={"Accept-Encoding": "gzip"})
    entry = desk.post("/imbalances", json=NEW["/imbalances"], headers={"Accept-Encoding": "gzip"})

    response = desk.delete(entry.headers["location"], headers={"If-Match": entry.headers["etag"]})

    assert coded.headers["content-encoding"] == entry.headers["content-encoding"] == "gzip"
    assert response.status_code == 204


def test_one_of_several_versions_is_enough(desk: TestClient) -> None:
    tag = desk.get("/exercises/plank").headers["etag"]

    response = desk.put("/exercises/plank", json=exercise(desk, "plank"), headers={"If-Match": f'"old", {tag}'})

    assert response.status_code == 200


def test_of_many_writers_at_once_one_wins_and_the_others_know(desk: TestClient) -> None:
    seen = etag(desk, "/exercises/plank")
    bodies = [exercise(desk, "plank", cues=[f"Cue {number}.", "Breathe."]) for number in range(6)]

    with ThreadPoolExecutor(len(bodies)) as pool:
        answers = list(pool.map(lambda body: desk.put("/exercises/plank", json=body, headers=seen), bodies))

    assert sorted(answer.status_code for answer in answers) == [200, 412, 412, 412, 412, 412]
    (won,) = (answer for answer in answers if answer.status_code == 200)
    assert desk.get("/exercises/plank").json()["cues"] == won.json()["cues"]


def test_key_that_is_revoked_while_the_body_arrives_writes_nothing(
    desk: TestClient, token: str, seeded_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slowly(request: Request, _what: str) -> bytes:
        revoke_key(seeded_engine, token.split("_")[1])
        return await request.body()

    monkeypatch.setattr("app.api.catalogue_writing.writer.json_body", slowly)

    assert problem(desk.post("/exercises", json=examples.EXERCISE)) == (401, "key-needed")
    assert desk.get(f"/exercises/{examples.EXERCISE['slug']}").status_code == 404


def test_programs_never_change_when_the_catalogue_does(desk: TestClient, seeded_url: str) -> None:
    profile = {"imbalances": ["weak-core"], "weeks": 1}
    program = desk.post("/programs", json=profile)
    slug = next(iter(program.json()["exercises"]))
    before = desk.get(program.headers["location"])

    body = exercise(desk, slug, cues=["Quite another cue.", "And one more."])
    changed = desk.put(f"/exercises/{slug}", json=body, headers=etag(desk, f"/exercises/{slug}"))

    with TestClient(create_app(Settings(database_url=seeded_url)), headers=IDENTITY) as another_process:
        reads = [client.get(program.headers["location"]) for client in (desk, another_process)]
    assert changed.status_code == 200
    assert [(read.content, read.headers["etag"]) for read in reads] == [(program.content, before.headers["etag"])] * 2


def test_new_programs_are_made_from_the_changed_catalogue(desk: TestClient) -> None:
    profile = {"imbalances": ["weak-core"], "weeks": 1}
    first = desk.post("/programs", json=profile)
    desk.post("/strategies", json=examples.STRATEGY)

    second = desk.post("/programs", json=profile)

    assert second.status_code == 201
    assert second.json()["id"] != first.json()["id"]
    assert second.json()["catalogue_version"] == desk.get("/version").json()["catalogue_version"]


def test_new_imbalance_gets_its_programs(desk: TestClient) -> None:
    desk.post("/imbalances", json=examples.IMBALANCE)

    response = desk.post("/programs", json={"imbalances": ["sleepy-glutes"]})

    assert response.status_code == 201
    assert response.json()["audit"]["passed"]


def test_other_processes_serve_the_change_when_they_look(desk: TestClient, seeded_url: str) -> None:
    with TestClient(create_app(Settings(database_url=seeded_url, catalogue_poll_seconds=60))) as another_process:
        address = desk.post("/strategies", json=examples.STRATEGY).headers["location"]

        another_process.app_state["live_catalogue"].refresh()

        assert another_process.get(address).content == desk.get(address).content


def test_writer_of_another_process_need_not_wait_until_it_looks(desk: TestClient, token: str, seeded_url: str) -> None:
    with TestClient(create_app(Settings(database_url=seeded_url, catalogue_poll_seconds=60))) as another_process:
        address = desk.post("/strategies", json=examples.STRATEGY).headers["location"]
        headers = etag(desk, address) | {"Authorization": f"Bearer {token}"}

        assert another_process.delete(address, headers=headers).status_code == 204
