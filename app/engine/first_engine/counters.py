"""What of a selection is counted: the ground on which `score` says what every count is worth.

Some counters run over the week, some over a single session. Each is a number, its place in a list of counts.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from app.engine.guidelines.patterns import COMPOUND_FAMILIES, CORE_CATEGORIES
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import MovementPattern

Raises: TypeAlias = tuple[tuple[int, int], ...]
"""Counter and amount, for everything that something raises."""

MUSCLE_COUNTER: Mapping[MuscleSlug, int] = MappingProxyType({muscle: number for number, muscle in enumerate(MuscleSlug)})
"""Where the half sets of every muscle are counted over the week."""
(
    OTHER_PLANES,
    ONE_SIDED_SHORTAGE,
    HIP_SETS,
    KNEE_SETS,
    KNEE_EXTENSION_SETS,
    KNEE_FLEXION_SETS,
    ISOLATION_EXCESS,
    FIRST_GROUP,
) = range(len(MUSCLE_COUNTER), len(MUSCLE_COUNTER) + 8)
"""Where the sets of a kind of work are counted over the week."""

GROUPS: Mapping[str, frozenset[MovementPattern]] = MappingProxyType({**CORE_CATEGORIES, **COMPOUND_FAMILIES})
"""The directions of trunk work and the families of compound lifts that a week draws on."""
GROUP_COUNTER: Mapping[str, int] = MappingProxyType({name: FIRST_GROUP + number for number, name in enumerate(GROUPS)})
"""Where the items of every group are counted over the week."""
FIRST_REQUIREMENT = FIRST_GROUP + len(GROUPS)
"""From here on the items are counted that meet the profile's requirements."""

GLUTE_SETS, GLUTE_SHORTAGE, COMPOUND_LIFTS, HIP_ITEMS, KNEE_ITEMS, CORE_ITEMS, FIRST_PATTERN = range(7)
"""Where sets for the glutes and items of a kind are counted in a session."""
PATTERN_COUNTER: Mapping[MovementPattern, int] = MappingProxyType(
    {pattern: FIRST_PATTERN + number for number, pattern in enumerate(MovementPattern)}
)
"""Where the items of every movement pattern are counted in a session."""
SESSION_COUNTERS = FIRST_PATTERN + len(MovementPattern)

SHARE_PARTS = 4
"""Shares are held in quarter sets: where a half is asked for, two-sided work adds two quarters to the shortage of one-sided
work, and one-sided work takes two away."""


def share_parts(share: float, *, is_of_share: bool) -> int:
    """By how many quarters one set raises the shortage of what is to make up this share of all sets."""
    return round(SHARE_PARTS * share) - SHARE_PARTS * is_of_share
