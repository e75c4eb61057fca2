"""Content codings (RFC 9110, 8.4): chooses one for a request, and compresses bodies."""

import gzip
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LEAST_BODY_BYTES = 1024
"""Smaller bodies travel in one packet whatever is done to them."""
COMPRESSIBLE_TYPES = (b"application/json", b"application/problem+json", b"text/")
REMEMBERED_HEADERS = 256
"""Values of `Accept-Encoding` that are not read again; browsers and libraries send a few dozen."""


@dataclass(frozen=True, slots=True)
class Coding:
    """One way to make a body smaller."""

    name: str
    compress: Callable[[bytes, int], bytes]
    level_once: int
    """For a body that is sent once: compressing costs less than the packets that it saves."""
    level_often: int
    """For a body that is sent many times, and for one with an ETag: who posted it and who gets it have the same bytes."""


ZSTD = Coding("zstd", zstd.compress, level_once=3, level_often=9)
GZIP = Coding("gzip", lambda body, level: gzip.compress(body, level, mtime=0), level_once=1, level_often=6)
CODINGS = (ZSTD, GZIP)
"""The preferred one first: zstd is smaller than gzip at a third of its time."""


def compressible(content_type: bytes, body: bytes) -> bool:
    """True where the body is large enough, and of a kind, that coding it is worth while."""
    return len(body) >= LEAST_BODY_BYTES and content_type.startswith(COMPRESSIBLE_TYPES)


@lru_cache(REMEMBERED_HEADERS)
def chosen_coding(accept_encoding: bytes) -> Coding | None:
    """The coding that the header's value prefers; None for the body as it is, also where the header refuses everything."""
    qualities = _qualities(accept_encoding.decode("latin-1").lower())
    others = qualities.get("*", 0.0)
    best = max(CODINGS, key=lambda coding: qualities.get(coding.name, others))  # the first of equals
    quality = qualities.get(best.name, others)
    return best if quality > 0 and quality >= qualities.get("identity", 0.0) else None


def _qualities(accept_encoding: str) -> Mapping[str, float]:
    listed = (entry.partition(";") for entry in accept_encoding.split(",") if entry.strip())
    return {name.strip(): _quality(parameters) for name, _, parameters in listed}


def _quality(parameters: str) -> float:
    name, _, value = parameters.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return min(1.0, max(0.0, float(value)))
    except ValueError:
        return 0.0
