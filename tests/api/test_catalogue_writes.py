"""Writing to the catalogue: what is answered, what is refused and where, and what it leaves as it was."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from types import MappingProxyType
from typing import Any

import pytest
from fastapi import Request
from httpx2 import Response
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.api import catalogue_write_examples as examples
from app.main import create_app
from app.settings import Settings
from app.store.catalogue import load_catalogue
from app.store.keys import create_key, revoke_key
from app.store.scopes import Scope

Json = dict[str, Any]
Ask = Callable[..., Response]

NEW: dict[str, Json] = {
    "/exercises": examples.EXERCISE,
    "/imbalances": examples.IMBALANCE,
    "/strategies": examples.STRATEGY,
}
EXISTING = {"/exercises": "plank", "/imbalances": "weak-core", "/strategies": "strengthen-core"}
FOLLOWS = ("regressions", "progressions", "imbalances", "strategies")
"""What is read of an exercise and not written."""


IDENTITY = {"Accept-Encoding": "identity"}
"""Asks for the bytes that the routes make; each content coding has tags of its own."""


@pytest.fixture
def token(seeded_engine: Engine) -> str:
    return create_key(seeded_engine, "desk", [Scope.CATALOGUE_WRITE]).token


@pytest.fixture
def desk(own_client: TestClient, token: str) -> TestClient:
    """A client that holds a key for the catalogue."""
    own_client.headers.update({"Authorization": f"Bearer {token}"} | IDENTITY)
    return own_client


@pytest.fixture(scope="module")
def ask(client: TestClient) -> Ask:
    """Asks the shared service with a key for the catalogue, for what is refused and changes nothing."""
    token = create_key(client.app_state["database"], "desk", [Scope.CATALOGUE_WRITE]).token

    def ask(
        method: str,
        address: str,
        *,
        json: object = None,
        content: bytes | None = None,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> Response:
        held = {"Authorization": f"Bearer {token}", **headers}
        return client.request(method, address, json=json, content=content, headers=held)

    return ask


def etag(client: TestClient, address: str) -> dict[str, str]:
    return {"If-Match": client.get(address).headers["etag"]}


def exercise(client: TestClient, slug: str, **changes: object) -> Json:
    """An exercise as it would be written to change only this."""
    return {name: value for name, value in client.get(f"/exercises/{slug}").json().items() if name not in FOLLOWS} | changes


def problem(response: Response) -> tuple[int, str]:
    assert response.headers["content-type"] == "application/problem+json"
    return response.status_code, response.json()["type"].removeprefix("/problems/")


def pointers(response: Response) -> dict[str, str]:
    return {error.get("pointer", ""): error["detail"] for error in response.json()["errors"]}


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

    response = desk.put(address, json=NEW[path] | {"name": "Another name"}, headers=etag(desk, address))

    read = desk.get(address)
    assert (response.status_code, read.json()["name"]) == (200, "Another name")
    assert (response.headers["etag"], response.content) == (read.headers["etag"], read.content)


@pytest.mark.parametrize("path", NEW)
def test_retired_entry_is_gone_and_its_slug_stays_taken(path: str, desk: TestClient) -> None:
    address = desk.post(path, json=NEW[path]).headers["location"]

    response = desk.delete(address, headers=etag(desk, address))

    assert (response.status_code, response.content) == (204, b"")
    assert desk.get(address).status_code == 404
    assert problem(desk.post(path, json=NEW[path])) == (409, "slug-taken")


@pytest.mark.parametrize("path", NEW)
def test_slug_of_a_living_entry_is_taken(path: str, ask: Ask) -> None:
    response = ask("POST", path, json=NEW[path] | {"slug": EXISTING[path]})

    assert problem(response) == (409, "slug-taken")
    assert "/slug" in pointers(response)


def test_what_is_read_can_be_written_back(desk: TestClient, seeded_engine: Engine) -> None:
    before = load_catalogue(seeded_engine)

    response = desk.put("/exercises/plank", json=exercise(desk, "plank"), headers=etag(desk, "/exercises/plank"))

    assert response.status_code == 200
    assert load_catalogue(seeded_engine) == before


def test_what_follows_from_others_is_not_written(client: TestClient, ask: Ask) -> None:
    body = client.get("/exercises/plank").json()

    response = ask("PUT", "/exercises/plank", json=body, headers=etag(client, "/exercises/plank"))

    assert pointers(response) == {f"/{name}": f"there is no '{name}' here" for name in FOLLOWS}


ALL_WRITES = [("POST", path) for path in NEW] + [
    (method, f"{path}/{slug}") for method in ("PUT", "DELETE") for path in NEW for slug in (EXISTING[path], "nothing")
]


@pytest.mark.parametrize(("method", "address"), ALL_WRITES)
def test_without_the_right_key_nothing_is_told(method: str, address: str, client: TestClient) -> None:
    other = create_key(client.app_state["database"], "other", [Scope.PROGRAMS_WRITE, Scope.METRICS_READ]).token

    without = client.request(method, address)
    with_other = client.request(method, address, headers={"Authorization": f"Bearer {other}"})

    assert (problem(without), without.json()["errors"]) == ((401, "key-needed"), [])
    assert (problem(with_other), with_other.json()["errors"]) == ((403, "scope-missing"), [])
    assert "catalogue:write" in with_other.json()["detail"]


STALE: dict[str, tuple[Callable[[str], dict[str, str]], tuple[int, str]]] = {
    "no version": (lambda _: {}, (428, "version-needed")),
    "any version": (lambda _: {"If-Match": "*"}, (428, "version-needed")),
    "another version": (lambda _: {"If-Match": '"another"'}, (412, "version-outdated")),
    "weak version": (lambda tag: {"If-Match": f"W/{tag}"}, (412, "version-outdated")),
    "nothing": (lambda _: {"If-Match": ""}, (412, "version-outdated")),
}


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
@pytest.mark.parametrize(("headers", "refusal"), STALE.values(), ids=STALE)
def test_change_needs_the_version_that_was_read(
    headers: Callable[[str], dict[str, str]], refusal: tuple[int, str], method: str, client: TestClient, ask: Ask
) -> None:
    tag = client.get("/exercises/plank").headers["etag"]

    response = ask(method, "/exercises/plank", json=exercise(client, "plank"), headers=headers(tag))

    assert problem(response) == refusal


def test_one_of_several_versions_is_enough(desk: TestClient) -> None:
    tag = desk.get("/exercises/plank").headers["etag"]

    response = desk.put("/exercises/plank", json=exercise(desk, "plank"), headers={"If-Match": f'"old", {tag}'})

    assert response.status_code == 200


def test_unknown_entry_cannot_be_changed(client: TestClient, ask: Ask) -> None:
    response = ask("PUT", "/exercises/plankk", json=exercise(client, "plank"), headers=etag(client, "/exercises/plank"))

    assert problem(response) == (404, "not-found")
    assert "plank" in response.json()["errors"][0]["did_you_mean"]


def test_of_many_writers_at_once_one_wins_and_the_others_know(desk: TestClient) -> None:
    seen = etag(desk, "/exercises/plank")
    bodies = [exercise(desk, "plank", cues=[f"Cue {number}.", "Breathe."]) for number in range(6)]

    with ThreadPoolExecutor(len(bodies)) as pool:
        answers = list(pool.map(lambda body: desk.put("/exercises/plank", json=body, headers=seen), bodies))

    assert sorted(answer.status_code for answer in answers) == [200, 412, 412, 412, 412, 412]
    (won,) = (answer for answer in answers if answer.status_code == 200)
    assert desk.get("/exercises/plank").json()["cues"] == won.json()["cues"]


def test_fields_and_references_are_all_judged_at_once(ask: Ask) -> None:
    body = examples.EXERCISE | {
        "slug": "Bad Slug",
        "modality": "strenght",
        "difficulty": 11,
        "cues": ["Two\nlines.", "Squeeze."],
        "muscles": [{"muscle": "glutes", "role": "primary", "side": "left"}],
        "equipment_options": [["bench", "bench"]],
        "sources": ["sadler-2016"],
        "colour": "blue",
    }

    response = ask("POST", "/exercises", json=body)

    assert pointers(response).keys() == {
        "/slug",
        "/modality",
        "/difficulty",
        "/cues/0",
        "/muscles/0/muscle",
        "/muscles/0/side",
        "/equipment_options/0",
        "/sources/0",
        "/colour",
    }
    suggested = {error["pointer"]: error.get("did_you_mean") for error in response.json()["errors"]}
    assert "strength" in suggested["/modality"]
    assert "sadler-2017" in suggested["/sources/0"]


def test_rules_of_the_catalogue_are_all_judged_at_once(ask: Ask) -> None:
    body = examples.EXERCISE | {"name": "Glute bridges", "demands": [], "cues": ["squeeze", "Push!"], "difficulty": 6}

    response = ask("POST", "/exercises", json=body)

    assert problem(response) == (422, "invalid-request")
    assert pointers(response).keys() == {"/name", "/demands", "/cues/0", "/cues/1", "/difficulty"}


def test_rules_of_an_imbalance_point_into_its_body(ask: Ask) -> None:
    body = examples.IMBALANCE | {
        "muscles": {"short": [], "weak": ["gluteus-maximus", "tensor-fasciae-latae"], "compensating": []},
        "possible_effects": examples.IMBALANCE["possible_effects"][:2],
        "evidence": examples.IMBALANCE["evidence"] | {"outcome": {"grade": "A", "because": "It cures.", "sources": []}},
    }

    assert pointers(ask("POST", "/imbalances", json=body)).keys() == {
        "/muscles/weak/1",
        "/possible_effects",
        "/evidence/outcome/sources",
        "/evidence/outcome/because",
    }


def test_what_a_change_would_break_elsewhere_is_named(client: TestClient, ask: Ask) -> None:
    body = exercise(client, "glute-bridge", difficulty=4)

    response = ask("PUT", "/exercises/glute-bridge", json=body, headers=etag(client, "/exercises/glute-bridge"))

    broken = [error["detail"] for error in response.json()["errors"] if "pointer" not in error]
    assert problem(response) == (422, "invalid-request")
    assert any("/strategies/strengthen-glutes/exercises/" in detail for detail in broken)
    assert any("/ladders/" in detail for detail in broken)


def test_slug_cannot_be_changed(client: TestClient, ask: Ask) -> None:
    body = exercise(client, "plank") | {"slug": "planck"}

    response = ask("PUT", "/exercises/plank", json=body, headers=etag(client, "/exercises/plank"))

    assert pointers(response) == {"/slug": "the address is that of 'plank', and a slug is for ever"}


def test_entry_that_is_needed_stays_and_all_who_need_it_are_named(client: TestClient, ask: Ask) -> None:
    response = ask("DELETE", "/strategies/strengthen-glutes", headers=etag(client, "/strategies/strengthen-glutes"))

    assert problem(response) == (409, "still-needed")
    assert "imbalance 'weak-glutes' names it" in {error["detail"] for error in response.json()["errors"]}
    assert client.get("/strategies/strengthen-glutes").status_code == 200


UNREADABLE: dict[str, tuple[bytes, str, tuple[int, str]]] = {
    "no JSON": (b"{", "application/json", (400, "invalid-json")),
    "lone surrogate": (b'{"name": "\\ud800"}', "application/json", (400, "invalid-json")),
    "no object": (b"[]", "application/json", (422, "invalid-request")),
    "another media type": (b"{}", "text/plain", (415, "unsupported-media-type")),
    "too large": (b'"' + b"x" * 65_536 + b'"', "application/json", (413, "body-too-large")),
}


@pytest.mark.parametrize(("body", "media_type", "refusal"), UNREADABLE.values(), ids=UNREADABLE)
@pytest.mark.parametrize("path", NEW)
def test_body_that_cannot_be_read_is_refused(
    body: bytes, media_type: str, refusal: tuple[int, str], path: str, ask: Ask
) -> None:
    assert problem(ask("POST", path, content=body, headers={"Content-Type": media_type})) == refusal


@pytest.mark.parametrize("text", ["NUL \0.", "Zero\u200bwidth.", "  Spaces.", "Line\u2028break.", ""])
def test_text_that_is_not_plain_is_refused(text: str, ask: Ask) -> None:
    response = ask("POST", "/exercises", json=examples.EXERCISE | {"breathing": text})

    assert pointers(response).keys() == {"/breathing"}


def test_key_that_is_revoked_while_the_body_arrives_writes_nothing(
    desk: TestClient, token: str, seeded_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slowly(request: Request, _what: str) -> bytes:
        revoke_key(seeded_engine, token.split("_")[1])
        return await request.body()

    monkeypatch.setattr("app.api.catalogue_writer.json_body", slowly)

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
