from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.first_engine.eligibility import (
    EASED_DEMANDS,
    chosen_equipment,
    eligible_exercises,
    limits_of,
    obstacle,
    side_order,
)
from app.engine.profile import Profile
from app.engine.vocabulary.body import MuscleSlug as M
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug, Laterality, Modality
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.safety import SafetyResponse
from tests.builders import a_catalogue, a_condition, a_profile, a_stated, an_exercise, an_imbalance, uses
from tests.engine.profiles import profiles

LEFT_FIRST, RIGHT_FIRST = (Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT)

CATALOGUE = a_catalogue(
    [an_exercise("plank")],
    [an_imbalance("weak-glutes"), an_imbalance("tight-calves", weak=(), short=(M.SOLEUS,)), an_imbalance("weak-core", weak=())],
    conditions=[
        a_condition("sore-knee", excluded_demands=[DemandSlug.DEEP_KNEE], excluded_exercises=["plank"]),
        a_condition("acute-pain", response=SafetyResponse.DOWNGRADE, max_rpe=5),
        a_condition("pressure", max_hold_seconds=10, max_rpe=7),
    ],
)


@pytest.mark.parametrize(
    ("pain", "level"), [(0, Level.ADVANCED), (2, Level.ADVANCED), (3, Level.INTERMEDIATE), (5, Level.INTERMEDIATE)]
)
def test_pain_from_three_lowers_the_level_by_one(pain: int, level: Level) -> None:
    assert limits_of(a_profile(level=Level.ADVANCED, pain=pain), CATALOGUE).level is level


def test_beginner_in_pain_stays_a_beginner() -> None:
    assert limits_of(a_profile(level=Level.BEGINNER, pain=4), CATALOGUE).level is Level.BEGINNER


def test_pain_and_a_condition_together_lower_the_level_once() -> None:
    profile = a_profile(level=Level.ADVANCED, pain=4, conditions=["acute-pain"])

    assert limits_of(profile, CATALOGUE).level is Level.INTERMEDIATE


@pytest.mark.parametrize(
    "profile",
    [pytest.param(a_profile(pain=3), id="pain"), pytest.param(a_profile(conditions=["acute-pain"]), id="condition")],
)
def test_care_leaves_impact_out(profile: Profile) -> None:
    limits = limits_of(profile, CATALOGUE)

    assert limits.eased
    assert limits.excluded_demands.keys() >= EASED_DEMANDS


@pytest.mark.parametrize(
    ("profile", "rpe_limit"),
    [
        pytest.param(a_profile(level=Level.BEGINNER), 8, id="beginner"),
        pytest.param(a_profile(level=Level.ADVANCED), 9, id="advanced"),
        pytest.param(a_profile(pain=3), 6, id="pain"),
        pytest.param(a_profile(conditions=["acute-pain"]), 5, id="condition below the eased effort"),
        pytest.param(a_profile(conditions=["pressure"]), 7, id="condition without easing"),
        pytest.param(a_profile(conditions=["pressure"], pain=4), 6, id="the lowest of several"),
    ],
)
def test_effort_is_capped_by_the_strictest_limit(profile: Profile, rpe_limit: float) -> None:
    assert limits_of(profile, CATALOGUE).rpe_limit == rpe_limit


def test_hold_is_limited_by_a_condition_alone() -> None:
    assert limits_of(a_profile(), CATALOGUE).hold_limit_seconds is None
    assert limits_of(a_profile(conditions=["pressure"]), CATALOGUE).hold_limit_seconds == 10


def test_exclusions_of_person_and_conditions_add_up() -> None:
    profile = a_profile(avoid_demands=[DemandSlug.PRONE], avoid_exercises=["squat"], conditions=["sore-knee"])

    limits = limits_of(profile, CATALOGUE)

    assert limits.excluded_demands.keys() == {DemandSlug.PRONE, DemandSlug.DEEP_KNEE}
    assert limits.excluded_exercises.keys() == {"squat", "plank"}


BENCH, DUMBBELL, BARBELL = EquipmentSlug.BENCH, EquipmentSlug.DUMBBELL, EquipmentSlug.BARBELL


@pytest.mark.parametrize(
    ("options", "owned", "chosen"),
    [
        pytest.param([[]], [], [], id="nothing needed"),
        pytest.param([[DUMBBELL]], [], None, id="not owned"),
        pytest.param([[DUMBBELL, BENCH]], [DUMBBELL], None, id="half of it owned"),
        pytest.param([[DUMBBELL, BENCH]], [BENCH, DUMBBELL], [BENCH, DUMBBELL], id="all of it owned"),
        pytest.param([[BARBELL], [DUMBBELL]], [DUMBBELL], [DUMBBELL], id="the second choice"),
        pytest.param([[BARBELL], [DUMBBELL]], [BARBELL, DUMBBELL], [BARBELL], id="the preferred of two"),
        pytest.param([[BARBELL], []], [], [], id="bodyweight as the last resort"),
    ],
)
def test_first_option_that_is_owned_is_chosen(
    options: list[list[EquipmentSlug]], owned: list[EquipmentSlug], chosen: list[EquipmentSlug] | None
) -> None:
    exercise = an_exercise(equipment_options=options)

    assert chosen_equipment(exercise, frozenset(owned)) == (None if chosen is None else frozenset(chosen))


@pytest.mark.parametrize(
    ("exercise", "profile", "because"),
    [
        pytest.param(an_exercise(), a_profile(), None, id="nothing in the way"),
        pytest.param(an_exercise("squat"), a_profile(avoid_exercises=["squat"]), "asked to be left out", id="avoided"),
        pytest.param(
            an_exercise(demands=[DemandSlug.PRONE]),
            a_profile(avoid_demands=[DemandSlug.PRONE]),
            "prone is asked to be left out",
            id="avoided demand",
        ),
        pytest.param(
            an_exercise(demands=[DemandSlug.DEEP_KNEE]),
            a_profile(conditions=["sore-knee"]),
            "deep knee is left out with sore knee",
            id="condition",
        ),
        pytest.param(an_exercise(level=Level.INTERMEDIATE), a_profile(), "is for intermediate level", id="level"),
        pytest.param(
            an_exercise(level=Level.INTERMEDIATE),
            a_profile(level=Level.INTERMEDIATE, pain=3),
            "is for intermediate level",
            id="level lowered by pain",
        ),
        pytest.param(
            an_exercise(equipment_options=[[DUMBBELL, BENCH]]), a_profile(), "needs a bench and a dumbbell", id="equipment"
        ),
        pytest.param(
            an_exercise(modality=Modality.PLYOMETRIC),
            a_profile(),
            "jumps wait until strength and landing have been tested in person",
            id="jump",
        ),
    ],
)
def test_obstacle_says_why_an_exercise_is_not_given(exercise: Exercise, profile: Profile, because: str | None) -> None:
    assert obstacle(exercise, profile, limits_of(profile, CATALOGUE)) == because


def test_eligible_exercises_are_those_without_an_obstacle_by_slug() -> None:
    catalogue = a_catalogue(
        [an_exercise("squat"), an_exercise("plank"), an_exercise("hard", level=Level.ADVANCED), an_exercise("bridge")]
    )

    assert [exercise.slug for exercise in eligible_exercises(a_profile(), catalogue)] == ["bridge", "plank", "squat"]


GLUTE_DRILL = an_exercise(laterality=Laterality.UNILATERAL, muscles=uses([M.GLUTEUS_MAXIMUS]))
CALF_STRETCH = an_exercise(laterality=Laterality.UNILATERAL, muscles=uses(lengthened=[M.SOLEUS]))
WEAK_LEFT_GLUTE = a_stated("weak-glutes", weaker_side=Side.LEFT)
TIGHT_RIGHT_CALF = a_stated("tight-calves", weaker_side=Side.RIGHT)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.data())
def test_whatever_the_profile_nothing_eligible_has_an_obstacle_and_nothing_else_is_without(
    data: st.DataObject, catalogue: Catalogue
) -> None:
    profile = replace(data.draw(profiles(catalogue)), landing_tests_passed=data.draw(st.booleans()))
    limits = limits_of(profile, catalogue)

    free = {slug for slug, exercise in catalogue.exercises.items() if obstacle(exercise, profile, limits) is None}

    assert [exercise.slug for exercise in eligible_exercises(profile, catalogue)] == sorted(free)


@pytest.mark.parametrize(
    ("exercise", "profile", "order"),
    [
        pytest.param(an_exercise(), a_profile(WEAK_LEFT_GLUTE), None, id="two-sided"),
        pytest.param(an_exercise(laterality=Laterality.ALTERNATING), a_profile(WEAK_LEFT_GLUTE), None, id="alternating"),
        pytest.param(GLUTE_DRILL, a_profile(a_stated("weak-glutes")), LEFT_FIRST, id="no side known"),
        pytest.param(GLUTE_DRILL, a_profile(a_stated("weak-glutes", weaker_side=Side.RIGHT)), RIGHT_FIRST, id="weaker right"),
        pytest.param(GLUTE_DRILL, a_profile(WEAK_LEFT_GLUTE, TIGHT_RIGHT_CALF), LEFT_FIRST, id="the glute's own side"),
        pytest.param(CALF_STRETCH, a_profile(WEAK_LEFT_GLUTE, TIGHT_RIGHT_CALF), RIGHT_FIRST, id="the calf's own side"),
        pytest.param(
            CALF_STRETCH, a_profile(a_stated("weak-glutes", weaker_side=Side.RIGHT)), RIGHT_FIRST, id="another's side"
        ),
        pytest.param(
            an_exercise(laterality=Laterality.UNILATERAL, muscles=uses([M.OBLIQUES])),
            a_profile(a_stated("tight-calves", Severity.MILD, Side.LEFT), a_stated("weak-glutes", Severity.MARKED, Side.RIGHT)),
            RIGHT_FIRST,
            id="the most marked of others",
        ),
    ],
)
def test_weaker_side_comes_first(exercise: Exercise, profile: Profile, order: tuple[Side, Side] | None) -> None:
    assert side_order(exercise, profile, CATALOGUE) == order
