"""How long an item takes by the published time model."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.doses import RAMP_UP_REST_SECONDS
from app.engine.guidelines.timing import (
    SETUP_SECONDS_BARBELL,
    SETUP_SECONDS_COMPOUND,
    SETUP_SECONDS_CORE,
    SETUP_SECONDS_ISOLATION,
    SETUP_SECONDS_RELEASE,
    SETUP_SECONDS_STRETCH,
    SETUP_SECONDS_UNILATERAL,
    SETUP_SECONDS_UNLOADED,
    SIDE_SWITCH_SECONDS,
)
from app.engine.measures.exercise_kinds import LENGTHENING, is_isometric_core
from app.engine.measures.load import planned_reps
from app.engine.program import Contacts, Dose, Holds, RampUpSet, Reps, Timed
from app.engine.vocabulary.exercises import EquipmentSlug, Laterality, Mechanic, Modality


def setup_seconds(exercise: Exercise, implements: frozenset[EquipmentSlug]) -> int:
    """Time to get ready for an exercise."""
    if exercise.modality is Modality.RELEASE:
        return SETUP_SECONDS_RELEASE
    if exercise.modality in LENGTHENING:
        return SETUP_SECONDS_STRETCH
    if exercise.modality is Modality.CONDITIONING:
        return 0
    if is_isometric_core(exercise):
        return SETUP_SECONDS_CORE
    if exercise.mechanic is Mechanic.ISOLATION or exercise.modality in (Modality.ACTIVATION, Modality.PLYOMETRIC):
        return SETUP_SECONDS_ISOLATION
    if not implements:
        return SETUP_SECONDS_UNLOADED
    if exercise.laterality is Laterality.UNILATERAL:
        return SETUP_SECONDS_UNILATERAL
    heavy = EquipmentSlug.BARBELL in implements or EquipmentSlug.TRAP_BAR in implements
    return SETUP_SECONDS_BARBELL if heavy else SETUP_SECONDS_COMPOUND


def work_seconds(exercise: Exercise, dose: Dose, sets: int) -> float:
    """Seconds of work on one side over all sets, without rests."""
    match dose:
        case Reps():
            return sets * planned_reps(dose) * exercise.seconds_per_rep
        case Holds():
            return sum(dose.repetitions) * (dose.hold_seconds + exercise.seconds_per_rep)
        case Timed():
            return float(sets * dose.seconds)
        case Contacts():
            return sets * dose.contacts * exercise.seconds_per_rep


def held_seconds(dose: Dose) -> int:
    """Seconds for which one side is held over all holds; 0 for what is not held."""
    return sum(dose.repetitions) * dose.hold_seconds if isinstance(dose, Holds) else 0


@dataclass(frozen=True, slots=True)
class Pace:
    """How long an exercise takes by the published model, whatever its dose."""

    exercise: Exercise
    setup_seconds: int
    sides: int

    def seconds(self, dose: Dose, sets: int, rest_seconds: int, extra_sets: int = 0, ramp_up: Iterable[RampUpSet] = ()) -> int:
        """The whole time of so many sets: set-up, all sides, side changes and rests, and the sets that lead up to them."""
        switches = SIDE_SWITCH_SECONDS * sets * (self.sides - 1)
        one_side = work_seconds(self.exercise, dose, sets)
        bonus = extra_sets * (one_side / sets + rest_seconds) if extra_sets else 0
        lead_up = 0.0
        for light in ramp_up:
            lead_up += light.reps * self.exercise.seconds_per_rep + RAMP_UP_REST_SECONDS
        return round(self.setup_seconds + lead_up + self.sides * one_side + switches + rest_seconds * (sets - 1) + bonus)


def pace_of(exercise: Exercise, implements: frozenset[EquipmentSlug] = frozenset()) -> Pace:
    """The pace of an exercise with these implements."""
    return Pace(exercise, setup_seconds(exercise, implements), 2 if exercise.laterality is Laterality.UNILATERAL else 1)


def item_seconds(
    exercise: Exercise,
    dose: Dose,
    sets: int,
    rest_seconds: int,
    implements: frozenset[EquipmentSlug] = frozenset(),
    extra_sets: int = 0,
) -> int:
    """The whole time of an item by the published model."""
    return pace_of(exercise, implements).seconds(dose, sets, rest_seconds, extra_sets)
