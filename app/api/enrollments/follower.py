"""Follows an enrollment: what is kept of it goes the same way as `POST /outlooks`, in an engine process."""

from collections.abc import Iterable, Sequence
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
from app.api.problems.refusals import RequestRefused, refused_values
from app.api.programs.documents import Documents, DocumentsDep
from app.engine.catalogue.catalogue import Catalogue
from app.engine.vocabulary.following import FollowingState
from app.store.enrollments import Enrollment, EnrollmentGone, Fact, Standing, facts_of, keep_fact, note_standing
from app.store.facts import FactKind

Json = dict[str, Any]
LIST_OF: dict[FactKind, str] = {FactKind.SESSION: "sessions", FactKind.RETEST: "retests", FactKind.CLEARANCE: "cleared"}


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
        document = await self.outlook(enrollment.program, enrollment.terms, facts)
        found = Outlooked(facts, document)
        await run_in_threadpool(note_standing, self.database, enrollment.id, standing_in(found.outlook))
        return found

    async def outlook(self, program: str, terms: str, facts: Iterable[Fact]) -> bytes:
        """What comes of these facts. Raises RequestRefused with everything that is wrong with them."""
        document = await run_in_threadpool(self.documents.find, program)
        return await self.pool.run(FollowProgram(self._body(program, terms, facts), document), self.catalogue)

    async def keep(self, enrollment: Enrollment, fact: Fact, seen: str | None = None) -> bool:
        """Keeps a fact once it makes an outlook with all others; True where it is new.

        `seen` is the tag of what it takes the place of. Raises RequestRefused with what is wrong with it, and FactMoved.
        """
        before = await run_in_threadpool(facts_of, self.database, enrollment.id)
        together = [*(each for each in before if (each.kind, each.name) != (fact.kind, fact.name)), fact]
        try:
            outlook: Json = from_json(await self.outlook(enrollment.program, enrollment.terms, together))
        except RequestRefused as refusal:
            raise _of_the_last(refusal, together) from None
        try:
            return await run_in_threadpool(keep_fact, self.database, enrollment.id, fact, seen, standing_in(outlook))
        except EnrollmentGone:
            raise not_found() from None

    def _body(self, program: str, terms: str, facts: Iterable[Fact]) -> bytes:
        told: Json = from_json(terms)
        zone = told.pop("time_zone")
        journal: dict[str, list[object]] = {name: [] for name in LIST_OF.values()}
        for fact in facts:
            journal[LIST_OF[fact.kind]].append(entry_of(fact))
        today = self.now.astimezone(UTC if zone == UTC_NAME else ZoneInfo(zone)).date()
        return to_json({"program_id": program, **told, "journal": journal, "today": today})


def _of_the_last(refusal: RequestRefused, facts: Sequence[Fact]) -> RequestRefused:
    """The refusal with places in the last fact's own body; as it is where something else is wrong."""
    kind = facts[-1].kind
    prefix = f"/journal/{LIST_OF[kind]}/{sum(fact.kind is kind for fact in facts) - 1}"
    errors = tuple(
        error.model_copy(update={"pointer": error.pointer.removeprefix(prefix)})
        for error in refusal.errors
        if error.pointer is not None and (error.pointer == prefix or error.pointer.startswith(f"{prefix}/"))
    )
    return refused_values(errors) if errors else refusal


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
