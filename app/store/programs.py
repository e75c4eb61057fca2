"""Stores and finds programs: the served bytes by their id, and what is needed to find them.

PostgreSQL refuses the character U+0000 in text, SQLite does not: whoever lets text in from outside must refuse it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Engine, delete, func, not_, tuple_
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.people import Level
from app.store.database import insert_into, reading, writing
from app.store.program_record import ProgramFacts, ProgramRecord
from app.store.tables.base import table_of
from app.store.tables.programs import ProgramEquipmentRow, ProgramImbalanceRow, ProgramRow, ProgramStateRow


@dataclass(frozen=True, slots=True)
class ProgramSummary(ProgramFacts):
    """A program as a list shows it."""

    created_at: datetime


@dataclass(frozen=True, slots=True)
class ProgramFilter:
    """Which programs to list; None asks for nothing."""

    imbalance: str | None = None
    level: Level | None = None
    equipment: frozenset[EquipmentSlug] | None = None
    """What the person has: programs that need anything else are left out."""
    weeks: int | None = None
    sessions_per_week: int | None = None
    max_minutes: float | None = None
    among: frozenset[str] | None = None
    """Ids of programs: others are left out."""


@dataclass(frozen=True, slots=True)
class ProgramPosition:
    """A place in the list of programs, which is in order of arrival: new programs come after it, never before."""

    created_at: datetime
    id: str


@dataclass(frozen=True, slots=True)
class FoundPrograms:
    """Some programs of a list."""

    items: tuple[ProgramSummary, ...]
    total: int
    """How many programs pass the filter, on all pages."""
    next: ProgramPosition | None
    """Where the next page begins, or None on the last page."""


def keep_program(engine: Engine, record: ProgramRecord) -> bool:
    """True if the program was not stored before. It is stored when this returns, whoever else stored it meanwhile."""
    program = ProgramRow(
        id=record.id,
        title=record.title,
        level=record.level,
        weeks=record.weeks,
        sessions_per_week=record.sessions_per_week,
        minutes_per_session=record.minutes_per_session,
        catalogue_version=record.catalogue_version,
        engine_version=record.engine_version,
        document=record.document,
        created_at=datetime.now(UTC),
    )
    imbalances = [
        ProgramImbalanceRow(program=record.id, position=n, imbalance=slug) for n, slug in enumerate(record.imbalances)
    ]
    equipment = [ProgramEquipmentRow(program=record.id, equipment=item) for item in record.equipment]
    table = table_of(program)
    with writing(engine) as db:
        insertion = insert_into(db, table).values(program.model_dump()).on_conflict_do_nothing()
        is_new = db.exec(insertion.returning(table.c.id)).first() is not None
        if is_new:
            db.add_all([*imbalances, *equipment])
    return is_new


class ProgramInUse(Exception):
    """Enrollments follow the program: it stays as long as they do."""


def forget_program(engine: Engine, program: str) -> bool:
    """True if the program was stored. When this returns it is not, and running services notice.

    Raises ProgramInUse where an enrollment follows it.
    """
    try:
        return _forget(engine, program)
    except IntegrityError:
        raise ProgramInUse(program) from None


def _forget(engine: Engine, program: str) -> bool:
    with writing(engine) as db:
        for child in (ProgramImbalanceRow, ProgramEquipmentRow):
            db.exec(delete(child).where(col(child.program) == program))
        was_stored = db.exec(delete(ProgramRow).where(col(ProgramRow.id) == program)).rowcount > 0
        if was_stored:
            once = ProgramStateRow(forgotten=1)
            state = table_of(once)
            insertion = insert_into(db, state).values(once.model_dump())
            db.exec(insertion.on_conflict_do_update(index_elements=[state.c.id], set_={"forgotten": state.c.forgotten + 1}))
    return was_stored


def times_forgotten(engine: Engine) -> int:
    """How often a program was forgotten. One small select."""
    with reading(engine) as db:
        return db.exec(select(ProgramStateRow.forgotten)).first() or 0


def find_document(engine: Engine, program: str) -> bytes | None:
    """The stored bytes of a program, or None. One select by primary key."""
    with reading(engine) as db:
        return db.exec(select(ProgramRow.document).where(ProgramRow.id == program)).first()


def kept_among(engine: Engine, programs: Iterable[str]) -> frozenset[str]:
    """Those of the ids that are kept."""
    with reading(engine) as db:
        return frozenset(db.exec(select(ProgramRow.id).where(col(ProgramRow.id).in_(list(programs)))))


def list_programs(
    engine: Engine, wanted: ProgramFilter, after: ProgramPosition | None = None, limit: int = 20
) -> FoundPrograms:
    """At most `limit` programs that pass the filter, in order of arrival, those after the position.

    A walk from page to page meets each program once, also while others are being added.
    """
    conditions = list(_conditions(wanted))
    order = (col(ProgramRow.created_at), col(ProgramRow.id))
    page = select(ProgramRow).where(*conditions).order_by(*order).limit(limit + 1)
    if after is not None:
        page = page.where(tuple_(*order) > (after.created_at, after.id))
    page = page.options(defer(ProgramRow.document))  # type: ignore[arg-type] # SQLModel types a column as its value
    with reading(engine) as db:
        total = db.exec(select(func.count()).select_from(ProgramRow).where(*conditions)).one()
        rows = db.exec(page).all()
        items = _summaries(db, rows[:limit])
    has_more = len(rows) > limit
    return FoundPrograms(items, total, ProgramPosition(items[-1].created_at, items[-1].id) if has_more else None)


def _conditions(wanted: ProgramFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.imbalance is not None:
        its_own = select(ProgramImbalanceRow).where(ProgramImbalanceRow.program == ProgramRow.id)
        yield its_own.where(ProgramImbalanceRow.imbalance == wanted.imbalance).exists()
    if wanted.equipment is not None:
        needed = select(ProgramEquipmentRow).where(ProgramEquipmentRow.program == ProgramRow.id)
        yield not_(needed.where(col(ProgramEquipmentRow.equipment).not_in(wanted.equipment)).exists())
    if wanted.level is not None:
        yield col(ProgramRow.level) == wanted.level
    if wanted.weeks is not None:
        yield col(ProgramRow.weeks) == wanted.weeks
    if wanted.sessions_per_week is not None:
        yield col(ProgramRow.sessions_per_week) == wanted.sessions_per_week
    if wanted.max_minutes is not None:
        yield col(ProgramRow.minutes_per_session) <= wanted.max_minutes
    if wanted.among is not None:
        yield col(ProgramRow.id).in_(sorted(wanted.among))


def _summaries(db: Session, programs: Sequence[ProgramRow]) -> tuple[ProgramSummary, ...]:
    ids = [program.id for program in programs]
    imbalances: dict[str, list[str]] = defaultdict(list)
    equipment: dict[str, set[EquipmentSlug]] = defaultdict(set)
    of_these = col(ProgramImbalanceRow.program).in_(ids)
    for imbalance in db.exec(select(ProgramImbalanceRow).where(of_these).order_by(col(ProgramImbalanceRow.position))):
        imbalances[imbalance.program].append(imbalance.imbalance)
    for item in db.exec(select(ProgramEquipmentRow).where(col(ProgramEquipmentRow.program).in_(ids))):
        equipment[item.program].add(EquipmentSlug(item.equipment))
    return tuple(
        ProgramSummary(
            id=program.id,
            title=program.title,
            level=Level(program.level),
            imbalances=tuple(imbalances[program.id]),
            equipment=frozenset(equipment[program.id]),
            weeks=program.weeks,
            sessions_per_week=program.sessions_per_week,
            minutes_per_session=program.minutes_per_session,
            catalogue_version=program.catalogue_version,
            engine_version=program.engine_version,
            created_at=program.created_at,
        )
        for program in programs
    )
