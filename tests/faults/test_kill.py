"""What is left when the service is killed in the middle of its work."""

import os
import signal
from collections.abc import Callable
from threading import Thread

import httpx
from sqlalchemy import text

from app.store.database import make_engine
from app.store.programs import find_document
from tests.faults.asking import CONNECTIONS, Ask, ask_all, new_program
from tests.faults.service import Service, is_running, wait_until

KILLS = 20

WHOLE = {
    "sqlite": "SELECT (SELECT integrity_check FROM pragma_integrity_check) = 'ok' "
    "AND NOT EXISTS (SELECT * FROM pragma_foreign_key_check)",
    "postgresql": "SELECT NOT EXISTS (SELECT * FROM pg_index WHERE NOT indisvalid)",
}
"""True when the database finds nothing wrong with itself."""
HALF_KEPT = "SELECT id FROM programs WHERE id NOT IN (SELECT program FROM program_imbalances)"


def kill_in_the_middle(service: Service, first: int, answers_before: int) -> dict[str, bytes]:
    """Kills the service while 64 clients wait for new programs; returns the programs that were answered with 201."""
    acknowledged: dict[str, bytes] = {}
    killer: list[Thread] = []

    def heard(_: Ask, response: httpx.Response) -> None:
        assert response.status_code == 201, response.text
        acknowledged[response.json()["id"]] = response.content
        if len(acknowledged) == answers_before:
            killer.append(Thread(target=service.kill))
            killer[0].start()

    answers = ask_all(service.url, [new_program(first + number) for number in range(CONNECTIONS)], heard)
    killer[0].join()
    assert answers.count(None) > 0, "the service was killed too late"
    return acknowledged


def assert_whole_and_with(database_url: str, programs: dict[str, bytes]) -> None:
    engine = make_engine(database_url)
    with engine.connect() as connection:
        assert connection.execute(text(WHOLE[engine.dialect.name])).scalar()
        assert connection.execute(text(HALF_KEPT)).all() == []
    missing = [program for program, document in programs.items() if find_document(engine, program) != document]
    engine.dispose()
    assert missing == []


def test_nothing_that_was_answered_is_lost_when_the_service_is_killed(
    services: Callable[..., Service], seeded_url: str
) -> None:
    service = services(seeded_url)
    acknowledged: dict[str, bytes] = {}
    for number in range(KILLS):
        service.start()
        acknowledged |= kill_in_the_middle(service, first=number * CONNECTIONS, answers_before=1 + number)
        assert_whole_and_with(seeded_url, acknowledged)

    service.start()
    kept = ask_all(service.url, [Ask("GET", f"/programs/{program}") for program in acknowledged])

    assert len(acknowledged) >= sum(range(1, KILLS + 1))
    assert [answer and answer.content for answer in kept] == list(acknowledged.values())


def test_worker_that_is_killed_is_replaced(services: Callable[..., Service], seeded_url: str) -> None:
    service = services(seeded_url, WORKERS="2")
    service.start()
    before = workers_of(service)

    os.kill(before[0], signal.SIGKILL)
    wait_until(lambda: len({*workers_of(service)} - {*before}) == 1, 30, "there is another worker")
    wait_until(service.is_ready, 30, "the service is ready")

    answers = ask_all(service.url, [new_program(variant) for variant in range(8)])
    assert [answer and answer.status_code for answer in answers] == [201] * 8


def test_nothing_is_left_of_a_service_whose_supervisor_is_killed(services: Callable[..., Service], seeded_url: str) -> None:
    service = services(seeded_url, WORKERS="2")
    service.start()
    ask_all(service.url, [new_program(variant) for variant in range(8)])
    assert len(service.family()) >= 1 + 2 + 2

    service.kill()
    service.start()

    assert service.is_ready()


def test_engine_that_is_killed_costs_no_program(service: Service) -> None:
    (_, engine) = wait_for_family(service, 2)
    killed: list[int] = []

    def heard(_: Ask, response: httpx.Response) -> None:
        assert response.status_code == 201, response.text
        if not killed:
            killed.append(engine)
            os.kill(engine, signal.SIGKILL)

    answers = ask_all(service.url, [new_program(variant) for variant in range(16)], heard)

    assert None not in answers
    assert not is_running(engine)
    assert len(wait_for_family(service, 2)) == 2


def wait_for_family(service: Service, size: int) -> list[int]:
    wait_until(lambda: len(service.family()) == size, 30, f"the service has {size} processes")
    return service.family()


def workers_of(service: Service) -> list[int]:
    """Processes of the service that serve: those that have an engine or may have one."""
    supervisor, *others = service.family()
    return [pid for pid in others if parent_of(pid) == supervisor and "spawn_main" in command_of(pid)]


def parent_of(pid: int) -> int:
    with open(f"/proc/{pid}/stat") as stat:  # noqa: PTH123
        return int(stat.read().rpartition(")")[2].split()[1])


def command_of(pid: int) -> str:
    with open(f"/proc/{pid}/cmdline") as command:  # noqa: PTH123
        return command.read()
