import pytest

from app.engine.catalogue.alternatives import Alternatives
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug, Modality, MovementPattern
from app.engine.vocabulary.people import Level
from tests.builders import a_catalogue, a_strategy, an_exercise, uses

GLUTES, HAMSTRINGS, CALVES = MuscleSlug.GLUTEUS_MAXIMUS, MuscleSlug.HAMSTRINGS, MuscleSlug.SOLEUS
ORIGINAL = an_exercise("glute-bridge", muscles=uses([GLUTES], [HAMSTRINGS]))
TWIN = an_exercise("hip-raise", muscles=uses([GLUTES], [HAMSTRINGS]))
LOADED = an_exercise(
    "hip-thrust",
    muscles=uses([GLUTES], [HAMSTRINGS]),
    level=Level.INTERMEDIATE,
    difficulty=5,
    equipment_options=[[EquipmentSlug.BARBELL]],
    demands=[DemandSlug.AXIAL_LOAD],
)
HINGE = an_exercise("good-morning", pattern=MovementPattern.HINGE, muscles=uses([GLUTES, HAMSTRINGS]), difficulty=3)
STRETCH = an_exercise(
    "glute-stretch",
    modality=Modality.STRETCH,
    pattern=MovementPattern.STATIC_STRETCH,
    muscles=uses(lengthened=[GLUTES]),
)
CALF_RAISE = an_exercise("calf-raise", pattern=MovementPattern.CALF, muscles=uses([CALVES]))
ALTERNATIVES = Alternatives(a_catalogue([ORIGINAL, TWIN, LOADED, HINGE, STRETCH, CALF_RAISE]))


def test_closest_purpose_comes_first_and_other_purposes_not_at_all() -> None:
    found = ALTERNATIVES.of(ORIGINAL.slug)

    assert [each.exercise.slug for each in found] == ["hip-raise", "hip-thrust", "good-morning"]


def test_exercise_is_no_alternative_to_itself() -> None:
    found = [each.exercise for each in ALTERNATIVES.of(ORIGINAL.slug)]

    assert TWIN in found
    assert ORIGINAL not in found


@pytest.mark.parametrize(
    ("equipment", "level", "avoid", "is_there"),
    [
        (None, None, frozenset(), True),
        (frozenset(), None, frozenset(), False),
        (frozenset({EquipmentSlug.BARBELL, EquipmentSlug.BENCH}), None, frozenset(), True),
        (None, Level.BEGINNER, frozenset(), False),
        (None, Level.INTERMEDIATE, frozenset(), True),
        (None, None, frozenset({DemandSlug.AXIAL_LOAD}), False),
        (None, None, frozenset({DemandSlug.KNEELING}), True),
    ],
)
def test_alternative_needs_no_more_than_is_there(
    equipment: frozenset[EquipmentSlug] | None, level: Level | None, avoid: frozenset[DemandSlug], is_there: bool
) -> None:
    found = ALTERNATIVES.of(ORIGINAL.slug, equipment=equipment, level=level, avoid=avoid)

    assert ("hip-thrust" in [each.exercise.slug for each in found]) is is_there


def test_reason_says_what_is_shared_and_what_differs() -> None:
    reasons = {each.exercise.slug: each.reason for each in ALTERNATIVES.of(ORIGINAL.slug)}

    assert reasons["hip-raise"] == "Also for gluteus maximus; the same movement, as hard."
    assert reasons["good-morning"] == "Also for gluteus maximus; another movement (hinge), harder."


def test_similarity_is_whole_for_twins_and_the_same_both_ways() -> None:
    similarity = ALTERNATIVES.similarity
    twins = Alternatives(a_catalogue([ORIGINAL, TWIN], strategies=[a_strategy(exercises=(ORIGINAL.slug, TWIN.slug))]))

    assert similarity(ORIGINAL.slug, HINGE.slug) == similarity(HINGE.slug, ORIGINAL.slug)
    assert 0 < similarity(ORIGINAL.slug, CALF_RAISE.slug) < similarity(ORIGINAL.slug, HINGE.slug) < 1
    assert twins.similarity(ORIGINAL.slug, TWIN.slug) == 1
