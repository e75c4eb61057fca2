"""Follows an enrollment: what is kept of it goes the same way as `POST /outlooks`, in an engine process.

What is kept was judged when it came, and is never refused again, whatever has become of the catalogue since.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import Depends
from pydantic_core import from_json, to_json
from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool

from app.api.catalogue.snapshot import SnapshotDep
from app.api.engine_processes.pool import EnginePool, EnginePoolDep
from app.api.enrollments.access import PresentDep, not_found
from app.api.enrollments.models import UTC as UTC_NAME
from app.api.operations.database import DatabaseDep
from app.api.outlooks.job import FollowProgram
from app.api.outlooks.journal_models import MOST_CLEARANCES, MOST_RETESTS, MOST_SESSIONS
from app.api.problems.codes import ErrorCode
from app.api.problems.models import FieldError
from app.api.problems.refusals import RequestRefused, refused_values
from app.api.problems.validation import Place, pointer_to
from app.api.programs.documents import Documents, DocumentsDep
from app.engine.catalogue.catalogue import Catalogue
from app.engine.vocabulary.following import FollowingState
from app.store.enrollments import (
    Enrollment,
    EnrollmentGone,
    Fact,
    Standing,
    TooManyFacts,
    facts_of,
    keep_fact,
    note_standing,
)
from app.store.facts import FactKind

Json = dict[str, Any]
LIST_OF: dict[FactKind, str] = {FactKind.SESSION: "sessions", FactKind.RETEST: "retests", FactKind.CLEARANCE: "cleared"}
MOST_OF = {FactKind.SESSION: MOST_SESSIONS, FactKind.RETEST: MOST_RETESTS, FactKind.CLEARANCE: MOST_CLEARANCES}


@dataclass(frozen=True, slots=True)
class Outlooked:
    """What comes of an enrollment, and of which facts."""

    facts: tuple[Fact, ...]
    document: bytes
    """The outlook as it is served."""

    @property
    def outlook(self) -> Json:
        """The outlook."""
        found: Json = from_json(self.document)
        return found


@dataclass(frozen=True, slots=True)
class Follower:
    """Makes outlooks of what is kept, and keeps what is good."""

    database: Engine
    documents: Documents
    pool: EnginePool
    catalogue: Catalogue
    now: datetime

    async def look(self, enrollment: Enrollment) -> Outlooked:
        """What comes of the enrollment as it is kept; that somebody looked is noted."""
        facts = await run_in_threadpool(facts_of, self.database, enrollment.id)
        document = await self.outlook(enrollment.program, enrollment.terms, facts, judged=None)
        found = Outlooked(facts, document)
        await run_in_threadpool(note_standing, self.database, enrollment.id, standing_in(found.outlook))
        return found

    async def outlook(self, program: str, terms: str, facts: Iterable[Fact], judged: Place | None = ()) -> bytes:
        """What comes of these facts. Raises RequestRefused with what is wrong in the `judged` part of their body."""
        document = await run_in_threadpool(self.documents.find, program)
        return await self.pool.run(FollowProgram(self._body(program, terms, facts), document, judged), self.catalogue)

    async def keep(self, enrollment: Enrollment, fact: Fact, seen: Collection[str] | None = None) -> bool:
        """Keeps a fact once it makes an outlook with all others; True where it is new.

        `seen` are tags, one of which is that of what it takes the place of. Raises RequestRefused with what is wrong with it,
        and FactMoved.
        """
        before = await run_in_threadpool(facts_of, self.database, enrollment.id)
        others = [each for each in before if (each.kind, each.name) != (fact.kind, fact.name)]
        number, most = sum(each.kind is fact.kind for each in others), MOST_OF[fact.kind]
        if number >= most:
            raise _no_room(fact.kind)
        judged = ("journal", LIST_OF[fact.kind], number)
        try:
            outlook: Json = from_json(await self.outlook(enrollment.program, enrollment.terms, [*others, fact], judged))
        except RequestRefused as refusal:
            raise _within(refusal, judged) from None
        try:
            return await run_in_threadpool(keep_fact, self.database, enrollment.id, fact, seen, standing_in(outlook), most)
        except EnrollmentGone:
            raise not_found() from None
        except TooManyFacts:
            raise _no_room(fact.kind) from None

    def _body(self, program: str, terms: str, facts: Iterable[Fact]) -> bytes:
        told: Json = from_json(terms)
        zone = told.pop("time_zone")
        journal: dict[str, list[object]] = {name: [] for name in LIST_OF.values()}
        for fact in facts:
            journal[LIST_OF[fact.kind]].append(entry_of(fact))
        today = self.now.astimezone(UTC if zone == UTC_NAME else ZoneInfo(zone)).date()
        return to_json({"program_id": program, **told, "journal": journal, "today": today})


def _within(refusal: RequestRefused, place: Place) -> RequestRefused:
    """The refusal with places in the body of the fact that stands there; as it is where something else is wrong."""
    prefix = pointer_to(place)
    errors = tuple(
        error.model_copy(update={"pointer": error.pointer.removeprefix(prefix)})
        for error in refusal.errors
        if error.pointer is not None and (error.pointer == prefix or error.pointer.startswith(f"{prefix}/"))
    )
    return refused_values(errors) if errors else refusal


def _no_room(kind: FactKind) -> RequestRefused:
    detail = f"an enrollment keeps at most {MOST_OF[kind]} {_WORDS[kind]}, and so many are kept"
    return refused_values((FieldError(code=ErrorCode.WRONG_LENGTH, detail=detail),))


_WORDS = {FactKind.SESSION: "logs of sessions", FactKind.RETEST: "days of field tests", FactKind.CLEARANCE: "clearances"}


def entry_of(fact: Fact) -> object:
    """The fact as it stands in a journal."""
    document = from_json(fact.document)
    return {"session": fact.name, **document} if fact.kind is FactKind.SESSION else document


def standing_in(outlook: Json) -> Standing:
    """What an outlook says in short."""
    sessions = outlook["sessions"]
    return Standing(FollowingState(outlook["state"]), sessions[0]["date"] if sessions else None)


def follower(
    database: DatabaseDep, documents: DocumentsDep, pool: EnginePoolDep, snapshot: SnapshotDep, now: PresentDep
) -> Follower:
    """The follower for this request."""
    return Follower(database, documents, pool, snapshot.catalogue, now)


FollowerDep = Annotated[Follower, Depends(follower)]
