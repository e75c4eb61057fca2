"""The names of the catalogue's exercises, and how well a text fits each.

Search and the reading of drafts share it. A text and a name are sets of words that weigh differently; how alike they are is their
Tversky index (Tversky 1977, "Features of similarity"): what both have, over that plus what only one of them has.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from math import log

from app.api.search.facts import OTHER_NAME, described, facts_of
from app.api.search.spelling import Spelling, Typed
from app.api.search.vocabulary import Words, plain_words, vocabulary
from app.engine.catalogue.cache import per_catalogue
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise

TYPED_ALONE = 1.0
NAMED_ALONE = 0.5
"""How much a word counts that stands only in the text, or only in the name: people leave out more than they add."""
MANNER_WEIGHT = 0.2
UNKNOWN_WEIGHT = 1.0
RAREST_WEIGHT, COMMONEST_WEIGHT = 1.3, 0.5
"""Ordinary words say more the fewer exercises have them."""
DESCRIPTION_SHARE = 0.75
"""What a text can reach that fits no name but is true of the exercise."""
CONTRADICTION_SHARE = 0.4
"""What is left for an exercise of which a deciding word of the text is not true."""
SAME_WORDS = 0.99
"""The most where the words are not a name as they stand."""
REMEMBERED_TEXTS = 1024

Scored = Sequence[tuple[float, str]]
"""Slugs with their score of up to 1, the best first."""


@dataclass(frozen=True, slots=True)
class Name:
    """A way to call an exercise."""

    slug: str
    words: frozenset[str]
    weight: float


class NameIndex:
    """All names and what is true of the exercises, ready to be held against texts."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._vocabulary = vocabulary()
        plain = {slug: tuple(map(plain_words, names_of(exercise))) for slug, exercise in catalogue.exercises.items()}
        self._called = {words: slug for slug, names in reversed(plain.items()) for words in names}
        described_by = {slug: dict(described(exercise, catalogue)) for slug, exercise in catalogue.exercises.items()}
        known = (word for names in plain.values() for words in names for word in words)
        self._spelling = Spelling((*known, *(word for words in described_by.values() for word in words)), self._vocabulary)
        read = {slug: {frozenset(self._vocabulary.read(words)) for words in names} for slug, names in plain.items()}
        self._weights = _weights_of([frozenset().union(*names) for names in read.values()])
        self._true: dict[str, Mapping[str, float]] = {}
        self._denied: dict[str, frozenset[str]] = {}
        self._names: dict[str, list[Name]] = defaultdict(list)
        self._having: dict[str, list[str]] = defaultdict(list)
        for slug, names in read.items():
            self._add(catalogue.exercises[slug], names, described_by[slug])
        self.ranked = lru_cache(REMEMBERED_TEXTS)(self._ranked)

    def _add(self, exercise: Exercise, names: Set[frozenset[str]], description: Mapping[str, float]) -> None:
        named = frozenset(word for words in names for word in words)
        self._true[exercise.slug] = {**description, **dict.fromkeys(named, OTHER_NAME)}
        for word in self._true[exercise.slug]:
            self._having[word].append(exercise.slug)
        for words in names - {frozenset()}:
            name = Name(exercise.slug, words, sum(map(self._weight, words)))
            for word in words:
                self._names[word].append(name)
        true = facts_of(exercise) | named
        groups = set(self._vocabulary.groups.values())
        self._denied[exercise.slug] = frozenset(word for group in groups for word in group.denied_by(true))

    def called(self, text: str) -> str | None:
        """The exercise that is called so, letter for letter but for case, accents and plurals."""
        return self._called.get(plain_words(text))

    def _weight(self, word: str) -> float:
        group = self._vocabulary.groups.get(word)
        if group is not None:
            return group.weight
        return MANNER_WEIGHT if word in self._vocabulary.manners else self._weights.get(word, UNKNOWN_WEIGHT)

    def _ranked(self, text: str) -> Scored:
        """Every exercise that has something of the text."""
        typed = self._spelling.typed(text)
        weights = [max(map(self._weight, near), default=UNKNOWN_WEIGHT) for near in typed]
        scores = self._by_description(typed, weights)
        for name in {name for near in typed for word in near for name in self._names.get(word, ())}:
            scores[name.slug] = max(scores[name.slug], self._likeness(name, typed, weights))
        for slug in scores:
            if any(near and near.keys() <= self._denied[slug] for near in typed):
                scores[slug] *= CONTRADICTION_SHARE
        called = self.called(text)
        if called is not None:
            scores = {slug: min(score, SAME_WORDS) for slug, score in scores.items()} | {called: 1.0}
        return sorted(((score, slug) for slug, score in scores.items()), key=lambda each: (-each[0], each[1]))

    def _by_description(self, typed: Sequence[Typed], weights: Sequence[float]) -> dict[str, float]:
        found: dict[str, float] = defaultdict(float)
        for near, weight in zip(typed, weights, strict=True):
            best: dict[str, float] = {}
            for word, likeness in near.items():
                for slug in self._having.get(word, ()):
                    best[slug] = max(best.get(slug, 0.0), likeness * self._true[slug][word])
            for slug, credit in best.items():
                found[slug] += weight * credit
        whole = sum(weights) or 1.0
        return defaultdict(float, {slug: DESCRIPTION_SHARE * credit / whole for slug, credit in found.items()})

    def _likeness(self, name: Name, typed: Sequence[Typed], weights: Sequence[float]) -> float:
        true = self._true[name.slug]
        shared = typed_alone = 0.0
        named_alone = name.weight
        for near, weight in zip(typed, weights, strict=True):
            in_name = [(likeness, word) for word, likeness in near.items() if word in name.words]
            credit, word = max(in_name, default=(0.0, ""))
            if in_name:
                named_alone -= self._weight(word)
            else:
                credit = max((likeness * true.get(word, 0.0) for word, likeness in near.items()), default=0.0)
            shared += weight * credit
            typed_alone += weight * (1 - credit)
        whole = shared + TYPED_ALONE * typed_alone + NAMED_ALONE * max(named_alone, 0.0)
        return shared / whole if whole else 0.0


def names_of(exercise: Exercise) -> Iterator[str]:
    """Everything that the exercise is called."""
    yield exercise.name
    yield from exercise.aliases
    for names in exercise.names.values():
        yield from names
    yield exercise.slug


def _weights_of(exercises: Sequence[frozenset[str]]) -> dict[str, float]:
    """The weights of ordinary words: the logarithm of how many exercises share them, between the commonest and the rarest."""
    counts = Counter(word for words in exercises for word in words)
    most = log(max(counts.values(), default=1) + 1)
    spread = RAREST_WEIGHT - COMMONEST_WEIGHT
    return {word: RAREST_WEIGHT - spread * log(count) / most for word, count in counts.items()}


@per_catalogue(maxsize=1)
def name_index(catalogue: Catalogue) -> NameIndex:
    """The names of a catalogue, read once for all who ask."""
    return NameIndex(catalogue)
