"""Reads what people type as words that exercise names are made of: slips, beginnings, glued and parted words."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import takewhile, zip_longest

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.api.search.vocabulary import Vocabulary, Words, plain_words

LEAST_LIKENESS = 0.75
"""Below this two words are different words; a slip in a word of four letters is just as much."""
BEGINNING_LIKENESS = 0.9
"""A word that begins like the typed one is nearly the word itself."""
SHORTEST_BEGINNING = 2
SHORTEST_SLIP = 3
"""Letters of a word with a slip, meant for a longer one. The first letter is right or was left out, for other slips there are
rare (Pollock & Zamora 1984, "Automatic spelling correction in scientific and scholarly text")."""
MOST_ALIKE = 5
SAME_WORD_LIKENESS = 0.88
"""From here on a word is a slip rather than two words glued together."""
ENDINGS = ("en", "es", "n", "e")
"""Of plurals and cases beside the s, in the languages of the catalogue."""
SHORTEST_BASE = 6
SHORTEST_PART = 3
"""Letters of the parts of a glued word."""
REMEMBERED_WORDS = 4096

Typed = Mapping[str, float]
"""What one typed word may stand for, each with a likeness up to 1; empty where it is not known."""


class Spelling:
    """The words that may stand in a name, and what other words may be meant for them."""

    def __init__(self, words: Iterable[str], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._words = sorted({*words, *vocabulary.forms})
        self._known = frozenset(self._words)
        self._beginning: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            if len(word) > SHORTEST_SLIP:
                for letter in {*word[:2]}:
                    self._beginning[letter].append(word)
        self._bases = {word: base for word in self._words if (base := self._base_of(word))}
        self._likely = lru_cache(REMEMBERED_WORDS)(self._nearest)

    def typed(self, text: str) -> list[Typed]:
        """Each word of the text with what it may mean, without those that say nothing."""
        words = list(self._joined(map(self._base, plain_words(text))))
        nearest = [{word: 1.0} if word in self._known else self._likely(word) for word in words]
        best = [max(near, key=near.__getitem__) if near else word for word, near in zip(words, nearest, strict=True)]
        found: dict[str, Typed] = {}
        start = 0
        for form, meanings in self._vocabulary.parts(best):
            here = nearest[start : start + len(form)]
            start += len(form)
            if len(form) == 1 and len(here[0]) > 1:
                found.setdefault(form[0], self._each(here[0]))
            else:
                likeness = min((near.get(word, 0.0) for word, near in zip(form, here, strict=True)), default=0.0)
                for meaning in meanings:
                    found.setdefault(meaning, {meaning: likeness} if likeness else {})
        return list(found.values())

    def read(self, words: Words) -> Words:
        """The meanings of the words of a name."""
        return self._vocabulary.read(tuple(map(self._base, words)))

    def _base(self, word: str) -> str:
        return self._bases.get(word, word)

    def _base_of(self, word: str) -> str | None:
        """The known word of which this one is the plural or another case."""
        for ending in ENDINGS:
            base = word.removesuffix(ending)
            if base != word and len(base) >= SHORTEST_BASE and base in self._known and not self._vocabulary.means(word):
                return base
        return None

    def _each(self, near: Typed) -> Typed:
        meanings = ((self._vocabulary.read((word,)), likeness) for word, likeness in near.items())
        return {words[0]: likeness for words, likeness in meanings if len(words) == 1}

    def _joined(self, words: Iterable[str]) -> Iterator[str]:
        """The words, two of them as one where names write them so, and one as two where it is glued together."""
        skip = False
        words = tuple(words)
        for word, following in zip_longest(words, words[1:], fillvalue=""):
            if skip:
                skip = False
            elif following and len(word + following) > SHORTEST_SLIP and word + following in self._known:
                skip = True
                yield word + following
            elif word in self._known or max(self._likely(word).values(), default=0.0) >= SAME_WORD_LIKENESS:
                yield word
            else:
                yield from self._parted(word) or (word,)

    def _parted(self, word: str) -> tuple[str, ...]:
        """The known words that the word is glued from, the first as long as possible; nothing where there are none."""
        for end in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            if word[:end] in self._known:
                rest = word[end:]
                tail = (rest,) if rest in self._known else self._parted(rest)
                if tail:
                    return word[:end], *tail
        return ()

    def _nearest(self, word: str) -> Typed:
        """Words that the unknown one begins, or that differ by a slip."""
        near = dict.fromkeys(self._beginning_with(word), BEGINNING_LIKENESS)
        if len(word) >= SHORTEST_SLIP:
            alike = self._beginning.get(word[0], ())
            for other, likeness, _ in process.extract(
                word, alike, scorer=OSA.normalized_similarity, score_cutoff=LEAST_LIKENESS, limit=MOST_ALIKE
            ):
                near[other] = max(likeness, near.get(other, 0.0))
        return {} if self._undecided(near) else near

    def _undecided(self, near: Typed) -> bool:
        """Whether different words of one deciding group come equally close: letters cannot tell which is meant."""
        closest = max(near.values(), default=0.0)
        meanings = {self._vocabulary.read((word,)) for word, likeness in near.items() if likeness == closest}
        groups = [self._vocabulary.groups.get(words[0]) for words in meanings if len(words) == 1]
        return len(meanings) > 1 and any(group is not None and groups.count(group) > 1 for group in groups)

    def _beginning_with(self, typed: str) -> Iterator[str]:
        if len(typed) < SHORTEST_BEGINNING:
            return iter(())
        first = bisect_left(self._words, typed)
        following = (self._words[place] for place in range(first, len(self._words)))
        return takewhile(lambda word: word.startswith(typed), following)
