"""Models of screenings: what clients send, and what they get."""

from pydantic import Field, ValidationInfo, field_validator

from app.api.contract.models import Input, Output, Slug
from app.api.programs.answer_models import HIGHEST_AGE, AnswersRequest, refuse_flags_of_another_age
from app.api.programs.models import ReferralPublic
from app.api.programs.profile_models import (
    MOST_CONDITIONS,
    MOST_RED_FLAGS,
    Checks,
    ConditionSlug,
    PreferencesRequest,
    ProfilePublic,
    RedFlagSlug,
    StageRequest,
)
from app.engine.screening.screening import Confidence
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Sex
from app.engine.vocabulary.safety import SafetyResponse
from app.engine.vocabulary.screening import Flag, Offer

MOST_MEASUREMENTS = 100
LONGEST_UNIT = 16


class MeasurementRequest(Input):
    """The result of one field test, on one side where the test has sides; give both sides then."""

    assessment: Slug = Field(examples=["side-bridge-hold"])
    """Slug of an entry of `/assessments`."""
    side: Side | None = None
    """The side that was tested. Only where the test is `sided`, and always there."""
    value: float = Field(allow_inf_nan=False, examples=[71])
    """The best valid try, between the test's `lowest` and `highest`."""
    unit: str = Field(max_length=LONGEST_UNIT, examples=["s"])
    """The test's own unit, stated so that nothing is mixed up."""
    pelvis_controlled: bool | None = None
    """Whether somebody watched that the pelvis stayed where it was. Only the modified Thomas test asks, and needs it."""


class PersonRequest(Input):
    """What published limits divide people by. All of it may be left out; then only limits that hold for everybody count."""

    sex: Sex | None = None
    """The sex whose limits apply."""
    age: int | None = Field(default=None, ge=1, le=HIGHEST_AGE)
    """Age in years."""


class ScreeningRequest(AnswersRequest):
    """Results of field tests, and the answers that tell whether it is safe to begin. None of it is stored."""

    measurements: list[MeasurementRequest] = Field(default=[], max_length=MOST_MEASUREMENTS)
    """What was measured."""
    person: PersonRequest = PersonRequest()
    """Who was measured, as far as limits depend on it."""
    conditions: list[ConditionSlug] = Field(default=[], max_length=MOST_CONDITIONS, examples=[["knee-pain"]])
    """Slugs of entries of `/conditions`."""
    stages: list[StageRequest] = Field(default=[], max_length=MOST_CONDITIONS)
    """How far these have healed, where time matters."""
    red_flags: list[RedFlagSlug] = Field(default=[], max_length=MOST_RED_FLAGS)
    """Slugs of the `/red-flags` questions answered with yes."""
    preferences: PreferencesRequest = PreferencesRequest()
    """What the person wants from a program; it goes into the profile."""

    @field_validator("red_flags")
    @classmethod
    def _flags_of_the_age(cls, flags: list[str], info: ValidationInfo) -> list[str]:
        person = info.data.get("person")
        if isinstance(info.context, Checks) and isinstance(person, PersonRequest):
            refuse_flags_of_another_age(flags, person.age, info.context.catalogue)
        return flags


class BecausePublic(Output):
    """The test result behind a finding."""

    assessment: Slug
    """The test."""
    measured: str
    """What was measured."""
    cut_off: str
    """The limit that it passed, and whom the limit was found in."""
    flag: Flag
    """How much passing it says: look again, likely, clearly."""
    measurement_error: str
    """What may be chance in such a result."""
    sources: list[Slug]
    """Slugs of the sources behind the limit and the test."""


class ScreeningFindingPublic(Output):
    """An imbalance that the tests point to. It is a reason to train, no diagnosis."""

    imbalance: Slug
    """The imbalance."""
    severity: Severity
    """How marked it is; more than mild only where two tests of one kind agree, or one lies beyond a strong limit."""
    weaker_side: Side | None
    """The weaker side, of a tight muscle the tighter one; null where there is none or the tests do not tell."""
    confidence: Confidence
    """How sure that is."""
    because: list[BecausePublic]
    """The test results behind it."""


class ScreeningSafetyPublic(Output):
    """What the answers call for before anybody trains, and why."""

    response: SafetyResponse
    """What the answers call for, the gravest of them deciding."""
    because: list[str]
    """Every answer that calls for something, the gravest first."""
    referral: ReferralPublic
    """Whom to see."""


class ScreeningPublic(Output):
    """What measurements and answers come to. It is no diagnosis."""

    findings: list[ScreeningFindingPublic]
    """The imbalances that the tests point to, the most marked first."""
    not_flagged: list[str]
    """What was measured without pointing anywhere, and why, in sentences."""
    safety: ScreeningSafetyPublic
    """Whether it is safe to begin."""
    summary: str
    """What it comes to, in a sentence or two; where nothing stands out, it says so."""
    offers: Offer | None
    """What the profile is for: `correction` of what was found, or `balanced-maintenance` where nothing stands out."""
    profile: ProfilePublic | None
    """Ready to be posted to `/programs`, with the four most marked findings and every limit that the answers ask for; null on
    `clearance` and `refuse`."""
    disclaimer: str
    """What a screening is not: a diagnosis."""
