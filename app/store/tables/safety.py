"""Tables of what keeps people safe: conditions, warning signs and advice."""

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field

from app.engine.vocabulary.safety import AdviceFor, AdviceKind, SafetyResponse
from app.store.tables.base import EntryRow, PartRow, between, one_of


class ConditionRow(EntryRow, table=True):
    """Something about the person that takes exercises out of a program."""

    __tablename__ = "conditions"
    __table_args__ = (
        one_of("response", SafetyResponse),
        between("max_rpe", 1, 10),
        between("max_hold_seconds", 1, 120),
        between("alone_from_week", 1, 52),
    )

    name: str
    description: str
    response: str
    max_rpe: int | None
    max_hold_seconds: int | None
    notices: list[str] = Field(sa_type=JSON)
    stop_rules: list[str] = Field(sa_type=JSON)
    see: list[str] = Field(sa_type=JSON, sa_column_kwargs={"server_default": "[]"})
    alone_from_week: int | None


class ConditionDemandRow(PartRow, table=True):
    """A demand that a condition rules out."""

    __tablename__ = "condition_demands"

    condition: str = Field(foreign_key="conditions.slug", primary_key=True)
    demand: str = Field(foreign_key="demands.slug", primary_key=True)


class ConditionExerciseRow(PartRow, table=True):
    """An exercise that a condition rules out."""

    __tablename__ = "condition_exercises"

    condition: str = Field(foreign_key="conditions.slug", primary_key=True)
    exercise: str = Field(foreign_key="exercises.slug", primary_key=True)


class ConditionSourceRow(PartRow, table=True):
    """A source of a condition."""

    __tablename__ = "condition_sources"
    __table_args__ = (UniqueConstraint("condition", "source"),)

    condition: str = Field(foreign_key="conditions.slug", primary_key=True)
    position: int = Field(primary_key=True)
    source: str = Field(foreign_key="sources.slug")


class RedFlagRow(EntryRow, table=True):
    """A warning sign that calls for a professional first."""

    __tablename__ = "red_flags"
    __table_args__ = (
        CheckConstraint("urgency IN ('emergency', 'urgent', 'clearance')", name="urgency_known"),
        CheckConstraint("response IN ('clearance', 'refuse')", name="response_known"),
        between("below_age", 1, 120),
    )

    name: str
    cluster: str
    question: str
    urgency: str
    action: str
    see: list[str] = Field(sa_type=JSON)
    response: str = Field(sa_column_kwargs={"server_default": SafetyResponse.REFUSE})
    below_age: int | None


class RedFlagSourceRow(PartRow, table=True):
    """A source of a warning sign."""

    __tablename__ = "red_flag_sources"
    __table_args__ = (UniqueConstraint("red_flag", "source"),)

    red_flag: str = Field(foreign_key="red_flags.slug", primary_key=True)
    position: int = Field(primary_key=True)
    source: str = Field(foreign_key="sources.slug")


class SafetyAdviceRow(EntryRow, table=True):
    """A sentence that keeps people safe in training."""

    __tablename__ = "safety_advice"
    __table_args__ = (one_of("kind", AdviceKind), one_of("applies_to", AdviceFor), between("position", 1, 99))

    kind: str
    applies_to: str
    position: int
    text: str


class SafetyAdviceSourceRow(PartRow, table=True):
    """A source of a piece of advice."""

    __tablename__ = "safety_advice_sources"
    __table_args__ = (UniqueConstraint("advice", "source"),)

    advice: str = Field(foreign_key="safety_advice.slug", primary_key=True)
    position: int = Field(primary_key=True)
    source: str = Field(foreign_key="sources.slug")
