"""Another catalogue with one entry more, changed, or less. Nothing is judged here but that every slug leads somewhere."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, TypeVar

from app.engine.catalogue.catalogue import Catalogue, references
from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.imbalances import Imbalance, Strategy
from app.engine.catalogue.protocols import ConditionProtocol, Protocol, Track


@dataclass(frozen=True, slots=True)
class AnsweredImbalance:
    """An imbalance with what a coach does about it: neither is written without the other."""

    imbalance: Imbalance
    protocol: Protocol

    @property
    def slug(self) -> str:
        """That of the imbalance."""
        return self.imbalance.slug


WritableEntry = Exercise | AnsweredImbalance | Strategy | Track
KIND_OF: Mapping[type[WritableEntry], str] = MappingProxyType(
    {Exercise: "exercises", AnsweredImbalance: "imbalances", Strategy: "strategies", Track: "tracks"}
)
"""The kind of each, as clients address it."""


def with_entry(catalogue: Catalogue, entry: WritableEntry) -> Catalogue:
    """The catalogue with the entry, in the place of the one of its slug if there is one."""
    return with_entries(
        catalogue, {kind: {**getattr(catalogue, kind), entry.slug: part} for kind, part in parts_of(entry).items()}
    )


def without_entry(catalogue: Catalogue, entry: WritableEntry) -> Catalogue:
    """The catalogue without the entry. Raises DanglingReference where another one names it."""
    left = {
        kind: {slug: other for slug, other in getattr(catalogue, kind).items() if slug != entry.slug}
        for kind in parts_of(entry)
    }
    return with_entries(_off_lists(catalogue, entry), left)


def who_names(catalogue: Catalogue, entry: WritableEntry) -> tuple[str, ...]:
    """The entries, in words, that must name it no more before it can be left out."""
    kind, own = KIND_OF[type(entry)], f"protocol of {entry.slug!r}"
    named = references(_off_lists(catalogue, entry))
    owners = {owner for owner, of_kind, slug in named if (of_kind, slug) == (kind, entry.slug)}
    return tuple(sorted(owners - {own} if isinstance(entry, AnsweredImbalance) else owners))


def with_entries(catalogue: Catalogue, kinds: Mapping[str, Mapping[str, object]]) -> Catalogue:
    """The catalogue with other entries of some kinds, sorted by slug as always."""
    changed: dict[str, Any] = {kind: dict(sorted(entries.items())) for kind, entries in kinds.items()}
    return replace(catalogue, **changed)


def off_lists(catalogue: Catalogue, exercises: Collection[str]) -> Catalogue:
    """The catalogue with ladders, conditions and what protocols forbid without the exercises, which are about to be left out.

    A ladder closes up, and is no more where one step is left. A condition need not exclude what no program can hold, nor a
    protocol forbid it; what the protocol of a condition gives stays as long as it has another exercise in its place.
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
    protocols = {slug: _allowing(protocol, exercises) for slug, protocol in catalogue.protocols.items()}
    by_condition = {slug: _doing_without(each, exercises) for slug, each in catalogue.condition_protocols.items()}
    changed: dict[str, Mapping[str, object]] = {
        "ladders": left,
        "conditions": conditions,
        "protocols": protocols,
        "condition_protocols": by_condition,
    }
    return with_entries(catalogue, changed)


def _off_lists(catalogue: Catalogue, entry: WritableEntry) -> Catalogue:
    return off_lists(catalogue, {entry.slug}) if isinstance(entry, Exercise) else catalogue


def parts_of(entry: WritableEntry) -> Mapping[str, object]:
    """What stands in the catalogue for an entry, by kind."""
    if isinstance(entry, AnsweredImbalance):
        return {"imbalances": entry.imbalance, "protocols": entry.protocol}
    return {KIND_OF[type(entry)]: entry}


P = TypeVar("P", Protocol, ConditionProtocol)


def _allowing(protocol: P, exercises: Collection[str]) -> P:
    """The protocol that forbids none of the exercises."""
    forbids = replace(protocol.forbids, exercises=protocol.forbids.exercises.difference(exercises))
    return replace(protocol, forbids=forbids)


def _doing_without(protocol: ConditionProtocol, exercises: Collection[str]) -> ConditionProtocol:
    """The protocol that neither forbids nor gives any of the exercises, save where it has nothing in their place."""
    stages = tuple(
        replace(stage, only={role: _less(named, exercises) for role, named in stage.only.items()}) if stage.only else stage
        for stage in protocol.stages
    )
    return replace(
        _allowing(protocol, exercises),
        stages=stages,
        warm_up=tuple(_less(turn, exercises) for turn in protocol.warm_up),
        activation={phase: tuple(_less(turn, exercises) for turn in turns) for phase, turns in protocol.activation.items()},
        after=tuple(_less(turn, exercises) for turn in protocol.after),
    )


def _less(slugs: tuple[str, ...], exercises: Collection[str]) -> tuple[str, ...]:
    """The slugs without the exercises, or as they are where nothing would be left."""
    return tuple(slug for slug in slugs if slug not in exercises) or slugs
