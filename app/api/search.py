"""Finding exercises by what people type, slips of the finger included."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from app.engine.catalogue import Catalogue, Exercise
from app.engine.vocabulary import MuscleRole

NAME_WEIGHT = 1.0
ALIAS_WEIGHT = 0.9
PATTERN_WEIGHT = 0.7
MUSCLE_WEIGHTS = {
    MuscleRole.PRIMARY: 0.6,
    MuscleRole.LENGTHENED: 0.5,
    MuscleRole.RELEASED: 0.5,
    MuscleRole.SECONDARY: 0.4,
}
MAIN_MUSCLE_WEIGHT = 0.65
"""How much a match counts by where it is found; the main muscle is the first primary one."""

LEAST_LIKENESS = 75.0
"""Of 100: below this two words are different words."""
BEGINNING_LIKENESS = 95.0
"""A word that begins like the typed one is nearly the word itself."""
SHORTEST_BEGINNING = 2
WHOLE_PHRASE_SHARE = 0.5
"""How much the likeness of the whole phrase, without its spaces, counts beside that of the single words."""
SAME_PHRASE_LIKENESS = 85.0
"""A phrase this close is the one that was meant, however it is cut into words: `clam shell`, `stepup`."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name in lower-case words, and how much it counts."""

    words: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The words under which each exercise is found, by slug."""

    phrases: tuple[tuple[str, tuple[Phrase, ...]], ...]

    @classmethod
    def of(cls, catalogue: Catalogue) -> "SearchIndex":
        """The index of all exercises of the catalogue."""
        return cls(
            tuple((slug, tuple(_phrases(exercise, catalogue))) for slug, exercise in sorted(catalogue.exercises.items()))
        )

    def scores(self, query: str) -> dict[str, float]:
        """How well each exercise fits that has every word of the query, or the query as a whole: above 0, at most 150."""
        words = words_of(query)
        if not words:
            return {}
        scored = ((slug, _score(words, phrases)) for slug, phrases in self.phrases)
        return {slug: score for slug, score in scored if score > 0}


def words_of(text: str) -> tuple[str, ...]:
    """The text's words in lower case, without punctuation."""
    return tuple(re.findall(r"[^\W_]+", text.lower()))


def _phrases(exercise: Exercise, catalogue: Catalogue) -> Iterable[Phrase]:
    yield Phrase(words_of(exercise.name), NAME_WEIGHT)
    yield from (Phrase(words_of(alias), ALIAS_WEIGHT) for alias in exercise.aliases)
    yield Phrase(words_of(exercise.pattern), PATTERN_WEIGHT)
    for place, use in enumerate(exercise.muscles):
        muscle = catalogue.muscles[use.muscle]
        is_main = place == 0 and use.role is MuscleRole.PRIMARY
        weight = MAIN_MUSCLE_WEIGHT if is_main else MUSCLE_WEIGHTS[use.role]
        yield from (Phrase(words_of(name), weight) for name in (muscle.name, muscle.latin_name, *muscle.aliases))


def _score(words: tuple[str, ...], phrases: tuple[Phrase, ...]) -> float:
    typed = "".join(words)
    whole, weight = max((fuzz.ratio(typed, "".join(phrase.words)), phrase.weight) for phrase in phrases)
    best_of_words = [_best(word, phrases) for word in words]
    if min(best_of_words) == 0 and whole < SAME_PHRASE_LIKENESS:
        return 0.0
    return sum(best_of_words) / len(words) + WHOLE_PHRASE_SHARE * whole * weight


def _best(typed: str, phrases: tuple[Phrase, ...]) -> float:
    return max(_likeness(typed, word) * phrase.weight for phrase in phrases for word in phrase.words)


def _likeness(typed: str, word: str) -> float:
    """0 to 100; 0 for different words."""
    if typed == word:
        return 100.0
    if len(typed) >= SHORTEST_BEGINNING and word.startswith(typed):
        return BEGINNING_LIKENESS
    return fuzz.ratio(typed, word, score_cutoff=LEAST_LIKENESS)
