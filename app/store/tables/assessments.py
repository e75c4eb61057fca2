"""Tables of the field tests and of their published boundaries."""

from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field

from app.engine.vocabulary.people import Sex
from app.engine.vocabulary.screening import Comparison, Flag
from app.store.tables.base import EntryRow, PartRow, between, one_of


class AssessmentRow(EntryRow, table=True):
    """A field test."""

    __tablename__ = "assessments"
    __table_args__ = (CheckConstraint("lowest < highest", name="range_has_width"),)

    name: str
    measures: str
    protocol: list[str] = Field(sa_type=JSON)
    equipment: list[str] = Field(sa_type=JSON)
    unit: str
    sided: bool
    lowest: float
    highest: float
    error: dict[str, Any] | None = Field(sa_type=JSON(none_as_null=True))
    """The engine's `MeasurementError` as JSON."""
    reliability: str
    contraindications: list[str] = Field(sa_type=JSON)
    demands: list[str] = Field(sa_type=JSON, sa_column_kwargs={"server_default": "[]"})
    not_with: list[str] = Field(sa_type=JSON, sa_column_kwargs={"server_default": "[]"})
    informational_only: bool
    reading: dict[str, Any] = Field(sa_type=JSON, sa_column_kwargs={"server_default": '{"kind": "control"}'})
    """The engine's `Reading` as JSON. Until the next seeding, rows of earlier releases speak for nothing."""


class CutOffRow(PartRow, table=True):
    """A boundary of a field test for the people it was measured in."""

    __tablename__ = "assessment_cut_offs"
    __table_args__ = (
        one_of("sex", Sex),
        one_of("comparison", Comparison),
        one_of("flag", Flag),
        between("min_age", 0, 120),
        between("max_age", 0, 120),
        CheckConstraint("min_age <= max_age", name="ages_ascend"),
    )

    assessment: str = Field(foreign_key="assessments.slug", primary_key=True)
    position: int = Field(primary_key=True)
    population: str
    sex: str | None
    min_age: int | None
    max_age: int | None
    comparison: str
    value: float
    flag: str


class CutOffSourceRow(PartRow, table=True):
    """A source of a cut-off."""

    __tablename__ = "assessment_cut_off_sources"
    __table_args__ = (
        UniqueConstraint("assessment", "cut_off", "source"),
        ForeignKeyConstraint(["assessment", "cut_off"], ["assessment_cut_offs.assessment", "assessment_cut_offs.position"]),
    )

    assessment: str = Field(primary_key=True)
    cut_off: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    source: str = Field(foreign_key="sources.slug")


class AssessmentSourceRow(PartRow, table=True):
    """A source of a field test."""

    __tablename__ = "assessment_sources"
    __table_args__ = (UniqueConstraint("assessment", "source"),)

    assessment: str = Field(foreign_key="assessments.slug", primary_key=True)
    position: int = Field(primary_key=True)
    source: str = Field(foreign_key="sources.slug")
