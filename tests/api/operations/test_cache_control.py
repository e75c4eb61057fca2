"""Conditional requests, HEAD, and who may keep an answer for how long."""

import pytest
from httpx2 import Headers
from starlette.testclient import TestClient

CATALOGUE = ["/exercises", "/exercises/glute-bridge", "/exercises/glute-bridge/alternatives", "/imbalances/weak-core", "/rules"]


@pytest.fixture(scope="module")
def program(client: TestClient) -> str:
    """Address of a program."""
    return client.post("/programs", json={"imbalances": ["weak-core"], "weeks": 1}).headers["location"]


@pytest.mark.parametrize("path", CATALOGUE)
def test_catalogue_answer_may_be_kept_for_a_minute(client: TestClient, path: str) -> None:
    response = client.get(path)

    assert response.headers["cache-control"] == "public, max-age=60"
    assert response.headers["etag"].startswith('"')


@pytest.mark.parametrize("path", CATALOGUE)
def test_unchanged_answer_is_not_sent_again(client: TestClient, path: str) -> None:
    etag = client.get(path).headers["etag"]

    again = client.get(path, headers={"If-None-Match": f'"other", W/{etag}'})

    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == etag
    assert "content-length" not in again.headers


def test_other_query_has_another_etag(client: TestClient) -> None:
    etags = {client.get(path).headers["etag"] for path in ("/exercises", "/exercises?limit=3", "/exercises?level=beginner")}

    assert len(etags) == 3


def test_outdated_etag_gets_the_answer(client: TestClient) -> None:
    assert client.get("/exercises", headers={"If-None-Match": '"outdated"'}).status_code == 200


def test_error_is_no_answer_to_keep(client: TestClient) -> None:
    response = client.get("/exercises/nope", headers={"If-None-Match": "*"})

    assert response.status_code == 404
    assert "etag" not in response.headers


@pytest.mark.parametrize("path", [*CATALOGUE, "/programs", "/healthz", "/openapi.json", "/docs", "/problems/not-found"])
def test_head_answers_as_get_without_the_body(client: TestClient, path: str) -> None:
    got, asked = client.get(path), client.head(path)

    assert asked.status_code == got.status_code == 200
    assert asked.content == b""
    assert _without_request_id(asked.headers) == _without_request_id(got.headers)


def test_head_of_nothing_is_not_found(client: TestClient) -> None:
    response = client.head("/nope")

    assert (response.status_code, response.content) == (404, b"")


def test_program_may_be_kept_for_ever(client: TestClient, program: str) -> None:
    for path in (program, f"{program}/weeks/1", f"{program}/sessions/w1d1"):
        response = client.get(path)
        assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert client.get(path, headers={"If-None-Match": response.headers["etag"]}).status_code == 304


def test_etags_of_a_program_and_its_parts_differ(client: TestClient, program: str) -> None:
    paths = (program, f"{program}/weeks/1", f"{program}/sessions/w1d1", f"{program}/sessions/w1d2")

    assert len({client.get(path).headers["etag"] for path in paths}) == len(paths)


def _without_request_id(headers: Headers) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name != "x-request-id"}
