"""What an exercise raises when it is chosen: the counters and tallies by which `score` values a week."""

from dataclasses import dataclass

from app.engine import guidelines, score
from app.engine.catalogue import Exercise
from app.engine.measures import credits_of, is_compound_lift, is_isometric_core, is_leg_work, trains_glutes
from app.engine.needs import Needs
from app.engine.score import Worth, all_sets_tally, glute_tally
from app.engine.vocabulary import Laterality, Measure, Mechanic, MovementPattern, MuscleSlug, Plane

Raises = tuple[tuple[int, int], ...]
"""Index and amount, for everything that is raised."""


@dataclass(frozen=True, slots=True)
class Effects:
    """What an exercise raises in one session: counters with every set and with its use, tallies with every set."""

    per_set: Raises
    per_use: Raises
    tallies: Raises


def effects_of(exercise: Exercise, needs: Needs, worth: Worth, session: int) -> Effects:
    """What one use and one set of an exercise raise, when it stands in this session."""
    half_sets = {muscle: int(2 * credit) for muscle, credit in credits_of(exercise).items()}
    per_set = {f"muscle:{muscle}": amount for muscle, amount in half_sets.items()}
    per_set |= {f"floor:{muscle}": amount for muscle, amount in half_sets.items()}
    if exercise.plane in (Plane.FRONTAL, Plane.TRANSVERSE):
        per_set["other planes"] = 1
    if trains_glutes(exercise):
        per_set[f"session {session}: glute sets"] = 1
    per_use = [f"use:{exercise.slug}"]
    per_use += [f"required:{need.name}" for need in needs.requirements if exercise.slug in need.options]
    per_use += [f"core:{name}" for name, patterns in guidelines.CORE_CATEGORIES.items() if exercise.pattern in patterns]
    per_use += [f"family:{name}" for name, patterns in guidelines.COMPOUND_FAMILIES.items() if exercise.pattern in patterns]
    per_use += [f"session {session}: {area}" for area in (f"pattern {exercise.pattern}", *_areas(exercise))]
    at = worth.index
    return Effects(
        per_set=tuple((at[name], amount) for name, amount in per_set.items() if name in at),
        per_use=tuple((at[name], 1) for name in per_use if name in at),
        tallies=_tallies(exercise, half_sets, session, worth),
    )


def _tallies(exercise: Exercise, half_sets: dict[MuscleSlug, int], session: int, worth: Worth) -> Raises:
    raised = {
        score.HAMSTRING_HALF_SETS: half_sets.get(MuscleSlug.HAMSTRINGS, 0),
        score.QUADRICEPS_HALF_SETS: half_sets.get(MuscleSlug.QUADRICEPS, 0),
    }
    if session in worth.balance.glute_sessions:
        raised |= {all_sets_tally(session): 1, glute_tally(session): int(trains_glutes(exercise))}
    if is_leg_work(exercise):
        raised |= {
            score.LEG_SETS: 1,
            score.ISOLATION_SETS: int(exercise.mechanic is Mechanic.ISOLATION),
            score.ONE_SIDED_SETS: int(exercise.laterality is Laterality.UNILATERAL),
            score.HIP_SETS: int(exercise.pattern in guidelines.HIP_DOMINANT_PATTERNS),
            score.KNEE_SETS: int(exercise.pattern in guidelines.KNEE_DOMINANT_PATTERNS),
            score.KNEE_EXTENSION_SETS: int(exercise.pattern is MovementPattern.KNEE_EXTENSION),
            score.KNEE_FLEXION_SETS: int(exercise.pattern is MovementPattern.KNEE_FLEXION),
        }
    return tuple((tally, amount) for tally, amount in raised.items() if amount)


def _areas(exercise: Exercise) -> list[str]:
    areas = []
    if exercise.measure is Measure.REPS and is_compound_lift(exercise):
        areas.append("compound lifts")
    if exercise.pattern is MovementPattern.SQUAT:
        areas.append("squat")
    if exercise.pattern is MovementPattern.KNEE_FLEXION:
        areas.append("leg curl")
    if is_isometric_core(exercise):
        areas.append("core")
    elif exercise.pattern in guidelines.HIP_DOMINANT_PATTERNS:
        areas.append("hip")
    elif exercise.pattern in guidelines.KNEE_DOMINANT_PATTERNS:
        areas.append("knee")
    return areas
