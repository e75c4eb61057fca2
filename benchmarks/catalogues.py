"""The catalogue of the seed files, as it is and grown by copies."""

from dataclasses import replace
from functools import cache

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.imbalances import Imbalance, PhaseExercises, StrategyLink
from app.store.catalogue.version import content_version
from app.store.seed.files import read_seed
from app.store.seed.to_engine import catalogue_of


@cache
def seed_catalogue() -> Catalogue:
    """The catalogue of the seed files, read once a process."""
    return catalogue_of(read_seed())


def grown_catalogue(catalogue: Catalogue, size: int) -> Catalogue:
    """The catalogue with copies of its exercises under other slugs until it holds `size` of them.

    A copy stands wherever its original stands, in ladders, strategies and imbalances.
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

    def grown(listed: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(copy for slug in listed for copy in copies[slug])

    def grown_link(link: StrategyLink) -> StrategyLink:
        return replace(link, phases=tuple(PhaseExercises(part.phase, grown(part.exercises)) for part in link.phases))

    def grown_imbalance(imbalance: Imbalance) -> Imbalance:
        return replace(imbalance, strategies=tuple(map(grown_link, imbalance.strategies)))

    larger = replace(
        catalogue,
        exercises=exercises,
        ladders={slug: replace(ladder, exercises=grown(ladder.exercises)) for slug, ladder in catalogue.ladders.items()},
        strategies={slug: replace(s, exercises=grown(s.exercises)) for slug, s in catalogue.strategies.items()},
        imbalances={slug: grown_imbalance(imbalance) for slug, imbalance in catalogue.imbalances.items()},
    )
    return replace(larger, version=content_version(larger))
