"""ASGI layers around the whole application, within the front."""

from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BODY_BYTES = 64 * 1024
MOST_BYTES_AT: Mapping[str, int] = {"/audits": 1024 * 1024}
"""Where bodies may be larger: a program comes back whole."""


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


def _too_large(most: int) -> HTTPException:
    return HTTPException(413, f"a body has at most {most} bytes here")
