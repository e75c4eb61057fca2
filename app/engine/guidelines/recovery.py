"""How much rest hard work needs before the next."""

from collections.abc import Mapping
from types import MappingProxyType

from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.roles import HIP_ROLES, KNEE_ROLES, Role

HARD_MUSCLE_SETS = 4
HARD_RECOVERY_HOURS = 48
"""Four or more sets for a muscle in its own roles ask for 48 hours before the next such session. Source: acsm-2009,
expert-opinion."""
OWN_ROLES: Mapping[MuscleSlug, frozenset[Role]] = MappingProxyType(
    {
        MuscleSlug.GLUTEUS_MAXIMUS: HIP_ROLES,
        MuscleSlug.HAMSTRINGS: frozenset({Role.HINGE, Role.SINGLE_LEG_HINGE, Role.KNEE_FLEXION}),
        MuscleSlug.QUADRICEPS: KNEE_ROLES,
    }
)
"""The roles in which a large muscle works hardest; small ones recover within a day. Source: expert-opinion."""
GLUTE_FOCUS_SETS = 3
GLUTE_FOCUS_SHARE = 0.25
GLUTE_REST_DAYS = 2
GLUTE_SESSIONS = 2
MOST_LOWER_BODY_SESSIONS = 3
"""A glute-focused session has three or more hip-led sets that are a quarter of its work; two such sessions
start at least two calendar days apart, so at most three fit a week. Source: seed-article."""
