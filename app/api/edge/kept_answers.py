"""A cache of whole responses, each ready in full or as "not modified", in every coding that was asked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cachetools import LRUCache

from app.api.edge.content_codings import CODINGS, Coding, compressible
from app.api.edge.security_headers import Header
from app.api.operations.cache_control import FOR_EVER
from app.api.telemetry.metrics import KEPT_ANSWER_BYTES

MOST_BYTES_KEPT = 32 * 1024 * 1024
"""Answers kept by one process, the least used going first."""
LARGEST_BODY_KEPT = 2 * 1024 * 1024
"""The script of the documentation's page has 1.4 MiB."""
BYTES_BESIDE_A_BODY = 4096
"""What a kept answer takes beside its bodies, roughly: headers, objects, its place in the cache."""

Address = tuple[str, bytes]
"""Path and query string."""

_OF_THE_BODY = {b"content-length", b"content-type", b"content-encoding"}
_END_OF_CODED_TAG = re.compile(rb'-(?:%s)\d+"' % b"|".join(coding.name.encode() for coding in CODINGS))


@dataclass(frozen=True, slots=True)
class Rendering:
    """An answer in one coding."""

    etag: bytes | None
    headers: list[Header]
    """Of the answer in full."""
    headers_unchanged: list[Header]
    """Of the answer to somebody who has it already."""
    body: bytes


class Answer:
    """A whole answer of a route, and its renderings, each made when it is first asked for."""

    __slots__ = ("_etag", "_headers", "_is_codable", "body", "is_public", "lifetime", "renderings", "route", "status")

    def __init__(self, status: int, headers: Sequence[Header], body: bytes, route: str) -> None:
        named = dict(headers)
        self.status = status
        self.body = body
        self.route = route
        """Template of the route that made it."""
        self.lifetime = named.get(b"cache-control", b"").decode("latin-1")
        self.is_public = status == 200 and self.lifetime.startswith("public")
        """True where everybody may keep it."""
        self._etag = named.get(b"etag")
        self._is_codable = b"content-encoding" not in named and compressible(named.get(b"content-type", b""), body)
        self._headers = _varying(headers, b"Accept-Encoding") if self._is_codable else list(headers)
        self.renderings: dict[Coding | None, Rendering] = {}
        """Those that were made, by the coding that was asked for."""

    def render(self, coding: Coding | None) -> Rendering:
        """Makes the rendering in the coding; the answer as it is where coding it is not worth while."""
        made = self.renderings[coding] = self._coded(coding) if coding and self._is_codable else self._plain()
        return made

    def bytes_kept(self) -> int:
        """What it takes to keep the answer, roughly."""
        coded = sum(len(each.body) for each in self.renderings.values() if each.body is not self.body)
        return len(self.body) + coded + BYTES_BESIDE_A_BODY

    def _plain(self) -> Rendering:
        return Rendering(self._etag, self._headers, _without_body(self._headers), self.body)

    def _coded(self, coding: Coding) -> Rendering:
        level = coding.level_often if self._etag else coding.level_once
        body = coding.compress(self.body, level)
        etag = self._etag and coded_tag(self._etag, coding, level)
        replaced = {b"content-length": b"%d" % len(body), b"etag": etag}
        headers = [(name, replaced.get(name) or value) for name, value in self._headers]
        headers.append((b"content-encoding", coding.name.encode()))
        return Rendering(etag, headers, _without_body(headers), body)


class KeptAnswers:
    """Public answers of one process: programs for ever, all others as long as the catalogue is the same."""

    def __init__(self, most_bytes: int = MOST_BYTES_KEPT) -> None:
        self._kept: LRUCache[Address, tuple[str | None, Answer]] = LRUCache(most_bytes, lambda kept: kept[1].bytes_kept())

    def find(self, address: Address, version: str | None) -> Answer | None:
        """The answer for the address that holds while the catalogue has this version."""
        try:
            made_from, answer = self._kept[address]  # twice as fast as get()
        except KeyError:
            return None
        return answer if made_from is None or made_from == version else None

    def keep(self, address: Address, answer: Answer, version: str | None) -> None:
        """Keeps the answer if it may be kept, made from the catalogue of this version, with the renderings that it has now."""
        lasting = answer.lifetime == FOR_EVER
        if answer.is_public and (lasting or version is not None) and len(answer.body) <= LARGEST_BODY_KEPT:
            self._kept[address] = (None if lasting else version, answer)
            KEPT_ANSWER_BYTES.set(self._kept.currsize)

    def let_go(self) -> None:
        """Keeps nothing of all that it held."""
        self._kept.clear()
        KEPT_ANSWER_BYTES.set(0)


def coded_tag(etag: bytes, coding: Coding, level: int) -> bytes:
    """The entity tag of the answer in the coding: other bytes, so another strong tag (RFC 9110, 8.8.3.3)."""
    return etag[:-1] + b'-%s%d"' % (coding.name.encode(), level)


def plain_tags(if_match: bytes) -> bytes:
    """The header's value with every tag as the route gave it, for routes that know of no coding."""
    return _END_OF_CODED_TAG.sub(b'"', if_match)


def names(if_none_match: bytes, etag: bytes | None) -> bool:
    """True where the header's value names the tag, by the weak comparison of RFC 9110, 13.1.2."""
    if etag is None:
        return False
    if if_none_match == etag:
        return True
    listed = {tag.strip().removeprefix(b"W/") for tag in if_none_match.split(b",")}
    return b"*" in listed or etag.removeprefix(b"W/") in listed


def _without_body(headers: Sequence[Header]) -> list[Header]:
    return [header for header in headers if header[0] not in _OF_THE_BODY]


def _varying(headers: Sequence[Header], name: bytes) -> list[Header]:
    """The headers with this one named among those that the answer depends on."""
    others = [header for header in headers if header[0] != b"vary"]
    return [*others, (b"vary", b", ".join([*(value for key, value in headers if key == b"vary"), name]))]
