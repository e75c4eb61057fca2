"""Which exercises can stand in for another: ranked by how much of its purpose they share."""

from collections.abc import Callable
from dataclasses import dataclass

from app.engine.catalogue import Catalogue, Exercise
from app.engine.vocabulary import DemandSlug, EquipmentSlug, Level, MuscleRole

ROLE_WEIGHT = {MuscleRole.PRIMARY: 1.0, MuscleRole.SECONDARY: 0.5, MuscleRole.LENGTHENED: 1.0, MuscleRole.RELEASED: 1.0}

MUSCLES_SHARE = 0.45
STRATEGIES_SHARE = 0.20
PATTERN_SHARE = 0.15
MODALITY_SHARE = 0.08
SIDES_SHARE = 0.05
DIFFICULTY_SHARE = 0.07
"""What similarity is made of; the shares add up to 1. Source: expert-opinion."""

HARDEST = 10
LEAST_SIMILARITY = 0.3
"""Less similar exercises serve another purpose."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """A replacement, how similar it is (0 to 1), and why it is one."""

    exercise: Exercise
    similarity: float
    reason: str


def alternatives(
    catalogue: Catalogue,
    original: Exercise,
    *,
    equipment: frozenset[EquipmentSlug] | None = None,
    level: Level | None = None,
    avoid: frozenset[DemandSlug] = frozenset(),
) -> tuple[Alternative, ...]:
    """Exercises for the same purpose, the most similar first; ties are in the order of slugs.

    They need no more than the equipment, ask for at most the level and for nothing to be avoided; None limits nothing.
    """
    fits = _fits(equipment, level, avoid)
    others = (other for other in catalogue.exercises.values() if other.slug != original.slug and fits(other))
    ranked = (
        Alternative(other, round(similarity(catalogue, original, other), 3), _reason(original, other)) for other in others
    )
    close = (each for each in ranked if each.similarity >= LEAST_SIMILARITY and _serves_same_muscle(original, each.exercise))
    return tuple(sorted(close, key=lambda each: (-each.similarity, each.exercise.slug)))


def similarity(catalogue: Catalogue, one: Exercise, other: Exercise) -> float:
    """How much of their purpose two exercises share: 0 (nothing) to 1 (everything), the same both ways."""
    strategies = (catalogue.strategies_of.get(one.slug, ()), catalogue.strategies_of.get(other.slug, ()))
    return (
        MUSCLES_SHARE * _overlap(_muscle_weights(one), _muscle_weights(other))
        + STRATEGIES_SHARE * _overlap(dict.fromkeys(strategies[0], 1.0), dict.fromkeys(strategies[1], 1.0))
        + PATTERN_SHARE * (one.pattern is other.pattern)
        + MODALITY_SHARE * (one.modality is other.modality)
        + SIDES_SHARE * (one.laterality is other.laterality)
        + DIFFICULTY_SHARE * (1 - abs(one.difficulty - other.difficulty) / HARDEST)
    )


def _fits(
    equipment: frozenset[EquipmentSlug] | None, level: Level | None, avoid: frozenset[DemandSlug]
) -> Callable[[Exercise], bool]:
    def fits(exercise: Exercise) -> bool:
        has_equipment = equipment is None or any(option <= equipment for option in exercise.equipment_options)
        return has_equipment and (level is None or exercise.level.rank <= level.rank) and not exercise.demands & avoid

    return fits


def _serves_same_muscle(one: Exercise, other: Exercise) -> bool:
    return bool(_main_uses(one) & _main_uses(other))


def _main_uses(exercise: Exercise) -> frozenset[tuple[str, MuscleRole]]:
    return frozenset((use.muscle, use.role) for use in exercise.muscles if use.role is not MuscleRole.SECONDARY)


def _muscle_weights(exercise: Exercise) -> dict[str, float]:
    """Strengthening, lengthening and releasing a muscle are different purposes, so they never overlap."""
    kinds = {MuscleRole.PRIMARY: "work", MuscleRole.SECONDARY: "work"}
    return {f"{kinds.get(use.role, use.role)} {use.muscle}": ROLE_WEIGHT[use.role] for use in exercise.muscles}


def _overlap(one: dict[str, float], other: dict[str, float]) -> float:
    """Weighted Jaccard index: what both have over what either has."""
    keys = sorted(one.keys() | other.keys())
    either = sum(max(one.get(key, 0.0), other.get(key, 0.0)) for key in keys)
    return sum(min(one.get(key, 0.0), other.get(key, 0.0)) for key in keys) / either if either else 0.0


def _reason(original: Exercise, other: Exercise) -> str:
    shared = sorted(muscle.replace("-", " ") for muscle, _ in _main_uses(original) & _main_uses(other))
    movement = (
        "the same movement" if original.pattern is other.pattern else f"another movement ({other.pattern.replace('-', ' ')})"
    )
    if other.difficulty == original.difficulty:
        step = "as hard"
    else:
        step = "harder" if other.difficulty > original.difficulty else "easier"
    return f"Also for {' and '.join(shared)}; {movement}, {step}."
