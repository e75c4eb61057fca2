import asyncio
from collections.abc import Coroutine
from typing import TypeVar

import pytest

from app.api.engine_processes.fair_queue import FairQueue, QueueFull

T = TypeVar("T")


def run(work: Coroutine[object, object, T]) -> T:
    return asyncio.run(work)


async def served(kinds: list[str], most_waiting: int = 100, given_up: int | None = None) -> list[str]:
    """The order in which requests of these kinds, which come while the only thing is lent, get their turn."""
    queue = FairQueue(["the only one"], most_waiting)
    order: list[str] = []

    async def ask(kind: str) -> None:
        async with queue.turn(kind):
            order.append(kind)

    async with queue.turn("first"):
        asking = [asyncio.ensure_future(ask(kind)) for kind in kinds]
        await asyncio.sleep(0)
        if given_up is not None:
            asking[given_up].cancel()
    await asyncio.gather(*asking, return_exceptions=True)
    assert queue.waiting == 0
    return order


def test_requests_of_a_kind_are_served_in_their_order() -> None:
    queue = FairQueue([1], most_waiting=10)
    order: list[int] = []

    async def ask(number: int) -> None:
        async with queue.turn("program"):
            order.append(number)

    async def all_at_once() -> None:
        await asyncio.gather(*(ask(number) for number in range(10)))

    run(all_at_once())

    assert order == list(range(10))


def test_kinds_alternate_however_many_of_one_kind_wait() -> None:
    kinds = ["program"] * 4 + ["audit"] * 2

    assert run(served(kinds)) == ["program", "audit", "program", "audit", "program", "program"]


def test_as_many_at_a_time_get_a_turn_as_there_are_things() -> None:
    queue = FairQueue(["a", "b"], most_waiting=10)

    async def use() -> tuple[set[str], int]:
        async with queue.turn("program") as one, queue.turn("program") as other:
            waiting = asyncio.ensure_future(queue.turn("program").__aenter__())
            await asyncio.sleep(0)
            in_queue = queue.waiting
            waiting.cancel()
            return {one, other}, in_queue

    assert run(use()) == ({"a", "b"}, 1)


def test_who_comes_to_a_full_line_is_refused_at_once() -> None:
    async def ask() -> None:
        queue = FairQueue(["the only one"], most_waiting=0)
        async with queue.turn("program"), queue.turn("program"):
            pass

    with pytest.raises(QueueFull):
        run(ask())


def test_kind_that_fills_its_line_leaves_room_for_the_others() -> None:
    assert run(served(["program", "audit"], most_waiting=1)) == ["program", "audit"]


def test_who_gives_up_waiting_takes_no_turn() -> None:
    assert run(served(["program", "audit", "program"], given_up=0)) == ["audit", "program"]


def test_who_gives_up_at_its_turn_hands_it_on() -> None:
    async def ask() -> str:
        queue = FairQueue(["the only one"], most_waiting=2)
        turn = queue.turn("program")
        await turn.__aenter__()
        asking = asyncio.ensure_future(queue.turn("program").__aenter__())
        await asyncio.sleep(0)
        await turn.__aexit__(None, None, None)
        asking.cancel()
        await asyncio.wait([asking])
        async with asyncio.timeout(1), queue.turn("program") as thing:
            return thing

    assert run(ask()) == "the only one"
