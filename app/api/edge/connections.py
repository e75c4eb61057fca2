"""An HTTP protocol for uvicorn that limits the size and time of what is no request yet.

What reaches the application is limited there. This is for what does not: heads that are too large or never end, silence,
and answers that nobody fetches. uvicorn has no public place for this, so private parts of its protocol are read and overridden;
a test fails when their source changes.
"""

import asyncio

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from app.api.problems.handlers import MEDIA_TYPE, problem_document
from app.api.problems.kinds import ProblemKind
from app.api.problems.refusals import RequestRefused

MOST_HEAD_BYTES = 16 * 1024
"""Request line and header fields together, to the next piece."""
PIECE_BYTES = 4 * 1024
"""What is read at a time, so that a head is noticed to be too large before all of it is read."""
LOOK_SECONDS = 5.0
"""A connection on which nothing moves from one look to the next is closed, so it lasts no longer than two of them."""


class LimitedProtocol(HttpToolsProtocol):
    """A connection that is closed where it gets no further, and refuses what is too large with a problem."""

    _head_bytes = 0
    """Of a head that has not ended."""
    _seen: tuple[object, int] | None = None
    _look: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in uvicorn
        """Begins to look at the connection now and then, which costs its requests nothing."""
        super().connection_made(transport)
        self._look = self.loop.call_later(LOOK_SECONDS, self._close_if_stuck)

    def connection_lost(self, exc: Exception | None) -> None:
        """Looks no more."""
        if self._look is not None:
            self._look.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Reads on, as long as the head is not too large. What is short and whole costs no more than a look."""
        if self._head_bytes or len(data) > PIECE_BYTES:
            self._read_in_pieces(data)
            return
        super().data_received(data)
        if self._is_in_head():
            self._head_bytes = len(data)

    def on_response_complete(self) -> None:
        """Goes on to the next request. None is waited for with a timer of its own, as in uvicorn: looking is enough."""
        self.server_state.total_requests += 1
        if self.transport.is_closing():
            return
        self.flow.resume_reading()
        if self.pipeline:
            self._start_asgi_task(*self.pipeline.pop())

    def send_400_response(self, msg: str) -> None:
        """Refuses what cannot be read, as the parser says."""
        if not self.transport.is_closing():
            self._refuse(RequestRefused(ProblemKind.INVALID_HTTP, msg))

    def _read_in_pieces(self, data: bytes) -> None:
        for at in range(0, len(data), PIECE_BYTES):
            piece = data[at : at + PIECE_BYTES]
            super().data_received(piece)
            if self.transport.is_closing():
                return
            self._head_bytes = self._head_bytes + len(piece) if self._is_in_head() else 0
            if self._head_bytes > MOST_HEAD_BYTES:
                self._refuse(
                    RequestRefused(ProblemKind.HEAD_TOO_LARGE, f"the head of a request has at most {MOST_HEAD_BYTES} bytes")
                )
                return

    def _is_in_head(self) -> bool:
        return self.scope is not None and "method" not in self.scope  # uvicorn adds it when the head has ended

    def _refuse(self, refusal: RequestRefused) -> None:
        document = problem_document(refusal, instance="/", prefix=self.root_path)
        head = [
            STATUS_LINE[refusal.kind.status],
            b"content-type: %s\r\ncache-control: no-store\r\n" % MEDIA_TYPE.encode(),
            b"content-length: %d\r\nconnection: close\r\n\r\n" % len(document),
        ]
        self.transport.write(b"".join([*head, document]))
        self.transport.close()

    def _close_if_stuck(self) -> None:
        """Closes a connection that brings no request, or takes no answer, since the last look."""
        waits_for_client = self.cycle is None or self.cycle.response_complete
        if waits_for_client or self.transport.is_closing():
            seen = (self.cycle, self.transport.get_write_buffer_size())
            if seen == self._seen:
                self.transport.abort()
                return
            self._seen = seen
        else:
            self._seen = None
        self._look = self.loop.call_later(LOOK_SECONDS, self._close_if_stuck)
