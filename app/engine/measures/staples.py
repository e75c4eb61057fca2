"""What counts for a staple: the exercises of its groups, and whether a session holds them."""

from collections.abc import Collection, Sequence

from app.engine.catalogue.cache import per_catalogue
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.protocols import Staple, StapleGroup


@per_catalogue(512)
def _members(catalogue: Catalogue, group: StapleGroup) -> frozenset[str]:
    tracks = [catalogue.tracks[slug] for slug in group.tracks]
    tracks += [track for role in group.roles for track in catalogue.tracks_of.get(role, ())]
    return frozenset(group.exercises).union(*(track.rungs for track in tracks))


def groups_of(staple: Staple, catalogue: Catalogue) -> Sequence[frozenset[str]]:
    """For each group of a staple every exercise that counts."""
    return [_members(catalogue, group) for group in staple.groups]


def holds(slugs: Collection[str], groups: Sequence[frozenset[str]]) -> bool:
    """True where these exercises, of one session, have one of every group."""
    return all(not group.isdisjoint(slugs) for group in groups)


def staple_need(staple: Staple, imbalance: str) -> str:
    """The need for a staple of an imbalance, in words."""
    return f"{staple.name} for {imbalance[0].lower()}{imbalance[1:]}"
