import pytest

from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.progression import LOAD_PER_DIFFICULTY
from app.engine.guidelines.recovery import GLUTE_FOCUS_SETS, GLUTE_FOCUS_SHARE
from app.engine.measures.calendar import days_between
from app.engine.measures.exercise_kinds import is_loaded_hinge
from app.engine.measures.load import item_load_index, landings_of, variant_factor
from app.engine.measures.time_model import item_seconds
from app.engine.measures.volume import credits_of, is_glute_focused, muscle_sets, weekly_sets
from app.engine.program import Contacts, Dose, Holds, Reps, Timed
from app.engine.vocabulary.body import MuscleSlug as M
from app.engine.vocabulary.exercises import EquipmentSlug, Laterality, Measure, Mechanic, Modality, MovementPattern
from app.engine.vocabulary.people import Weekday
from app.engine.vocabulary.programs import BlockKind
from app.engine.vocabulary.roles import Role
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


@pytest.mark.parametrize("kind", [BlockKind.WARM_UP, BlockKind.ACTIVATION, BlockKind.COOL_DOWN])
def test_sets_outside_the_main_blocks_do_not_count(kind: BlockKind) -> None:
    assert weekly_sets(a_week(a_session({kind: [an_item(BRIDGE)]})), KNOWN) == {}


@pytest.mark.parametrize("kind", [BlockKind.POWER, BlockKind.STRENGTH, BlockKind.ACCESSORY, BlockKind.CORE])
def test_sets_of_every_main_block_count(kind: BlockKind) -> None:
    assert weekly_sets(a_week(a_session({kind: [an_item(BRIDGE)]})), KNOWN)[M.GLUTEUS_MAXIMUS] == 3


ENOUGH = GLUTE_FOCUS_SETS
MOST_BESIDE = int(ENOUGH / GLUTE_FOCUS_SHARE) - ENOUGH
"""Sets of other work with which enough hip-led sets are just the share that they must be."""


@pytest.mark.parametrize(
    ("worked", "focused"),
    [
        pytest.param([(ENOUGH, Role.HIP_EXTENSION)], True, id="enough sets"),
        pytest.param([(ENOUGH - 1, Role.HIP_EXTENSION)], False, id="a set too few"),
        pytest.param([(ENOUGH - 1, Role.HINGE), (1, Role.GLUTE_ISOLATION)], True, id="hip-led roles add up"),
        pytest.param([(ENOUGH, Role.HIP_EXTENSION), (MOST_BESIDE, Role.SQUAT)], True, id="just the share"),
        pytest.param([(ENOUGH, Role.HIP_EXTENSION), (MOST_BESIDE + 1, Role.SQUAT)], False, id="too small a share"),
        pytest.param([(ENOUGH, Role.HIP_EXTENSION), (MOST_BESIDE + 1, None)], False, id="work without a role counts beside it"),
        pytest.param([(ENOUGH, Role.HINGE), (MOST_BESIDE, Role.SQUAT), (4, Role.JUMP)], True, id="jumps count for nothing"),
        pytest.param([(ENOUGH, Role.HIP_ABDUCTION)], False, id="the side of the hip alone"),
        pytest.param([], False, id="no work"),
    ],
)
def test_session_is_glute_focused_by_hip_led_sets_and_their_share(worked: list[tuple[int, Role | None]], focused: bool) -> None:
    assert is_glute_focused(worked) is focused


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [(MON, MON, 0), (MON, TUE, 1), (MON, THU, 3), (MON, FRI, 3), (SAT, MON, 2), (SUN, MON, 1), (TUE, SUN, 2)],
)
def test_days_between_go_the_shorter_way_round_the_week(first: Weekday, second: Weekday, days: int) -> None:
    assert days_between(first, second) == days
    assert days_between(second, first) == days


def test_harder_variant_weighs_more_per_point_of_difficulty() -> None:
    assert variant_factor(an_exercise(difficulty=1)) == 1
    assert variant_factor(an_exercise(difficulty=6)) == pytest.approx(1 + 5 * LOAD_PER_DIFFICULTY)


def test_load_index_multiplies_sets_effort_and_variant() -> None:
    item = an_item(BRIDGE, sets=3, rpe=6)

    assert item_load_index(item, BRIDGE) == pytest.approx(3 * 0.6 * variant_factor(BRIDGE))


def test_fewer_repetitions_at_the_same_effort_are_as_heavy() -> None:
    many, few = (an_item(BRIDGE, dose=Reps(reps, reps)) for reps in (12, 5))

    assert item_load_index(many, BRIDGE) == item_load_index(few, BRIDGE)


def test_item_without_effort_has_no_load() -> None:
    assert item_load_index(an_item(BRIDGE, rpe=None), BRIDGE) == 0


def test_jump_has_no_load_because_its_landings_are_counted() -> None:
    assert item_load_index(an_item(JUMP, dose=Contacts(5)), JUMP) == 0


def test_landing_on_one_foot_counts_for_each_foot() -> None:
    hop = an_exercise(modality=Modality.PLYOMETRIC, laterality=Laterality.UNILATERAL)

    assert landings_of(JUMP, Contacts(5), sets=2) == 10
    assert landings_of(hop, Contacts(5), sets=2) == 20


UNILATERAL = an_exercise(laterality=Laterality.UNILATERAL)
DUMBBELLS = an_exercise(equipment_options=[[EquipmentSlug.DUMBBELL]])
LUNGE = an_exercise(laterality=Laterality.UNILATERAL, equipment_options=[[EquipmentSlug.DUMBBELL]])
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
        pytest.param(BRIDGE, Reps(10, 10), 3, 90, 30 + 120 + 180, id="nothing to fetch"),
        pytest.param(DUMBBELLS, Reps(10, 10), 3, 90, 60 + 120 + 180, id="compound lift"),
        pytest.param(BARBELL, Reps(10, 10), 3, 90, 90 + 120 + 180, id="barbell takes longer to set up"),
        pytest.param(UNILATERAL, Reps(8, 8), 3, 75, 30 + 2 * 96 + 30 + 150, id="both sides without a weight"),
        pytest.param(LUNGE, Reps(8, 8), 3, 75, 45 + 2 * 96 + 30 + 150, id="both sides and the change between"),
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
