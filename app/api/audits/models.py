"""Models of audits: what clients send, and what they get."""

from typing import Annotated

from pydantic import Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from app.api.contract.models import Input, Output, Slug
from app.api.programs.models import ReportPublic
from app.api.programs.profile_models import ImbalancesRequest
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.people import Level, Weekday

MOST_WEEKS = 16
MOST_SESSIONS = 14
"""In a week."""
MOST_ITEMS = 40
"""In a session."""
LONGEST_TEXT = 100


class DraftItemRequest(Input):
    """One exercise with its sets. Say how much of it: `reps`, `hold_seconds`, or both for repeated holds."""

    exercise: str = Field(min_length=1, max_length=LONGEST_TEXT, examples=["glute bridge"])
    """A slug, a name, or what the coach calls it."""
    sets: int = Field(ge=1, le=20, examples=[3])
    """How many sets; for one side only if `side` is given."""
    reps: int | None = Field(default=None, ge=1, le=200, examples=[10])
    """Repetitions of a set."""
    hold_seconds: int | None = Field(default=None, ge=1, le=3600)
    """Seconds of one hold, or of continuous work."""
    side: Side | None = None
    """The side that these sets are for. Where one-sided items follow each other, the first is done first."""

    @model_validator(mode="after")
    def _says_how_much(self) -> "DraftItemRequest":
        if self.reps is None and self.hold_seconds is None:
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

    level: Level = Level.BEGINNER
    """Training experience of the person that it is for."""
    weeks: list[DraftWeekRequest] = Field(min_length=1, max_length=MOST_WEEKS)
    """The weeks, in order."""


AnyProgram = Annotated[
    dict[str, object],
    WithJsonSchema({"anyOf": [{"$ref": f"#/components/schemas/{name}"} for name in ("DraftRequest", "ProgramPublic")]}),
]
"""Read by hand, so that what is wrong is said of the one form that was meant."""


class AuditRequest(Input):
    """A program to be held against the rule book. None of it is stored."""

    program: AnyProgram
    """A program as this service gave it, or a coach's light draft."""


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


class AuditPublic(ReportPublic):
    """What the rule book says of a program. Pointers lead into the program."""

    not_checked: list[str]
    """Ids of the rules that need what a draft does not say."""
    matched: list[MatchPublic]
    """What the words of a draft were taken for, in the order of their first use; empty for programs of this service."""
