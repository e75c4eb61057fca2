"""Metrics: what is counted and timed, by Prometheus's own library.

With one server process the library counts in memory. With several each counts in files of its own, in the folder that
`PROMETHEUS_MULTIPROC_DIR` names, and whichever process is asked adds all of them up. What a process has counted stays when
it is gone; what it measured of itself goes with it.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics, generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector

FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"

REQUEST_BOUNDS_SECONDS = (0.0001, 0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""The first one parts kept answers from those that a route makes."""
GENERATION_BOUNDS_SECONDS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

disable_created_metrics()
OWN = CollectorRegistry()
REQUEST_SECONDS = Histogram(
    "evenkeel_request_seconds",
    "From the arrival of a request to the end of its answer; `kept` says whether the answer was made for an earlier one.",
    ("method", "route", "status", "kept"),
    buckets=REQUEST_BOUNDS_SECONDS,
    registry=OWN,
)
KEPT_ANSWER_BYTES = Gauge(
    "evenkeel_kept_answer_bytes", "Memory that kept answers take.", multiprocess_mode="livesum", registry=OWN
)
GENERATION_SECONDS = Histogram(
    "evenkeel_generation_seconds",
    "Time that the engine took for a program, without waiting in the queue.",
    buckets=GENERATION_BOUNDS_SECONDS,
    registry=OWN,
)
GENERATIONS_WAITING = Gauge(
    "evenkeel_generations_waiting", "Requests that wait in the queue for the engine.", multiprocess_mode="livesum", registry=OWN
)
PROGRAMS = Counter("evenkeel_programs", "Programs that were asked for, by whether they were known.", ("known",), registry=OWN)
CATALOGUE_PROCESSES = Gauge(
    "evenkeel_catalogue_processes",
    "Server processes that serve this version of the catalogue.",
    ("version",),
    multiprocess_mode="livesum",
    registry=OWN,
)


def exposition() -> bytes:
    """All metrics of the service in Prometheus's text format."""
    folder = os.environ.get(FOLDER_VARIABLE)
    registry = CollectorRegistry()
    registry.register(MultiProcessCollector(None, folder) if folder else OWN)
    registry.register(ServerProcesses(_living(Path(folder)) if folder else [os.getpid()]))
    return generate_latest(registry)


@contextmanager
def counted_together(processes: int) -> Iterator[None]:
    """Gives several server processes a folder to count in, unless they have one already."""
    if processes == 1 or FOLDER_VARIABLE in os.environ:
        yield
        return
    with TemporaryDirectory(prefix="evenkeel-metrics-") as folder:
        os.environ[FOLDER_VARIABLE] = folder
        try:
            yield
        finally:
            del os.environ[FOLDER_VARIABLE]


class ServerProcesses(Collector):
    """Memory, processor time and open files of each server process."""

    def __init__(self, pids: Iterable[int]) -> None:
        self._pids = pids

    def collect(self) -> Iterable[Metric]:
        """The library's own metrics of a process, with its number as a label."""
        metrics: dict[str, Metric] = {}
        for pid in self._pids:
            for metric in ProcessCollector(pid=partial(int, pid), registry=None).collect():
                together = metrics.setdefault(metric.name, Metric(metric.name, metric.documentation, metric.type))
                for sample in metric.samples:
                    together.add_sample(sample.name, {"pid": str(pid)}, sample.value)
        return metrics.values()


def _living(folder: Path) -> list[int]:
    """The server processes that count in the folder. What those measured of themselves that are gone is removed.

    The library has no public way to tell them: it is told of each death by whoever starts the processes, here uvicorn.
    A test knows the files' names, and fails when they change.
    """
    pids = {int(file.stem.rpartition("_")[2]) for file in folder.glob("gauge_live*_*.db")}
    living = sorted(filter(_lives, pids))
    for pid in pids.difference(living):
        mark_process_dead(pid, str(folder))
    return living


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
