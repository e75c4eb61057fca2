"""The kept answers in front of the routes, held against the routes byte for byte."""

from collections.abc import Iterator

import pytest
from httpx2 import Headers
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.ready_answers import ReadyAnswers
from app.main import create_app
from app.settings import Settings

CATALOGUE = [
    "/exercises",
    "/exercises?q=glut%20bridg&limit=3",
    "/exercises?equipment=dumbbell&equipment=bench&level=beginner",
    "/exercises/glute-bridge",
    "/exercises/glute-bridge/alternatives",
    "/muscles",
    "/sources",
    "/imbalances",
    "/imbalances/weak-glutes",
    "/imbalances/weak-glutes/strategies",
    "/strategies/strengthen-glutes",
    "/assessments",
    "/conditions",
    "/red-flags",
    "/safety-advice",
    "/rules",
]


class Counting:
    """Counts the requests that reach the application."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.reached = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.reached += scope["type"] == "http"
        await self.app(scope, receive, send)


@pytest.fixture
def routes(seeded_url: str) -> Iterator[tuple[TestClient, Counting]]:
    """A service, and how many requests got past the kept answers."""
    app = create_app(Settings(database_url=seeded_url))
    stack = app.build_middleware_stack()
    front = stack
    while not isinstance(front, ReadyAnswers):
        front = front.app  # type: ignore[attr-defined]  # every layer of the stack wraps the next as .app
    counting = Counting(front.app)
    front.app = counting
    app.middleware_stack = stack
    with TestClient(app) as client:
        yield client, counting


def same(path: str, client: TestClient) -> None:
    first, again = client.get(path), client.get(path)

    assert again.content == first.content
    assert _kept(again.headers) == _kept(first.headers)


def _kept(headers: Headers) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name != "x-request-id"}


@pytest.mark.parametrize("path", CATALOGUE)
def test_catalogue_is_asked_once_and_answers_the_same_bytes(path: str, routes: tuple[TestClient, Counting]) -> None:
    client, counting = routes

    same(path, client)

    assert counting.reached == 1


def test_programs_weeks_and_sessions_are_asked_once(routes: tuple[TestClient, Counting]) -> None:
    client, counting = routes
    address = client.post("/programs", json={"imbalances": ["weak-core"], "weeks": 1}).headers["location"]
    before = counting.reached

    for path in (address, f"{address}/weeks/1", f"{address}/sessions/w1d1"):
        same(path, client)

    assert counting.reached == before + 3


@pytest.mark.parametrize("path", ["/exercises/nothing", "/programs", "/healthz", "/readyz", "/exercises?limit=0"])
def test_what_may_not_be_kept_is_asked_every_time(path: str, routes: tuple[TestClient, Counting]) -> None:
    client, counting = routes

    client.get(path)
    client.get(path)

    assert counting.reached == 2


def test_kept_answers_serve_head_and_not_modified_too(routes: tuple[TestClient, Counting]) -> None:
    client, counting = routes
    etag = client.get("/exercises/plank").headers["etag"]

    assert client.head("/exercises/plank").status_code == 200
    assert client.get("/exercises/plank", headers={"If-None-Match": etag}).status_code == 304
    assert counting.reached == 1
