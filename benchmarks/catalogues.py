"""The catalogue of the seed files, as it is and grown by copies."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.imbalances import Imbalance, PhaseExercises, StrategyLink
from app.engine.catalogue.protocols import ConditionProtocol, Forbidden, Protocol, Stage, Staple, Track, Turns
from app.store.catalogue.version import content_version
from app.store.seed.files import read_seed
from app.store.seed.to_engine import catalogue_of


@cache
def seed_catalogue() -> Catalogue:
    """The catalogue of the seed files, read once a process."""
    return catalogue_of(read_seed())


def grown_catalogue(catalogue: Catalogue, size: int) -> Catalogue:
    """The catalogue with copies of its exercises under other slugs until it holds `size` of them.

    A copy stands wherever its original stands: in ladders, tracks, strategies, imbalances, protocols and conditions.
    """
    copies: dict[str, list[str]] = {slug: [slug] for slug in catalogue.exercises}
    slugs = sorted(catalogue.exercises)
    exercises: dict[str, Exercise] = dict(catalogue.exercises)
    for number in range(len(slugs), size):
        original = slugs[number % len(slugs)]
        copy = f"{original}-copy-{number // len(slugs)}"
        copies[original].append(copy)
        exercises[copy] = replace(
            catalogue.exercises[original], slug=copy, name=f"{catalogue.exercises[original].name} {number}"
        )
    grown = _Grown(copies)
    larger = replace(
        catalogue,
        exercises=exercises,
        ladders={slug: replace(ladder, exercises=grown.named(ladder.exercises)) for slug, ladder in catalogue.ladders.items()},
        strategies={slug: replace(s, exercises=grown.named(s.exercises)) for slug, s in catalogue.strategies.items()},
        imbalances={slug: grown.imbalance(imbalance) for slug, imbalance in catalogue.imbalances.items()},
        conditions={
            slug: replace(condition, excluded_exercises=frozenset(grown.named(condition.excluded_exercises)))
            for slug, condition in catalogue.conditions.items()
        },
        tracks={slug: grown.track(track) for slug, track in catalogue.tracks.items()},
        protocols={slug: grown.protocol(protocol) for slug, protocol in catalogue.protocols.items()},
        condition_protocols={slug: grown.condition_protocol(p) for slug, p in catalogue.condition_protocols.items()},
    )
    return replace(larger, version=content_version(larger))


@dataclass(frozen=True, slots=True)
class _Grown:
    """Entries of the catalogue as they are once copies stand beside their originals."""

    copies: Mapping[str, Sequence[str]]
    """For each exercise its own slug and those of its copies."""

    def named(self, listed: Iterable[str]) -> tuple[str, ...]:
        return tuple(copy for slug in listed for copy in self.copies[slug])

    def track(self, track: Track) -> Track:
        opens = {copy: phase for slug, phase in track.opens.items() for copy in self.copies[slug]}
        return replace(track, rungs=self.named(track.rungs), opens=opens)

    def imbalance(self, imbalance: Imbalance) -> Imbalance:
        return replace(imbalance, strategies=tuple(map(self._link, imbalance.strategies)))

    def protocol(self, protocol: Protocol) -> Protocol:
        return replace(
            protocol,
            activation={phase: self._turns(turns) for phase, turns in protocol.activation.items()},
            warm_up={phase: self._turns(turns) for phase, turns in protocol.warm_up.items()},
            tight=self._turns(protocol.tight),
            after=self._turns(protocol.after),
            forbids=self._forbidden(protocol.forbids),
            release=self.named(protocol.release),
            staples=tuple(map(self._staple, protocol.staples)),
        )

    def condition_protocol(self, protocol: ConditionProtocol) -> ConditionProtocol:
        return replace(
            protocol,
            stages=tuple(map(self._stage, protocol.stages)),
            forbids=self._forbidden(protocol.forbids),
            warm_up=self._turns(protocol.warm_up),
            activation={phase: self._turns(turns) for phase, turns in protocol.activation.items()},
            after=self._turns(protocol.after),
        )

    def _link(self, link: StrategyLink) -> StrategyLink:
        return replace(link, phases=tuple(PhaseExercises(part.phase, self.named(part.exercises)) for part in link.phases))

    def _turns(self, turns: Turns) -> Turns:
        return tuple(map(self.named, turns))

    def _forbidden(self, forbidden: Forbidden) -> Forbidden:
        return replace(forbidden, exercises=frozenset(self.named(forbidden.exercises)))

    def _staple(self, staple: Staple) -> Staple:
        return replace(staple, groups=tuple(replace(g, exercises=self.named(g.exercises)) for g in staple.groups))

    def _stage(self, stage: Stage) -> Stage:
        only = stage.only and {role: self.named(slugs) for role, slugs in stage.only.items()}
        return replace(stage, only=only)
