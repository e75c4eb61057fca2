"""The format of tracks, protocols and upkeep in the seed files: what coaches write about days and weeks."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import ProgramPhase
from app.engine.vocabulary.roles import DayKind, DoseScheme, Role
from app.store.entry_fields import (
    Effort,
    EntrySlug,
    FromMinutes,
    MostReps,
    MostSets,
    PainScore,
    SessionsPerWeek,
    StageHoldSeconds,
    StageNumber,
    Text,
    WeeklyReps,
)
from app.store.seed.models import SeedEntry, SeedModel

PAIN = "pain"
"""In the place of a condition: pain that none explains."""

Phase = Literal[ProgramPhase.FOUNDATION, ProgramPhase.BUILD, ProgramPhase.STRENGTH]
Turn = Annotated[tuple[EntrySlug, ...], Field(min_length=1)]
Turns = tuple[Turn, ...]
PhaseTurns = dict[Phase, Turns]


class WeeklyRepetitionsSeed(SeedModel):
    """The `weekly_repetitions` of a track."""

    first: WeeklyReps
    growth: WeeklyReps
    most: WeeklyReps


class TrackSeed(SeedEntry):
    """An entry of `tracks.yaml`."""

    role: Role
    scheme: DoseScheme | None = None
    needs_load: bool = False
    rungs: Annotated[tuple[EntrySlug, ...], Field(min_length=1)]
    start: dict[Level, EntrySlug] = Field(default_factory=dict)
    opens: dict[EntrySlug, Phase] = Field(default_factory=dict)
    weekly_repetitions: WeeklyRepetitionsSeed | None = None


class SlotSeed(SeedModel):
    """One of the `slots` of a day."""

    tracks: Annotated[tuple[EntrySlug, ...], Field(min_length=1)]
    scheme: DoseScheme | None = None
    opens: bool = False
    from_minutes: FromMinutes = Field(alias="from")


class StageSlotSeed(SeedModel):
    """One of the `slots` of a condition's day, which may name a role instead of tracks."""

    tracks: tuple[EntrySlug, ...] = ()
    role: Role | None = None
    scheme: DoseScheme | None = None
    opens: bool = False
    from_minutes: FromMinutes = Field(alias="from")

    @model_validator(mode="after")
    def _names_one_of_both(self) -> Self:
        if bool(self.tracks) is (self.role is not None):
            raise ValueError("a slot names either tracks or a role")
        return self


class DaySeed(SeedModel):
    """One of the `days` of a protocol."""

    job: Text
    kind: DayKind
    slots: Annotated[tuple[SlotSeed, ...], Field(min_length=1)]


class StageDaySeed(SeedModel):
    """One of the `days` of a condition's protocol."""

    job: Text
    kind: DayKind
    slots: Annotated[tuple[StageSlotSeed, ...], Field(min_length=1)]


class UpkeepSeed(SeedEntry):
    """An entry of `upkeep.yaml`, known by its kind of day."""

    slug: DayKind = Field(alias="kind")
    slots: Annotated[tuple[SlotSeed, ...], Field(min_length=1)]


class ForbiddenSeed(SeedModel):
    """What a protocol `forbids`."""

    roles: frozenset[Role] = frozenset()
    exercises: frozenset[EntrySlug] = frozenset()


class StapleGroupSeed(SeedModel):
    """One of the `groups` of a staple: exercises of which any one will do."""

    exercises: tuple[EntrySlug, ...] = ()
    tracks: tuple[EntrySlug, ...] = ()
    roles: tuple[Role, ...] = ()


class StapleSeed(SeedModel):
    """One of the `staples` of a protocol."""

    name: Text
    groups: Annotated[tuple[StapleGroupSeed, ...], Field(min_length=1)]
    days: SessionsPerWeek = 1
    whole_program: bool = False
    anywhere: bool = False
    must: bool = False


class ProtocolSeed(SeedEntry):
    """The content of `protocols/imbalances/<slug>.yaml`."""

    slug: EntrySlug = Field(alias="imbalance")
    summary: Text
    lead: Annotated[tuple[Role, ...], Field(min_length=1, max_length=3)]
    forbids: ForbiddenSeed
    days: Annotated[dict[EntrySlug, DaySeed], Field(min_length=1)]
    weeks: dict[SessionsPerWeek, tuple[EntrySlug, ...]]
    activation: PhaseTurns
    warm_up: PhaseTurns
    tight: Turns
    after: Turns
    release: tuple[EntrySlug, ...]
    marked: dict[EntrySlug, Annotated[tuple[SlotSeed, ...], Field(min_length=1)]]
    staples: tuple[StapleSeed, ...] = ()
    notes: Annotated[tuple[Text, ...], Field(min_length=1)]
    by_default: bool = False


class StageSeed(SeedModel):
    """One of the `stages` of a condition's protocol."""

    name: Text
    effort: tuple[Effort, Effort]
    most_sets: MostSets | None = None
    reps: tuple[MostReps, MostReps] | None = None
    hold_seconds: StageHoldSeconds | None = None
    unloaded: bool = False
    only: dict[Role, Turn] | None = None
    move_on: Annotated[tuple[Text, ...], Field(min_length=1)]


class CareSeed(SeedModel):
    """The `care` of a condition's protocol."""

    leaves_out: Text
    limits: Text
    prefers: Text


class ConditionProtocolSeed(SeedEntry):
    """The content of `protocols/conditions/<slug>.yaml`; that of pain names no condition."""

    slug: EntrySlug = Field(alias="condition", default=PAIN)
    summary: Text
    care: CareSeed
    entry: dict[PainScore, StageNumber | None]
    stages: Annotated[tuple[StageSeed, ...], Field(min_length=1)]
    forbids: ForbiddenSeed
    suspends: frozenset[MuscleSlug] = frozenset()
    days: dict[EntrySlug, StageDaySeed] = Field(default_factory=dict)
    weeks: dict[SessionsPerWeek, tuple[EntrySlug, ...]] = Field(default_factory=dict)
    warm_up: Turns = ()
    activation: PhaseTurns = Field(default_factory=dict)
    after: Turns = ()
    notes: Annotated[tuple[Text, ...], Field(min_length=1)]
    sources: Annotated[tuple[EntrySlug, ...], Field(min_length=1)]
