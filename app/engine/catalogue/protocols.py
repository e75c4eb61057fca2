"""Tracks and protocols: families of exercises, and what a coach does about an imbalance or with a condition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import ProgramPhase
from app.engine.vocabulary.roles import DayKind, DoseScheme, Role


@dataclass(frozen=True, slots=True)
class WeeklyRepetitions:
    """How many repetitions of a track's rungs, all together, tissue gets used to in a week."""

    first: int
    """In the first week that holds any."""
    growth: int
    """So many more than in the full week before."""
    most: int
    """In any week."""


@dataclass(frozen=True, slots=True)
class Track:
    """One family of exercises of one role, the easiest rung first."""

    slug: str
    role: Role
    rungs: tuple[str, ...]
    scheme: DoseScheme | None = None
    """None for tracks of the frame, whose rungs take turns and are not dosed by a scheme."""
    start: Mapping[Level, str] = field(default_factory=dict)
    """The rung that a level begins with, or the nearest one that can be done."""
    opens: Mapping[str, ProgramPhase] = field(default_factory=dict)
    """The phase from which a beginner may meet a rung; all others are open from the first week."""
    needs_load: bool = False
    """True where the track is of use only with one of its weighted rungs."""
    weekly_repetitions: WeeklyRepetitions | None = None
    """None where the doses of its scheme are limit enough."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a day plan: tracks in order of preference, or a role where a condition's stages name the exercises."""

    from_minutes: int
    """The session length from which the slot belongs in; slots with the lowest never go missing."""
    tracks: tuple[str, ...] = ()
    role: Role | None = None
    scheme: DoseScheme | None = None
    """Instead of the track's own."""
    opens: bool = False
    """True for isolation work that leads, and so stands before the lifts."""


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What a coach writes for one training day."""

    job: str
    """What the day is for, in a few words."""
    kind: DayKind
    slots: tuple[Slot, ...]


Turns = tuple[tuple[str, ...], ...]
"""Exercises that take turns over the days of a week: for each turn alternatives, the first that can be done is used."""


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What works against an imbalance or does not go with a condition."""

    roles: frozenset[Role] = frozenset()
    exercises: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class StapleGroup:
    """Exercises of which any one will do: single ones, or all of some tracks or roles."""

    exercises: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Staple:
    """What a program for the imbalance always holds, unless the person's limits rule it out."""

    name: str
    """In words, such as `a bridge or a hip thrust`."""
    groups: tuple[StapleGroup, ...]
    """What must stand together in one session; mostly a single group."""
    days: int = 1
    """Sessions of every full week that hold it, as far as the week has so many."""
    whole_program: bool = False
    """True where once in the whole program is enough."""
    anywhere: bool = False
    """True where activation counts as well as main work."""
    must: bool = False
    """True for what the article that the service grew from asks for by name."""


@dataclass(frozen=True, slots=True)
class Protocol:
    """What a coach does about one imbalance, week by week and day by day."""

    imbalance: str
    summary: str
    lead: tuple[Role, ...]
    """The roles that are the treatment, the most important first."""
    days: Mapping[str, DayPlan]
    weeks: Mapping[int, tuple[str, ...]]
    """Day plans by sessions a week, in order."""
    activation: Mapping[ProgramPhase, Turns]
    warm_up: Mapping[ProgramPhase, Turns]
    tight: Turns
    """For each short muscle group its stretches, taking turns."""
    after: Turns
    """Short holds after the work, taking turns within each group."""
    forbids: Forbidden = field(default_factory=Forbidden)
    release: tuple[str, ...] = ()
    marked: Mapping[str, tuple[Slot, ...]] = field(default_factory=dict)
    """Slots that a marked imbalance adds to a day."""
    notes: tuple[str, ...] = ()
    staples: tuple[Staple, ...] = ()
    by_default: bool = False
    """True for what suits everybody: a screening that finds nothing asks for it."""

    @property
    def slug(self) -> str:
        """That of the imbalance."""
        return self.imbalance

    def named(self) -> Iterator[str]:
        """Every exercise that the protocol asks for by its own name, outside its tracks."""
        yield from self.treats_with()
        for turns in (*self.warm_up.values(), self.after):
            for turn in turns:
                yield from turn

    def treats_with(self) -> Iterator[str]:
        """What the protocol treats with by name: staples, drills and what loosens the tight; not what only follows."""
        for staple in self.staples:
            for group in staple.groups:
                yield from group.exercises
        yield from self.release
        for turns in (*self.activation.values(), self.tight):
            for turn in turns:
                yield from turn

    def slots(self) -> Iterator[Slot]:
        """Every slot of every day."""
        for plan in self.days.values():
            yield from plan.slots
        for slots in self.marked.values():
            yield from slots


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What keeps up the rest of legs and trunk on one kind of day, where time is left."""

    kind: DayKind
    slots: tuple[Slot, ...]

    @property
    def slug(self) -> DayKind:
        """The kind of day."""
        return self.kind


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the way back with a condition: what it holds and how hard it gets."""

    name: str
    effort: tuple[float, float]
    """RPE at its beginning and at its end."""
    most_sets: int | None = None
    reps: tuple[int, int] | None = None
    hold_seconds: int | None = None
    unloaded: bool = False
    """True where no weights are lifted; bands are allowed."""
    only: Mapping[Role, tuple[str, ...]] | None = None
    """The exercises of each role in order of preference; roles that are not named do not appear."""
    move_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Care:
    """What a careful clinician does with a condition, in plain words."""

    leaves_out: str
    limits: str
    prefers: str


@dataclass(frozen=True, slots=True)
class ConditionProtocol:
    """How training goes on with a condition, or with pain that none explains."""

    condition: str
    """Slug of the condition, or `pain`."""
    summary: str
    stages: tuple[Stage, ...]
    care: Care | None = None
    """None only in a catalogue that was stored before it was asked for."""
    entry: Mapping[int, int | None] = field(default_factory=dict)
    """The stage to begin with, from 1, by pain from this number on; None where a professional is needed first."""
    forbids: Forbidden = field(default_factory=Forbidden)
    suspends: frozenset[MuscleSlug] = frozenset()
    """Muscles that are not stretched for now."""
    days: Mapping[str, DayPlan] = field(default_factory=dict)
    weeks: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    warm_up: Turns = ()
    activation: Mapping[ProgramPhase, Turns] = field(default_factory=dict)
    after: Turns = ()
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """That of the condition, or `pain`."""
        return self.condition

    def named(self) -> Iterator[str]:
        """Every exercise that the protocol names."""
        yield from self.forbids.exercises
        for stage in self.stages:
            for exercises in (stage.only or {}).values():
                yield from exercises
        for turns in (self.warm_up, self.after, *self.activation.values()):
            for turn in turns:
                yield from turn

    def slots(self) -> Iterator[Slot]:
        """Every slot of its own days."""
        for plan in self.days.values():
            yield from plan.slots
