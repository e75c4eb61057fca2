"""What tests of writing to the catalogue share: new entries, the version that was read, and what a refusal says."""

from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

from app.api.catalogue_writing import examples

Json = dict[str, Any]

NEW: dict[str, Json] = {
    "/exercises": examples.EXERCISE,
    "/imbalances": examples.IMBALANCE,
    "/strategies": examples.STRATEGY,
    "/tracks": examples.TRACK,
}
"""An entry that the catalogue does not hold, by where it is posted."""
CHANGES: dict[str, Json] = {path: {"name": "Another name"} for path in NEW} | {"/tracks": {"needs_load": True}}
"""A change of each that every check passes."""
EXISTING = {"/exercises": "plank", "/imbalances": "weak-core", "/strategies": "strengthen-core", "/tracks": "plank"}
FOLLOWS = ("regressions", "progressions", "imbalances", "strategies", "role", "tracks")
"""What is read of an exercise and not written."""


def etag(client: TestClient, address: str) -> dict[str, str]:
    """The header by which a writer names the version that was read."""
    return {"If-Match": client.get(address).headers["etag"]}


def exercise(client: TestClient, slug: str, **changes: object) -> Json:
    """An exercise as it would be written to change only this."""
    return {name: value for name, value in client.get(f"/exercises/{slug}").json().items() if name not in FOLLOWS} | changes


def problem(response: Response) -> tuple[int, str]:
    """Status and kind of a refusal."""
    assert response.headers["content-type"] == "application/problem+json"
    return response.status_code, response.json()["type"].removeprefix("/problems/")


def pointers(response: Response) -> dict[str, str]:
    """What is wrong, by the place in the body."""
    return {error.get("pointer", ""): error["detail"] for error in response.json()["errors"]}
