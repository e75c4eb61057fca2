"""A rate limit for each client: counted by `limits`, told in the fields of draft-ietf-httpapi-ratelimit-headers-11.

Answers that are ready are not counted, because they cost next to nothing; whatever a route has to answer is.
"""

import logging
import time
from dataclasses import dataclass
from ipaddress import ip_address
from math import ceil
from typing import TYPE_CHECKING
from zlib import crc32

from cachetools import LRUCache
from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems.handlers import as_problem
from app.api.problems.kinds import ProblemKind
from app.api.problems.refusals import RequestRefused
from app.settings import OFF, Settings

if TYPE_CHECKING:
    from limits import RateLimitItem
    from limits.storage import Storage

NOT_COUNTED = frozenset({"/healthz", "/readyz", "/version"})
"""Probes ask often, and have to be answered when nobody else is."""
REMEMBERED_CLIENTS = 10_000
CLIENTS_NETWORK_BITS = 64
"""An IPv6 client has a network of its own, with more addresses than could be counted one by one."""

log = logging.getLogger("evenkeel")


@dataclass(frozen=True, slots=True)
class Quota:
    """What is left to a client."""

    policy: str
    left: int
    """Requests; below 0 for one that is too many."""
    seconds: int
    """Until the quota is whole again."""

    @property
    def headers(self) -> dict[str, str]:
        """The fields that tell the client."""
        return {"RateLimit-Policy": self.policy, "RateLimit": f'"default";r={max(0, self.left)};t={self.seconds}'}


class RateLimiter:
    """Counts the requests of each client in windows of fixed length."""

    def __init__(self, limit: "RateLimitItem", storage: "Storage") -> None:
        self._limit = limit
        self._window_seconds = limit.get_expiry()
        self._policy = f'"default";q={limit.amount};w={self._window_seconds}'
        self._storage = storage
        self._used_up: LRUCache[str, None] = LRUCache(REMEMBERED_CLIENTS)
        """Windows in which nothing is left, so that refusing costs no count."""

    async def count(self, client: str) -> Quota | None:
        """What is left to the client after this request; None where counting fails, which must not stop the service.

        Every client has windows of its own, so that those who wait for the next one do not all come at the same moment.
        """
        begin = crc32(client.encode()) % self._window_seconds
        number, elapsed = divmod(time.time() + begin, self._window_seconds)
        left_seconds = ceil(self._window_seconds - elapsed)
        key = f"{client} {number:.0f}"
        if key in self._used_up:
            return Quota(self._policy, -1, left_seconds)
        try:
            hits = await run_in_threadpool(self._storage.incr, key, left_seconds)
        except self._storage.base_exceptions as error:
            log.warning("requests are not counted: %s", error)
            return None
        if hits >= self._limit.amount:
            self._used_up[key] = None
        return Quota(self._policy, self._limit.amount - hits, left_seconds)


class RateLimit:
    """Refuses requests of clients that have used up their quota, and tells the others what is left of it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Runs the application unless the client has to wait."""
        limiter: RateLimiter | None = scope.get("state", {}).get("rate_limiter")
        if limiter is None or scope["path"] in NOT_COUNTED:
            await self.app(scope, receive, send)
            return
        quota = await limiter.count(client_of(scope))
        if quota is None:
            await self.app(scope, receive, send)
        elif quota.left < 0:
            answer = await as_problem(Request(scope), _exceeded(quota))
            await answer(scope, receive, send)
        else:

            async def send_with_quota(message: Message) -> None:
                if message["type"] == "http.response.start" and not _is_for_all(message):
                    MutableHeaders(scope=message).update(quota.headers)
                await send(message)

            await self.app(scope, receive, send_with_quota)


def limiter_for(settings: Settings) -> RateLimiter | None:
    """The limiter that the settings ask for; None where they ask for none."""
    if settings.rate_limit == OFF:
        return None
    # Only who limits has to wait for the library.
    from limits import parse  # noqa: PLC0415
    from limits.storage import Storage, storage_from_string  # noqa: PLC0415

    storage = storage_from_string(settings.rate_limit_store)
    assert isinstance(storage, Storage)  # noqa: S101 - the others begin with `async+`
    return RateLimiter(parse(settings.rate_limit), storage)


def client_of(scope: Scope) -> str:
    """Whom the request is counted for: the address that it comes from, as a trusted proxy tells it."""
    host: str = scope["client"][0] if scope.get("client") else "unknown"
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if address.version == 6 and address.ipv4_mapped is None:
        return f"{ip_address(int(address) >> CLIENTS_NETWORK_BITS << CLIENTS_NETWORK_BITS)}/{CLIENTS_NETWORK_BITS}"
    return host


def _is_for_all(message: Message) -> bool:
    """True for answers that caches keep: what is left to one client is nothing to tell another."""
    return "public" in Headers(raw=message["headers"]).get("cache-control", "")


def _exceeded(quota: Quota) -> RequestRefused:
    detail = f"the quota of {quota.policy} is used up; it is whole again in {quota.seconds} s"
    return RequestRefused(ProblemKind.QUOTA_EXCEEDED, detail, headers={**quota.headers, "Retry-After": str(quota.seconds)})
