"""The service as the process that it is in use: started, asked, stopped and killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1"
START_SECONDS = 60.0
END_SECONDS = 40.0
LOOK_AGAIN_SECONDS = 0.02


class Service:
    """The service on a database, on one port through all its starts."""

    def __init__(self, database_url: str, log: Path, settings: Mapping[str, str] | None = None) -> None:
        self.log = log
        self._settings = {
            "DATABASE_URL": database_url,
            "HOST": HOST,
            "PORT": str(_free_port()),
            "LOG_LEVEL": "warning",
            **(settings or {}),
        }
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address to which paths are added."""
        return f"http://{HOST}:{self._settings['PORT']}"

    @property
    def process(self) -> subprocess.Popen[bytes]:
        """The process that was started last."""
        assert self._process is not None
        return self._process

    def start(self) -> None:
        """Starts it and returns when it is ready."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "app", "serve"],
                cwd=ROOT,
                env={**os.environ, **self._settings},
                stdout=log,
                stderr=log,
            )
        wait_until(self.is_ready, START_SECONDS, "the service is ready")

    def is_ready(self) -> bool:
        """What it says of itself; an error where it has ended."""
        assert self.process.poll() is None, self.log.read_text()
        with suppress(httpx.TransportError):
            return httpx.get(f"{self.url}/readyz").is_success
        return False

    def family(self) -> list[int]:
        """Its processes: the one that was started, its workers, and the engines of those."""
        return _family(self.process.pid)

    def kill(self) -> None:
        """Kills the process that was started, and nothing else, and returns when its whole family is gone."""
        family = self.family()
        self.process.kill()
        self.process.wait()
        wait_until(lambda: not any(map(is_running, family)), END_SECONDS, f"no process of {family} is left")

    def stop(self) -> None:
        """Tells it to stop, and returns when its whole family is gone."""
        if self._process is None or self._process.poll() is not None:
            return
        family = self.family()
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(END_SECONDS)
        wait_until(lambda: not any(map(is_running, family)), END_SECONDS, f"no process of {family} is left")


def wait_until(condition: Callable[[], bool], seconds: float, what: str) -> None:
    """Returns as soon as the condition holds; an error after so many seconds."""
    latest = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < latest, f"waited {seconds:g} s in vain until {what}"
        time.sleep(LOOK_AGAIN_SECONDS)


def is_running(pid: int) -> bool:
    """Whether there is such a process that has not ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def _family(pid: int) -> list[int]:
    try:
        children = [child for each in Path(f"/proc/{pid}/task").iterdir() for child in (each / "children").read_text().split()]
    except FileNotFoundError:
        return []
    return [pid, *(member for child in children for member in _family(int(child)))]


def _free_port() -> int:
    with closing(socket.socket()) as listener:
        listener.bind((HOST, 0))
        return int(listener.getsockname()[1])
