"""Tables of what coaches write: tracks, protocols and upkeep, each entry as one document.

Nobody asks the database for a part of one, and what agrees between them is checked in the engine before it is written.
"""

from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from app.engine.vocabulary.roles import DayKind
from app.store.tables.base import EntryRow, Origin, WrittenRow, one_of


class TrackRow(EntryRow, WrittenRow, table=True):
    """A family of exercises of one role."""

    __tablename__ = "tracks"
    __table_args__ = (one_of("origin", Origin),)

    content: dict[str, Any] = Field(sa_type=JSON)
    """The engine's `Track` as JSON, and likewise below."""


class ProtocolRow(EntryRow, WrittenRow, table=True):
    """What a coach does about an imbalance, under the slug of the imbalance."""

    __tablename__ = "protocols"
    __table_args__ = (one_of("origin", Origin),)

    content: dict[str, Any] = Field(sa_type=JSON)


class ConditionProtocolRow(EntryRow, table=True):
    """How training goes on with a condition, under its slug, or with pain that none explains."""

    __tablename__ = "condition_protocols"

    content: dict[str, Any] = Field(sa_type=JSON)


class UpkeepRow(EntryRow, table=True):
    """What keeps up legs and trunk, under the kind of day."""

    __tablename__ = "upkeep"
    __table_args__ = (one_of("slug", DayKind),)

    content: dict[str, Any] = Field(sa_type=JSON)
