"""Protocols of conditions as clients see them: how training goes on."""

from typing import Annotated

from pydantic import BeforeValidator

from app.api.catalogue.protocol_models import (
    ActivationByPhase,
    ForbiddenPublic,
    StretchGroup,
    WarmUpTurn,
    Weeks,
    in_order,
)
from app.api.contract.models import Output, Slug
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.roles import DayKind, DoseScheme, Role


class StageSlotPublic(Output):
    """A place in a day plan of a condition."""

    tracks: list[Slug]
    """Tracks in order of preference; empty where a role is named."""
    role: Role | None
    """The role whose exercises the stage names; null where tracks are named."""
    from_minutes: int
    """The session length from which it belongs in."""
    scheme: DoseScheme | None
    """Instead of the track's own scheme; null for that one."""
    opens: bool
    """Whether it stands before the lifts."""


class StageDayPlan(Output):
    """A training day with a condition."""

    job: str
    """What the day is for, in a few words."""
    kind: DayKind
    """What it may hold."""
    slots: list[StageSlotPublic]
    """Its places, in the order of the session."""


class StageEffort(Output):
    """How hard the sets of a stage are at their end, 0 to 10."""

    start: float
    """At its beginning."""
    end: float
    """At its end."""


class RepsRange(Output):
    """Repetitions of a set, whatever the scheme says."""

    low: int
    """At least."""
    high: int
    """At most."""


class StagePublic(Output):
    """A part of the way back with a condition."""

    name: str
    """What it is for, in a few words."""
    effort: StageEffort
    """How hard it gets."""
    most_sets: int | None
    """Sets of an exercise at most; null where nothing limits them."""
    reps: RepsRange | None
    """Repetitions; null for those of the scheme."""
    hold_seconds: int | None
    """The longest hold of trunk work in seconds; null where nothing limits it."""
    unloaded: bool
    """Whether no weights are lifted; bands are allowed."""
    only: dict[Role, list[Slug]] | None
    """The exercises of each role in order of preference, and no other roles; null where the tracks of the days hold."""
    move_on: list[str]
    """When to go on to the next stage."""


class StageEntry(Output):
    """Where somebody with this pain begins."""

    pain_from: int
    """Pain from this number on, 0 to 10."""
    stage: int | None
    """The stage, from 1; null where a professional is needed first."""


class CarePublic(Output):
    """What a careful clinician does with a condition."""

    leaves_out: str
    """What is left out, and why."""
    limits: str
    """What is held back: effort, holds, ranges, pain."""
    prefers: str
    """What comes first instead."""


class ConditionProtocolPublic(Output):
    """How training goes on with a condition, or with pain that none explains."""

    summary: str
    """What is done, and why."""
    care: CarePublic | None
    """What a careful clinician leaves out, holds back and prefers; null where nobody has written it down yet."""
    entry: list[StageEntry]
    """Where to begin, the most pain first; empty where everybody begins with the first stage."""
    stages: list[StagePublic]
    """The stages, over which the weeks are dealt."""
    forbids: ForbiddenPublic
    """What is left out of the whole program."""
    suspends: Annotated[list[MuscleSlug], BeforeValidator(in_order)]
    """Muscles that are not stretched for now."""
    days: dict[str, StageDayPlan]
    """Day plans of its own, by name; empty where those of the imbalances go on under these limits."""
    weeks: Weeks
    """For each number of sessions a week, 1 to 6, the names of its day plans in order; empty without days of its own."""
    warm_up: list[WarmUpTurn]
    """Drills in the place of the imbalances' own; empty where those stay."""
    activation: ActivationByPhase | None
    """Activation in the place of the imbalances' own; null where that stays."""
    after: list[StretchGroup]
    """Short holds in the place of the imbalances' own; empty where those stay."""
    notes: list[str]
    """What to know while training."""
    sources: list[Slug]
    """Slugs of the sources."""
