"""One HTTP exchange: a request, and what was sent in answer to it."""

from collections.abc import Awaitable, Sequence
from itertools import count
from re import compile as pattern
from secrets import token_hex
from time import perf_counter

from starlette.types import Scope, Send

from app.api.edge.kept_answers import Address, Answer, Rendering, names
from app.api.edge.security_headers import Header

NO_ROUTE = "(none)"
"""Stands for the route where a request reached none."""

_USABLE_ID = pattern(rb"[A-Za-z0-9._-]{1,64}")
_OF_THIS_PROCESS = token_hex(8)
_numbers = count(10**15)  # from here on they all have sixteen digits


class Exchange:
    """A request that is being answered."""

    route = NO_ROUTE
    """Template of the route that answers."""
    is_kept = False
    """True where the answer was made for an earlier request."""
    headers_for_origin: Sequence[Header] = ()
    """What a page of the origin that asks has to be told."""
    status = 0
    """0 as long as nothing was sent."""
    bytes_sent = 0
    ended = 0.0
    """0 as long as the answer is not sent to its end."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.started = perf_counter()
        self.send = send
        self.method: str = scope["method"]
        self.is_read = self.method == "GET" or self.method == "HEAD"
        self.address: Address = (scope["path"], scope["query_string"])
        self.headers: dict[bytes, bytes] = dict(scope["headers"])
        given = self.headers.get(b"x-request-id")
        if given is not None and _USABLE_ID.fullmatch(given):
            self.id = given.decode()
        else:
            self.id = _OF_THIS_PROCESS + str(next(_numbers))

    @property
    def is_preflight(self) -> bool:
        """True for a browser's question whether a page may send a request (CORS)."""
        return self.method == "OPTIONS" and b"origin" in self.headers and b"access-control-request-method" in self.headers

    async def send_answer(self, answer: Answer, rendering: Rendering) -> None:
        """Sends the rendering, or that nothing has changed to a client that has it already."""
        known = self.headers.get(b"if-none-match")
        if known is not None and answer.status == 200 and self.is_read and names(known, rendering.etag):
            status, headers, body = 304, rendering.headers_unchanged, b""
        else:
            status, headers, body = answer.status, rendering.headers, rendering.body
        if self.method == "HEAD":
            body = b""
        self.route = answer.route
        self.bytes_sent = len(body)
        await self.send_start(status, headers)
        await self.send({"type": "http.response.body", "body": body})
        self.ended = perf_counter()

    def send_start(self, status: int, headers: Sequence[Header]) -> Awaitable[None]:
        """Sends what stands before the body."""
        self.status = status
        own = (b"x-request-id", self.id.encode())
        return self.send(
            {"type": "http.response.start", "status": status, "headers": [*headers, own, *self.headers_for_origin]}
        )

    async def send_part(self, part: bytes, *, more_body: bool) -> None:
        """Sends a part of a body that comes in parts, unless the client asked only for what stands before it."""
        if self.method == "HEAD":
            part = b""
        await self.send({"type": "http.response.body", "body": part, "more_body": more_body})
        self.bytes_sent += len(part)
        if not more_body:
            self.ended = perf_counter()
