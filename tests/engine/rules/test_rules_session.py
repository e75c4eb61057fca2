"""Order, sides, coverage and stretching: the rules about a single session."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.engine.catalogue.exercises import Exercise
from app.engine.profile import Profile
from app.engine.program import Contacts, Holds, Item, Program, Timed
from app.engine.rules import coverage, order, sides, stretching
from app.engine.vocabulary.body import MuscleSlug as M
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import DemandSlug, Measure, Modality
from app.engine.vocabulary.imbalances import CorrectivePhase, Nature
from app.engine.vocabulary.people import Level, Weekday
from app.engine.vocabulary.programs import BlockKind
from tests.builders import a_catalogue, a_profile, a_stated, an_imbalance
from tests.engine.catalogue_checks.good_catalogue import GOOD_CATALOGUE
from tests.engine.rules.judging import keeps, places, program_of, session_with, week_with
from tests.program_builders import a_session, a_week, an_item

EXERCISES = GOOD_CATALOGUE.exercises
ALL = tuple(EXERCISES.values())
WARM_UP, COOL_DOWN = BlockKind.WARM_UP, BlockKind.COOL_DOWN


def _items(*slugs: str) -> list[Item]:
    return [an_item(EXERCISES[slug]) for slug in slugs]


@pytest.mark.parametrize(
    ("kinds", "kept"),
    [
        pytest.param([WARM_UP, COOL_DOWN], True, id="the two that every session has"),
        pytest.param(list(BlockKind), True, id="all"),
        pytest.param([WARM_UP, BlockKind.CORE, BlockKind.STRENGTH, COOL_DOWN], False, id="core before strength"),
        pytest.param([BlockKind.STRENGTH, COOL_DOWN], False, id="no warm-up"),
        pytest.param([WARM_UP, BlockKind.STRENGTH], False, id="no cool-down"),
    ],
)
def test_blocks_have_an_order(kinds: list[BlockKind], kept: bool) -> None:
    session = a_session({kind: _items("glute-bridge") for kind in kinds})

    assert keeps(order.blocks_follow_their_order, program_of([a_week(session)], ALL)) is kept


@pytest.mark.parametrize(
    ("slugs", "kept"),
    [
        pytest.param(["snap-down", "goblet-squat", "leg-curl-band", "plank"], True, id="large to small"),
        pytest.param(["goblet-squat", "glute-bridge", "goblet-squat"], True, id="equals in any order"),
        pytest.param(["leg-curl-band", "goblet-squat"], False, id="single joint before compound"),
        pytest.param(["plank", "leg-curl-band"], False, id="trunk before single joint"),
        pytest.param(["clamshell", "goblet-squat"], False, id="a muscle that is not weak may not jump"),
        pytest.param(["donkey-kick", "goblet-squat"], True, id="a weak muscle may jump"),
        pytest.param(["donkey-kick", "plank", "goblet-squat"], False, id="only one may jump"),
    ],
)
def test_main_work_has_an_order(slugs: list[str], kept: bool) -> None:
    assert keeps(order.main_work_goes_from_large_to_small, program_of([week_with(*_items(*slugs))], ALL)) is kept


@pytest.mark.parametrize(
    ("slugs", "kept"),
    [
        (["kettlebell-deadlift", "plank"], True),
        (["plank", "kettlebell-deadlift"], False),
        (["plank", "glute-bridge"], True),
        (["leg-curl-band", "kettlebell-deadlift"], True),
    ],
)
def test_spine_is_loaded_before_the_trunk_is_tired(slugs: list[str], kept: bool) -> None:
    assert DemandSlug.AXIAL_LOAD in EXERCISES["kettlebell-deadlift"].demands
    assert keeps(order.heavy_lifts_come_before_tired_trunks, program_of([week_with(*_items(*slugs))], ALL)) is kept


BRIDGE, LUNGE, PLANK = EXERCISES["glute-bridge"], EXERCISES["reverse-lunge"], EXERCISES["plank"]
LEFT_FIRST, RIGHT_FIRST = (Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT)


@pytest.mark.parametrize(
    ("weaker", "done", "kept"),
    [
        (Side.LEFT, LEFT_FIRST, True),
        (Side.LEFT, RIGHT_FIRST, False),
        (Side.RIGHT, RIGHT_FIRST, True),
        (Side.RIGHT, LEFT_FIRST, False),
        (None, LEFT_FIRST, True),
        (None, RIGHT_FIRST, False),
    ],
)
def test_weaker_side_is_first(weaker: Side | None, done: tuple[Side, Side], kept: bool) -> None:
    profile = a_profile(a_stated(weaker_side=weaker))
    program = program_of([week_with(an_item(LUNGE, sides=done))], [LUNGE], profile)

    assert keeps(sides.weaker_side_comes_first, program) is kept


def test_wrong_side_of_an_item_that_stands_in_several_weeks_is_found_in_each() -> None:
    week = week_with(an_item(LUNGE, sides=(Side.RIGHT, Side.LEFT)))

    found = places(sides.weaker_side_comes_first, program_of([week, week], [LUNGE]))

    assert found == [f"/weeks/{number}/sessions/0/blocks/0/items/0/sides" for number in (0, 1)]


@pytest.mark.parametrize(
    ("item", "asked", "kept"),
    [
        pytest.param(an_item(LUNGE), False, True, id="both sides"),
        pytest.param(replace(an_item(LUNGE), sides=None), False, False, id="no sides for one-sided work"),
        pytest.param(an_item(LUNGE, sides=(Side.LEFT, Side.LEFT)), False, False, id="one side twice"),
        pytest.param(
            replace(an_item(EXERCISES["glute-bridge"]), sides=LEFT_FIRST), False, False, id="sides for two-sided work"
        ),
        pytest.param(replace(an_item(LUNGE), extra_sets=1), True, True, id="bonus asked for"),
        pytest.param(replace(an_item(LUNGE), extra_sets=1), False, False, id="bonus not asked for"),
        pytest.param(replace(an_item(BRIDGE), extra_sets=1), True, False, id="bonus without sides"),
    ],
)
def test_sides_are_equal(item: Item, asked: bool, kept: bool) -> None:
    program = program_of([week_with(item)], ALL, a_profile(asymmetry_bonus=asked))

    assert keeps(sides.both_sides_get_the_same, program) is kept


@pytest.mark.parametrize(
    ("sets", "extra", "pain", "kept"),
    [
        pytest.param(3, 1, 0, True, id="a third"),
        pytest.param(6, 2, 0, True, id="two sets"),
        pytest.param(9, 3, 0, False, id="three sets"),
        pytest.param(2, 1, 0, False, id="more than a third"),
        pytest.param(3, 1, 2, True, id="hardly any pain"),
        pytest.param(3, 1, 3, False, id="pain"),
        pytest.param(3, 0, 3, True, id="pain without a bonus"),
    ],
)
def test_bonus_has_its_cap(sets: int, extra: int, pain: int, kept: bool) -> None:
    item = replace(an_item(LUNGE, sets=sets), extra_sets=extra)
    program = program_of([week_with(item)], [LUNGE], a_profile(asymmetry_bonus=True, pain=pain))

    assert keeps(sides.bonus_stays_within_its_cap, program) is kept


MARCH = EXERCISES["brisk-march"]


@pytest.mark.parametrize(("seconds", "kept"), [(299, False), (300, True), (720, True), (721, False)])
def test_warm_up_lasts_five_to_twelve_minutes(seconds: int, kept: bool) -> None:
    session = a_session(
        {
            WARM_UP: [an_item(MARCH, sets=1, dose=Timed(200))],
            BlockKind.ACTIVATION: [an_item(MARCH, sets=1, dose=Timed(seconds - 200))],
        }
    )

    assert keeps(coverage.warm_up_lasts_long_enough, program_of([a_week(session)], [MARCH])) is kept


@pytest.mark.parametrize(
    ("slugs", "kept"),
    [
        pytest.param(["brisk-march", "leg-swing", "quad-pull", "calf-pump"], True, id="all"),
        pytest.param(["leg-swing", "quad-pull", "calf-pump"], False, id="no pulse"),
        pytest.param(["brisk-march", "quad-pull", "calf-pump"], False, id="no hamstrings"),
        pytest.param(["brisk-march", "leg-swing", "calf-pump"], False, id="no quadriceps"),
        pytest.param(["brisk-march", "leg-swing", "quad-pull"], False, id="no calves"),
        pytest.param(["brisk-march", "hamstring-stretch", "quad-pull", "calf-stretch"], True, id="held stretches"),
    ],
)
def test_warm_up_prepares_all_of_the_leg(slugs: list[str], kept: bool) -> None:
    program = program_of([week_with(*_items(*slugs), kind=WARM_UP)], ALL)

    assert keeps(coverage.warm_up_prepares_the_legs, program) is kept


def test_warm_up_does_without_what_nobody_can_do() -> None:
    program = program_of([week_with(kind=WARM_UP)], [])

    assert keeps(coverage.warm_up_prepares_the_legs, program, a_catalogue([EXERCISES["glute-bridge"]]))


HELD = EXERCISES["hip-flexor-stretch"]
MOVING = replace(HELD, slug="moving-stretch", modality=Modality.MOBILITY, measure=Measure.REPS)
TIGHT = an_imbalance("tight-hip-flexors", nature=Nature.FLEXIBILITY, weak=(), short=(M.ILIOPSOAS,))


@pytest.mark.parametrize(
    ("possible", "done", "kept"),
    [
        pytest.param([HELD, MOVING], [HELD], True, id="held stretch"),
        pytest.param([HELD, MOVING], [MOVING], False, id="moving stretch where a held one is possible"),
        pytest.param([MOVING], [MOVING], True, id="moving stretch where no held one is possible"),
        pytest.param([MOVING], [], False, id="nothing where a moving one is possible"),
        pytest.param([], [], True, id="nothing possible"),
    ],
)
def test_short_muscle_is_stretched_after_work(possible: list[Exercise], done: list[Exercise], kept: bool) -> None:
    program = program_of([week_with(*map(an_item, done), kind=COOL_DOWN)], [HELD, MOVING], a_profile(a_stated(TIGHT.slug)))

    assert keeps(coverage.every_short_muscle_is_lengthened, program, a_catalogue(possible, [TIGHT])) is kept


def test_stretch_before_the_work_does_not_count_as_cool_down() -> None:
    program = program_of([week_with(an_item(HELD), kind=WARM_UP)], [HELD], a_profile(a_stated(TIGHT.slug)))

    assert not keeps(coverage.every_short_muscle_is_lengthened, program, a_catalogue([HELD], [TIGHT]))


@pytest.mark.parametrize(
    ("slugs", "kept"),
    [
        (["quad-stretch", "hamstring-stretch", "calf-stretch"], True),
        (["hamstring-stretch", "calf-stretch"], False),
        (["quad-stretch", "calf-stretch"], False),
        (["quad-stretch", "hamstring-stretch"], False),
        (["quad-pull", "hamstring-stretch", "calf-stretch"], False),
    ],
)
def test_cool_down_stretches_all_of_the_leg(slugs: list[str], kept: bool) -> None:
    assert keeps(coverage.cool_down_stretches_the_legs, program_of([week_with(*_items(*slugs), kind=COOL_DOWN)], ALL)) is kept


@pytest.mark.parametrize(
    ("slug", "kind", "kept"),
    [
        pytest.param("donkey-kick", BlockKind.ACTIVATION, True, id="weak muscle"),
        pytest.param("clamshell", BlockKind.ACTIVATION, False, id="another muscle"),
        pytest.param("donkey-kick", WARM_UP, False, id="in another block"),
    ],
)
def test_weak_muscle_is_activated(slug: str, kind: BlockKind, kept: bool) -> None:
    assert keeps(coverage.weak_muscles_are_woken_up, program_of([week_with(*_items(slug), kind=kind)], ALL)) is kept


def test_activation_is_not_asked_for_where_no_easy_exercise_exists() -> None:
    catalogue = a_catalogue([EXERCISES["glute-bridge"]])

    assert keeps(coverage.weak_muscles_are_woken_up, program_of([week_with()], []), catalogue)


def test_exercise_of_the_activate_phase_counts_as_easy() -> None:
    imbalance = an_imbalance(phases={CorrectivePhase.ACTIVATE: ("glute-bridge",)})
    catalogue = a_catalogue([EXERCISES["glute-bridge"]], [imbalance])

    assert not keeps(coverage.weak_muscles_are_woken_up, program_of([week_with()], []), catalogue)


@pytest.mark.parametrize(
    ("kind", "slug", "kept"),
    [
        pytest.param(BlockKind.STRENGTH, "glute-bridge", True, id="primary in main work"),
        pytest.param(BlockKind.ACTIVATION, "glute-bridge", False, id="activation alone"),
        pytest.param(BlockKind.STRENGTH, "leg-curl-band", False, id="another muscle"),
    ],
)
@pytest.mark.parametrize("deload", [True, False])
def test_weak_muscle_is_trained_in_every_week(kind: BlockKind, slug: str, kept: bool, deload: bool) -> None:
    program = program_of([week_with(*_items(slug), kind=kind, deload=deload)], ALL)

    assert keeps(coverage.every_weak_muscle_is_trained, program) is kept


def _stretched(seconds: Sequence[int], profile: Profile) -> Program:
    sessions = (
        session_with(an_item(HELD, sets=1, dose=Holds((1,), s)), kind=COOL_DOWN, day=day)
        for s, day in zip(seconds, profile.days, strict=True)
    )
    return program_of([a_week(*sessions)], [HELD], profile)


THREE = (Weekday.MON, Weekday.WED, Weekday.FRI)


@pytest.mark.parametrize(
    ("seconds", "minutes", "level", "kept"),
    [
        pytest.param([100, 100, 100], 45, Level.BEGINNER, True, id="five minutes a week"),
        pytest.param([100, 100, 99], 45, Level.BEGINNER, False, id="a second less"),
        pytest.param([120, 121, 59], 45, Level.BEGINNER, False, id="a minute on two days only"),
        pytest.param([60, 60, 60], 29, Level.BEGINNER, True, id="beginner's brief sessions"),
        pytest.param([60, 60, 59], 29, Level.BEGINNER, False, id="beginner's brief sessions, a second less"),
        pytest.param([60, 60, 60], 29, Level.ADVANCED, False, id="brief sessions of others"),
        pytest.param([120, 120], 45, Level.BEGINNER, True, id="four stretches on each of two days"),
        pytest.param([120, 119], 45, Level.BEGINNER, False, id="less on two days"),
    ],
)
def test_short_muscle_gets_its_stretch_dose(seconds: list[int], minutes: int, level: Level, kept: bool) -> None:
    days = THREE[: len(seconds)]
    profile = a_profile(a_stated(TIGHT.slug), days=days, minutes_per_session=minutes, level=level)

    assert (
        keeps(stretching.tight_muscles_get_their_stretch_dose, _stretched(seconds, profile), a_catalogue([HELD], [TIGHT]))
        is kept
    )


@pytest.mark.parametrize(("seconds", "kept"), [([60, 60, 60], True), ([60, 60, 59], False), ([90, 90, 30], False)])
def test_muscle_that_is_short_beside_a_weakness_gets_three_minutes_on_three_days(seconds: list[int], kept: bool) -> None:
    weak_and_short = an_imbalance("weak-glutes", weak=(), short=(M.ILIOPSOAS,))
    program = _stretched(seconds, a_profile(a_stated(weak_and_short.slug), days=THREE))

    assert keeps(stretching.tight_muscles_get_their_stretch_dose, program, a_catalogue([HELD], [weak_and_short])) is kept


@pytest.mark.parametrize(("short_muscles", "kept"), [(5, True), (2, False)])
def test_many_short_muscles_share_the_time(short_muscles: int, kept: bool) -> None:
    stiff = an_imbalance("stiff-legs", nature=Nature.FLEXIBILITY, weak=(), short=(M.ILIOPSOAS, *list(M)[: short_muscles - 1]))
    program = _stretched([60, 60, 60], a_profile(a_stated(stiff.slug), days=THREE))

    assert keeps(stretching.tight_muscles_get_their_stretch_dose, program, a_catalogue([HELD], [stiff])) is kept


@pytest.mark.parametrize(
    ("kind", "seconds", "jumps", "kept"),
    [
        pytest.param(WARM_UP, 30, False, True, id="half a minute"),
        pytest.param(WARM_UP, 31, False, False, id="more than half a minute"),
        pytest.param(WARM_UP, 10, True, False, id="before jumps"),
        pytest.param(COOL_DOWN, 60, True, True, id="after the work"),
    ],
)
def test_held_stretches_before_work_stay_short(kind: BlockKind, seconds: int, jumps: bool, kept: bool) -> None:
    main = [an_item(EXERCISES["snap-down"], dose=Contacts(5))] if jumps else []
    session = a_session({kind: [an_item(HELD, sets=1, dose=Holds((1,), seconds))], BlockKind.POWER: main})

    assert keeps(stretching.warm_up_stretches_stay_short, program_of([a_week(session)], ALL)) is kept
