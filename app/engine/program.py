"""The program: weeks of sessions of blocks of items, each with its dose, its time and its reason.

All values are frozen. A program says everything a person needs to train and everything a coach
needs to judge it; its JSON form is these types, field by field.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.engine.catalogue.evidence import Evidence
from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.safety import Referral
from app.engine.profile import Profile
from app.engine.vocabulary.body import MuscleSlug, Side
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.people import Weekday
from app.engine.vocabulary.programs import MAIN_BLOCKS, BlockKind, Lever, ProgramPhase, RuleSeverity


@dataclass(frozen=True, slots=True)
class Reps:
    """Repetitions in every set, from `min` to `max`; for one-sided work on each side."""

    min: int
    max: int
    kind: Literal["reps"] = field(default="reps", init=False)


@dataclass(frozen=True, slots=True)
class Holds:
    """Holds of equal length; `repetitions` has one number per set, so (6, 4, 2) is a descending pyramid."""

    repetitions: tuple[int, ...]
    hold_seconds: int
    kind: Literal["holds"] = field(default="holds", init=False)


@dataclass(frozen=True, slots=True)
class Timed:
    """Continuous work for a time in every set."""

    seconds: int
    kind: Literal["time"] = field(default="time", init=False)


@dataclass(frozen=True, slots=True)
class Contacts:
    """Landings in every set; one-leg landings count per foot."""

    contacts: int
    kind: Literal["contacts"] = field(default="contacts", init=False)


Dose = Reps | Holds | Timed | Contacts


@dataclass(frozen=True, slots=True)
class BodyweightLoad:
    """No load but the body."""

    kind: Literal["bodyweight"] = field(default="bodyweight", init=False)


@dataclass(frozen=True, slots=True)
class ExternalLoad:
    """A weight, chosen by how many more repetitions would have been possible."""

    implement: EquipmentSlug
    choose: str
    kind: Literal["external"] = field(default="external", init=False)


@dataclass(frozen=True, slots=True)
class BandLoad:
    """A band, chosen by how many more repetitions would have been possible."""

    choose: str
    kind: Literal["band"] = field(default="band", init=False)


Load = BodyweightLoad | ExternalLoad | BandLoad


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard a set is at its end: RPE 0–10, and the repetitions that would still have been possible."""

    rpe: float
    reps_in_reserve: float


@dataclass(frozen=True, slots=True)
class RampUpSet:
    """A light set before heavy work; it takes time and counts for nothing."""

    percent: int
    """Of the weight of the working sets."""
    reps: int


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise in one session. For one-sided work the dose is per side, the same on both."""

    exercise: str
    sets: int
    dose: Dose
    sides: tuple[Side, Side] | None
    """The order of sides, the weaker first; None for two-sided or alternating work."""
    extra_sets: int | None
    """Sets more on the weaker side alone; only where the profile asks for the asymmetry bonus."""
    load: Load
    effort: Effort | None
    """None for stretches, release and easy movement."""
    tempo: str | None
    """Seconds of lowering, pause, lifting, pause."""
    rest_seconds: int
    """Between sets; for one-sided work after both sides."""
    seconds: int
    """The whole item by the time model, sides and rests included."""
    progression: str | None
    lever: Lever | None
    """What was raised since this exercise was last done; None where nothing was."""
    label: str
    """The dose in words: `3 × 8–10 each side, left first`."""
    ramp_up: tuple[RampUpSet, ...] = ()
    next_exercise: str | None = None
    """The exercise that follows on the same track in this program; None where this one stays."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a session; its items are done in order."""

    kind: BlockKind
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class TrainingSession:
    """One visit's work."""

    id: str
    """`w1d1`: week and number of the session in it, both from 1."""
    day: Weekday
    title: str
    focus: tuple[str, ...]
    minutes: float
    blocks: tuple[Block, ...]

    def missing_parts(self) -> Iterator[str]:
        """Which of warm-up, main work and cool-down the session is without, in words."""
        kinds = {block.kind for block in self.blocks if block.items}
        if BlockKind.WARM_UP not in kinds:
            yield "a warm-up"
        if kinds.isdisjoint(MAIN_BLOCKS):
            yield "the main work"
        if BlockKind.COOL_DOWN not in kinds:
            yield "a cool-down"

    def items_in(self, *kinds: BlockKind) -> Iterator[Item]:
        """The items of these kinds of block, in the order of the session."""
        return (item for block in self.blocks if block.kind in kinds for item in block.items)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days of the program, numbered from 1."""

    week: int
    phase: ProgramPhase
    deload: bool
    sessions: tuple[TrainingSession, ...]
    changes: str = ""
    """One sentence on what this week changes."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an exercise stands in the program."""

    imbalance: str | None
    """None where the exercise keeps the rest of legs and trunk in balance."""
    strategy: str | None
    rules: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """A near alternative and why it lost."""

    exercise: str
    because: str


@dataclass(frozen=True, slots=True)
class ProgramExercise:
    """An exercise as the program uses it: the catalogue entry as it was, why it is here, and what it beat."""

    exercise: Exercise
    why: tuple[Reason, ...]
    rejected: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class FocusShare:
    """How much of the main work answers one imbalance through one strategy, with how sure we are that it helps."""

    imbalance: str
    strategy: str
    share: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Safety:
    """What to know before starting, when to stop, and when to see whom."""

    notices: tuple[str, ...]
    stop_rules: tuple[str, ...]
    see_professional_if: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheapestChange:
    """The smallest change to the profile that would meet a need; only the named fields change."""

    equipment: tuple[EquipmentSlug, ...] = ()
    minutes_per_session: int | None = None
    sessions_per_week: int | None = None
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class UnmetNeed:
    """A need that the program does not fully meet."""

    need: str
    because: str
    cheapest_change: CheapestChange | None


@dataclass(frozen=True, slots=True)
class Summary:
    """The program in numbers; sets are those of a full week after the introduction."""

    weeks: int
    sessions_per_week: int
    minutes_per_session: float
    weekly_sets: Mapping[MuscleSlug, float]
    quad_to_hamstring_sets: float | None
    exercise_count: int


@dataclass(frozen=True, slots=True)
class Violation:
    """One place where a program breaks a rule."""

    pointer: str
    """JSON pointer into the program."""
    measured: str
    allowed: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A violation with the rule that it breaks."""

    rule: str
    severity: RuleSeverity
    pointer: str
    measured: str
    allowed: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What the rule book says of a program. `passed` is false as soon as one `must` rule is broken."""

    passed: bool
    rules_checked: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """A whole program: a value made from a profile, a catalogue and this engine, and from nothing else."""

    id: str
    title: str
    catalogue_version: str
    engine_version: str
    profile: Profile
    summary: Summary
    safety: Safety
    focus: tuple[FocusShare, ...]
    exercises: Mapping[str, ProgramExercise]
    weeks: tuple[Week, ...]
    warnings: tuple[UnmetNeed, ...]
    audit: Report | None
    """The rule book's word on the program; None only while the program is being made."""
    referral: Referral = field(default_factory=Referral)
    disclaimer: str = ""
    """That this is no diagnosis."""
