"""The port that several server processes share."""

import os
import pickle
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from select import select

import pytest

from app.serving import SharedPort
from benchmarks.servers import HOST, START_LIMIT_SECONDS, free_port
from tests.databases import Databases, seed

CONNECTIONS = 64
FAIR_SHARE = 10
"""Dealt out by chance, four of a billion times one of two processes gets fewer of the 64."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux deals connections out")


@pytest.fixture
def port() -> Iterator[SharedPort]:
    with SharedPort(socket.AF_INET, (HOST, free_port())) as port:
        yield port


def test_each_process_gets_its_share_of_connections(port: SharedPort) -> None:
    with ExitStack() as opened:
        processes = [opened.enter_context(closing(pickle.loads(pickle.dumps(port)))) for _ in range(2)]  # noqa: S301 - ours
        for process in processes:
            process.listen(CONNECTIONS)
        for _ in range(CONNECTIONS):
            opened.enter_context(socket.create_connection(port.getsockname()))

        shares = [_accept_all(process, opened) for process in processes]

    assert sum(shares) == CONNECTIONS
    assert min(shares) >= FAIR_SHARE, shares


@pytest.mark.parametrize("workers", ["1", "2"])
def test_port_of_another_service_is_not_shared(port: SharedPort, sqlite_databases: Databases, workers: str) -> None:
    """Not even where that one shares it among its own processes."""
    port.listen()
    command = [sys.executable, "-m", "app", "serve"]
    with sqlite_databases.prepared(seed) as url:
        settings = {"DATABASE_URL": url, "HOST": HOST, "PORT": str(port.getsockname()[1]), "WORKERS": workers}
        second = subprocess.run(  # noqa: S603 - the service
            command, env={**os.environ, **settings}, check=False, capture_output=True, text=True, timeout=START_LIMIT_SECONDS
        )

    assert second.returncode
    assert "in use" in second.stderr + second.stdout


def _accept_all(process: socket.socket, opened: ExitStack) -> int:
    """How many connections wait in the queue of a process."""
    count = 0
    while select([process], [], [], 0)[0]:
        opened.enter_context(process.accept()[0])
        count += 1
    return count
