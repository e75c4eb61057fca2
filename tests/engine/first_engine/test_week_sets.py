"""Sets as a lever: two lighter weeks, then all that was selected."""

from collections import Counter

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.first_engine.week_sets import held_back, without
from app.engine.generate import choose, generate
from app.engine.guidelines.progression import SETS_ADDED_AT_ONCE
from app.engine.guidelines.volume import FOUNDATION_WEEKS
from app.engine.measures.volume import main_items
from app.engine.profile import Profile, StatedImbalance, canonical
from app.engine.program import Program, Week
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import MuscleRole
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import Lever


def a_profile(weeks: int = 8, level: Level = Level.INTERMEDIATE) -> Profile:
    return canonical((StatedImbalance("weak-core"), StatedImbalance("weak-glutes")), weeks=weeks, level=level)


def sets_in(week: Week) -> int:
    return sum(item.sets for session in week.sessions for item in main_items(session))


def primary_sets(program: Program, week: Week) -> Counter[MuscleSlug]:
    sets: Counter[MuscleSlug] = Counter()
    for session in week.sessions:
        for item in main_items(session):
            sets.update(dict.fromkeys(program.exercises[item.exercise].exercise.muscles_as(MuscleRole.PRIMARY), item.sets))
    return sets


@pytest.mark.parametrize("level", Level)
def test_two_lighter_weeks_are_followed_by_all_sets(level: Level, catalogue: Catalogue) -> None:
    program = generate(a_profile(level=level), catalogue)

    first, second, third, fourth = (sets_in(week) for week in program.weeks[:4])

    assert first == second < third == fourth


def test_exercise_that_gets_its_set_back_says_so_and_raises_nothing_else(catalogue: Catalogue) -> None:
    before, after = generate(a_profile(), catalogue).weeks[FOUNDATION_WEEKS - 1 : FOUNDATION_WEEKS + 1]
    grown = [
        (earlier, later)
        for one, other in zip(before.sessions, after.sessions, strict=True)
        for earlier in main_items(one)
        for later in main_items(other)
        if earlier.exercise == later.exercise and later.sets > earlier.sets
    ]

    assert grown
    assert all(later.sets == earlier.sets + 1 and later.lever is Lever.SETS for earlier, later in grown)
    assert all(later.effort == earlier.effort for earlier, later in grown)


@pytest.mark.parametrize("level", Level)
def test_no_muscle_gets_many_sets_more_at_once(level: Level, catalogue: Catalogue) -> None:
    program = generate(a_profile(level=level), catalogue)

    before, after = (primary_sets(program, week) for week in program.weeks[FOUNDATION_WEEKS - 1 : FOUNDATION_WEEKS + 1])

    assert max((after - before).values()) <= SETS_ADDED_AT_ONCE


def test_lighter_week_keeps_every_promise_and_the_draft_is_left_as_it_was(catalogue: Catalogue) -> None:
    draft = choose(a_profile(), catalogue).draft
    placed = [dict(items) for items in draft.placed]

    waiting = held_back(draft, dict.fromkeys(draft.options, 1.0))

    assert draft.placed == placed
    assert waiting
    draft.restore(without(waiting, placed))
    assert not draft.broken_promises


def test_short_program_does_all_its_sets_from_the_first_week_on(catalogue: Catalogue) -> None:
    program = generate(a_profile(weeks=3), catalogue)

    first, *later = (sets_in(week) for week in program.weeks)
    assert first > 0
    assert later == [first, first]
