"""Which exercises can stand in for another: ranked by how much of its purpose they share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug, MuscleRole
from app.engine.vocabulary.people import Level

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


@dataclass(frozen=True, slots=True)
class _Purpose:
    """What an exercise is for, ready to be compared."""

    exercise: Exercise
    uses: Mapping[str, float]
    """Weights by what is done with which muscle."""
    main_uses: frozenset[tuple[str, MuscleRole]]
    strategies: frozenset[str]


class Alternatives:
    """Finds what can stand in for an exercise of the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._purposes = {
            slug: _Purpose(
                exercise,
                uses=_muscle_weights(exercise),
                main_uses=_main_uses(exercise),
                strategies=frozenset(catalogue.strategies_of.get(slug, ())),
            )
            for slug, exercise in catalogue.exercises.items()
        }

    def of(
        self,
        slug: str,
        *,
        equipment: frozenset[EquipmentSlug] | None = None,
        level: Level | None = None,
        avoid: frozenset[DemandSlug] = frozenset(),
    ) -> tuple[Alternative, ...]:
        """Exercises for the same purpose, the most similar first; ties are in the order of slugs.

        They need no more than the equipment, ask for at most the level and for nothing to be avoided; None limits nothing.
        """
        original = self._purposes[slug]
        fits = _fits(equipment, level, avoid)
        serving = (other for other in self._purposes.values() if not original.main_uses.isdisjoint(other.main_uses))
        others = (other for other in serving if other is not original and fits(other.exercise))
        compared = ((round(_similarity(original, other), 3), other) for other in others)
        close = [
            Alternative(other.exercise, similarity, _reason(original, other))
            for similarity, other in compared
            if similarity >= LEAST_SIMILARITY
        ]
        return tuple(sorted(close, key=lambda each: (-each.similarity, each.exercise.slug)))

    def similarity(self, one: str, other: str) -> float:
        """How much of their purpose two exercises share: 0 (nothing) to 1 (everything), the same both ways."""
        return _similarity(self._purposes[one], self._purposes[other])


def _similarity(one: _Purpose, other: _Purpose) -> float:
    mine, theirs = one.exercise, other.exercise
    return (
        MUSCLES_SHARE * _weighted_overlap(one.uses, other.uses)
        + STRATEGIES_SHARE * _overlap(one.strategies, other.strategies)
        + PATTERN_SHARE * (mine.pattern is theirs.pattern)
        + MODALITY_SHARE * (mine.modality is theirs.modality)
        + SIDES_SHARE * (mine.laterality is theirs.laterality)
        + DIFFICULTY_SHARE * (1 - abs(mine.difficulty - theirs.difficulty) / HARDEST)
    )


def _fits(
    equipment: frozenset[EquipmentSlug] | None, level: Level | None, avoid: frozenset[DemandSlug]
) -> Callable[[Exercise], bool]:
    def fits(exercise: Exercise) -> bool:
        has_equipment = equipment is None or any(option <= equipment for option in exercise.equipment_options)
        return has_equipment and (level is None or exercise.level.rank <= level.rank) and not exercise.demands & avoid

    return fits


def _main_uses(exercise: Exercise) -> frozenset[tuple[str, MuscleRole]]:
    return frozenset((use.muscle, use.role) for use in exercise.muscles if use.role is not MuscleRole.SECONDARY)


def _muscle_weights(exercise: Exercise) -> dict[str, float]:
    """Strengthening, lengthening and releasing a muscle are different purposes, so they never overlap."""
    kinds = {MuscleRole.PRIMARY: "work", MuscleRole.SECONDARY: "work"}
    return {f"{kinds.get(use.role, use.role)} {use.muscle}": ROLE_WEIGHT[use.role] for use in exercise.muscles}


def _weighted_overlap(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Weighted Jaccard index: what both have over what either has. Weights are whole or halves, so no order of sums matters."""
    both = sum(min(weight, other[key]) for key, weight in one.items() if key in other)
    either = sum(one.values()) + sum(other.values()) - both
    return both / either if either else 0.0


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard index."""
    either = len(one | other)
    return len(one & other) / either if either else 0.0


def _reason(original: _Purpose, other: _Purpose) -> str:
    shared = sorted(muscle.replace("-", " ") for muscle, _ in original.main_uses & other.main_uses)
    mine, theirs = original.exercise, other.exercise
    movement = (
        "the same movement" if mine.pattern is theirs.pattern else f"another movement ({theirs.pattern.replace('-', ' ')})"
    )
    step = theirs.difficulty - mine.difficulty
    effort = "as hard" if step == 0 else "harder" if step > 0 else "easier"
    return f"Also for {' and '.join(shared)}; {movement}, {effort}."
