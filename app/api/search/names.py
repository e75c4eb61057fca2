"""The names of the catalogue's exercises, and how well a text fits each.

Search and the reading of drafts share it. A text and a name are sets of words that weigh differently; how alike they are is
their Tversky index (Tversky 1977, "Features of similarity"): what both have, over that plus what only one of them has.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from math import log

from app.api.search.facts import FACT, OTHER_NAME, WORKED, described, facts_of, unusual_in, worked
from app.api.search.spelling import Spelling, Typed
from app.api.search.vocabulary import plain_words, vocabulary
from app.engine.catalogue.cache import per_catalogue
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise

NAMED_ALONE = 0.6
"""How much a word counts that stands only in the name, of 1 for one only in the text: people leave out more than they add."""
MANNER_WEIGHT = 0.2
UNKNOWN_WEIGHT = 1.0
RAREST_WEIGHT, COMMONEST_WEIGHT = 1.3, 0.5
"""Ordinary words say more the fewer exercises have them."""
DESCRIPTION_SHARE = 0.75
"""What a text can reach that fits no name but is true of the exercise."""
DESCRIPTION_DIGITS = 2
"""Descriptions that differ by less are equal: what answers most comes first."""
CONTRADICTION_SHARE = 0.4
"""What is left for an exercise of which a deciding word of the text is not true."""
LEAST_SCORE = 0.1
LEAST_SHARE_OF_BEST = 0.5
"""What fits less is not worth showing."""
SAME_WORDS = 0.99
"""The most where the words are not a name as they stand."""
SURE_LIKENESS = 0.85
"""A word that was read with more of a slip speaks for an exercise, but not against one."""
UNASKED_SHARE = 0.98
"""Among equals the plain exercise comes first: no equipment, no stretch and no jump where the text asks for none."""

SCORE_DIGITS = 3
"""Scores that differ by less are equal."""

Scored = Sequence[tuple[float, str]]
"""Slugs with their score of up to 1, the best first."""


Postings = Mapping[str, Sequence[tuple[int, float]]]
"""For each word the numbers of what has it, each with a share."""


class NameIndex:
    """All names and what is true of the exercises, ready to be held against texts. Names and exercises go by number."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._vocabulary = vocabulary()
        self._slugs = tuple(sorted(catalogue.exercises, key=lambda slug: (-len(catalogue.imbalances_of.get(slug, ())), slug)))
        exercises = [catalogue.exercises[slug] for slug in self._slugs]
        plain = [tuple(map(plain_words, names_of(exercise))) for exercise in exercises]
        self._called = {words: number for number, names in reversed([*enumerate(plain)]) for words in names}
        known = {word for names in plain for words in names for word in words}
        known.update(word for exercise in exercises for word, _ in described(exercise, catalogue))
        self._spelling = Spelling(known, self._vocabulary)
        read = [{frozenset(self._spelling.read(words)) for words in names} - {frozenset()} for names in plain]
        self._weights = _weights_of([frozenset().union(*names) for names in read])
        self._owners: list[int] = []
        self._name_weights: list[float] = []
        """What all words of a name weigh together."""
        self._naming: dict[str, list[tuple[int, float]]] = defaultdict(list)
        """Names, with how much more the word counts in the name than beside it."""
        self._true: dict[str, list[tuple[int, float]]] = defaultdict(list)
        """Exercises, with how much the word counts beside a name of theirs."""
        self._describing: dict[str, list[tuple[int, float]]] = defaultdict(list)
        """Exercises, with how much the word counts without any of their names."""
        self._denying: dict[str, list[int]] = defaultdict(list)
        self._unusual: dict[str, list[int]] = defaultdict(list)
        for number, (exercise, names) in enumerate(zip(exercises, read, strict=True)):
            self._add(number, exercise, names, catalogue)

    def _add(self, number: int, exercise: Exercise, names: AbstractSet[frozenset[str]], catalogue: Catalogue) -> None:
        named: frozenset[str] = frozenset().union(*names)
        description = dict(described(exercise, catalogue))
        facts = facts_of(exercise)
        true = (
            dict.fromkeys(worked(exercise, catalogue), WORKED) | dict.fromkeys(named, OTHER_NAME) | dict.fromkeys(facts, FACT)
        )
        for word in true.keys() | description.keys():
            self._describing[word].append((number, max(true.get(word, 0.0), description.get(word, 0.0))))
        for word, share in true.items():
            self._true[word].append((number, share))
        for words in names:
            for word in words:
                self._naming[word].append((len(self._owners), 1 - true[word]))
            self._owners.append(number)
            self._name_weights.append(sum(map(self._weight, words)))
        for word in self._vocabulary.denied_by(facts | named):
            self._denying[word].append(number)
        for word in unusual_in(facts):
            self._unusual[word].append(number)

    def called(self, text: str) -> str | None:
        """The exercise that is called so, letter for letter but for case, accents and plurals."""
        number = self._called.get(plain_words(text))
        return None if number is None else self._slugs[number]

    def _weight(self, word: str) -> float:
        group = self._vocabulary.groups.get(word)
        if group is not None:
            return group.weight
        return MANNER_WEIGHT if word in self._vocabulary.manners else self._weights.get(word, UNKNOWN_WEIGHT)

    def ranked(self, text: str) -> Scored:
        """The exercises that fit the text at least half as well as the best; of equals first what answers most imbalances."""
        typed = self._spelling.typed(text)
        weights = [max(map(self._weight, near), default=UNKNOWN_WEIGHT) for near in typed]
        scores = self._fitting(typed, weights)
        asked = {word for near in typed for word in near}
        for word, numbers in self._unusual.items():
            if asked.isdisjoint(self._vocabulary.groups[word].words):
                for number in numbers:
                    scores[number] *= UNASKED_SHARE
        for number in set(chain.from_iterable(self._denied_by(near) for near in typed)):
            scores[number] *= CONTRADICTION_SHARE
        called = self._called.get(plain_words(text))
        if called is not None:
            scores = [min(score, SAME_WORDS) for score in scores]
            scores[called] = 1.0
        least = max(LEAST_SCORE, LEAST_SHARE_OF_BEST * max(scores, default=0.0))
        found = ((round(score, SCORE_DIGITS), slug) for score, slug in zip(scores, self._slugs, strict=True) if score >= least)
        return sorted(found, key=lambda scored: -scored[0])

    def _fitting(self, typed: Sequence[Typed], weights: Sequence[float]) -> list[float]:
        """For each exercise how well its description or the best of its names fits."""
        whole = sum(weights) or 1.0
        described = [0.0] * len(self._slugs)
        true = described[:]
        gained: dict[int, float] = defaultdict(float)
        named: dict[int, float] = defaultdict(float)
        for near, weight in zip(typed, weights, strict=True):
            for number, share in _best(self._describing, near):
                described[number] += weight * share
            for number, share in _best(self._true, near):
                true[number] += weight * share
            for number, share in _best(self._naming, near):
                gained[number] += weight * share
                named[number] += weight
        scores = [DESCRIPTION_SHARE * round(share / whole, DESCRIPTION_DIGITS) for share in described]
        for name, gain in gained.items():
            number = self._owners[name]
            score = (true[number] + gain) / (whole + NAMED_ALONE * max(self._name_weights[name] - named[name], 0.0))
            if score > scores[number]:
                scores[number] = score
        return scores

    def _denied_by(self, near: Typed) -> Iterable[int]:
        """The exercises against which all that a typed word may mean speaks."""
        denying = [set(self._denying.get(word, ()) if likeness >= SURE_LIKENESS else ()) for word, likeness in near.items()]
        return set.intersection(*denying) if denying else ()


def _best(postings: Postings, near: Typed) -> Iterable[tuple[int, float]]:
    """All that has any of the words, once, with the share of its likeliest."""
    if len(near) == 1:
        ((word, likeness),) = near.items()
        found = postings.get(word, ())
        return found if likeness == 1 else [(number, likeness * share) for number, share in found]
    best: dict[int, float] = {}
    for word, likeness in near.items():
        for number, share in postings.get(word, ()):
            best[number] = max(likeness * share, best.get(number, 0.0))
    return best.items()


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
