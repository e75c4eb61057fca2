"""What must agree within one exercise: its kind, its figures, its muscles and its equipment."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue_checks.demands import says
from app.engine.catalogue_checks.flaw import Flaw, flaw
from app.engine.measures.exercise_kinds import is_main_work
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import Laterality, Measure, Mechanic, Modality, MovementPattern, MuscleRole
from app.engine.vocabulary.people import Level

P, M = MovementPattern, MuscleSlug

DIFFICULTY_OF: Mapping[Level, range] = MappingProxyType(
    {Level.BEGINNER: range(1, 5), Level.INTERMEDIATE: range(4, 8), Level.ADVANCED: range(6, 11)}
)
LARGE_MUSCLES = frozenset({M.QUADRICEPS, M.HAMSTRINGS, M.GLUTEUS_MAXIMUS})
ROLE_OF: Mapping[Modality, MuscleRole] = MappingProxyType(
    {
        Modality.STRETCH: MuscleRole.LENGTHENED,
        Modality.MOBILITY: MuscleRole.LENGTHENED,
        Modality.RELEASE: MuscleRole.RELEASED,
    }
)
"""What an exercise of a kind does to its muscles; every other kind works a primary one."""

PRIME_MOVERS: Mapping[MovementPattern, frozenset[MuscleSlug]] = MappingProxyType(
    {
        P.BRIDGE: frozenset({M.GLUTEUS_MAXIMUS, M.HAMSTRINGS}),
        P.CALF: frozenset({M.GASTROCNEMIUS, M.SOLEUS, M.TIBIALIS_ANTERIOR}),
        P.CARRY: frozenset({M.OBLIQUES}),
        P.CORE_ANTI_EXTENSION: frozenset({M.RECTUS_ABDOMINIS, M.TRANSVERSUS_ABDOMINIS}),
        P.CORE_ANTI_LATERAL_FLEXION: frozenset({M.OBLIQUES}),
        P.CORE_ANTI_ROTATION: frozenset({M.OBLIQUES}),
        P.CORE_EXTENSION: frozenset({M.ERECTOR_SPINAE, M.MULTIFIDUS}),
        P.CORE_FLEXION: frozenset({M.RECTUS_ABDOMINIS}),
        P.HINGE: frozenset({M.GLUTEUS_MAXIMUS, M.HAMSTRINGS}),
        P.HIP_ABDUCTION: frozenset({M.GLUTEUS_MEDIUS}),
        P.HIP_ADDUCTION: frozenset({M.ADDUCTORS}),
        P.HIP_EXTENSION: frozenset({M.GLUTEUS_MAXIMUS}),
        P.HIP_FLEXION: frozenset({M.ILIOPSOAS}),
        P.KNEE_EXTENSION: frozenset({M.QUADRICEPS}),
        P.KNEE_FLEXION: frozenset({M.HAMSTRINGS}),
        P.LUNGE: frozenset({M.QUADRICEPS}),
        P.SQUAT: frozenset({M.QUADRICEPS}),
        P.STEP: frozenset({M.QUADRICEPS}),
    }
)
"""For each pattern the muscles of which at least one is a primary mover; patterns that train nothing are left out."""


def figures_fit_the_measure(catalogue: Catalogue) -> Iterator[Flaw]:
    """Holds have a longest hold, timed work has no time of a repetition, plyometrics have an intensity; nothing else has."""
    for exercise in catalogue.exercises.values():
        if (exercise.measure is Measure.HOLD) != (exercise.max_hold_seconds is not None):
            yield flaw("exercises", exercise, "max_hold_seconds", "it is given for holds, and for nothing else")
        if (exercise.measure is Measure.TIME) != (exercise.seconds_per_rep == 0):
            yield flaw("exercises", exercise, "seconds_per_rep", "it is 0 for timed work, and above 0 for everything else")
        if (exercise.modality is Modality.PLYOMETRIC) != (exercise.plyometric_intensity is not None):
            yield flaw("exercises", exercise, "plyometric_intensity", "it is given for plyometrics, and for nothing else")


def difficulty_fits_the_level(catalogue: Catalogue) -> Iterator[Flaw]:
    """Every level has its range of difficulties."""
    for exercise in catalogue.exercises.values():
        fitting = DIFFICULTY_OF[exercise.level]
        if exercise.difficulty not in fitting:
            text = f"{exercise.level} exercises have a difficulty of {fitting[0]} to {fitting[-1]}, not {exercise.difficulty}"
            yield flaw("exercises", exercise, "difficulty", text)


def equipment_options_are_minimal(catalogue: Catalogue) -> Iterator[Flaw]:
    """No option needs all that another one needs."""
    for exercise in catalogue.exercises.values():
        options = exercise.equipment_options
        for position, option in enumerate(options):
            if any(other <= option for place, other in enumerate(options) if place != position):
                text = f"[{', '.join(sorted(option))}] needs all that another option needs"
                yield flaw("exercises", exercise, f"equipment_options/{position}", text)


def muscles_have_the_role_of_their_kind(catalogue: Catalogue) -> Iterator[Flaw]:
    """Stretches and mobility lengthen a muscle, release releases one, everything else has a primary mover."""
    for exercise in catalogue.exercises.values():
        role = ROLE_OF.get(exercise.modality, MuscleRole.PRIMARY)
        if not exercise.muscles_as(role):
            text = f"it is of the modality {exercise.modality} and needs a muscle in the role {role}"
            yield flaw("exercises", exercise, "muscles", text)


def patterns_train_what_they_are_named_for(catalogue: Catalogue) -> Iterator[Flaw]:
    """One of the muscles that a pattern is known for is a primary mover."""
    for exercise in catalogue.exercises.values():
        known_for = PRIME_MOVERS.get(exercise.pattern)
        if known_for and known_for.isdisjoint(exercise.primary):
            text = f"the pattern {exercise.pattern} has {' or '.join(sorted(known_for))} as a primary mover"
            yield flaw("exercises", exercise, "muscles", text)


def isolation_works_one_large_muscle(catalogue: Catalogue) -> Iterator[Flaw]:
    """What isolates has at most one of the large muscles of hip and thigh as a primary mover."""
    for exercise in catalogue.exercises.values():
        primary = sorted(LARGE_MUSCLES & set(exercise.primary))
        if exercise.mechanic is Mechanic.ISOLATION and is_main_work(exercise) and len(primary) > 1:
            text = f"with {' and '.join(primary)} as primary movers it is compound"
            yield flaw("exercises", exercise, "mechanic", text)


def one_sided_exercises_say_when_to_change(catalogue: Catalogue) -> Iterator[Flaw]:
    """The instructions of one-sided exercises tell to change sides."""
    for exercise in catalogue.exercises.values():
        if exercise.laterality is Laterality.UNILATERAL and not says(exercise, r"\bchange|\bother\b|turn (over|round)"):
            yield flaw("exercises", exercise, "instructions", "one-sided exercises say when to change to the other side")
