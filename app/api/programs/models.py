"""Models of programs, field by field the engine's own types."""

from pydantic import Field

from app.api.catalogue.exercise_models import EquipmentSet, ExerciseSnapshot
from app.api.catalogue.imbalance_models import EvidencePublic
from app.api.contract.models import Output, Page, Slug, Sparse, left_out_without_value
from app.api.programs.profile_models import ProfilePublic
from app.api.programs.session_models import TrainingSessionPublic, WeekPublic
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import ProgramPhase, RuleSeverity


class ReasonPublic(Output):
    """Why an exercise stands in the program."""

    imbalance: Slug | None
    """The imbalance that it answers; null where it keeps the rest of legs and trunk in balance."""
    strategy: Slug | None
    """The strategy that uses it."""
    rules: list[str]
    """Ids of the rules that put it where it is."""
    text: str
    """The reason in a sentence."""


class RejectionPublic(Output):
    """A near alternative and why it lost."""

    exercise: Slug
    """The alternative."""
    because: str
    """Why it lost."""


class ProgramExercisePublic(ExerciseSnapshot):
    """An exercise as the program uses it: the catalogue entry as it was, why it is here, and what it beat."""

    why: list[ReasonPublic]
    """Why it is here."""
    rejected: list[RejectionPublic]
    """Up to three nearest alternatives and why they lost."""


class FocusPublic(Output):
    """How much of the main work answers one imbalance through one strategy."""

    imbalance: Slug
    """The imbalance."""
    strategy: Slug
    """The strategy."""
    share: float
    """Share of the main work, 0 to 1."""
    evidence: EvidencePublic
    """How sure we are that it helps."""


class SummaryPublic(Output):
    """The program in numbers; sets are those of a full week after the introduction."""

    weeks: int
    """Length of the program."""
    sessions_per_week: int
    """Training days a week."""
    minutes_per_session: float
    """Minutes of an average session."""
    weekly_sets: dict[MuscleSlug, float]
    """Sets a week for each muscle; a set counts whole for its primary and half for its secondary muscles."""
    quad_to_hamstring_sets: float | None
    """Sets for the front over sets for the back of the thigh; null where the back has none."""
    exercise_count: int
    """How many different exercises it has."""


class SafetyPublic(Output):
    """What to know before starting, when to stop, and when to see whom."""

    notices: list[str]
    """What to know before starting."""
    stop_rules: list[str]
    """When to stop."""
    see_professional_if: list[str]
    """When to see whom."""


class ReferralPublic(Output):
    """Whether to see somebody beside training, or before it."""

    recommended: bool
    """True where a professional should look."""
    professions: list[str]
    """Whom to see, the nearest first."""
    because: list[str]
    """Why, in sentences."""


class CheapestChangePublic(Sparse):
    """The smallest change to the profile that would meet a need; only the fields that change are present."""

    equipment: list[EquipmentSlug] | None = left_out_without_value()
    """What to add to the equipment."""
    minutes_per_session: int | None = left_out_without_value()
    """Minutes that would be enough."""
    sessions_per_week: int | None = left_out_without_value()
    """Sessions a week that would be enough."""
    weeks: int | None = left_out_without_value()
    """Weeks that would be enough."""


class WarningPublic(Output):
    """A need that the program does not fully meet."""

    need: str
    """What is missing."""
    because: str
    """Why it could not be met."""
    cheapest_change: CheapestChangePublic | None
    """What would meet it; null where no small change would."""


class FindingPublic(Output):
    """One place where a program breaks a rule."""

    rule: str
    """The rule's id."""
    severity: RuleSeverity
    """How much it matters."""
    pointer: str
    """JSON Pointer into the program."""
    measured: str
    """What was found."""
    allowed: str
    """What the rule allows."""
    text: str
    """The finding in a sentence."""
    sources: list[Slug]
    """Slugs of the sources behind the rule."""


class ReportPublic(Output):
    """What the rule book says of the program."""

    passed: bool
    """False as soon as one `must` rule is broken."""
    rules_checked: int
    """How many rules were checked."""
    findings: list[FindingPublic]
    """Where rules are broken."""


class ProgramPublic(Sparse):
    """A whole program: a value made from a profile, a catalogue and an engine, and from nothing else. It never changes."""

    id: str = Field(examples=["q3k5v2m7a4xw6t3b8n2c9d1e5f"])
    """Its content address: 26 lower-case base32 characters."""
    title: str
    """What it is about."""
    catalogue_version: str
    """The catalogue that it was made from."""
    engine_version: str
    """The engine that made it."""
    profile: ProfilePublic
    """The canonical profile that it was made from, defaults filled in; posting it gives this program again."""
    summary: SummaryPublic
    """The program in numbers."""
    safety: SafetyPublic
    """How to train safely with it."""
    focus: list[FocusPublic]
    """How the main work is shared out."""
    exercises: dict[str, ProgramExercisePublic]
    """Every exercise of the program, by slug."""
    weeks: list[WeekPublic]
    """The weeks, in order."""
    warnings: list[WarningPublic]
    """What could not be met, and the smallest change that would meet it."""
    audit: ReportPublic
    """The rule book's word on the program."""
    referral: ReferralPublic = ReferralPublic(recommended=False, professions=[], because=[])
    """Whom to see beside training, and why. Absent in programs of engines before 4."""
    disclaimer: str = ""
    """What a program is not: a diagnosis or a treatment. Absent in programs of engines before 4."""


class ProgramWeekPublic(WeekPublic):
    """One week with all that is needed to train it."""

    program: str
    """The program's id."""
    exercises: dict[str, ProgramExercisePublic]
    """The exercises of the week, by slug."""
    safety: SafetyPublic
    """How to train safely with it."""


class ProgramSessionPublic(TrainingSessionPublic):
    """One session with all that is needed to train it."""

    program: str
    """The program's id."""
    week: int
    """The week that it belongs to."""
    phase: ProgramPhase
    """The part of the program that the week belongs to."""
    deload: bool
    """True in an easy week."""
    exercises: dict[str, ProgramExercisePublic]
    """The exercises of the session, by slug."""
    safety: SafetyPublic
    """How to train safely with it."""


class ProgramSummaryPublic(Output):
    """A program as a list shows it."""

    id: str
    """Its content address; the program is at `/programs/{id}`."""
    title: str
    """What it is about."""
    level: Level
    """The training experience that it was made for."""
    imbalances: list[Slug]
    """What it works on."""
    equipment: EquipmentSet
    """What it needs."""
    weeks: int
    """Its length."""
    sessions_per_week: int
    """Training days a week."""
    minutes_per_session: float
    """Minutes of an average session."""
    catalogue_version: str
    """The catalogue that it was made from."""
    engine_version: str
    """The engine that made it."""


class ProgramPage(Page[ProgramSummaryPublic]):
    """A page of programs, in the order in which they were first made."""
