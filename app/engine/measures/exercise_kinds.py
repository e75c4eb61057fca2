"""What kind of work an exercise is: strengthening, jump, trunk, compound lift, leg work."""

from collections.abc import Iterable

from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.muscles import GLUTES
from app.engine.guidelines.patterns import COMPOUND_PATTERNS, CORE_CATEGORIES, CORE_PATTERNS
from app.engine.vocabulary.exercises import Mechanic, Modality, MovementPattern

STRENGTHENING = frozenset({Modality.STRENGTH, Modality.ACTIVATION, Modality.CORE})
"""The kinds of exercise whose sets count for a muscle. Jumps do not: few landings, far from tired, build no muscle,
so their volume is counted in landings instead. Source: nsca-essentials, pelland-2024."""

LENGTHENING = frozenset({Modality.STRETCH, Modality.MOBILITY})


def is_strengthening(exercise: Exercise) -> bool:
    """True for strength, activation and core exercises."""
    return exercise.modality in STRENGTHENING


def is_jump(exercise: Exercise) -> bool:
    """True for jumps and landings."""
    return exercise.modality is Modality.PLYOMETRIC


def is_main_work(exercise: Exercise) -> bool:
    """True for what may stand in a main block: strengthening and jumps."""
    return is_strengthening(exercise) or is_jump(exercise)


def is_isometric_core(exercise: Exercise) -> bool:
    """True for low-load trunk work, which may be done daily and is exempt from recovery and glute spacing."""
    return exercise.pattern in CORE_PATTERNS


def core_directions(exercises: Iterable[Exercise]) -> list[str]:
    """The directions in which these exercises train the trunk."""
    patterns = {exercise.pattern for exercise in exercises}
    return [name for name, members in CORE_CATEGORIES.items() if not members.isdisjoint(patterns)]


def is_compound_lift(exercise: Exercise) -> bool:
    """True for squats, lunges, steps, hinges and bridges that move more than one joint."""
    return exercise.pattern in COMPOUND_PATTERNS and exercise.mechanic is Mechanic.COMPOUND


def is_leg_work(exercise: Exercise) -> bool:
    """True for strengthening work of hips and legs, as against trunk work."""
    return is_strengthening(exercise) and not is_isometric_core(exercise)


def trains_glutes(exercise: Exercise) -> bool:
    """True for leg work with a gluteal muscle as primary mover."""
    return is_leg_work(exercise) and not GLUTES.isdisjoint(exercise.primary)


def is_loaded_hinge(exercise: Exercise) -> bool:
    """True for a hinge that cannot be done without a weight, a band or a machine."""
    return exercise.pattern is MovementPattern.HINGE and all(exercise.equipment_options)
