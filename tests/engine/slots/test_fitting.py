"""What fits a day: its minutes, its muscles, its neighbours, and what leads before all else."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import client_of
from app.engine.guidelines.recovery import HARD_MUSCLE_SETS, OWN_ROLES
from app.engine.guidelines.sessions import (
    BONUS_SECONDS,
    DEAREST_WEEK_SHARE,
    FEWEST_SETS,
    MOST_EXERCISES,
    MOST_SETS,
    upper,
)
from app.engine.guidelines.strength import BARS
from app.engine.guidelines.volume import session_ceiling, week_ceiling
from app.engine.measures.calendar import days_between
from app.engine.measures.volume import credited, credits_of
from app.engine.plan import Plan
from app.engine.priorities.needs import needs_of
from app.engine.priorities.wanted import wanted_on
from app.engine.profile import DEFAULT_DAYS, Profile, StatedImbalance
from app.engine.progression.calendar import calendar_of
from app.engine.slots.filled import FilledSlot, meets
from app.engine.slots.fitting import Fitter
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Goal, Level, Weekday
from app.engine.vocabulary.roles import Role
from app.engine.week_plan.days import plan_days
from tests.engine.profiles import GYM, HOME_KIT, PEOPLE, somebody

FRAME_SECONDS = 600
Slots = tuple[tuple[FilledSlot, ...], ...]


@pytest.fixture(scope="module")
def filled(catalogue: Catalogue) -> Callable[[Profile], Slots]:
    """The slots of every day where ten minutes surround them."""

    def fill(profile: Profile) -> Slots:
        client = client_of(profile, catalogue)
        days, calendar = plan_days(client), calendar_of(client)
        surroundings = [[FRAME_SECONDS] * profile.weeks for _ in days]
        return Fitter(client, calendar, len(days)).fill(days, [wanted_on(day, client) for day in days], surroundings)

    return fill


def muscles(slots: tuple[FilledSlot, ...], week: int) -> dict[MuscleSlug, float]:
    doses = [dose for slot in slots if (dose := slot.doses[week])]
    sets = {dose.exercise.slug: dose.sets for dose in doses}
    return credited(sets, {dose.exercise.slug: credits_of(dose.exercise) for dose in doses})


def all_sets(slots: Slots, week: int = -1) -> int:
    return sum(dose.sets for day in slots for slot in day if (dose := slot.doses[week]))


def lead_sets(slots: Slots) -> int:
    return sum(dose.sets for day in slots for slot in day if slot.choice.wanted.lead and (dose := slot.doses[-1]))


@pytest.mark.parametrize("minutes", [20, 27, 45, 61, 90, 120])
@pytest.mark.parametrize("person", PEOPLE)
def test_every_week_fits_the_minutes_and_no_session_holds_too_many_exercises(
    person: str, minutes: int, filled: Callable[[Profile], Slots]
) -> None:
    for day in filled(replace(PEOPLE[person], minutes_per_session=minutes)):
        for seconds in zip(*(slot.growth.seconds for slot in day), strict=True):
            assert FRAME_SECONDS + sum(seconds) <= round(minutes * 60 * DEAREST_WEEK_SHARE)
        assert 0 < len(day) <= upper(minutes, MOST_EXERCISES)


def test_bonus_set_keeps_its_time_free(filled: Callable[[Profile], Slots]) -> None:
    profile = replace(PEOPLE["one side weaker"], asymmetry_bonus=True)

    for day in filled(profile):
        for seconds in zip(*(slot.growth.seconds for slot in day), strict=True):
            assert FRAME_SECONDS + sum(seconds) + BONUS_SECONDS <= round(profile.minutes_per_session * 60 * DEAREST_WEEK_SHARE)


@pytest.mark.parametrize("person", PEOPLE)
def test_no_muscle_gets_more_than_a_session_and_a_week_should_hold(person: str, plan_for: Callable[[Profile], Plan]) -> None:
    plan = plan_for(PEOPLE[person])
    level = plan.client.limits.level
    for week in range(plan.client.profile.weeks):
        days = [muscles(slots, week) for slots in plan.slots]
        assert all(sets <= session_ceiling(level) for day in days for sets in day.values())
        for muscle in {muscle for day in days for muscle in day}:
            assert sum(day.get(muscle, 0.0) for day in days) <= week_ceiling(muscle, level)


@pytest.mark.parametrize("days", [DEFAULT_DAYS[4], DEFAULT_DAYS[6], (Weekday.SAT, Weekday.SUN, Weekday.MON)])
@pytest.mark.parametrize("imbalance", ["weak-glutes", "weak-hamstrings", "weak-quadriceps"])
def test_days_in_a_row_never_both_work_a_large_muscle_hard(
    imbalance: str, days: tuple[Weekday, ...], filled: Callable[[Profile], Slots]
) -> None:
    profile = somebody(imbalance, level=Level.ADVANCED, equipment=GYM, days=days, minutes_per_session=75, weeks=6)

    for (day, one), (other_day, other) in combinations(zip(profile.days, filled(profile), strict=True), 2):
        if days_between(day, other_day) == 1:
            for own in OWN_ROLES.values():
                assert min(_most_sets(one, own), _most_sets(other, own)) < HARD_MUSCLE_SETS


def _most_sets(slots: tuple[FilledSlot, ...], roles: frozenset[Role]) -> int:
    return sum(max(dose.sets for dose in slot.doses if dose) for slot in slots if slot.choice.role in roles)


@pytest.mark.parametrize("slug", ["weak-glutes", "weak-core", "weak-calves", "weak-hamstrings", "dynamic-valgus"])
@pytest.mark.parametrize("minutes", [30, 45])
def test_every_day_that_may_hold_the_treatment_begins_with_it(
    slug: str, minutes: int, catalogue: Catalogue, filled: Callable[[Profile], Slots]
) -> None:
    profile = somebody(slug, equipment=HOME_KIT, minutes_per_session=minutes)
    client = client_of(profile, catalogue)

    for day, slots in zip(plan_days(client), filled(profile), strict=True):
        if any(want.lead for want in wanted_on(day, client)):
            assert slots[0].choice.wanted.lead


@pytest.mark.parametrize("slug", ["weak-core", "weak-glutes", "weak-hamstrings", "weak-hip-abductors", "left-right-asymmetry"])
def test_more_minutes_bring_more_sets_and_more_exercises(slug: str, filled: Callable[[Profile], Slots]) -> None:
    programs = [filled(somebody(slug, equipment=HOME_KIT, minutes_per_session=minutes)) for minutes in (20, 35, 50, 90)]

    assert all(all_sets(less) < all_sets(more) for less, more in pairwise(programs))
    assert all(sum(map(len, less)) < sum(map(len, more)) for less, more in pairwise(programs))


@pytest.mark.parametrize("slug", ["weak-core", "weak-glutes", "weak-hamstrings"])
def test_marked_imbalance_gets_more_sets_of_what_leads(slug: str, filled: Callable[[Profile], Slots]) -> None:
    mild, marked = (
        filled(somebody(StatedImbalance(slug, severity), equipment=HOME_KIT, level=Level.INTERMEDIATE, minutes_per_session=60))
        for severity in (Severity.MILD, Severity.MARKED)
    )

    assert lead_sets(marked) > lead_sets(mild)


def test_nothing_gets_fewer_sets_than_two_nor_more_than_five(filled: Callable[[Profile], Slots]) -> None:
    for minutes in (20, 60, 120):
        slots = filled(somebody("weak-glutes", equipment=GYM, level=Level.ADVANCED, minutes_per_session=minutes))
        doses = [dose for day in slots for slot in day for dose in slot.doses if dose]

        assert all(FEWEST_SETS <= dose.sets <= MOST_SETS for dose in doses)


@pytest.mark.parametrize("goal", Goal)
def test_where_strength_is_the_goal_a_heavy_bar_comes_first(
    goal: Goal, catalogue: Catalogue, filled: Callable[[Profile], Slots]
) -> None:
    profile = somebody("weak-core", level=Level.ADVANCED, equipment=GYM, minutes_per_session=60, goal=goal)
    client = client_of(profile, catalogue)

    first = [day[0].choice.path[-1] for day in filled(profile)]

    heavy = [exercise is not None and not BARS.isdisjoint(client.implements[exercise.slug]) for exercise in first]
    assert all(heavy) if goal is Goal.STRENGTH else not all(heavy)


@pytest.mark.parametrize("slug", ["weak-glutes", "weak-hamstrings", "weak-calves", "tight-hip-flexors", "sway-back"])
@pytest.mark.parametrize("minutes", [30, 45, 60])
def test_every_need_of_a_single_imbalance_is_met_in_half_an_hour(
    slug: str, minutes: int, catalogue: Catalogue, filled: Callable[[Profile], Slots]
) -> None:
    profile = somebody(slug, equipment=HOME_KIT, minutes_per_session=minutes)
    slots = filled(profile)

    for need in needs_of(client_of(profile, catalogue)):
        days = sum(any(meets(slot, need) for slot in day) for day in slots)
        assert days >= need.days or not need.must, need.name


def test_longest_day_still_leaves_out_what_nobody_wants(filled: Callable[[Profile], Slots], catalogue: Catalogue) -> None:
    profile = somebody("weak-core", minutes_per_session=120)
    client = client_of(profile, catalogue)
    for day, slots in zip(plan_days(client), filled(profile), strict=True):
        roles = {want.role for want in wanted_on(day, client)} | {r for need in needs_of(client) for r in need.roles}

        assert {slot.choice.role for slot in slots} <= roles


def test_slot_meets_a_need_only_with_sets_enough(filled: Callable[[Profile], Slots], catalogue: Catalogue) -> None:
    profile = somebody("weak-glutes", equipment=HOME_KIT)
    need = next(need for need in needs_of(client_of(profile, catalogue)) if need.name == "main work for weak glutes")
    slot = next(slot for day in filled(profile) for slot in day if meets(slot, need))

    assert meets(slot, replace(need, sets=slot.growth.fewest_sets))
    assert not meets(slot, replace(need, sets=slot.growth.fewest_sets + 1))
