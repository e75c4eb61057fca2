"""Items of one set without load or effort: warm-up, release and stretching."""

from collections.abc import Mapping

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.first_engine.eligibility import chosen_equipment, side_order
from app.engine.measures.time_model import item_seconds
from app.engine.profile import Profile
from app.engine.program import BodyweightLoad, Dose, Item
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import EquipmentSlug


def easy_item(exercise: Exercise, dose: Dose, profile: Profile, catalogue: Catalogue) -> Item:
    """One set without load or effort: warm-up, release and stretching."""
    implements = chosen_equipment(exercise, frozenset(profile.equipment)) or frozenset()
    return _easy_item(exercise, dose, side_order(exercise, profile, catalogue), implements)


def with_dose(item: Item, dose: Dose, exercises: Mapping[str, Exercise]) -> Item:
    """The same easy item with another dose."""
    return _easy_item(exercises[item.exercise], dose, item.sides)


def _easy_item(
    exercise: Exercise, dose: Dose, sides: tuple[Side, Side] | None, implements: frozenset[EquipmentSlug] = frozenset()
) -> Item:
    return Item(
        exercise=exercise.slug,
        sets=1,
        dose=dose,
        sides=sides,
        extra_sets=None,
        load=BodyweightLoad(),
        effort=None,
        tempo=None,
        rest_seconds=0,
        seconds=item_seconds(exercise, dose, 1, 0, implements),
        progression=None,
        lever=None,
    )
