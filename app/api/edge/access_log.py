"""The access log: a line for every request, and its share in the metrics."""

import asyncio
import json
import logging
import time
from dataclasses import dataclass

from prometheus_client import Histogram

from app.api.edge.exchange import Exchange
from app.api.telemetry.logs import REQUESTS, timestamp
from app.api.telemetry.metrics import REQUEST_SECONDS

MOST_WAITING = 256
LONGEST_WAIT_SECONDS = 0.2
KNOWN_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

How = tuple[str, str, int, bool]
"""Method, route, status, and whether the answer was kept from before."""

log = logging.getLogger(REQUESTS)


@dataclass(frozen=True, slots=True)
class RequestKind:
    """What is the same for all requests that went alike."""

    words: str
    """The part of the line that says how they went."""
    seconds: Histogram


class AccessLog:
    """Writes requests down, some at a time, which costs each of them much less."""

    def __init__(self) -> None:
        self._waiting: list[tuple[How, str, int, float, float]] = []
        self._kinds: dict[How, RequestKind] = {}

    def note(self, exchange: Exchange) -> None:
        """Takes down a request that was answered."""
        how = (exchange.method, exchange.route, exchange.status, exchange.is_kept)
        ended = exchange.ended or time.perf_counter()
        self._waiting.append((how, exchange.id, exchange.bytes_sent, ended, ended - exchange.started))
        if len(self._waiting) >= MOST_WAITING:
            self.write_down()

    async def keep_up(self) -> None:
        """Writes down what has waited long enough, for ever."""
        while True:
            await asyncio.sleep(LONGEST_WAIT_SECONDS)
            self.write_down()

    def write_down(self) -> None:
        """Writes down all that waits, in the log and in the metrics."""
        waiting, self._waiting = self._waiting, []
        clock = time.time() - time.perf_counter()
        lines = []
        for how, request_id, bytes_sent, ended, took in waiting:
            kind = self._kinds.get(how) or self._new_kind(how)
            kind.seconds.observe(took)
            lines.append(
                f'{{"time": "{timestamp(clock + ended)}", "request_id": "{request_id}", {kind.words}, '
                f'"bytes": {bytes_sent}, "microseconds": {int(took * 1_000_000)}}}'
            )
        if lines:
            log.info("%s", "\n".join(lines))

    def _new_kind(self, how: How) -> RequestKind:
        method, route, status, is_kept = how
        words = {"level": "info", "message": "answered", "method": method, "route": route, "status": status, "kept": is_kept}
        labels = (method if method in KNOWN_METHODS else "other", route, str(status), str(is_kept).lower())
        kind = self._kinds[how] = RequestKind(json.dumps(words)[1:-1], REQUEST_SECONDS.labels(*labels))
        return kind
