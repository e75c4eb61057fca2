"""Step 4: how much of an exercise — its gentlest dose, the small steps from there, its load and its rest.

A `Track` is the road of one exercise: at every step exactly one lever is raised, so a week never asks
for two things more at once.
"""

from dataclasses import dataclass
from functools import lru_cache

from app.engine.catalogue.exercises import Exercise
from app.engine.first_engine.eligibility import Limits
from app.engine.guidelines.band import Band
from app.engine.guidelines.progression import DELOAD_RPE, LOADED_HINGE_RPE
from app.engine.guidelines.strength import (
    CARRY_SECONDS,
    CARRY_STEP_SECONDS,
    CONTINUOUS_HOLD_LIMIT_SECONDS,
    ENDURANCE_HOLD_LIMIT_SECONDS,
    ENDURANCE_HOLD_SECONDS,
    HOLD_STEP_SECONDS,
    MOST_ENDURANCE_HOLDS,
    NORDIC_REPS,
    NORDICS,
)
from app.engine.guidelines.timing import REST_SECONDS_CORE, REST_SECONDS_ISOLATION, REST_SECONDS_UNILATERAL
from app.engine.measures.exercise_kinds import is_compound_lift, is_isometric_core, is_loaded_hinge
from app.engine.program import BandLoad, BodyweightLoad, Dose, Effort, ExternalLoad, Holds, Load, Reps, Timed
from app.engine.vocabulary.exercises import EquipmentSlug, Laterality, Measure, Mechanic
from app.engine.vocabulary.people import Goal
from app.engine.vocabulary.programs import Lever

REP_RANGE_WIDTH = 2
RPE_STEP = 0.5
EASED_START_RPE = 5.0
STRENGTH_GOAL_EXTRA_REST_SECONDS = 30
"""Rest is longer where strength is the goal. Source: grgic-2018."""

LOADED = frozenset(
    {
        EquipmentSlug.ANKLE_WEIGHT,
        EquipmentSlug.BARBELL,
        EquipmentSlug.CABLE_MACHINE,
        EquipmentSlug.DUMBBELL,
        EquipmentSlug.KETTLEBELL,
        EquipmentSlug.MACHINE,
        EquipmentSlug.TRAP_BAR,
    }
)
BANDS = frozenset({EquipmentSlug.RESISTANCE_BAND, EquipmentSlug.MINI_BAND})


@dataclass(frozen=True, slots=True)
class Step:
    """One point on an exercise's road: which dose, how hard, and what was raised to get here."""

    dose: int
    """Steps of the dose above the gentlest one."""
    rpe: float
    lever: Lever | None


@dataclass(frozen=True, slots=True)
class Track:
    """The road of one exercise from its gentlest dose to its top."""

    exercise: Exercise
    steps: tuple[Step, ...]


def track_of(
    exercise: Exercise,
    limits: Limits,
    implements: frozenset[EquipmentSlug],
    *,
    stride: int = 1,
    gentler_rpe: float = 0.0,
) -> Track:
    """The road of an exercise under the person's limits with this equipment.

    The dose grows by `stride` at a time; the first effort is lower by `gentler_rpe` than usual.
    """
    top_rpe = min(limits.guideline.top_rpe, limits.rpe_limit)
    start_rpe = min(limits.guideline.first_week_rpe, max(EASED_START_RPE, top_rpe - 1))
    if is_loaded_hinge(exercise):
        start_rpe = min(start_rpe, LOADED_HINGE_RPE)
    start_rpe -= gentler_rpe
    efforts = round((top_rpe - start_rpe) / RPE_STEP)
    top_dose = dose_steps(exercise, limits, implements)
    doses = -(-top_dose // stride)
    loadable = bool(implements & (LOADED | BANDS))
    lever = _DOSE_LEVER[exercise.measure]
    levers = _alternating(doses, efforts, lever) if loadable else [lever] * doses
    steps = [Step(0, start_rpe, None)]
    for number, raised in enumerate(levers, start=1):
        last = steps[-1]
        if raised is Lever.LOAD:
            steps.append(Step(last.dose, last.rpe + RPE_STEP, raised))
            continue
        rpe = last.rpe if loadable else start_rpe + RPE_STEP * (number * efforts // len(levers))
        steps.append(Step(min(last.dose + stride, top_dose), rpe, raised))
    return Track(exercise, tuple(steps))


def _alternating(doses: int, efforts: int, dose_lever: Lever) -> list[Lever]:
    order = sorted(
        [((i + 0.5) / doses, 0, dose_lever) for i in range(doses)]
        + [((i + 0.5) / efforts, 1, Lever.LOAD) for i in range(efforts)],
        key=lambda entry: entry[:2],
    )
    return [lever for _, _, lever in order]


_DOSE_LEVER = {
    Measure.REPS: Lever.REPS,
    Measure.HOLD: Lever.HOLD,
    Measure.TIME: Lever.TIME,
    Measure.CONTACTS: Lever.REPS,
}


def dose_steps(exercise: Exercise, limits: Limits, implements: frozenset[EquipmentSlug]) -> int:
    """How many times the dose of an exercise can grow before something else must."""
    guideline = limits.guideline
    if exercise.measure is Measure.REPS:
        band = _rep_band(exercise, limits, implements)
        return int(band.high - band.low) - REP_RANGE_WIDTH
    if exercise.measure is Measure.TIME:
        return int((CARRY_SECONDS.high - CARRY_SECONDS.low) / CARRY_STEP_SECONDS)
    if is_endurance_hold(exercise, limits):
        grown = guideline.top_pyramid[0] - guideline.first_pyramid[0]
        first = _first_holds(exercise, limits, len(guideline.first_pyramid))
        room = MOST_ENDURANCE_HOLDS // _holds_counted(exercise) - sum(first)
        return min(grown, room // len(first))
    return int((guideline.plank_seconds.high - guideline.plank_seconds.low) / HOLD_STEP_SECONDS)


def _rep_band(exercise: Exercise, limits: Limits, implements: frozenset[EquipmentSlug]) -> Band:
    if exercise.slug in NORDICS:
        return NORDIC_REPS
    heavy = exercise.mechanic is Mechanic.COMPOUND and bool(implements & LOADED)
    hard = exercise.difficulty > limits.guideline.fitting_difficulty
    return limits.guideline.loaded_reps if heavy or hard else limits.guideline.unloaded_reps


def is_endurance_hold(exercise: Exercise, limits: Limits) -> bool:
    """True where holds are short and many: by the exercise's nature or because a condition limits holding."""
    longest = min(exercise.max_hold_seconds or 0, limits.hold_limit_seconds or CONTINUOUS_HOLD_LIMIT_SECONDS)
    return exercise.measure is Measure.HOLD and longest <= ENDURANCE_HOLD_LIMIT_SECONDS


def dose_at(exercise: Exercise, limits: Limits, implements: frozenset[EquipmentSlug], step: int, sets: int) -> Dose:
    """The dose after so many growth steps. Alternating work counts both sides together."""
    guideline = limits.guideline
    if exercise.measure is Measure.REPS:
        low = int(_rep_band(exercise, limits, implements).low) + step
        return Reps(low, low + REP_RANGE_WIDTH)
    if exercise.measure is Measure.TIME:
        return Timed(int(CARRY_SECONDS.low) + step * CARRY_STEP_SECONDS)
    if is_endurance_hold(exercise, limits):
        repetitions = (_holds_counted(exercise) * (holds + step) for holds in _first_holds(exercise, limits, sets))
        return Holds(tuple(repetitions), ENDURANCE_HOLD_SECONDS)
    seconds = int(guideline.plank_seconds.low) + step * HOLD_STEP_SECONDS
    return Holds((1,) * sets, min(seconds, exercise.max_hold_seconds or seconds))


def _first_holds(exercise: Exercise, limits: Limits, sets: int) -> tuple[int, ...]:
    """The endurance holds of each set to begin with: a falling pyramid for the trunk, as many in every set for a limb."""
    pyramid = limits.guideline.first_pyramid
    falling = is_isometric_core(exercise)
    return tuple(pyramid[min(number, len(pyramid) - 1)] if falling else pyramid[0] for number in range(sets))


def _holds_counted(exercise: Exercise) -> int:
    return 2 if exercise.laterality is Laterality.ALTERNATING else 1


@lru_cache(maxsize=64)
def effort_at(rpe: float, *, deload: bool) -> Effort:
    """How hard the sets are; an easy week stays easy."""
    if deload:
        rpe = min(rpe, DELOAD_RPE)
    return Effort(rpe, 10 - rpe)


def rest_seconds_of(exercise: Exercise, limits: Limits, goal: Goal) -> int:
    """Rest between sets in the main blocks."""
    if is_isometric_core(exercise):
        return REST_SECONDS_CORE
    if not is_compound_lift(exercise):
        return REST_SECONDS_ISOLATION
    extra = STRENGTH_GOAL_EXTRA_REST_SECONDS if goal is Goal.STRENGTH else 0
    rest = limits.guideline.compound_rest_seconds + extra
    return min(rest, REST_SECONDS_UNILATERAL) if exercise.laterality is Laterality.UNILATERAL else rest


@lru_cache(maxsize=1024)
def load_of(implements: frozenset[EquipmentSlug], effort: Effort) -> Load:
    """What to load an exercise with, and how to choose the weight or band from the effort."""
    weights = implements & LOADED
    if weights:
        return ExternalLoad(min(weights), f"a weight you could lift {_in_words(effort.reps_in_reserve)} more times")
    if implements & BANDS:
        return BandLoad(f"a band that leaves {_in_words(effort.reps_in_reserve)} more reps")
    return BodyweightLoad()


def _in_words(reps_in_reserve: float) -> str:
    low = int(reps_in_reserve)
    return str(low) if low == reps_in_reserve else f"{low} to {low + 1}"
