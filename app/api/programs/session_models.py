"""Models of weeks, sessions and doses of a program."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from app.api.contract.models import Output, Slug, Sparse, left_out_without_value
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.people import Weekday
from app.engine.vocabulary.programs import BlockKind, Lever, ProgramPhase


class RepsDose(Output):
    """Repetitions in every set; for one-sided work on each side."""

    kind: Literal["reps"]
    """Tells the dose's shape."""
    min: int
    """The fewest; below them the load is too heavy."""
    max: int
    """The most; beyond them the exercise is made harder."""


class HoldsDose(Output):
    """Holds of equal length."""

    kind: Literal["holds"]
    """Tells the dose's shape."""
    repetitions: list[int]
    """Holds in each set, one number a set."""
    hold_seconds: int
    """Seconds of one hold."""


class TimedDose(Output):
    """Continuous work for a time in every set."""

    kind: Literal["time"]
    """Tells the dose's shape."""
    seconds: int
    """Seconds of one set."""


class ContactsDose(Output):
    """Landings in every set; one-leg landings count per foot."""

    kind: Literal["contacts"]
    """Tells the dose's shape."""
    contacts: int
    """Landings of one set."""


DosePublic = TypeAliasType(
    "DosePublic",
    Annotated[
        RepsDose | HoldsDose | TimedDose | ContactsDose,
        Field(discriminator="kind", description="How much of an exercise one set holds, counted in one of four ways."),
    ],
)


class BodyweightLoadPublic(Output):
    """No load but the body."""

    kind: Literal["bodyweight"]
    """Tells the load's shape."""


class ExternalLoadPublic(Output):
    """A weight."""

    kind: Literal["external"]
    """Tells the load's shape."""
    implement: EquipmentSlug
    """What to hold or to load."""
    choose: str
    """How heavy: by how many more repetitions would have been possible."""


class BandLoadPublic(Output):
    """A band."""

    kind: Literal["band"]
    """Tells the load's shape."""
    choose: str
    """How strong: by how many more repetitions would have been possible."""


LoadPublic = TypeAliasType(
    "LoadPublic",
    Annotated[
        BodyweightLoadPublic | ExternalLoadPublic | BandLoadPublic,
        Field(discriminator="kind", description="What makes an exercise hard: the body, a weight or a band."),
    ],
)


class EffortPublic(Output):
    """How hard a set is at its end."""

    rpe: float
    """Rating of perceived exertion, 0 to 10."""
    reps_in_reserve: float
    """Repetitions that would still have been possible."""


class RampUpSetPublic(Output):
    """A light set before heavy work."""

    percent: int
    """Of the weight of the working sets."""
    reps: int
    """Repetitions."""


class ItemPublic(Sparse):
    """One exercise in one session; what easy work does not have is left out."""

    exercise: Slug
    """Key into the program's `exercises`."""
    sets: int
    """How many sets."""
    dose: DosePublic
    """What one set holds; for one-sided work per side."""
    sides: list[Side] | None
    """The order of sides, the weaker first; null for two-sided work."""
    extra_sets: int | None
    """Sets more on the weaker side alone; null unless the profile asks for the asymmetry bonus."""
    load: LoadPublic
    """What is moved or held."""
    effort: EffortPublic | None
    """How hard it is; null for stretches, release and easy movement."""
    tempo: str | None = left_out_without_value(examples=["2-1-2-0"])
    """Seconds of lowering, pause, lifting, pause; X is as fast as controlled. Absent where nothing is lifted."""
    rest_seconds: int
    """Rest between sets; for one-sided work after both sides."""
    seconds: int
    """The whole item, sides and rests included."""
    progression: str | None = left_out_without_value(examples=["add 1 rep until 12, then 5 to 10 % more weight"])
    """What to do once it has become easy. Absent in warm-up, activation and cool-down."""
    lever: Lever | None = left_out_without_value(examples=["reps"])
    """What was raised since this exercise was last done. Absent where nothing was."""
    label: str = Field(default="", examples=["3 × 8–10 each side, left first"])
    """The dose in words. Absent in programs of engines before 3."""
    ramp_up: list[RampUpSetPublic] = Field(default=[], examples=[[{"percent": 50, "reps": 6}]])
    """Light sets before the working sets; they take time and count for nothing. Absent in programs of engines before 3."""
    next_exercise: Slug | None = left_out_without_value(examples=["hip-thrust-single-leg"])
    """The exercise that takes this one's place later in the program. Absent where none does."""


class BlockPublic(Output):
    """A part of a session."""

    kind: BlockKind
    """Which part it is."""
    items: list[ItemPublic]
    """Its exercises, in order."""


class TrainingSessionPublic(Output):
    """One visit's work."""

    id: str = Field(examples=["w1d1"])
    """Week and number of the session in it, both from 1."""
    day: Weekday
    """The day of the week."""
    title: str
    """What it is about."""
    focus: list[str]
    """The areas that it works on."""
    minutes: float
    """How long it takes."""
    blocks: list[BlockPublic]
    """Its parts, in order."""


class WeekPublic(Sparse):
    """Seven days of the program."""

    week: int
    """Number of the week, from 1."""
    phase: ProgramPhase
    """The part of the program that it belongs to."""
    deload: bool
    """True for an easy week."""
    changes: str = ""
    """One sentence on what is new in this week. Absent in programs of engines before 3."""
    sessions: list[TrainingSessionPublic]
    """Its sessions, in the order of days."""
