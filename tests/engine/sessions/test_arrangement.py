"""Sessions put together: blocks in their order, large work before small, the weaker side first."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.patterns import COMPOUND_PATTERNS, ORDER_OF_WORK
from app.engine.guidelines.strength import BARS
from app.engine.guidelines.volume import BONUS_SETS
from app.engine.measures.exercise_kinds import is_leg_work
from app.engine.measures.volume import main_items
from app.engine.profile import Profile
from app.engine.program import Item, Program, TrainingSession
from app.engine.sessions.arrangement import block_of
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import Laterality
from app.engine.vocabulary.people import Goal, Level
from app.engine.vocabulary.programs import BlockKind
from tests.engine.profiles import GYM, PEOPLE, somebody

ProgramFor = Callable[[Profile], Program]


def sessions(program: Program) -> Iterator[TrainingSession]:
    return (session for week in program.weeks for session in week.sessions)


def exercise(program: Program, item: Item) -> Exercise:
    return program.exercises[item.exercise].exercise


def size(program: Program, item: Item) -> int:
    """Smaller for what needs a fresher body."""
    pattern = exercise(program, item).pattern
    return next(number for number, patterns in enumerate(ORDER_OF_WORK) if pattern in patterns)


@pytest.mark.parametrize("person", PEOPLE)
def test_session_warms_up_works_and_cools_down_and_has_no_empty_block(person: str, program_for: ProgramFor) -> None:
    for session in sessions(program_for(PEOPLE[person])):
        kinds = [block.kind for block in session.blocks]

        assert (kinds[0], kinds[-1]) == (BlockKind.WARM_UP, BlockKind.COOL_DOWN)
        assert list(main_items(session))
        assert all(block.items for block in session.blocks)
        assert not list(session.missing_parts())


@pytest.mark.parametrize("person", PEOPLE)
def test_large_work_comes_before_small_after_what_opens_the_session(person: str, program_for: ProgramFor) -> None:
    program = program_for(PEOPLE[person])
    for session in sessions(program):
        sizes = [size(program, item) for item in main_items(session)]
        jumps = sizes.count(0)
        opened = sizes[jumps:] if sizes[jumps:] == sorted(sizes[jumps:]) else sizes[jumps + 1 :]

        assert sizes[:jumps] == [0] * jumps
        assert opened == sorted(opened)


def test_first_heavy_bar_of_a_session_is_led_up_to_twice_and_every_other_once(program_for: ProgramFor) -> None:
    program = program_for(PEOPLE["lifter"])
    led_up = [[len(item.ramp_up) for item in main_items(session) if item.ramp_up] for session in sessions(program)]

    assert any(led_up)
    assert all(ramps == [2, *[1] * (len(ramps) - 1)] for ramps in led_up if ramps)


def test_among_lifts_those_with_a_bar_come_first(program_for: ProgramFor) -> None:
    lifter = somebody("weak-core", level=Level.ADVANCED, equipment=GYM, minutes_per_session=75, goal=Goal.STRENGTH, weeks=4)
    program = program_for(lifter)
    for session in sessions(program):
        lifts = [item for item in main_items(session) if size(program, item) == 1]
        barred = [item.load.kind == "external" and item.load.implement in BARS for item in lifts]

        assert barred[0]
        assert barred == sorted(barred, reverse=True)


@pytest.mark.parametrize("person", PEOPLE)
def test_one_sided_items_begin_with_the_weaker_side(person: str, program_for: ProgramFor) -> None:
    profile = PEOPLE[person]
    program = program_for(profile)
    weaker = next((stated.weaker_side for stated in profile.imbalances if stated.weaker_side), Side.LEFT)
    for session in sessions(program):
        for item in (item for block in session.blocks for item in block.items):
            one_sided = exercise(program, item).laterality is Laterality.UNILATERAL
            assert item.sides == ((weaker, weaker.other) if one_sided else None)


@pytest.mark.parametrize("person", PEOPLE)
def test_drill_is_none_of_the_main_exercises(person: str, program_for: ProgramFor) -> None:
    for session in sessions(program_for(PEOPLE[person])):
        drills = {item.exercise for item in session.items_in(BlockKind.ACTIVATION)}

        assert drills.isdisjoint(item.exercise for item in main_items(session))


@pytest.mark.parametrize("person", PEOPLE)
def test_minutes_of_a_session_are_those_of_its_items(person: str, program_for: ProgramFor) -> None:
    for session in sessions(program_for(PEOPLE[person])):
        seconds = sum(item.seconds for block in session.blocks for item in block.items)

        assert session.minutes == round(seconds / 60, 1)


@pytest.mark.parametrize("person", PEOPLE)
def test_every_session_is_titled_and_says_what_it_is_for(person: str, program_for: ProgramFor) -> None:
    program = program_for(PEOPLE[person])
    assert f"{PEOPLE[person].weeks} weeks" in program.title
    for week in program.weeks:
        assert [session.id for session in week.sessions] == [f"w{week.week}d{n + 1}" for n in range(len(week.sessions))]
        assert tuple(session.day for session in week.sessions) == PEOPLE[person].days
        assert all(session.title[0].isupper() and 1 <= len(session.focus) <= 2 for session in week.sessions)


def test_bonus_adds_a_set_for_the_weaker_side_to_one_leg_exercise_only_where_asked_for(program_for: ProgramFor) -> None:
    without = PEOPLE["one side weaker"]
    program = program_for(replace(without, asymmetry_bonus=True))

    for session in sessions(program):
        extra = [item for item in main_items(session) if item.extra_sets]
        assert [item.extra_sets for item in extra] == [BONUS_SETS]
        assert all(item.sides and is_leg_work(exercise(program, item)) for item in extra)
    assert not any(item.extra_sets for session in sessions(program_for(without)) for item in main_items(session))


@pytest.mark.parametrize("person", PEOPLE)
def test_main_work_stands_in_the_block_of_its_kind_or_opens_the_session(person: str, program_for: ProgramFor) -> None:
    program = program_for(PEOPLE[person])
    for session in sessions(program):
        for block in session.blocks[1:-1]:
            strays = [item for item in block.items if block_of(exercise(program, item)) is not block.kind]

            assert block.kind is BlockKind.ACTIVATION or len(strays) <= (block.kind is BlockKind.STRENGTH)


@pytest.mark.parametrize("slug", ["weak-calves", "weak-hamstrings"])
def test_isolation_that_is_the_treatment_opens_the_session_unless_a_bar_loads_the_spine(
    slug: str, program_for: ProgramFor
) -> None:
    program = program_for(somebody(slug, minutes_per_session=60))
    first = [size(program, next(main_items(session))) for session in sessions(program)]

    assert max(first) > 1


@pytest.mark.parametrize("slug", ["weak-core", "lateral-trunk-asymmetry", "weak-hip-abductors"])
def test_lifts_come_before_trunk_and_outer_hips_even_where_these_are_the_problem(slug: str, program_for: ProgramFor) -> None:
    program = program_for(somebody(slug, minutes_per_session=60))
    openers = {exercise(program, next(main_items(session))).pattern for session in sessions(program)}

    assert openers <= COMPOUND_PATTERNS
