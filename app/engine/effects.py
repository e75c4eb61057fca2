"""What an exercise raises when it is chosen: the counters by which `score` values a week."""

from dataclasses import dataclass

from app.engine import guidelines
from app.engine.catalogue import Exercise
from app.engine.measures import credits_of, is_isometric_core, is_leg_work, trains_glutes
from app.engine.needs import Needs
from app.engine.score import Worth
from app.engine.vocabulary import Laterality, Mechanic, MovementPattern, Plane


@dataclass(frozen=True, slots=True)
class Effects:
    """Which counters an exercise raises in one session: by so much with every set, by so much with its use."""

    per_set: tuple[tuple[int, int], ...]
    per_use: tuple[tuple[int, int], ...]


def effects_of(exercise: Exercise, needs: Needs, worth: Worth, session: int) -> Effects:
    """What one use and one set of an exercise raise, when it stands in this session."""
    at = worth.index
    per_set: dict[str, int] = {}
    per_use = {f"use:{exercise.slug}": 1}
    for muscle, credit in credits_of(exercise).items():
        per_set[f"muscle:{muscle}"] = int(2 * credit)
        per_set[f"floor:{muscle}"] = int(2 * credit)
    per_use |= {f"required:{need.name}": 1 for need in needs.requirements if exercise.slug in need.options}
    per_use |= {f"core:{name}": 1 for name, patterns in guidelines.CORE_CATEGORIES.items() if exercise.pattern in patterns}
    per_use |= {f"family:{name}": 1 for name, patterns in guidelines.COMPOUND_FAMILIES.items() if exercise.pattern in patterns}
    if exercise.plane in (Plane.FRONTAL, Plane.TRANSVERSE):
        per_set["other planes"] = 1
    if is_leg_work(exercise):
        per_set |= _leg_tallies(exercise)
    per_use |= {f"session {session}: {name}": 1 for name in _session_areas(exercise)}
    per_set[f"session {session}: sets"] = 1
    if trains_glutes(exercise):
        per_set[f"session {session}: glute sets"] = 1
    return Effects(
        per_set=tuple((at[name], amount) for name, amount in per_set.items() if name in at),
        per_use=tuple((at[name], amount) for name, amount in per_use.items() if name in at),
    )


def _leg_tallies(exercise: Exercise) -> dict[str, int]:
    tallies = {
        "leg sets": True,
        "isolation sets": exercise.mechanic is Mechanic.ISOLATION,
        "one-sided sets": exercise.laterality is Laterality.UNILATERAL,
        "hip sets": exercise.pattern in guidelines.HIP_DOMINANT_PATTERNS,
        "knee sets": exercise.pattern in guidelines.KNEE_DOMINANT_PATTERNS,
        "knee-extension sets": exercise.pattern is MovementPattern.KNEE_EXTENSION,
        "knee-flexion sets": exercise.pattern is MovementPattern.KNEE_FLEXION,
    }
    return {name: 1 for name, counts in tallies.items() if counts}


def _session_areas(exercise: Exercise) -> list[str]:
    areas = []
    if exercise.pattern in guidelines.COMPOUND_PATTERNS and exercise.mechanic is Mechanic.COMPOUND:
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
