"""Groups of movement patterns: what counts as what, how many of them a week needs, and in what order they come."""

from collections.abc import Mapping
from types import MappingProxyType

from app.engine.vocabulary.exercises import MovementPattern, Plane

OTHER_PLANES = frozenset({Plane.FRONTAL, Plane.TRANSVERSE})
"""Beside the one in which one walks."""

CORE_PATTERNS = frozenset(
    {
        MovementPattern.CORE_ANTI_EXTENSION,
        MovementPattern.CORE_ANTI_LATERAL_FLEXION,
        MovementPattern.CORE_ANTI_ROTATION,
        MovementPattern.CORE_FLEXION,
        MovementPattern.CORE_EXTENSION,
        MovementPattern.CARRY,
    }
)
COMPOUND_PATTERNS = frozenset(
    {MovementPattern.SQUAT, MovementPattern.LUNGE, MovementPattern.STEP, MovementPattern.HINGE, MovementPattern.BRIDGE}
)
HIP_DOMINANT_PATTERNS = frozenset(
    {MovementPattern.HINGE, MovementPattern.BRIDGE, MovementPattern.HIP_EXTENSION, MovementPattern.KNEE_FLEXION}
)
KNEE_DOMINANT_PATTERNS = frozenset(
    {MovementPattern.SQUAT, MovementPattern.LUNGE, MovementPattern.STEP, MovementPattern.KNEE_EXTENSION}
)
COMPOUND_FAMILIES: Mapping[str, frozenset[MovementPattern]] = MappingProxyType(
    {
        "squat": frozenset({MovementPattern.SQUAT}),
        "lunge or step": frozenset({MovementPattern.LUNGE, MovementPattern.STEP}),
        "hinge": frozenset({MovementPattern.HINGE}),
        "bridge": frozenset({MovementPattern.BRIDGE}),
    }
)
"""Families of compound lifts that a leg or glute program draws on. Source: seed-article."""
FAMILIES_NEEDED = 3
"""How many of them a week draws on at least. Source: seed-article, expert-opinion."""

CORE_CATEGORIES: Mapping[str, frozenset[MovementPattern]] = MappingProxyType(
    {
        "front": frozenset({MovementPattern.CORE_ANTI_EXTENSION, MovementPattern.CORE_FLEXION}),
        "side": frozenset({MovementPattern.CORE_ANTI_LATERAL_FLEXION, MovementPattern.CARRY}),
        "back and rotation": frozenset({MovementPattern.CORE_ANTI_ROTATION, MovementPattern.CORE_EXTENSION}),
    }
)
"""The three directions in which a trunk is trained. Source: mcgill-2007."""
CORE_DIRECTIONS_NEEDED = 2
CORE_DIRECTIONS_NEEDED_WITH_WEAK_CORE = 3
"""How many directions of the trunk a week trains at least. Source: mcgill-2007, expert-opinion."""

ORDER_OF_WORK: tuple[frozenset[MovementPattern], ...] = (
    frozenset({MovementPattern.PLYOMETRIC}),
    COMPOUND_PATTERNS,
    frozenset(
        {
            MovementPattern.HIP_ABDUCTION,
            MovementPattern.HIP_ADDUCTION,
            MovementPattern.HIP_EXTENSION,
            MovementPattern.HIP_FLEXION,
            MovementPattern.KNEE_FLEXION,
            MovementPattern.KNEE_EXTENSION,
            MovementPattern.CALF,
        }
    ),
    CORE_PATTERNS,
)
"""Main work from what needs a fresh body to what does not. Source: acsm-2009, nunes-2021."""
