"""What can be counted in a program: sets per muscle, load, balance, spacing, time.

Selection, dosing, the rule book and the summary all count with these functions, so that a program
is made and judged by the same measure.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from app.engine.entries.exercises import Exercise
from app.engine.guidelines.muscles import GLUTES, TRUNK_MUSCLES
from app.engine.guidelines.patterns import COMPOUND_PATTERNS, CORE_CATEGORIES, CORE_PATTERNS
from app.engine.guidelines.progression import LOAD_PER_DIFFICULTY, SECONDS_PER_REP_EQUIVALENT
from app.engine.guidelines.recovery import GLUTE_FOCUS_SETS, GLUTE_FOCUS_SHARE
from app.engine.guidelines.timing import (
    SETUP_SECONDS_BARBELL,
    SETUP_SECONDS_COMPOUND,
    SETUP_SECONDS_CORE,
    SETUP_SECONDS_ISOLATION,
    SETUP_SECONDS_RELEASE,
    SETUP_SECONDS_STRETCH,
    SETUP_SECONDS_UNILATERAL,
    SIDE_SWITCH_SECONDS,
)
from app.engine.guidelines.volume import PRIMARY_CREDIT, SECONDARY_CREDIT
from app.engine.program import Contacts, Dose, Holds, Item, Reps, Timed, TrainingSession, Week
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import EquipmentSlug, Laterality, Mechanic, Modality, MovementPattern, MuscleRole
from app.engine.vocabulary.people import Weekday
from app.engine.vocabulary.programs import MAIN_BLOCKS

STRENGTHENING = frozenset({Modality.STRENGTH, Modality.ACTIVATION, Modality.CORE})
"""The kinds of exercise whose sets count for a muscle. Jumps do not: few landings, far from tired, build no muscle,
so their volume is counted in landings instead. Source: nsca-essentials, pelland-2024."""

LENGTHENING = frozenset({Modality.STRETCH, Modality.MOBILITY})
DAYS_OF_WEEK = 7
HOURS_OF_DAY = 24

Exercises = Mapping[str, Exercise]


def is_strengthening(exercise: Exercise) -> bool:
    """True for strength, activation and core exercises."""
    return exercise.modality in STRENGTHENING


def is_jump(exercise: Exercise) -> bool:
    """True for jumps and landings."""
    return exercise.modality is Modality.PLYOMETRIC


def is_main_work(exercise: Exercise) -> bool:
    """True for what may stand in a main block: strengthening and jumps."""
    return is_strengthening(exercise) or is_jump(exercise)


_CREDIT = {MuscleRole.PRIMARY: PRIMARY_CREDIT, MuscleRole.SECONDARY: SECONDARY_CREDIT}


def credits_of(exercise: Exercise) -> dict[MuscleSlug, float]:
    """What one main-block set counts for each muscle: 1 primary, 0.5 secondary; core work for the trunk only."""
    if not is_strengthening(exercise):
        return {}
    counted = {use.muscle: _CREDIT[use.role] for use in exercise.muscles if use.role in _CREDIT}
    if exercise.modality is Modality.CORE:
        return {muscle: share for muscle, share in counted.items() if muscle in TRUNK_MUSCLES}
    return counted


def is_isometric_core(exercise: Exercise) -> bool:
    """True for low-load trunk work, which may be done daily and is exempt from recovery and glute spacing."""
    return exercise.pattern in CORE_PATTERNS


def core_directions(exercises: Iterable[Exercise]) -> list[str]:
    """The directions in which these exercises train the trunk."""
    patterns = {exercise.pattern for exercise in exercises}
    return [name for name, members in CORE_CATEGORIES.items() if not members.isdisjoint(patterns)]


def main_items(session: TrainingSession) -> Iterator[Item]:
    """The items whose sets count as training."""
    return session.items_in(*MAIN_BLOCKS)


def exercise_sets(items: Iterable[Item]) -> dict[str, int]:
    """Sets of every exercise over the items, by slug."""
    sets: dict[str, int] = {}
    for item in items:
        sets[item.exercise] = sets.get(item.exercise, 0) + item.sets
    return sets


def muscle_sets(items: Iterable[Item], exercises: Exercises, *, hard_only: bool = False) -> dict[MuscleSlug, float]:
    """Sets per muscle over the items; with `hard_only` without the low-load trunk work that needs no recovery day."""
    sets = {slug: n for slug, n in exercise_sets(items).items() if not (hard_only and is_isometric_core(exercises[slug]))}
    return credited(sets, {slug: credits_of(exercises[slug]) for slug in sets})


def credited(sets: Mapping[str, int], per_set: Mapping[str, Mapping[MuscleSlug, float]]) -> dict[MuscleSlug, float]:
    """Sets per muscle, given those of every exercise by slug and what one of its sets counts."""
    counted: dict[MuscleSlug, float] = {}
    for slug, number in sets.items():
        for muscle, credit in per_set[slug].items():
            counted[muscle] = counted.get(muscle, 0.0) + credit * number
    return counted


def weekly_sets(week: Week, exercises: Exercises) -> dict[MuscleSlug, float]:
    """Sets per muscle over the main blocks of a week."""
    return muscle_sets((item for session in week.sessions for item in main_items(session)), exercises)


def is_compound_lift(exercise: Exercise) -> bool:
    """True for squats, lunges, steps, hinges and bridges that move more than one joint."""
    return exercise.pattern in COMPOUND_PATTERNS and exercise.mechanic is Mechanic.COMPOUND


def is_leg_work(exercise: Exercise) -> bool:
    """True for strengthening work of hips and legs, as against trunk work."""
    return is_strengthening(exercise) and not is_isometric_core(exercise)


def trains_glutes(exercise: Exercise) -> bool:
    """True for leg work with a gluteal muscle as primary mover."""
    return is_leg_work(exercise) and not GLUTES.isdisjoint(exercise.primary)


def is_glute_focused(items: Collection[Item], exercises: Exercises) -> bool:
    """True when the glutes get three sets or more of a session's main items, and these are a quarter of all (rule O5).

    Jumps are left out, as in all counts of sets.
    """
    glute_sets = sum(item.sets for item in items if trains_glutes(exercises[item.exercise]))
    all_sets = sum(item.sets for item in items if is_strengthening(exercises[item.exercise]))
    return glute_sets >= GLUTE_FOCUS_SETS and glute_sets >= GLUTE_FOCUS_SHARE * all_sets


def days_between(first: Weekday, second: Weekday) -> int:
    """Calendar days from the nearer of the two to the other in a week that repeats: Sunday and Monday are one apart."""
    ahead = (second.number - first.number) % DAYS_OF_WEEK
    return min(ahead, DAYS_OF_WEEK - ahead)


def pairs_closer_than(days: Iterable[Weekday], fewest_days: int) -> list[tuple[int, int]]:
    """Index pairs of training days that lie fewer than so many days apart, across the week boundary too."""
    numbered = list(enumerate(days))
    return [(i, j) for (i, a), (j, b) in combinations(numbered, 2) if days_between(a, b) < fewest_days]


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
    """Sets × repetitions × effort × variant of one item; 0 for what has no effort. One-sided work counts one side."""
    effort = item.effort.rpe / 10 if item.effort else 0.0
    return repetition_equivalents(item.dose, item.sets) * effort * variant_factor(exercise)


def load_index(week: Week, exercises: Exercises) -> float:
    """The whole main work of a week in one number, for comparing weeks of the same program."""
    return sum(item_load_index(item, exercises[item.exercise]) for session in week.sessions for item in main_items(session))


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


@dataclass(frozen=True, slots=True)
class Pace:
    """How long an exercise takes by the published model, whatever its dose."""

    exercise: Exercise
    setup_seconds: int
    sides: int

    def seconds(self, dose: Dose, sets: int, rest_seconds: int, extra_sets: int = 0) -> int:
        """The whole time of so many sets: set-up, all sides, side changes and rests."""
        switches = SIDE_SWITCH_SECONDS * sets * (self.sides - 1)
        one_side = work_seconds(self.exercise, dose, sets)
        bonus = extra_sets * (one_side / sets + rest_seconds) if extra_sets else 0
        return round(self.setup_seconds + self.sides * one_side + switches + rest_seconds * (sets - 1) + bonus)


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


def is_loaded_hinge(exercise: Exercise) -> bool:
    """True for a hinge that cannot be done without a weight, a band or a machine."""
    return exercise.pattern is MovementPattern.HINGE and all(exercise.equipment_options)
