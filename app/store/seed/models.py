"""Models of the seed files: what an entry of each file may say, key by key.

Every key is required and no other is allowed, so a misspelt key is an error and never a silent default.
"""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.engine.vocabulary.body import MuscleSlug, Region
from app.engine.vocabulary.exercises import (
    DemandSlug,
    EquipmentSlug,
    Laterality,
    Measure,
    Mechanic,
    Modality,
    MovementPattern,
    MuscleRole,
    Plane,
)
from app.engine.vocabulary.imbalances import Axis, CorrectivePhase, DoseMode, EvidenceGrade, Nature, SourceKind
from app.engine.vocabulary.people import Level, Sex
from app.engine.vocabulary.safety import AdviceFor, AdviceKind, SafetyResponse
from app.engine.vocabulary.screening import Comparison, Flag
from app.store.entry_fields import (
    CUES,
    INSTRUCTIONS,
    MISTAKES,
    Difficulty,
    Effect,
    EntrySlug,
    Link,
    MaxHoldSeconds,
    PlyometricIntensity,
    SecondsPerRep,
    Text,
)


class SeedModel(BaseModel):
    """Base of everything that stands in a seed file: strict types, no unknown keys, frozen."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class SeedEntry(SeedModel):
    """One entry of a seed file, known by its slug."""

    slug: EntrySlug


class NamedSeedEntry(SeedEntry):
    """An entry that people know by a name."""

    name: Text


class SourceSeed(SeedEntry):
    """An entry of `sources.yaml`."""

    kind: SourceKind
    authors: Text
    year: Annotated[int, Field(ge=1800, le=2100)] | None
    title: Text
    published_in: Text
    link: Link | None
    no_link_because: Text | None = None
    verified: bool
    unverified_because: Text | None = None


class MuscleSeed(NamedSeedEntry):
    """An entry of `muscles.yaml`."""

    slug: MuscleSlug
    latin_name: Text
    aliases: tuple[Text, ...]
    group: EntrySlug
    region: EntrySlug
    functions: Annotated[tuple[Text, ...], Field(min_length=1)]


class EquipmentSeed(NamedSeedEntry):
    """An entry of `equipment.yaml`."""

    slug: EquipmentSlug
    description: Text


class DemandSeed(NamedSeedEntry):
    """An entry of `demands.yaml`."""

    slug: DemandSlug
    description: Text


class ExerciseMusclesSeed(SeedModel):
    """The muscles of an exercise by the role that they have in it."""

    primary: tuple[MuscleSlug, ...]
    secondary: tuple[MuscleSlug, ...]
    lengthened: tuple[MuscleSlug, ...]
    released: tuple[MuscleSlug, ...]

    def by_role(self) -> dict[MuscleRole, tuple[MuscleSlug, ...]]:
        """The muscles in each role, roles in the order of the vocabulary."""
        return {role: getattr(self, role.value) for role in MuscleRole}


class ExerciseNamesSeed(SeedModel):
    """What an exercise is called in other languages, the usual name first."""

    de: Annotated[tuple[Text, ...], Field(min_length=1)]
    es: Annotated[tuple[Text, ...], Field(min_length=1)]
    fr: Annotated[tuple[Text, ...], Field(min_length=1)]
    pt: Annotated[tuple[Text, ...], Field(min_length=1)]


class ExerciseSeed(NamedSeedEntry):
    """An entry of `exercises/<pattern>.yaml`."""

    aliases: tuple[Text, ...]
    names: ExerciseNamesSeed
    modality: Modality
    pattern: MovementPattern
    plane: Plane
    laterality: Laterality
    mechanic: Mechanic
    level: Level
    difficulty: Difficulty
    measure: Measure
    seconds_per_rep: SecondsPerRep
    max_hold_seconds: MaxHoldSeconds | None
    plyometric_intensity: PlyometricIntensity | None
    muscles: ExerciseMusclesSeed
    equipment_options: Annotated[tuple[frozenset[EquipmentSlug], ...], Field(min_length=1)]
    demands: frozenset[DemandSlug]
    instructions: Annotated[tuple[Text, ...], INSTRUCTIONS]
    cues: Annotated[tuple[Text, ...], CUES]
    mistakes: Annotated[tuple[Text, ...], MISTAKES]
    breathing: Text | None
    sources: tuple[EntrySlug, ...]


class LadderSeed(NamedSeedEntry):
    """An entry of `ladders.yaml`."""

    exercises: Annotated[tuple[EntrySlug, ...], Field(min_length=2)]


class StrategySeed(NamedSeedEntry):
    """An entry of `strategies.yaml`."""

    aim: Text
    rationale: Text
    mode: DoseMode
    targets: tuple[MuscleSlug, ...]
    exercises: tuple[EntrySlug, ...]
    sources: tuple[EntrySlug, ...]


class EvidenceClaimSeed(SeedModel):
    """One of the three claims under `evidence`."""

    grade: EvidenceGrade
    because: Text
    sources: tuple[EntrySlug, ...]


class EvidenceSeed(SeedModel):
    """The `evidence` of an imbalance."""

    association: EvidenceClaimSeed
    modifiable: EvidenceClaimSeed
    outcome: EvidenceClaimSeed


class PossibleEffectSeed(SeedModel):
    """One of the `possible_effects` of an imbalance."""

    effect: Effect
    statement: Text
    grade: EvidenceGrade
    because: Text
    sources: tuple[EntrySlug, ...]


class ImbalanceMusclesSeed(SeedModel):
    """The muscles of an imbalance: which are short, which weak, which work in their place."""

    short: tuple[MuscleSlug, ...]
    weak: tuple[MuscleSlug, ...]
    compensating: tuple[MuscleSlug, ...]


class StrategyLinkSeed(SeedModel):
    """A strategy as one imbalance uses it; only the phases that it has are listed."""

    strategy: EntrySlug
    phases: Annotated[dict[CorrectivePhase, Annotated[tuple[EntrySlug, ...], Field(min_length=1)]], Field(min_length=1)]


class ImbalanceSeed(NamedSeedEntry):
    """An entry of `imbalances.yaml`."""

    nature: Annotated[tuple[Nature, ...], Field(min_length=1)]
    axis: Axis
    regions: Annotated[tuple[Region, ...], Field(min_length=1)]
    sided: bool
    summary: Text
    causes: tuple[Text, ...]
    signs: tuple[Text, ...]
    possible_effects: tuple[PossibleEffectSeed, ...]
    muscles: ImbalanceMusclesSeed
    evidence: EvidenceSeed
    strategies: tuple[StrategyLinkSeed, ...]
    assessments: tuple[EntrySlug, ...]
    related: tuple[EntrySlug, ...]
    children: tuple[EntrySlug, ...]
    sources: tuple[EntrySlug, ...]


class ConditionSeed(NamedSeedEntry):
    """An entry of `conditions.yaml`."""

    description: Text
    response: SafetyResponse
    excluded_demands: frozenset[DemandSlug]
    excluded_exercises: frozenset[EntrySlug]
    max_rpe: Annotated[int, Field(ge=1, le=10)] | None
    max_hold_seconds: Annotated[int, Field(ge=1, le=120)] | None
    notices: tuple[Text, ...]
    stop_rules: tuple[Text, ...]
    see: tuple[Text, ...] = ()
    alone_from_week: Annotated[int, Field(ge=1, le=52)] | None = None
    sources: tuple[EntrySlug, ...]


class RedFlagSeed(NamedSeedEntry):
    """An entry of `red-flags.yaml`."""

    cluster: Text
    question: Text
    urgency: Literal["emergency", "urgent", "clearance"]
    response: Literal[SafetyResponse.CLEARANCE, SafetyResponse.REFUSE]
    below_age: Annotated[int, Field(ge=1, le=120)] | None = None
    action: Text
    see: Annotated[tuple[Text, ...], Field(min_length=1)]
    sources: tuple[EntrySlug, ...]


class SafetyAdviceSeed(SeedEntry):
    """An entry of `safety-advice.yaml`."""

    kind: AdviceKind
    applies_to: AdviceFor
    position: Annotated[int, Field(ge=1, le=99)]
    text: Text
    sources: Annotated[tuple[EntrySlug, ...], Field(min_length=1)]


class CutOffSeed(SeedModel):
    """One of the `cut_offs` of an assessment."""

    population: Text
    sex: Sex | None
    min_age: Annotated[int, Field(ge=0, le=120)] | None
    max_age: Annotated[int, Field(ge=0, le=120)] | None
    comparison: Comparison
    value: float
    flag: Flag
    sources: tuple[EntrySlug, ...]

    @model_validator(mode="after")
    def _ages_ascend(self) -> Self:
        if self.min_age is not None and self.max_age is not None and self.min_age > self.max_age:
            raise ValueError("min_age is above max_age")
        return self


class ReadingSeed(SeedModel):
    """The `reading` of an assessment."""

    kind: Nature
    below: tuple[EntrySlug, ...] = ()
    above: tuple[EntrySlug, ...] = ()
    difference: tuple[EntrySlug, ...] = ()
    supports: tuple[EntrySlug, ...] = ()
    crossed: tuple[EntrySlug, ...] = ()
    silent_on: tuple[EntrySlug, ...] = ()
    needs_pelvis_control: bool = False
    limits_allow_for_error: bool = False
    care_when_older: Text | None = None


class MeasurementErrorSeed(SeedModel):
    """The `error` of an assessment."""

    standard_error: Annotated[float, Field(gt=0)]
    in_percent: bool
    sources: Annotated[tuple[EntrySlug, ...], Field(min_length=1)]


class AssessmentSeed(NamedSeedEntry):
    """An entry of `assessments.yaml`."""

    measures: Text
    protocol: Annotated[tuple[Text, ...], Field(min_length=1)]
    equipment: tuple[Text, ...]
    unit: Text
    sided: bool
    lowest: float
    highest: float
    cut_offs: tuple[CutOffSeed, ...]
    error: MeasurementErrorSeed | None
    reliability: Text
    contraindications: tuple[Text, ...]
    demands: frozenset[DemandSlug]
    not_with: tuple[EntrySlug, ...]
    informational_only: bool
    reading: ReadingSeed
    sources: tuple[EntrySlug, ...]

    @model_validator(mode="after")
    def _range_has_width(self) -> Self:
        if self.lowest >= self.highest:
            raise ValueError("lowest is not below highest")
        return self
