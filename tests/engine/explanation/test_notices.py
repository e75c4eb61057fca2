"""What a program tells besides its exercises: needs that are not met, safety, numbers, and changes that would help."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import client_of
from app.engine.explanation.relaxations import LONGER_SESSIONS, relaxations_for
from app.engine.explanation.unmet_needs import MINUTES_STEP
from app.engine.measures.volume import weekly_sets
from app.engine.plan import Plan
from app.engine.priorities.needs import muscle_need, needs_of
from app.engine.profile import Profile, StatedImbalance
from app.engine.program import Program
from app.engine.slots.filled import meets
from app.engine.vocabulary.exercises import DemandSlug
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Level
from tests.engine.profiles import PEOPLE, somebody

ProgramFor = Callable[[Profile], Program]
PlanFor = Callable[[Profile], Plan]

CROWDED = somebody("weak-core", "weak-calves", "weak-hamstrings", "weak-hip-abductors", minutes_per_session=20)


@pytest.mark.parametrize("person", PEOPLE)
def test_every_need_that_a_week_does_not_meet_is_told(person: str, program_for: ProgramFor, plan_for: PlanFor) -> None:
    plan, told = plan_for(PEOPLE[person]), {unmet.need for unmet in program_for(PEOPLE[person]).warnings}
    for need in (need for need in needs_of(plan.client) if not need.of_staple):
        days = sum(any(meets(slot, need) for slot in slots) for slots in plan.slots)

        assert (need.name in told) is (days < need.days)


def test_short_sessions_tell_what_found_no_room_and_that_longer_ones_would_help(program_for: ProgramFor) -> None:
    told = [unmet for unmet in program_for(CROWDED).warnings if "no room" in unmet.because]

    assert told
    assert all(unmet.cheapest_change and unmet.cheapest_change.minutes_per_session == 20 + MINUTES_STEP for unmet in told)


@pytest.mark.parametrize("person", PEOPLE)
def test_muscle_that_nothing_can_train_is_told_with_what_stands_in_the_way(
    person: str, program_for: ProgramFor, catalogue: Catalogue
) -> None:
    client = client_of(PEOPLE[person], catalogue)
    told = {unmet.need: unmet for unmet in program_for(PEOPLE[person]).warnings}

    for muscle in client.weak - client.trainable:
        assert told[muscle_need(muscle)].because


def test_missing_equipment_is_named_as_the_cheapest_change(program_for: ProgramFor, catalogue: Catalogue) -> None:
    profile = somebody("weak-hamstrings", level=Level.INTERMEDIATE)
    free = [s for s in client_of(profile, catalogue).eligible if "hamstrings" in catalogue.exercises[s].primary]

    told = [
        unmet for unmet in program_for(replace(profile, avoid_exercises=tuple(sorted(free)))).warnings if unmet.cheapest_change
    ]

    assert any(unmet.cheapest_change and unmet.cheapest_change.equipment for unmet in told)


@pytest.mark.parametrize("person", PEOPLE)
def test_summary_counts_what_the_weeks_hold(person: str, program_for: ProgramFor) -> None:
    program = program_for(PEOPLE[person])
    exercises = {slug: used.exercise for slug, used in program.exercises.items()}
    summary = program.summary

    assert (summary.weeks, summary.sessions_per_week) == (len(program.weeks), len(program.weeks[0].sessions))
    assert summary.weekly_sets == weekly_sets(program.weeks[-1], exercises)
    minutes = [session.minutes for week in program.weeks for session in week.sessions if not week.deload]
    assert summary.minutes_per_session == pytest.approx(sum(minutes) / len(minutes), abs=0.06)


@pytest.mark.parametrize(("pain", "conditions"), [(0, ()), (4, ()), (0, ("hypertension",))])
def test_easing_is_explained_where_pain_or_a_condition_asks_for_it(
    pain: int, conditions: tuple[str, ...], program_for: ProgramFor, catalogue: Catalogue
) -> None:
    notices = program_for(somebody("weak-core", pain=pain, conditions=frozenset(conditions))).safety.notices

    eased = [notice for notice in notices if "Because of pain or a condition" in notice]
    assert bool(eased) is bool(pain or conditions)
    for slug in conditions:
        assert set(catalogue.conditions[slug].notices) <= set(notices)
        assert catalogue.condition_protocols[slug].summary in notices


def test_everybody_is_told_when_to_stop_and_whom_to_see(program_for: ProgramFor) -> None:
    for profile in PEOPLE.values():
        safety = program_for(profile).safety

        assert safety.stop_rules
        assert safety.see_professional_if
        assert all(len(texts) == len(set(texts)) for texts in (safety.notices, safety.stop_rules, safety.see_professional_if))


@pytest.mark.parametrize(("slug", "again"), [("left-right-asymmetry", True), ("weak-core", False)])
def test_sides_that_differ_are_tested_again(slug: str, *, again: bool, program_for: ProgramFor) -> None:
    notices = program_for(somebody(slug)).safety.notices

    assert any("Test both sides again" in notice for notice in notices) is again


def test_relaxations_are_the_smallest_change_of_each_kind_that_works() -> None:
    profile = replace(CROWDED, avoid_demands=(DemandSlug.WRIST,))

    changes = relaxations_for(profile, lambda tried: tried.minutes_per_session >= 40 or tried.sessions_per_week >= 5)

    assert [(change.minutes_per_session, change.sessions_per_week) for change in changes] == [(45, None), (None, 5)]
    assert 45 in LONGER_SESSIONS


def test_relaxations_may_drop_wishes_and_the_least_pressing_imbalances() -> None:
    profile = replace(
        somebody(StatedImbalance("weak-core", Severity.MILD), StatedImbalance("weak-glutes", Severity.MARKED)),
        avoid_exercises=("plank",),
    )

    wishes = relaxations_for(profile, lambda tried: not tried.avoid_exercises)
    fewer = relaxations_for(profile, lambda tried: len(tried.imbalances) == 1)

    assert [change.avoid_exercises for change in wishes] == [()]
    assert [change.imbalances for change in fewer] == [("weak-glutes",)]
    assert relaxations_for(profile, lambda _: False) == ()
