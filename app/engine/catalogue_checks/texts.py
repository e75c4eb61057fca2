"""How texts for people read: plain, in whole sentences, and without promises."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue_checks.flaw import Entry, Flaw, flaw, of_each_entry, once_for_each_entry

CODES = frozenset(
    {"slug", "link", "effect", "urgency", "group", "region", "functions", "sources", "strategy", "exercises", "assessments"}
    | {"related", "children", "excluded_exercises", "rungs", "start", "tracks", "imbalance", "condition", "weeks", "only"}
    | {"activation", "warm_up", "tight", "after", "release", "forbids"}
    | {"below", "above", "difference", "supports", "crossed", "silent_on", "not_with"}
)
"""Fields whose words are read by machines."""
PHRASES = frozenset(
    {"aliases", "names", "see", "equipment", "causes", "signs", "contraindications", "unit", "authors", "job"}
    | {"care_when_older"}
)
NAMES = frozenset({"name", "latin_name", "cluster", "population", "title", "published_in", "measures"})
WITH_SIGNS = frozenset({"title", "unit"})
"""Fields in which signs are no markup."""

_MARKUP = re.compile(r"[<>*_`#\[\]{}|]|https?://|\.\.|!")
_PROMISE = re.compile(r"\b(guarantee\w*|cures?|miracle|heals|permanently|proven to|always works)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[A-Z0-9\"'].*[.?]")
_NAME = re.compile(r"[A-Z0-9].*[^.]|[A-Z0-9]")


@of_each_entry
def texts_have_no_markup(kind: str, entry: Entry) -> Iterator[Flaw]:
    """No text holds markup, an address or an exclamation mark."""
    for place, field, text in _texts(kind, entry):
        found = _MARKUP.search(text)
        if found and field not in WITH_SIGNS:
            yield flaw(kind, entry, place, f"{found[0]!r} is no part of plain text")


@of_each_entry
def prose_is_in_whole_sentences(kind: str, entry: Entry) -> Iterator[Flaw]:
    """What is neither a name nor a phrase begins with a capital letter and ends with a full stop or a question mark."""
    for place, field, text in _texts(kind, entry):
        if field not in PHRASES | NAMES and not _SENTENCE.fullmatch(text):
            yield flaw(kind, entry, place, "a sentence begins with a capital letter and ends with a full stop")


@of_each_entry
def names_are_no_sentences(kind: str, entry: Entry) -> Iterator[Flaw]:
    """The name of an entry begins with a capital letter or a number and ends without a full stop."""
    for place, _, text in _texts(kind, entry):
        if place == "name" and not _NAME.fullmatch(text):
            yield flaw(kind, entry, place, "a name begins with a capital letter and ends without a full stop")


@of_each_entry
def nothing_is_promised(kind: str, entry: Entry) -> Iterator[Flaw]:
    """No text promises a cure or a certain result."""
    for place, _, text in _texts(kind, entry):
        found = _PROMISE.search(text)
        if found:
            yield flaw(kind, entry, place, f"{found[0]!r} promises more than anybody can keep")


def effects_may_happen(catalogue: Catalogue) -> Iterator[Flaw]:
    """What an imbalance does to people is worded as something that may happen."""
    for imbalance in catalogue.imbalances.values():
        for position, effect in enumerate(imbalance.possible_effects):
            if not re.search(r"\bmay\b", effect.statement):
                yield flaw("imbalances", imbalance, f"possible_effects/{position}/statement", "say that it may happen")


@once_for_each_entry
def _texts(_kind: str, entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Every text for people: its place in the entry, the field that it belongs to, and the text."""
    return _texts_in(entry, "", "")


def _texts_in(value: object, place: str, field: str) -> Iterator[tuple[str, str, str]]:
    if type(value) is str:
        yield place, field, value
    elif isinstance(value, tuple):
        for position, part in enumerate(value):
            yield from _texts_in(part, f"{place}/{position}", field)
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _texts_in(part, f"{place}/{key}", field)
    else:
        for name in _fields_for_people(type(value)):  # type: ignore[arg-type] # mypy asks whether instances have a hash
            yield from _texts_in(getattr(value, name), f"{place}/{name}" if place else name, name)


@cache
def _fields_for_people(kind: type) -> tuple[str, ...]:
    """The fields of a class of entries whose words are read by people; none of any other class."""
    return tuple(part.name for part in fields(kind) if part.name not in CODES) if is_dataclass(kind) else ()
