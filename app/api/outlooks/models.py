"""Models of outlooks: what clients send, and what they get."""

from datetime import date
from typing import Annotated

from pydantic import Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from app.api.contract.models import Output, Slug
from app.api.outlooks.journal_models import SESSION_ID, Day, JournalRequest, TermsRequest
from app.api.programs.models import ReferralPublic
from app.api.programs.profile_models import ProfilePublic
from app.api.programs.session_models import DosePublic, EffortPublic
from app.engine.vocabulary.body import MuscleSlug, Side
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.following import Absence, FollowingState, WeightUnit
from app.engine.vocabulary.programs import BlockKind, ProgramPhase

PROGRAM_ID = "^[a-z2-7]{26}$"

WholeProgram = Annotated[dict[str, object], WithJsonSchema({"$ref": "#/components/schemas/ProgramPublic"})]
"""Read by hand, as audits read it."""


class OutlookRequest(TermsRequest):
    """A program, how somebody goes through it, and what happened. None of it is stored."""

    program_id: str | None = Field(default=None, pattern=PROGRAM_ID)
    """A program that this service holds; give this or `program`."""
    program: WholeProgram | None = None
    """A program as this service gave it."""
    journal: JournalRequest = JournalRequest()
    """What happened."""
    today: Day = Field(examples=["2026-03-09"])
    """The day from which the outlook looks ahead."""

    @model_validator(mode="after")
    def _one_program(self) -> "OutlookRequest":
        if (self.program_id is None) == (self.program is None):
            raise PydanticCustomError("which_program", "give one of program_id and program")
        return self


class WeightPublic(Output):
    """A weight in the person's unit."""

    amount: float
    """How much."""
    unit: WeightUnit
    """Of what."""


class AppliedChangePublic(Output):
    """What one rule changed in an exercise."""

    rule: str
    """Id of the rule, see `/rules?kind=adaptation`."""
    before: str
    """What was done last, or planned."""
    after: str
    """What is to be done now."""
    because: str
    """The rule's condition and what it changes."""


class OutlookItemPublic(Output):
    """One exercise of a coming session."""

    exercise: Slug
    """The exercise."""
    name: str
    """Its name."""
    instead_of: Slug | None
    """The program's own exercise where another takes its place; log it as `exercise`, and the other as `replaced_by`."""
    block: BlockKind
    """The part of the session in which it stands."""
    sets: int
    """How many sets."""
    extra_sets: int | None
    """Sets more on the weaker side alone; null unless the profile asks for them."""
    dose: DosePublic
    """What one set holds, as it stands now."""
    target: int
    """How much each set holds, in what the dose counts. The stronger side stops where the weaker one did."""
    sides: list[Side] | None
    """The order of sides, the weaker first; null for two-sided work."""
    implement: EquipmentSlug | None
    """What is lifted; null where nothing is."""
    load: WeightPublic | None
    """The weight; null where nothing is lifted or nothing is known yet."""
    choose: str | None
    """How to choose weight or band where none is named."""
    effort: EffortPublic | None
    """How hard it is to be; null for stretches, release and easy movement."""
    tempo: str | None
    """Seconds of lowering, pause, lifting, pause."""
    rest_seconds: int
    """Rest between sets."""
    label: str
    """All of it in words, ready to be shown."""
    change: AppliedChangePublic | None
    """What a rule changed; null where it stands as planned or goes on as it was."""


class LeftOutPublic(Output):
    """An exercise that a coming session leaves out."""

    exercise: Slug
    """The program's exercise."""
    rule: str
    """Id of the rule."""
    because: str
    """Why."""


class OutlookSessionPublic(Output):
    """A coming session with its date. The next one is adapted to what happened, later ones are carried on from it."""

    session: str = Field(pattern=SESSION_ID, examples=["w3d2"])
    """The session as the program names it, and as it is logged; `w3d2-2` where it is done a second time."""
    date: date
    """The day."""
    week: int
    """The week of the program."""
    phase: ProgramPhase
    """The phase of the program."""
    deload: bool
    """True in an easy week."""
    title: str
    """What it is about."""
    items: list[OutlookItemPublic]
    """Its exercises, in order."""
    left_out: list[LeftOutPublic]
    """What it leaves out, and why."""


class PausePublic(Output):
    """Why the program waits, and what must be true to go on."""

    rule: str
    """Id of the rule."""
    because: str
    """Why."""
    go_on_when: str
    """What must be true to go on."""


class AdvicePublic(Output):
    """Something that is offered or told beside the sessions."""

    rule: str
    """Id of the rule."""
    text: str
    """The advice."""


class AdherencePublic(Output):
    """How many of the sessions that were due were done."""

    planned: int
    """Training days so far."""
    done: int
    """Sessions done so far."""
    share: float | None
    """One in the other; null before the first."""
    recent_planned: int
    """Training days of the last two weeks; 0 before they are over."""
    recent_done: int
    """Sessions of the last two weeks."""


class SidePairPublic(Output):
    """Both sides on one day."""

    date: date
    """The day."""
    left: float
    """In the test's unit."""
    right: float
    """In the test's unit."""
    index_percent: float
    """The lower side in percent of the higher one: the limb symmetry index."""
    chance: float | None
    """How far the sides may lie apart by chance, in the test's unit; null where nobody has measured it."""


class SymmetryPublic(Output):
    """Left and right in one field test over time."""

    assessment: Slug
    """The test."""
    unit: str
    """Its unit."""
    weaker_side: Side | None
    """The side that was lower the first time."""
    pairs: list[SidePairPublic]
    """Both sides, the first day first."""
    change: float
    """By how much the difference has become smaller since then, in the test's unit; negative where it grew."""
    chance_of_change: float | None
    """How far it may change by chance alone."""
    is_real: bool | None
    """Whether it changed by more than chance; null after one test, or where nobody has measured the error."""
    sentence: str
    """What it comes to, in words."""


class WeekOfWorkPublic(Output):
    """One week of the calendar since the first session."""

    week: int
    """From 1."""
    planned_sets: dict[MuscleSlug, float]
    """Sets a muscle that the program has in its week of this number."""
    done_sets: dict[MuscleSlug, float]
    """Sets a muscle that were done; a left and a right one count once."""
    sessions_done: int
    """Sessions that were done."""
    worst_pain: int | None
    """Worst pain that was told, of 10."""
    session_rpe: float | None
    """Mean effort of its sessions, of 10."""


class LoadPointPublic(Output):
    """What was lifted for an exercise on one day."""

    exercise: Slug
    """The exercise."""
    date: date
    """The day."""
    load: WeightPublic
    """The weight of most sets."""
    amount: int | None
    """What every set held at least."""


class OutlookPublic(Output):
    """What to do next, on which days, and what changed by which rule."""

    program: str
    """Id of the program."""
    state: FollowingState
    """`active`, `paused` until what `pauses` say, or `finished`."""
    today: date
    """The day from which it looks ahead."""
    absence: Absence
    """How long the person was away."""
    missed: int
    """Training days without a log since the last one."""
    adherence: AdherencePublic
    """How many sessions were done."""
    pauses: list[PausePublic]
    """Why the program waits; empty where it does not."""
    advice: list[AdvicePublic]
    """What is offered or told beside the sessions."""
    referral: ReferralPublic
    """Whom to see, and why."""
    sessions: list[OutlookSessionPublic]
    """What comes, the next session first; none while the program waits."""
    symmetry: list[SymmetryPublic]
    """Left and right over time."""
    weeks: list[WeekOfWorkPublic]
    """What was done, week by week."""
    loads: list[LoadPointPublic]
    """What was lifted, by exercise and day."""
    next_profile: ProfilePublic | None
    """Ready to be posted to `/programs` where a next program is due; null before."""
    disclaimer: str
    """What an outlook is not: a diagnosis or a treatment."""
