"""What the service is asked for under load."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import httpx

from app.engine.profile import Profile, StatedImbalance, canonical
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.imbalances import Severity
from benchmarks.load import CONNECTIONS, Request
from benchmarks.profiles import profile_json

UNASKED = 20_000
"""Searches that differ from each other; more than one run asks for."""
VARIANTS = 1_000
"""Profiles that differ from each other; more than one run asks for."""
FEW = 8
PLAIN = {"Accept-Encoding": "identity"}
GZIPPED = {"Accept-Encoding": "gzip"}
JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class Case:
    """One way to use the service."""

    name: str
    requests: tuple[Request, ...]
    bar: float | None = None
    """The least throughput, as a share of the bare application's."""
    connections: int = CONNECTIONS
    """Fewer where an answer is work for the engine, or none would come in time."""
    once: bool = False
    """True where a request means something else the second time, so that nothing may be asked beforehand."""
    kept: bool = False
    """True where the answer is kept from before, so that no route is asked."""


def cases(url: str) -> tuple[Case, ...]:
    """What is asked, with the programs that it takes to ask for them made first."""
    with httpx.Client(base_url=url, headers=PLAIN, timeout=60) as client:
        known = _new_program(variant=VARIANTS - 1)
        program = client.post(known.path, content=known.body, headers=known.headers).raise_for_status().json()
        etag = client.get("/exercises/glute-bridge").raise_for_status().headers["etag"]
    unasked = tuple(_get(f"/exercises?q=glut+bridg+{number}") for number in range(UNASKED))
    by_id = f"/programs/{program['id']}"
    audit = Request("POST", "/audits", PLAIN | JSON, json.dumps({"program": program}).encode())
    return (
        Case("list page", (_get("/exercises"),), bar=0.75, kept=True),
        Case("one exercise", (_get("/exercises/glute-bridge"),), bar=0.75, kept=True),
        Case("filtered list", (_get("/exercises?level=beginner&equipment=none"),), bar=0.7, kept=True),
        Case("search, asked before", (_get("/exercises?q=glut+bridg"),), bar=0.7, kept=True),
        Case("search, never asked", unasked, bar=0.05, once=True),
        Case("not modified (304)", (_get("/exercises/glute-bridge", {"If-None-Match": etag}),), bar=0.9, kept=True),
        Case("program by id", (_get(by_id),), bar=0.75, kept=True),
        Case("program by id, gzip", (_get(by_id, GZIPPED),), bar=0.75, kept=True),
        Case("POST known profile", (known,)),
        Case("POST new profile", tuple(map(_new_program, range(VARIANTS - 1))), connections=FEW, once=True),
        Case("POST audit", (audit,), connections=FEW),
    )


def _get(path: str, headers: Mapping[str, str] | None = None) -> Request:
    return Request("GET", path, PLAIN | dict(headers or {}))


def _new_program(variant: int) -> Request:
    """A request for the usual eight weeks of three times 45 minutes; every variant is another program."""
    return Request("POST", "/programs", PLAIN | JSON, profile_json(_profile(variant)).encode())


def _profile(variant: int) -> Profile:
    weak_glutes = StatedImbalance("weak-glutes", Severity.MODERATE, Side.LEFT)
    return canonical((weak_glutes, StatedImbalance("weak-core")), variant=variant)
