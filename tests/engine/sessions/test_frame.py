"""What surrounds the main work: warm-up, drill and cool-down of a session."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import Client, client_of
from app.engine.guidelines.frame import RELEASE_FROM_MINUTES
from app.engine.guidelines.muscles import LEG_GROUPS
from app.engine.guidelines.warm_up import ACTIVATION_RPE, WARM_UP_MINUTES
from app.engine.profile import DEFAULT_DAYS, Profile
from app.engine.program import BodyweightLoad, Holds, Item
from app.engine.progression.calendar import PHASES, calendar_of
from app.engine.sessions.frame import Frame, frame_of
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import EquipmentSlug, Modality
from app.engine.vocabulary.people import Level
from tests.engine.planning import day_of
from tests.engine.profiles import BANDS, PEOPLE, somebody


def frame(client: Client, phase: int = 0, day: int = 0, without: Iterable[str] = ()) -> Frame:
    week = replace(calendar_of(client).weeks[0], phase=PHASES[phase])
    return frame_of(client, day_of(client, day), week, frozenset(without))


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

    assert last >= 0.75 * first


def test_drills_differ_from_day_to_day_and_from_phase_to_phase(catalogue: Catalogue) -> None:
    client = client_of(somebody("weak-glutes", equipment=BANDS), catalogue)
    days = [[item.exercise for item in frame(client, day=day).warm_up[1:]] for day in range(3)]
    phases = [[item.exercise for item in frame(client, phase).activation] for phase in range(3)]

    assert all(one != other for one, other in pairwise(days))
    assert len({tuple(drill) for drill in phases}) > 1


@pytest.mark.parametrize("kit", [frozenset(), frozenset({EquipmentSlug.FOAM_ROLLER})], ids=["nothing", "roller"])
@pytest.mark.parametrize("minutes", [20, RELEASE_FROM_MINUTES - 1, RELEASE_FROM_MINUTES, 60])
def test_rolling_comes_in_where_there_is_time_and_a_roller(
    minutes: int, kit: frozenset[EquipmentSlug], catalogue: Catalogue
) -> None:
    made = frames(somebody("tight-calves", equipment=kit, minutes_per_session=minutes), catalogue)
    warmed_up = {catalogue.exercises[item.exercise].modality for each in made for item in each.warm_up}

    assert (Modality.RELEASE in warmed_up) is (minutes >= RELEASE_FROM_MINUTES and bool(kit))


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


@pytest.mark.parametrize("minutes", [20, 45, 75])
def test_shorter_sessions_have_a_smaller_frame(minutes: int, catalogue: Catalogue) -> None:
    shorter, longer = (
        max(made.seconds for made in frames(somebody("weak-core", minutes_per_session=given), catalogue))
        for given in (minutes, minutes + 30)
    )

    assert shorter < minutes * 60 / 2
    assert shorter <= longer


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
