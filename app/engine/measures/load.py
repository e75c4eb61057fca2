"""How heavy training is: the load of an item and of a week in one number, and landings."""

from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.progression import LOAD_PER_DIFFICULTY, SECONDS_PER_REP_EQUIVALENT
from app.engine.measures.exercise_kinds import is_jump
from app.engine.measures.volume import Exercises, main_items
from app.engine.program import Contacts, Dose, Holds, Item, Reps, Timed, Week
from app.engine.vocabulary.exercises import Laterality


def planned_reps(dose: Reps) -> float:
    """The middle of the range: what time and load are reckoned with."""
    return (dose.min + dose.max) / 2


def repetition_equivalents(dose: Dose, sets: int) -> float:
    """The work of all sets in repetitions; holds and times count by four seconds a repetition."""
    match dose:
        case Reps():
            return sets * planned_reps(dose)
        case Holds():
            return sum(dose.repetitions) * dose.hold_seconds / SECONDS_PER_REP_EQUIVALENT
        case Timed():
            return sets * dose.seconds / SECONDS_PER_REP_EQUIVALENT
        case Contacts():
            return float(sets * dose.contacts)


def landings_of(exercise: Exercise, dose: Contacts, sets: int) -> int:
    """The landings of all sets; those on one foot count for each foot."""
    return sets * dose.contacts * (2 if exercise.laterality is Laterality.UNILATERAL else 1)


def variant_factor(exercise: Exercise) -> float:
    """How much one repetition weighs: 10 % more per point of difficulty above the first."""
    return 1 + LOAD_PER_DIFFICULTY * (exercise.difficulty - 1)


def item_load_index(item: Item, exercise: Exercise) -> float:
    """Sets × effort × variant of one item; 0 for jumps, which count by landings, and for what has no effort.

    Repetitions are left out: fewer of them with more weight at the same effort ask for as much.
    """
    effort = item.effort.rpe / 10 if item.effort and not is_jump(exercise) else 0.0
    return item.sets * effort * variant_factor(exercise)


def load_index(week: Week, exercises: Exercises) -> float:
    """The whole main work of a week in one number, for comparing weeks of the same program."""
    return sum(item_load_index(item, exercises[item.exercise]) for session in week.sessions for item in main_items(session))
