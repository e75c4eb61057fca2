"""Progression, time and transparency: the rules about a program as a whole."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.engine.program import BodyweightLoad, Dose, ExternalLoad, Holds, Item, Load, Program, Reason, Reps, UnmetNeed
from app.engine.rules import progression, timing, transparency
from app.engine.vocabulary.people import Level, Weekday
from app.engine.vocabulary.programs import Lever
from tests.builders import a_profile, an_exercise
from tests.engine.catalogue_checks.good_catalogue import GOOD_CATALOGUE, KETTLEBELL
from tests.engine.rules.judging import keeps, places, program_of, week_with
from tests.engine.rules.mutations import GOOD
from tests.program_builders import a_session, a_week, an_item

BRIDGE = an_exercise(difficulty=1)
EASY = -1
"""Stands for an easy week in a row of loads."""


def _of_loads(loads: Sequence[int]) -> Program:
    """A program whose weeks have these load indices, in tenths of a repetition at full effort."""
    weeks = [week_with(an_item(BRIDGE, sets=1, dose=Reps(n, n), rpe=1), deload=n == EASY) for n in loads]
    return program_of(weeks, [BRIDGE])


@pytest.mark.parametrize(
    ("loads", "kept"),
    [
        pytest.param([100, 97], True, id="a little less"),
        pytest.param([100, 96], False, id="less"),
        pytest.param([100, 120], True, id="a fifth more"),
        pytest.param([100, 121], False, id="more than a fifth"),
        pytest.param([100, EASY, 110], True, id="across an easy week"),
        pytest.param([100, EASY, 130], False, id="a jump across an easy week"),
    ],
)
def test_load_grows_in_small_steps(loads: list[int], kept: bool) -> None:
    assert keeps(progression.load_neither_falls_nor_jumps, _of_loads(loads)) is kept


@pytest.mark.parametrize(
    ("loads", "kept"),
    [
        pytest.param([70, 80, 90, 100], True, id="70 % of the heaviest"),
        pytest.param([71, 80, 90, 100], False, id="71 % of the heaviest"),
        pytest.param([70, 100, 90, 80], True, id="heaviest in the middle"),
        pytest.param([90, 95, 100], True, id="three weeks"),
        pytest.param([90, 95, EASY, 100], True, id="three full weeks"),
    ],
)
def test_first_week_is_gentle(loads: list[int], kept: bool) -> None:
    assert keeps(progression.first_week_is_gentle, _of_loads(loads)) is kept


@pytest.mark.parametrize(
    ("level", "full_weeks", "kept"),
    [
        (Level.BEGINNER, 7, True),
        (Level.BEGINNER, 8, False),
        (Level.INTERMEDIATE, 5, True),
        (Level.INTERMEDIATE, 6, False),
        (Level.ADVANCED, 6, False),
    ],
)
def test_easy_week_comes_in_time(level: Level, full_weeks: int, kept: bool) -> None:
    weeks = [*[a_week()] * full_weeks, a_week(deload=True), a_week()]

    assert keeps(progression.easy_weeks_come_regularly, program_of(weeks, [], a_profile(level=level))) is kept


@pytest.mark.parametrize(
    ("sets", "rpe", "kept"),
    [
        pytest.param(6, 6, True, id="40 % fewer"),
        pytest.param(4, 6, True, id="60 % fewer"),
        pytest.param(7, 6, False, id="30 % fewer"),
        pytest.param(3, 6, False, id="70 % fewer"),
        pytest.param(5, 6.5, False, id="half, but hard"),
    ],
)
def test_easy_week_is_easy(sets: int, rpe: float, kept: bool) -> None:
    weeks = [week_with(an_item(BRIDGE, sets=10)), week_with(an_item(BRIDGE, sets=sets, rpe=rpe), deload=True)]

    assert keeps(progression.easy_weeks_are_easy, program_of(weeks, [BRIDGE])) is kept


WEIGHT = ExternalLoad(KETTLEBELL, "a weight")
EIGHT_TO_TEN = Reps(8, 10)


def _item(sets: int = 3, dose: Dose = EIGHT_TO_TEN, rpe: float = 6, load: Load = WEIGHT) -> Item:
    return an_item(BRIDGE, sets=sets, dose=dose, rpe=rpe, load=load)


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        pytest.param(_item(), _item(dose=Reps(9, 11)), True, id="repetitions"),
        pytest.param(_item(), _item(sets=4), True, id="sets"),
        pytest.param(_item(), _item(rpe=6.5), True, id="load"),
        pytest.param(_item(), _item(dose=Reps(9, 11), rpe=6.5), False, id="repetitions and load"),
        pytest.param(_item(), _item(dose=Reps(9, 11), sets=4), False, id="repetitions and sets"),
        pytest.param(_item(), _item(sets=4, rpe=6.5), False, id="sets and load"),
        pytest.param(_item(dose=Reps(10, 12)), _item(rpe=6.5), True, id="load up, repetitions back"),
        pytest.param(
            _item(load=BodyweightLoad()),
            _item(dose=Reps(9, 11), rpe=6.5, load=BodyweightLoad()),
            True,
            id="without a load effort follows from the repetitions",
        ),
        pytest.param(
            _item(sets=2, dose=Holds((4, 3), 8)), _item(sets=2, dose=Holds((5, 4), 8), rpe=6.5), False, id="holds and load"
        ),
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
        pytest.param([Lever.REPS, Lever.LOAD], 6, True, id="two levers"),
        pytest.param([Lever.REPS, None], 6, False, id="one lever"),
        pytest.param([None], 5, True, id="five weeks"),
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
    assert keeps(progression.glute_work_progresses, _with_levers(levers, 6)) is kept


def _lasting(minutes: float, asked: int, *, deload: bool = False, sets: int = 1) -> Program:
    session = replace(week_with(an_item(BRIDGE, sets=sets)).sessions[0], minutes=minutes)
    return program_of([a_week(session, deload=deload)], [BRIDGE], a_profile(minutes_per_session=asked))


@pytest.mark.parametrize(
    ("asked", "minutes", "kept"),
    [
        pytest.param(45, 49.5, True, id="10 % over"),
        pytest.param(45, 49.6, False, id="more than 10 % over"),
        pytest.param(60, 65.0, True, id="five minutes over"),
        pytest.param(60, 65.1, False, id="more than five minutes over"),
        pytest.param(45, 40.5, True, id="10 % under"),
        pytest.param(45, 40.4, False, id="more than 10 % under"),
        pytest.param(120, 108.0, True, id="10 % under two hours"),
    ],
)
def test_session_keeps_to_the_minutes(asked: int, minutes: float, kept: bool) -> None:
    assert keeps(timing.sessions_fit_the_minutes, _lasting(minutes, asked)) is kept


def test_easy_week_may_end_early_but_not_late() -> None:
    assert keeps(timing.sessions_fit_the_minutes, _lasting(20, 45, deload=True))
    assert not keeps(timing.sessions_fit_the_minutes, _lasting(60, 45, deload=True))


@pytest.mark.parametrize(("sets", "kept"), [(9, True), (8, False)])
def test_session_may_end_early_where_weak_muscles_have_enough(sets: int, kept: bool) -> None:
    assert keeps(timing.sessions_fit_the_minutes, _lasting(20, 45, sets=sets)) is kept


def test_session_may_end_early_where_the_program_says_so() -> None:
    said = replace(_lasting(20, 45), warnings=(UnmetNeed("training time", "Little is left to train.", None),))

    assert keeps(timing.sessions_fit_the_minutes, said)


def test_wrong_item_time_and_wrong_sum_are_both_found() -> None:
    item = an_item(BRIDGE)
    session = replace(week_with(replace(item, seconds=item.seconds + 60)).sessions[0], minutes=1.0)

    found = places(timing.item_times_add_up, program_of([a_week(session)], [BRIDGE]))

    assert found == ["/weeks/0/sessions/0/blocks/0/items/0/seconds", "/weeks/0/sessions/0/minutes"]


def test_wrong_time_of_an_item_that_stands_in_several_weeks_is_found_in_each() -> None:
    item = an_item(BRIDGE)
    week = week_with(replace(item, seconds=item.seconds + 60))

    found = places(timing.item_times_add_up, program_of([week, week], [BRIDGE]))

    assert found == [f"/weeks/{number}/sessions/0/blocks/0/items/0/seconds" for number in (0, 1)]


@pytest.mark.parametrize(
    ("numbers", "kept"),
    [([1, 2], True), ([1], False), ([1, 2, 3], False), ([2, 1], False)],
    ids=["as asked", "too few", "too many", "out of order"],
)
def test_program_has_its_weeks(numbers: list[int], kept: bool) -> None:
    weeks = tuple(a_week(week=number) for number in numbers)
    program = replace(program_of([], [], a_profile(weeks=2)), weeks=weeks)

    assert keeps(timing.program_lasts_the_weeks_asked_for, program) is kept


@pytest.mark.parametrize(
    ("days", "kept"),
    [
        ([Weekday.MON, Weekday.THU], True),
        ([Weekday.THU, Weekday.MON], False),
        ([Weekday.MON], False),
        ([Weekday.MON, Weekday.FRI], False),
    ],
)
def test_week_has_its_days(days: list[Weekday], kept: bool) -> None:
    profile = a_profile(days=(Weekday.MON, Weekday.THU))
    week = a_week(*(a_session(day=day) for day in days))

    assert keeps(timing.week_keeps_its_days, program_of([week], [], profile)) is kept


@pytest.mark.parametrize(
    ("rules", "place"),
    [((), "/exercises/plank/why/0/rules"), (("no-such-rule",), "/exercises/plank/why/0/rules")],
    ids=["no rule", "unknown rule"],
)
def test_reason_names_rules_of_the_book(rules: tuple[str, ...], place: str) -> None:
    plank = replace(GOOD.exercises["plank"], why=(Reason(None, None, rules, "Because."),))

    assert places(transparency.every_exercise_has_its_reason, replace(GOOD, exercises={**GOOD.exercises, "plank": plank})) == [
        place
    ]


def test_warm_up_exercise_needs_no_reason() -> None:
    march = replace(GOOD.exercises["brisk-march"], why=())

    assert keeps(transparency.every_exercise_has_its_reason, replace(GOOD, exercises={**GOOD.exercises, "brisk-march": march}))


def test_description_under_another_name_is_found() -> None:
    exercises = {**GOOD.exercises, "plank": GOOD.exercises["dead-bug"]}

    assert places(transparency.every_exercise_comes_along, replace(GOOD, exercises=exercises)) == ["/exercises/plank"]


def test_everything_that_safety_must_say_is_asked_for() -> None:
    silent = replace(GOOD, focus=(), safety=replace(GOOD.safety, notices=(), stop_rules=(), see_professional_if=()))

    assert places(transparency.evidence_and_limits_are_told, silent) == [
        *["/focus"] * 3,
        "/safety/notices",
        "/safety/stop_rules",
        "/safety/see_professional_if",
    ]


def test_condition_brings_notices_and_stop_rules() -> None:
    silent = replace(GOOD, safety=replace(GOOD.safety, notices=(), stop_rules=()))

    assert places(transparency.conditions_bring_their_notices, silent) == ["/safety/notices", "/safety/stop_rules"]


@pytest.mark.parametrize(("level", "kept"), [(Level.BEGINNER, False), (Level.INTERMEDIATE, True)])
def test_only_beginners_need_the_word_trainer(level: Level, kept: bool) -> None:
    assert keeps(transparency.beginners_hear_of_a_trainer, program_of([], [], a_profile(level=level))) is kept


GLUTES, HIP_FLEXORS, WHOLE_BODY = "strength for the gluteus maximus", "stretches for the iliopsoas", "work for weak glutes"


@pytest.mark.parametrize(
    ("needs", "kept"),
    [
        pytest.param([GLUTES, HIP_FLEXORS, WHOLE_BODY], True, id="all said"),
        pytest.param([HIP_FLEXORS, WHOLE_BODY], False, id="weak muscle not said"),
        pytest.param([GLUTES, WHOLE_BODY], False, id="short muscle not said"),
        pytest.param([GLUTES, HIP_FLEXORS], False, id="imbalance not said"),
    ],
)
def test_unmet_needs_are_said(needs: list[str], kept: bool) -> None:
    profile = a_profile(avoid_exercises=[slug for slug in GOOD_CATALOGUE.exercises if slug != "clamshell"])
    warnings = tuple(UnmetNeed(need, "Nothing is left.", None) for need in needs)

    assert keeps(transparency.unmet_needs_are_told, replace(program_of([], [], profile), warnings=warnings)) is kept
