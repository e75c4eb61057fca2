"""What a refusal says to help: near addresses, names of parameters, everything at once, and why a body cannot be read."""

import gzip
from collections.abc import Mapping

import pytest
from starlette.testclient import TestClient

from tests.api.problems.test_problems import JSON, ask, assert_is_problem


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/exercises/", ["/exercises"]),
        ("/exercise", ["/exercises"]),
        ("/Exercises/glute-bridge", ["/exercises/glute-bridge"]),
        ("/exercises/glute-bridge/alternative", ["/exercises/glute-bridge/alternatives"]),
        ("/api/v1/programs", ["/programs"]),
        ("/red_flags", ["/red-flags"]),
        ("/doc", ["/docs"]),
        ("/", ["/docs", "/openapi.json", "/programs", "/exercises"]),
        ("/breakfast", None),
        ("/" + "exercises/" * 100, None),
    ],
)
def test_near_path_is_helped(client: TestClient, path: str, meant: list[str] | None) -> None:
    (error,) = client.get(path).json()["errors"]

    assert (error["parameter"], error["code"]) == ("path", "unknown-path")
    assert error.get("did_you_mean") == meant


def test_parameters_are_told_by_their_own_names(client: TestClient) -> None:
    """A value of a list, which may be one of several things, is said once, without the library's word for either."""
    (equipment,) = client.get("/exercises?equipment=dumbel").json()["errors"]
    (limit,) = client.get("/exercises/glute-bridge?limit=1").json()["errors"]

    assert (equipment["parameter"], equipment["code"]) == ("equipment", "unknown-value")
    assert equipment["did_you_mean"] == ["dumbbell"]
    assert {"dumbbell", "none"} <= set(equipment["allowed"])
    assert limit["detail"] == "there is no 'limit' here: nothing can be asked for"


def test_unknown_parameter_is_answered_with_those_that_there_are(client: TestClient) -> None:
    (error,) = client.get("/programs?page=2").json()["errors"]

    assert error["code"] == "unknown-parameter"
    assert {"limit", "cursor", "imbalance"} <= set(error["allowed"])


@pytest.mark.parametrize(
    ("address", "codes"),
    [
        (
            "/exercises?imbalance=weak-glute&strategy=nope&level=expert&limit=0&foo=1",
            {
                "imbalance": "unknown-slug",
                "strategy": "unknown-slug",
                "level": "unknown-value",
                "limit": "out-of-range",
                "foo": "unknown-parameter",
            },
        ),
        ("/programs?imbalance=weak-glute&weeks=99", {"imbalance": "unknown-slug", "weeks": "out-of-range"}),
        ("/exercises?level=beginner&level=advanced&foo=1", {"level": "repeated", "foo": "unknown-parameter"}),
    ],
)
def test_filters_are_judged_together(client: TestClient, address: str, codes: Mapping[str, str]) -> None:
    assert {error["parameter"]: error["code"] for error in client.get(address).json()["errors"]} == codes


PROFILE = b'{"imbalances": ["weak-core"]}'


@pytest.mark.parametrize(
    ("body", "headers", "why"),
    [
        (PROFILE.decode().encode("utf-16"), {}, "the body is in UTF-16 or UTF-32"),
        (PROFILE.decode().encode("utf-16-le"), {}, "the body is in UTF-16 or UTF-32"),
        (PROFILE.decode().encode("utf-32-be"), {}, "the body is in UTF-16 or UTF-32"),
        (PROFILE, {"Content-Type": "application/json; charset=iso-8859-1"}, "JSON is written in UTF-8, not in iso-8859-1"),
        (gzip.compress(PROFILE), {"Content-Encoding": "gzip"}, "the body is compressed (gzip)"),
        (gzip.compress(PROFILE), {}, "the body is compressed (gzip)"),
        (PROFILE, {"Content-Encoding": "br"}, "the body is compressed (br)"),
    ],
    ids=["UTF-16", "UTF-16 without a mark", "UTF-32", "Latin 1", "gzip", "gzip that is not named", "brotli"],
)
def test_body_that_cannot_be_read_says_why(client: TestClient, body: bytes, headers: Mapping[str, str], why: str) -> None:
    response = ask(client, "POST /programs", body, {**JSON, **headers})

    assert_is_problem(response, 415, "unsupported-media-type")
    assert response.json()["detail"].startswith(why)
    assert ("accept" in response.headers) is ("UTF" in why)
    assert ("accept-encoding" in response.headers) is ("compressed" in why)


@pytest.mark.parametrize(
    "content_type", ["application/json", 'application/json; charset="UTF-8"', "application/json;charset=utf8"]
)
def test_byte_order_mark_is_skipped(client: TestClient, content_type: str) -> None:
    marked = ask(client, "POST /programs", b"\xef\xbb\xbf" + PROFILE, {"Content-Type": content_type})

    assert marked.content == ask(client, "POST /programs", PROFILE).content


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "the body is empty, and JSON belongs in it"),
        (b" \n", "the body is empty, and JSON belongs in it"),
        (b'{"imbalances": [}', "the body is not JSON: expected value at line 1 column 17"),
    ],
)
@pytest.mark.parametrize("path", ["/programs", "/audits", "/screenings"])
def test_body_that_is_no_json_says_where_reading_stopped(client: TestClient, path: str, body: bytes, why: str) -> None:
    response = ask(client, f"POST {path}", body)

    assert_is_problem(response, 400, "invalid-json")
    assert response.json()["detail"] == why
