"""Models of profiles, as clients send them and as programs give them back.

Checks that need the catalogue run while Pydantic validates: the reader passes a `Checks` as the
validation context, so whatever is wrong with a profile is found in one pass.
"""

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import AfterValidator, Discriminator, Field, Tag, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from app.api.contract.models import AvoidPublic, Input, Output, Slug, Sparse
from app.api.problems.validation import known
from app.api.programs.answer_models import HIGHEST_AGE, MOST_WEEKS_OF_PAIN, AnswersRequest, refuse_flags_of_another_age
from app.engine.catalogue.catalogue import Catalogue
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import AgeBand, Goal, Level, Weekday, age_band
from app.engine.vocabulary.safety import ReferralReason

MOST_IMBALANCES = 8
MOST_AVOIDED_EXERCISES = 200
MOST_CONDITIONS = 40
MOST_RED_FLAGS = 40
HIGHEST_VARIANT = 999
LOWEST_EFFORT_LIMIT = 5

BARE_SLUG = "slug"
STATED_IMBALANCE = "stated-imbalance"


@dataclass(frozen=True, slots=True)
class Checks:
    """What the values of one request are held against."""

    catalogue: Catalogue
    stated: set[str] = field(default_factory=set)
    """Imbalances met so far in this request."""
    conditions: set[str] = field(default_factory=set)
    """Conditions met so far in this request."""


def _checks(info: ValidationInfo) -> Checks:
    if not isinstance(info.context, Checks):
        raise TypeError("a profile is read with Checks as its context")
    return info.context


def _known_imbalance(slug: str, info: ValidationInfo) -> str:
    checks = _checks(info)
    known(slug, checks.catalogue.imbalances, "imbalance")
    if slug in checks.stated:
        raise PydanticCustomError("repeated", "imbalance '{slug}' is stated twice", {"slug": slug})
    checks.stated.add(slug)
    return slug


def _known_exercise(slug: str, info: ValidationInfo) -> str:
    return known(slug, _checks(info).catalogue.exercises, "exercise")


def _known_condition(slug: str, info: ValidationInfo) -> str:
    checks = _checks(info)
    checks.conditions.add(known(slug, checks.catalogue.conditions, "condition"))
    return slug


def _stated_condition(slug: str, info: ValidationInfo) -> str:
    checks = _checks(info)
    known(slug, checks.catalogue.conditions, "condition")
    if slug not in checks.conditions:
        detail = "'{slug}' is not among the conditions: name it there too, or leave it out here"
        raise PydanticCustomError("condition_not_stated", detail, {"slug": slug})
    return slug


def _known_red_flag(slug: str, info: ValidationInfo) -> str:
    return known(slug, _checks(info).catalogue.red_flags, "red flag")


ImbalanceSlug = Annotated[Slug, AfterValidator(_known_imbalance)]
ExerciseSlug = Annotated[Slug, AfterValidator(_known_exercise)]
ConditionSlug = Annotated[Slug, AfterValidator(_known_condition)]
StatedConditionSlug = Annotated[Slug, AfterValidator(_stated_condition)]
RedFlagSlug = Annotated[Slug, AfterValidator(_known_red_flag)]


class StatedImbalanceRequest(Input):
    """An imbalance with how marked it is and where."""

    imbalance: ImbalanceSlug = Field(examples=["left-right-asymmetry"])
    """Slug of an entry of `/imbalances`."""
    severity: Severity = Severity.MODERATE
    """How marked it is."""
    weaker_side: Side | None = None
    """The weaker side, of a tight muscle the tighter one. Only where the imbalance is `sided`: left is then the default, and
    null says that it is not known."""
    affected_side: Side | None = None
    """Another word for `weaker_side` that fits tight muscles better; give one of the two."""

    @field_validator("weaker_side", "affected_side")
    @classmethod
    def _only_where_there_are_sides(cls, side: Side | None, info: ValidationInfo) -> Side | None:
        imbalance = _checks(info).catalogue.imbalances.get(info.data.get("imbalance", ""))
        if side is not None and imbalance is not None and not imbalance.sided:
            raise PydanticCustomError(
                "unsided", "imbalance '{slug}' has no sides: leave the side out", {"slug": imbalance.slug}
            )
        return side

    @field_validator("affected_side")
    @classmethod
    def _the_same_side(cls, side: Side | None, info: ValidationInfo) -> Side | None:
        weaker = info.data.get("weaker_side")
        if side is not None and weaker is not None and side is not weaker:
            raise PydanticCustomError(
                "two_sides", "affected_side and weaker_side mean the same and must agree: give one of them"
            )
        return side


def _form(stated: object) -> str:
    return BARE_SLUG if isinstance(stated, str) else STATED_IMBALANCE


ImbalanceRef = TypeAliasType(
    "ImbalanceRef",
    Annotated[
        Annotated[ImbalanceSlug, Tag(BARE_SLUG)] | Annotated[StatedImbalanceRequest, Tag(STATED_IMBALANCE)],
        Discriminator(_form),
        Field(
            description="An imbalance by its slug alone, which means severity `moderate`, or with how marked it is and where."
        ),
    ],
)


class AvoidRequest(Input):
    """What the program must not contain."""

    exercises: list[ExerciseSlug] = Field(default=[], max_length=MOST_AVOIDED_EXERCISES, examples=[["box-jump"]])
    """Slugs of exercises."""
    demands: list[DemandSlug] = Field(default=[], max_length=len(DemandSlug))
    """Demands on joints and tissues; every exercise that has one of them stays out."""


class ImbalancesRequest(Input):
    """What to work on."""

    imbalances: list[ImbalanceRef] = Field(min_length=1, max_length=MOST_IMBALANCES)
    """What to work on: bare slugs (severity `moderate`) or objects. Each imbalance once; their order does not matter."""


def _each_day_once(days: list[Weekday]) -> list[Weekday]:
    if len(set(days)) < len(days):
        raise PydanticCustomError("repeated", "a day is named twice")
    return days


TrainingDays = Annotated[list[Weekday], AfterValidator(_each_day_once)]


class PreferencesRequest(Input):
    """What a person wants from a program, apart from what is known of the body."""

    level: Level = Level.BEGINNER
    """Training experience."""
    equipment: list[EquipmentSlug] = Field(default=[], max_length=len(EquipmentSlug))
    """What the person has. Nothing means bodyweight alone, which always gives a full program."""
    weeks: int = Field(default=8, ge=1, le=16)
    """Length of the program."""
    days: TrainingDays | None = Field(default=None, min_length=1, max_length=6, json_schema_extra={"uniqueItems": True})
    """Training days; they set the number of sessions a week. Spread over the week if none are given."""
    sessions_per_week: int = Field(default=3, ge=1, le=6)
    """Training days a week. With `days` it must be their number; where only they are given, it follows them."""
    minutes_per_session: int = Field(default=45, ge=20, le=120)
    """Minutes of one session, warm-up and cool-down included."""
    avoid: AvoidRequest = AvoidRequest()
    """What to leave out, beyond what conditions leave out anyway."""
    goal: Goal = Goal.FUNCTION
    """What the person trains for."""
    effort_limit: float | None = Field(default=None, ge=LOWEST_EFFORT_LIMIT, le=10, multiple_of=0.5)
    """The hardest effort of any set, as RPE of 10, where it should be less than the level would have."""
    asymmetry_bonus: bool = False
    """Ask for extra sets on the weaker side."""
    variant: int = Field(default=0, ge=0, le=HIGHEST_VARIANT)
    """Another number asks for another, equally valid program."""

    @field_validator("sessions_per_week")
    @classmethod
    def _as_many_as_days(cls, sessions: int, info: ValidationInfo) -> int:
        days: list[Weekday] | None = info.data.get("days")
        if days and len(days) != sessions:
            raise PydanticCustomError(
                "days_contradict",
                "sessions_per_week is {sessions}, but days names {days}: make them agree or leave one out",
                {"sessions": sessions, "days": len(days), "also_at": [("days",)]},
            )
        return sessions


class StageRequest(Input):
    """How far a stated condition has healed."""

    condition: StatedConditionSlug = Field(examples=["acl-reconstruction"])
    """Slug of one of `conditions`."""
    weeks_since: int = Field(ge=0, le=MOST_WEEKS_OF_PAIN)
    """Weeks since the operation, the birth or the injury. Before its `alone_from_week` a clinician decides first."""
    cleared: bool = False
    """Whether a clinician has agreed that the person trains alone."""


class AimRequest(Input):
    """What to work on, or that nothing needs it."""

    maintenance: bool = False
    """Keep legs and trunk as they are, where nothing stands out. `imbalances` is then empty."""
    imbalances: list[ImbalanceRef] = Field(max_length=MOST_IMBALANCES)
    """What to work on: bare slugs (severity `moderate`) or objects. Each imbalance once; their order does not matter. At least
    one, unless `maintenance` asks for none."""

    @field_validator("imbalances")
    @classmethod
    def _some_or_maintenance(cls, imbalances: list[ImbalanceRef], info: ValidationInfo) -> list[ImbalanceRef]:
        maintenance = info.data.get("maintenance", False)
        if imbalances and maintenance:
            context = {"also_at": [("maintenance",)]}
            raise PydanticCustomError(
                "maintenance_contradicted", "maintenance works on no imbalance: leave out the one or the other", context
            )
        if not imbalances and not maintenance:
            raise PydanticCustomError("too_short", "", {"min_length": 1, "actual_length": 0})
        return imbalances


class ProfileRequest(PreferencesRequest, AnswersRequest, AimRequest):
    """What a program is made from. Only `imbalances` is required."""

    age: int | None = Field(default=None, ge=1, le=HIGHEST_AGE)
    """Age in years. Only the band in which it falls is kept; under 14 no program is made."""
    age_band: AgeBand | None = None
    """The band of an age, where the age itself is not told."""
    downgrade: bool = False
    """Start gently: one level lower, at an effort of 6 at most, with support, without jumps and heavy load on the spine."""
    referral: list[ReferralReason] = Field(default=[], max_length=len(ReferralReason))
    """Why the person should see a professional beside training, as a screening found it."""
    sits_long: bool = False
    """Whether the person sits for most of the day, where the hours are not told."""
    conditions: list[ConditionSlug] = Field(default=[], max_length=MOST_CONDITIONS, examples=[["knee-pain"]])
    """Slugs of entries of `/conditions`; each takes exercises out of the program."""
    stages: list[StageRequest] = Field(default=[], max_length=MOST_CONDITIONS)
    """How far these have healed, where time matters. Nothing of it is kept: it only tells whether a clinician decides first."""
    landing_tests_passed: bool = False
    """Whether the person, 14 or older, has passed all of these tests: 2 sets of 15 bodyweight squats at an effort of 6 of 10 at
    most, standing on one leg for 30 seconds a side, the `lateral-step-down` with 3 points at most a side, and 5 quiet
    snap-downs. Only then a program may hold jumps, after three weeks of strength work, and only where `goal` is `strength` or
    a stated imbalance names the strategy `plyometrics`. No screening sets it: its field tests are not all of these."""
    red_flags: list[RedFlagSlug] = Field(default=[], max_length=MOST_RED_FLAGS)
    """Slugs of the `/red-flags` questions answered with yes; with any of them no program is made. They are never stored."""

    @field_validator("age_band")
    @classmethod
    def _band_of_the_age(cls, band: AgeBand | None, info: ValidationInfo) -> AgeBand | None:
        age = info.data.get("age")
        if band is not None and age is not None and age_band(age) is not band:
            raise PydanticCustomError(
                "age_contradicted",
                "age {age} does not fall into the band {band}: give one of the two",
                {"age": age, "band": str(band), "also_at": [("age",)]},
            )
        return band

    @field_validator("red_flags")
    @classmethod
    def _flags_of_the_age(cls, flags: list[str], info: ValidationInfo) -> list[str]:
        refuse_flags_of_another_age(flags, info.data.get("age"), _checks(info).catalogue)
        return flags


class StatedImbalancePublic(Output):
    """An imbalance with how marked it is and where."""

    imbalance: Slug
    """Slug of the imbalance."""
    severity: Severity
    """How marked it is."""
    weaker_side: Side | None
    """The weaker side; null where the imbalance has no sides, or where it is not known."""


class ProfilePublic(Sparse):
    """The canonical profile of a program, every default filled in, in the shape of a request."""

    imbalances: list[StatedImbalancePublic]
    """What the program works on, by slug; empty where it only keeps legs and trunk in balance."""
    level: Level
    """Training experience."""
    equipment: list[EquipmentSlug]
    """What the person has."""
    weeks: int
    """Length of the program."""
    days: list[Weekday]
    """Training days."""
    sessions_per_week: int
    """Number of training days."""
    minutes_per_session: int
    """Minutes asked for."""
    avoid: AvoidPublic
    """What was left out on request."""
    conditions: list[Slug]
    """Slugs of conditions that were kept to."""
    pain: int
    """Worst pain in the last week, 0 to 10."""
    landing_tests_passed: bool
    """Whether the tests before jumps were passed."""
    red_flags: list[Slug]
    """Always empty: with a red flag no program is made."""
    goal: Goal
    """What the person trains for."""
    asymmetry_bonus: bool
    """Whether extra sets on the weaker side were asked for."""
    variant: int
    """Which of several equally valid programs this is."""
    maintenance: bool = False
    """Whether the program only keeps legs and trunk in balance. Absent in programs of engines before 4, as all that follows."""
    effort_limit: float | None = None
    """The hardest effort of any set that was asked for; null where none was."""
    age_band: AgeBand | None = None
    """The band of the age; null for the ages at which nothing changes, or where none was told."""
    downgrade: bool = False
    """Whether the program starts gently because of the person's answers."""
    referral: list[ReferralReason] = Field(default=[])
    """Why the person should see a professional beside training, apart from pain and conditions."""
    sits_long: bool = False
    """Whether the person sits for most of the day."""
