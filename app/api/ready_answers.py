"""Answers kept as the bytes that were sent, in front of the routes that made them.

Everything that a route marks as public may be answered again without asking it: catalogue answers as long
as the catalogue is the same, programs for ever. The routes stay the only place where answers are made.
"""

from dataclasses import dataclass

from cachetools import LRUCache
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.caching import CATALOGUE_LIFETIME, FOR_EVER

MOST_BYTES = 64 * 1024 * 1024
"""Bodies kept by one process, the least used going first."""
LARGEST_BODY_BYTES = 1024 * 1024

Address = tuple[str, bytes]
"""Path and query string."""


@dataclass(frozen=True, slots=True)
class ReadyAnswer:
    """A whole answer, and the catalogue version that it stands for; None where it stands for ever."""

    start: Message
    body: bytes
    version: str | None


class ReadyAnswers:
    """Answers a GET from what was sent before, where that still holds."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: LRUCache[Address, ReadyAnswer] = LRUCache(MOST_BYTES, getsizeof=lambda answer: len(answer.body) + 1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends the kept answer, or runs the application and keeps what it sends."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        version = _version(scope)
        address = (scope["path"], scope["query_string"])
        ready = self.kept.get(address)
        if ready is not None and ready.version in {None, version}:
            await send({**ready.start, "headers": list(ready.start["headers"])})
            await send({"type": "http.response.body", "body": ready.body})
            return
        recorder = _Recorder(send)
        await self.app(scope, receive, recorder)
        answer = recorder.answer(version)
        if answer is not None and version == _version(scope):
            self.kept[address] = answer


def _version(scope: Scope) -> str | None:
    """The version of the catalogue that is served now; None before there is one."""
    live = scope.get("state", {}).get("live_catalogue")
    return live.snapshot.catalogue.version if live and live.snapshot else None


class _Recorder:
    """Passes messages on and remembers the answer that they make."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.start: Message | None = None
        self.body = bytearray()
        self.whole = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = {**message, "headers": list(message["headers"])}
        else:
            self.body += message.get("body", b"")
            self.whole = not message.get("more_body", False)
        await self.send(message)

    def answer(self, version: str | None) -> ReadyAnswer | None:
        """What may be kept of what was sent; None where nothing may."""
        if self.start is None or not self.whole or self.start["status"] != 200 or len(self.body) > LARGEST_BODY_BYTES:
            return None
        lifetime = Headers(raw=self.start["headers"]).get("cache-control")
        if lifetime == FOR_EVER:
            return ReadyAnswer(self.start, bytes(self.body), None)
        if lifetime == CATALOGUE_LIFETIME and version is not None:
            return ReadyAnswer(self.start, bytes(self.body), version)
        return None
