"""Models of audits: what clients send, and what they get."""

from typing import Annotated, Any

from pydantic import ConfigDict, Field, PlainValidator, ValidationInfo, WithJsonSchema, field_validator, model_validator
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from app.api.audits.written import (
    LONGEST_TEXT,
    Amount,
    read_load,
    read_reps,
    read_rest,
    read_rpe,
    read_seconds,
    read_sets,
)
from app.api.contract.models import Input, Output, Slug
from app.api.programs.models import FindingPublic
from app.api.programs.profile_models import ImbalancesRequest
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.people import Level, Weekday
from app.engine.vocabulary.programs import Verdict

MOST_WEEKS = 16
MOST_SESSIONS = 14
"""In a week."""
MOST_ITEMS = 40
"""In a session."""

Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
WholeNumberOrText = TypeAliasType(
    "WholeNumberOrText", Annotated[int | Text, Field(description="A whole number, or what a coach writes instead of one.")]
)
NumberOrText = TypeAliasType(
    "NumberOrText", Annotated[float | Text, Field(description="A number, or what a coach writes instead of one.")]
)
# Their values are amounts; named by that class, it would stand in the document, which holds what is written alone.
Sets = Annotated[Any, PlainValidator(read_sets, json_schema_input_type=WholeNumberOrText)]
Reps = Annotated[Any, PlainValidator(read_reps, json_schema_input_type=WholeNumberOrText)]
Seconds = Annotated[int, PlainValidator(read_seconds, json_schema_input_type=WholeNumberOrText)]
Rest = Annotated[int, PlainValidator(read_rest, json_schema_input_type=WholeNumberOrText)]
Effort = Annotated[float, PlainValidator(read_rpe, json_schema_input_type=NumberOrText)]
Load = Annotated[str, PlainValidator(read_load, json_schema_input_type=NumberOrText)]


class DraftItemRequest(Input):
    """One line: an exercise with its sets. Say how much of it: `reps`, `hold_seconds`, or both for repeated holds."""

    exercise: str = Field(min_length=1, max_length=LONGEST_TEXT, examples=["glute bridge"])
    """A slug, a name, or what the coach calls it. It may name the side, as in `step-up, left`."""
    sets: Sets | None = Field(default=None, examples=[3, "3-4", "3x10"])
    """How many sets; one where nothing says it. `3-4` counts as three. `3x10` says the repetitions too."""
    reps: Reps | None = Field(default=None, examples=[10, "8-12", "AMRAP"])
    """Repetitions of a set: `10`, `8-12`, `AMRAP`, `12/10/8`, `10 each side`; a time, as `30s`; or with the sets, as `3x10`."""
    hold_seconds: Seconds | None = Field(default=None, examples=[30, "1 min"])
    """Time of one hold, or of continuous work: seconds, or with a unit."""
    rest: Rest | None = Field(default=None, examples=["90 s"])
    """Rest after a set: seconds, or with a unit. No rule that a draft is held against looks at it."""
    rpe: Effort | None = Field(default=None, examples=[7, "7-8"])
    """Effort from 1 to 10, or what is left in reserve, as `2 RIR`. `7-8` counts as 7."""
    load: Load | None = Field(default=None, examples=["20 kg", "45 lb"])
    """What is lifted, in the coach's words. No rule that a draft is held against looks at it."""
    side: Side | None = None
    """The side that this line is for. All lines of an exercise in a session are one exercise of two sides, next to each other
    or not, with as many sets or not; the side that is named first is done first."""

    @field_validator("reps")
    @classmethod
    def _the_same_sets(cls, reps: Amount | None, info: ValidationInfo) -> Amount | None:
        sets = info.data.get("sets")
        if reps is None or sets is None:
            return reps
        if sets.says_how_much:
            raise PydanticCustomError("said_twice", "sets says how much already: say it once")
        if reps.sets in (None, sets.sets):
            return reps
        if reps.seconds is None:
            context = {"sets": sets.sets, "others": reps.sets}
            raise PydanticCustomError("said_twice", "sets says {sets} and reps {others} sets: say it once", context)
        return reps

    @field_validator("hold_seconds")
    @classmethod
    def _the_same_time(cls, seconds: int | None, info: ValidationInfo) -> int | None:
        for name in ("sets", "reps"):
            amount = info.data.get(name)
            if seconds is not None and amount and amount.seconds is not None:
                raise PydanticCustomError("said_twice", "{name} says a time already: say it once", {"name": name})
        return seconds

    @model_validator(mode="after")
    def _says_how_much(self) -> "DraftItemRequest":
        if self.hold_seconds is None and not any(amount and amount.says_how_much for amount in (self.sets, self.reps)):
            raise PydanticCustomError("no_dose", "say how much: reps, hold_seconds or both")
        return self


class DraftSessionRequest(Input):
    """One visit's exercises, in order."""

    items: list[DraftItemRequest] = Field(min_length=1, max_length=MOST_ITEMS)
    """The exercises."""
    day: Weekday | None = None
    """The day of the week. Rest between sessions is judged only where all of them say it."""


class DraftWeekRequest(Input):
    """A week of the draft."""

    sessions: list[DraftSessionRequest] = Field(min_length=1, max_length=MOST_SESSIONS)
    """Its sessions."""


class DraftRequest(ImbalancesRequest):
    """A coach's light draft: for what and for whom, and week by week the exercises."""

    level: Level | None = None
    """Training experience of the person that it is for. Without it only what is too much for everybody is too much."""
    weeks: list[DraftWeekRequest] = Field(min_length=1, max_length=MOST_WEEKS)
    """The weeks, in order."""


_PROGRAM = {"$ref": "#/components/schemas/ProgramPublic"}
_DRAFT = {"$ref": "#/components/schemas/DraftRequest"}
"""Both are read by hand, so that what is wrong is said of the one that was given."""


class AuditRequest(Input):
    """What is to be held against the rule book: either a program or a draft. None of it is stored."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    program: Annotated[dict[str, object], WithJsonSchema(_PROGRAM)] | None = None
    """A program as this service gave it, changed or not."""
    draft: Annotated[dict[str, object], WithJsonSchema(_DRAFT)] | None = None
    """A coach's light draft."""

    @model_validator(mode="after")
    def _one_of_them(self) -> "AuditRequest":
        given = [name for name in ("program", "draft") if getattr(self, name) is not None]
        if len(given) != 1:
            raise PydanticCustomError("not_one_of_them", "give either a program or a draft" + ", not both" * bool(given))
        return self


class MatchPublic(Output):
    """What some words of a draft were taken for."""

    text: str
    """The words."""
    exercise: Slug | None
    """The exercise; null where none comes close enough. Such items are left out of all counts."""
    confidence: float
    """How likely that is right: 1 for a name of the exercise in any language; 0 without an exercise."""
    candidates: list[Slug]
    """Without an exercise up to three that come closest, the likeliest first."""


class NotCheckedPublic(Output):
    """A rule that was not checked."""

    rule: str
    """The rule's id."""
    because: str
    """Why not: what the draft does not say, or what of it was not read."""


class AuditPublic(Output):
    """What the rule book says of a program or a draft."""

    verdict: Verdict
    """`failed` as soon as one `must` rule is broken; `incomplete`, whatever was found, where under 90 % of a draft was read."""
    read_share: float
    """The share of a draft's lines whose exercise was recognised, from 0 to 1; 1 for programs of this service. What was not
    read counts neither as kept nor as missing."""
    rules_checked: int
    """How many rules were checked."""
    not_checked: list[NotCheckedPublic]
    """The other rules; none for programs of this service."""
    matched: list[MatchPublic]
    """What the words of a draft were taken for, in the order of their first use; empty for programs of this service."""
    findings: list[FindingPublic]
    """Where rules are broken. Pointers lead into the program or the draft. The order of a draft's lines is never more than a
    `should`: it does not say what is done in turn."""
