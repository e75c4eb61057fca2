"""What the stated imbalances want of one day, on small protocols made for the purpose and on the real ones."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.protocols import DayPlan, Forbidden, Protocol, Slot
from app.engine.client import Client, client_of
from app.engine.priorities.wanted import (
    FIRST_MINUTES,
    SHARED_MINUTES,
    UPKEEP_MINUTES,
    WHOLE_DAY,
    in_turn,
    is_open,
    wanted_on,
)
from app.engine.profile import DEFAULT_DAYS, StatedImbalance
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.roles import DayKind, Role
from app.engine.week_plan.days import plan_days
from tests.engine.planning import day_of, wanted
from tests.engine.profiles import PEOPLE, somebody

CORE, GLUTES = "weak-core", "weak-glutes"


def protocol(
    imbalance: str,
    slots: Mapping[str, int],
    *lead: Role,
    forbids: frozenset[Role] = frozenset(),
    marked: Mapping[str, int] | None = None,
) -> Protocol:
    """One day plan for all days; slots are tracks with the minutes from which they belong in."""
    day = DayPlan(f"the job of {imbalance}", DayKind.FULL, _slots(slots))
    return Protocol(
        imbalance,
        summary="",
        lead=lead,
        days={"day": day},
        weeks={sessions: ("day",) * sessions for sessions in range(1, 7)},
        activation={},
        warm_up={},
        tight=(),
        after=(),
        forbids=Forbidden(forbids),
        marked={"day": _slots(marked or {})},
    )


def _slots(slots: Mapping[str, int]) -> tuple[Slot, ...]:
    return tuple(Slot(minutes, (track,)) for track, minutes in slots.items())


def with_protocols(catalogue: Catalogue, *protocols: Protocol, core: Severity = Severity.MODERATE) -> Client:
    """A client with the imbalances of these protocols, and nothing to keep up besides."""
    small = replace(catalogue, protocols={**catalogue.protocols, **{p.imbalance: p for p in protocols}}, upkeep={})
    stated = (StatedImbalance(p.imbalance, core if p.imbalance == CORE else Severity.MODERATE) for p in protocols)
    return client_of(somebody(*stated), small)


def tracks(client: Client, day: int = 0) -> list[str]:
    return [want.tracks[0] for want in wanted(client, day)]


def test_slots_that_no_session_may_miss_come_first(catalogue: Catalogue) -> None:
    client = with_protocols(catalogue, protocol(CORE, {"plank": 45, "bird-dog": 20, "side-plank": 30}))

    assert tracks(client) == ["bird-dog", "side-plank", "plank"]


def test_leads_come_before_support_and_otherwise_the_plan_keeps_its_order(catalogue: Catalogue) -> None:
    slots = {"squat-free": 20, "calf-raise": 20, "plank": 20}
    client = with_protocols(catalogue, protocol(CORE, slots, Role.TRUNK_FRONT))

    assert tracks(client) == ["plank", "squat-free", "calf-raise"]


def test_slot_that_two_imbalances_want_comes_in_earlier_and_may_use_the_tracks_of_both(catalogue: Catalogue) -> None:
    client = with_protocols(
        catalogue,
        protocol(CORE, {"abduction-lying": 60}),
        protocol(GLUTES, {"band-walk": 75, "kickback": 60}, Role.HIP_ABDUCTION),
    )

    shared, single = wanted(client)

    assert (shared.role, shared.wanted_by, shared.lead) == (Role.HIP_ABDUCTION, 2, True)
    assert shared.from_minutes == 60 - SHARED_MINUTES
    assert shared.tracks == ("abduction-lying", "band-walk")
    assert (single.role, single.wanted_by, single.from_minutes) == (Role.GLUTE_ISOLATION, 1, 60)


def test_nothing_comes_in_before_the_shortest_session(catalogue: Catalogue) -> None:
    client = with_protocols(catalogue, protocol(CORE, {"plank": 30}), protocol(GLUTES, {"dead-bug": 20}))

    assert [want.from_minutes for want in wanted(client)] == [FIRST_MINUTES]


def test_role_is_wanted_as_often_as_one_plan_asks_for_it(catalogue: Catalogue) -> None:
    client = with_protocols(catalogue, protocol(CORE, {"plank": 20, "dead-bug": 30}), protocol(GLUTES, {"curl-up": 20}))

    assert [want.role for want in wanted(client)] == [Role.TRUNK_FRONT] * 2


@pytest.mark.parametrize("core", [Severity.MILD, Severity.MARKED])
def test_more_marked_imbalance_comes_first_on_every_day(core: Severity, catalogue: Catalogue) -> None:
    client = with_protocols(catalogue, protocol(CORE, {"calf-raise": 20}), protocol(GLUTES, {"kickback": 20}), core=core)

    order = ["calf-raise", "kickback"] if core is Severity.MARKED else ["kickback", "calf-raise"]
    assert [tracks(client, day) for day in range(3)] == [order] * 3


def test_equally_marked_imbalances_take_turns_at_being_first(catalogue: Catalogue) -> None:
    client = with_protocols(catalogue, protocol(CORE, {"calf-raise": 20}), protocol(GLUTES, {"kickback": 20}))

    assert [tracks(client, day)[0] for day in range(3)] == ["calf-raise", "kickback", "calf-raise"]


def test_turns_of_three_imbalances_go_round_over_the_days(catalogue: Catalogue) -> None:
    client = client_of(somebody(CORE, GLUTES, "weak-calves"), catalogue)

    first = {in_turn(day_of(client, day), client)[0].imbalance.slug for day in range(3)}

    assert first == {CORE, GLUTES, "weak-calves"}


@pytest.mark.parametrize("core", Severity)
def test_marked_imbalance_adds_its_slots(core: Severity, catalogue: Catalogue) -> None:
    client = with_protocols(catalogue, protocol(CORE, {"plank": 20}, marked={"bird-dog": 20}), core=core)

    assert ("bird-dog" in tracks(client)) is (core is Severity.MARKED)


def test_role_that_one_imbalance_forbids_falls_unless_it_is_the_treatment_of_the_other(catalogue: Catalogue) -> None:
    forbidding = protocol(CORE, {"plank": 20}, forbids=frozenset({Role.HIP_FLEXION}))
    support = with_protocols(catalogue, forbidding, protocol(GLUTES, {"knee-lift": 20}))
    treatment = with_protocols(catalogue, forbidding, protocol(GLUTES, {"knee-lift": 20}, Role.HIP_FLEXION))

    assert "knee-lift" not in tracks(support)
    assert "knee-lift" in tracks(treatment)


def test_role_that_a_condition_forbids_falls_even_where_it_is_the_treatment(catalogue: Catalogue) -> None:
    forbidding = next(p for p in catalogue.condition_protocols.values() if p.forbids.roles)
    client = client_of(somebody("weak-core", conditions=frozenset({forbidding.condition})), catalogue)

    assert not any(is_open(role, client, lead=lead) for role in forbidding.forbids.roles for lead in (True, False))


@pytest.mark.parametrize("person", PEOPLE)
def test_day_wants_only_what_its_kind_allows_in_order_of_importance(person: str, catalogue: Catalogue) -> None:
    client = client_of(PEOPLE[person], catalogue)
    for number in range(client.profile.sessions_per_week):
        day = day_of(client, number)
        wants = wanted_on(day, client)

        assert wants
        assert all(day.kind.allows(want.role) for want in wants)
        assert [want.importance for want in wants] == sorted(want.importance for want in wants)


@pytest.mark.parametrize("sessions", [3, 6])
def test_upkeep_comes_after_all_that_an_imbalance_wants(sessions: int, catalogue: Catalogue) -> None:
    client = client_of(somebody("tight-calves", days=DEFAULT_DAYS[sessions]), catalogue)
    for number in range(sessions):
        upkeep = [want for want in wanted(client, number) if want.imbalance is None]
        asked_for = [want for want in wanted(client, number) if want.imbalance]

        assert {want.from_minutes for want in upkeep} == {UPKEEP_MINUTES}
        assert max(want.importance for want in asked_for) < min(want.importance for want in upkeep)


def test_condition_with_days_of_its_own_replaces_the_plans_of_the_imbalances(catalogue: Catalogue) -> None:
    client = client_of(PEOPLE["sore back"], catalogue)
    plans = catalogue.condition_protocols["acute-low-back-pain"]

    for number in range(3):
        day = day_of(client, number)
        plan = plans.days[plans.weeks[3][number]]
        planned = {slot.role or catalogue.tracks[slot.tracks[0]].role for slot in plan.slots}
        assert {want.role for want in wanted_on(day, client) if want.imbalance} <= planned
        assert wanted_on(day, client)[0].lead


def test_first_lead_of_every_imbalance_comes_before_further_ones(catalogue: Catalogue) -> None:
    trunk = protocol(CORE, {"plank": 20, "side-plank": 20}, Role.TRUNK_FRONT, Role.TRUNK_SIDE)
    client = with_protocols(catalogue, trunk, protocol(GLUTES, {"kickback": 20}, Role.GLUTE_ISOLATION))

    assert tracks(client) == ["plank", "kickback", "side-plank"]


@pytest.mark.parametrize("person", PEOPLE)
def test_day_is_a_whole_one(person: str, catalogue: Catalogue) -> None:
    client = client_of(PEOPLE[person], catalogue)

    for day in plan_days(client):
        for roles in WHOLE_DAY.get(day.kind, ()):
            fitting = [want for want in wanted_on(day, client) if want.role in roles]
            assert not fitting or fitting[0].from_minutes == FIRST_MINUTES
