"""Models of what happened with a program, as clients send it."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from app.api.contract.models import Input, Slug
from app.api.programs.profile_models import TrainingDays
from app.api.screenings.models import MOST_MEASUREMENTS, MeasurementRequest
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.following import PainPolicy, SkipReason, Soreness, WeightUnit

SESSION_ID = "^w([1-9]|1[0-6])d[1-6](-[2-9])?$"
MOST_SESSIONS = 200
"""Sixteen weeks of six sessions, with room for what is repeated."""
MOST_ITEMS = 40
MOST_SETS = 40
MOST_RETESTS = 40
MOST_CLEARANCES = 40
MOST_REPS = 200
MOST_SECONDS = 3600
MOST_CONTACTS = 400
LIGHTEST = 0.1
HEAVIEST = 1000
LONGEST_BAND = 40
LONGEST_NOTE = 500
FIRST_YEAR, LAST_YEAR = 2000, 2099
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def _in_our_time(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        years = {"first": FIRST_YEAR, "last": LAST_YEAR}
        raise PydanticCustomError("far_date", "a date of the years {first} to {last} belongs here", years)
    return day


def _written_out(value: object) -> object:
    """The value, unless it is a text of another form: a number of seconds is a date as well, and nobody means it."""
    if isinstance(value, str) and not _DATE.fullmatch(value):
        raise PydanticCustomError("date_form", "a date such as 2026-03-31 belongs here")
    return value


Day = Annotated[date, AfterValidator(_in_our_time)]
DayInAddress = Annotated[date, BeforeValidator(_written_out), AfterValidator(_in_our_time)]
"""In query and path, where everything is text."""
SessionName = Annotated[str, Field(pattern=SESSION_ID, examples=["w1d1"])]
Load = Annotated[float, Field(ge=LIGHTEST, le=HEAVIEST, allow_inf_nan=False)]


class SetRequest(Input):
    """One set as it was done. Left and right are sets of their own."""

    side: Side | None = None
    """The side, where the exercise is done one side at a time, and only there."""
    reps: int | None = Field(default=None, ge=0, le=MOST_REPS, examples=[10])
    """Repetitions; of a hold, how many times it was held."""
    hold_seconds: int | None = Field(default=None, ge=0, le=MOST_SECONDS)
    """Seconds of one hold."""
    seconds: int | None = Field(default=None, ge=0, le=MOST_SECONDS)
    """Seconds of continuous work."""
    contacts: int | None = Field(default=None, ge=0, le=MOST_CONTACTS)
    """Landings."""
    load_kg: Load | None = Field(default=None, examples=[20])
    """The weight in kilograms, where `units` are `kg`."""
    load_lb: Load | None = None
    """The weight in pounds, where `units` are `lb`."""
    band: str | None = Field(default=None, max_length=LONGEST_BAND, examples=["red"])
    """Which band."""
    rpe: float | None = Field(default=None, ge=0, le=10, allow_inf_nan=False, examples=[7])
    """How hard it was, of 10."""
    pain: int | None = Field(default=None, ge=0, le=10, examples=[0])
    """Worst pain, of 10."""
    sharp_pain: bool = False
    """True for pain that is new, sharp or runs into a limb."""
    technique_ok: bool | None = None
    """False where the form was lost."""

    @model_validator(mode="after")
    def _one_unit(self) -> "SetRequest":
        if self.load_kg is not None and self.load_lb is not None:
            raise PydanticCustomError("two_units", "give the weight once: load_kg or load_lb")
        return self


class ItemLogRequest(Input):
    """One exercise of a session as it was done, or why not."""

    exercise: Slug = Field(examples=["goblet-squat"])
    """The exercise as the program names it in this session."""
    replaced_by: Slug | None = None
    """The exercise that was done instead."""
    sets: list[SetRequest] = Field(default=[], max_length=MOST_SETS)
    """The sets, in order."""
    skipped_because: SkipReason | None = None
    """Why it was left out, or the rest of its sets."""


class SessionLogRequest(Input):
    """One session as it was done. What was done may differ from what was planned."""

    date: Day
    """The day on which it was done."""
    readiness: int | None = Field(default=None, ge=1, le=5)
    """How fresh the person was before it, 1 (worn out) to 5."""
    session_rpe: float | None = Field(default=None, ge=0, le=10, allow_inf_nan=False)
    """How hard it was as a whole, of 10."""
    pain_before: int | None = Field(default=None, ge=0, le=10)
    """Pain before it, of 10."""
    pain_next_morning: int | None = Field(default=None, ge=0, le=10)
    """Pain on the next morning, of 10; sent later, with the log once more."""
    soreness: Soreness | None = None
    """Sore muscles: gone after the warm-up, still there after it, or the day after only."""
    red_flags: list[Slug] = Field(default=[], max_length=MOST_CLEARANCES)
    """Slugs of the `/red-flags` questions answered with yes since the last session."""
    items: list[ItemLogRequest] = Field(default=[], max_length=MOST_ITEMS)
    """What was done; exercises that are not here count as not told."""
    notes: str | None = Field(default=None, max_length=LONGEST_NOTE)
    """A note for the person; nothing reads it."""


class JournalSessionRequest(SessionLogRequest):
    """The log of one session, with its name."""

    session: SessionName
    """The session as the program names it; `w3d2-2` where it is done a second time."""


class RetestRequest(Input):
    """Field tests of one day; the first of each test is what later ones are held against."""

    date: Day
    """The day."""
    measurements: list[MeasurementRequest] = Field(min_length=1, max_length=MOST_MEASUREMENTS)
    """What was measured."""


class JournalRequest(Input):
    """Everything that happened, in any order. The same log twice counts once."""

    sessions: list[JournalSessionRequest] = Field(default=[], max_length=MOST_SESSIONS)
    """Sessions that were done."""
    retests: list[RetestRequest] = Field(default=[], max_length=MOST_RETESTS)
    """Field tests: the ones before the program, and later ones."""
    cleared: list[Day] = Field(default=[], max_length=MOST_CLEARANCES)
    """Days on which a clinician has agreed to going on after a pause."""


class TermsRequest(Input):
    """How somebody goes through a program."""

    start_date: Day = Field(examples=["2026-03-02"])
    """The day from which on the first session may be."""
    days: TrainingDays | None = Field(default=None, min_length=1, max_length=6, json_schema_extra={"uniqueItems": True})
    """Other training days than the program's: as many, and as far apart."""
    units: WeightUnit = WeightUnit.KG
    """The unit of the person's weights; one is never reckoned into the other."""
    increments: dict[EquipmentSlug, Load] = Field(default={}, max_length=len(EquipmentSlug), examples=[{"dumbbell": 2}])
    """The smallest steps between the weights that the person has, in `units`, by equipment; usual ones where not named."""
    policy: PainPolicy = PainPolicy.STRICT
    """`monitored` allows pain up to 5, only where a clinician who knows the diagnosis has cleared it."""
