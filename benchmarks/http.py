"""Loads the service and, in the same run, a bare ASGI application that sends the same bytes.

Both run on the same server program with as many workers and share the machine with the load generator, so only
the ratios travel.
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

from app.engine.profile import Profile, StatedImbalance, canonical
from app.engine.vocabulary import Severity, Side
from benchmarks import servers
from benchmarks.apps import ANSWER_VARIABLE
from benchmarks.load import CONNECTIONS, GENERATOR, Load, Request, load
from benchmarks.profiles import profile_json
from benchmarks.tables import milliseconds, percentile, print_table

SECONDS = 4
WARM_UP_SECONDS = 1
STARTS = 3
UNASKED = 20_000
"""Searches that differ from each other; more than one run asks for."""
VARIANTS = 1_000
"""Profiles that differ from each other; more than one run asks for."""
START_BAR, MEMORY_BAR_MIB = 2.0, 150
MIB = 1024 * 1024
PLAIN = {"Accept-Encoding": "identity"}
ADDED_BY_SERVER = {"date", "server"}


@dataclass(frozen=True, slots=True)
class Case:
    """One way to use the service."""

    name: str
    requests: tuple[Request, ...]
    bar: float | None = None
    """The least throughput, as a share of the bare application's."""
    once: bool = False
    """True where a request means something else the second time, so that nothing may be asked beforehand."""


def main(arguments: Sequence[str]) -> bool:
    """Prints the table; True when no request failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks http", description=__doc__)
    parser.add_argument("--seconds", type=int, default=SECONDS, help=f"load for each line of the table (default {SECONDS})")
    parser.add_argument("--workers", type=int, default=1, help="processes of either server (default 1)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        database = servers.prepared_database(Path(folder))
        starts = [_start_seconds(database) for _ in range(STARTS)]
        with servers.service(database, options.workers) as service:
            idle = service.peak_memory_bytes()
            pairs = [
                (case, *_loads(case, service.url, Path(folder), options.seconds, options.workers))
                for case in _cases(service.url)
            ]
            peak = service.peak_memory_bytes()
    _print_loads(pairs, options.workers)
    _print_costs(starts, idle / options.workers, peak / options.workers)
    return not any(served.errors for _, served, _ in pairs)


def _cases(url: str) -> tuple[Case, ...]:
    """What is asked, with the programs that it takes to ask for them made first."""
    with httpx.Client(base_url=url, headers=PLAIN) as client:
        known = _new_program(variant=VARIANTS - 1)
        program = client.post(known.path, content=known.body, headers=known.headers).raise_for_status().json()["id"]
        etag = client.get("/exercises/glute-bridge").raise_for_status().headers["etag"]
    unasked = tuple(_get(f"/exercises?q=glut+bridg+{number}") for number in range(UNASKED))
    return (
        Case("list page", (_get("/exercises"),), bar=0.75),
        Case("one exercise", (_get("/exercises/glute-bridge"),), bar=0.75),
        Case("filtered list", (_get("/exercises?level=beginner&equipment=none"),), bar=0.7),
        Case("search, asked before", (_get("/exercises?q=glut+bridg"),), bar=0.7),
        Case("search, never asked", unasked, bar=0.05, once=True),
        Case("not modified (304)", (_get("/exercises/glute-bridge", {"If-None-Match": etag}),), bar=0.9),
        Case("program by id", (_get(f"/programs/{program}"),), bar=0.75),
        Case("POST known profile", (known,)),
        Case("POST new profile", tuple(map(_new_program, range(VARIANTS - 1))), once=True),
    )


def _get(path: str, headers: dict[str, str] | None = None) -> Request:
    return Request("GET", path, PLAIN | (headers or {}))


def _new_program(variant: int) -> Request:
    """A request for the usual eight weeks of three times 45 minutes; every variant is another program."""
    return Request("POST", "/programs", PLAIN | {"Content-Type": "application/json"}, profile_json(_profile(variant)).encode())


def _profile(variant: int) -> Profile:
    weak_glutes = StatedImbalance("weak-glutes", Severity.MODERATE, Side.LEFT)
    return canonical((weak_glutes, StatedImbalance("weak-core")), variant=variant)


def _loads(case: Case, url: str, folder: Path, seconds: int, workers: int) -> tuple[Load, Load]:
    """What the service carries, then what an application carries that only sends the service's answer."""
    answer = folder / "answer.json"
    answer.write_text(_answer(case.requests[-1], url), encoding="utf-8")
    if not case.once:
        load(url, case.requests, WARM_UP_SECONDS)
    served = load(url, case.requests, seconds)
    with servers.application("bare", workers, {ANSWER_VARIABLE: str(answer)}) as bare:
        load(bare.url, case.requests, WARM_UP_SECONDS)
        return served, load(bare.url, case.requests, seconds)


def _answer(request: Request, url: str) -> str:
    """The service's answer to the request, as the bare application reads it."""
    answer = httpx.request(request.method, f"{url}{request.path}", headers=request.headers, content=request.body or None)
    headers = [(name, value) for name, value in answer.headers.items() if name not in ADDED_BY_SERVER]
    return json.dumps({"status": answer.status_code, "headers": headers, "body": answer.text})


def _start_seconds(database: str) -> tuple[float, float]:
    """How long the service takes to start, and how long an application with nothing in it."""
    with servers.service(database, workers=1) as service, servers.application("empty", workers=1) as empty:
        return service.start_seconds, empty.start_seconds


def _print_loads(pairs: Sequence[tuple[Case, Load, Load]], workers: int) -> None:
    rows = [
        (
            case.name,
            f"{served.per_second:,.0f}",
            f"{bare.per_second:,.0f}",
            f"{served.per_second / bare.per_second:.3f}",
            "" if case.bar is None else f"{case.bar:.2f}",
            milliseconds(served.p50_seconds),
            milliseconds(served.p99_seconds),
            milliseconds(bare.p99_seconds),
            f"{served.p99_seconds / bare.p99_seconds:.1f}",
            served.errors,
            "yes" if case.once and served.requests > len(case.requests) else "",
        )
        for case, served, bare in pairs
    ]
    header = ("request", "per s", "bare", "ratio", "bar", "p50", "p99", "bare p99", "ratio", "errors", "repeats")
    print_table(f"{CONNECTIONS} connections, {workers} worker(s), SQLite, load by {GENERATOR}", header, rows)


def _print_costs(starts: Sequence[tuple[float, float]], idle_bytes: float, peak_bytes: float) -> None:
    served, empty = (percentile(seconds, 0.5) for seconds in zip(*starts, strict=True))
    rows = [
        ("start until ready", f"{served:.2f} s", ""),
        ("start of an empty FastAPI + SQLModel application", f"{empty:.2f} s", ""),
        ("start ÷ start of the empty one", f"{served / empty:.2f}", f"{START_BAR:.2f}"),
        ("memory per worker after the start", f"{idle_bytes / MIB:.0f} MiB", ""),
        ("memory per worker at its peak", f"{peak_bytes / MIB:.0f} MiB", f"{MEMORY_BAR_MIB} MiB"),
    ]
    print_table(f"What it costs to run (medians of {len(starts)} starts)", ("what", "measured", "bar"), rows)
