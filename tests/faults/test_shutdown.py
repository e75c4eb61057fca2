"""How the service stops: what it has accepted is finished, and nothing is left of it."""

import os
import signal
from collections.abc import Callable
from threading import Thread

import httpx
import pytest

from tests.faults.asking import ask_all, new_program
from tests.faults.service import Service, wait_until


@pytest.mark.parametrize("workers", ["1", "2"])
def test_programs_that_were_asked_for_are_made_before_the_service_stops(
    services: Callable[..., Service], seeded_url: str, workers: str
) -> None:
    service = services(seeded_url, WORKERS=workers)
    service.start()
    statuses: list[int] = []
    stopping: list[int] = []

    def stop_at_the_first(_: object, answer: httpx.Response) -> None:
        statuses.append(answer.status_code)
        if len(statuses) == 1:
            service.process.send_signal(signal.SIGTERM)
            stopping.append(len(statuses))

    answers = ask_all(service.url, [new_program(number) for number in range(12)], stop_at_the_first)

    assert stopping
    assert [answer and answer.status_code for answer in answers] == [201] * 12
    assert service.process.wait(30) in {0, -signal.SIGTERM}


def test_service_does_not_wait_for_ever_for_what_does_not_end(services: Callable[..., Service], seeded_url: str) -> None:
    service = services(seeded_url, SHUTDOWN_SECONDS="1")
    service.start()
    asking = Thread(target=ask_all, args=(service.url, [new_program(number) for number in range(64)]))
    asking.start()
    wait_until(lambda: len(service.family()) == 2, 30, "the engine works")

    service.process.send_signal(signal.SIGTERM)
    service.process.wait(15)
    asking.join()

    assert service.family() == [service.process.pid] or service.family() == []


def test_programs_are_made_also_when_all_processes_are_told_to_stop_at_once(
    services: Callable[..., Service], seeded_url: str
) -> None:
    service = services(seeded_url)
    service.start()
    told: list[int] = []

    def tell_all(_: object, __: httpx.Response) -> None:
        if not told:
            told.extend(service.family())
            for process in told:
                os.kill(process, signal.SIGTERM)

    answers = ask_all(service.url, [new_program(number) for number in range(6)], tell_all)

    assert len(told) == 2
    assert [answer and answer.status_code for answer in answers] == [201] * 6
