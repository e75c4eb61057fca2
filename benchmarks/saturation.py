"""Whether those who read notice that others have programs made or audited: the same reads alone and beside such work."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

import httpx

from app.api.engine_processes.process import NICENESS
from app.engine.profile import StatedImbalance, canonical
from benchmarks import servers
from benchmarks.load import CONNECTIONS, GENERATOR, Load, Request, load
from benchmarks.profiles import profile_json
from benchmarks.tables import milliseconds, percentile, print_table

ASKING = 8
"""Clients that have something made all the time: enough for a line in front of the engine. They stand back as the engine
does, since in life they would not share its processors."""
LEAST_SHARE = 0.7
MOST_DELAY = 3.0
"""The bars: of the throughput that reads have alone, and of their p99."""
READS = {
    "one exercise, ready": Request("GET", "/exercises/glute-bridge"),
    "list page, ready": Request("GET", "/exercises"),
    "program list, from the database": Request("GET", "/programs?limit=5"),
}
JSON = {"Content-Type": "application/json"}
SECONDS = 3
ROUNDS = 3
WARM_UP_SECONDS = 1

Happening = Callable[[], AbstractContextManager[None]]
"""Something that goes on as long as the context lasts."""


@dataclass(slots=True)
class Work:
    """What the clients have made while others read."""

    name: str
    path: str
    bodies: Iterator[bytes]
    seconds: list[float] = field(default_factory=list)
    asked_seconds: float = 0.0
    failures: int = 0


def main(arguments: Sequence[str]) -> bool:
    """True when no request failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks saturation", description=__doc__)
    parser.add_argument("--seconds", type=int, default=SECONDS, help=f"length of every load (default {SECONDS})")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"loads of every kind (default {ROUNDS})")
    parser.add_argument("--workers", type=int, default=1, help="processes of the service (default 1)")
    options = parser.parse_args(arguments)
    failures = 0
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        database = servers.prepared_database(Path(folder))
        with servers.service(database, options.workers) as service:
            works = (_new_programs(), _audits(_program(service.url)))
            happenings: dict[str, Happening] = {"a mere loop": _looping}
            happenings |= {work.name: partial(_asking, service.url, work) for work in works}
            for what, happening in happenings.items():
                for name, request in READS.items():
                    pairs = [_alone_and_beside(service.url, request, happening, options.seconds) for _ in range(options.rounds)]
                    rows.append(_row(f"{name} beside {what}", pairs))
                    failures += sum(alone.errors + other.errors for alone, other in pairs)
            for work in works:
                failures += work.failures
                _print_work(work)
    header = ("reads", "per s alone", "beside", "ratio", "bar", "p99 alone", "beside", "ratio", "bar")
    print_table(f"Reads on {CONNECTIONS} connections, {options.workers} worker(s), SQLite, load by {GENERATOR}", header, rows)
    return not failures


def _alone_and_beside(url: str, request: Request, happening: Happening, seconds: int) -> tuple[Load, Load]:
    """The same load twice, one right after the other, so that whatever else the machine does meets both."""
    load(url, (request,), WARM_UP_SECONDS)
    alone = load(url, (request,), seconds)
    with happening():
        load(url, (request,), WARM_UP_SECONDS)
        return alone, load(url, (request,), seconds)


def _program(url: str) -> bytes:
    answer = httpx.post(f"{url}/programs", content=next(_new_programs().bodies), headers=JSON, timeout=60)
    return answer.raise_for_status().content


def _new_programs() -> Work:
    """Programs that nobody has asked for, one after another."""
    imbalances = (StatedImbalance("weak-glutes"), StatedImbalance("weak-core"))
    return Work(
        "new programs", "/programs", (profile_json(canonical(imbalances, variant=variant)).encode() for variant in _numbers)
    )


_numbers = count()


def _audits(program: bytes) -> Work:
    body = json.dumps({"program": json.loads(program)}).encode()
    return Work("audits", "/audits", iter(lambda: body, b""))


@contextmanager
def _looping() -> Iterator[None]:
    """Has a process compute all the time that has nothing to do with the service: what any work at all costs those who read."""
    program = f"import os\nos.nice({NICENESS})\nwhile True: pass"
    with subprocess.Popen([sys.executable, "-c", program]) as loop:  # noqa: S603 - our own program
        try:
            yield
        finally:
            loop.kill()


@contextmanager
def _asking(url: str, work: Work) -> Iterator[None]:
    """Has the work done all the time, by several clients at once."""
    enough = threading.Event()
    bodies = threading.Lock()

    def ask() -> None:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
        with httpx.Client(base_url=url, headers=JSON, timeout=60) as client:
            while not enough.is_set():
                with bodies:
                    body = next(work.bodies)
                try:
                    answer = client.post(work.path, content=body)
                except httpx.TransportError:
                    work.failures += 1
                    continue
                work.failures += answer.is_error
                work.seconds.append(answer.elapsed.total_seconds())

    began = time.perf_counter()
    clients = [threading.Thread(target=ask) for _ in range(ASKING)]
    for client in clients:
        client.start()
    try:
        yield
    finally:
        enough.set()
        for client in clients:
            client.join()
        work.asked_seconds += time.perf_counter() - began


def _row(name: str, pairs: Sequence[tuple[Load, Load]]) -> tuple[object, ...]:
    """Medians over the rounds; a ratio is the median of the rounds' ratios."""
    alone, beside = zip(*pairs, strict=True)
    return (
        name,
        f"{_median(each.per_second for each in alone):,.0f}",
        f"{_median(each.per_second for each in beside):,.0f}",
        f"{_median(other.per_second / one.per_second for one, other in pairs):.2f}",
        f"{LEAST_SHARE:.1f}",
        milliseconds(_median(each.p99_seconds for each in alone)),
        milliseconds(_median(each.p99_seconds for each in beside)),
        f"{_median(other.p99_seconds / one.p99_seconds for one, other in pairs):.1f}",
        f"{MOST_DELAY:.0f}",
    )


def _median(values: Iterable[float]) -> float:
    return percentile([*values], 0.5)


def _print_work(work: Work) -> None:
    rate = len(work.seconds) / work.asked_seconds
    p50 = milliseconds(percentile(work.seconds, 0.5))
    print(f"{work.name} beside reads: {rate:.1f} per s for {ASKING} clients, p50 {p50}, {work.failures} failures")
