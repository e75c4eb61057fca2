"""Servers as processes of their own on free ports of this machine, stopped by their process id."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[1]
HOST = "127.0.0.1"
START_LIMIT_SECONDS = 60.0
LOOK_AGAIN_SECONDS = 0.005
NOWHERE = Path(os.devnull)


@dataclass(frozen=True, slots=True, order=True)
class Memory:
    """Memory of a server's processes, with a page that several of them share divided among them (PSS)."""

    worker_bytes: float
    """Of a process that answers requests, on average."""
    other_bytes: float
    """Of all other processes together: the one that watches over several workers, and those that workers started."""


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

    def memory(self) -> Memory:
        """What its processes take now; 0 where the system does not tell."""
        family = _family(self.pid)
        workers = [pid for pid in _children(self.pid) if _is_spawned_worker(pid)] or [self.pid]
        taken = {pid: _memory_bytes(pid) for pid in family}
        of_workers = sum(taken[pid] for pid in workers)
        return Memory(of_workers / len(workers), sum(taken.values()) - of_workers)


@contextmanager
def service(database_url: str, workers: int, log: Path = NOWHERE) -> Iterator[Server]:
    """The service on a database that is migrated and seeded."""
    port = free_port()
    settings = {"DATABASE_URL": database_url, "HOST": HOST, "PORT": str(port), "WORKERS": str(workers)}
    with running(["-m", "app", "serve"], port, settings, log) as server:
        wait_until(lambda: _serving(server.url) == workers, f"{workers} workers serve")
        yield server


@contextmanager
def application(factory: str, workers: int, settings: Mapping[str, str] | None = None) -> Iterator[Server]:
    """An application of `benchmarks.apps` on the same server program as the service; several processes share a port alike."""
    port = free_port()
    alone = ["-m", "uvicorn", f"benchmarks.apps:{factory}", "--factory", "--host", HOST, "--port", str(port), "--no-access-log"]
    command = alone if workers == 1 else ["-m", "benchmarks.apps", factory, HOST, str(port), str(workers)]
    with running(command, port, settings or {}) as server:
        yield server


@contextmanager
def running(command: Sequence[str], port: int, settings: Mapping[str, str], log: Path = NOWHERE) -> Iterator[Server]:
    """A Python process that serves on the port, from its first answer on until it is told to stop."""
    started = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - the commands stand above
            [sys.executable, *command], cwd=ROOT, env={**os.environ, **settings}, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        _wait_until_ready(f"http://{HOST}:{port}/readyz", process)
        yield Server(port, process.pid, time.perf_counter() - started)
    finally:
        process.terminate()
        process.wait(timeout=START_LIMIT_SECONDS)


def prepared_database(folder: Path) -> str:
    """The URL of a new SQLite database with the catalogue of the seed files."""
    url = f"sqlite:///{folder / 'benchmark.db'}"
    prepare(url)
    return url


def prepare(url: str) -> None:
    """Brings the database to the newest schema and fills it from the seed files."""
    for command in ("migrate", "seed"):
        subprocess.run(  # noqa: S603 - the commands stand above
            [sys.executable, "-m", "app", command],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": url},
            check=True,
            stdout=subprocess.DEVNULL,
        )


def free_port() -> int:
    """A port on which nothing listens."""
    with closing(socket.socket()) as listener:
        listener.bind((HOST, 0))
        return int(listener.getsockname()[1])


def _wait_until_ready(address: str, process: subprocess.Popen[bytes]) -> None:
    def is_ready() -> bool:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode} before it answered")
        try:
            return not httpx.get(address).is_server_error
        except httpx.TransportError:
            return False

    wait_until(is_ready, f"{address} answers")


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Returns when it holds; raises TimeoutError, saying what did not, after a minute."""
    limit = time.perf_counter() + START_LIMIT_SECONDS
    while not holds():
        if time.perf_counter() > limit:
            raise TimeoutError(f"it took more than {START_LIMIT_SECONDS:g} s until {what}")
        time.sleep(LOOK_AGAIN_SECONDS)


def _serving(url: str) -> int:
    """How many processes of the service have loaded the catalogue."""
    lines = httpx.get(f"{url}/metrics").text.splitlines()
    return int(sum(float(line.split()[-1]) for line in lines if line.startswith("evenkeel_catalogue_processes{")))


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


def _family(pid: int) -> list[int]:
    """The process and everything that it started."""
    return [pid, *(member for child in _children(pid) for member in _family(child))]


def _is_spawned_worker(pid: int) -> bool:
    return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()


def _memory_bytes(pid: int) -> int:
    rollup = Path(f"/proc/{pid}/smaps_rollup")
    lines = rollup.read_text().splitlines() if rollup.exists() else []
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))
