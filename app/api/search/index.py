"""A search index of exercises by words, slips of the finger included.

What is typed is compared with the distinct words and names of the whole catalogue, and these lead to the exercises:
words grow much more slowly in number than exercises do. Sets of exercises are the numbers of an `ExerciseOrder`.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from itertools import pairwise, takewhile

from rapidfuzz import fuzz, process

from app.api.search.ordering import ExerciseSet, Groups
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.vocabulary.exercises import MuscleRole

NAME_WEIGHT = 1.0
ALIAS_WEIGHT = 0.95
PATTERN_WEIGHT = 0.7
MUSCLE_WEIGHTS = {
    MuscleRole.PRIMARY: 0.7,
    MuscleRole.LENGTHENED: 0.6,
    MuscleRole.RELEASED: 0.6,
    MuscleRole.SECONDARY: 0.4,
}
MAIN_MUSCLE_WEIGHT = 0.8
"""How much a match counts by where it is found; the main muscle is the first primary one."""

LEAST_LIKENESS = 75.0
"""Of 100: below this two words are different words."""
BEGINNING_LIKENESS = 95.0
"""A word that begins like the typed one is nearly the word itself."""
SHORTEST_BEGINNING = 2
GLUED_LIKENESS = 90.0
"""Two typed words glued together are compared more strictly: `hamstring curl` is not just the hamstrings."""
LEAST_NAME_LIKENESS = 50.0
"""Of 100: below this the likeness of everything typed to a name, both without spaces, says nothing."""
SAME_NAME_LIKENESS = 85.0
"""A name this close is the one that was meant, even where one of its words is not."""
FINEST_DIFFERENCE = 0.001
"""Scores that are no further apart are equal."""

REMEMBERED_WORDS = 1024
"""Typed words for which an index remembers what it found, the least used going first."""

Levels = list[tuple[float, ExerciseSet]]
"""Disjoint sets of exercises with their score of 0 to 100, the best first."""


class SearchIndex:
    """The words and names under which the exercises of one order are found."""

    def __init__(self, catalogue: Catalogue, slugs: Sequence[str]) -> None:
        named: dict[tuple[str, float], ExerciseSet] = defaultdict(int)
        for place, slug in enumerate(slugs):
            for name_and_weight in _names(catalogue.exercises[slug], catalogue):
                named[name_and_weight] |= 1 << place
        words: dict[str, dict[float, ExerciseSet]] = defaultdict(lambda: defaultdict(int))
        names: dict[str, dict[float, ExerciseSet]] = defaultdict(lambda: defaultdict(int))
        single: set[str] = set()
        for (name, weight), exercises in named.items():
            name_words = words_of(name)
            single.update(name_words)
            names["".join(name_words)][weight] |= exercises
            for word in (*name_words, *_glued(name_words)):
                words[word][weight] |= exercises
        self._words = {word: list(weights.items()) for word, weights in words.items()}
        self._names = {name: list(weights.items()) for name, weights in names.items()}
        self._all_words, self._all_names, self._single_words = list(words), list(names), sorted(single)
        self._near = lru_cache(REMEMBERED_WORDS)(self._of_word)
        self._near_glued = lru_cache(REMEMBERED_WORDS)(self._of_glued_words)

    def groups(self, query: str) -> Groups:
        """The exercises that have every word of the query, or the query as a name, the best first."""
        typed = words_of(query)
        if not typed:
            return []
        scored: dict[int, ExerciseSet] = defaultdict(int)
        for score, exercises in self._scored(typed):
            scored[round(score / FINEST_DIFFERENCE)] |= exercises
        best = round(100 / FINEST_DIFFERENCE)
        return [(f"{best - score:06d}", scored[score]) for score in sorted(scored, reverse=True)]

    def _scored(self, typed: Sequence[str]) -> Iterator[tuple[float, ExerciseSet]]:
        """Half of a score comes from the single words, half from the name."""
        by_words = reduce(_sum, (self._of_place(typed, place) for place in range(len(typed))))
        by_name, meant = self._of_name("".join(typed))
        for score, exercises in by_words:
            meant &= ~exercises
            left = exercises
            for other, named in by_name:
                if here := left & named:
                    yield (score / len(typed) + other) / 2, here
                    left ^= here
            if left:
                yield score / len(typed) / 2, left
        yield from ((score, here) for score, named in by_name if (here := meant & named))

    def _of_place(self, typed: Sequence[str], place: int) -> Levels:
        """For one of the typed words, alone or glued to a neighbour: `clam shell` is found as `clamshell`."""
        glued = (self._near_glued(pair) for pair in _glued(typed[max(0, place - 1) : place + 2]))
        return _levels([*self._near(typed[place]), *(level for levels in glued for level in levels)])

    def _of_word(self, typed: str) -> Levels:
        likenesses = {word: likeness for word, likeness, _ in _alike(typed, self._all_words, LEAST_LIKENESS)}
        likenesses |= dict.fromkeys(self._beginning_with(typed), BEGINNING_LIKENESS)
        if typed in self._words:
            likenesses[typed] = 100.0
        return self._found_by(likenesses.items())

    def _of_glued_words(self, typed: str) -> Levels:
        return self._found_by((word, likeness) for word, likeness, _ in _alike(typed, self._single_words, GLUED_LIKENESS))

    def _found_by(self, likenesses: Iterable[tuple[str, float]]) -> Levels:
        return _levels((weight * likeness, found) for word, likeness in likenesses for weight, found in self._words[word])

    def _beginning_with(self, typed: str) -> Iterator[str]:
        if len(typed) < SHORTEST_BEGINNING:
            return iter(())
        first = bisect_left(self._single_words, typed)
        following = (self._single_words[place] for place in range(first, len(self._single_words)))
        return takewhile(lambda word: word.startswith(typed), following)

    def _of_name(self, typed: str) -> tuple[Levels, ExerciseSet]:
        """For everything typed as one name; and the exercises of which it can hardly be anything but the name."""
        near = [(self._names[name], likeness) for name, likeness, _ in _alike(typed, self._all_names, LEAST_NAME_LIKENESS)]
        meant = 0
        for weights, likeness in near:
            if likeness >= SAME_NAME_LIKENESS:
                meant = reduce(int.__or__, (found for _, found in weights), meant)
        return _levels((weight * likeness, found) for weights, likeness in near for weight, found in weights), meant


def words_of(text: str) -> tuple[str, ...]:
    """The text's words in lower case, without punctuation."""
    return tuple(re.findall(r"[^\W_]+", text.lower()))


def _names(exercise: Exercise, catalogue: Catalogue) -> Iterator[tuple[str, float]]:
    """Everything that the exercise may be asked for by, and how much it counts."""
    yield exercise.name, NAME_WEIGHT
    yield from ((alias, ALIAS_WEIGHT) for alias in exercise.aliases)
    yield exercise.pattern, PATTERN_WEIGHT
    for place, use in enumerate(exercise.muscles):
        muscle = catalogue.muscles[use.muscle]
        is_main = place == 0 and use.role is MuscleRole.PRIMARY
        weight = MAIN_MUSCLE_WEIGHT if is_main else MUSCLE_WEIGHTS[use.role]
        yield from ((name, weight) for name in (muscle.name, muscle.latin_name, *muscle.aliases))


def _glued(words: Sequence[str]) -> Iterator[str]:
    """Neighbours written as one word: somebody types `hipthrust`."""
    return ("".join(pair) for pair in pairwise(words))


def _alike(typed: str, known: list[str], least: float) -> list[tuple[str, float, int]]:
    return process.extract(typed, known, scorer=fuzz.ratio, score_cutoff=least, limit=None)


def _levels(scored: Iterable[tuple[float, ExerciseSet]]) -> Levels:
    """Every exercise at its best score only."""
    levels: Levels = []
    seen = 0
    for score, exercises in sorted(scored, reverse=True):
        if new := exercises & ~seen:
            levels.append((score, new))
            seen |= new
    return levels


def _sum(one: Levels, other: Levels) -> Levels:
    """The exercises that both hold, with both scores together."""
    return [(score + more, both) for score, here in one for more, there in other if (both := here & there)]
