"""What the real catalogue must be: sound by every check, and thorough enough that every check has something to look at."""

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.safety import disclaimer_in
from app.engine.catalogue_checks import flaws_of
from app.engine.catalogue_checks.demands import FORBIDDEN, REQUIRED, Applies
from app.engine.catalogue_checks.exercises import PRIME_MOVERS
from app.engine.measures.exercise_kinds import is_main_work
from app.engine.vocabulary.exercises import DemandSlug, MovementPattern
from app.engine.vocabulary.safety import AdviceFor, AdviceKind
from tests.catalogue_tables import real_catalogue

TRAIN_NOTHING = {
    MovementPattern.DYNAMIC_STRETCH,
    MovementPattern.PLYOMETRIC,
    MovementPattern.RAISE,
    MovementPattern.RELEASE,
    MovementPattern.STATIC_STRETCH,
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return real_catalogue()


def test_real_catalogue_is_sound(catalogue: Catalogue) -> None:
    assert flaws_of(catalogue) == ()


@pytest.mark.parametrize("applies", [applies for applies, _ in REQUIRED.values()], ids=REQUIRED)
def test_every_reason_for_a_demand_is_some_exercises(applies: Applies, catalogue: Catalogue) -> None:
    assert any(applies(exercise) for exercise in catalogue.exercises.values())


@pytest.mark.parametrize("tag", FORBIDDEN)
def test_every_demand_that_can_contradict_is_made_by_some_exercise(tag: DemandSlug, catalogue: Catalogue) -> None:
    assert any(tag in exercise.demands for exercise in catalogue.exercises.values())


def test_every_pattern_that_trains_has_its_prime_movers() -> None:
    assert PRIME_MOVERS.keys() == set(MovementPattern) - TRAIN_NOTHING


def test_every_strengthening_exercise_stands_on_a_ladder(catalogue: Catalogue) -> None:
    on_ladders = {slug for ladder in catalogue.ladders.values() for slug in ladder.exercises}

    assert {e.slug for e in catalogue.exercises.values() if is_main_work(e)} - on_ladders == set()


def test_everyone_hears_advice_of_every_kind(catalogue: Catalogue) -> None:
    general = [advice for advice in catalogue.safety_advice.values() if advice.applies_to is AdviceFor.EVERYONE]

    assert {advice.kind for advice in general} == set(AdviceKind)


def test_there_is_advice_for_everyone_whom_it_may_be_for(catalogue: Catalogue) -> None:
    assert {advice.applies_to for advice in catalogue.safety_advice.values()} == set(AdviceFor)


def test_first_notice_for_everyone_says_that_this_is_no_diagnosis(catalogue: Catalogue) -> None:
    assert "no diagnosis" in disclaimer_in(catalogue.safety_advice.values())


def test_no_two_pieces_of_advice_of_a_kind_share_a_place(catalogue: Catalogue) -> None:
    places = [(advice.kind, advice.position) for advice in catalogue.safety_advice.values()]

    assert len(places) == len(set(places))
