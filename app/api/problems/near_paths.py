"""Finds the addresses that come nearest to one where there is nothing."""

from collections.abc import Iterable
from urllib.parse import quote

from rapidfuzz import fuzz

from app.api.problems.suggestions import LEAST_LIKENESS, MOST_SUGGESTIONS

LONGEST_PATH = 200
"""Longer ones are nobody's slip of the finger."""
STARTS = ("/docs", "/openapi.json", "/programs", "/exercises")
"""Where one may begin who asked for nothing."""
BESIDE_THE_DOCUMENT = ("/docs", "/openapi.json")
"""What answers and does not stand in the document."""

Segments = tuple[str, ...]


def near_paths(path: str, templates: Iterable[str]) -> list[str]:
    """Up to three addresses that may have been meant, the nearest first.

    They are written without a slash at the end or a foreign beginning such as `/api/v1`, in small letters and without slips.
    """
    given = tuple(segment for segment in path.split("/") if segment)
    if not given:
        return list(STARTS)
    if len(path) > LONGEST_PATH:
        return []
    ends = [given[number:] for number in range(len(given))]
    found: dict[str, float] = {}
    for template in (*templates, *BESIDE_THE_DOCUMENT):
        known = tuple(template.strip("/").split("/"))
        for likeness, address in (_filled(known, end) for end in ends if len(end) == len(known)):
            found[address] = max(likeness, found.get(address, 0.0))
    best = sorted((-likeness, address) for address, likeness in found.items() if likeness >= LEAST_LIKENESS)
    return [address for _, address in best[:MOST_SUGGESTIONS] if address != path]


def _filled(template: Segments, given: Segments) -> tuple[float, str]:
    """How near the given segments come to the template's own, and the template with those that it leaves open."""
    own = [(known, segment) for known, segment in zip(template, given, strict=True) if not known.startswith("{")]
    likeness = min((fuzz.ratio(known, segment.lower()) for known, segment in own), default=0.0)
    filled = (quote(segment) if known.startswith("{") else known for known, segment in zip(template, given, strict=True))
    return likeness, "/" + "/".join(filled)
