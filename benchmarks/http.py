"""Loads the service and, in the same run, a bare ASGI application that sends the same bytes.

Both run on the same server program with as many workers and share the machine with the load generator, so only
the ratios travel.
"""

import argparse
import base64
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from benchmarks import servers
from benchmarks.apps import ANSWER_VARIABLE
from benchmarks.http_cases import FEW, Case, cases
from benchmarks.load import CONNECTIONS, GENERATOR, Load, Request, load
from benchmarks.servers import Memory, Server
from benchmarks.tables import milliseconds, percentile, print_table
from tests.databases import PostgresDatabases, postgres_server

SECONDS = 2
ROUNDS = 3
WARM_UP_SECONDS = 1
STARTS = 7
DELAY_BAR, START_BAR, MEMORY_BAR_MIB, TWO_WORKERS_BAR = 4.0, 2.0, 150, 1.4
MIB = 1024 * 1024
ADDED_BY_SERVER = {"date", "server"}
DATABASES = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True)
class Measured:
    """What the service carried of a case in each round, and what the bare application did right afterwards."""

    case: Case
    served: Sequence[Load]
    bare: Sequence[Load]

    @property
    def errors(self) -> int:
        """Of the service, in all rounds."""
        return sum(load.errors for load in self.served)


@dataclass(frozen=True, slots=True)
class Run:
    """All cases on one database with so many workers."""

    database: str
    workers: int
    measured: Sequence[Measured]
    idle: Memory
    loaded: Memory


def main(arguments: Sequence[str]) -> bool:
    """Prints the tables; True when no request failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks http", description=__doc__)
    parser.add_argument("--seconds", type=int, default=SECONDS, help=f"load for each line of a table (default {SECONDS})")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"loads of each kind (default {ROUNDS})")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], help="processes of either server (default 1 2)")
    parser.add_argument("--databases", choices=DATABASES, nargs="+", default=DATABASES, help="(default both)")
    parser.add_argument("--only", default="", help="cases with this word in their name")
    options = parser.parse_args(arguments)
    runs: list[Run] = []
    for database in options.databases:
        for workers in options.workers:
            runs.append(_run(database, workers, options))
            _print_loads(runs[-1])
    _print_gains(runs)
    _print_costs(runs)
    return not any(each.errors for run in runs for each in run.measured)


def _run(database: str, workers: int, options: argparse.Namespace) -> Run:
    with _prepared(database) as url, servers.service(url, workers) as service:
        idle = service.memory()
        loaded = idle
        measured = []
        for case in cases(service.url):
            if options.only in case.name:
                measured.append(_measured(case, service, workers, options))
                loaded = max(loaded, service.memory())
        return Run(database, workers, measured, idle, loaded)


@contextmanager
def _prepared(database: str) -> Iterator[str]:
    """The URL of a new database with the catalogue of the seed files."""
    if database == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield servers.prepared_database(Path(folder))
        return
    with postgres_server(durable=True) as server:
        databases = PostgresDatabases(server)
        url = databases.create()
        servers.prepare(url)
        yield url
        databases.drop(url)


def _measured(case: Case, service: Server, workers: int, options: argparse.Namespace) -> Measured:
    """Loads the service and an application that only sends the service's answer, in turns: what else goes on meets both."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.json"
        answer.write_text(_answer(case.requests[-1], service.url), encoding="utf-8")
        with servers.application("bare", workers, {ANSWER_VARIABLE: str(answer)}) as bare:
            for url in [bare.url] if case.once else [bare.url, service.url]:
                load(url, case.requests, WARM_UP_SECONDS, case.connections)
            rounds = 1 if case.once else options.rounds
            loads = [
                load(url, case.requests, options.seconds, case.connections)
                for _ in range(rounds)
                for url in (service.url, bare.url)
            ]
            return Measured(case, loads[0::2], loads[1::2])


def _answer(request: Request, url: str) -> str:
    """The service's answer to the request, as the bare application reads it."""
    body = request.body or None
    with httpx.stream(request.method, f"{url}{request.path}", headers=request.headers, content=body, timeout=60) as answer:
        raw = base64.b64encode(b"".join(answer.iter_raw())).decode()
    headers = [(name, value) for name, value in answer.headers.items() if name not in ADDED_BY_SERVER]
    return json.dumps({"status": answer.status_code, "headers": headers, "body": raw})


def _print_loads(run: Run) -> None:
    header = ("request", "per s", "bare", "ratio", "bar", "p50", "p99", "bare p99", "ratio", "bar", "errors", "repeats")
    title = f"{run.database}, {run.workers} worker(s), {CONNECTIONS} connections, {FEW} for the last two, load by {GENERATOR}"
    print_table(title, header, [_load_row(each) for each in run.measured])


def _load_row(measured: Measured) -> tuple[object, ...]:
    """Medians over the rounds; a ratio is the median of the rounds' ratios."""
    case, served, bare = measured.case, measured.served, measured.bare
    return (
        case.name,
        f"{_median(served, _per_second):,.0f}",
        f"{_median(bare, _per_second):,.0f}",
        _ratio(served, bare, _per_second, digits=3),
        "" if case.bar is None else f"≥ {case.bar:.2f}",
        milliseconds(_median(served, lambda load: load.p50_seconds)),
        milliseconds(_median(served, _p99_seconds)),
        milliseconds(_median(bare, _p99_seconds)),
        _ratio(served, bare, _p99_seconds, digits=1),
        f"≤ {DELAY_BAR:.0f}" if case.kept else "",
        measured.errors,
        "yes" if case.once and served[0].requests > len(case.requests) else "",
    )


def _per_second(load: Load) -> float:
    return load.per_second


def _p99_seconds(load: Load) -> float:
    return load.p99_seconds


def _median(loads: Sequence[Load], figure: Callable[[Load], float]) -> float:
    return percentile([figure(load) for load in loads], 0.5)


def _ratio(ones: Sequence[Load], others: Sequence[Load], figure: Callable[[Load], float], digits: int = 2) -> str:
    ratios = [figure(one) / figure(other) for one, other in zip(ones, others, strict=True) if figure(other)]
    return f"{percentile(ratios, 0.5):.{digits}f}" if ratios else "none"


def _print_gains(runs: Sequence[Run]) -> None:
    """What a second worker adds, where both were measured."""
    by_kind = {(run.database, run.workers): run for run in runs}
    rows = []
    for database in DATABASES:
        one, two = by_kind.get((database, 1)), by_kind.get((database, 2))
        if one and two:
            for alone, both in zip(one.measured, two.measured, strict=True):
                gain = _ratio(both.served, alone.served, _per_second)
                bare = _ratio(both.bare, alone.bare, _per_second)
                bar = "" if alone.case.kept else f"≥ {TWO_WORKERS_BAR:.1f}"
                rows.append((f"{alone.case.name}, {database}", gain, bar, bare))
    if rows:
        title = "Throughput of two workers ÷ that of one; the load generator takes a share of the same cores"
        print_table(title, ("request", "service", "bar", "bare"), rows)


def _print_costs(runs: Sequence[Run]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = servers.prepared_database(Path(folder))
        starts = [_start_seconds(database) for _ in range(STARTS)]
    served, empty = (percentile(seconds, 0.5) for seconds in zip(*starts, strict=True))
    rows = [
        ("start until ready", f"{served:.2f} s", ""),
        ("start of an empty FastAPI + SQLModel application", f"{empty:.2f} s", ""),
        ("start ÷ start of the empty one", f"{served / empty:.2f}", f"≤ {START_BAR:.2f}"),
    ]
    for run in runs:
        where = f"{run.database}, {run.workers} worker(s)"
        bar = f"≤ {MEMORY_BAR_MIB} MiB"
        rows += [
            (f"memory of a worker after the start, {where}", f"{run.idle.worker_bytes / MIB:.0f} MiB", ""),
            (f"memory of a worker under load, {where}", f"{run.loaded.worker_bytes / MIB:.0f} MiB", bar),
            (f"memory of all other processes under load, {where}", f"{run.loaded.other_bytes / MIB:.0f} MiB", ""),
        ]
    print_table(f"What it costs to run (medians of {len(starts)} starts)", ("what", "measured", "bar"), rows)


def _start_seconds(database: str) -> tuple[float, float]:
    """How long the service takes to start, and how long an application with nothing in it."""
    with servers.service(database, workers=1) as service, servers.application("empty", workers=1) as empty:
        return service.start_seconds, empty.start_seconds
