"""Matches the words of a coach's draft to exercises of the catalogue, by the same index that search uses."""

from dataclasses import dataclass
from functools import lru_cache
from math import exp

from app.api.search.names import NameIndex, Scored, name_index
from app.engine.catalogue.cache import per_catalogue
from app.engine.catalogue.catalogue import Catalogue

EVEN_SCORE = 0.71
STEEPNESS = 18
"""Of the logistic curve from scores to confidence, fitted by maximum likelihood to the labelled names that the matcher was
tuned with (`tests/api/search/labelled`): of the exercises that come first with that score every other one is right."""
LEAST_CONFIDENCE = 0.65
"""Below this the words may mean something else, and nothing is matched: one taken for another is worse than one not read."""
CERTAIN = 1.0
NEARLY_CERTAIN = 0.99
"""The most for words that are not a name of the exercise as they stand."""
LEAST_SCORE_OF_CANDIDATES = 0.3
MOST_CANDIDATES = 3
MOST_READ_CLOSELY = 1000
"""Different texts of one draft that are held against all names. No plan has as many; beyond it only exact names are read."""
REMEMBERED_TEXTS = 4096


@dataclass(frozen=True, slots=True)
class Match:
    """What some words were taken for."""

    text: str
    exercise: str | None
    """None where nothing comes close enough."""
    confidence: float
    """How likely that is right: 1 for a name, an alias or a slug; 0 without a match."""
    candidates: tuple[str, ...] = ()
    """Without a match the exercises that come closest, the likeliest first."""


class ExerciseMatcher:
    """Finds exercises by the words that people write into plans; it reads every text once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._reader = _reader(catalogue)
        self.matches: dict[str, Match] = {}
        """Every text asked for so far, in order."""

    def match(self, text: str) -> Match:
        """The exercise that the text names, or the one that it most likely means."""
        if text not in self.matches:
            read = self._reader.closely if len(self.matches) < MOST_READ_CLOSELY else self._reader.name
            self.matches[text] = read(text)
        return self.matches[text]


class _Reader:
    """Reads texts for all drafts and remembers what they were taken for."""

    def __init__(self, names: NameIndex) -> None:
        self._names = names
        self.closely = lru_cache(REMEMBERED_TEXTS)(self._closely)

    def name(self, text: str) -> Match:
        """The exercise that is called so."""
        called = self._names.called(text)
        return Match(text, called, CERTAIN if called else 0.0)

    def _closely(self, text: str) -> Match:
        match = self.name(text)
        return match if match.exercise else _nearest(text, self._names.ranked(text))


@per_catalogue(maxsize=1)
def _reader(catalogue: Catalogue) -> _Reader:
    return _Reader(name_index(catalogue))


def _nearest(text: str, ranked: Scored) -> Match:
    confidence = min(NEARLY_CERTAIN, round(_confidence(ranked[0][0]), 2)) if ranked else 0.0
    if confidence >= LEAST_CONFIDENCE:
        return Match(text, ranked[0][1], confidence)
    near = tuple(slug for score, slug in ranked[:MOST_CANDIDATES] if score >= LEAST_SCORE_OF_CANDIDATES)
    return Match(text, None, 0.0, near)


def _confidence(score: float) -> float:
    return 1 / (1 + exp(-STEEPNESS * (score - EVEN_SCORE)))
