"""What one request may take from the others."""

import asyncio
import json
from collections.abc import Iterator

import pytest
from fastapi import FastAPI, Request
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.edge.request_limits import MOST_HEADERS, BodyLimit, RequestLimit
from app.api.problems.handlers import handle_problems
from app.main import create_app
from app.settings import Settings

SCOPE: Scope = {"type": "http", "method": "POST", "path": "/programs", "headers": [], "query_string": b""}


async def read_all(_scope: Scope, receive: Receive, send: Send) -> None:
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


async def never() -> Message:
    await asyncio.Event().wait()
    raise AssertionError


async def answer_of(app: ASGIApp, receive: Receive = never) -> list[Message]:
    """The messages that the application sends."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    await app(dict(SCOPE), receive, send)
    return sent


def assert_overloaded(messages: list[Message]) -> None:
    headers = dict(messages[0]["headers"])
    assert messages[0]["status"] == 503
    assert int(headers[b"retry-after"]) > 0
    assert json.loads(messages[1]["body"])["type"] == "/problems/overloaded"


@pytest.fixture
def slow_service() -> Iterator[TestClient]:
    """A service whose `/slow` has no answer, and whose requests may take no time."""
    app = create_app(Settings(database_url="sqlite://", request_seconds=0.01))

    @app.post("/slow", include_in_schema=False)
    async def wait(request: Request) -> None:
        await request.body()
        await asyncio.Event().wait()

    with TestClient(app) as client:
        yield client


def test_request_that_takes_too_long_is_refused(slow_service: TestClient) -> None:
    response = slow_service.post("/slow")

    assert response.status_code == 503
    assert response.json()["type"] == "/problems/overloaded"
    assert int(response.headers["retry-after"]) > 0


def test_answer_that_has_begun_is_broken_off_and_not_answered_twice() -> None:
    async def begin(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await asyncio.Event().wait()

    with pytest.raises(TimeoutError):
        asyncio.run(answer_of(RequestLimit(begin, seconds=0.01)))


def test_one_request_more_than_may_be_answered_at_once_is_refused() -> None:
    async def ask_twice() -> list[Message]:
        go_on = asyncio.Event()

        async def wait(scope: Scope, receive: Receive, send: Send) -> None:
            await go_on.wait()
            await read_all(scope, receive, send)

        app = RequestLimit(wait, seconds=60, most_at_once=1)
        first = asyncio.create_task(answer_of(app, whole_body))
        await asyncio.sleep(0)
        refused = await answer_of(app)
        go_on.set()
        assert (await first)[0]["status"] == 200
        assert (await answer_of(app, whole_body))[0]["status"] == 200
        return refused

    assert_overloaded(asyncio.run(ask_twice()))


def test_request_with_too_many_header_fields_is_refused(client: TestClient) -> None:
    headers = {f"X-{number}": "x" for number in range(MOST_HEADERS)}

    response = client.get("/programs", headers=headers)

    assert (response.status_code, response.json()["type"]) == (431, "/problems/head-too-large")


async def whole_body() -> Message:
    return {"type": "http.request", "body": b"{}", "more_body": False}


def test_body_that_trickles_in_is_answered_with_408_and_the_end_of_the_connection() -> None:
    async def trickle() -> Message:
        await asyncio.sleep(0.001)
        return {"type": "http.request", "body": b" ", "more_body": True}

    app = FastAPI()
    handle_problems(app)

    @app.post("/programs")
    async def read(request: Request) -> None:
        await request.body()

    start, body = asyncio.run(answer_of(BodyLimit(app, seconds=0.05), trickle))

    assert start["status"] == 408
    assert (b"connection", b"close") in start["headers"]
    assert json.loads(body["body"])["type"] == "/problems/body-too-slow"


def test_who_waits_for_the_client_to_leave_may_wait_longer_than_for_its_body() -> None:
    arriving = iter([{"type": "http.request", "body": b"{}", "more_body": False}])

    async def then_nothing() -> Message:
        for message in arriving:
            return message
        await asyncio.sleep(0.1)
        return {"type": "http.disconnect"}

    async def read_on(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        assert (await receive())["type"] == "http.disconnect"
        await read_all(scope, receive, send)

    start, _ = asyncio.run(answer_of(BodyLimit(read_on, seconds=0.05), then_nothing))

    assert start["status"] == 200
