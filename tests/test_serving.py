"""The service as it runs: several processes that count and write down their requests together, and of which one may die."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from benchmarks import servers
from benchmarks.servers import wait_until
from tests.databases import Databases, seed

REQUESTS = 40
PATH = "/exercises/plank"
CLIENT = httpx.Client(limits=httpx.Limits(max_keepalive_connections=0))
"""Opens a connection for each request, so that no process gets all; made once, because that takes longer than a request."""


@dataclass(frozen=True)
class Story:
    """Two processes answer the same request many times, one of them is killed and replaced, and they answer again."""

    killed: int
    processes: frozenset[int]
    """Those that are there in the end."""
    catalogues: float
    """Processes that have loaded the catalogue in the end."""
    queues: int
    """In which connections wait to be taken."""
    lines: list[Mapping[str, Any]]
    """The log."""


@pytest.fixture(scope="module")
def story(sqlite_databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    log = tmp_path_factory.mktemp("log") / "log.jsonl"
    with sqlite_databases.prepared(seed) as url:
        with servers.service(url, workers=2, log=log) as server:
            ask(server.url)
            wait_until(lambda: counted(server.url) == REQUESTS, "all requests are counted")
            killed = min(processes(server.url))
            os.kill(killed, signal.SIGKILL)
            wait_until(
                lambda: len(processes(server.url)) == len(processes(server.url) - {killed}) == 2, "another took its place"
            )
            wait_until(lambda: catalogues(server.url) == 2, "the other has loaded the catalogue")
            ask(server.url)
            wait_until(lambda: counted(server.url) == 2 * REQUESTS, "all requests are counted")
            final = processes(server.url), catalogues(server.url), queues(server.port)
        yield Story(killed, *final, [json.loads(line) for line in log.read_text().splitlines()])


def test_dead_process_is_no_longer_measured(story: Story) -> None:
    assert len(story.processes) == 2
    assert story.killed not in story.processes
    assert story.catalogues == 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux deals connections out")
def test_each_process_takes_connections_from_a_queue_of_its_own(story: Story) -> None:
    assert story.queues == 2


def test_every_request_is_in_the_log_once(story: Story) -> None:
    lines = [line for line in story.lines if line.get("route") == "/exercises/{slug}"]

    assert len({line["request_id"] for line in lines}) == len(lines) == 2 * REQUESTS
    assert {line["status"] for line in lines} == {200}
    assert sum(line["kept"] for line in lines) >= 2 * REQUESTS - 3, "each process asks its routes once"


def test_log_is_json_throughout_and_has_no_queries(story: Story) -> None:
    assert all({"time", "level", "message"} <= line.keys() for line in story.lines)
    assert "weak-glutes" not in str(story.lines)


def test_prefix_that_is_set_begins_every_link_also_where_no_request_was_read(sqlite_databases: Databases) -> None:
    port = servers.free_port()
    with sqlite_databases.prepared(seed) as url:
        settings = {"DATABASE_URL": url, "PORT": str(port), "ROOT_PATH": "/evenkeel/"}
        with servers.running(["-m", "app", "serve"], port, settings) as server:
            page = httpx.get(f"{server.url}/evenkeel/exercises").json()
            with socket.create_connection((servers.HOST, port)) as connection:
                connection.sendall(b"this is not HTTP\r\n\r\n")
                refusal = connection.makefile("rb").read()

    assert page["next"].startswith("/evenkeel/exercises?")
    assert b'"type":"/evenkeel/problems/invalid-http"' in refusal


def test_server_loads_nothing_that_only_others_need() -> None:
    others = "{'alembic', 'limits', 'app.store.seed.models', 'app.engine.generate', 'app.engine.audit.coach_draft'}"
    command = f"import sys, app.main; print(*{others} & sys.modules.keys())"

    loaded = subprocess.run([sys.executable, "-c", command], check=True, capture_output=True, text=True).stdout  # noqa: S603

    assert loaded == "\n"


def ask(url: str) -> None:
    """Asks for the same exercise many times, and for one list."""
    for _ in range(REQUESTS):
        assert CLIENT.get(f"{url}{PATH}").status_code == 200
    CLIENT.get(f"{url}/exercises", params={"imbalance": "weak-glutes"})


def counted(url: str) -> float:
    name = "evenkeel_request_seconds_count"
    return sum(value for labels, value in samples(url, name) if labels["route"] == "/exercises/{slug}")


def processes(url: str) -> frozenset[int]:
    return frozenset(int(labels["pid"]) for labels, _ in samples(url, "process_resident_memory_bytes"))


def catalogues(url: str) -> float:
    return sum(value for _, value in samples(url, "evenkeel_catalogue_processes"))


def queues(port: int) -> int:
    """Sockets that listen on the port, as the system's table has them."""
    table = Path("/proc/net/tcp")
    sockets = [line.split() for line in table.read_text().splitlines()[1:]] if table.exists() else []
    return sum(local.endswith(f":{port:04X}") and state == "0A" for _, local, _, state, *_ in sockets)


def samples(url: str, name: str) -> list[tuple[Mapping[str, str], float]]:
    try:
        text = CLIENT.get(f"{url}/metrics").text
    except httpx.TransportError:  # it was with the process that was killed
        return []
    families = text_string_to_metric_families(text)
    return [(sample.labels, sample.value) for family in families for sample in family.samples if sample.name == name]
