"""Routes of the programs: make one, list them, read one or a part of it."""

from datetime import datetime
from typing import Annotated, TypeVar

from fastapi import APIRouter, Depends, Path, Request, Response
from pydantic import Field

from app.api.catalogue.snapshot import SnapshotDep, known_slugs
from app.api.contract.addresses import address_of
from app.api.operations.access import OR_NOTHING, MayPost
from app.api.operations.bodies import json_body
from app.api.operations.cache_control import ASK_EACH_TIME, FOR_EVER, NEVER_KEPT
from app.api.operations.database import DatabaseDep
from app.api.operations.paging import PageQuery, next_address, position_after, refused_cursor
from app.api.operations.parameters import TAKES_NO_QUERY, EquipmentFilter, owned
from app.api.operations.queries import documented_as, read_as
from app.api.operations.responses import CACHED_HEADERS, PAGED_HEADERS, answer, link, not_modified, problems
from app.api.problems.kinds import ProblemKind
from app.api.problems.refusals import RequestRefused
from app.api.programs import examples
from app.api.programs.documents import Documents, DocumentsDep
from app.api.programs.excerpts import session_of, week_of
from app.api.programs.maker import ProgramMakerDep
from app.api.programs.models import ProgramPage, ProgramPublic, ProgramSessionPublic, ProgramSummaryPublic, ProgramWeekPublic
from app.api.programs.profile_to_engine import profile_from
from app.api.programs.ready_made import ready_made
from app.engine.vocabulary.people import Level
from app.store import programs as store

T = TypeVar("T")

router = APIRouter(
    prefix="/programs", tags=["programs"], responses=problems(ProblemKind.INVALID_REQUEST, ProblemKind.NOT_READY)
)


ProgramId = Annotated[str, Path(pattern="^[a-z2-7]{26}$", description="Id of the program.", examples=[examples.PROGRAM_ID])]
WeekNumber = Annotated[int, Path(ge=1, le=16, description="Number of the week, from 1.", examples=[1])]
SessionId = Annotated[
    str, Path(pattern="^w([1-9]|1[0-6])d[1-6]$", description="Week and number of the session in it.", examples=["w1d1"])
]


class ProgramQuery(PageQuery):
    """Which programs to list. All filters must hold."""

    imbalance: str | None = Field(default=None, max_length=64, examples=["weak-glutes"])
    """Programs that work on this imbalance, by slug."""
    level: Level | None = None
    """Programs made for this level."""
    equipment: EquipmentFilter = Field(default=[])
    """What the person has, repeatable: programs that need nothing else. `none` for those that need nothing."""
    weeks: int | None = Field(default=None, ge=1, le=16)
    """Programs of this length."""
    sessions_per_week: int | None = Field(default=None, ge=1, le=6)
    """Programs with this many sessions a week."""
    max_minutes: int | None = Field(default=None, ge=1, le=240)
    """Programs whose sessions take no longer on average."""


ProgramQueryDep = Annotated[ProgramQuery, Depends(read_as(ProgramQuery, known_slugs("imbalance")))]

_PROGRAM_LINKS = {
    "program": link("get_program", "The program for ever.", program_id="$response.body#/id"),
    "week": link("get_program_week", "Its first week.", program_id="$response.body#/id", week="$response.body#/weeks/0/week"),
    "session": link(
        "get_program_session",
        "Its first session.",
        program_id="$response.body#/id",
        session_id="$response.body#/weeks/0/sessions/0/id",
    ),
}
_CREATED_HEADERS = CACHED_HEADERS | {
    "Location": {"description": "Address of the program.", "schema": {"type": "string"}},
    "Content-Location": {"description": "The answer's body is what this address answers.", "schema": {"type": "string"}},
}
_PROFILE_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"$ref": "#/components/schemas/ProfileRequest"},
                "examples": examples.PROFILES,
            }
        },
    }
}


@router.post(
    "",
    status_code=201,
    summary="Make a program",
    response_model=ProgramPublic,
    response_description="The program, made just now",
    responses={
        200: answer(headers=_CREATED_HEADERS, links=_PROGRAM_LINKS)
        | {"model": ProgramPublic, "description": "The program, which was made before: the same bytes"},
        201: answer(headers=_CREATED_HEADERS, links=_PROGRAM_LINKS),
        **problems(
            ProblemKind.INVALID_JSON,
            ProblemKind.KEY_NEEDED,
            ProblemKind.SCOPE_MISSING,
            ProblemKind.BODY_TOO_LARGE,
            ProblemKind.UNSUPPORTED_MEDIA_TYPE,
            ProblemKind.INVALID_REQUEST,
            ProblemKind.INFEASIBLE_PROFILE,
            ProblemKind.NEEDS_PROFESSIONAL_ASSESSMENT,
            ProblemKind.ENGINE_FAULT,
            ProblemKind.INTERNAL_ERROR,
        ),
    },
    openapi_extra=_PROFILE_BODY | OR_NOTHING,
    dependencies=[MayPost, TAKES_NO_QUERY],
)
async def create_program(request: Request, snapshot: SnapshotDep, maker: ProgramMakerDep) -> Response:
    """The program for a profile. The same profile on the same catalogue gives the same program, byte for byte.

    The first request makes and keeps it (`201`), later ones find it (`200`). Nothing personal is kept: a program
    holds the canonical profile, without name, date or red flags.
    """
    profile = profile_from(await json_body(request, "profile"), snapshot.catalogue)
    kept = await maker.program_for(profile, snapshot.catalogue)
    address = address_of(request.scope, f"/programs/{kept.id}")
    headers = {"Location": address, "Content-Location": address, "ETag": f'"{kept.id}"', "Cache-Control": NEVER_KEPT}
    return Response(kept.document, 201 if kept.is_new else 200, headers, media_type="application/json")


@router.get(
    "",
    summary="List the ready-made programs",
    responses={
        200: answer(
            headers=PAGED_HEADERS,
            links={"program": link("get_program", "The first program of the page.", program_id="$response.body#/items/0/id")},
        ),
        **problems(ProblemKind.INVALID_CURSOR),
    },
    openapi_extra=documented_as(ProgramQuery),
)
def list_programs(
    request: Request, response: Response, query: ProgramQueryDep, snapshot: SnapshotDep, database: DatabaseDep
) -> ProgramPage:
    """The ready-made programs that pass every filter, in the order in which they were first made, a page at a time.

    They are those of the catalogue and the engine that run now; older ones stay at their addresses. A program that somebody
    asked for is found by its address alone, because it tells what it was made for.
    """
    wanted = store.ProgramFilter(
        imbalance=query.imbalance,
        level=query.level,
        equipment=owned(query.equipment),
        weeks=query.weeks,
        sessions_per_week=query.sessions_per_week,
        max_minutes=query.max_minutes,
        among=frozenset(ready_made(snapshot.catalogue)),
    )
    page = store.list_programs(database, wanted, _position(request, query), query.limit)
    response.headers["Cache-Control"] = ASK_EACH_TIME
    items = [ProgramSummaryPublic.model_validate(item) for item in page.items]
    position = page.next and next_address(request, response, (page.next.created_at.isoformat(), page.next.id))
    return ProgramPage(items=items, total=page.total, next=position)


@router.get(
    "/{program_id}",
    summary="Read one program",
    response_model=ProgramPublic,
    responses={200: answer(headers=CACHED_HEADERS), **not_modified(), **problems(ProblemKind.NOT_FOUND)},
    dependencies=[TAKES_NO_QUERY],
)
def get_program(program_id: ProgramId, documents: DocumentsDep) -> Response:
    """One program, as the very bytes that were made once. It never changes, so it may be kept for ever."""
    return _immutable(_document(documents, program_id), etag=program_id)


@router.get(
    "/{program_id}/weeks/{week}",
    summary="Read one week of a program",
    response_model=ProgramWeekPublic,
    responses={200: answer(headers=CACHED_HEADERS), **not_modified(), **problems(ProblemKind.NOT_FOUND)},
    dependencies=[TAKES_NO_QUERY],
)
def get_program_week(program_id: ProgramId, week: WeekNumber, documents: DocumentsDep) -> Response:
    """One week with the exercises that it needs. It never changes either."""
    found = _found(week_of(_document(documents, program_id), week), f"the program has no week {week}")
    return _immutable(found, etag=f"{program_id}.{week}")


@router.get(
    "/{program_id}/sessions/{session_id}",
    summary="Read one session of a program",
    response_model=ProgramSessionPublic,
    responses={200: answer(headers=CACHED_HEADERS), **not_modified(), **problems(ProblemKind.NOT_FOUND)},
    dependencies=[TAKES_NO_QUERY],
)
def get_program_session(program_id: ProgramId, session_id: SessionId, documents: DocumentsDep) -> Response:
    """One session with the exercises that it needs, for a phone that shows today. It never changes either."""
    found = _found(session_of(_document(documents, program_id), session_id), f"the program has no session {session_id}")
    return _immutable(found, etag=f"{program_id}.{session_id}")


def _document(documents: Documents, program_id: str) -> bytes:
    return _found(documents.find(program_id), f"there is no program {program_id}")


def _found(entry: T | None, otherwise: str) -> T:
    if entry is None:
        raise RequestRefused(ProblemKind.NOT_FOUND, otherwise)
    return entry


def _immutable(body: bytes, etag: str) -> Response:
    return Response(body, headers={"ETag": f'"{etag}"', "Cache-Control": FOR_EVER}, media_type="application/json")


def _position(request: Request, query: PageQuery) -> store.ProgramPosition | None:
    position = position_after(request, query)
    if position is None:
        return None
    created_at, program_id = position
    try:
        return store.ProgramPosition(datetime.fromisoformat(created_at), program_id)
    except ValueError:
        raise refused_cursor() from None
