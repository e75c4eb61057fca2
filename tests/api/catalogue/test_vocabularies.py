"""Single entries of the vocabularies, each with what refers to it."""

from typing import Any

import pytest
from starlette.testclient import TestClient

VOCABULARIES = ["/conditions", "/demands", "/equipment", "/muscles", "/red-flags", "/safety-advice", "/sources"]


@pytest.mark.parametrize("path", VOCABULARIES)
def test_every_entry_stands_at_its_own_address_too(client: TestClient, path: str) -> None:
    for entry in client.get(path).json()["items"]:
        answer = client.get(f"{path}/{entry['slug']}")
        assert answer.json() == entry
        assert answer.headers["etag"]


@pytest.mark.parametrize("path", VOCABULARIES)
def test_entry_that_there_is_not_is_answered_with_the_nearest(client: TestClient, path: str) -> None:
    slug = client.get(path).json()["items"][0]["slug"]

    answer = client.get(f"{path}/{slug[:-1]}")

    assert answer.status_code == 404
    assert slug in answer.json()["errors"][0]["did_you_mean"]


def references(client: TestClient, address: str) -> set[tuple[str, str]]:
    entry: dict[str, Any] = client.get(address).json()
    return {(each["kind"], each["slug"]) for each in entry["referenced_by"]}


def test_entries_name_what_refers_to_them(client: TestClient) -> None:
    """Field tests say what they ask of the body and with which conditions they are not done."""
    tests = client.get("/assessments").json()["items"]

    for test in tests:
        for demand in test["demands"]:
            assert ("assessment", test["slug"]) in references(client, f"/demands/{demand}")
        for condition in test["not_with"]:
            assert ("assessment", test["slug"]) in references(client, f"/conditions/{condition}")
    assert any(test["not_with"] for test in tests)


def test_exercises_are_listed_from_either_end(client: TestClient) -> None:
    first = client.get("/exercises?sort=difficulty&limit=1").json()["items"][0]
    last = client.get("/exercises?sort=difficulty&order=descending&limit=1").json()["items"][0]

    assert first["difficulty"] < last["difficulty"]
