"""A program as it is handed in to be kept, and what is known of it.

Importing this takes no database library, so that the processes that only run the engine stay small.
"""

from dataclasses import dataclass

from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.people import Level


@dataclass(frozen=True, slots=True)
class ProgramFacts:
    """What is known of a program without opening its document."""

    id: str
    title: str
    level: Level
    imbalances: tuple[str, ...]
    equipment: frozenset[EquipmentSlug]
    """What the program needs, not what the person has."""
    weeks: int
    sessions_per_week: int
    minutes_per_session: float
    catalogue_version: str
    engine_version: str


@dataclass(frozen=True, slots=True)
class ProgramRecord(ProgramFacts):
    """A program as it is handed in to be kept."""

    document: bytes
    """The body that is served, byte for byte."""
