"""Groups of muscles that guidelines speak of together."""

from collections.abc import Mapping
from types import MappingProxyType

from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.roles import Role

TRUNK_MUSCLES = frozenset(
    {
        MuscleSlug.RECTUS_ABDOMINIS,
        MuscleSlug.OBLIQUES,
        MuscleSlug.TRANSVERSUS_ABDOMINIS,
        MuscleSlug.ERECTOR_SPINAE,
        MuscleSlug.MULTIFIDUS,
        MuscleSlug.QUADRATUS_LUMBORUM,
    }
)
"""The only muscles for which isometric core work counts as training volume. Source: expert-opinion."""

GLUTES = frozenset({MuscleSlug.GLUTEUS_MAXIMUS, MuscleSlug.GLUTEUS_MEDIUS, MuscleSlug.GLUTEUS_MINIMUS})
QUADRICEPS = frozenset({MuscleSlug.QUADRICEPS, MuscleSlug.RECTUS_FEMORIS})
HAMSTRINGS = frozenset({MuscleSlug.HAMSTRINGS})
CALVES = frozenset({MuscleSlug.GASTROCNEMIUS, MuscleSlug.SOLEUS})
LEG_GROUPS: Mapping[str, frozenset[MuscleSlug]] = MappingProxyType(
    {"quadriceps": QUADRICEPS, "hamstrings": HAMSTRINGS, "calves": CALVES}
)
"""The three groups that every warm-up moves and every cool-down stretches. Source: seed-article."""
SMALL_MUSCLES = frozenset(
    {
        MuscleSlug.GASTROCNEMIUS,
        MuscleSlug.GLUTEUS_MINIMUS,
        MuscleSlug.ILIOPSOAS,
        MuscleSlug.MULTIFIDUS,
        MuscleSlug.PIRIFORMIS,
        MuscleSlug.QUADRATUS_LUMBORUM,
        MuscleSlug.SOLEUS,
        MuscleSlug.TIBIALIS_ANTERIOR,
    }
)
"""Muscles for which the minimum effective dose is enough at every level. Source: expert-opinion."""

_HIP_FRONT = frozenset({MuscleSlug.ILIOPSOAS, MuscleSlug.RECTUS_FEMORIS})
_BENT_DEEP = QUADRICEPS | {MuscleSlug.SOLEUS, MuscleSlug.ADDUCTORS}
LENGTHENED_BY: Mapping[Role, frozenset[MuscleSlug]] = MappingProxyType(
    {
        Role.SQUAT: _BENT_DEEP,
        Role.SINGLE_LEG_KNEE: _BENT_DEEP | _HIP_FRONT,
        Role.HINGE: HAMSTRINGS,
        Role.SINGLE_LEG_HINGE: HAMSTRINGS,
        Role.HIP_EXTENSION: _HIP_FRONT,
        Role.GLUTE_ISOLATION: _HIP_FRONT,
        Role.KNEE_FLEXION: HAMSTRINGS,
        Role.CALF_STRAIGHT: CALVES,
        Role.CALF_BENT: CALVES,
    }
)
"""What the work of a role takes to its length, and so what a warm-up moves first. Source: expert-opinion."""
FIRST_LIFTS = 2
"""The work of a day that its warm-up is for. Source: expert-opinion."""
