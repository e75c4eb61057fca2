"""Entries of the catalogue as clients write them.

What follows from other entries is not written: which exercises are easier or harder, and who uses whom. Slugs of others
are held against the catalogue while Pydantic validates, so that all that is wrong is found in one pass.
"""

from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from app.api.catalogue_writing.known_slugs import MOST_NAMED, Exercises, Sources, Texts, known_among
from app.api.catalogue_writing.protocol_models import ProtocolCreate
from app.api.contract.models import Input
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
from app.engine.vocabulary.imbalances import Axis, CorrectivePhase, DoseMode, EvidenceGrade, Nature
from app.engine.vocabulary.people import Level
from app.store.entry_fields import (
    CUES,
    INSTRUCTIONS,
    MISTAKES,
    Difficulty,
    Effect,
    EntrySlug,
    MaxHoldSeconds,
    PlyometricIntensity,
    SecondsPerRep,
    Text,
)

T = TypeVar("T")


def _each_once(values: list[T]) -> list[T]:
    if len(set(values)) < len(values):
        raise PydanticCustomError("repeated", "something is named twice")
    return values


Muscles = Annotated[list[MuscleSlug], Field(max_length=len(MuscleSlug))]
EachOnce = AfterValidator(_each_once)
UNIQUE = {"uniqueItems": True}
WrittenEquipment = Annotated[list[EquipmentSlug], Field(max_length=len(EquipmentSlug), json_schema_extra=UNIQUE), EachOnce]
Demands = Annotated[list[DemandSlug], Field(max_length=len(DemandSlug), json_schema_extra=UNIQUE), EachOnce]


class EntryCreate(Input):
    """What all entries have."""

    slug: EntrySlug = Field(examples=["glute-bridge-march"])
    """Its name in addresses, lower-case words joined by hyphens; for ever. A change cannot give it another."""
    name: Text = Field(examples=["Glute bridge march"])
    """Its usual name, which no other entry of the kind has."""
    sources: Sources
    """Slugs of entries of `/sources`."""


class EquipmentOptionCreate(Input):
    """One set of equipment that suffices for an exercise."""

    all_of: WrittenEquipment
    """What it takes, all of it; empty where it takes nothing."""


class MuscleUseCreate(Input):
    """A muscle in the role that it has in one exercise."""

    muscle: MuscleSlug
    """The muscle."""
    role: MuscleRole
    """What the exercise does with it."""


class ExerciseNamesCreate(Input):
    """What an exercise is called in other languages, the usual name first. Any language may be absent."""

    de: Texts = Field(default=[])
    """In German."""
    es: Texts = Field(default=[])
    """In Spanish."""
    fr: Texts = Field(default=[])
    """In French."""
    pt: Texts = Field(default=[])
    """In Portuguese."""


class ExerciseCreate(EntryCreate):
    """An exercise as it is written.

    Its place among the others is not: `imbalances`, `strategies` and `tracks` name exercises themselves, and easier and
    harder ones follow from the ladders, which the seed files hold.
    """

    aliases: Texts
    """What else people call it."""
    names: ExerciseNamesCreate = ExerciseNamesCreate()
    """What it is called in other languages; may be absent."""
    modality: Modality
    """What kind of work it is."""
    pattern: MovementPattern
    """The movement that it trains."""
    plane: Plane
    """The plane in which it moves or resists."""
    laterality: Laterality
    """Both sides at once, one at a time, or in turns."""
    mechanic: Mechanic
    """How many joints move under load: more than one, or one alone."""
    level: Level
    """The least experience that it asks for."""
    difficulty: Difficulty
    """1 (anyone) to 10 (years of training), fitting the level."""
    measure: Measure
    """What a dose of it counts."""
    seconds_per_rep: SecondsPerRep
    """Seconds of one repetition at the usual tempo; for a hold, the seconds between two repetitions; 0 for timed work."""
    max_hold_seconds: MaxHoldSeconds | None = None
    """Longest single hold in seconds; null or absent where nothing is held."""
    plyometric_intensity: PlyometricIntensity | None = None
    """1 (landings), 2 (jumps), 3 (switching and one-leg jumps); null or absent for everything else."""
    muscles: Annotated[list[MuscleUseCreate], Field(min_length=1, max_length=len(MuscleSlug))]
    """The muscles that it works, stretches or releases, each in one role."""
    equipment_options: Annotated[list[EquipmentOptionCreate], Field(min_length=1, max_length=MOST_NAMED)]
    """Alternatives, preferred first, each of which suffices."""
    demands: Demands
    """What it asks of joints and tissues. When in doubt, name it."""
    instructions: Annotated[list[Text], INSTRUCTIONS]
    """The steps from set-up to return, in sentences."""
    cues: Annotated[list[Text], CUES]
    """Short reminders while doing it, in sentences."""
    mistakes: Annotated[list[Text], MISTAKES]
    """Common faults, and what to do instead."""
    breathing: Text | None = None
    """When to breathe in and out; null or absent where it does not matter."""


class StrategyCreate(EntryCreate):
    """A strategy as it is written. The imbalances that it answers name it themselves."""

    aim: Text
    """What it is for."""
    rationale: Text
    """Why it may help."""
    mode: DoseMode
    """The family of dosage that it follows."""
    targets: Muscles
    """The muscles that it is for, each worked by one of its exercises."""
    exercises: Exercises
    """Its exercises, the easiest first."""


class PossibleEffectCreate(Input):
    """Something that an imbalance may do, never something that it does."""

    effect: Effect
    """The area of life that it touches."""
    statement: Text = Field(examples=["The pelvis may tilt."])
    """What may happen."""
    grade: EvidenceGrade
    """How sure that is."""
    because: Text
    """What the grade rests on."""
    sources: Sources
    """Slugs of the sources, one at least."""


class ImbalanceMusclesCreate(Input):
    """The muscles of an imbalance by the part that they play."""

    short: Muscles
    """Short or overactive: to be lengthened."""
    weak: Muscles
    """Weak or underactive: to be strengthened."""
    compensating: Muscles
    """Working in place of the weak ones."""


class EvidenceClaimCreate(Input):
    """How sure one claim is, and why."""

    grade: EvidenceGrade
    """The grade."""
    because: Text
    """What the grade rests on."""
    sources: Sources
    """Slugs of the sources, one at least."""


class EvidenceCreate(Input):
    """Three separate questions about an imbalance."""

    association: EvidenceClaimCreate
    """Is it linked with complaints?"""
    modifiable: EvidenceClaimCreate
    """Can training change it?"""
    outcome: EvidenceClaimCreate
    """Does changing it help?"""


class PhaseExercisesCreate(Input):
    """The exercises of one corrective phase."""

    phase: CorrectivePhase
    """The phase."""
    exercises: Annotated[Exercises, Field(min_length=1)]
    """Its exercises."""


class StrategyLinkCreate(Input):
    """A strategy as one imbalance uses it."""

    strategy: Annotated[EntrySlug, known_among("strategies", "strategy")]
    """Slug of an entry of `/strategies`."""
    phases: Annotated[list[PhaseExercisesCreate], Field(max_length=len(CorrectivePhase))]
    """Its exercises for this imbalance by corrective phase, in the order of a session."""


class ImbalanceCreate(EntryCreate):
    """An imbalance as it is written.

    Its strategies come with their exercises by phase, as `/imbalances/{slug}/strategies` shows them, and its protocol as
    `/imbalances/{slug}` does.
    """

    nature: Annotated[list[Nature], Field(min_length=1, max_length=len(Nature))]
    """What kind of difference it is."""
    axis: Axis
    """Between what the difference lies."""
    regions: Annotated[list[Region], Field(min_length=1, max_length=len(Region))]
    """The areas that it belongs to."""
    sided: bool
    """Whether it has a weaker (or tighter) side."""
    summary: Text
    """What it is, in a few sentences."""
    causes: Texts
    """What it may come from."""
    signs: Texts
    """How people notice it. No sign is a diagnosis."""
    possible_effects: Annotated[list[PossibleEffectCreate], Field(max_length=MOST_NAMED)]
    """What it may do to posture, performance and the risk of injury, each at least once."""
    muscles: ImbalanceMusclesCreate
    """The muscles and their parts in it."""
    evidence: EvidenceCreate
    """How sure all that is."""
    strategies: Annotated[list[StrategyLinkCreate], Field(min_length=1, max_length=MOST_NAMED)]
    """What answers it, the most important first."""
    assessments: Annotated[list[Annotated[EntrySlug, known_among("assessments", "assessment")]], Field(max_length=MOST_NAMED)]
    """Field tests that look for it."""
    related: Annotated[list[Annotated[EntrySlug, known_among("imbalances", "imbalance")]], Field(max_length=MOST_NAMED)]
    """Imbalances that often come with it."""
    children: Annotated[list[Annotated[EntrySlug, known_among("imbalances", "imbalance")]], Field(max_length=MOST_NAMED)]
    """More specific imbalances that this one gathers."""
    protocol: ProtocolCreate
    """What a coach does about it."""
