from collections.abc import Sequence

import pytest

from app.engine.catalogue.exercises import Exercise
from app.engine.measures.calendar import days_between, pairs_closer_than
from app.engine.measures.exercise_kinds import is_loaded_hinge
from app.engine.measures.load import item_load_index, load_index, repetition_equivalents, variant_factor
from app.engine.measures.time_model import item_seconds
from app.engine.measures.volume import credits_of, is_glute_focused, muscle_sets, weekly_sets
from app.engine.program import Contacts, Dose, Holds, Reps, Timed
from app.engine.vocabulary.body import MuscleSlug as M
from app.engine.vocabulary.exercises import EquipmentSlug, Laterality, Measure, Mechanic, Modality, MovementPattern
from app.engine.vocabulary.people import Weekday
from app.engine.vocabulary.programs import BlockKind
from tests.builders import an_exercise, uses
from tests.program_builders import a_session, a_week, an_item

MON, TUE, WED, THU, FRI, SAT, SUN = Weekday

BRIDGE = an_exercise("glute-bridge", muscles=uses([M.GLUTEUS_MAXIMUS], [M.HAMSTRINGS]))
SQUAT = an_exercise("squat", pattern=MovementPattern.SQUAT, muscles=uses([M.QUADRICEPS], [M.GLUTEUS_MAXIMUS]))
SIDE_PLANK = an_exercise(
    "side-plank",
    modality=Modality.CORE,
    pattern=MovementPattern.CORE_ANTI_LATERAL_FLEXION,
    muscles=uses([M.OBLIQUES, M.GLUTEUS_MEDIUS], [M.QUADRATUS_LUMBORUM]),
)
STRETCH = an_exercise("stretch", modality=Modality.STRETCH, muscles=uses(lengthened=[M.HAMSTRINGS]))
JUMP = an_exercise(
    "jump", modality=Modality.PLYOMETRIC, measure=Measure.CONTACTS, seconds_per_rep=3, muscles=uses([M.QUADRICEPS])
)
KNOWN = {exercise.slug: exercise for exercise in (BRIDGE, SQUAT, SIDE_PLANK, STRETCH)}


def test_set_counts_whole_for_primary_and_half_for_secondary_muscles() -> None:
    assert credits_of(BRIDGE) == {M.GLUTEUS_MAXIMUS: 1.0, M.HAMSTRINGS: 0.5}


def test_core_work_counts_for_the_trunk_alone() -> None:
    assert credits_of(SIDE_PLANK) == {M.OBLIQUES: 1.0, M.QUADRATUS_LUMBORUM: 0.5}


def test_stretch_counts_for_no_muscle() -> None:
    assert credits_of(STRETCH) == {}


def test_jumps_count_for_no_muscle_because_their_landings_are_counted() -> None:
    assert credits_of(JUMP) == {}


def test_sets_of_several_exercises_add_up() -> None:
    items = [an_item(BRIDGE, sets=3), an_item(SQUAT, sets=2)]

    assert muscle_sets(items, KNOWN) == {M.GLUTEUS_MAXIMUS: 4.0, M.HAMSTRINGS: 1.5, M.QUADRICEPS: 2.0}


def test_hard_sets_leave_trunk_work_out() -> None:
    items = [an_item(BRIDGE), an_item(SIDE_PLANK)]

    assert M.OBLIQUES not in muscle_sets(items, KNOWN, hard_only=True)


@pytest.mark.parametrize("kind", [BlockKind.WARM_UP, BlockKind.ACTIVATION, BlockKind.COOL_DOWN])
def test_sets_outside_the_main_blocks_do_not_count(kind: BlockKind) -> None:
    assert weekly_sets(a_week(a_session({kind: [an_item(BRIDGE)]})), KNOWN) == {}


@pytest.mark.parametrize("kind", [BlockKind.POWER, BlockKind.STRENGTH, BlockKind.ACCESSORY, BlockKind.CORE])
def test_sets_of_every_main_block_count(kind: BlockKind) -> None:
    assert weekly_sets(a_week(a_session({kind: [an_item(BRIDGE)]})), KNOWN)[M.GLUTEUS_MAXIMUS] == 3


@pytest.mark.parametrize(
    ("glute_sets", "other_sets", "focused"),
    [
        pytest.param(3, 9, True, id="three sets that are a quarter"),
        pytest.param(2, 0, False, id="two sets alone"),
        pytest.param(3, 10, False, id="three sets that are less than a quarter"),
        pytest.param(4, 12, True, id="four sets that are a quarter"),
        pytest.param(0, 6, False, id="no glute set"),
    ],
)
def test_session_is_glute_focused_from_three_sets_and_a_quarter(glute_sets: int, other_sets: int, focused: bool) -> None:
    items = [an_item(exercise, sets=n) for exercise, n in ((BRIDGE, glute_sets), (SQUAT, other_sets)) if n]

    assert is_glute_focused(items, KNOWN) is focused


def test_jumps_make_no_session_less_glute_focused() -> None:
    glutes, others, jumps = an_item(BRIDGE), an_item(SQUAT, sets=9), an_item(JUMP, sets=4, dose=Contacts(5))

    assert is_glute_focused([jumps, glutes, others], {**KNOWN, JUMP.slug: JUMP})


def test_trunk_work_with_a_glute_as_primary_makes_no_glute_session() -> None:
    assert not is_glute_focused([an_item(SIDE_PLANK, sets=6)], KNOWN)


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [(MON, MON, 0), (MON, TUE, 1), (MON, THU, 3), (MON, FRI, 3), (SAT, MON, 2), (SUN, MON, 1), (TUE, SUN, 2)],
)
def test_days_between_go_the_shorter_way_round_the_week(first: Weekday, second: Weekday, days: int) -> None:
    assert days_between(first, second) == days
    assert days_between(second, first) == days


@pytest.mark.parametrize(
    ("days", "close"),
    [
        pytest.param((MON, WED, FRI), [], id="rest between all"),
        pytest.param((MON, TUE, THU), [(0, 1)], id="neighbours"),
        pytest.param((MON, WED, SUN), [(0, 2)], id="neighbours across the week boundary"),
        pytest.param((MON, THU, SAT), [], id="Saturday and Monday"),
    ],
)
def test_pairs_closer_than_two_days(days: Sequence[Weekday], close: list[tuple[int, int]]) -> None:
    assert pairs_closer_than(days, 2) == close


@pytest.mark.parametrize(
    ("dose", "sets", "repetitions"),
    [
        pytest.param(Reps(8, 10), 3, 27, id="the middle of the range"),
        pytest.param(Holds((6, 4, 2), 8), 3, 24, id="four seconds of holding are one repetition"),
        pytest.param(Timed(40), 2, 20, id="four seconds of carrying are one repetition"),
        pytest.param(Contacts(5), 3, 15, id="every landing"),
    ],
)
def test_work_in_repetitions(dose: Dose, sets: int, repetitions: float) -> None:
    assert repetition_equivalents(dose, sets) == repetitions


def test_harder_variant_weighs_a_tenth_more_per_point() -> None:
    assert variant_factor(an_exercise(difficulty=1)) == 1
    assert variant_factor(an_exercise(difficulty=6)) == pytest.approx(1.5)


def test_load_index_multiplies_work_effort_and_variant() -> None:
    item = an_item(BRIDGE, sets=3, dose=Reps(8, 10), rpe=6)

    assert item_load_index(item, BRIDGE) == pytest.approx(27 * 0.6 * 1.1)


def test_item_without_effort_has_no_load() -> None:
    assert item_load_index(an_item(BRIDGE, rpe=None), BRIDGE) == 0


def test_load_index_of_a_week_is_that_of_its_main_items() -> None:
    item = an_item(BRIDGE)
    week = a_week(a_session({BlockKind.ACTIVATION: [item], BlockKind.STRENGTH: [item, item]}))

    assert load_index(week, KNOWN) == pytest.approx(2 * item_load_index(item, BRIDGE))


UNILATERAL = an_exercise(laterality=Laterality.UNILATERAL)
BARBELL = an_exercise(equipment_options=[[EquipmentSlug.BARBELL]])
ISOLATION = an_exercise(mechanic=Mechanic.ISOLATION)
PLANK = an_exercise(
    modality=Modality.CORE, pattern=MovementPattern.CORE_ANTI_EXTENSION, measure=Measure.HOLD, seconds_per_rep=3
)
HELD_STRETCH = an_exercise(modality=Modality.STRETCH, laterality=Laterality.UNILATERAL, measure=Measure.HOLD, seconds_per_rep=5)
MARCH = an_exercise(modality=Modality.CONDITIONING, measure=Measure.TIME, seconds_per_rep=0)
ROLLING = an_exercise(modality=Modality.RELEASE, measure=Measure.TIME, seconds_per_rep=0)


@pytest.mark.parametrize(
    ("exercise", "dose", "sets", "rest", "seconds"),
    [
        pytest.param(BRIDGE, Reps(10, 10), 3, 90, 60 + 120 + 180, id="compound lift"),
        pytest.param(BARBELL, Reps(10, 10), 3, 90, 90 + 120 + 180, id="barbell takes longer to set up"),
        pytest.param(UNILATERAL, Reps(8, 8), 3, 75, 45 + 2 * 96 + 30 + 150, id="both sides and the change between"),
        pytest.param(ISOLATION, Reps(12, 12), 2, 60, 30 + 96 + 60, id="isolation"),
        pytest.param(PLANK, Holds((1, 1), 30), 2, 30, 20 + 66 + 30, id="plank"),
        pytest.param(HELD_STRETCH, Holds((2,), 30), 1, 0, 10 + 2 * 70 + 10, id="held stretch on both sides"),
        pytest.param(MARCH, Timed(180), 1, 0, 180, id="march needs no set-up"),
        pytest.param(ROLLING, Timed(45), 1, 0, 15 + 45, id="rolling"),
        pytest.param(JUMP, Contacts(5), 2, 60, 30 + 30 + 60, id="jumps"),
    ],
)
def test_time_of_an_item(exercise: Exercise, dose: Dose, sets: int, rest: int, seconds: int) -> None:
    implements = exercise.equipment_options[0]

    assert item_seconds(exercise, dose, sets, rest, implements) == seconds


def test_bonus_set_takes_the_time_of_one_side_and_its_rest() -> None:
    without = item_seconds(UNILATERAL, Reps(8, 8), 3, 75)

    assert item_seconds(UNILATERAL, Reps(8, 8), 3, 75, extra_sets=1) == without + 32 + 75


@pytest.mark.parametrize(
    ("options", "loaded"),
    [
        pytest.param([[EquipmentSlug.BARBELL]], True, id="needs a barbell"),
        pytest.param([[EquipmentSlug.DUMBBELL], [EquipmentSlug.KETTLEBELL]], True, id="needs one weight or another"),
        pytest.param([[], [EquipmentSlug.DUMBBELL]], False, id="can be done without"),
    ],
)
def test_hinge_is_loaded_where_it_needs_a_weight(options: list[list[EquipmentSlug]], loaded: bool) -> None:
    assert is_loaded_hinge(an_exercise(pattern=MovementPattern.HINGE, equipment_options=options)) is loaded


def test_loaded_squat_is_no_loaded_hinge() -> None:
    assert not is_loaded_hinge(an_exercise(pattern=MovementPattern.SQUAT, equipment_options=[[EquipmentSlug.BARBELL]]))
