"""Jumps: behind their gate, after weeks of strength, few and growing by one thing at a time."""

from dataclasses import replace
from itertools import pairwise

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import client_of
from app.engine.guidelines.jumps import (
    JUMP_BASE_WEEKS,
    JUMP_GROWTH,
    JUMP_GUIDELINES,
    JUMP_REST_DAYS,
    JUMP_RPE,
    JUMP_SESSIONS,
    JUMP_TIME_SHARE,
)
from app.engine.jumps.plan import FEWEST_WEEKS_WITH_JUMPS, Jumps, jumps_of, unmet_jumps, wants_jumps, why_jumps
from app.engine.measures.calendar import days_between
from app.engine.measures.load import landings_of
from app.engine.profile import DEFAULT_DAYS, Profile
from app.engine.program import CheapestChange, Contacts, Item
from app.engine.progression.calendar import calendar_of
from app.engine.vocabulary.exercises import DemandSlug
from app.engine.vocabulary.people import Goal, Level
from app.engine.vocabulary.programs import Lever
from app.engine.week_plan.days import plan_days
from tests.engine.profiles import GYM, somebody

JUMPER = somebody(
    "weak-quadriceps",
    level=Level.INTERMEDIATE,
    equipment=GYM,
    weeks=12,
    minutes_per_session=60,
    goal=Goal.STRENGTH,
    landing_tests_passed=True,
)


def jumps(profile: Profile, catalogue: Catalogue) -> Jumps:
    client = client_of(profile, catalogue)
    return jumps_of(client, plan_days(client), calendar_of(client))


def landings(items: tuple[Item, ...], catalogue: Catalogue) -> int:
    counted = [(item, item.dose) for item in items if isinstance(item.dose, Contacts)]
    assert len(counted) == len(items)
    return sum(landings_of(catalogue.exercises[item.exercise], dose, item.sets) for item, dose in counted)


def weeks_of(made: Jumps, profile: Profile) -> list[list[tuple[Item, ...]]]:
    """The jumps of every day of every week."""
    return [[made.on(week, day) for day in range(profile.sessions_per_week)] for week in range(1, profile.weeks + 1)]


@pytest.mark.parametrize(
    ("changed", "allowed"),
    [
        ({}, True),
        ({"landing_tests_passed": False}, False),
        ({"goal": Goal.FUNCTION}, False),
        ({"goal": Goal.STABILITY}, False),
        ({"pain": 3}, False),
        ({"conditions": ("knee-pain",)}, False),
        ({"weeks": JUMP_BASE_WEEKS + FEWEST_WEEKS_WITH_JUMPS}, True),
        ({"weeks": JUMP_BASE_WEEKS + FEWEST_WEEKS_WITH_JUMPS - 1}, False),
        ({"avoid_demands": (DemandSlug.HIGH_IMPACT,)}, False),
    ],
)
def test_jumps_come_only_where_they_are_asked_for_and_the_gate_is_open(
    changed: dict[str, object], *, allowed: bool, catalogue: Catalogue
) -> None:
    assert bool(jumps(replace(JUMPER, **changed), catalogue).items) is allowed  # type: ignore[arg-type]  # any fields


def test_imbalance_whose_strategies_hold_jumps_asks_for_them_without_the_goal(catalogue: Catalogue) -> None:
    for slug in ("dynamic-valgus", "weak-core"):
        client = client_of(replace(somebody(slug), landing_tests_passed=True), catalogue)
        strategies = [catalogue.strategies[link.strategy].mode for link in catalogue.imbalances[slug].strategies]

        assert wants_jumps(client) is ("plyometric" in strategies)
        assert why_jumps(client)[0].imbalance == (slug if wants_jumps(client) else None)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("sessions", [1, 2, 3, 4, 6])
def test_jumps_come_after_the_weeks_of_strength_on_two_days_apart_at_most(
    level: Level, sessions: int, catalogue: Catalogue
) -> None:
    profile = replace(JUMPER, level=level, days=DEFAULT_DAYS[sessions])
    for number, week in enumerate(weeks_of(jumps(profile, catalogue), profile), start=1):
        days = [day for day, items in zip(profile.days, week, strict=True) if items]

        assert len(days) <= JUMP_SESSIONS
        assert bool(days) is (number > JUMP_BASE_WEEKS)
        assert all(days_between(one, other) >= JUMP_REST_DAYS for one, other in pairwise(days))


@pytest.mark.parametrize("level", Level)
def test_landings_of_a_session_and_class_of_a_jump_keep_to_the_level(level: Level, catalogue: Catalogue) -> None:
    profile = replace(JUMPER, level=level, weeks=16, minutes_per_session=90)
    guideline = JUMP_GUIDELINES[level]
    days = [items for week in weeks_of(jumps(profile, catalogue), profile) for items in week if items]

    classes = {catalogue.exercises[item.exercise].plyometric_intensity or 0 for items in days for item in items}
    assert max(landings(items, catalogue) for items in days) <= guideline.most_landings
    assert 1 in classes
    assert max(classes) <= guideline.highest_class
    assert all(item.effort and item.effort.rpe == JUMP_RPE for items in days for item in items)


@pytest.mark.parametrize("minutes", [30, 45, 60, 90])
def test_jumps_take_a_small_part_of_the_session(minutes: int, catalogue: Catalogue) -> None:
    profile = replace(JUMPER, minutes_per_session=minutes)
    made = jumps(profile, catalogue)

    longest = max(sum(item.seconds for item in items) for week in weeks_of(made, profile) for items in week)
    assert longest <= minutes * 60 * JUMP_TIME_SHARE


@pytest.mark.parametrize("level", Level)
def test_landings_or_the_class_grow_from_week_to_week_never_both(level: Level, catalogue: Catalogue) -> None:
    profile = replace(JUMPER, level=level, weeks=16)
    easy = {week.number for week in calendar_of(client_of(profile, catalogue)).weeks if week.easy}
    weeks = [week for number, week in enumerate(weeks_of(jumps(profile, catalogue), profile), start=1) if number not in easy]

    for before, week in pairwise(weeks):
        levers = {item.lever for items in week for item in items}
        gained = sum(landings(items, catalogue) for items in week) - sum(landings(items, catalogue) for items in before)
        assert gained <= (0 if Lever.VARIANT in levers else JUMP_GROWTH)
    assert any(item.lever is Lever.VARIANT for week in weeks for items in week for item in items) is (
        level is not Level.BEGINNER
    )


def test_easy_week_has_fewer_landings_and_raises_nothing(catalogue: Catalogue) -> None:
    made = jumps(JUMPER, catalogue)
    easy = [week.number for week in calendar_of(client_of(JUMPER, catalogue)).weeks if week.easy]
    weeks = weeks_of(made, JUMPER)

    assert easy
    for number in easy:
        before, eased = (sum(landings(items, catalogue) for items in weeks[week]) for week in (number - 2, number - 1))
        assert eased < before
        assert all(item.lever is None for items in weeks[number - 1] for item in items)


def test_days_with_jumps_end_their_warm_up_with_squats_and_others_do_not(catalogue: Catalogue) -> None:
    made = jumps(JUMPER, catalogue)
    for week, days in enumerate(weeks_of(made, JUMPER), start=1):
        for day, items in enumerate(days):
            assert bool(made.ramp_on(week, day)) is bool(items)
            assert made.seconds(week, day) == sum(item.seconds for item in (*items, *made.ramp_on(week, day)))


def test_jumps_that_are_asked_for_and_have_no_weeks_are_told_with_the_change_that_helps(catalogue: Catalogue) -> None:
    client = client_of(replace(JUMPER, weeks=3), catalogue)

    told = unmet_jumps(client, Jumps(), CheapestChange(minutes_per_session=75))

    assert [unmet.need for unmet in told] == ["jumps"]
    assert told[0].cheapest_change == CheapestChange(weeks=JUMP_BASE_WEEKS + FEWEST_WEEKS_WITH_JUMPS)
    assert unmet_jumps(client_of(replace(JUMPER, landing_tests_passed=False), catalogue), Jumps(), None) == ()
