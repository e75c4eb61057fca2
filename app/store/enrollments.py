"""Keeps and finds enrollments: who follows which program, and what happened.

A token reads `following_<id>_<secret>`, is shown once and kept as the SHA-256 of its secret, which is compared in constant
time. Whoever is not let in learns nothing: an unknown id, a wrong token and the key of somebody else are one and the same.
"""

import hashlib
import hmac
import re
import secrets
from base64 import b32encode
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Engine, delete, func, not_, tuple_, update
from sqlmodel import Session, col, select

from app.engine.vocabulary.following import FollowingState
from app.store.database import reading, wait_for_turn, writing
from app.store.facts import FactKind
from app.store.tables.enrollments import EnrollmentFactRow, EnrollmentRow

ID_BYTES = 15
SECRET_BYTES = 32
MOST_REMOVED_AT_ONCE = 500

_TOKEN = re.compile(r"following_([a-z2-7]{24})_([0-9a-f]{64})")
_NOBODYS_DIGEST = "0" * 64


class EnrollmentGone(LookupError):
    """The enrollment was erased meanwhile."""


class FactMoved(Exception):
    """The fact is not as the writer has seen it; `etag` is that of the present one."""

    def __init__(self, etag: str) -> None:
        super().__init__(etag)
        self.etag = etag


class TooManyFacts(Exception):
    """So many facts of the kind are kept that there is room for no other."""


@dataclass(frozen=True, slots=True)
class Enrollment:
    """What is kept of somebody who follows a program, without what happened."""

    id: str
    program: str
    terms: str
    state: FollowingState
    due_on: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened."""

    kind: FactKind
    name: str
    document: str

    @property
    def etag(self) -> str:
        """Tells one version of the fact from another."""
        return digest_of(self.document)[:32]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the last outlook said."""

    state: FollowingState
    due_on: str | None


@dataclass(frozen=True, slots=True)
class EnrollmentFilter:
    """Which enrollments of a key to list; None asks for nothing."""

    state: FollowingState | None = None
    paused: bool | None = None
    due_before: str | None = None


@dataclass(frozen=True, slots=True)
class FoundEnrollments:
    """Some enrollments of a list."""

    items: tuple[Enrollment, ...]
    total: int
    """How many pass the filter, on all pages."""
    has_more: bool


def digest_of(text: str) -> str:
    """The SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def create_enrollment(
    engine: Engine, program: str, terms: str, standing: Standing, api_key: str | None
) -> tuple[Enrollment, str]:
    """A new enrollment, with its token at the only moment at which that is known."""
    enrollment_id = b32encode(secrets.token_bytes(ID_BYTES)).decode().lower()
    secret, now = secrets.token_hex(SECRET_BYTES), datetime.now(UTC)
    row = EnrollmentRow(
        id=enrollment_id,
        program=program,
        api_key=api_key,
        token_sha256=digest_of(secret),
        created_at=now,
        touched_at=now,
        state=standing.state,
        due_on=standing.due_on,
        terms=terms,
    )
    made = _enrollment(row)
    with writing(engine) as db:
        db.add(row)
    return made, f"following_{enrollment_id}_{secret}"


def find_by_token(engine: Engine, enrollment_id: str, token: str) -> Enrollment | None:
    """The enrollment that the token opens; None for everything else."""
    matched = _TOKEN.fullmatch(token)
    named, secret = matched.groups() if matched else ("", "")
    with reading(engine) as db:
        row = db.get(EnrollmentRow, enrollment_id)
        is_right = hmac.compare_digest(digest_of(secret), row.token_sha256 if row else _NOBODYS_DIGEST)
        return _enrollment(row) if row is not None and is_right and named == enrollment_id else None


def find_by_key(engine: Engine, enrollment_id: str, api_key: str) -> Enrollment | None:
    """The enrollment that the key has made; None for everything else."""
    with reading(engine) as db:
        row = db.get(EnrollmentRow, enrollment_id)
        return _enrollment(row) if row is not None and row.api_key == api_key else None


def facts_of(engine: Engine, enrollment_id: str) -> tuple[Fact, ...]:
    """Everything that happened, by kind and name."""
    order = (col(EnrollmentFactRow.kind), col(EnrollmentFactRow.name))
    with reading(engine) as db:
        rows = db.exec(select(EnrollmentFactRow).where(EnrollmentFactRow.enrollment == enrollment_id).order_by(*order)).all()
        return tuple(Fact(FactKind(row.kind), row.name, row.document) for row in rows)


def keep_fact(
    engine: Engine, enrollment_id: str, fact: Fact, seen: Collection[str] | None, standing: Standing, most: int
) -> bool:
    """Keeps a fact; True where it is new. What is kept as it is already is kept once.

    `seen` are etags, one of which is that of what it takes the place of. Raises FactMoved where another one stands there,
    TooManyFacts where it would be one more than `most` of its kind, and EnrollmentGone where everything was erased meanwhile.
    """
    with writing(engine) as db:
        wait_for_turn(db.connection(), f"enrollment {enrollment_id}")
        if db.get(EnrollmentRow, enrollment_id) is None:
            raise EnrollmentGone(enrollment_id)
        row = db.get(EnrollmentFactRow, (enrollment_id, fact.kind, fact.name))
        present = "" if row is None else Fact(fact.kind, fact.name, row.document).etag
        is_other = row is not None and row.document != fact.document
        if (row is None and seen is not None) or (is_other and present not in (seen or ())):
            raise FactMoved(present)
        if row is None:
            if _count(db, enrollment_id, fact.kind) >= most:
                raise TooManyFacts
            db.add(EnrollmentFactRow(enrollment=enrollment_id, kind=fact.kind, name=fact.name, document=fact.document))
        else:
            row.document = fact.document
        _touch(db, enrollment_id, standing)
        return row is None


def _count(db: Session, enrollment_id: str, kind: FactKind) -> int:
    of_its_kind = (col(EnrollmentFactRow.enrollment) == enrollment_id, col(EnrollmentFactRow.kind) == kind)
    return db.exec(select(func.count()).select_from(EnrollmentFactRow).where(*of_its_kind)).one()


def note_standing(engine: Engine, enrollment_id: str, standing: Standing) -> None:
    """Keeps what the last outlook said, by which enrollments are listed; that somebody looked keeps them from being removed."""
    with writing(engine) as db:
        _touch(db, enrollment_id, standing)


def _touch(db: Session, enrollment_id: str, standing: Standing) -> None:
    values = {"state": standing.state, "due_on": standing.due_on, "touched_at": datetime.now(UTC)}
    db.exec(update(EnrollmentRow).where(col(EnrollmentRow.id) == enrollment_id).values(**values))


def erase(engine: Engine, enrollment_id: str) -> None:
    """Removes an enrollment with everything that happened, at once and for good."""
    with writing(engine) as db:
        wait_for_turn(db.connection(), f"enrollment {enrollment_id}")
        _erase(db, [enrollment_id])


def remove_untouched(engine: Engine, days: int) -> int:
    """Removes what nobody has touched for so many days; how many that were."""
    since = datetime.now(UTC) - timedelta(days=days)
    with writing(engine) as db:
        old = select(EnrollmentRow.id).where(col(EnrollmentRow.touched_at) < since).limit(MOST_REMOVED_AT_ONCE)
        ids = list(db.exec(old))
        _erase(db, ids)
    return len(ids)


def _erase(db: Session, ids: Sequence[str]) -> None:
    db.exec(delete(EnrollmentFactRow).where(col(EnrollmentFactRow.enrollment).in_(ids)))
    db.exec(delete(EnrollmentRow).where(col(EnrollmentRow.id).in_(ids)))


def list_enrollments(
    engine: Engine, api_key: str, wanted: EnrollmentFilter, after: tuple[datetime, str] | None, limit: int
) -> FoundEnrollments:
    """At most `limit` enrollments that the key has made and that pass the filter, the first made first."""
    order = (col(EnrollmentRow.created_at), col(EnrollmentRow.id))
    conditions = [col(EnrollmentRow.api_key) == api_key, *_conditions(wanted)]
    page = select(EnrollmentRow).where(*conditions).order_by(*order).limit(limit + 1)
    if after is not None:
        page = page.where(tuple_(*order) > after)
    with reading(engine) as db:
        total = db.exec(select(func.count()).select_from(EnrollmentRow).where(*conditions)).one()
        rows = db.exec(page).all()
        return FoundEnrollments(tuple(map(_enrollment, rows[:limit])), total, has_more=len(rows) > limit)


def _conditions(wanted: EnrollmentFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.state is not None:
        yield col(EnrollmentRow.state) == wanted.state
    if wanted.paused is not None:
        waits = col(EnrollmentRow.state) == FollowingState.PAUSED
        yield waits if wanted.paused else not_(waits)
    if wanted.due_before is not None:
        yield col(EnrollmentRow.due_on) < wanted.due_before


def _enrollment(row: EnrollmentRow) -> Enrollment:
    return Enrollment(row.id, row.program, row.terms, FollowingState(row.state), row.due_on, row.created_at)
