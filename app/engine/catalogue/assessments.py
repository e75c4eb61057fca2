"""Field tests, their cut-offs, and how much their results differ by chance."""

from dataclasses import dataclass

from app.engine.vocabulary.exercises import DemandSlug
from app.engine.vocabulary.imbalances import Nature
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


SECONDS = "s"
OPINION = "expert-opinion"
"""The source of what nobody has measured."""


@dataclass(frozen=True, slots=True)
class MeasurementError:
    """By how much a result differs from try to try without any change in the person."""

    standard_error: float
    """Standard error of measurement of one value, in the unit of the test or in percent of the value."""
    in_percent: bool
    sources: tuple[str, ...]

    @property
    def is_published(self) -> bool:
        """False where nobody has measured it: then it is the least that is to be expected."""
        return self.sources != (OPINION,)


@dataclass(frozen=True, slots=True)
class Reading:
    """Which imbalances a field test speaks for, by the way in which its result is off."""

    kind: Nature
    """Tests of one kind can confirm each other."""
    below: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    difference: tuple[str, ...] = ()
    """What a side difference speaks for; the lower side is the weaker one."""
    supports: tuple[str, ...] = ()
    """Those of them for which it is a sign beside another test only, because it asks for much else too."""
    crossed: tuple[str, ...] = ()
    """Those of them that lie on the other side than the lower value: bending to the left stretches the right."""
    silent_on: tuple[str, ...] = ()
    """Imbalances that name the test although its result alone says nothing about them."""
    needs_pelvis_control: bool = False
    """True where it says nothing unless somebody watched that the pelvis stayed where it was."""
    limits_allow_for_error: bool = False
    """True where the limits for one side already lie beyond the norm by the error of the test."""
    care_when_older: str | None = None
    """What a finding from it shows, in a few words, where that asks for care at a higher age."""

    @property
    def spoken_for(self) -> frozenset[str]:
        """The imbalances that some result points to."""
        return frozenset((*self.below, *self.above, *self.difference))


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
    error: MeasurementError | None
    """None only for tests that never flag anything."""
    reliability: str
    contraindications: tuple[str, ...]
    demands: frozenset[DemandSlug]
    """What it asks of the body, by which conditions rule it out as they rule out exercises."""
    not_with: tuple[str, ...]
    """Conditions that rule it out beside those that rule out a demand of it."""
    informational_only: bool
    """True for tests that may be recorded but never flag anything."""
    reading: Reading
    sources: tuple[str, ...]

    @property
    def is_hold(self) -> bool:
        """True where something is held for as long as possible."""
        return self.unit == SECONDS and self.reading.kind is Nature.ENDURANCE
