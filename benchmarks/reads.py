"""Times single reads that were never asked before, with the catalogue as it is and with ten times as many exercises.

The reads go through the whole application, but through no network, and each address is asked once, so that no answer is
known already. All times are processor time.
"""

import argparse
import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from urllib.parse import urlencode

from starlette.types import Message, Scope

from app.api.catalogue.snapshot import LiveCatalogue, snapshot_of
from app.engine.catalogue.catalogue import Catalogue
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import DemandSlug, Laterality
from app.engine.vocabulary.people import Level
from app.main import create_app
from app.settings import Settings
from app.store.database import make_engine
from benchmarks.catalogues import grown_catalogue, seed_catalogue
from benchmarks.tables import milliseconds, percentile, print_table

TIMES = 10
"""How many times as many exercises the larger catalogue has."""
READS = 200
"""Different addresses of each kind that are asked, where there are as many."""
WARM_UP_READS = 20
NO_DATABASE = "sqlite://"


@dataclass(frozen=True, slots=True)
class Reads:
    """Reads of one kind."""

    name: str
    addresses: Sequence[str]


@dataclass(frozen=True, slots=True)
class Times:
    """What reads took, in the order of their kinds, and what it took to make the snapshot that they came from."""

    exercises: int
    snapshot_seconds: float
    reads: Sequence[Sequence[float]]


def main(arguments: Sequence[str]) -> bool:
    """Prints the times; True when every read was answered."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks reads", description=__doc__)
    parser.add_argument("--reads", type=int, default=READS, help=f"addresses of each kind (default {READS})")
    parser.add_argument("--times", type=int, default=TIMES, help=f"size of the larger catalogue (default {TIMES})")
    options = parser.parse_args(arguments)
    catalogue = seed_catalogue()
    kinds = kinds_of_reads(catalogue, options.reads)
    small = asyncio.run(times_of(catalogue, kinds))
    large = asyncio.run(times_of(grown_catalogue(catalogue, options.times * len(catalogue.exercises)), kinds))
    _print_times(kinds, small, large)
    return True


def kinds_of_reads(catalogue: Catalogue, most: int) -> tuple[Reads, ...]:
    """The reads that are timed, all of different addresses that any catalogue grown out of this one can answer."""
    slugs = sorted(catalogue.exercises)
    pages = product(("name", "difficulty"), range(11, 31), ("", "&level=advanced"))
    filters = product(MuscleSlug, Level, Laterality, DemandSlug)
    kinds = {
        "one exercise": [f"/exercises/{slug}" for slug in slugs],
        "page": [f"/exercises?sort={sort}&limit={limit}{level}" for sort, limit, level in pages],
        "filtered page": [
            f"/exercises?muscle={muscle}&level={level}&laterality={laterality}&avoid={demand}"
            for muscle, level, laterality, demand in filters
        ],
        "search": [f"/exercises?{urlencode({'q': _slip(catalogue.exercises[slug].name)})}" for slug in slugs],
        "alternatives at home": [f"/exercises/{slug}/alternatives?equipment=none&level=beginner" for slug in slugs],
        "alternatives": [f"/exercises/{slug}/alternatives" for slug in slugs],
    }
    return tuple(Reads(name, _spread(addresses, most)) for name, addresses in kinds.items())


async def times_of(catalogue: Catalogue, kinds: Sequence[Reads]) -> Times:
    """The processor time of every read; raises RuntimeError where one is not answered."""
    app = create_app(Settings(database_url=NO_DATABASE))
    live = LiveCatalogue(make_engine(NO_DATABASE))
    started = time.process_time()
    live.snapshot = snapshot_of(catalogue)
    snapshot_seconds = time.process_time() - started

    async def read(address: str) -> float:
        scope = _scope(address, live)
        answer: list[Message] = []

        async def send(message: Message) -> None:
            answer.append(message)

        before = time.process_time()
        await app(scope, _receive, send)
        seconds = time.process_time() - before
        if answer[0]["status"] != 200:
            raise RuntimeError(f"{address} was answered with {answer[0]['status']}")
        return seconds

    for number in range(WARM_UP_READS):
        await read(f"/exercises?q=warm+up+{number}")
    reads = [[await read(address) for address in kind.addresses] for kind in kinds]
    return Times(len(catalogue.exercises), snapshot_seconds, reads)


def _scope(address: str, live: LiveCatalogue) -> Scope:
    path, _, query = address.partition("?")
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"benchmark")],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
        "state": {"live_catalogue": live},
    }


async def _receive() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


def _slip(name: str) -> str:
    """The name without the letter in its middle."""
    return name[: len(name) // 2] + name[len(name) // 2 + 1 :]


def _spread(addresses: Sequence[str], most: int) -> Sequence[str]:
    return addresses[:: max(1, -(-len(addresses) // most))]


def _print_times(kinds: Sequence[Reads], small: Times, large: Times) -> None:
    rows = [
        (
            kind.name,
            len(kind.addresses),
            *(milliseconds(percentile(times, share)) for times in (few, many) for share in (0.5, 0.99)),
            f"{percentile(many, 0.5) / percentile(few, 0.5):.2f}",
        )
        for kind, few, many in zip(kinds, small.reads, large.reads, strict=True)
    ]
    growth = f"{large.snapshot_seconds / small.snapshot_seconds:.2f}"
    snapshot = ("making the snapshot", 1, milliseconds(small.snapshot_seconds), "", milliseconds(large.snapshot_seconds), "")
    title = f"One read that was never asked before, with {small.exercises:,} and with {large.exercises:,} exercises"
    header = ("read", "reads", f"p50 {small.exercises:,}", "p99", f"p50 {large.exercises:,}", "p99", "p50 ÷ p50")
    print_table(title, header, [*rows, (*snapshot, growth)])
