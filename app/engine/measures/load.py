"""How heavy training is: the load of an item in one number, and landings."""

from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.progression import LOAD_PER_DIFFICULTY
from app.engine.measures.exercise_kinds import is_jump
from app.engine.program import Contacts, Item, Reps
from app.engine.vocabulary.exercises import Laterality


def planned_reps(dose: Reps) -> float:
    """The middle of the range: what time and load are reckoned with."""
    return (dose.min + dose.max) / 2


def landings_of(exercise: Exercise, dose: Contacts, sets: int) -> int:
    """The landings of all sets; those on one foot count for each foot."""
    return sets * dose.contacts * (2 if exercise.laterality is Laterality.UNILATERAL else 1)


def variant_factor(exercise: Exercise) -> float:
    """How much one set weighs: 10 % more per point of difficulty above the first."""
    return 1 + LOAD_PER_DIFFICULTY * (exercise.difficulty - 1)


def item_load_index(item: Item, exercise: Exercise) -> float:
    """Sets × effort × variant of one item; 0 for jumps, which count by landings, and for what has no effort.

    Repetitions are left out: fewer of them with more weight at the same effort ask for as much.
    """
    effort = item.effort.rpe / 10 if item.effort and not is_jump(exercise) else 0.0
    return item.sets * effort * variant_factor(exercise)
