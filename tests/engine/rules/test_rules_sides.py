"""Sides: the weaker one first, the same for both, and a bonus within its cap."""

from dataclasses import replace

import pytest

from app.engine.guidelines.safety import PAIN_EASES_FROM
from app.engine.guidelines.volume import BONUS_SETS_LIMIT, BONUS_SHARE_LIMIT
from app.engine.program import Item
from app.engine.rules import sides
from app.engine.vocabulary.body import Side
from tests.builders import a_profile, a_stated
from tests.engine.catalogue_checks.good_catalogue import GOOD_CATALOGUE
from tests.engine.rules.judging import keeps, places, program_of, week_with
from tests.program_builders import an_item

EXERCISES = GOOD_CATALOGUE.exercises
ALL = tuple(EXERCISES.values())
BRIDGE, LUNGE = EXERCISES["glute-bridge"], EXERCISES["reverse-lunge"]
LEFT_FIRST, RIGHT_FIRST = (Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT)


@pytest.mark.parametrize(
    ("weaker", "done", "kept"),
    [
        (Side.LEFT, LEFT_FIRST, True),
        (Side.LEFT, RIGHT_FIRST, False),
        (Side.RIGHT, RIGHT_FIRST, True),
        (Side.RIGHT, LEFT_FIRST, False),
        (None, LEFT_FIRST, True),
        (None, RIGHT_FIRST, False),
    ],
)
def test_weaker_side_is_first(weaker: Side | None, done: tuple[Side, Side], kept: bool) -> None:
    profile = a_profile(a_stated(weaker_side=weaker))
    program = program_of([week_with(an_item(LUNGE, sides=done))], [LUNGE], profile)

    assert keeps(sides.weaker_side_comes_first, program) is kept


def test_wrong_side_of_an_item_that_stands_in_several_weeks_is_found_in_each() -> None:
    week = week_with(an_item(LUNGE, sides=(Side.RIGHT, Side.LEFT)))

    found = places(sides.weaker_side_comes_first, program_of([week, week], [LUNGE]))

    assert found == [f"/weeks/{number}/sessions/0/blocks/0/items/0/sides" for number in (0, 1)]


@pytest.mark.parametrize(
    ("item", "asked", "kept"),
    [
        pytest.param(an_item(LUNGE), False, True, id="both sides"),
        pytest.param(replace(an_item(LUNGE), sides=None), False, False, id="no sides for one-sided work"),
        pytest.param(an_item(LUNGE, sides=(Side.LEFT, Side.LEFT)), False, False, id="one side twice"),
        pytest.param(
            replace(an_item(EXERCISES["glute-bridge"]), sides=LEFT_FIRST), False, False, id="sides for two-sided work"
        ),
        pytest.param(replace(an_item(LUNGE), extra_sets=1), True, True, id="bonus asked for"),
        pytest.param(replace(an_item(LUNGE), extra_sets=1), False, False, id="bonus not asked for"),
        pytest.param(replace(an_item(BRIDGE), extra_sets=1), True, False, id="bonus without sides"),
    ],
)
def test_sides_are_equal(item: Item, asked: bool, kept: bool) -> None:
    program = program_of([week_with(item)], ALL, a_profile(asymmetry_bonus=asked))

    assert keeps(sides.both_sides_get_the_same, program) is kept


CAP, THIRD = BONUS_SETS_LIMIT, round(1 / BONUS_SHARE_LIMIT)


@pytest.mark.parametrize(
    ("sets", "extra", "pain", "kept"),
    [
        pytest.param(THIRD, 1, 0, True, id="just the share"),
        pytest.param(THIRD - 1, 1, 0, False, id="more than the share"),
        pytest.param(THIRD * CAP, CAP, 0, True, id="at the cap"),
        pytest.param(THIRD * (CAP + 1), CAP + 1, 0, False, id="above the cap"),
        pytest.param(THIRD, 1, PAIN_EASES_FROM - 1, True, id="hardly any pain"),
        pytest.param(THIRD, 1, PAIN_EASES_FROM, False, id="pain"),
        pytest.param(THIRD, 0, PAIN_EASES_FROM, True, id="pain without a bonus"),
    ],
)
def test_bonus_has_its_cap(sets: int, extra: int, pain: int, kept: bool) -> None:
    item = replace(an_item(LUNGE, sets=sets), extra_sets=extra)
    program = program_of([week_with(item)], [LUNGE], a_profile(asymmetry_bonus=True, pain=pain))

    assert keeps(sides.bonus_stays_within_its_cap, program) is kept
