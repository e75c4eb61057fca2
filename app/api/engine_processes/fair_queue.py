"""A queue that serves kinds of requests in turn."""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from heapq import heappop, heappush
from itertools import count
from typing import Generic, TypeVar

T = TypeVar("T")


class QueueFull(Exception):
    """As many wait already as may wait."""


class FairQueue(Generic[T]):
    """Lends a few things to those who wait for one, and lets every kind of request have its turn.

    Requests of a kind are served in their order. Between kinds turns alternate, however many of one kind wait: each takes
    the next turn that its own kind has not taken yet, and a kind that comes anew begins at the turn that is served now.
    """

    def __init__(self, things: Iterable[T], most_waiting: int) -> None:
        self._free = deque(things)
        self._most_waiting = most_waiting
        """Of each kind."""
        self._waiters: list[tuple[int, int, asyncio.Future[T]]] = []
        self._arrivals = count()
        self._turn = 0
        self._last_turn: Counter[str] = Counter()
        self._waiting: Counter[str] = Counter()

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return self._waiting.total()

    @asynccontextmanager
    async def turn(self, kind: str) -> AsyncIterator[T]:
        """Something of what is lent, as soon as there is a turn. Raises QueueFull at once where too many of the kind wait."""
        thing = self._free.pop() if self._free else await self._wait(kind)
        try:
            yield thing
        finally:
            self._hand_on(thing)

    async def _wait(self, kind: str) -> T:
        if self._waiting[kind] >= self._most_waiting:
            raise QueueFull
        turn = self._last_turn[kind] = max(self._last_turn[kind] + 1, self._turn)
        waiter: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        heappush(self._waiters, (turn, next(self._arrivals), waiter))
        self._waiting[kind] += 1
        try:
            return await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled():
                self._hand_on(waiter.result())
            raise
        finally:
            self._waiting[kind] -= 1

    def _hand_on(self, thing: T) -> None:
        while self._waiters:
            turn, _, waiter = heappop(self._waiters)
            if not waiter.done():
                self._turn = turn
                waiter.set_result(thing)
                return
        self._free.append(thing)
