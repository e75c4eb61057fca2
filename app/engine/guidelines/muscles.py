"""Groups of muscles that guidelines speak of together."""

from collections.abc import Mapping
from types import MappingProxyType

from app.engine.vocabulary.body import MuscleSlug

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
