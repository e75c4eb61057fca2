"""Nobody with a condition is given what a careful clinician would leave out, and nobody is left without training."""

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.generate import generate
from app.engine.vocabulary.people import Level
from tests.catalogue_tables import real_catalogue
from tests.clinical.table import (
    GYM,
    HOME,
    IMBALANCES,
    NOTHING,
    conditions,
    kinds,
    objections,
    profile_of,
    wrongly_impossible,
    wrongly_possible,
)

CLIENTS = tuple(zip(Level, (NOTHING, HOME, GYM), IMBALANCES, strict=True))
"""One for each level, kit and set of imbalances; `python -m benchmarks conditions` tries all of their combinations."""
TAGGED = {name: kind for name, kind in kinds().items() if kind.demand}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return real_catalogue()


@pytest.mark.parametrize("kind", TAGGED)
def test_exercises_carry_the_demand_of_what_they_have_people_do(kind: str, catalogue: Catalogue) -> None:
    demand = TAGGED[kind].demand

    assert [slug for slug in TAGGED[kind].exercises if demand not in catalogue.exercises[slug].demands] == []


@pytest.mark.parametrize("condition", conditions())
def test_nothing_that_may_harm_can_get_into_a_program(condition: str, catalogue: Catalogue) -> None:
    assert wrongly_possible(condition, catalogue) == {}


@pytest.mark.parametrize("condition", conditions())
def test_what_helps_is_not_left_out(condition: str, catalogue: Catalogue) -> None:
    assert wrongly_impossible(condition, catalogue) == set()


@pytest.mark.parametrize("client", CLIENTS, ids=[level for level, _, _ in CLIENTS])
@pytest.mark.parametrize("condition", conditions())
def test_programs_are_ones_that_a_careful_clinician_would_sign(
    condition: str, client: tuple[Level, frozenset, tuple[str, ...]], catalogue: Catalogue
) -> None:
    program = generate(profile_of(condition, *client), catalogue)

    assert set(objections(program, condition, catalogue)) == set()
