"""Writing to the catalogue: what is refused, and where it is wrong."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from app.api.catalogue_writing import examples
from app.store.keys import create_key
from app.store.scopes import Scope
from tests.api.catalogue_writing.new_entries import EXISTING, FOLLOWS, NEW, etag, exercise, pointers, problem

Ask = Callable[..., Response]


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


@pytest.mark.parametrize("path", NEW)
def test_slug_of_a_living_entry_is_taken(path: str, ask: Ask) -> None:
    response = ask("POST", path, json=NEW[path] | {"slug": EXISTING[path]})

    assert problem(response) == (409, "slug-taken")
    assert "/slug" in pointers(response)


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


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("W/{}", "`If-Match` takes a strong ETag, and one that begins with `W/` is weak"),
        ("{:unquoted}", "an ETag has quotation marks around it"),
        ('"another"', "the catalogue has changed since you read the entry"),
    ],
)
def test_version_that_does_not_fit_is_explained(written: str, why: str, client: TestClient, ask: Ask) -> None:
    tag = client.get("/exercises/plank").headers["etag"]
    sent = written.replace("{:unquoted}", tag.strip('"')).replace("{}", tag)

    response = ask("DELETE", "/exercises/plank", headers={"If-Match": sent})

    assert problem(response) == (412, "version-outdated")
    assert response.json()["detail"].startswith(why)


def test_unknown_entry_cannot_be_changed(client: TestClient, ask: Ask) -> None:
    response = ask("PUT", "/exercises/plankk", json=exercise(client, "plank"), headers=etag(client, "/exercises/plank"))

    assert problem(response) == (404, "not-found")
    assert "plank" in response.json()["errors"][0]["did_you_mean"]


def test_fields_and_references_are_all_judged_at_once(ask: Ask) -> None:
    body = examples.EXERCISE | {
        "slug": "Bad Slug",
        "modality": "strenght",
        "difficulty": 11,
        "cues": ["Two\nlines.", "Squeeze."],
        "muscles": [{"muscle": "glutes", "role": "primary", "side": "left"}],
        "equipment_options": [{"all_of": ["bench", "bench"], "any_of": []}],
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
        "/equipment_options/0/all_of",
        "/equipment_options/0/any_of",
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


def test_shape_of_a_protocol_is_judged_at_once(ask: Ask) -> None:
    day = {"job": "squats", "kind": "hop", "slots": [{"tracks": ["squatt"], "from_minutes": 25, "role": "squat"}]}
    wrong = {"lead": [], "days": {"whole": day}, "tight": [["calf-raise"]], "activation": {"foundation": []}}

    response = ask("POST", "/imbalances", json=examples.IMBALANCE | {"protocol": examples.PROTOCOL | wrong})

    assert pointers(response).keys() == {
        "/protocol/lead",
        "/protocol/days/whole/kind",
        "/protocol/days/whole/slots/0/tracks/0",
        "/protocol/days/whole/slots/0/from_minutes",
        "/protocol/days/whole/slots/0/role",
        "/protocol/tight/0",
        "/protocol/activation/foundation",
        "/protocol/activation/build",
        "/protocol/activation/strength",
    }
    suggested = {error["pointer"]: error.get("did_you_mean") for error in response.json()["errors"]}
    assert "squat" in suggested["/protocol/days/whole/slots/0/tracks/0"]


def test_rules_of_a_protocol_point_into_the_body_of_its_imbalance(ask: Ask) -> None:
    days = examples.PROTOCOL["days"]
    squats = days["bridges"] | {"slots": days["steps"]["slots"]}
    wrong = {"days": days | {"bridges": squats}, "notes": ["squeeze"], "weeks": examples.PROTOCOL["weeks"] | {"2": ["whole"]}}

    response = ask("POST", "/imbalances", json=examples.IMBALANCE | {"protocol": examples.PROTOCOL | wrong})

    assert problem(response) == (422, "invalid-request")
    assert pointers(response).keys() == {
        "/protocol/days/bridges/slots/0",
        "/protocol/notes/0",
        *(f"/protocol/weeks/{sessions}" for sessions in (2, 4, 5, 6)),
    }


def test_imbalance_is_not_written_without_a_protocol(ask: Ask) -> None:
    body = {name: value for name, value in examples.IMBALANCE.items() if name != "protocol"}

    assert pointers(ask("POST", "/imbalances", json=body)).keys() == {"/protocol"}


def test_track_that_days_name_stays(client: TestClient, ask: Ask) -> None:
    response = ask("DELETE", "/tracks/bridge", headers=etag(client, "/tracks/bridge"))

    assert problem(response) == (409, "still-needed")
    named_by = {error["detail"] for error in response.json()["errors"]}
    assert {"protocol of 'weak-glutes' names it", "upkeep of full days names it"} <= named_by


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
