"""The outlook: what to do next, on which days, what changed since the program was written, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.engine.catalogue.safety import Referral
from app.engine.following.calendar import Adherence
from app.engine.following.change import Advice, Pause
from app.engine.following.symmetry import TestSymmetry
from app.engine.following.weights import Weight
from app.engine.profile import Profile
from app.engine.program import Dose, Effort
from app.engine.vocabulary.body import MuscleSlug, Side
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.following import Absence, FollowingState
from app.engine.vocabulary.programs import BlockKind, ProgramPhase


@dataclass(frozen=True, slots=True)
class AppliedChange:
    """What one rule changed in one exercise of the next session."""

    rule: str
    before: str
    """What was done last, or was planned where it is new."""
    after: str
    because: str


@dataclass(frozen=True, slots=True)
class OutlookItem:
    """One exercise of a coming session."""

    exercise: str
    instead_of: str | None
    """The program's own exercise, where another one takes its place."""
    block: BlockKind
    sets: int
    extra_sets: int | None
    dose: Dose
    target: int
    """What each set holds, in what the dose counts; the stronger side stops where the weaker one did."""
    sides: tuple[Side, Side] | None
    implement: EquipmentSlug | None
    load: Weight | None
    """None where nothing is known yet, or nothing is lifted: then `choose` says how to find it."""
    choose: str | None
    effort: Effort | None
    tempo: str | None
    rest_seconds: int
    label: str
    change: AppliedChange | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An exercise that a coming session leaves out, and by which rule."""

    exercise: str
    rule: str
    because: str


@dataclass(frozen=True, slots=True)
class OutlookSession:
    """A coming session with its day."""

    session: str
    time: int
    """1 where it is done for the first time, 2 where it is repeated."""
    day: int
    week: int
    phase: ProgramPhase
    deload: bool
    title: str
    items: tuple[OutlookItem, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class AppliedPause:
    """A reason why the program waits."""

    rule: str
    pause: Pause


@dataclass(frozen=True, slots=True)
class AppliedAdvice:
    """Something that is offered or told beside the sessions."""

    rule: str
    advice: Advice


@dataclass(frozen=True, slots=True)
class WeekOfWork:
    """One week of the calendar: what the program had planned for it, and what was done."""

    week: int
    """Of the calendar since the first session, from 1."""
    planned_sets: Mapping[MuscleSlug, float]
    done_sets: Mapping[MuscleSlug, float]
    sessions_done: int
    worst_pain: int | None
    session_rpe: float | None
    """The mean of what was told."""


@dataclass(frozen=True, slots=True)
class LoadPoint:
    """What was lifted for an exercise on one day."""

    exercise: str
    day: int
    load: Weight
    amount: int | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """All of it: a value made from a program, a journal and a day, and from nothing else."""

    program: str
    state: FollowingState
    today: int
    absence: Absence
    missed: int
    adherence: Adherence
    pauses: tuple[AppliedPause, ...]
    advice: tuple[AppliedAdvice, ...]
    referral: Referral
    sessions: tuple[OutlookSession, ...]
    """The next one first; none while the program waits."""
    symmetry: tuple[TestSymmetry, ...]
    weeks: tuple[WeekOfWork, ...]
    loads: tuple[LoadPoint, ...]
    next_profile: Profile | None
    """Where a next program is due: ready to be made one from."""
    disclaimer: str
