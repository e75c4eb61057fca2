"""What surrounds the main work: warm-up, drill and cool-down of a session."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import Client, client_of
from app.engine.guidelines.frame import BRIEF_MINUTES, RELEASE_FROM_MINUTES, RELEASE_OF_TIGHT_FROM_MINUTES
from app.engine.guidelines.muscles import LEG_GROUPS
from app.engine.guidelines.stretching import STRETCH_SECONDS_FOR_TIGHT
from app.engine.guidelines.warm_up import ACTIVATION_RPE, WARM_UP_MINUTES
from app.engine.priorities.wanted import wanted_on
from app.engine.profile import DEFAULT_DAYS, Profile, StatedImbalance
from app.engine.program import BodyweightLoad, Holds, Item
from app.engine.progression.calendar import PHASES, calendar_of
from app.engine.sessions.frame import Frame, frame_of, frames_of
from app.engine.sessions.occasion import Occasion
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import EquipmentSlug, Modality
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Level
from app.engine.week_plan.days import plan_days
from tests.engine.planning import day_of
from tests.engine.profiles import BANDS, PEOPLE, somebody


def frame(client: Client, phase: int = 0, day: int = 0, without: Iterable[str] = ()) -> Frame:
    return frame_of(Occasion(client, day_of(client, day), PHASES[phase]), client.limits.rpe_limit, frozenset(without))


def frames_by_day(client: Client) -> dict[int, list[Frame]]:
    """The frames of the days in order, by the period of the program, the first before the others."""
    days, weeks = plan_days(client), sorted(calendar_of(client).first_weeks, key=lambda week: week.period)
    made = frames_of(client, days, [wanted_on(day, client) for day in days], weeks)
    return {week.period: [made[day.number, week.phase] for day in days] for week in weeks}


def slugs(items: Iterable[Item]) -> set[str]:
    return {item.exercise for item in items}


def frames(profile: Profile, catalogue: Catalogue) -> list[Frame]:
    client = client_of(profile, catalogue)
    return [frame(client, phase, day) for day in range(profile.sessions_per_week) for phase in range(3)]


def lengthened(items: Iterable[Item], catalogue: Catalogue) -> set[MuscleSlug]:
    return {muscle for item in items for muscle in catalogue.exercises[item.exercise].lengthened}


def held_seconds(item: Item) -> int:
    return sum(item.dose.repetitions) * item.dose.hold_seconds if isinstance(item.dose, Holds) else 0


@pytest.mark.parametrize("person", PEOPLE)
def test_warm_up_raises_the_pulse_and_moves_front_thigh_back_thigh_and_calf(person: str, catalogue: Catalogue) -> None:
    client = client_of(PEOPLE[person], catalogue)
    for made in frames(PEOPLE[person], catalogue):
        moved = lengthened(made.warm_up, catalogue)

        assert catalogue.exercises[made.warm_up[0].exercise].modality is Modality.CONDITIONING
        assert all(group <= client.suspended or not moved.isdisjoint(group) for group in LEG_GROUPS.values())


@pytest.mark.parametrize("person", PEOPLE)
def test_warm_up_and_drill_stay_within_the_usual_minutes(person: str, catalogue: Catalogue) -> None:
    for made in frames(PEOPLE[person], catalogue):
        assert sum(item.seconds for item in (*made.warm_up, *made.activation)) <= WARM_UP_MINUTES.high * 60


@pytest.mark.parametrize("person", PEOPLE)
def test_warm_up_is_no_shorter_in_the_last_phase(person: str, catalogue: Catalogue) -> None:
    client = client_of(PEOPLE[person], catalogue)
    first, last = (sum(item.seconds for item in frame(client, phase).warm_up) for phase in (0, 2))

    assert last >= 0.8 * first


def test_drills_differ_from_day_to_day_and_from_phase_to_phase(catalogue: Catalogue) -> None:
    client = client_of(somebody("weak-glutes", equipment=BANDS), catalogue)
    days = [[item.exercise for item in frame(client, day=day).warm_up[1:]] for day in range(3)]
    phases = [[item.exercise for item in frame(client, phase).activation] for phase in range(3)]

    assert all(one != other for one, other in pairwise(days))
    assert len({tuple(drill) for drill in phases}) > 1


@pytest.mark.parametrize("kit", [frozenset(), frozenset({EquipmentSlug.FOAM_ROLLER})], ids=["nothing", "roller"])
@pytest.mark.parametrize(
    ("slug", "earliest"),
    [("adductor-abductor-imbalance", RELEASE_FROM_MINUTES), ("tight-calves", RELEASE_OF_TIGHT_FROM_MINUTES)],
)
@pytest.mark.parametrize("later", [-1, 0, 20])
def test_rolling_comes_in_where_there_is_time_and_a_roller(
    slug: str, earliest: int, later: int, kit: frozenset[EquipmentSlug], catalogue: Catalogue
) -> None:
    made = frames(somebody(slug, equipment=kit, minutes_per_session=earliest + later), catalogue)
    warmed_up = {catalogue.exercises[item.exercise].modality for each in made for item in each.warm_up}

    assert (Modality.RELEASE in warmed_up) is (later >= 0 and bool(kit))


@pytest.mark.parametrize("slug", ["weak-glutes", "weak-core", "weak-hip-abductors", "dynamic-valgus", "weak-calves"])
def test_drill_is_easy_and_unloaded_and_named_by_the_protocol(slug: str, catalogue: Catalogue) -> None:
    profile = somebody(slug, level=Level.INTERMEDIATE, equipment=BANDS)
    named = {drill for turns in catalogue.protocols[slug].activation.values() for turn in turns for drill in turn}

    drills = [drill for made in frames(profile, catalogue) for drill in made.activation]

    assert drills
    assert {drill.exercise for drill in drills} <= named
    assert all(drill.effort and drill.effort.rpe <= ACTIVATION_RPE for drill in drills)


def test_drill_is_none_of_the_exercises_of_the_day(catalogue: Catalogue) -> None:
    client = client_of(somebody("weak-glutes"), catalogue)
    usual = frame(client).activation[0].exercise

    other = frame(client, without={usual}).activation

    assert other
    assert usual not in {drill.exercise for drill in other}


@pytest.mark.parametrize("person", PEOPLE)
def test_cool_down_stretches_every_short_muscle_and_front_thigh_back_thigh_and_calf(person: str, catalogue: Catalogue) -> None:
    client = client_of(PEOPLE[person], catalogue)
    wanted = [frozenset({muscle}) for muscle in client.short] + [g for g in LEG_GROUPS.values() if not g <= client.suspended]
    for made in frames(PEOPLE[person], catalogue):
        stretched = lengthened(made.cool_down, catalogue)

        assert all(not stretched.isdisjoint(group) for group in wanted)
        assert stretched.isdisjoint(client.suspended)


@pytest.mark.parametrize("slug", ["tight-hip-flexors", "tight-hamstrings", "tight-calves", "tight-quadriceps"])
def test_what_is_tight_is_stretched_first_and_longer_from_phase_to_phase(slug: str, catalogue: Catalogue) -> None:
    client = client_of(somebody(slug, minutes_per_session=90), catalogue)
    named = {stretch for group in catalogue.protocols[slug].tight for stretch in group}
    first = [frame(client, phase).cool_down[0] for phase in range(3)]

    seconds = [held_seconds(item) for item in first]
    assert {item.exercise for item in first} <= named
    assert seconds == sorted(seconds)
    assert seconds[0] < seconds[-1]
    assert held_seconds(frame(client).cool_down[-1]) <= seconds[0]


@pytest.mark.parametrize("minutes", [20, 30, 45, 60])
@pytest.mark.parametrize(
    "slug", ["tight-calves", "dynamic-valgus", "ql-asymmetry", "tight-quadriceps", "posterior-pelvic-tilt"]
)
def test_first_stretch_of_what_is_tight_stays_and_is_never_held_for_less_time_than_before(
    slug: str, minutes: int, catalogue: Catalogue
) -> None:
    by_period = frames_by_day(client_of(somebody(slug, minutes_per_session=minutes), catalogue))
    for phases in zip(*by_period.values(), strict=True):
        first = [made.cool_down[0] for made in phases]
        seconds = [held_seconds(item) for item in first]

        assert len({item.exercise for item in first}) == 1
        assert seconds == sorted(seconds)


@pytest.mark.parametrize("minutes", [20, 45, 75])
def test_shorter_sessions_have_a_smaller_frame(minutes: int, catalogue: Catalogue) -> None:
    shorter, longer = (
        max(made.seconds for made in frames(somebody("weak-core", minutes_per_session=given), catalogue))
        for given in (minutes, minutes + 30)
    )

    assert shorter < minutes * 60 / 2
    assert shorter <= longer


@pytest.mark.parametrize(("minutes", "most"), [(20, 8), (30, 10), (45, 12), (60, 14)])
@pytest.mark.parametrize("slug", ["weak-glutes", "tight-hip-flexors", "tight-hamstrings", "weak-quadriceps", "ql-asymmetry"])
@pytest.mark.parametrize("kit", [frozenset(), BANDS], ids=["nothing", "bands"])
def test_frame_keeps_to_its_share_of_the_minutes(
    slug: str, minutes: int, most: int, kit: frozenset[EquipmentSlug], catalogue: Catalogue
) -> None:
    made = frames(somebody(slug, equipment=kit, minutes_per_session=minutes), catalogue)

    assert max(each.seconds for each in made) <= 60 * most


@pytest.mark.parametrize("slug", ["weak-core", "tight-hip-flexors", "weak-calves", "lateral-trunk-asymmetry"])
def test_brief_warm_up_raises_the_pulse_for_two_minutes_and_moves_all_of_the_leg_in_two_drills(
    slug: str, catalogue: Catalogue
) -> None:
    for made in frames(somebody(slug, minutes_per_session=20), catalogue):
        pulse, *drills = made.warm_up

        assert pulse.seconds <= 120
        assert len(drills) <= 2


def test_brief_session_that_treats_by_stretching_does_without_a_drill(catalogue: Catalogue) -> None:
    brief, short = (
        frames(somebody("tight-hamstrings", minutes_per_session=minutes), catalogue)
        for minutes in (BRIEF_MINUTES, BRIEF_MINUTES + 1)
    )

    assert not any(made.activation for made in brief)
    assert all(held_seconds(made.cool_down[0]) >= STRETCH_SECONDS_FOR_TIGHT for made in brief)
    assert all(made.activation for made in short)


def test_brief_session_keeps_the_drill_that_the_program_may_not_be_without(catalogue: Catalogue) -> None:
    profile = somebody(
        "weak-glutes", StatedImbalance("tight-calves", Severity.MARKED), days=DEFAULT_DAYS[1], minutes_per_session=20
    )

    assert all(made.activation for made in frames(profile, catalogue))


@pytest.mark.parametrize("person", PEOPLE)
def test_nothing_stretches_what_a_condition_suspends(person: str, catalogue: Catalogue) -> None:
    profile = replace(PEOPLE[person], conditions=("hamstring-strain",))
    suspended = client_of(profile, catalogue).suspended

    assert suspended
    assert all(lengthened(made.items, catalogue).isdisjoint(suspended) for made in frames(profile, catalogue))


@pytest.mark.parametrize("slug", ["weak-glutes", "weak-core", "tight-hip-flexors", "weak-hamstrings", "weak-quadriceps"])
@pytest.mark.parametrize("sessions", [2, 3, 5])
def test_days_that_follow_each_other_have_other_drills_and_stretches(slug: str, sessions: int, catalogue: Catalogue) -> None:
    client = client_of(somebody(slug, equipment=BANDS, days=DEFAULT_DAYS[sessions], minutes_per_session=45), catalogue)
    for made in frames_by_day(client).values():
        for one, other in pairwise(made):
            assert slugs(one.activation) != slugs(other.activation)
            assert slugs(one.cool_down) != slugs(other.cool_down)
            assert slugs(one.warm_up) != slugs(other.warm_up)


@pytest.mark.parametrize("slug", ["weak-glutes", "weak-core", "weak-hamstrings", "weak-quadriceps"])
def test_short_holds_change_from_phase_to_phase(slug: str, catalogue: Catalogue) -> None:
    by_period = frames_by_day(client_of(somebody(slug, minutes_per_session=45), catalogue))
    first_days = [slugs(made[0].cool_down) for made in by_period.values()]

    assert len(first_days) == 3
    assert all(one != other for one, other in pairwise(first_days))


@pytest.mark.parametrize("kit", [frozenset(), BANDS], ids=["nothing", "bands"])
@pytest.mark.parametrize("slug", ["weak-glutes", "weak-core", "tight-hip-flexors", "anterior-pelvic-tilt", "tight-quadriceps"])
def test_drill_gets_no_easier_from_phase_to_phase(slug: str, kit: frozenset[EquipmentSlug], catalogue: Catalogue) -> None:
    by_period = frames_by_day(client_of(somebody(slug, equipment=kit), catalogue))
    for phases in zip(*by_period.values(), strict=True):
        difficulty = [catalogue.exercises[made.activation[0].exercise].difficulty for made in phases]

        assert difficulty == sorted(difficulty)


@pytest.mark.parametrize(("slug", "tight"), [("tight-calves", 2), ("dynamic-valgus", 2)])
def test_each_tight_group_comes_first_on_some_day(slug: str, tight: int, catalogue: Catalogue) -> None:
    client = client_of(somebody(slug, minutes_per_session=45), catalogue)
    first = [catalogue.exercises[frame(client, day=day).cool_down[0].exercise].lengthened[0] for day in range(3)]

    assert len(set(first)) == tight


def test_muscle_that_is_tight_twice_over_is_stretched_once(catalogue: Catalogue) -> None:
    client = client_of(somebody("tight-hamstrings", "sway-back", minutes_per_session=60), catalogue)
    for day in range(3):
        first = [catalogue.exercises[item.exercise].lengthened[0] for item in frame(client, day=day).cool_down]

        assert first.count(MuscleSlug.HAMSTRINGS) == 1


@pytest.mark.parametrize("sessions", [3, 6])
def test_stretches_take_turns_over_the_week(sessions: int, catalogue: Catalogue) -> None:
    client = client_of(somebody("tight-hamstrings", days=DEFAULT_DAYS[sessions]), catalogue)

    assert len({frame(client, day=day).cool_down[0].exercise for day in range(sessions)}) > 1


def test_condition_brings_its_own_drills(catalogue: Catalogue) -> None:
    profile = PEOPLE["sore back"]
    own = catalogue.condition_protocols["acute-low-back-pain"]
    named = {slug for turns in (own.warm_up, *own.activation.values()) for turn in turns for slug in turn}

    drills = {item.exercise for made in frames(profile, catalogue) for item in (*made.warm_up, *made.activation)}

    assert named & drills
    assert not {item.exercise for made in frames(profile, catalogue) for item in made.activation} - named


@pytest.mark.parametrize("person", PEOPLE)
def test_nothing_around_the_main_work_needs_a_weight(person: str, catalogue: Catalogue) -> None:
    for made in frames(PEOPLE[person], catalogue):
        stretches = (*made.warm_up, *made.cool_down)

        assert all(isinstance(item.load, BodyweightLoad) or item.load.kind == "band" for item in (*stretches, *made.activation))
        assert all(item.effort is None for item in stretches)


@pytest.mark.parametrize("minutes", [30, 45, 90])
@pytest.mark.parametrize("slug", ["weak-glutes", "sway-back", "weak-hip-abductors", "tight-calves"])
def test_drills_warm_up_long_enough_where_nothing_else_may_raise_the_pulse(
    slug: str, minutes: int, catalogue: Catalogue
) -> None:
    without = frozenset({"brisk-march", "easy-cycling"})
    made = frames(somebody(slug, avoid_exercises=without, minutes_per_session=minutes), catalogue)

    assert all(sum(item.seconds for item in (*each.warm_up, *each.activation)) >= WARM_UP_MINUTES.low * 60 for each in made)
