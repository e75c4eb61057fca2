"""Another catalogue with one entry more, changed, or less. Nothing is judged here but that every slug leads somewhere."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from app.engine.catalogue.catalogue import Catalogue, references
from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.imbalances import Imbalance, Strategy

WritableEntry = Exercise | Imbalance | Strategy
KIND_OF: Mapping[type[WritableEntry], str] = MappingProxyType(
    {Exercise: "exercises", Imbalance: "imbalances", Strategy: "strategies"}
)


def with_entry(catalogue: Catalogue, entry: WritableEntry) -> Catalogue:
    """The catalogue with the entry, in the place of the one of its slug if there is one."""
    kind = KIND_OF[type(entry)]
    return with_entries(catalogue, {kind: {**getattr(catalogue, kind), entry.slug: entry}})


def without_entry(catalogue: Catalogue, entry: WritableEntry) -> Catalogue:
    """The catalogue without the entry. Raises DanglingReference where another one names it."""
    kind = KIND_OF[type(entry)]
    left = {slug: other for slug, other in getattr(catalogue, kind).items() if slug != entry.slug}
    return with_entries(_off_lists(catalogue, entry), {kind: left})


def who_names(catalogue: Catalogue, entry: WritableEntry) -> tuple[str, ...]:
    """The entries, in words, that must name it no more before it can be left out."""
    kind = KIND_OF[type(entry)]
    named = references(_off_lists(catalogue, entry))
    return tuple(sorted({owner for owner, of_kind, slug in named if (of_kind, slug) == (kind, entry.slug)}))


def with_entries(catalogue: Catalogue, kinds: Mapping[str, Mapping[str, object]]) -> Catalogue:
    """The catalogue with other entries of some kinds, sorted by slug as always."""
    changed: dict[str, Any] = {kind: dict(sorted(entries.items())) for kind, entries in kinds.items()}
    return replace(catalogue, **changed)


def off_lists(catalogue: Catalogue, exercises: Collection[str]) -> Catalogue:
    """The catalogue with ladders and conditions that do not name the exercises, which are about to be left out.

    A ladder closes up, and is no more where one step is left; a condition need not exclude what no program can hold.
    """
    ladders = {
        slug: replace(ladder, exercises=tuple(step for step in ladder.exercises if step not in exercises))
        for slug, ladder in catalogue.ladders.items()
    }
    conditions = {
        slug: replace(condition, excluded_exercises=condition.excluded_exercises.difference(exercises))
        for slug, condition in catalogue.conditions.items()
    }
    left = {slug: ladder for slug, ladder in ladders.items() if len(ladder.exercises) > 1}
    return with_entries(catalogue, {"ladders": left, "conditions": conditions})


def _off_lists(catalogue: Catalogue, entry: WritableEntry) -> Catalogue:
    return off_lists(catalogue, {entry.slug}) if isinstance(entry, Exercise) else catalogue
