"""What coaches and physiotherapists find at fault in day plans, by kind."""

import pytest

from app.engine.catalogue.protocols import DayPlan, Protocol, Track
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import Laterality
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.roles import CALF_ROLES, HIP_ROLES, LIFT_ROLES, TRUNK_ROLES, DayKind, Role
from tests.catalogue_tables import real_catalogue

CATALOGUE = real_catalogue()
SHORTEST_MINUTES = 20
MOST_TRUNK_SLOTS = 3
MOST_TRUNK_SLOTS_OF_A_WEAK_TRUNK = 4
OPENERS = {*CALF_ROLES, Role.SHIN, Role.KNEE_FLEXION, Role.HIP_ADDUCTION}
KNEE_ROLES = {Role.SQUAT, Role.SINGLE_LEG_KNEE, Role.KNEE_EXTENSION}
SIDE_OF_THE_TRUNK = ("lateral-trunk-asymmetry", "limited-lateral-flexion", "ql-asymmetry")


def roles_of(plan: DayPlan, up_to_minutes: int = 120) -> list[Role]:
    """The roles that a day asks for in sessions of so many minutes."""
    return [CATALOGUE.tracks[slot.tracks[0]].role for slot in plan.slots if slot.from_minutes <= up_to_minutes]


PLANS = [
    pytest.param(protocol, plan, id=f"{protocol.imbalance}-{name}")
    for protocol in CATALOGUE.protocols.values()
    for name, plan in protocol.days.items()
]


@pytest.mark.parametrize(("protocol", "plan"), PLANS)
def test_small_exercises_open_a_session_only_where_they_are_the_treatment_of_a_limb(protocol: Protocol, plan: DayPlan) -> None:
    opening = {CATALOGUE.tracks[slot.tracks[0]].role for slot in plan.slots if slot.opens}

    assert opening <= OPENERS


def strengthens_what_is_short(track: Track, protocol: Protocol) -> bool:
    short = set(CATALOGUE.imbalances[protocol.imbalance].short)
    return any(not short.isdisjoint(CATALOGUE.exercises[rung].primary) for rung in track.rungs)


@pytest.mark.parametrize(("protocol", "plan"), PLANS)
def test_small_exercises_for_a_tight_muscle_never_open_a_session(protocol: Protocol, plan: DayPlan) -> None:
    tracks = [CATALOGUE.tracks[slug] for slot in plan.slots if slot.opens for slug in slot.tracks]

    assert [track.slug for track in tracks if strengthens_what_is_short(track, protocol)] == []


@pytest.mark.parametrize("slug", CATALOGUE.protocols)
def test_small_exercises_for_a_tight_muscle_never_lead_over_lifts(slug: str) -> None:
    protocol = CATALOGUE.protocols[slug]
    first = protocol.lead[0]

    tracks = CATALOGUE.tracks_of[first]
    assert first in LIFT_ROLES | TRUNK_ROLES or not any(strengthens_what_is_short(track, protocol) for track in tracks)


@pytest.mark.parametrize(("protocol", "plan"), PLANS)
def test_a_bridge_for_the_hip_has_no_second_bridge_beside_it(protocol: Protocol, plan: DayPlan) -> None:
    tracks = {track for slot in plan.slots for track in slot.tracks}

    assert (
        Role.HIP_EXTENSION not in roles_of(plan)
        or "hamstring-bridge-one-leg" not in tracks
        or Role.KNEE_FLEXION in protocol.lead
    )


@pytest.mark.parametrize(("protocol", "plan"), PLANS)
def test_a_session_is_not_filled_with_trunk_drills(protocol: Protocol, plan: DayPlan) -> None:
    weak_trunk = TRUNK_ROLES.issuperset(protocol.lead)
    leads = not TRUNK_ROLES.isdisjoint(protocol.lead)
    trunk = sum(role in TRUNK_ROLES for role in roles_of(plan))

    assert (
        not leads
        or plan.kind is DayKind.LIGHT
        or trunk <= (MOST_TRUNK_SLOTS_OF_A_WEAK_TRUNK if weak_trunk else MOST_TRUNK_SLOTS)
    )


@pytest.mark.parametrize("slug", SIDE_OF_THE_TRUNK)
def test_every_day_for_the_side_of_the_trunk_trains_it_even_when_it_is_short(slug: str) -> None:
    without = {
        name for name, plan in CATALOGUE.protocols[slug].days.items() if Role.TRUNK_SIDE not in roles_of(plan, SHORTEST_MINUTES)
    }

    assert without == set()


@pytest.mark.parametrize("name", CATALOGUE.protocols["lateral-trunk-asymmetry"].days)
def test_the_side_plank_leads_for_uneven_sides_of_the_trunk(name: str) -> None:
    slots = CATALOGUE.protocols["lateral-trunk-asymmetry"].days[name].slots
    side = [slot for slot in slots if CATALOGUE.tracks[slot.tracks[0]].role is Role.TRUNK_SIDE]

    assert slots[0] is side[0]
    assert side[0].tracks[0] == "side-plank"


@pytest.mark.parametrize("slug", CATALOGUE.protocols)
def test_hip_flexors_are_stretched_only_where_they_are_short(slug: str) -> None:
    short = set(CATALOGUE.imbalances[slug].short)
    stretches = {stretch for group in CATALOGUE.protocols[slug].after for stretch in group}

    wrong = {
        stretch
        for stretch in stretches
        if MuscleSlug.ILIOPSOAS in CATALOGUE.exercises[stretch].lengthened
        and short.isdisjoint(CATALOGUE.exercises[stretch].lengthened)
    }

    assert wrong == set()


@pytest.mark.parametrize("sessions", [4, 5, 6])
@pytest.mark.parametrize("slug", CATALOGUE.protocols)
def test_a_heavy_hinge_waits_for_the_second_hip_day(slug: str, sessions: int) -> None:
    protocol = CATALOGUE.protocols[slug]
    hip_days = [protocol.days[name] for name in protocol.weeks[sessions] if protocol.days[name].kind is DayKind.HIP]

    assert Role.HINGE not in roles_of(hip_days[0])


@pytest.mark.parametrize(
    "track", [track for track in CATALOGUE.tracks.values() if track.role in CALF_ROLES], ids=lambda t: t.slug
)
def test_beginners_begin_calf_raises_on_two_legs(track: Track) -> None:
    first = CATALOGUE.exercises[track.start[Level.BEGINNER]]

    assert first.laterality is Laterality.BILATERAL


CONDITION_DAYS = [
    pytest.param(plan, id=f"{slug}-{name}")
    for slug, protocol in CATALOGUE.condition_protocols.items()
    for name, plan in protocol.days.items()
    if plan.kind is DayKind.FULL
]


@pytest.mark.parametrize("plan", CONDITION_DAYS)
def test_weak_thighs_find_two_kinds_of_work_for_the_knee_on_every_full_day_of_a_condition(plan: DayPlan) -> None:
    assert len(KNEE_ROLES.intersection(slot.role for slot in plan.slots if slot.role)) >= 2


@pytest.mark.parametrize("plan", [p for p in CATALOGUE.protocols["weak-quadriceps"].days.values() if p.kind is DayKind.FULL])
def test_weak_thighs_get_three_kinds_of_work_for_the_knee_before_a_second_one_for_the_hip(plan: DayPlan) -> None:
    roles = [CATALOGUE.tracks[slot.tracks[0]].role for slot in sorted(plan.slots, key=lambda slot: slot.from_minutes)]
    second_hip = [n for n, role in enumerate(roles) if role in HIP_ROLES][1:2] or [len(roles)]

    assert sum(role in KNEE_ROLES for role in roles[: second_hip[0]]) >= 3


def test_nothing_loads_a_tight_front_of_the_thigh_alone() -> None:
    days = CATALOGUE.protocols["tight-quadriceps"].days.values()

    assert all(Role.KNEE_EXTENSION not in roles_of(plan) for plan in days)


@pytest.mark.parametrize("sessions", range(1, 7))
def test_weak_hamstrings_bend_the_knee_on_every_day(sessions: int) -> None:
    protocol = CATALOGUE.protocols["weak-hamstrings"]

    without = [name for name in protocol.weeks[sessions] if Role.KNEE_FLEXION not in roles_of(protocol.days[name], 30)]

    assert without == []


@pytest.mark.parametrize("sessions", range(1, 7))
def test_the_stronger_outer_hip_is_only_kept_up_beside_weak_inner_thighs(sessions: int) -> None:
    protocol = CATALOGUE.protocols["adductor-abductor-imbalance"]

    days = [name for name in protocol.weeks[sessions] if Role.HIP_ABDUCTION in roles_of(protocol.days[name])]

    assert len(days) <= 1


@pytest.mark.parametrize("slug", ["tight-hip-flexors", "weak-hip-abductors", "ql-asymmetry"])
def test_calves_fill_no_whole_day_that_is_for_the_hips(slug: str) -> None:
    plans = [plan for plan in CATALOGUE.protocols[slug].days.values() if plan.kind is DayKind.FULL]

    assert all(CALF_ROLES.isdisjoint(roles_of(plan)) for plan in plans)


@pytest.mark.parametrize(
    "track", [track for track in CATALOGUE.tracks.values() if track.slug.startswith("bridge")], ids=lambda t: t.slug
)
def test_beginners_bridge_against_something_where_they_own_it(track: Track) -> None:
    first = CATALOGUE.exercises[track.start[Level.BEGINNER]]

    assert all(first.equipment_options)
