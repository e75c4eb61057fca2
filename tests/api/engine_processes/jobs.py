"""Jobs that show what becomes of jobs and of the processes that they run in."""

import os
import signal
import time
from dataclasses import dataclass

from app.engine.catalogue.catalogue import Catalogue


@dataclass(frozen=True)
class TellProcess:
    """Its result is the process that it ran in, and the version of the catalogue that it got."""

    def run(self, catalogue: Catalogue) -> tuple[int, str]:
        return os.getpid(), catalogue.version


@dataclass(frozen=True)
class Crash:
    """Kills its process, the first so many times."""

    file: str
    times: int

    def run(self, _: Catalogue) -> str:
        with open(self.file, "a+") as crashes:  # noqa: PTH123 - it is shared between processes
            crashes.seek(0)
            if len(crashes.read()) < self.times:
                crashes.write("x")
                crashes.flush()
                os.kill(os.getpid(), signal.SIGKILL)
        return "survived"


@dataclass(frozen=True)
class Work:
    """Keeps the processor busy."""

    seconds: float

    def run(self, _: Catalogue) -> str:
        end = time.monotonic() + self.seconds
        while time.monotonic() < end:
            pass
        return "done"


@dataclass(frozen=True)
class Raise:
    """Fails with an error."""

    error: Exception

    def run(self, _: Catalogue) -> None:
        raise self.error
