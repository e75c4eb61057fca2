"""Limits for each request: the size and time of its body, its own time, and how many are answered at the same time."""

import asyncio
from collections.abc import Mapping

from fastapi import Request
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems.handlers import as_problem
from app.api.problems.kinds import ProblemKind
from app.api.problems.refusals import RequestRefused, overloaded

MOST_BODY_BYTES = 64 * 1024
MOST_BYTES_AT: Mapping[str, int] = {"/audits": 1024 * 1024, "/outlooks": 2 * 1024 * 1024}
"""Where bodies may be larger: a program comes back whole."""
BODY_SECONDS = 10.0
"""How long a body may take to arrive: 1 MiB at less than a megabit a second."""
MOST_HEADERS = 100
MOST_AT_ONCE = 1000
"""Requests that one process answers at the same time; answers that are ready are not counted."""
_CLOSE = {"Connection": "close"}
"""Whoever has not sent its body yet would otherwise send it into the next request's place."""


class RequestLimit:
    """Refuses requests where too many are being answered, and gives up those that take too long."""

    def __init__(self, app: ASGIApp, seconds: float, most_at_once: int = MOST_AT_ONCE) -> None:
        self.app = app
        self._seconds = seconds
        self._most_at_once = most_at_once
        self._at_once = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Runs the application with a limit of time."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if len(scope["headers"]) > MOST_HEADERS:
            too_many = RequestRefused(ProblemKind.HEAD_TOO_LARGE, f"a request has at most {MOST_HEADERS} header fields")
            await self._refuse(too_many, scope, receive, send)
            return
        if self._at_once >= self._most_at_once:
            await self._refuse(overloaded(f"{self._most_at_once} requests are being answered"), scope, receive, send)
            return
        has_begun = False

        async def send_noticed(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        self._at_once += 1
        try:
            async with asyncio.timeout(self._seconds):
                await self.app(scope, receive, send_noticed)
        except TimeoutError:
            if has_begun:
                raise
            await self._refuse(overloaded(f"there was no answer within {self._seconds:g} s"), scope, receive, send)
        finally:
            self._at_once -= 1

    @staticmethod
    async def _refuse(refusal: RequestRefused, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await as_problem(Request(scope), refusal)
        await answer(scope, receive, send)


class BodyLimit:
    """Refuses bodies that are larger than their path takes, announced or not, and those that take too long to arrive."""

    def __init__(self, app: ASGIApp, seconds: float = BODY_SECONDS) -> None:
        self.app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Runs the application with a `receive` that counts."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "")
        most = MOST_BYTES_AT.get(scope["path"], MOST_BODY_BYTES)
        latest = asyncio.get_running_loop().time() + self._seconds
        received = 0
        is_whole = False

        async def receive_within_limit() -> Message:
            nonlocal received, is_whole
            if is_whole:
                return await receive()
            if announced.isdecimal() and int(announced[:20]) > most:
                raise _too_large(most)
            try:
                async with asyncio.timeout_at(latest):
                    message = await receive()
            except TimeoutError:
                raise HTTPException(408, f"the body was not there after {self._seconds:g} s", _CLOSE) from None
            received += len(message.get("body", b""))
            is_whole = not message.get("more_body", False)
            if received > most:
                raise _too_large(most)
            return message

        await self.app(scope, receive_within_limit, send)


def _too_large(most: int) -> HTTPException:
    return HTTPException(413, f"a body has at most {most} bytes here", _CLOSE)
