"""Models of imbalances, strategies and field tests, as clients get them."""

from app.api.contract.models import Output, Page, Slug
from app.engine.vocabulary.body import MuscleSlug, Region
from app.engine.vocabulary.exercises import DemandSlug
from app.engine.vocabulary.imbalances import Axis, CorrectivePhase, DoseMode, EvidenceGrade, Nature
from app.engine.vocabulary.people import Sex
from app.engine.vocabulary.roles import Role
from app.engine.vocabulary.screening import Comparison, Flag
from app.store.entry_fields import Effect


class PossibleEffectPublic(Output):
    """Something that an imbalance may do, never something that it does."""

    effect: Effect
    """The area of life that it touches."""
    statement: str
    """What may happen."""
    grade: EvidenceGrade
    """How sure that is."""


class ImbalanceMuscles(Output):
    """The muscles of an imbalance by the part that they play."""

    short: list[MuscleSlug]
    """Short or overactive: to be lengthened."""
    weak: list[MuscleSlug]
    """Weak or underactive: to be strengthened."""
    compensating: list[MuscleSlug]
    """Working in place of the weak ones; they get neither stretch nor release for it."""


class EvidenceClaimPublic(Output):
    """How sure one claim is, and why."""

    grade: EvidenceGrade
    """The grade."""
    because: str
    """What the grade rests on."""
    sources: list[Slug]
    """Slugs of the sources."""


class EvidencePublic(Output):
    """Three separate questions about an imbalance."""

    association: EvidenceClaimPublic
    """Is it linked with complaints?"""
    modifiable: EvidenceClaimPublic
    """Can training change it?"""
    outcome: EvidenceClaimPublic
    """Does changing it help?"""


class ImbalancePublic(Output):
    """A pattern of weak and short muscles, how to see it, what it may do, and what answers it."""

    slug: Slug
    """Its name in addresses; for ever."""
    name: str
    """Its usual name."""
    nature: list[Nature]
    """What kind of difference it is."""
    axis: Axis
    """Between what the difference lies."""
    regions: list[Region]
    """The areas that it belongs to."""
    sided: bool
    """Whether it has a weaker (or tighter) side."""
    summary: str
    """What it is, in a few sentences."""
    causes: list[str]
    """What it may come from."""
    signs: list[str]
    """How people notice it. No sign is a diagnosis."""
    possible_effects: list[PossibleEffectPublic]
    """What it may do."""
    muscles: ImbalanceMuscles
    """The muscles and their parts in it."""
    evidence: EvidencePublic
    """How sure all that is."""
    strategies: list[Slug]
    """What answers it, the most important first."""
    assessments: list[Slug]
    """Field tests that look for it."""
    related: list[Slug]
    """Imbalances that often come with it."""
    children: list[Slug]
    """More specific imbalances that this one gathers."""
    sources: list[Slug]
    """Slugs of the sources."""


class ImbalancePage(Page[ImbalancePublic]):
    """All imbalances."""


class StrategyPublic(Output):
    """What to do about an imbalance."""

    slug: Slug
    """Its name in addresses; for ever."""
    name: str
    """Its usual name."""
    aim: str
    """What it is for."""
    rationale: str
    """Why it may help."""
    mode: DoseMode
    """The family of dosage that it follows."""
    targets: list[MuscleSlug]
    """The muscles that it is for."""
    exercises: list[Slug]
    """Its exercises, the easiest first."""
    imbalances: list[Slug]
    """The imbalances that it answers."""
    roles: list[Role]
    """What its exercises are there for in a session: the roles of their tracks."""
    sources: list[Slug]
    """Slugs of the sources."""


class StrategyPage(Page[StrategyPublic]):
    """All strategies."""


class PhaseExercisesPublic(Output):
    """The exercises of one corrective phase."""

    phase: CorrectivePhase
    """The phase."""
    exercises: list[Slug]
    """Its exercises, the easiest first."""


class RangePublic(Output):
    """A closed range."""

    low: float
    """Its lower end."""
    high: float
    """Its upper end."""


class DosagePublic(Output):
    """The usual dosage of one exercise in one session; null where it is not counted that way."""

    sets: RangePublic
    """Sets of one exercise."""
    reps: RangePublic | None
    """Repetitions of one set, for one-sided work a side."""
    hold_seconds: RangePublic | None
    """Seconds of one hold."""
    seconds: RangePublic | None
    """Seconds of continuous work."""
    contacts: RangePublic | None
    """Landings of one set."""
    rpe: RangePublic | None
    """How hard a set is at its end, 0 to 10, from the first week to the last."""
    rest_seconds: int | None
    """Rest between sets."""
    note: str
    """How it grows, and what to look for."""


class DosageByLevel(Output):
    """The usual dosage for each level of experience."""

    beginner: DosagePublic
    """Under 6 months of regular strength work."""
    intermediate: DosagePublic
    """6 to 24 months."""
    advanced: DosagePublic
    """More than 24 months."""


class ImbalanceStrategyPublic(Output):
    """A strategy as it is used for one imbalance."""

    strategy: StrategyPublic
    """The strategy."""
    priority: int
    """1 matters most."""
    phases: list[PhaseExercisesPublic]
    """Its exercises for this imbalance by corrective phase, in the order of a session."""
    dosage: DosageByLevel | None
    """How much of it is usual; null for a principle, which guides other work and has no dose of its own."""


class ImbalanceStrategyPage(Page[ImbalanceStrategyPublic]):
    """The strategies for one imbalance, the most important first."""


class CutOffPublic(Output):
    """A published boundary of a field test, for the people it was measured in."""

    population: str
    """The people it was measured in."""
    sex: Sex | None
    """The sex it holds for; null for everybody."""
    min_age: int | None
    """The youngest it holds for, in years; null where none is given."""
    max_age: int | None
    """The oldest it holds for, in years; null where none is given."""
    comparison: Comparison
    """How a measurement is held against the value."""
    value: float
    """The boundary, in the test's unit or in percent."""
    flag: Flag
    """How much it says when the boundary is passed."""
    sources: list[Slug]
    """Slugs of the sources."""


class ReadingPublic(Output):
    """Which imbalances a field test speaks for, by the way in which its result is off."""

    kind: Nature
    """What it measures; tests of one kind can confirm each other."""
    below: list[Slug]
    """What a low value points to."""
    above: list[Slug]
    """What a high value points to."""
    difference: list[Slug]
    """What a difference between the sides points to; the lower side is the weaker one."""
    supports: list[Slug]
    """Those of them for which it counts beside another test only, because it asks for much else too."""
    crossed: list[Slug]
    """Those of them that lie on the other side than the lower value."""
    silent_on: list[Slug]
    """Imbalances that name the test although its result alone says nothing about them."""
    needs_pelvis_control: bool
    """Whether it counts only where somebody watched that the pelvis stayed where it was."""
    limits_allow_for_error: bool
    """Whether its boundaries lie beyond the norm by the error of the test already."""
    care_when_older: str | None
    """What a finding from it shows, in a few words, where that asks for care at a higher age; null elsewhere."""


class MeasurementErrorPublic(Output):
    """By how much a result differs from try to try without any change in the person."""

    standard_error: float
    """Standard error of measurement of one value: 1.96 of them are what may be chance in it, 2.77 in a difference of two."""
    in_percent: bool
    """Whether it is given in percent of the value and not in the unit of the test."""
    sources: list[Slug]
    """Slugs of the sources; `expert-opinion` alone where nobody has measured it, and the figure is the least to expect."""


class AssessmentPublic(Output):
    """A field test: how to do it, what it measures, and how sure its figures are."""

    slug: Slug
    """Its name in addresses; for ever."""
    name: str
    """Its usual name."""
    measures: str
    """What it measures."""
    protocol: list[str]
    """The steps."""
    equipment: list[str]
    """What it needs, in words."""
    unit: str
    """Unit of a measurement."""
    sided: bool
    """Whether each side is measured for itself."""
    lowest: float
    """The lowest plausible value."""
    highest: float
    """The highest plausible value."""
    cut_offs: list[CutOffPublic]
    """Published boundaries."""
    minimal_detectable_change: float | None
    """In the unit of the test, a smaller difference of two results may be chance; null where the error is not in that unit."""
    error: MeasurementErrorPublic | None
    """How much may be chance in a result; null only for tests that never flag anything."""
    reliability: str
    """How repeatable the test is."""
    contraindications: list[str]
    """When not to do it."""
    demands: list[DemandSlug]
    """What it asks of the body. A condition that leaves out one of these rules the test out."""
    not_with: list[Slug]
    """Slugs of conditions that rule it out beside those."""
    informational_only: bool
    """True for tests that may be recorded but never flag anything."""
    reading: ReadingPublic
    """What its results speak for."""
    imbalances: list[Slug]
    """The imbalances that it looks for."""
    sources: list[Slug]
    """Slugs of the sources."""
    disclaimer: str
    """What a test is not: a diagnosis."""


class AssessmentPage(Page[AssessmentPublic]):
    """All field tests."""
