"""The catalogue: everything the engine knows about muscles, exercises, imbalances and strategies.

All values are frozen; `app.engine.catalogue.catalogue` has the kinds of entries. `Catalogue` checks its
references when it is built, so the engine never meets a slug that leads nowhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from app.engine.catalogue.assessments import Assessment
from app.engine.catalogue.evidence import Source
from app.engine.catalogue.exercises import Demand, Equipment, Exercise, Ladder, Muscle
from app.engine.catalogue.imbalances import Imbalance, Strategy
from app.engine.catalogue.protocols import ConditionProtocol, Protocol, Track, Upkeep
from app.engine.catalogue.safety import Condition, RedFlag, SafetyAdvice
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug, MovementPattern
from app.engine.vocabulary.roles import DayKind, Role


class DanglingReference(ValueError):
    """Catalogue entries name something that the catalogue does not hold; the message lists every case."""


@dataclass(frozen=True)
class Catalogue:
    """Everything by slug, with the indexes the engine needs. Raises DanglingReference when a slug leads nowhere."""

    version: str
    sources: Mapping[str, Source]
    muscles: Mapping[MuscleSlug, Muscle]
    equipment: Mapping[EquipmentSlug, Equipment]
    demands: Mapping[DemandSlug, Demand]
    exercises: Mapping[str, Exercise]
    ladders: Mapping[str, Ladder]
    strategies: Mapping[str, Strategy]
    imbalances: Mapping[str, Imbalance]
    assessments: Mapping[str, Assessment]
    conditions: Mapping[str, Condition]
    red_flags: Mapping[str, RedFlag]
    safety_advice: Mapping[str, SafetyAdvice]
    tracks: Mapping[str, Track]
    protocols: Mapping[str, Protocol]
    """By slug of the imbalance."""
    condition_protocols: Mapping[str, ConditionProtocol]
    """By slug of the condition; `pain` for pain that none explains."""
    upkeep: Mapping[DayKind, Upkeep]
    """What keeps up the rest of legs and trunk, by kind of day."""
    progressions: Mapping[str, tuple[str, ...]] = field(init=False)
    """For each exercise the next harder ones, by slug."""
    regressions: Mapping[str, tuple[str, ...]] = field(init=False)
    """For each exercise the next easier ones, by slug."""
    strategies_of: Mapping[str, tuple[str, ...]] = field(init=False)
    """For each exercise the strategies that use it, by slug."""
    imbalances_of: Mapping[str, tuple[str, ...]] = field(init=False)
    """For each exercise the imbalances that it answers, by slug."""
    by_pattern: Mapping[MovementPattern, tuple[Exercise, ...]] = field(init=False)
    """For each movement its exercises."""
    tracks_of: Mapping[Role, tuple[Track, ...]] = field(init=False)
    """For each role its tracks, in the order of their slugs."""
    role_of: Mapping[str, Role] = field(init=False)
    """For each exercise of a track the track's role, by slug."""

    def __post_init__(self) -> None:
        _refuse_dangling(self)
        steps = [pair for ladder in self.ladders.values() for pair in zip(ladder.exercises, ladder.exercises[1:], strict=False)]
        of_imbalance = [
            (slug, imbalance.slug)
            for imbalance in self.imbalances.values()
            for link in imbalance.strategies
            for part in link.phases
            for slug in part.exercises
        ]
        of_strategy = [(slug, strategy.slug) for strategy in self.strategies.values() for slug in strategy.exercises]
        object.__setattr__(self, "progressions", _grouped(steps))
        object.__setattr__(self, "regressions", _grouped((harder, easier) for easier, harder in steps))
        object.__setattr__(self, "strategies_of", _grouped(of_strategy))
        object.__setattr__(self, "imbalances_of", _grouped(of_imbalance))
        object.__setattr__(self, "by_pattern", _by_pattern(self.exercises.values()))
        object.__setattr__(self, "tracks_of", _by_role(self.tracks.values()))
        roles = {slug: track.role for track in self.tracks.values() for slug in track.rungs}
        object.__setattr__(self, "role_of", MappingProxyType(roles))


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, set[str]] = {}
    for key, value in pairs:
        groups.setdefault(key, set()).add(value)
    return MappingProxyType({key: tuple(sorted(values)) for key, values in sorted(groups.items())})


def _by_role(tracks: Iterable[Track]) -> Mapping[Role, tuple[Track, ...]]:
    groups: dict[Role, list[Track]] = {}
    for track in tracks:
        groups.setdefault(track.role, []).append(track)
    return MappingProxyType({role: tuple(group) for role, group in groups.items()})


def _by_pattern(exercises: Iterable[Exercise]) -> Mapping[MovementPattern, tuple[Exercise, ...]]:
    groups: dict[MovementPattern, list[Exercise]] = {}
    for exercise in exercises:
        groups.setdefault(exercise.pattern, []).append(exercise)
    return MappingProxyType({pattern: tuple(group) for pattern, group in groups.items()})


def _refuse_dangling(catalogue: Catalogue) -> None:
    dangling = [
        f"{owner} names {slug!r}, which is not among the {kind.replace('_', ' ')}"
        for owner, kind, slug in references(catalogue)
        if slug not in getattr(catalogue, kind)
    ]
    if dangling:
        raise DanglingReference("; ".join(dict.fromkeys(dangling)))


def references(catalogue: Catalogue) -> Iterable[tuple[str, str, str]]:
    """Who names whom: an entry in words, the kind of the other, and its slug."""
    for exercise in catalogue.exercises.values():
        yield from ((f"exercise {exercise.slug!r}", "sources", slug) for slug in exercise.sources)
    for ladder in catalogue.ladders.values():
        yield from ((f"ladder {ladder.slug!r}", "exercises", slug) for slug in ladder.exercises)
    for strategy in catalogue.strategies.values():
        yield from ((f"strategy {strategy.slug!r}", "exercises", slug) for slug in strategy.exercises)
        yield from ((f"strategy {strategy.slug!r}", "sources", slug) for slug in strategy.sources)
    for assessment in catalogue.assessments.values():
        owner = f"assessment {assessment.slug!r}"
        yield from ((owner, "sources", slug) for slug in assessment.sources)
        yield from ((owner, "sources", slug) for cut_off in assessment.cut_offs for slug in cut_off.sources)
        yield from ((owner, "imbalances", slug) for slug in sorted(assessment.reading.spoken_for))
        yield from ((owner, "imbalances", slug) for slug in assessment.reading.silent_on)
    for condition in catalogue.conditions.values():
        yield from ((f"condition {condition.slug!r}", "exercises", slug) for slug in sorted(condition.excluded_exercises))
        yield from ((f"condition {condition.slug!r}", "sources", slug) for slug in condition.sources)
    for red_flag in catalogue.red_flags.values():
        yield from ((f"red flag {red_flag.slug!r}", "sources", slug) for slug in red_flag.sources)
    for advice in catalogue.safety_advice.values():
        yield from ((f"safety advice {advice.slug!r}", "sources", slug) for slug in advice.sources)
    for imbalance in catalogue.imbalances.values():
        yield from _references_of(imbalance)
    yield from _references_of_protocols(catalogue)


def _references_of_protocols(catalogue: Catalogue) -> Iterable[tuple[str, str, str]]:
    for track in catalogue.tracks.values():
        yield from (
            (f"track {track.slug!r}", "exercises", slug) for slug in (*track.rungs, *track.start.values(), *track.opens)
        )
    for imbalance, protocol in catalogue.protocols.items():
        owner = f"protocol of {imbalance!r}"
        yield owner, "imbalances", imbalance
        yield from ((owner, "exercises", slug) for slug in (*protocol.named(), *sorted(protocol.forbids.exercises)))
        yield from ((owner, "tracks", slug) for slot in protocol.slots() for slug in slot.tracks)
        groups = (group for staple in protocol.staples for group in staple.groups)
        yield from ((owner, "tracks", slug) for group in groups for slug in group.tracks)
    for slug, by_condition in catalogue.condition_protocols.items():
        owner = f"protocol of {slug!r}"
        yield from ((owner, "exercises", named) for named in by_condition.named())
        yield from ((owner, "sources", source) for source in by_condition.sources)
        yield from ((owner, "tracks", track) for slot in by_condition.slots() for track in slot.tracks)
    for kind, upkeep in catalogue.upkeep.items():
        yield from ((f"upkeep of {kind} days", "tracks", slug) for slot in upkeep.slots for slug in slot.tracks)


def _references_of(imbalance: Imbalance) -> Iterable[tuple[str, str, str]]:
    owner = f"imbalance {imbalance.slug!r}"
    yield from ((owner, "sources", slug) for slug in imbalance.sources)
    yield from ((owner, "sources", slug) for _, claim in imbalance.claims() for slug in claim.sources)
    yield from ((owner, "imbalances", slug) for slug in (*imbalance.related, *imbalance.children))
    yield from ((owner, "assessments", slug) for slug in imbalance.assessments)
    for link in imbalance.strategies:
        yield owner, "strategies", link.strategy
        yield from ((owner, "exercises", slug) for part in link.phases for slug in part.exercises)
