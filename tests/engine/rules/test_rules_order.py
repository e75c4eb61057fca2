"""Order: what needs a fresh body comes first."""

import pytest

from app.engine.program import Item
from app.engine.rules import order
from app.engine.vocabulary.exercises import DemandSlug
from app.engine.vocabulary.programs import BlockKind
from tests.builders import a_profile, a_stated
from tests.engine.catalogue_checks.good_catalogue import GOOD_CATALOGUE
from tests.engine.rules.judging import keeps, program_of, week_with
from tests.program_builders import a_session, a_week, an_item

EXERCISES = GOOD_CATALOGUE.exercises
ALL = tuple(EXERCISES.values())
WARM_UP, COOL_DOWN = BlockKind.WARM_UP, BlockKind.COOL_DOWN


def _items(*slugs: str) -> list[Item]:
    return [an_item(EXERCISES[slug]) for slug in slugs]


@pytest.mark.parametrize(
    ("kinds", "kept"),
    [
        pytest.param([WARM_UP, COOL_DOWN], True, id="the two that every session has"),
        pytest.param(list(BlockKind), True, id="all"),
        pytest.param([WARM_UP, BlockKind.CORE, BlockKind.STRENGTH, COOL_DOWN], False, id="core before strength"),
        pytest.param([BlockKind.STRENGTH, COOL_DOWN], False, id="no warm-up"),
        pytest.param([WARM_UP, BlockKind.STRENGTH], False, id="no cool-down"),
    ],
)
def test_blocks_have_an_order(kinds: list[BlockKind], kept: bool) -> None:
    session = a_session({kind: _items("glute-bridge") for kind in kinds})

    assert keeps(order.blocks_follow_their_order, program_of([a_week(session)], ALL)) is kept


@pytest.mark.parametrize(
    ("slugs", "kept"),
    [
        pytest.param(["snap-down", "goblet-squat", "leg-curl-band", "plank"], True, id="large to small"),
        pytest.param(["goblet-squat", "glute-bridge", "goblet-squat"], True, id="equals in any order"),
        pytest.param(["leg-curl-band", "goblet-squat"], False, id="single joint before compound"),
        pytest.param(["plank", "leg-curl-band"], False, id="trunk before single joint"),
    ],
)
def test_main_work_has_an_order(slugs: list[str], kept: bool) -> None:
    assert keeps(order.main_work_goes_from_large_to_small, program_of([week_with(*_items(*slugs))], ALL)) is kept


@pytest.mark.parametrize(
    ("slugs", "kept"),
    [
        pytest.param(["leg-curl-band", "goblet-squat"], True, id="what leads may come earlier"),
        pytest.param(["goblet-squat", "leg-curl-band", "reverse-lunge"], True, id="in the middle too"),
        pytest.param(["leg-extension-band", "goblet-squat"], False, id="what does not lead may not"),
        pytest.param(["leg-curl-band", "leg-curl-band", "goblet-squat"], False, id="only one may"),
        pytest.param(["leg-curl-band", "plank", "goblet-squat"], False, id="nothing else may with it"),
    ],
)
def test_one_exercise_that_leads_may_come_before_larger_ones(slugs: list[str], kept: bool) -> None:
    program = program_of([week_with(*_items(*slugs))], ALL, a_profile(a_stated("imbalanced-leg-muscles")))

    assert keeps(order.main_work_goes_from_large_to_small, program) is kept


@pytest.mark.parametrize(
    ("slugs", "kept"),
    [
        (["kettlebell-deadlift", "plank"], True),
        (["plank", "kettlebell-deadlift"], False),
        (["plank", "glute-bridge"], True),
        (["leg-curl-band", "kettlebell-deadlift"], True),
    ],
)
def test_spine_is_loaded_before_the_trunk_is_tired(slugs: list[str], kept: bool) -> None:
    assert DemandSlug.AXIAL_LOAD in EXERCISES["kettlebell-deadlift"].demands
    assert keeps(order.heavy_lifts_come_before_tired_trunks, program_of([week_with(*_items(*slugs))], ALL)) is kept
