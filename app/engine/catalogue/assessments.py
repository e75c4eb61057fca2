"""Field tests and their cut-offs."""

from dataclasses import dataclass

from app.engine.vocabulary.people import Sex
from app.engine.vocabulary.screening import Comparison, Flag


@dataclass(frozen=True, slots=True)
class CutOff:
    """A published boundary of a field test, for the people it was measured in."""

    population: str
    sex: Sex | None
    min_age: int | None
    max_age: int | None
    comparison: Comparison
    value: float
    flag: Flag
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """A field test: how to do it, what it measures, and how sure its figures are."""

    slug: str
    name: str
    measures: str
    protocol: tuple[str, ...]
    equipment: tuple[str, ...]
    unit: str
    sided: bool
    lowest: float
    highest: float
    """The range of plausible values in the unit; what lies outside it was mistyped."""
    cut_offs: tuple[CutOff, ...]
    minimal_detectable_change: float | None
    """In the unit: a smaller difference may be noise. None where unknown."""
    reliability: str
    contraindications: tuple[str, ...]
    informational_only: bool
    """True for tests that may be recorded but never flag anything."""
    sources: tuple[str, ...]
