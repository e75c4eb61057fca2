"""Many clients that ask at the same time."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import httpx

CONNECTIONS = 64
PATIENCE_SECONDS = 60
VARIANTS = 1000


@dataclass(frozen=True, slots=True)
class Ask:
    """One request."""

    method: str
    path: str
    json: object = None
    headers: dict[str, str] = field(default_factory=dict)


def new_program(number: int) -> Ask:
    """A request for a short program; each number is another one."""
    weeks, variant = divmod(number, VARIANTS)
    return Ask("POST", "/programs", {"imbalances": ["weak-core"], "weeks": 1 + weeks, "variant": variant})


def ask_all(
    url: str, asks: Sequence[Ask], heard: Callable[[Ask, httpx.Response], None] = lambda _, __: None
) -> list[httpx.Response | None]:
    """The answers to requests on 64 connections, in the requests' order; None where there was none.

    `heard` is told of each answer as soon as it is there.
    """
    return asyncio.run(_ask_all(url, asks, heard))


async def _ask_all(url: str, asks: Iterable[Ask], heard: Callable[[Ask, httpx.Response], None]) -> list[httpx.Response | None]:
    connections = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
    async with httpx.AsyncClient(base_url=url, timeout=PATIENCE_SECONDS, limits=connections) as client:

        async def answer(ask: Ask) -> httpx.Response | None:
            try:
                response = await client.request(ask.method, ask.path, json=ask.json, headers=ask.headers)
            except httpx.TransportError:
                return None
            heard(ask, response)
            return response

        return await asyncio.gather(*map(answer, asks))
