"""Which exercise a wanted slot gets: its tracks in order, what can be loaded first, nothing twice in a session."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import Client, client_of
from app.engine.plan import Plan
from app.engine.priorities.wanted import FIRST_MINUTES, Wanted
from app.engine.profile import Profile
from app.engine.progression.calendar import calendar_of
from app.engine.slots.choosing import Choice, Chooser
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.roles import DoseScheme, Role
from tests.engine.profiles import BANDS, GYM, PEOPLE, somebody


def chooser(client: Client) -> Chooser:
    return Chooser(client, calendar_of(client), client.profile.sessions_per_week)


def want(role: Role, *tracks: str, lead: bool = False, scheme: DoseScheme | None = None) -> Wanted:
    return Wanted(role, tracks, scheme, FIRST_MINUTES, (0, 0, 0), lead, opens=False, imbalance="weak-glutes")


def slugs(choice: Choice | None) -> list[str]:
    return [exercise.slug for exercise in (choice.path if choice else ()) if exercise]


@pytest.fixture
def beginner(catalogue: Catalogue) -> Client:
    return client_of(somebody("weak-glutes"), catalogue)


SQUAT = want(Role.SQUAT, "squat", "squat-free")
LUNGES = want(Role.SINGLE_LEG_KNEE, "split-squat", "lunge")
CALVES = want(Role.CALF_STRAIGHT, "calf-raise", "calf-raise-two-one")


@pytest.mark.parametrize(
    ("kit", "track"), [(frozenset(), "squat-free"), (frozenset({EquipmentSlug.DUMBBELL}), "squat")], ids=["nothing", "dumbbell"]
)
def test_first_track_that_the_kit_serves_is_taken(kit: frozenset[EquipmentSlug], track: str, catalogue: Catalogue) -> None:
    choice = chooser(client_of(somebody(equipment=kit), catalogue)).choose(SQUAT, 0)

    assert choice
    assert choice.track == track
    assert choice.scheme is DoseScheme.MAIN


def test_order_of_the_plan_decides_between_equals(beginner: Client) -> None:
    chosen = [
        chooser(beginner).choose(replace(SQUAT, tracks=tracks), 0) for tracks in (("plank", "dead-bug"), ("dead-bug", "plank"))
    ]

    assert [choice.track for choice in chosen if choice] == ["plank", "dead-bug"]


def test_plan_may_set_another_scheme_than_the_track(beginner: Client) -> None:
    choice = chooser(beginner).choose(replace(SQUAT, scheme=DoseScheme.SECOND), 0)

    assert choice
    assert choice.scheme is DoseScheme.SECOND


def test_session_holds_no_exercise_twice(beginner: Client) -> None:
    choosing = chooser(beginner)
    first = choosing.choose(CALVES, 0)
    assert first
    choosing.take(first, 0)

    second = choosing.choose(replace(CALVES, tracks=("calf-raise",)), 0)

    assert all(one != other for one, other in zip(slugs(first), slugs(second), strict=False))


def test_track_of_a_neighbouring_session_comes_last(beginner: Client) -> None:
    choosing = chooser(beginner)
    first = choosing.choose(LUNGES, 0)
    assert first
    choosing.take(first, 0)

    next_day, day_after = choosing.choose(LUNGES, 1), choosing.choose(LUNGES, 2)

    assert [choice.track for choice in (first, next_day, day_after) if choice] == ["split-squat", "lunge", "split-squat"]


@pytest.mark.parametrize("lead", [True, False])
def test_variant_begins_further_on_in_support_and_never_changes_what_leads(*, lead: bool, catalogue: Catalogue) -> None:
    clients = [client_of(somebody("weak-core", variant=variant), catalogue) for variant in range(3)]

    chosen = [chooser(client).choose(replace(LUNGES, lead=lead), 0) for client in clients]

    tracks = [choice.track for choice in chosen if choice]
    assert tracks == (["split-squat"] * 3 if lead else ["split-squat", "lunge", "split-squat"])


def test_trained_client_passes_over_what_stays_too_easy(catalogue: Catalogue) -> None:
    wanted = want(Role.HINGE, "hinge-unloaded", "single-leg-reach")

    chosen = {
        level: chooser(client_of(somebody("weak-core", level=level), catalogue)).choose(wanted, 0)
        for level in (Level.BEGINNER, Level.ADVANCED)
    }

    assert [choice.track for choice in chosen.values() if choice] == ["hinge-unloaded", "single-leg-reach"]


def test_nothing_is_chosen_where_nothing_can_be_done(beginner: Client) -> None:
    assert chooser(beginner).choose(want(Role.HINGE, "romanian-deadlift", "deadlift"), 0) is None


def test_stages_of_a_condition_name_the_exercises_of_their_periods(catalogue: Catalogue) -> None:
    client = client_of(PEOPLE["sore back"], catalogue)
    choice = chooser(client).choose(want(Role.HIP_EXTENSION, "hip-thrust"), 0)

    assert choice
    assert choice.track is None
    for exercise, period in zip(choice.path, calendar_of(client).periods, strict=True):
        assert period.stage
        assert exercise is None or exercise.slug in (period.stage.only or {})[Role.HIP_EXTENSION]


def test_alternatives_of_a_stage_take_turns_over_the_days(catalogue: Catalogue) -> None:
    client = client_of(replace(PEOPLE["sore back"], equipment=tuple(sorted(BANDS))), catalogue)
    choosing, wanted = chooser(client), want(Role.HIP_ABDUCTION, "abduction-lying")
    first = choosing.choose(wanted, 0)
    assert first
    choosing.take(first, 0)

    assert slugs(first)[0] != slugs(choosing.choose(wanted, 2))[0]


@pytest.mark.parametrize("person", PEOPLE)
def test_no_session_of_any_week_holds_an_exercise_twice(person: str, plan_for: Callable[[Profile], Plan]) -> None:
    plan = plan_for(PEOPLE[person])
    for slots in plan.slots:
        for held in zip(*(slot.choice.path for slot in slots), strict=True):
            done = [exercise.slug for exercise in held if exercise]
            assert len(done) == len(set(done))


def test_barbell_is_used_by_those_who_are_ready_for_it(catalogue: Catalogue) -> None:
    chosen = [chooser(client_of(somebody(level=level, equipment=GYM), catalogue)).choose(SQUAT, 0) for level in Level]

    assert [slugs(choice)[0] for choice in chosen] == ["goblet-squat", "barbell-box-squat", "back-squat"]
