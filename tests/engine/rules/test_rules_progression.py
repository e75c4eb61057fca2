"""Progression: how the load grows, where it eases, and that something grows at all."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.engine.guidelines.progression import (
    DELOAD_RPE,
    DELOAD_SETS_DROP,
    GENTLE_START_NEEDS_WEEKS,
    GENTLE_START_RPE,
    GENTLE_START_SHARE,
    LAST_RUN_LONGER_WEEKS,
    LEVERS_NEED_WEEKS,
    LOAD_INDEX_STEP,
    SESSIONS_WITHOUT_EASY_WEEKS,
)
from app.engine.guidelines.strength import GUIDELINES
from app.engine.program import BodyweightLoad, Dose, ExternalLoad, Holds, Item, Load, Program, Reps
from app.engine.rules import progression
from app.engine.vocabulary.people import Level, Weekday
from app.engine.vocabulary.programs import Lever
from tests.builders import a_profile, a_stated, an_exercise
from tests.engine.catalogue_checks.good_catalogue import KETTLEBELL
from tests.engine.rules.judging import keeps, places, program_of, week_with
from tests.program_builders import a_week, an_item

BRIDGE = an_exercise(difficulty=1)
EASY = -1
"""Stands for an easy week in a row of loads."""
WEIGHT = ExternalLoad(KETTLEBELL, "a weight")
EIGHT_TO_TEN = Reps(8, 10)
LONG = LEVERS_NEED_WEEKS
"""Weeks from which something must have grown."""


def _of_loads(loads: Sequence[int], rpe: float = 1) -> Program:
    """A program whose weeks have these load indices, in tenths, times the effort."""
    weeks = [week_with(an_item(BRIDGE, sets=abs(n), rpe=rpe), deload=n == EASY) for n in loads]
    return program_of(weeks, [BRIDGE])


HUNDRED = 100
LEAST, MOST = (round(HUNDRED * share) for share in (LOAD_INDEX_STEP.low, LOAD_INDEX_STEP.high))


@pytest.mark.parametrize(
    ("loads", "kept"),
    [
        pytest.param([HUNDRED, LEAST], True, id="a little less"),
        pytest.param([HUNDRED, LEAST - 1], False, id="less"),
        pytest.param([HUNDRED, MOST], True, id="the largest step"),
        pytest.param([HUNDRED, MOST + 1], False, id="a larger one"),
        pytest.param([HUNDRED, EASY, MOST], True, id="across an easy week"),
        pytest.param([HUNDRED, EASY, MOST + 1], False, id="a jump across an easy week"),
    ],
)
def test_load_grows_in_small_steps(loads: list[int], kept: bool) -> None:
    assert keeps(progression.load_neither_falls_nor_jumps, _of_loads(loads)) is kept


GENTLE = round(HUNDRED * GENTLE_START_SHARE)
BETWEEN = [HUNDRED - 1] * (GENTLE_START_NEEDS_WEEKS - 2)


@pytest.mark.parametrize(
    ("loads", "kept"),
    [
        pytest.param([GENTLE, *BETWEEN, HUNDRED], True, id="gentle enough"),
        pytest.param([GENTLE + 1, *BETWEEN, HUNDRED], False, id="not gentle enough"),
        pytest.param([GENTLE, HUNDRED, *BETWEEN], True, id="heaviest in the middle"),
        pytest.param([GENTLE + 1, HUNDRED, *BETWEEN], False, id="not gentle enough for the middle"),
        pytest.param([HUNDRED, *BETWEEN], True, id="a week too few"),
        pytest.param([HUNDRED, EASY, *BETWEEN], True, id="a full week too few"),
    ],
)
def test_first_week_is_gentle(loads: list[int], kept: bool) -> None:
    assert keeps(progression.first_week_is_gentle, _of_loads(loads, GENTLE_START_RPE + 0.5)) is kept
    assert keeps(progression.first_week_is_gentle, _of_loads(loads, GENTLE_START_RPE))


DAYS = tuple(Weekday)[: SESSIONS_WITHOUT_EASY_WEEKS + 1]


def _runs(*runs: int, level: Level = Level.BEGINNER, days: tuple[Weekday, ...] = DAYS) -> Program:
    """So many full weeks, an easy one, and so on; no easy one at the end."""
    weeks = [week for run in runs for week in (*[a_week()] * run, a_week(deload=True))]
    return program_of(weeks[:-1], [], a_profile(level=level, days=days))


@pytest.mark.parametrize("level", Level)
def test_easy_week_comes_in_time(level: Level) -> None:
    usual = GUIDELINES[level].longest_run_without_deload
    last = usual + LAST_RUN_LONGER_WEEKS
    rule = progression.easy_weeks_come_regularly

    assert keeps(rule, _runs(usual, usual, level=level))
    assert places(rule, _runs(usual + 1, 1, level=level)) == [f"/weeks/{usual}"]
    assert keeps(rule, _runs(usual, last, level=level))
    assert places(rule, _runs(1, last + 1, level=level)) == [f"/weeks/{last + 2}"]
    assert keeps(rule, _runs(last, level=level))
    assert places(rule, _runs(last + 1, level=level)) == [f"/weeks/{last}"]


def test_few_sessions_need_no_easy_week() -> None:
    assert keeps(progression.easy_weeks_come_regularly, _runs(16, days=DAYS[:-1]))
    assert not keeps(progression.easy_weeks_come_regularly, _runs(16, days=DAYS))


MOST_LEFT, FEWEST_LEFT = (HUNDRED - round(HUNDRED * share) for share in (DELOAD_SETS_DROP.low, DELOAD_SETS_DROP.high))


@pytest.mark.parametrize(
    ("sets", "rpe", "kept"),
    [
        pytest.param(MOST_LEFT, DELOAD_RPE, True, id="the smallest drop"),
        pytest.param(MOST_LEFT + 1, DELOAD_RPE, False, id="a smaller one"),
        pytest.param(FEWEST_LEFT, DELOAD_RPE, True, id="the largest drop"),
        pytest.param(FEWEST_LEFT - 1, DELOAD_RPE, False, id="a larger one"),
        pytest.param(MOST_LEFT, DELOAD_RPE + 0.5, False, id="easy, but hard"),
    ],
)
def test_easy_week_is_easy(sets: int, rpe: float, kept: bool) -> None:
    weeks = [week_with(an_item(BRIDGE, sets=HUNDRED)), week_with(an_item(BRIDGE, sets=sets, rpe=rpe), deload=True)]

    assert keeps(progression.easy_weeks_are_easy, program_of(weeks, [BRIDGE])) is kept


def _item(sets: int = 3, dose: Dose = EIGHT_TO_TEN, rpe: float = 6, load: Load = WEIGHT) -> Item:
    return an_item(BRIDGE, sets=sets, dose=dose, rpe=rpe, load=load)


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        pytest.param(_item(), _item(dose=Reps(9, 11)), True, id="repetitions"),
        pytest.param(_item(), _item(sets=4), True, id="sets"),
        pytest.param(_item(), _item(rpe=6.5), True, id="load"),
        pytest.param(_item(), _item(dose=Reps(9, 11), rpe=6.5), True, id="effort follows from the repetitions"),
        pytest.param(_item(), _item(dose=Reps(9, 11), sets=4), False, id="repetitions and sets"),
        pytest.param(_item(), _item(sets=4, rpe=6.5), False, id="sets and load"),
        pytest.param(_item(dose=Reps(10, 12)), _item(rpe=6.5), True, id="load up, repetitions back"),
        pytest.param(
            _item(load=BodyweightLoad()), _item(sets=4, rpe=6.5, load=BodyweightLoad()), True, id="sets without a load"
        ),
        pytest.param(_item(sets=2, dose=Holds((4, 3), 8)), _item(sets=3, dose=Holds((5, 4, 3), 8)), False, id="holds and sets"),
        pytest.param(
            _item(sets=2, dose=Holds((4, 3), 8)), _item(sets=3, dose=Holds((4, 3, 2), 8)), True, id="another set of holds"
        ),
    ],
)
def test_one_thing_grows_at_a_time(before: Item, after: Item, kept: bool) -> None:
    program = program_of([week_with(before), a_week(deload=True), week_with(after)], [BRIDGE])

    assert keeps(progression.one_lever_at_a_time, program) is kept


def test_same_exercise_on_another_day_is_another_slot() -> None:
    harder = _item(dose=Reps(12, 14), rpe=7)
    sessions = [week_with(item).sessions[0] for item in (_item(), harder)]

    assert keeps(progression.one_lever_at_a_time, program_of([a_week(*sessions)] * 2, [BRIDGE]))


def _with_levers(levers: Sequence[Lever | None], weeks: int) -> Program:
    items = [replace(_item(), lever=lever) for lever in levers]
    return program_of([week_with(*items)] * weeks, [BRIDGE])


@pytest.mark.parametrize(
    ("levers", "weeks", "kept"),
    [
        pytest.param([Lever.REPS, Lever.LOAD], LONG, True, id="two levers"),
        pytest.param([Lever.REPS, None], LONG, False, id="one lever"),
        pytest.param([None], LONG - 1, True, id="a week fewer"),
    ],
)
def test_several_levers_are_used(levers: list[Lever | None], weeks: int, kept: bool) -> None:
    assert keeps(progression.more_than_one_lever_is_used, _with_levers(levers, weeks)) is kept


@pytest.mark.parametrize(
    ("levers", "kept"),
    [
        ([Lever.REPS, Lever.LOAD], True),
        ([Lever.SETS, Lever.VARIANT], True),
        ([Lever.LOAD, Lever.VARIANT], False),
        ([Lever.REPS, Lever.SETS], False),
    ],
)
def test_glute_work_grows_in_volume_and_in_difficulty(levers: list[Lever], kept: bool) -> None:
    assert keeps(progression.glute_work_progresses, _with_levers(levers, LONG)) is kept


def test_glute_work_of_a_short_program_need_not_grow() -> None:
    assert keeps(progression.glute_work_progresses, _with_levers([None], LONG - 1))


def test_work_for_glutes_that_are_not_weak_need_not_grow() -> None:
    program = _with_levers([None], LONG)
    legs = replace(program, profile=replace(program.profile, imbalances=(a_stated("imbalanced-leg-muscles"),)))

    assert keeps(progression.glute_work_progresses, legs)


def _growing(first: Item, last: Item, weeks: int = LONG) -> Program:
    """A program that begins with one item and ends with another."""
    between = [a_week(deload=True)] * (weeks - 2)
    return program_of([week_with(first), *between, week_with(last)], [BRIDGE, HARDER])


HARDER = an_exercise("hip-thrust", difficulty=4)


@pytest.mark.parametrize(
    ("last", "kept"),
    [
        pytest.param(_item(), False, id="nothing"),
        pytest.param(_item(dose=Reps(9, 11)), True, id="repetitions"),
        pytest.param(_item(sets=4), True, id="sets"),
        pytest.param(_item(rpe=6.5), True, id="load"),
        pytest.param(_item(rpe=6.5, load=BodyweightLoad()), True, id="effort without a load"),
        pytest.param(replace(_item(), tempo="4-1-2-0"), True, id="tempo"),
        pytest.param(an_item(HARDER), True, id="a harder exercise in its place"),
        pytest.param(_item(sets=2), False, id="fewer sets"),
        pytest.param(_item(dose=Reps(6, 8)), False, id="fewer repetitions"),
    ],
)
def test_main_exercise_does_not_end_as_it_began(last: Item, kept: bool) -> None:
    assert keeps(progression.main_work_progresses, _growing(_item(), last)) is kept


def test_exercise_without_growth_is_found_in_the_last_full_week() -> None:
    program = _growing(_item(), _item())
    easy_end = replace(program, weeks=(*program.weeks, a_week(deload=True, week=LONG + 1)))

    assert places(progression.main_work_progresses, easy_end) == [f"/weeks/{LONG - 1}/sessions/0/blocks/0/items/0"]


def test_short_program_may_end_as_it_began() -> None:
    assert keeps(progression.main_work_progresses, _growing(_item(), _item(), weeks=LONG - 1))
