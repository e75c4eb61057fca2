"""Tracks and protocols as clients see them: what a coach does about an imbalance."""

from typing import Annotated

from pydantic import BeforeValidator, Field, JsonValue

from app.api.catalogue.imbalance_models import ImbalancePublic
from app.api.contract.models import Output, Page, Slug
from app.engine.vocabulary.programs import ProgramPhase
from app.engine.vocabulary.roles import DayKind, DoseScheme, Role

SESSIONS: dict[str, JsonValue] = {"propertyNames": {"enum": ["1", "2", "3", "4", "5", "6"]}}
"""What the keys of `weeks` are."""


def in_order(words: object) -> object:
    """A set as a list in the order of its words; a list as it is."""
    return sorted(words) if isinstance(words, frozenset) else words


RoleSet = Annotated[list[Role], BeforeValidator(in_order)]
SlugSet = Annotated[list[Slug], BeforeValidator(in_order)]
Weeks = Annotated[dict[str, list[str]], Field(json_schema_extra=SESSIONS)]


class TrackStart(Output):
    """The rung that each level begins with, or the nearest that can be done."""

    beginner: Slug
    """Under 6 months of regular strength work."""
    intermediate: Slug
    """6 to 24 months."""
    advanced: Slug
    """More than 24 months."""


class WeeklyRepetitionsPublic(Output):
    """How many repetitions of a track's exercises, all together, a week may hold."""

    first: int
    """In the first week that holds any."""
    growth: int
    """So many more than in the full week before."""
    most: int
    """In any week."""


class TrackPublic(Output):
    """A family of exercises of one role, which programs climb from phase to phase."""

    slug: Slug
    """Its name in addresses; for ever."""
    role: Role
    """What its exercises are there for in a session."""
    scheme: DoseScheme | None
    """How sets, repetitions and effort go over the phases; null before and after the main work, where rungs take turns."""
    needs_load: bool
    """Whether it is of use only with one of its weighted rungs."""
    rungs: list[Slug]
    """Its exercises, the easiest first."""
    start: TrackStart | None
    """Where each level begins; null where rungs take turns."""
    opens: dict[str, ProgramPhase]
    """The phase from which a beginner may meet a rung, by its slug; all others are open from the first week."""
    weekly_repetitions: WeeklyRepetitionsPublic | None
    """How many repetitions a week may hold; null where the scheme is limit enough."""


class TrackPage(Page[TrackPublic]):
    """All tracks."""


class SlotPublic(Output):
    """A place in a day plan."""

    tracks: list[Slug]
    """Tracks in order of preference: the first that can be done fills the place."""
    from_minutes: int
    """The session length from which it belongs in; what stands from 20 minutes is never missing."""
    scheme: DoseScheme | None
    """Instead of the track's own scheme; null for that one."""
    opens: bool
    """Whether it stands before the lifts: isolation work that leads."""


class DayPlanPublic(Output):
    """What a coach writes for one training day."""

    job: str
    """What the day is for, in a few words."""
    kind: DayKind
    """What it may hold, so that hard work for the same muscles has a day between."""
    slots: list[SlotPublic]
    """Its places, in the order of the session."""


class ForbiddenPublic(Output):
    """What works against an imbalance or does not go with a condition."""

    roles: RoleSet
    """No exercise of these roles."""
    exercises: SlugSet
    """None of these exercises."""


class ActivationTurn(Output):
    """The activation of one session."""

    alternatives: list[Slug]
    """The first that can be done is the drill."""


class WarmUpTurn(Output):
    """The moving drills of one session."""

    drills: list[Slug]
    """In this order, as many as there is time for."""


class StretchGroup(Output):
    """Stretches for one muscle group, which take turns over the days."""

    stretches: list[Slug]
    """The stretches."""


class ActivationByPhase(Output):
    """Activation, by turns over the days of a week."""

    foundation: list[ActivationTurn]
    """In the first weeks."""
    build: list[ActivationTurn]
    """In the middle."""
    strength: list[ActivationTurn]
    """From then on."""


class WarmUpByPhase(Output):
    """Warm-up drills, by turns over the days of a week."""

    foundation: list[WarmUpTurn]
    """In the first weeks."""
    build: list[WarmUpTurn]
    """In the middle."""
    strength: list[WarmUpTurn]
    """From then on."""


class StapleGroupPublic(Output):
    """Exercises of which any one will do."""

    exercises: list[Slug]
    """Single ones."""
    tracks: list[Slug]
    """All of these tracks."""
    roles: list[Role]
    """All of these roles."""


class StaplePublic(Output):
    """What a program for the imbalance always holds."""

    name: str
    """In a few words."""
    groups: list[StapleGroupPublic]
    """What stands together in one session; mostly a single group."""
    days: int
    """Sessions of every full week that hold it, as far as the week has so many."""
    whole_program: bool
    """Whether once in the whole program is enough."""
    anywhere: bool
    """Whether activation counts as well as main work."""
    must: bool
    """Whether a program without it is refused, or only falls short."""


class ProtocolPublic(Output):
    """What a coach does about one imbalance, week by week and day by day."""

    summary: str
    """What leads and why, how it grows, and what supports it."""
    lead: list[Role]
    """The roles that are the treatment, the most important first."""
    forbids: ForbiddenPublic
    """What works against it, and is left out."""
    days: dict[str, DayPlanPublic]
    """The day plans, by name."""
    weeks: Weeks
    """For each number of sessions a week, 1 to 6, the names of its day plans in order."""
    marked: dict[str, list[SlotPublic]]
    """Places that are added to a day where the imbalance is marked, by the day's name."""
    activation: ActivationByPhase
    """An easy drill for the problem before the main work."""
    warm_up: WarmUpByPhase
    """Moving drills for the problem; programs add what thighs and calves still need."""
    tight: list[StretchGroup]
    """What is short: each group is stretched in every session, longer from phase to phase."""
    after: list[StretchGroup]
    """Short holds after the work."""
    release: list[Slug]
    """Releases before the drills, where there is a roller and time."""
    staples: list[StaplePublic]
    """What a program for it always holds, as far as the person's limits allow."""
    notes: list[str]
    """What to know while training."""
    by_default: bool
    """Whether it suits everybody: a screening that finds nothing asks for it."""


class ImbalanceWithProtocol(ImbalancePublic):
    """An imbalance, and what a coach does about it."""

    protocol: ProtocolPublic
    """What a coach does about it."""


class UpkeepPublic(Output):
    """What keeps up the rest of legs and trunk on one kind of day, where time is left."""

    kind: DayKind
    """The kind of day."""
    slots: list[SlotPublic]
    """Its places, the most important first."""


class UpkeepPage(Page[UpkeepPublic]):
    """The upkeep of every kind of day."""
