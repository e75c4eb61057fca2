"""Three small ASGI layers around the whole application, each with one task."""

import re
from collections.abc import Mapping
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BODY_BYTES = 64 * 1024
MOST_BYTES_AT: Mapping[str, int] = {"/audits": 1024 * 1024}
"""Where bodies may be larger: a program comes back whole."""
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


class RequestId:
    """Gives every request an id, the client's own where it sends a usable one, and returns it as `X-Request-Id`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Runs the application with `scope["request_id"]` set."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = scope["request_id"] = given if _REQUEST_ID.fullmatch(given) else uuid4().hex

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["X-Request-Id"] = request_id
            await send(message)

        await self.app(scope, receive, send_with_id)


class BodyLimit:
    """Refuses bodies that are larger than their path takes when the application reads them, announced or not."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Runs the application with a `receive` that counts."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "")
        most = MOST_BYTES_AT.get(scope["path"], MOST_BODY_BYTES)
        received = 0

        async def receive_within_limit() -> Message:
            nonlocal received
            if announced.isdecimal() and int(announced[:20]) > most:
                raise _too_large(most)
            message = await receive()
            received += len(message.get("body", b""))
            if received > most:
                raise _too_large(most)
            return message

        await self.app(scope, receive_within_limit, send)


class ConditionalGet:
    """Answers HEAD wherever there is a GET, and 304 when `If-None-Match` names the answer's ETag."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Runs the application as for a GET and sends no body where none belongs."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        known = Headers(scope=scope).get("if-none-match")
        bodiless = scope["method"] == "HEAD"

        async def send_what_is_needed(message: Message) -> None:
            nonlocal bodiless
            if message["type"] == "http.response.start" and message["status"] == 200:
                headers = MutableHeaders(scope=message)
                if known is not None and _names(known, headers.get("etag")):
                    message["status"] = 304
                    bodiless = True
                    del headers["content-length"], headers["content-type"]
            if message["type"] == "http.response.body" and bodiless:
                message = {"type": "http.response.body", "body": b"", "more_body": message.get("more_body", False)}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, send_what_is_needed)


def _too_large(most: int) -> HTTPException:
    return HTTPException(413, f"a body has at most {most} bytes here")


def _names(if_none_match: str, etag: str | None) -> bool:
    """The weak comparison of RFC 9110, 13.1.2."""
    if etag is None:
        return False
    listed = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return "*" in listed or etag.removeprefix("W/") in listed
