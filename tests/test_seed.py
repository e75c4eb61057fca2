"""What the real catalogue must hold: sound files, and the content that the founding articles call for (S01 to S66)."""

import re
from collections.abc import Callable

import pytest
from sqlalchemy import Engine, text

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.vocabulary.body import MuscleSlug, Region
from app.engine.vocabulary.exercises import (
    DemandSlug,
    EquipmentSlug,
    Laterality,
    Mechanic,
    Modality,
    MovementPattern,
    MuscleRole,
)
from app.engine.vocabulary.imbalances import CorrectivePhase, EvidenceGrade, Nature
from app.engine.vocabulary.people import Goal
from app.store.database import writing
from app.store.seed.files import SEED_FOLDER
from app.store.seed.seeding import seed_catalogue
from tests.catalogue_tables import real_catalogue

GLUTES = {MuscleSlug.GLUTEUS_MAXIMUS, MuscleSlug.GLUTEUS_MEDIUS, MuscleSlug.GLUTEUS_MINIMUS}
THIGHS_AND_GLUTES = {MuscleSlug.QUADRICEPS, MuscleSlug.HAMSTRINGS, MuscleSlug.GLUTEUS_MAXIMUS}
HIP_FLEXORS = {MuscleSlug.ILIOPSOAS, MuscleSlug.RECTUS_FEMORIS, MuscleSlug.TENSOR_FASCIAE_LATAE}
WORKED = (MuscleRole.PRIMARY, MuscleRole.SECONDARY)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return real_catalogue()


def test_every_word_of_the_vocabulary_is_explained(catalogue: Catalogue) -> None:
    assert set(catalogue.muscles) == set(MuscleSlug)
    assert set(catalogue.equipment) == set(EquipmentSlug)
    assert set(catalogue.demands) == set(DemandSlug)


def test_every_movement_pattern_has_its_file() -> None:
    assert {path.stem for path in (SEED_FOLDER / "exercises").iterdir()} == set(MovementPattern)


def test_every_piece_of_equipment_is_good_for_something(catalogue: Catalogue) -> None:
    used = {item for exercise in catalogue.exercises.values() for option in exercise.equipment_options for item in option}

    assert used == set(EquipmentSlug)


def test_every_demand_is_made_by_some_exercise(catalogue: Catalogue) -> None:
    assert {demand for exercise in catalogue.exercises.values() for demand in exercise.demands} == set(DemandSlug)


def test_every_muscle_is_worked_by_some_exercise(catalogue: Catalogue) -> None:
    assert {use.muscle for exercise in catalogue.exercises.values() for use in exercise.muscles} == set(MuscleSlug)


def test_seeding_the_real_catalogue_again_changes_nothing(seeded_engine: Engine) -> None:
    with writing(seeded_engine) as db:
        db.connection().execute(text("UPDATE catalogue_state SET seed_digest = 'unknown, so read the files again'"))

    result = seed_catalogue(seeded_engine)

    assert (result.added, result.changed, result.retired) == (0, 0, 0)


def weak_and_short(catalogue: Catalogue, imbalance: str) -> set[MuscleSlug]:
    found = catalogue.imbalances[imbalance]
    return {*found.weak, *found.short}


def of_pattern(catalogue: Catalogue, *patterns: MovementPattern) -> list[Exercise]:
    return [exercise for exercise in catalogue.exercises.values() if exercise.pattern in patterns]


def patterns_in(catalogue: Catalogue, strategy: str) -> set[MovementPattern]:
    return {catalogue.exercises[slug].pattern for slug in catalogue.strategies[strategy].exercises}


def equipment_of_family(catalogue: Catalogue, pattern: MovementPattern) -> set[EquipmentSlug]:
    return {item for exercise in of_pattern(catalogue, pattern) for option in exercise.equipment_options for item in option}


def says(catalogue: Catalogue, exercise: str, *points: str) -> bool:
    """Whether the instructions make the points, each a pattern, in this order."""
    instructions = " ".join(catalogue.exercises[exercise].instructions)
    return re.search(".*".join(points), instructions, re.IGNORECASE) is not None


def exercises_for(catalogue: Catalogue, region: Region) -> set[str]:
    return {
        exercise
        for exercise, imbalances in catalogue.imbalances_of.items()
        if any(region in catalogue.imbalances[slug].regions for slug in imbalances)
    }


def in_phase(catalogue: Catalogue, phase: CorrectivePhase) -> set[str]:
    return {slug for imbalance in catalogue.imbalances.values() for slug in imbalance.exercises_in(phase)}


def is_worked_in(catalogue: Catalogue, exercise: str) -> set[MuscleSlug]:
    return set(catalogue.exercises[exercise].muscles_as(*WORKED))


def sole_primary(catalogue: Catalogue, exercise: str) -> tuple[MuscleSlug, ...]:
    return catalogue.exercises[exercise].muscles_as(MuscleRole.PRIMARY)


CONTENT: dict[str, Callable[[Catalogue], bool]] = {
    "S01 an imbalance is of strength, flexibility, endurance or control": lambda c: all(
        i.nature for i in c.imbalances.values()
    ),
    "S03 the four common imbalances are there": lambda c: (
        {"weak-core", "tight-hip-flexors", "weak-glutes", "imbalanced-leg-muscles"} <= c.imbalances.keys()
    ),
    "S04 the core is abdominal and back muscles": lambda c: (
        {"abdominals", "back-extensors"} <= {c.muscles[muscle].group for muscle in c.imbalances["weak-core"].weak}
    ),
    "S05 the back works in place of a weak core": lambda c: MuscleSlug.ERECTOR_SPINAE in c.imbalances["weak-core"].compensating,
    "S06 hip flexors sit at the front of the hip": lambda c: (
        {(c.muscles[muscle].group, c.muscles[muscle].region) for muscle in HIP_FLEXORS} == {("hip-flexors", "anterior-hip")}
    ),
    "S07 sitting and excessive training shorten hip flexors": lambda c: all(
        any(cause in stated.lower() for stated in c.imbalances["tight-hip-flexors"].causes)
        for cause in ("prolonged sitting", "excessive training")
    ),
    "S08 tight hip flexors may tilt the pelvis, grade D": lambda c: (
        "anterior-pelvic-tilt" in c.imbalances["tight-hip-flexors"].related
        and any(
            "pelvis" in effect.statement and effect.grade is EvidenceGrade.D
            for effect in c.imbalances["tight-hip-flexors"].possible_effects
        )
    ),
    "S10 the glutes extend, abduct and steady the hip": lambda c: (
        "hip-extension" in c.muscles[MuscleSlug.GLUTEUS_MAXIMUS].functions
        and all({"hip-abduction", "pelvic-stability"} <= set(c.muscles[muscle].functions) for muscle in GLUTES)
    ),
    "S11 back and hamstrings work in place of weak glutes": lambda c: (
        {MuscleSlug.ERECTOR_SPINAE, MuscleSlug.HAMSTRINGS} <= set(c.imbalances["weak-glutes"].compensating)
    ),
    "S12 leg imbalance is of thighs and calves, of strength and flexibility, with a child for each": lambda c: (
        {MuscleSlug.QUADRICEPS, MuscleSlug.HAMSTRINGS, MuscleSlug.GASTROCNEMIUS} <= weak_and_short(c, "imbalanced-leg-muscles")
        and {Nature.STRENGTH, Nature.FLEXIBILITY} <= set(c.imbalances["imbalanced-leg-muscles"].nature)
        and {"weak-quadriceps", "tight-quadriceps", "weak-hamstrings", "tight-hamstrings", "weak-calves", "tight-calves"}
        <= set(c.imbalances["imbalanced-leg-muscles"].children)
    ),
    "S13 leg imbalance concerns the lower back too": lambda c: (
        Region.LOWER_BACK in c.imbalances["imbalanced-leg-muscles"].regions
    ),
    "S15 a strong core comes from planks, bird-dogs and bridges": lambda c: (
        {"plank", "bird-dog", "glute-bridge"} <= set(c.strategies["strengthen-core"].exercises)
    ),
    "S16 strengthening the core is for a stable spine": lambda c: "spine" in c.strategies["strengthen-core"].rationale,
    "S17 hip flexors are stretched in a lunge or kneeling": lambda c: (
        {"lunge-hip-flexor-stretch", "half-kneeling-hip-flexor-stretch"} <= set(c.strategies["stretch-hip-flexors"].exercises)
    ),
    "S19 glutes grow strong in squats, lunges, deadlifts and bridges": lambda c: (
        {MovementPattern.SQUAT, MovementPattern.LUNGE, MovementPattern.HINGE, MovementPattern.BRIDGE}
        <= patterns_in(c, "strengthen-glutes")
    ),
    "S20 strong glutes may help the back, grade C at best": lambda c: (
        "back" in c.strategies["strengthen-glutes"].rationale
        and c.imbalances["weak-glutes"].evidence.outcome.grade >= EvidenceGrade.C
    ),
    "S21 balanced legs need quadriceps and hamstrings": lambda c: (
        {MuscleSlug.QUADRICEPS, MuscleSlug.HAMSTRINGS} <= set(c.strategies["balance-leg-strength"].targets)
    ),
    "S22 balanced legs come from squats with curls, step-ups and lunges": lambda c: (
        {MovementPattern.SQUAT, MovementPattern.KNEE_FLEXION, MovementPattern.STEP, MovementPattern.LUNGE}
        <= patterns_in(c, "balance-leg-strength")
    ),
    "S28 balanced legs need the front and the back of the thigh": lambda c: all(
        any(
            muscle in c.exercises[slug].muscles_as(MuscleRole.PRIMARY)
            for slug in c.strategies["balance-leg-strength"].exercises
        )
        for muscle in (MuscleSlug.QUADRICEPS, MuscleSlug.HAMSTRINGS)
    ),
    "S29 squats, lunges, step-ups and deadlifts are compound": lambda c: all(
        c.exercises[slug].mechanic is Mechanic.COMPOUND and len(THIGHS_AND_GLUTES & is_worked_in(c, slug)) >= 2
        for slug in ("bodyweight-squat", "back-squat", "forward-lunge", "reverse-lunge", "step-up", "barbell-deadlift")
    ),
    "S32 three single-leg classics are one-sided": lambda c: all(
        c.exercises[slug].laterality is Laterality.UNILATERAL
        for slug in ("bulgarian-split-squat", "single-leg-deadlift", "single-leg-step-up")
    ),
    "S35 every main family can be loaded with dumbbell, barbell or band": lambda c: all(
        {EquipmentSlug.DUMBBELL, EquipmentSlug.BARBELL, EquipmentSlug.RESISTANCE_BAND} <= equipment_of_family(c, family)
        for family in (MovementPattern.SQUAT, MovementPattern.LUNGE, MovementPattern.HINGE, MovementPattern.BRIDGE)
    ),
    "S37 leg extension and leg curl isolate": lambda c: all(
        c.exercises[slug].mechanic is Mechanic.ISOLATION and sole_primary(c, slug) == (muscle,)
        for slug, muscle in (
            ("leg-extension", MuscleSlug.QUADRICEPS),
            ("leg-curl-lying", MuscleSlug.HAMSTRINGS),
            ("hamstring-curl-band", MuscleSlug.HAMSTRINGS),
        )
    ),
    "S39 box jump, jump squat and lunge jump are plyometric": lambda c: all(
        c.exercises[slug].modality is Modality.PLYOMETRIC for slug in ("box-jump", "jump-squat", "lunge-jump")
    ),
    "S41 every exercise says how, with cues and mistakes": lambda c: all(
        len(e.instructions) >= 3 and len(e.cues) >= 2 and len(e.mistakes) >= 1 for e in c.exercises.values()
    ),
    "S48 people train for function, stability and strength": lambda _: set(Goal) == {"function", "stability", "strength"},
    "S49 a squat: stance, hips back, depth, heels, glutes": lambda c: says(
        c, "bodyweight-squat", "shoulder-width", "hips back and down", "chair", "thighs", "heels", "squeeze"
    ),
    "S50 a lunge: step, back knee down, push back": lambda c: says(c, "forward-lunge", "step", "back knee", "push back"),
    "S51 lunges go forward, backward and sideways": lambda c: (
        len({c.exercises[slug].plane for slug in ("forward-lunge", "reverse-lunge", "lateral-lunge")}) == 2
        and len({c.exercises[slug].muscles for slug in ("forward-lunge", "reverse-lunge", "lateral-lunge")}) >= 2
    ),
    "S52 a bridge: on the back, knees bent, feet flat, lift, squeeze, lower": lambda c: says(
        c, "glute-bridge", "on your back", "knees bent", "feet flat", "lift", "squeeze", "lower"
    ),
    "S53 a bridge gets harder with barbell or band": lambda c: (
        {"glute-bridge-barbell", "glute-bridge-band"} <= set(c.progressions["glute-bridge"])
    ),
    "S54 a hip thrust is a harder bridge over a bench": lambda c: (
        any("hip-thrust" in slug for slug in c.progressions["glute-bridge"])
        and c.exercises["hip-thrust-barbell"].difficulty > c.exercises["glute-bridge-barbell"].difficulty
        and all(EquipmentSlug.BENCH in option for option in c.exercises["hip-thrust-barbell"].equipment_options)
    ),
    "S55 a deadlift on two legs works the whole back of the body": lambda c: all(
        {MuscleSlug.GLUTEUS_MAXIMUS, MuscleSlug.HAMSTRINGS, MuscleSlug.ERECTOR_SPINAE} <= is_worked_in(c, slug)
        for slug in c.exercises
        if "deadlift" in slug and c.exercises[slug].laterality is Laterality.BILATERAL
    ),
    "S56 a deadlift: hip-width, hinge, straight back, shins, stand": lambda c: says(
        c, "barbell-deadlift", "hip-width", "hips back|hinge", "back", "shin", "stand"
    ),
    "S58 a step-up: stable surface, heel, other leg, down, other side": lambda c: (
        says(c, "step-up", "stable", "heel", "other leg", "step down", "other side", "stairs")
        and c.exercises["step-up"].laterality is Laterality.UNILATERAL
    ),
    "S59 four drills wake the glutes": lambda c: all(
        slug in in_phase(c, CorrectivePhase.ACTIVATE) and set(sole_primary(c, slug)) <= GLUTES
        for slug in ("clamshell", "donkey-kick", "fire-hydrant", "lateral-band-walk")
    ),
    "S65 every region has fifteen exercises": lambda c: all(len(exercises_for(c, region)) >= 15 for region in Region),
    "S66 a lunge serves glutes, legs and more": lambda c: (
        {"strengthen-glutes", "compound-legs"} <= set(c.strategies_of["forward-lunge"])
        and len(c.imbalances_of["forward-lunge"]) >= 2
    ),
}


@pytest.mark.parametrize("holds", CONTENT.values(), ids=CONTENT.keys())
def test_catalogue_holds_what_the_articles_call_for(holds: Callable[[Catalogue], bool], catalogue: Catalogue) -> None:
    assert holds(catalogue)
