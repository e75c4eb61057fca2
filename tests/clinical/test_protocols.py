"""What a condition leaves out and what its protocol asks for go together."""

from collections.abc import Iterator

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.protocols import ConditionProtocol
from app.engine.catalogue.safety import Condition
from tests.catalogue_tables import real_catalogue

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
def test_suspended_muscles_are_not_stretched_by_the_protocol_itself(slug: str) -> None:
    protocol = CATALOGUE.condition_protocols[slug]

    stretched = {s for turn in protocol.after for s in turn if protocol.suspends & set(CATALOGUE.exercises[s].lengthened)}

    assert stretched == set()


@pytest.mark.parametrize("slug", CATALOGUE.condition_protocols)
def test_protocol_says_what_a_careful_clinician_does(slug: str) -> None:
    assert CATALOGUE.condition_protocols[slug].care is not None
