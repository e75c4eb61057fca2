"""What a condition leaves out and what its protocol asks for go together."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.protocols import ConditionProtocol
from app.engine.catalogue.safety import Condition
from app.engine.client import client_of
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.people import Level
from tests.catalogue_tables import BANDS, DUMBBELLS, real_catalogue
from tests.clinical.table import GYM, HOME, NOTHING, profile_of

CATALOGUE = real_catalogue()


def asked_for(protocol: ConditionProtocol) -> Iterator[str]:
    """Every exercise that the protocol names to be done."""
    for stage in protocol.stages:
        for slugs in (stage.only or {}).values():
            yield from slugs
    for turn in (*protocol.warm_up, *protocol.after, *(turn for turns in protocol.activation.values() for turn in turns)):
        yield from turn


def left_out_by_demand(slug: str, condition: Condition, catalogue: Catalogue) -> bool:
    return not catalogue.exercises[slug].demands.isdisjoint(condition.excluded_demands)


@pytest.mark.parametrize("slug", CATALOGUE.conditions)
def test_protocol_asks_for_nothing_that_its_condition_leaves_out(slug: str) -> None:
    condition, protocol = CATALOGUE.conditions[slug], CATALOGUE.condition_protocols[slug]
    by_name = condition.excluded_exercises | protocol.forbids.exercises

    wrong = {s for s in asked_for(protocol) if s in by_name or left_out_by_demand(s, condition, CATALOGUE)}

    assert wrong == set()


@pytest.mark.parametrize("slug", CATALOGUE.conditions)
def test_what_is_left_out_by_its_demands_is_not_named_again(slug: str) -> None:
    condition, protocol = CATALOGUE.conditions[slug], CATALOGUE.condition_protocols[slug]
    by_name = condition.excluded_exercises | protocol.forbids.exercises

    assert {s for s in by_name if left_out_by_demand(s, condition, CATALOGUE)} == set()


@pytest.mark.parametrize("slug", CATALOGUE.conditions)
def test_no_stage_asks_for_more_effort_than_its_condition_allows(slug: str) -> None:
    limit, protocol = CATALOGUE.conditions[slug].max_rpe, CATALOGUE.condition_protocols[slug]

    assert [stage.name for stage in protocol.stages if limit is not None and stage.effort[1] > limit] == []


@pytest.mark.parametrize("slug", CATALOGUE.conditions)
def test_suspended_muscles_are_not_stretched_by_the_protocol_itself(slug: str) -> None:
    protocol = CATALOGUE.condition_protocols[slug]

    stretched = {s for turn in protocol.after for s in turn if protocol.suspends & set(CATALOGUE.exercises[s].lengthened)}

    assert stretched == set()


@pytest.mark.parametrize("slug", CATALOGUE.condition_protocols)
def test_protocol_says_what_a_careful_clinician_does(slug: str) -> None:
    assert CATALOGUE.condition_protocols[slug].care is not None


@pytest.mark.parametrize("kit", [NOTHING, BANDS, DUMBBELLS, HOME, GYM], ids=["nothing", "bands", "dumbbells", "home", "gym"])
@pytest.mark.parametrize("slug", CATALOGUE.condition_protocols)
def test_what_a_stage_begins_goes_on_in_the_next(slug: str, kit: frozenset[EquipmentSlug]) -> None:
    protocol = CATALOGUE.condition_protocols[slug]
    eligible = client_of(profile_of(slug, Level.BEGINNER, kit, ("weak-glutes",)), CATALOGUE).eligible

    ending = {
        f"{role} after {stage.name}"
        for stage, following in pairwise(protocol.stages)
        for role, slugs in (stage.only or {}).items()
        if following.only is not None
        and not eligible.keys().isdisjoint(slugs)
        and eligible.keys().isdisjoint(following.only.get(role, ()))
    }

    assert ending == set()
