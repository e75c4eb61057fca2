"""What everybody finds in the real catalogue, whatever the level, the equipment and the conditions."""

from collections.abc import Mapping

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.people import Level
from tests.catalogue_tables import HOME_KIT, KITS, NOTHING, eligible, found_by, need_table, pattern_table, real_catalogue

HARD = 6
"""A difficulty that still asks something of advanced people."""

NEEDS_WITHOUT_EXERCISE: Mapping[str, frozenset[str]] = {
    # The abductors were cut in the operation and are not trained on their own until the surgeon allows it.
    "hip-replacement-lateral": frozenset({"strength: gluteus-medius", "strength: gluteus-minimus", "hip abduction"}),
    # Every bridge is done on the back, which is left out throughout; squats, hinges and lunges train the glutes.
    "pregnancy": frozenset({"bridge"}),
}
"""By condition, what a beginner without equipment finds no exercise for, each with its reason."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return real_catalogue()


def needs_with_fewer_than(
    fewest: int, catalogue: Catalogue, level: Level, kit: frozenset[EquipmentSlug], *conditions: str
) -> set[tuple[str, str]]:
    exercises = eligible(catalogue, level, kit, frozenset(conditions))
    return {(who, need) for who, need, found in found_by(catalogue, exercises) if len(found) < fewest}


@pytest.mark.parametrize("level", Level)
def test_every_need_is_met_without_any_equipment(level: Level, catalogue: Catalogue) -> None:
    assert needs_with_fewer_than(1, catalogue, level, NOTHING) == set(), need_table(catalogue, NOTHING)


@pytest.mark.parametrize("level", Level)
def test_every_need_has_two_answers_with_a_home_kit(level: Level, catalogue: Catalogue) -> None:
    assert needs_with_fewer_than(2, catalogue, level, HOME_KIT) == set(), need_table(catalogue, HOME_KIT)


@pytest.mark.parametrize("kit", KITS.values(), ids=KITS)
def test_advanced_people_find_something_hard_for_every_muscle_and_family(
    kit: frozenset[EquipmentSlug], catalogue: Catalogue
) -> None:
    needs = found_by(catalogue, eligible(catalogue, Level.ADVANCED, kit))
    asked = ((who, need, found) for who, need, found in needs if who == "anyone" or need.startswith("strength"))

    easy = {(who, need) for who, need, found in asked if max((e.difficulty for e in found), default=0) < HARD}

    assert easy == set(), need_table(catalogue, kit)


@pytest.mark.parametrize("kit", KITS.values(), ids=KITS)
def test_more_experience_never_leaves_fewer_exercises(kit: frozenset[EquipmentSlug], catalogue: Catalogue) -> None:
    beginner, intermediate, advanced = ({e.slug for e in eligible(catalogue, level, kit)} for level in Level)

    assert beginner < intermediate < advanced, pattern_table(catalogue)


def test_conditions_leave_every_need_met_or_the_gap_is_listed(catalogue: Catalogue) -> None:
    gaps = {
        condition: frozenset(need for _, need in needs_with_fewer_than(1, catalogue, Level.BEGINNER, NOTHING, condition))
        for condition in catalogue.conditions
    }

    assert {condition: needs for condition, needs in gaps.items() if needs} == NEEDS_WITHOUT_EXERCISE
