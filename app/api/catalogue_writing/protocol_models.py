"""Tracks and protocols as clients write them."""

from typing import Annotated

from pydantic import Field, JsonValue, WithJsonSchema

from app.api.catalogue.protocol_models import SESSIONS
from app.api.catalogue_writing.known_slugs import MOST_NAMED, Exercises, ExerciseSlug, Texts, TrackSlug
from app.api.contract.models import Input
from app.engine.vocabulary.programs import ProgramPhase
from app.engine.vocabulary.roles import DayKind, DoseScheme, Role
from app.store.entry_fields import LONGEST_SLUG, SLUG_PATTERN, EntrySlug, FromMinutes, SessionsPerWeek, Text, WeeklyReps

BY_SLUG: dict[str, JsonValue] = {"propertyNames": {"pattern": SLUG_PATTERN, "maxLength": LONGEST_SLUG}}
"""What keys are. Pydantic would write `patternProperties`, of which generators of clients make no map."""
_AS_TEXT = WithJsonSchema({"type": "string"})
DayKey = Annotated[EntrySlug, _AS_TEXT]
RungKey = Annotated[ExerciseSlug, _AS_TEXT]
MOST_TURNS = 14
"""Turns over the days of a week, or groups that are stretched."""
MOST_DAYS = 30
MOST_ROLES = 3
"""Roles that lead."""


class TrackStartCreate(Input):
    """The rung that each level begins with, or the nearest that can be done."""

    beginner: ExerciseSlug
    """Under 6 months of regular strength work."""
    intermediate: ExerciseSlug
    """6 to 24 months."""
    advanced: ExerciseSlug
    """More than 24 months."""


class WeeklyRepetitionsCreate(Input):
    """How many repetitions of a track's exercises, all together, a week may hold."""

    first: WeeklyReps
    """In the first week that holds any."""
    growth: WeeklyReps
    """So many more than in the full week before."""
    most: WeeklyReps
    """In any week."""


class TrackCreate(Input):
    """A track as it is written."""

    slug: EntrySlug = Field(examples=["bridge-toes-up"])
    """Its name in addresses, lower-case words joined by hyphens; for ever. A change cannot give it another."""
    role: Role
    """What its exercises are there for in a session; an exercise has one role over all tracks."""
    scheme: DoseScheme | None = None
    """How sets, repetitions and effort go over the phases; null or absent before and after the main work."""
    needs_load: bool = False
    """Whether it is of use only with one of its weighted rungs."""
    rungs: Annotated[Exercises, Field(min_length=1)]
    """Its exercises, the easiest first."""
    start: TrackStartCreate | None = None
    """Where each level begins; null or absent before and after the main work, where rungs take turns."""
    opens: dict[RungKey, ProgramPhase] = Field(default={}, max_length=MOST_NAMED, json_schema_extra=BY_SLUG)
    """The phase from which a beginner may meet a rung, by its slug, `consolidate` excepted; others are always open."""
    weekly_repetitions: WeeklyRepetitionsCreate | None = None
    """How many repetitions a week may hold; null or absent where the scheme is limit enough."""


class SlotCreate(Input):
    """A place in a day plan."""

    tracks: Annotated[list[TrackSlug], Field(min_length=1, max_length=MOST_NAMED)]
    """Slugs of entries of `/tracks` in order of preference: the first that can be done fills the place."""
    from_minutes: FromMinutes
    """The session length from which it belongs in; what stands from 20 minutes is never missing."""
    scheme: DoseScheme | None = None
    """Instead of the track's own scheme; null or absent for that one."""
    opens: bool = False
    """Whether it stands before the lifts: isolation work that leads."""


Slots = Annotated[list[SlotCreate], Field(min_length=1, max_length=MOST_NAMED)]


class DayPlanCreate(Input):
    """What a coach writes for one training day."""

    job: Text = Field(examples=["the hinge, bridges and lunges"])
    """What the day is for, in a few words."""
    kind: DayKind
    """What it may hold, so that hard work for the same muscles has a day between."""
    slots: Slots
    """Its places, in the order of the session; two at least from 20 minutes."""


class ForbiddenCreate(Input):
    """What works against an imbalance."""

    roles: Annotated[list[Role], Field(max_length=len(Role))]
    """No exercise of these roles."""
    exercises: Exercises
    """None of these exercises."""


class ActivationTurnCreate(Input):
    """The activation of one session."""

    alternatives: Annotated[Exercises, Field(min_length=1)]
    """The first that can be done is the drill."""


class WarmUpTurnCreate(Input):
    """The moving drills of one session."""

    drills: Annotated[Exercises, Field(min_length=1)]
    """In this order, as many as there is time for."""


class StretchGroupCreate(Input):
    """Stretches for one muscle group, which take turns over the days."""

    stretches: Annotated[Exercises, Field(min_length=1)]
    """The stretches."""


ActivationTurns = Annotated[list[ActivationTurnCreate], Field(min_length=1, max_length=MOST_TURNS)]
WarmUpTurns = Annotated[list[WarmUpTurnCreate], Field(min_length=1, max_length=MOST_TURNS)]
StretchGroups = Annotated[list[StretchGroupCreate], Field(max_length=MOST_TURNS)]


class ActivationByPhaseCreate(Input):
    """Activation, by turns over the days of a week."""

    foundation: ActivationTurns
    """In the first weeks."""
    build: ActivationTurns
    """In the middle."""
    strength: ActivationTurns
    """From then on."""


class WarmUpByPhaseCreate(Input):
    """Warm-up drills, by turns over the days of a week."""

    foundation: WarmUpTurns
    """In the first weeks."""
    build: WarmUpTurns
    """In the middle."""
    strength: WarmUpTurns
    """From then on."""


class StapleGroupCreate(Input):
    """Exercises of which any one will do; at least one of the three names some."""

    exercises: Exercises = Field(default=[])
    """Single ones."""
    tracks: list[TrackSlug] = Field(default=[], max_length=MOST_NAMED)
    """All of these tracks."""
    roles: list[Role] = Field(default=[], max_length=len(Role))
    """All of these roles."""


class StapleCreate(Input):
    """What a program for the imbalance always holds."""

    name: Text = Field(examples=["a bridge or a hip thrust"])
    """In a few words."""
    groups: Annotated[list[StapleGroupCreate], Field(min_length=1, max_length=MOST_TURNS)]
    """What stands together in one session; mostly a single group."""
    days: SessionsPerWeek = 1
    """Sessions of every full week that hold it, as far as the week has so many."""
    whole_program: bool = False
    """Whether once in the whole program is enough."""
    anywhere: bool = False
    """Whether activation counts as well as main work."""
    must: bool = False
    """Whether a program without it is refused, or only falls short."""


class ProtocolCreate(Input):
    """What a coach does about one imbalance, week by week and day by day."""

    summary: Text
    """What leads and why, how it grows, and what supports it."""
    lead: Annotated[list[Role], Field(min_length=1, max_length=MOST_ROLES)]
    """The roles that are the treatment, the most important first; each in the days of every number of sessions."""
    forbids: ForbiddenCreate
    """What works against it, and is left out."""
    days: Annotated[dict[DayKey, DayPlanCreate], Field(min_length=1, max_length=MOST_DAYS, json_schema_extra=BY_SLUG)]
    """The day plans, by name; each stands in a week."""
    weeks: Annotated[
        dict[SessionsPerWeek, Annotated[list[EntrySlug], Field(min_length=1, max_length=6)]],
        Field(min_length=6, json_schema_extra=SESSIONS),
    ]
    """For each number of sessions a week, 1 to 6, the names of as many day plans in order; a day may stand twice."""
    marked: Annotated[dict[DayKey, Slots], Field(max_length=MOST_DAYS, json_schema_extra=BY_SLUG)]
    """Places that are added to a day where the imbalance is marked, by the day's name."""
    activation: ActivationByPhaseCreate
    """An easy drill for the problem before the main work."""
    warm_up: WarmUpByPhaseCreate
    """Moving drills for the problem; programs add what thighs and calves still need."""
    tight: StretchGroups
    """What is short: each group is stretched in every session, longer from phase to phase."""
    after: StretchGroups
    """Short holds after the work."""
    release: Exercises
    """Releases before the drills, where there is a roller and time."""
    staples: list[StapleCreate] = Field(default=[], max_length=MOST_NAMED)
    """What a program for it always holds, as far as the person's limits allow."""
    notes: Annotated[Texts, Field(min_length=1)]
    """What to know while training, in sentences."""
    by_default: bool = False
    """Whether it suits everybody, so that a screening that finds nothing asks for it; one protocol does."""
