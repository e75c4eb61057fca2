"""The program of an engine process: reads a catalogue and jobs from its input, writes what became of them to its output.

The service starts it as a program of its own and talks to it through its standard input and output. It imports only what
it is told that jobs need, and ends when its input does, so that it never outlives the service.
"""

import copyreg
import gc
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from queue import SimpleQueue
from types import MappingProxyType
from typing import BinaryIO, Protocol, TypeVar

from app.api.problems.refusals import RequestRefused
from app.engine.catalogue.catalogue import Catalogue
from app.engine.errors import EngineError

Result_co = TypeVar("Result_co", covariant=True)

NICENESS = 10
"""How far the engine stands back where processors are scarce: answers that are ready go first."""
LENGTH_BYTES = 4
"""An outcome is its length in so many bytes, the most significant first, and then itself."""


class Job(Protocol[Result_co]):
    """Something that the engine can do with a catalogue. Job and result can be pickled."""

    def run(self, catalogue: Catalogue) -> Result_co:
        """What the job gives. Raises EngineError or RequestRefused where it gives nothing and the client is told why."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a job gave."""

    result: object


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a job gave nothing: an answer to the client, not a fault."""

    error: EngineError | RequestRefused


@dataclass(frozen=True, slots=True)
class Failed:
    """A fault of the engine, told as a traceback."""

    traceback: str


Outcome = Done | Refused | Failed


def main(imports: Sequence[str]) -> None:
    """Imports what jobs will need, then answers them until the input ends.

    Whoever stops the service has it finish its work first, and this with it.
    """
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.SIG_IGN)
    os.nice(NICENESS)
    gc.disable()
    for module in imports:
        import_module(module)
    outcomes = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # whatever else is printed must not get between the outcomes
    incoming: SimpleQueue[Catalogue | Job[object]] = SimpleQueue()
    threading.Thread(target=_read, args=(sys.stdin.buffer, incoming), daemon=True).start()
    catalogue: Catalogue | None = None
    while True:
        message = incoming.get()
        if isinstance(message, Catalogue):
            catalogue = message
            collect_for_good()
        elif catalogue is not None:
            outcome = pickle.dumps(outcome_of(message, catalogue))
            outcomes.write(len(outcome).to_bytes(LENGTH_BYTES) + outcome)
            outcomes.flush()
            collect_after_job()


def collect_for_good() -> None:
    """Frees what is no longer used and sets the rest aside, a catalogue above all, so that later collections pass it over."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def collect_after_job() -> None:
    """Frees what the last job left behind; collecting only then, no job waits for it."""
    gc.collect(0)


def outcome_of(job: Job[object], catalogue: Catalogue) -> Outcome:
    """What became of the job."""
    try:
        return Done(job.run(catalogue))
    except (EngineError, RequestRefused) as error:
        return Refused(error)
    except Exception:  # noqa: BLE001 - it is told, and the process lives on
        return Failed(traceback.format_exc())


def _read(messages: BinaryIO, incoming: "SimpleQueue[Catalogue | Job[object]]") -> None:
    """Hands in what arrives, and ends the process in the middle of its work when nobody can send any more."""
    with suppress(EOFError, pickle.UnpicklingError):
        while True:
            incoming.put(pickle.load(messages))  # noqa: S301 - it comes from the service that started this process
    os._exit(0)


def _reduce(
    mapping: "MappingProxyType[object, object]",
) -> tuple[Callable[..., "MappingProxyType[object, object]"], tuple[dict[object, object]]]:
    return _read_only, (dict(mapping),)


def _read_only(entries: dict[object, object]) -> "MappingProxyType[object, object]":
    return MappingProxyType(entries)


copyreg.pickle(MappingProxyType, _reduce)  # the catalogue holds some, and Python has no way of its own to send them

if __name__ == "__main__":
    main(sys.argv[1:])
