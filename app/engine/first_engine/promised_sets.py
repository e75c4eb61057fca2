"""How many weekly sets a weak muscle is promised, and how many it usually gets."""

from app.engine.first_engine.eligibility import Limits
from app.engine.guidelines.muscles import SMALL_MUSCLES
from app.engine.guidelines.volume import (
    FLOOR_SETS_PER_MAIN_MINUTE,
    FRAME_MINUTES,
    MINIMUM_EFFECTIVE_SETS,
    MOST_USES_PER_WEEK,
    SHORT_WEEK_MINUTES,
    USUAL_SETS_PER_MAIN_MINUTE,
)
from app.engine.profile import Profile
from app.engine.vocabulary.body import MuscleSlug


def priority_floor_sets(muscle: MuscleSlug, profile: Profile, limits: Limits, weak_count: int) -> float:
    """The weekly sets that a weak muscle is promised, in half sets.

    Every mix of imbalances has time for them, and a single exercise can give them.
    """
    possible = min(MOST_USES_PER_WEEK, profile.sessions_per_week) * limits.guideline.sets_per_exercise.high
    return min(possible, _priority_sets(muscle, profile, limits, weak_count, FLOOR_SETS_PER_MAIN_MINUTE))


def usual_sets(muscle: MuscleSlug, profile: Profile, limits: Limits, weak_count: int) -> float:
    """The weekly sets that a weak muscle usually gets at this level in this time, in half sets."""
    return _priority_sets(muscle, profile, limits, weak_count, USUAL_SETS_PER_MAIN_MINUTE)


def _priority_sets(muscle: MuscleSlug, profile: Profile, limits: Limits, weak_count: int, sets_per_minute: float) -> float:
    main_minutes = profile.weekly_minutes - FRAME_MINUTES * profile.sessions_per_week
    timely = main_minutes * sets_per_minute / max(1, weak_count)
    return int(2 * min(level_sets(muscle, profile, limits), timely)) / 2


def level_sets(muscle: MuscleSlug, profile: Profile, limits: Limits) -> float:
    """The least weekly sets that a weak muscle gets at this level: the minimum effective dose if small or in a short week."""
    if profile.weekly_minutes < SHORT_WEEK_MINUTES or muscle in SMALL_MUSCLES:
        return MINIMUM_EFFECTIVE_SETS
    return limits.guideline.priority_sets.low
