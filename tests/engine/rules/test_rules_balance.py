import pytest

from app.engine.catalogue.exercises import Exercise
from app.engine.profile import Profile
from app.engine.program import Program
from app.engine.rules import balance, variety
from app.engine.rules.rule import Check
from app.engine.vocabulary.body import MuscleSlug as M
from app.engine.vocabulary.body import Region
from app.engine.vocabulary.exercises import Laterality, Mechanic, Modality, MovementPattern, Plane
from app.engine.vocabulary.people import Weekday
from app.engine.vocabulary.programs import BlockKind
from tests.builders import a_catalogue, a_profile, a_stated, an_exercise, an_imbalance, uses
from tests.engine.rules.judging import keeps, program_of, program_of_sets, week_of_sets
from tests.program_builders import a_session, a_week, an_item

SQUAT = an_exercise("squat", pattern=MovementPattern.SQUAT, muscles=uses([M.QUADRICEPS]))
DEADLIFT = an_exercise("deadlift", pattern=MovementPattern.HINGE, muscles=uses([M.HAMSTRINGS]))
BRIDGE = an_exercise("bridge", muscles=uses([M.GLUTEUS_MAXIMUS]))
LUNGE = an_exercise("lunge", pattern=MovementPattern.LUNGE, laterality=Laterality.UNILATERAL, muscles=uses([M.QUADRICEPS]))
STEP_UP = an_exercise("step-up", pattern=MovementPattern.STEP, muscles=uses([M.QUADRICEPS]))
CURL = an_exercise("curl", pattern=MovementPattern.KNEE_FLEXION, mechanic=Mechanic.ISOLATION, muscles=uses([M.HAMSTRINGS]))
EXTENSION = an_exercise(
    "extension", pattern=MovementPattern.KNEE_EXTENSION, mechanic=Mechanic.ISOLATION, muscles=uses([M.QUADRICEPS])
)
SIDE_WALK = an_exercise(
    "side-walk",
    pattern=MovementPattern.HIP_ABDUCTION,
    mechanic=Mechanic.ISOLATION,
    plane=Plane.FRONTAL,
    muscles=uses([M.GLUTEUS_MEDIUS]),
)


def _core(slug: str, pattern: MovementPattern) -> Exercise:
    return an_exercise(slug, modality=Modality.CORE, pattern=pattern, muscles=uses([M.OBLIQUES]))


FRONT = _core("front", MovementPattern.CORE_ANTI_EXTENSION)
SIDE = _core("side", MovementPattern.CARRY)
BACK = _core("back", MovementPattern.CORE_ANTI_ROTATION)

ALL = (SQUAT, DEADLIFT, BRIDGE, LUNGE, STEP_UP, CURL, EXTENSION, SIDE_WALK, FRONT, SIDE, BACK)
IMBALANCES = (
    an_imbalance("weak-glutes"),
    an_imbalance("weak-hamstrings", weak=(M.HAMSTRINGS,)),
    an_imbalance("weak-quadriceps", weak=(M.QUADRICEPS,)),
    an_imbalance("imbalanced-leg-muscles", weak=(M.SOLEUS,), regions=(Region.LEGS,)),
    an_imbalance("left-right-asymmetry", weak=(M.SOLEUS,)),
    an_imbalance("weak-core", weak=(M.RECTUS_ABDOMINIS,), regions=(Region.LOWER_BACK,)),
)
CATALOGUE = a_catalogue(ALL, IMBALANCES)


def _with(*imbalances: str, minutes: int = 45, days: tuple[Weekday, ...] = (Weekday.MON, Weekday.THU)) -> Profile:
    return a_profile(*(a_stated(slug) for slug in imbalances), minutes_per_session=minutes, days=days)


CORE_PROFILE = _with("weak-core")


@pytest.mark.parametrize(
    ("imbalances", "hamstrings", "quadriceps", "kept"),
    [
        pytest.param(["weak-core"], 7, 10, True, id="lowest ratio"),
        pytest.param(["weak-core"], 6, 10, False, id="too little for the hamstrings"),
        pytest.param(["weak-core"], 13, 10, True, id="highest ratio"),
        pytest.param(["weak-core"], 14, 10, False, id="too much for the hamstrings"),
        pytest.param(["weak-core"], 3, 0, True, id="under four sets nothing is judged"),
        pytest.param(["weak-core"], 4, 0, False, id="four sets for one side alone"),
        pytest.param(["weak-hamstrings"], 10, 10, True, id="weak hamstrings: equal"),
        pytest.param(["weak-hamstrings"], 9, 10, False, id="weak hamstrings: less"),
        pytest.param(["weak-hamstrings"], 20, 10, True, id="weak hamstrings: twice as much"),
        pytest.param(["weak-hamstrings"], 21, 10, False, id="weak hamstrings: more than twice"),
        pytest.param(["weak-quadriceps"], 5, 10, True, id="weak quadriceps: half"),
        pytest.param(["weak-quadriceps"], 4, 10, False, id="weak quadriceps: less than half"),
        pytest.param(["weak-quadriceps"], 11, 10, False, id="weak quadriceps: more"),
        pytest.param(["weak-hamstrings", "weak-quadriceps"], 7, 10, True, id="both weak: the usual band"),
    ],
)
def test_hamstrings_and_quadriceps_have_a_ratio(imbalances: list[str], hamstrings: int, quadriceps: int, kept: bool) -> None:
    program = program_of_sets({DEADLIFT: hamstrings, SQUAT: quadriceps}, _with(*imbalances))

    assert keeps(balance.hamstrings_and_quadriceps_keep_their_ratio, program, CATALOGUE) is kept


def test_ratio_is_not_asked_for_where_nothing_trains_the_hamstrings() -> None:
    program = program_of_sets({SQUAT: 8})

    assert keeps(balance.hamstrings_and_quadriceps_keep_their_ratio, program, a_catalogue([SQUAT]))


@pytest.mark.parametrize(
    ("imbalance", "hip", "knee", "kept"),
    [
        ("weak-core", 7, 10, True),
        ("weak-core", 6, 10, False),
        ("weak-core", 15, 10, True),
        ("weak-core", 16, 10, False),
        ("weak-glutes", 22, 10, True),
        ("weak-glutes", 23, 10, False),
        ("weak-hamstrings", 22, 10, True),
        ("weak-core", 3, 0, True),
        ("weak-core", 4, 0, False),
    ],
)
def test_hip_and_knee_have_a_balance(imbalance: str, hip: int, knee: int, kept: bool) -> None:
    program = program_of_sets({DEADLIFT: hip, SQUAT: knee}, _with(imbalance))

    assert keeps(balance.hip_and_knee_work_keep_their_balance, program, CATALOGUE) is kept


@pytest.mark.parametrize(
    ("imbalance", "one_sided", "two_sided", "kept"),
    [
        pytest.param("weak-core", 1, 3, True, id="a quarter"),
        pytest.param("weak-core", 1, 4, False, id="less than a quarter"),
        pytest.param("left-right-asymmetry", 2, 2, True, id="half with an asymmetry"),
        pytest.param("left-right-asymmetry", 2, 3, False, id="less than half with an asymmetry"),
    ],
)
def test_one_sided_work_has_its_share(imbalance: str, one_sided: int, two_sided: int, kept: bool) -> None:
    program = program_of_sets({LUNGE: one_sided, SQUAT: two_sided}, _with(imbalance))

    assert keeps(balance.enough_work_is_one_sided, program, CATALOGUE) is kept


@pytest.mark.parametrize(
    ("sets", "kept"),
    [
        pytest.param({EXTENSION: 2, CURL: 3, SQUAT: 5}, True, id="half is isolation"),
        pytest.param({EXTENSION: 2, CURL: 3, SQUAT: 4}, False, id="more than half is isolation"),
        pytest.param({EXTENSION: 2, SQUAT: 8}, False, id="extensions without curls"),
        pytest.param({CURL: 3, SQUAT: 1}, True, id="no extensions"),
    ],
)
def test_isolation_comes_second(sets: dict[Exercise, int], kept: bool) -> None:
    assert keeps(balance.isolation_supplements_compounds, program_of_sets(sets), CATALOGUE) is kept


def test_extensions_need_no_curl_where_none_is_possible() -> None:
    program = program_of_sets({EXTENSION: 2, SQUAT: 8})

    assert keeps(balance.isolation_supplements_compounds, program, a_catalogue([EXTENSION, SQUAT]))


@pytest.mark.parametrize(
    ("minutes", "lifts", "kept"), [(45, 2, True), (45, 1, False), (25, 1, False), (24, 1, True), (24, 0, False)]
)
def test_session_holds_compound_lifts(minutes: int, lifts: int, kept: bool) -> None:
    items = [an_item(SIDE_WALK), *[an_item(exercise) for exercise in (SQUAT, DEADLIFT)[:lifts]]]
    program = program_of([a_week(a_session({BlockKind.STRENGTH: items}))], ALL, _with("weak-core", minutes=minutes))

    assert keeps(balance.lower_body_sessions_hold_compounds, program, CATALOGUE) is kept


def test_session_without_strength_block_needs_no_compound_lift() -> None:
    program = program_of([a_week(a_session({BlockKind.ACCESSORY: [an_item(CURL)]}))], [CURL])

    assert keeps(balance.lower_body_sessions_hold_compounds, program, CATALOGUE)


def test_one_compound_lift_is_enough_where_no_other_is_possible() -> None:
    program = program_of_sets({SQUAT: 3})

    assert keeps(balance.lower_body_sessions_hold_compounds, program, a_catalogue([SQUAT, CURL]))


@pytest.mark.parametrize(
    ("imbalance", "exercises", "kept"),
    [
        pytest.param("weak-glutes", [SQUAT, LUNGE, DEADLIFT], True, id="three families"),
        pytest.param("weak-glutes", [SQUAT, LUNGE, STEP_UP], False, id="lunge and step are one family"),
        pytest.param("weak-core", [SQUAT], True, id="not a program for legs or glutes"),
    ],
)
def test_week_draws_on_several_families(imbalance: str, exercises: list[Exercise], kept: bool) -> None:
    program = program_of_sets(dict.fromkeys(exercises, 2), _with(imbalance))

    assert keeps(balance.compound_families_are_covered, program, CATALOGUE) is kept


def _lunges(*slugs: str) -> list[Exercise]:
    return [an_exercise(slug, pattern=MovementPattern.LUNGE) for slug in slugs]


@pytest.mark.parametrize(
    ("slugs", "weeks", "imbalance", "kept"),
    [
        pytest.param(["reverse-lunge", "lateral-lunge"], 4, "weak-glutes", True, id="two directions"),
        pytest.param(["reverse-lunge"], 4, "weak-glutes", False, id="one direction"),
        pytest.param(["forward-lunge", "walking-lunge"], 4, "weak-glutes", False, id="two exercises of one direction"),
        pytest.param(["reverse-lunge"], 3, "weak-glutes", True, id="three weeks"),
        pytest.param(["reverse-lunge"], 4, "weak-core", True, id="not for the glutes"),
    ],
)
def test_lunges_for_weak_glutes_go_two_ways(slugs: list[str], weeks: int, imbalance: str, kept: bool) -> None:
    catalogue = a_catalogue(_lunges("reverse-lunge", "lateral-lunge", "forward-lunge", "walking-lunge"), IMBALANCES)
    week = week_of_sets(dict.fromkeys(_lunges(*slugs), 2))
    program = program_of([week] * weeks, _lunges(*slugs), _with(imbalance))

    assert keeps(balance.lunges_go_two_ways, program, catalogue) is kept


def test_lunges_go_one_way_where_no_other_is_possible() -> None:
    week = week_of_sets(dict.fromkeys(_lunges("reverse-lunge"), 2))
    program = program_of([week] * 4, _lunges("reverse-lunge"), _with("weak-glutes"))

    assert keeps(balance.lunges_go_two_ways, program, a_catalogue(_lunges("reverse-lunge"), IMBALANCES))


def _pair_apart(*, together: bool) -> Program:
    squat, curl = an_item(SQUAT), an_item(CURL)
    sessions = [[squat, curl], [squat]] if together else [[squat], [curl]]
    week = a_week(*(a_session({BlockKind.STRENGTH: items}) for items in sessions))
    return program_of([week], [SQUAT, CURL], _with("imbalanced-leg-muscles"))


@pytest.mark.parametrize("together", [True, False])
def test_squat_and_curl_stand_in_one_session(together: bool) -> None:
    assert keeps(balance.squats_pair_with_leg_curls, _pair_apart(together=together), CATALOGUE) is together


@pytest.mark.parametrize(
    ("imbalance", "exercises", "kept"),
    [
        ("weak-core", [FRONT, SIDE, BACK], True),
        ("weak-core", [FRONT, SIDE], False),
        ("weak-glutes", [FRONT, SIDE], True),
        ("weak-glutes", [FRONT], False),
    ],
)
def test_trunk_is_trained_in_several_directions(imbalance: str, exercises: list[Exercise], kept: bool) -> None:
    program = program_of_sets(dict.fromkeys(exercises, 2), _with(imbalance))

    assert keeps(variety.core_is_trained_in_every_direction, program, CATALOGUE) is kept


@pytest.mark.parametrize(("sideways", "others", "kept"), [(1, 9, True), (1, 10, False), (0, 1, False)])
def test_tenth_of_the_sets_leaves_the_sagittal_plane(sideways: int, others: int, kept: bool) -> None:
    program = program_of_sets({SIDE_WALK: sideways, SQUAT: others})

    assert keeps(variety.weeks_leave_the_sagittal_plane, program, CATALOGUE) is kept


def _many(number: int) -> dict[Exercise, int]:
    return {an_exercise(f"squat-{n}", pattern=MovementPattern.SQUAT): 1 for n in range(number)}


LONG, SHORT, BRIEF = _with("weak-core", minutes=61), _with("weak-core", minutes=37), _with("weak-core", minutes=24)


@pytest.mark.parametrize(
    ("check", "profile", "number", "kept"),
    [
        pytest.param(variety.weeks_have_enough_variety, CORE_PROFILE, 6, True, id="six different exercises"),
        pytest.param(variety.weeks_have_enough_variety, CORE_PROFILE, 5, False, id="five different exercises"),
        pytest.param(variety.weeks_have_enough_variety, SHORT, 4, True, id="four in a short week"),
        pytest.param(variety.weeks_have_enough_variety, SHORT, 3, False, id="three in a short week"),
        pytest.param(variety.main_work_has_a_sensible_size, CORE_PROFILE, 3, False, id="three in a session"),
        pytest.param(variety.main_work_has_a_sensible_size, CORE_PROFILE, 4, True, id="four in a session"),
        pytest.param(variety.main_work_has_a_sensible_size, CORE_PROFILE, 6, True, id="six in a session"),
        pytest.param(variety.main_work_has_a_sensible_size, CORE_PROFILE, 7, False, id="seven in a session"),
        pytest.param(variety.main_work_has_a_sensible_size, LONG, 8, True, id="eight in a session over an hour"),
        pytest.param(variety.main_work_has_a_sensible_size, LONG, 9, False, id="nine in a session over an hour"),
        pytest.param(variety.main_work_has_a_sensible_size, BRIEF, 1, True, id="one in a brief session"),
    ],
)
def test_number_of_exercises(check: Check, profile: Profile, number: int, kept: bool) -> None:
    exercises = _many(number)
    program = program_of([week_of_sets(exercises)], exercises, profile)

    assert keeps(check, program, a_catalogue(_many(10), IMBALANCES)) is kept
