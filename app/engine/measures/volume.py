"""Sets per muscle over items, sessions and weeks, and what makes a session glute-focused."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.muscles import TRUNK_MUSCLES
from app.engine.guidelines.recovery import GLUTE_FOCUS_SETS, GLUTE_FOCUS_SHARE
from app.engine.guidelines.volume import PRIMARY_CREDIT, SECONDARY_CREDIT
from app.engine.measures.exercise_kinds import is_strengthening
from app.engine.program import Item, TrainingSession, Week
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import Modality, MuscleRole
from app.engine.vocabulary.programs import MAIN_BLOCKS
from app.engine.vocabulary.roles import HIP_ROLES, Role

Exercises = Mapping[str, Exercise]
Key = TypeVar("Key", bound=str)
Number = TypeVar("Number", int, float)

_CREDIT = {MuscleRole.PRIMARY: PRIMARY_CREDIT, MuscleRole.SECONDARY: SECONDARY_CREDIT}


def credits_of(exercise: Exercise) -> dict[MuscleSlug, float]:
    """What one main-block set counts for each muscle: 1 primary, 0.5 secondary; core work for the trunk only."""
    if not is_strengthening(exercise):
        return {}
    counted = {use.muscle: _CREDIT[use.role] for use in exercise.muscles if use.role in _CREDIT}
    if exercise.modality is Modality.CORE:
        return {muscle: share for muscle, share in counted.items() if muscle in TRUNK_MUSCLES}
    return counted


def main_items(session: TrainingSession) -> Iterator[Item]:
    """The items whose sets count as training."""
    return session.items_in(*MAIN_BLOCKS)


def exercise_sets(items: Iterable[Item]) -> dict[str, int]:
    """Sets of every exercise over the items, by slug."""
    sets: dict[str, int] = {}
    for item in items:
        sets[item.exercise] = sets.get(item.exercise, 0) + item.sets
    return sets


def muscle_sets(items: Iterable[Item], exercises: Exercises) -> dict[MuscleSlug, float]:
    """Sets per muscle over the items."""
    sets = exercise_sets(items)
    return credited(sets, {slug: credits_of(exercises[slug]) for slug in sets})


def credited(sets: Mapping[str, int], per_set: Mapping[str, Mapping[MuscleSlug, float]]) -> dict[MuscleSlug, float]:
    """Sets per muscle, given those of every exercise by slug and what one of its sets counts."""
    counted: dict[MuscleSlug, float] = {}
    for slug, number in sets.items():
        for muscle, credit in per_set[slug].items():
            counted[muscle] = counted.get(muscle, 0.0) + credit * number
    return counted


def added(counts: Iterable[Mapping[Key, Number]]) -> dict[Key, Number]:
    """The counts of all, put together."""
    totals: dict[Key, Number] = {}
    for count in counts:
        for key, number in count.items():
            totals[key] = totals[key] + number if key in totals else number
    return totals


def weekly_sets(week: Week, exercises: Exercises) -> dict[MuscleSlug, float]:
    """Sets per muscle over the main blocks of a week."""
    return muscle_sets((item for session in week.sessions for item in main_items(session)), exercises)


def is_glute_focused(worked: Iterable[tuple[int, Role | None]]) -> bool:
    """True when three sets or more of a session's main work are led by the hip, and these are a quarter of all (rule O5)."""
    counted = list(worked)
    hip_led = sum(sets for sets, role in counted if role in HIP_ROLES)
    all_sets = sum(sets for sets, role in counted if role is not Role.JUMP)
    return hip_led >= GLUTE_FOCUS_SETS and hip_led >= GLUTE_FOCUS_SHARE * all_sets
