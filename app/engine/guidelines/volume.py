"""Weekly sets: what a set counts, how many a muscle is promised, and how many one exercise may have."""

from collections.abc import Mapping
from types import MappingProxyType

from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Level

SEVERITY_FACTOR: Mapping[Severity, float] = MappingProxyType(
    {Severity.MILD: 0.85, Severity.MODERATE: 1.0, Severity.MARKED: 1.2}
)
"""How much more work a more marked imbalance gets. Source: expert-opinion."""

PRIMARY_CREDIT = 1.0
SECONDARY_CREDIT = 0.5
"""A set counts whole for its primary and half for its secondary muscles. Source: pelland-2024."""

MINIMUM_EFFECTIVE_SETS = 4.0
"""Weekly sets below which little strength is gained. Source: iversen-2021."""
SHORT_WEEK_MINUTES = 75
"""A week with less training time asks only for the minimum effective dose. Source: expert-opinion."""
FOUNDATION_FLOOR_SHARE = 0.6
FOUNDATION_WEEKS = 2
"""The first two weeks may stay at 60 % of the weekly minimum. Source: expert-opinion."""
FRAME_MINUTES = 10
FLOOR_SETS_PER_MAIN_MINUTE = 0.25
USUAL_SETS_PER_MAIN_MINUTE = 0.5
"""What any mix of imbalances leaves time for, and what a usual one does: credited weekly sets per minute between
warm-up and cool-down, shared evenly among the weak muscles. Source: expert-opinion, fitted to the time model."""
MOST_CORE_SETS = 3
MOST_ACCESSORY_SETS = 3
"""Sets of one trunk exercise in a session, and of one that is no compound lift; a third exercise serves better than a
fourth set. Source: mcgill-2007, fifa-11-plus, acsm-2009."""

BONUS_SETS = 1
BONUS_SETS_LIMIT = 2
BONUS_SHARE_LIMIT = 1 / 3
"""Extra sets on the weaker side, only where asked for. Source: baroni-2016, expert-opinion."""

MOST_USES_PER_WEEK = 2
MOST_CORE_USES_PER_WEEK = 3
"""How often a week may hold the same exercise. Source: expert-opinion."""
OTHER_PLANES_SHARE = 0.10
FEWEST_MAIN_ITEMS = 4
MOST_MAIN_ITEMS = 8
MOST_MAIN_ITEMS_AT_HOME = 6
LONG_SESSION_MINUTES = 60
FEWEST_DISTINCT_EXERCISES = 6
FEWEST_DISTINCT_EXERCISES_SHORT_WEEK = 4
"""Enough variety to train every direction, few enough exercises to keep going. Source: eckard, expert-opinion."""

LARGE_MUSCLES = frozenset({MuscleSlug.GLUTEUS_MAXIMUS, MuscleSlug.QUADRICEPS, MuscleSlug.HAMSTRINGS})
SESSION_CEILING: Mapping[Level, float] = MappingProxyType({Level.BEGINNER: 12, Level.INTERMEDIATE: 16, Level.ADVANCED: 20})
WEEK_CEILING: Mapping[Level, tuple[float, float]] = MappingProxyType(
    {Level.BEGINNER: (30, 18), Level.INTERMEDIATE: (42, 24), Level.ADVANCED: (60, 28)}
)
"""Sets of a muscle in one session, and in one week for large muscles and for others. Evidence for any ceiling is thin.
Source: pelland-2024, baz-valle-2022, expert-opinion."""


def session_ceiling(level: Level) -> float:
    """Sets that no muscle exceeds in a session."""
    return SESSION_CEILING[level]


def week_ceiling(muscle: MuscleSlug, level: Level) -> float:
    """Sets that the muscle never exceeds in a week."""
    large, small = WEEK_CEILING[level]
    return large if muscle in LARGE_MUSCLES else small


SET_GROWTH = 1 / 3
SETS_ADDED_AT_MOST = 3.0
"""How much more a muscle may get from one full week to the next: a share, or so many sets. Source: expert-opinion."""
