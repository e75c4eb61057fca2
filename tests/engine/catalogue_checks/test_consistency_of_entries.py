"""The checks of one entry: its names, its figures, its muscles and its demands. Each names the fault and the place."""

from dataclasses import replace

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import MuscleUse
from app.engine.catalogue_checks import demands, exercises, names
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import (
    DemandSlug,
    EquipmentSlug,
    Laterality,
    Measure,
    Mechanic,
    Modality,
    MovementPattern,
    MuscleRole,
)
from app.engine.vocabulary.people import Level
from tests.catalogue_tables import real_catalogue
from tests.engine.rules.bending import Bend, Case, Check, exercise, imbalance, strategy

D, E, M = DemandSlug, EquipmentSlug, MuscleSlug


def repeated_phase_exercise(catalogue: Catalogue) -> Catalogue:
    link, *others = catalogue.imbalances["weak-glutes"].strategies
    phase, *later = link.phases
    doubled = replace(phase, exercises=(*phase.exercises, phase.exercises[0]))
    return imbalance(strategies=(replace(link, phases=(doubled, *later)), *others))(catalogue)


CASES: dict[str, Case] = {
    "name of another": (
        names.names_are_unique,
        exercise("plank", name="Glute Bridges"),
        "/exercises/plank/name",
        "'Glute Bridges' is also a name of 'glute-bridge'",
    ),
    "alias in another order": (
        names.names_are_unique,
        exercise("plank", aliases=("bridge for the glutes",)),
        "/exercises/plank/aliases/0",
        "'bridge for the glutes' is also a name of 'glute-bridge'",
    ),
    "strategy of the same name": (
        names.names_are_unique,
        lambda c: strategy("strengthen-glutes", name=c.strategies["strengthen-core"].name.upper())(c),
        "/strategies/strengthen-glutes/name",
        "is also a name of 'strengthen-core'",
    ),
    "alias that is the name": (
        names.aliases_say_something_new,
        exercise(aliases=("hip lift", "glute BRIDGE")),
        "/exercises/glute-bridge/aliases/1",
        "'glute BRIDGE' stands twice",
    ),
    "muscle in two roles": (
        names.nothing_is_named_twice,
        exercise(muscles=(MuscleUse(M.HAMSTRINGS, MuscleRole.PRIMARY), MuscleUse(M.HAMSTRINGS, MuscleRole.SECONDARY))),
        "/exercises/glute-bridge/muscles",
        "'hamstrings' stands twice",
    ),
    "exercise twice in a phase": (
        names.nothing_is_named_twice,
        repeated_phase_exercise,
        "/imbalances/weak-glutes/strategies/0/phases/0/exercises",
        "stands twice",
    ),
    "own neighbour": (
        names.nothing_names_itself,
        imbalance(related=("weak-core", "weak-glutes")),
        "/imbalances/weak-glutes/related/1",
        "cannot name itself",
    ),
    "muscle without an entry": (
        names.words_are_explained,
        lambda c: replace(c, muscles={slug: muscle for slug, muscle in c.muscles.items() if slug is not M.GLUTEUS_MAXIMUS}),
        "/exercises/glute-bridge/muscles",
        "'gluteus-maximus' is not among the muscles",
    ),
    "hold without a longest hold": (
        exercises.figures_fit_the_measure,
        exercise(measure=Measure.HOLD),
        "/exercises/glute-bridge/max_hold_seconds",
        "for holds, and for nothing else",
    ),
    "timed work with repetitions": (
        exercises.figures_fit_the_measure,
        exercise(measure=Measure.TIME),
        "/exercises/glute-bridge/seconds_per_rep",
        "0 for timed work",
    ),
    "intensity without a jump": (
        exercises.figures_fit_the_measure,
        exercise(plyometric_intensity=1),
        "/exercises/glute-bridge/plyometric_intensity",
        "for plyometrics, and for nothing else",
    ),
    "hard exercise for beginners": (
        exercises.difficulty_fits_the_level,
        exercise(difficulty=5),
        "/exercises/glute-bridge/difficulty",
        "beginner exercises have a difficulty of 1 to 4, not 5",
    ),
    "easy exercise for experts": (
        exercises.difficulty_fits_the_level,
        exercise(level=Level.ADVANCED),
        "/exercises/glute-bridge/difficulty",
        "6 to 10",
    ),
    "option that needs more than another": (
        exercises.equipment_options_are_minimal,
        exercise(equipment_options=(frozenset({E.BENCH}), frozenset({E.BENCH, E.DUMBBELL}))),
        "/exercises/glute-bridge/equipment_options/1",
        "[bench, dumbbell] needs all that another option needs",
    ),
    "strength without a prime mover": (
        exercises.muscles_have_the_role_of_their_kind,
        exercise(muscles=(MuscleUse(M.HAMSTRINGS, MuscleRole.SECONDARY),)),
        "/exercises/glute-bridge/muscles",
        "needs a muscle in the role primary",
    ),
    "stretch that lengthens nothing": (
        exercises.muscles_have_the_role_of_their_kind,
        exercise(modality=Modality.STRETCH),
        "/exercises/glute-bridge/muscles",
        "needs a muscle in the role lengthened",
    ),
    "squat without quadriceps": (
        exercises.patterns_train_what_they_are_named_for,
        exercise(pattern=MovementPattern.SQUAT),
        "/exercises/glute-bridge/muscles",
        "the pattern squat has quadriceps as a primary mover",
    ),
    "isolation of two large muscles": (
        exercises.isolation_works_one_large_muscle,
        exercise("barbell-deadlift", mechanic=Mechanic.ISOLATION),
        "/exercises/barbell-deadlift/mechanic",
        "it is compound",
    ),
    "one side only": (
        exercises.one_sided_exercises_say_when_to_change,
        exercise(laterality=Laterality.UNILATERAL, instructions=("Lie on your back.", "Lift one leg.", "Lower it.")),
        "/exercises/glute-bridge/instructions",
        "when to change to the other side",
    ),
    "bridge that lies nowhere": (
        demands.demands_name_what_is_asked,
        exercise(demands=frozenset()),
        "/exercises/glute-bridge/demands",
        "supine is missing: lying on the back is said",
    ),
    "bridge on one leg": (
        demands.demands_contradict_nothing,
        exercise(demands=frozenset({D.SUPINE, D.SINGLE_LEG})),
        "/exercises/glute-bridge/demands",
        "single-leg does not fit",
    ),
    "bridge under a bar": (
        demands.demands_contradict_nothing,
        exercise(demands=frozenset({D.SUPINE, D.AXIAL_LOAD})),
        "/exercises/glute-bridge/demands",
        "axial-load does not fit: lying down takes the load off the spine",
    ),
    "raised arms for sore shoulders": (
        demands.demands_name_what_is_asked,
        exercise(instructions=("Lie on your back.", "Hold both arms overhead.", "Lift the hips.")),
        "/exercises/glute-bridge/demands",
        "overhead is missing: raised arms are said",
    ),
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return real_catalogue()


@pytest.mark.parametrize(("check", "bend", "pointer", "text"), CASES.values(), ids=CASES)
def test_check_names_the_fault_and_its_place(check: Check, bend: Bend, pointer: str, text: str, catalogue: Catalogue) -> None:
    found = {flaw.pointer: flaw.text for flaw in check(bend(catalogue))}

    assert text in found.get(pointer, f"nothing at {pointer}: {found}")


def test_phases_stand_once_each(catalogue: Catalogue) -> None:
    link, *others = catalogue.imbalances["weak-glutes"].strategies
    doubled = imbalance(strategies=(replace(link, phases=(*link.phases, link.phases[-1])), *others))(catalogue)

    (found,) = names.nothing_is_named_twice(doubled)

    assert found.pointer == "/imbalances/weak-glutes/strategies/0/phases"
    assert link.phases[-1].phase in found.text
