"""Types of the fields of catalogue entries, for seed files and for clients alike."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

SLUG_PATTERN = r"^[a-z0-9](-?[a-z0-9])*$"
LONGEST_SLUG = 64
LONGEST_TEXT = 1000


def _one_line(text: str) -> str:
    if not text.isprintable() or text != " ".join(text.split()) or not text:
        raise PydanticCustomError("not_one_line", "write one line of text, with single spaces between its words")
    return text


EntrySlug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=LONGEST_SLUG)]
Text = Annotated[str, Field(max_length=LONGEST_TEXT, json_schema_extra={"pattern": r"^\S( ?\S)*$"}), AfterValidator(_one_line)]
"""One line of prose: not empty, no line breaks or other control characters, single spaces."""
Link = Annotated[str, StringConstraints(pattern=r"^https://\S+$")]
Effect = Literal["posture", "performance", "injury_risk"]

Difficulty = Annotated[int, Field(ge=1, le=10)]
SecondsPerRep = Annotated[float, Field(ge=0, le=60)]
MaxHoldSeconds = Annotated[int, Field(ge=5, le=120)]
PlyometricIntensity = Annotated[int, Field(ge=1, le=3)]
INSTRUCTIONS = Field(min_length=3, max_length=6)
CUES = Field(min_length=2, max_length=4)
MISTAKES = Field(min_length=1, max_length=3)
"""How many there are."""

FromMinutes = Literal[20, 30, 45, 60, 75]
"""Session lengths from which a slot belongs in."""
SessionsPerWeek = Annotated[int, Field(ge=1, le=6)]
Effort = Annotated[float, Field(ge=1, le=10)]
PainScore = Annotated[int, Field(ge=0, le=10)]
StageNumber = Annotated[int, Field(ge=1, le=9)]
MostSets = Annotated[int, Field(ge=1, le=6)]
MostReps = Annotated[int, Field(ge=1, le=30)]
WeeklyReps = Annotated[int, Field(ge=1, le=999)]
StageHoldSeconds = Annotated[int, Field(ge=3, le=120)]
