"""Servers as processes of their own on free ports of this machine, stopped by their process id."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[1]
HOST = "127.0.0.1"
START_LIMIT_SECONDS = 60.0
LOOK_AGAIN_SECONDS = 0.005


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers."""

    port: int
    pid: int
    start_seconds: float
    """From the start of the process to the first answer that says it is ready."""

    @property
    def url(self) -> str:
        """The address to which paths are added."""
        return f"http://{HOST}:{self.port}"

    def peak_memory_bytes(self) -> int:
        """The most memory that its processes ever had, added up; 0 where the system does not tell."""
        return sum(map(_peak_memory_bytes, _family(self.pid)))


@contextmanager
def service(database_url: str, workers: int) -> Iterator[Server]:
    """The service on a database that is migrated and seeded."""
    port = free_port()
    settings = {"DATABASE_URL": database_url, "HOST": HOST, "PORT": str(port), "WORKERS": str(workers)}
    with running(["-m", "app", "serve"], port, settings) as server:
        yield server


@contextmanager
def application(factory: str, workers: int, settings: Mapping[str, str] | None = None) -> Iterator[Server]:
    """An application of `benchmarks.apps` on the same server program as the service."""
    port = free_port()
    options = ["--factory", "--host", HOST, "--port", str(port), "--workers", str(workers), "--no-access-log"]
    command = ["-m", "uvicorn", f"benchmarks.apps:{factory}", *options]
    with running(command, port, settings or {}) as server:
        yield server


@contextmanager
def running(command: Sequence[str], port: int, settings: Mapping[str, str]) -> Iterator[Server]:
    """A Python process that serves on the port, from its first answer on until it is told to stop."""
    started = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - the commands stand above
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_ready(f"http://{HOST}:{port}/readyz", process, started)
        yield Server(port, process.pid, time.perf_counter() - started)
    finally:
        process.terminate()
        process.wait(timeout=START_LIMIT_SECONDS)


def prepared_database(folder: Path) -> str:
    """The URL of a new SQLite database with the catalogue of the seed files."""
    url = f"sqlite:///{folder / 'benchmark.db'}"
    for command in ("migrate", "seed"):
        subprocess.run(  # noqa: S603 - the commands stand above
            [sys.executable, "-m", "app", command],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": url},
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return url


def free_port() -> int:
    """A port on which nothing listens."""
    with closing(socket.socket()) as listener:
        listener.bind((HOST, 0))
        return int(listener.getsockname()[1])


def _wait_until_ready(address: str, process: subprocess.Popen[bytes], started: float) -> None:
    while time.perf_counter() - started < START_LIMIT_SECONDS:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode} before it answered")
        try:
            if not httpx.get(address).is_server_error:
                return
        except httpx.TransportError:
            time.sleep(LOOK_AGAIN_SECONDS)
    raise TimeoutError(f"{address} did not answer within {START_LIMIT_SECONDS:g} s")


def _family(pid: int) -> list[int]:
    """The process and everything that it started."""
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    children = [int(child) for child in listed.read_text().split()] if listed.exists() else []
    return [pid, *(member for child in children for member in _family(child))]


def _peak_memory_bytes(pid: int) -> int:
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
