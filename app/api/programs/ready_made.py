"""The ready-made programs: which profiles they are made for. Importing this takes no generator."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product

from app.engine.catalogue.catalogue import Catalogue
from app.engine.profile import Profile, StatedImbalance, canonical, program_id
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.people import Level

KITS: dict[str, frozenset[EquipmentSlug]] = {
    "bodyweight": frozenset(),
    "home kit": frozenset(
        {
            EquipmentSlug.BENCH,
            EquipmentSlug.BOX,
            EquipmentSlug.DUMBBELL,
            EquipmentSlug.MINI_BAND,
            EquipmentSlug.RESISTANCE_BAND,
        }
    ),
    "gym": frozenset(EquipmentSlug),
}


def ready_made(catalogue: Catalogue) -> Mapping[str, Profile]:
    """The ids of the ready-made programs of this catalogue, each with the profile that it is made for."""
    return _ready_made(catalogue.version, tuple(sorted(catalogue.imbalances)))


@lru_cache(maxsize=1)
def _ready_made(catalogue_version: str, imbalances: tuple[str, ...]) -> Mapping[str, Profile]:
    return {program_id(profile, catalogue_version): profile for profile in _profiles(imbalances)}


def _profiles(imbalances: tuple[str, ...]) -> Iterator[Profile]:
    """One for every imbalance × level × kit, everything else as it is by default."""
    for slug, level, kit in product(imbalances, Level, KITS.values()):
        yield canonical((StatedImbalance(slug),), level=level, equipment=kit)
