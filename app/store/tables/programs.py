"""Tables of the programs: the served bytes, and the columns by which they are found."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from app.engine.vocabulary.people import Level
from app.store.tables.base import Row, between, one_of


class ProgramRow(Row, table=True):
    """A program. It is its content's address, so it is inserted once and never updated."""

    __tablename__ = "programs"
    __table_args__ = (
        Index(None, "created_at", "id"),
        Index(None, "level", "weeks", "sessions_per_week"),
        one_of("level", Level),
        between("weeks", 1, 16),
        between("sessions_per_week", 1, 6),
        CheckConstraint("minutes_per_session > 0", name="minutes_are_positive"),
        CheckConstraint("length(id) = 26", name="id_has_26_characters"),
    )

    id: str = Field(primary_key=True)
    title: str
    level: str
    weeks: int
    sessions_per_week: int
    minutes_per_session: float
    catalogue_version: str
    engine_version: str
    created_at: datetime
    document: bytes
    """Last, because SQLite reads through a long value to reach the columns behind it."""


class ProgramStateRow(Row, table=True):
    """The one row about the programs as a whole."""

    __tablename__ = "program_state"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: int = Field(default=1, primary_key=True)
    forgotten: int
    """How often a program was forgotten. Which one is not kept: an id can be made again from a profile."""


class ProgramImbalanceRow(Row, table=True):
    """An imbalance that a program answers."""

    __tablename__ = "program_imbalances"
    __table_args__ = (UniqueConstraint("imbalance", "program"),)

    program: str = Field(foreign_key="programs.id", primary_key=True)
    position: int = Field(primary_key=True)
    imbalance: str = Field(foreign_key="imbalances.slug")


class ProgramEquipmentRow(Row, table=True):
    """A piece of equipment that a program needs."""

    __tablename__ = "program_equipment"

    program: str = Field(foreign_key="programs.id", primary_key=True)
    equipment: str = Field(foreign_key="equipment.slug", primary_key=True)
