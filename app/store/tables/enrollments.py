"""Tables of the enrollments: who follows which program, and what happened, as documents that only the person may read."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from app.engine.vocabulary.following import FollowingState
from app.store.facts import FactKind
from app.store.tables.base import Row, one_of


class EnrollmentRow(Row, table=True):
    """Somebody who follows a program. No name, and of the token only a digest."""

    __tablename__ = "enrollments"
    __table_args__ = (
        Index(None, "api_key", "created_at", "id"),
        Index(None, "touched_at"),
        one_of("state", FollowingState),
        CheckConstraint("length(token_sha256) = 64", name="digest_has_64_characters"),
    )

    id: str = Field(primary_key=True)
    program: str = Field(foreign_key="programs.id")
    api_key: str | None = Field(default=None, foreign_key="api_keys.id")
    """The key that made it; None where nobody asked for one."""
    token_sha256: str
    created_at: datetime
    touched_at: datetime
    state: str
    """As the last outlook said."""
    due_on: str | None = None
    """The date of the next session, as the last outlook said."""
    terms: str
    """How the person goes through the program, as JSON."""


class EnrollmentFactRow(Row, table=True):
    """One thing that happened: a session, tests of one day, a clearance."""

    __tablename__ = "enrollment_facts"
    __table_args__ = (one_of("kind", FactKind),)

    enrollment: str = Field(foreign_key="enrollments.id", primary_key=True)
    kind: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    """Of a session its id, of tests and clearances what tells them apart."""
    document: str
    """As JSON."""
