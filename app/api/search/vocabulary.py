"""What the words of exercise names mean, whatever the language, the spelling and the short form."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

WORDS_FILE = Path(__file__).with_name("words.yaml")
SHORTEST_PLURAL = 3
_DOSE = re.compile(
    r"\d+\s*[x×]\s*\d+(\s*[-–]\s*\d+)?|\d+([-–.,]\d+)?\s*(sets?|reps?|s|secs?|seconds?|min|mins|minutes?|kg|lbs?|wdh|cm|%|rm)\b"
    r"|\b(stage|phase|level|week|day|part|round|set)\s*\d+|\brpe\s*\d+|[x×]\s*\d+\b"
)
"""How much of it, or its place in a plan: nothing of the exercise itself."""

_DIGIT = re.compile(r"\d")
_POSSESSIVE = re.compile(r"['’`´]s\b")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecidingGroup:
    """Words of which an exercise has the right one, or is another exercise."""

    weight: float
    """How much each counts; a usual ordinary word counts 1."""
    against: str
    """Which of them speak against an exercise that does not have them: `all`, those of an exercise with `others`, `none`."""
    words: frozenset[str]

    def denied_by(self, true: AbstractSet[str]) -> frozenset[str]:
        """The words that speak against an exercise of which these are true."""
        if self.against == "all" or (self.against == "others" and true & self.words):
            return self.words - true
        return frozenset()


class Vocabulary:
    """Reads texts into words that mean one thing each."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._meanings: dict[Words, Words] = {}
        self._longest: dict[str, int] = {}
        """Words of the longest form that begins with a word."""
        self.groups: dict[str, DecidingGroup] = {}
        """By each of their words."""
        for group in data["deciding"].values():
            self._add_group(group)
        self._all_groups = tuple({id(group): group for group in self.groups.values()}.values())
        for form in data["stop"]:
            self._add(plain_words(form), ())
        for key in ("same", "short"):
            for meaning, forms in _pairs(data[key]):
                words = self.read(plain_words(meaning))
                for form in (*forms, meaning):
                    self._add(plain_words(form), words)
        self.manners = frozenset(word for form in data["manner"] for word in plain_words(form))

    def _add_group(self, group: Mapping[str, Any]) -> None:
        words: Mapping[str, Sequence[str]] = group["words"]
        made = DecidingGroup(group["weight"], str(group["against"]), frozenset(w for m in words for w in m.split()))
        for meaning, forms in words.items():
            self.groups |= dict.fromkeys(meaning.split(), made)
            for form in (*forms, meaning):
                self._add(plain_words(form), tuple(meaning.split()))

    def _add(self, form: Words, meaning: Words) -> None:
        self._meanings[form] = meaning
        self._longest[form[0]] = max(len(form), self._longest.get(form[0], 1))

    @property
    def forms(self) -> Iterator[str]:
        """All single words with a meaning, and those that longer forms are made of."""
        return (word for form in self._meanings for word in form)

    def denied_by(self, true: AbstractSet[str]) -> Iterator[str]:
        """The deciding words that speak against an exercise of which these are true."""
        for group in self._all_groups:
            yield from group.denied_by(true)

    def means(self, word: str) -> bool:
        """Whether the word alone has a meaning."""
        return (word,) in self._meanings

    def read(self, words: Sequence[str]) -> Words:
        """The meanings of plain words, each once; words without a known meaning stand for themselves."""
        return tuple(dict.fromkeys(meaning for _, meanings in self.parts(words) for meaning in meanings))

    def parts(self, words: Sequence[str]) -> Iterator[tuple[Words, Words]]:
        """The longest forms that the words begin with, one after the other, with the meaning of each."""
        start = 0
        while start < len(words):
            form: Words = (words[start],)
            for length in range(min(self._longest.get(words[start], 1), len(words) - start), 1, -1):
                longer = tuple(words[start : start + length])
                if longer in self._meanings:
                    form = longer
                    break
            yield form, self._meanings.get(form, form)
            start += len(form)


def folded(text: str) -> str:
    """The text without case, accents and full width, and without doses."""
    bare = text.casefold()
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
        bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _DOSE.sub(" ", _POSSESSIVE.sub("s", bare)) if _DIGIT.search(bare) else _POSSESSIVE.sub("s", bare)


def plain_words(text: str) -> Words:
    """The words of a text in the singular."""
    return tuple(map(_singular, re.findall(r"[^\W_]+", folded(text))))


def _singular(word: str) -> str:
    if len(word) < SHORTEST_PLURAL or not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]


def _pairs(entries: Mapping[str, Any]) -> Iterable[tuple[str, Sequence[str]]]:
    """Meanings with their forms, whichever of the two stands first."""
    for key, value in entries.items():
        yield (value, (key,)) if isinstance(value, str) else (key, value)


@cache
def vocabulary() -> Vocabulary:
    """The one in the file beside this module."""
    return Vocabulary(MappingProxyType(yaml.load(WORDS_FILE.read_bytes(), yaml.CSafeLoader)))
