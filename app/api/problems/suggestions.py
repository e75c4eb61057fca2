"""Finds the known words that come nearest to a wrong one."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

LEAST_LIKENESS = 65.0
"""Of 100: below this, a suggestion would puzzle more than help."""
MOST_SUGGESTIONS = 3
LONGEST_WORD = 100
"""Longer input is nobody's slip of the finger."""


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """Up to three of the known words that come close to the given one, the nearest first."""
    found = process.extract(
        word[:LONGEST_WORD].lower(), tuple(known), scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=MOST_SUGGESTIONS
    )
    return [match for match, _, _ in sorted(found, key=lambda each: (-each[1], each[0]))]
