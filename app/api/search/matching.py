"""Matches the words of a coach's draft to exercises of the catalogue."""

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from app.api.search.index import words_of
from app.engine.catalogue.catalogue import Catalogue

LEAST_LIKENESS = 80.0
"""Of 100: below this the words may mean something else, and nothing is matched."""
CERTAIN = 1.0
NEARLY_CERTAIN = 0.99
"""The most for words that are not a name of the exercise as they stand."""


@dataclass(frozen=True, slots=True)
class Match:
    """What some words were taken for."""

    text: str
    exercise: str | None
    """None where nothing comes close enough."""
    confidence: float
    """1 for a name, an alias or a slug; less the further the words are from one; 0 without a match."""


class ExerciseMatcher:
    """Finds exercises by the words that people write into plans; it reads every text once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._slugs: dict[str, str] = {}
        for slug, exercise in sorted(catalogue.exercises.items()):
            for name in (slug, exercise.name, *exercise.aliases):
                self._slugs.setdefault(_normal(name), slug)
        self._names = tuple(self._slugs)
        self.matches: dict[str, Match] = {}
        """Every text asked for so far, in order."""

    def match(self, text: str) -> Match:
        """The exercise that the text names, or the nearest one that it may name."""
        if text not in self.matches:
            self.matches[text] = self._found(text)
        return self.matches[text]

    def _found(self, text: str) -> Match:
        normal = _normal(text)
        if normal in self._slugs:
            return Match(text, self._slugs[normal], CERTAIN)
        nearest = process.extractOne(normal, self._names, scorer=fuzz.token_sort_ratio, score_cutoff=LEAST_LIKENESS)
        if nearest is None:
            return Match(text, None, 0.0)
        name, likeness, _ = nearest
        return Match(text, self._slugs[name], min(NEARLY_CERTAIN, round(likeness / 100, 2)))


def _normal(text: str) -> str:
    return " ".join(words_of(text))
