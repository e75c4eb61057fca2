"""The tables. Importing this package registers them all in `Row.metadata`; they hold words as text and check them."""

from app.store.tables import (
    assessments,
    enrollments,
    exercises,
    imbalances,
    keys,
    programs,
    protocols,
    safety,
    state,
    strategies,
)
from app.store.tables import vocabularies as vocabularies
from app.store.tables.base import Row

__all__ = [
    "Row",
    "assessments",
    "enrollments",
    "exercises",
    "imbalances",
    "keys",
    "programs",
    "protocols",
    "safety",
    "state",
    "strategies",
    "vocabularies",
]
