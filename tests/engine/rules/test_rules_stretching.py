"""Stretching: enough for what is tight, little before the work, and no cool-down that fills time."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.frame import COOL_DOWN_LIMIT_SECONDS, SECONDS_FOR_MORE_TIGHT
from app.engine.guidelines.stretching import (
    MOST_LONG_STRETCHES,
    STRETCH_DAYS,
    STRETCH_SECONDS_FOR_TIGHT,
    STRETCH_SHORT_SESSION_MINUTES,
)
from app.engine.guidelines.warm_up import WARM_UP_STATIC_LIMIT_SECONDS
from app.engine.program import Contacts, Holds, Item, Program, Reps, Timed
from app.engine.rules import stretching
from app.engine.vocabulary.body import MuscleSlug as M
from app.engine.vocabulary.exercises import Measure, Modality
from app.engine.vocabulary.people import Level, Weekday
from app.engine.vocabulary.programs import BlockKind
from tests.builders import a_catalogue, a_profile, an_imbalance, uses
from tests.engine.catalogue_checks.good_catalogue import GOOD_CATALOGUE
from tests.engine.rules.judging import keeps, places, program_of, session_with
from tests.program_builders import a_session, a_week, an_item
from tests.protocol_builders import a_protocol

EXERCISES = GOOD_CATALOGUE.exercises
ALL = tuple(EXERCISES.values())
WARM_UP, COOL_DOWN = BlockKind.WARM_UP, BlockKind.COOL_DOWN
HELD, OTHER = EXERCISES["hip-flexor-stretch"], replace(EXERCISES["hip-flexor-stretch"], slug="couch-stretch")
MOVING = replace(HELD, slug="moving-stretch", modality=Modality.MOBILITY, measure=Measure.REPS)
BESIDES = replace(HELD, slug="hip-and-calf-stretch", muscles=uses(lengthened=[M.GASTROCNEMIUS, M.ILIOPSOAS]))
FULL, HALF = STRETCH_SECONDS_FOR_TIGHT, STRETCH_SECONDS_FOR_TIGHT // 2
SHORT_MINUTES, LONGER_MINUTES = STRETCH_SHORT_SESSION_MINUTES, STRETCH_SHORT_SESSION_MINUTES + 1


def _catalogue(
    *short: M, tight: tuple[tuple[str, ...], ...] = (("hip-flexor-stretch", "couch-stretch", "moving-stretch"),)
) -> Catalogue:
    """What is short, and the groups of stretches for what is tight."""
    imbalance = an_imbalance(weak=(), short=short or (M.ILIOPSOAS,))
    protocol = a_protocol("weak-glutes", tight=(("hip-flexor-stretch", "couch-stretch", "moving-stretch"),))
    return a_catalogue([HELD, OTHER, MOVING, EXERCISES["calf-stretch"]], [imbalance], protocols=[protocol])


CATALOGUE = _catalogue()


def _held(seconds: int, exercise: Exercise = HELD) -> Item:
    return an_item(exercise, sets=1, dose=Holds((1,), seconds))


def _stretched(*days: Sequence[Item], minutes: int = LONGER_MINUTES, deload: bool = False) -> Program:
    """A week with these cool-downs."""
    sessions = (session_with(*items, kind=COOL_DOWN, day=day) for items, day in zip(days, Weekday, strict=False))
    profile = a_profile(days=tuple(Weekday)[: len(days)], minutes_per_session=minutes)
    return program_of([a_week(*sessions, deload=deload)], [HELD, OTHER, MOVING, BESIDES, *ALL], profile)


def _on(days: int, seconds: int, *, of: int = STRETCH_DAYS, minutes: int = LONGER_MINUTES, deload: bool = False) -> Program:
    """A week with a hold so long on some of its days, and one a second too short on the others."""
    held = [[_held(seconds)]] * days + [[_held(seconds - 1)]] * (of - days)
    return _stretched(*held, minutes=minutes, deload=deload)


TWO_SETS = [an_item(HELD, sets=2, dose=Holds((1, 1), HALF))]
TWO_STRETCHES = [_held(HALF), _held(HALF, OTHER)]
A_MOVING_ONE = [an_item(MOVING, sets=1, dose=Reps(8, 8))]


@pytest.mark.parametrize(
    ("program", "kept"),
    [
        pytest.param(_on(STRETCH_DAYS, FULL), True, id="enough on each day"),
        pytest.param(_on(STRETCH_DAYS - 1, FULL), False, id="a second less on one day"),
        pytest.param(_on(STRETCH_DAYS, FULL, of=STRETCH_DAYS + 2), True, id="enough on as many days as needed"),
        pytest.param(_on(1, FULL, of=1), True, id="on the only day"),
        pytest.param(_on(0, FULL, of=1), False, id="not on the only day"),
        pytest.param(_on(0, FULL, deload=True), True, id="easy week"),
        pytest.param(_on(STRETCH_DAYS, HALF, minutes=SHORT_MINUTES), True, id="half of it in short sessions"),
        pytest.param(_on(0, HALF, minutes=SHORT_MINUTES), False, id="less than half in short sessions"),
        pytest.param(_on(STRETCH_DAYS, HALF), False, id="half of it in longer sessions"),
        pytest.param(_stretched(*[TWO_SETS] * STRETCH_DAYS), True, id="in two holds"),
        pytest.param(_stretched(*[TWO_STRETCHES] * STRETCH_DAYS), True, id="by two stretches of a group"),
        pytest.param(_stretched(*[[_held(FULL, BESIDES)]] * STRETCH_DAYS), True, id="by a stretch of no group"),
        pytest.param(_stretched(*[[_held(FULL, EXERCISES["calf-stretch"])]] * STRETCH_DAYS), False, id="of another muscle"),
        pytest.param(_stretched(*[A_MOVING_ONE] * STRETCH_DAYS), True, id="by moving"),
    ],
)
def test_what_is_tight_gets_its_stretch_dose(program: Program, kept: bool) -> None:
    assert keeps(stretching.tight_muscles_get_their_stretch_dose, program, CATALOGUE) is kept


@pytest.mark.parametrize(
    ("tight", "kept"),
    [
        pytest.param((), True, id="nothing tight"),
        pytest.param((("hip-flexor-stretch",), ("calf-stretch",)), False, id="every group needs its own"),
        pytest.param((("hip-flexor-stretch",), ("unknown",)), True, id="a group that cannot be done"),
    ],
)
def test_every_group_that_can_be_stretched_is(tight: tuple[tuple[str, ...], ...], kept: bool) -> None:
    advanced = replace(HELD, slug="unknown", level=Level.ADVANCED)
    catalogue = a_catalogue(
        [HELD, EXERCISES["calf-stretch"], advanced], [an_imbalance()], protocols=[a_protocol("weak-glutes", tight=tight)]
    )

    assert keeps(stretching.tight_muscles_get_their_stretch_dose, _on(STRETCH_DAYS, FULL), catalogue) is kept


SHORT_MUSCLES = (M.ILIOPSOAS, M.SOLEUS, M.HAMSTRINGS, M.QUADRICEPS, M.PIRIFORMIS)


@pytest.mark.parametrize(("number", "kept"), [(MOST_LONG_STRETCHES, False), (MOST_LONG_STRETCHES + 1, True)])
def test_many_short_muscles_share_the_time(number: int, kept: bool) -> None:
    catalogue = _catalogue(*SHORT_MUSCLES[:number])

    assert keeps(stretching.tight_muscles_get_their_stretch_dose, _on(STRETCH_DAYS, HALF), catalogue) is kept


def _cooling_down(seconds: int, minutes: int) -> Program:
    items = [replace(_held(1), seconds=seconds)]
    return _stretched(items, minutes=minutes)


@pytest.mark.parametrize(("minutes", "most"), COOL_DOWN_LIMIT_SECONDS)
def test_cool_down_is_no_filler(minutes: int, most: int) -> None:
    assert keeps(stretching.cool_downs_are_no_filler, _cooling_down(most, minutes), CATALOGUE)
    assert not keeps(stretching.cool_downs_are_no_filler, _cooling_down(most + 1, minutes), CATALOGUE)


FOUR_GROUPS = tuple((slug,) for slug in ("hip-flexor-stretch", "calf-stretch", "quad-stretch", "hamstring-stretch"))


@pytest.mark.parametrize(("tight", "more"), [(2, 0), (3, 1), (4, 2)])
def test_cool_down_may_take_longer_where_much_is_tight(tight: int, more: int) -> None:
    protocol = a_protocol("weak-glutes", tight=FOUR_GROUPS[:tight])
    catalogue = a_catalogue(ALL, [an_imbalance()], protocols=[protocol])
    minutes, limit = COOL_DOWN_LIMIT_SECONDS[0]
    most = limit + more * SECONDS_FOR_MORE_TIGHT

    assert keeps(stretching.cool_downs_are_no_filler, _cooling_down(most, minutes), catalogue)
    assert not keeps(stretching.cool_downs_are_no_filler, _cooling_down(most + 1, minutes), catalogue)


def test_cool_down_never_marches() -> None:
    marching = _stretched([an_item(EXERCISES["brisk-march"], sets=1, dose=Timed(30))])

    assert places(stretching.cool_downs_are_no_filler, marching, CATALOGUE) == ["/weeks/0/sessions/0"]


@pytest.mark.parametrize(
    ("kind", "seconds", "jumps", "kept"),
    [
        pytest.param(WARM_UP, WARM_UP_STATIC_LIMIT_SECONDS, False, True, id="at the limit"),
        pytest.param(WARM_UP, WARM_UP_STATIC_LIMIT_SECONDS + 1, False, False, id="above the limit"),
        pytest.param(WARM_UP, 10, True, False, id="before jumps"),
        pytest.param(COOL_DOWN, 60, True, True, id="after the work"),
    ],
)
def test_held_stretches_before_work_stay_short(kind: BlockKind, seconds: int, jumps: bool, kept: bool) -> None:
    main = [an_item(EXERCISES["snap-down"], dose=Contacts(5))] if jumps else []
    session = a_session({kind: [an_item(HELD, sets=1, dose=Holds((1,), seconds))], BlockKind.POWER: main})

    assert keeps(stretching.warm_up_stretches_stay_short, program_of([a_week(session)], ALL)) is kept
