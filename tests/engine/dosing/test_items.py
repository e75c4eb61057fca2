"""Items of the main work: load, rest, ramp-up sets, easy weeks and words."""

from dataclasses import replace

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import Client, client_of
from app.engine.dosing.growth import WeekDose
from app.engine.dosing.items import dose_of, easy_sets, effort_at, item_of, label_of, load_of
from app.engine.dosing.schemes import regimen_of, rest_seconds_of, scheme_for, targets_of
from app.engine.profile import StatedImbalance
from app.engine.program import BandLoad, BodyweightLoad, Contacts, Dose, ExternalLoad, Holds, Reps, Timed
from app.engine.progression.calendar import CalendarWeek, calendar_of
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.people import Goal, Level
from app.engine.vocabulary.programs import ProgramPhase
from app.engine.vocabulary.roles import DoseScheme
from tests.engine.profiles import GYM, somebody

LEFT_FIRST = (Side.LEFT, Side.RIGHT)


@pytest.fixture
def lifter(catalogue: Catalogue) -> Client:
    stated = StatedImbalance("left-right-asymmetry", weaker_side=Side.LEFT)
    return client_of(somebody(stated, level=Level.INTERMEDIATE, equipment=GYM), catalogue)


def week_of(client: Client, *, easy: bool = False) -> CalendarWeek:
    return replace(calendar_of(client).weeks[0], easy=easy)


def dose(client: Client, slug: str, scheme: DoseScheme = DoseScheme.MAIN, sets: int = 4, rpe: float = 8) -> WeekDose:
    return WeekDose(regimen_of(client, client.catalogue.exercises[slug], scheme), sets, amount=6, most=8, rpe=rpe, lever=None)


def test_easy_week_has_about_half_of_the_sets_at_low_effort(lifter: Client) -> None:
    for scheme in DoseScheme:
        for sets in range(2, 6):
            full = dose(lifter, "back-squat", scheme, sets)
            assert 0 < easy_sets(full) <= sets
            assert sets < 4 or easy_sets(full) / sets <= 0.6

    item = item_of(dose(lifter, "back-squat"), week_of(lifter, easy=True))
    assert item.effort == effort_at(6)
    assert item.sets == 2
    assert item.lever is None


@pytest.mark.parametrize(
    ("equipment", "rpe", "load"),
    [
        (frozenset(), 7, BodyweightLoad()),
        (frozenset({EquipmentSlug.DUMBBELL}), 7, ExternalLoad(EquipmentSlug.DUMBBELL, "a weight you could lift 3 more times")),
        (
            frozenset({EquipmentSlug.BARBELL}),
            7.5,
            ExternalLoad(EquipmentSlug.BARBELL, "a weight you could lift 2 to 3 more times"),
        ),
        (frozenset({EquipmentSlug.MINI_BAND}), 8, BandLoad("a band that leaves 2 more reps")),
    ],
)
def test_load_is_said_in_words_by_what_is_left_in_reserve(
    equipment: frozenset[EquipmentSlug], rpe: float, load: object
) -> None:
    assert load_of(equipment, effort_at(rpe)) == load


def test_heavy_bar_is_led_up_to_and_the_second_of_a_session_by_one_set_only(lifter: Client) -> None:
    first, second = (item_of(dose(lifter, "back-squat"), week_of(lifter), leads_bars=leads) for leads in (True, False))

    assert [ramp.percent for ramp in first.ramp_up] == [50, 75]
    assert [ramp.percent for ramp in second.ramp_up] == [75]
    assert first.seconds > second.seconds


@pytest.mark.parametrize(
    ("slug", "scheme", "level"),
    [
        ("goblet-squat", DoseScheme.MAIN, Level.INTERMEDIATE),
        ("back-squat", DoseScheme.SECOND, Level.INTERMEDIATE),
        ("glute-bridge-barbell", DoseScheme.MAIN, Level.BEGINNER),
    ],
)
def test_dumbbells_lighter_lifts_and_beginners_need_no_ramp_up(
    slug: str, scheme: DoseScheme, level: Level, catalogue: Catalogue
) -> None:
    client = client_of(somebody(level=level, equipment=GYM), catalogue)

    assert item_of(dose(client, slug, scheme), week_of(client)).ramp_up == ()


@pytest.mark.parametrize(("slug", "sides"), [("split-squat", LEFT_FIRST), ("back-squat", None), ("dead-bug", None)])
def test_weaker_side_begins_and_only_one_sided_work_has_sides(
    slug: str, sides: tuple[Side, Side] | None, lifter: Client
) -> None:
    assert item_of(dose(lifter, slug), week_of(lifter)).sides == sides


def test_alternating_work_counts_both_sides_together(lifter: Client, catalogue: Catalogue) -> None:
    alternating = dose(lifter, "dead-bug", DoseScheme.TRUNK_REPS)

    assert dose_of(alternating, 3) == Reps(12, 16)
    assert label_of(alternating.exercise, 3, Reps(12, 16), None) == "3 × 12–16 in all, sides in turn"


@pytest.mark.parametrize(
    ("amount", "sides", "label"),
    [
        (Reps(8, 10), None, "3 × 8–10"),
        (Reps(8, 8), LEFT_FIRST, "3 × 8 each side, left first"),
        (Holds((1, 1, 1), 30), None, "3 × 30 s"),
        (Holds((4, 4, 4), 8), LEFT_FIRST, "3 × 4 × 8 s each side, left first"),
        (Timed(40), None, "3 × 40 s"),
        (Contacts(5), None, "3 × 5 landings"),
    ],
)
def test_label_says_the_dose(amount: Dose, sides: tuple[Side, Side] | None, label: str, catalogue: Catalogue) -> None:
    assert label_of(catalogue.exercises["back-squat"], 3, amount, sides) == label


def test_rests_are_shorter_where_there_is_little_time(catalogue: Catalogue) -> None:
    squat = catalogue.exercises["back-squat"]
    clients = [
        client_of(somebody(level=Level.ADVANCED, equipment=GYM, minutes_per_session=minutes), catalogue)
        for minutes in (20, 30, 45, 75)
    ]

    rests = [rest_seconds_of(squat, DoseScheme.MAIN, client)[2] for client in clients]

    assert rests == sorted(rests)
    assert rests[0] < rests[-1]


def test_strength_as_the_goal_means_fewer_repetitions_and_longer_rests_of_weighted_lifts_alone(catalogue: Catalogue) -> None:
    function, strength = (
        client_of(somebody(level=Level.ADVANCED, equipment=GYM, minutes_per_session=75, goal=goal), catalogue)
        for goal in (Goal.FUNCTION, Goal.STRENGTH)
    )
    squat, bodyweight = catalogue.exercises["back-squat"], catalogue.exercises["squat-pause"]

    usual, heavy = (targets_of(squat, DoseScheme.MAIN, client) for client in (function, strength))
    assert all(more.amount < less.amount for more, less in zip(heavy, usual, strict=True))
    usual, heavy = (targets_of(bodyweight, DoseScheme.MAIN, client) for client in (function, strength))
    assert usual == heavy
    short, long = (rest_seconds_of(squat, DoseScheme.MAIN, client) for client in (function, strength))
    assert all(more > less for more, less in zip(long, short, strict=True))


@pytest.mark.parametrize(
    ("slug", "asked", "given"),
    [
        ("plank", DoseScheme.TRUNK_REPS, DoseScheme.HOLD),
        ("bird-dog", DoseScheme.HOLD, DoseScheme.SHORT_HOLDS),
        ("dead-bug", DoseScheme.HOLD, DoseScheme.TRUNK_REPS),
        ("suitcase-carry", DoseScheme.MAIN, DoseScheme.CARRY),
        ("back-squat", DoseScheme.SECOND, DoseScheme.SECOND),
    ],
)
def test_scheme_fits_what_the_exercise_counts(slug: str, asked: DoseScheme, given: DoseScheme, lifter: Client) -> None:
    assert scheme_for(lifter.catalogue.exercises[slug], asked, lifter) is given


def test_phase_of_the_week_decides_the_rest(catalogue: Catalogue) -> None:
    advanced = client_of(somebody("weak-hamstrings", level=Level.ADVANCED, equipment=GYM, minutes_per_session=60), catalogue)
    nordic = dose(advanced, "nordic-assisted", DoseScheme.ECCENTRIC)
    weeks = [replace(week_of(advanced), phase=phase) for phase in (ProgramPhase.FOUNDATION, ProgramPhase.STRENGTH)]

    first, last = (item_of(nordic, week).rest_seconds for week in weeks)

    assert first < last
