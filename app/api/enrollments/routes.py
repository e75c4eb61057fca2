"""Routes of enrollments: begin a program, log what happens, list, be forgotten. What comes of it is shown by `views`."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Path, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from app.api.contract.addresses import address_of
from app.api.enrollments import examples
from app.api.enrollments.access import EnrolledDep, ListedKeyDep, MakerDep, is_private
from app.api.enrollments.answers import OF_ONE, PRIVATE_HEADERS, private
from app.api.enrollments.follower import FollowerDep, Outlooked, standing_in
from app.api.enrollments.from_outlook import enrollment_of, page_of, retests_of
from app.api.enrollments.models import (
    BatchPublic,
    EnrolledPublic,
    EnrollmentPage,
    EnrollmentPublic,
    EnrollmentQuery,
    EnrollmentRequest,
    EnrollmentSummaryPublic,
    LoggedPublic,
    Outcome,
    RetestPage,
)
from app.api.enrollments.session_logs import log_many, log_one
from app.api.enrollments.to_store import (
    clearance_fact,
    read,
    read_batch,
    retest_fact,
    terms_of,
)
from app.api.operations.bodies import json_body
from app.api.operations.cache_control import PRIVATE
from app.api.operations.database import DatabaseDep
from app.api.operations.paging import next_address, position_after, refused_cursor
from app.api.operations.parameters import TAKES_NO_QUERY
from app.api.operations.responses import CACHED_HEADERS, PAGED_HEADERS, answer, link, problems
from app.api.outlooks.journal_models import SESSION_ID, DayInAddress, RetestRequest, SessionLogRequest
from app.api.outlooks.journal_to_engine import fields_in_log
from app.api.problems.kinds import ProblemKind
from app.store import enrollments as store

router = APIRouter(
    prefix="/enrollments",
    tags=["following"],
    dependencies=[Depends(is_private)],
    responses=problems(ProblemKind.KEY_NEEDED, ProblemKind.INVALID_REQUEST, ProblemKind.NOT_READY),
)

SessionName = Annotated[
    str, Path(pattern=SESSION_ID, description="The session; `w3d2-2` for a second time.", examples=["w1d1"])
]
ClearedDay = Annotated[DayInAddress, Path(description="The day on which a clinician has agreed.", examples=["2026-03-20"])]
SeenTag = Annotated[str | None, Header(description="The `ETag` of the log as you have read it, where there is one.")]

_BODY = (ProblemKind.INVALID_JSON, ProblemKind.BODY_TOO_LARGE, ProblemKind.UNSUPPORTED_MEDIA_TYPE)
_LOCATION = {"Location": {"description": "Address of the enrollment.", "schema": {"type": "string"}}}
_LINKS = {
    "enrollment": link("get_enrollment", "Where the person stands.", enrollment_id="$response.body#/id"),
    "next": link("get_next_session", "The next session.", enrollment_id="$response.body#/id"),
    "erase": link("erase_enrollment", "Forget everything.", enrollment_id="$response.body#/id"),
}


def _body_of(schema: str, example: object) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}, "example": example}}
    return {"requestBody": {"required": True, "content": content}}


async def _read_body(request: Request) -> bytes:
    return await json_body(request, "facts")


Body = Annotated[bytes, Depends(_read_body)]


@router.post(
    "",
    status_code=201,
    summary="Begin a program",
    response_model=EnrolledPublic,
    responses={201: answer(headers=PRIVATE_HEADERS | _LOCATION, links=_LINKS), **problems(ProblemKind.SCOPE_MISSING, *_BODY)},
    openapi_extra=_body_of("EnrollmentRequest", examples.ENROLLMENT_REQUEST) | {"security": [{}, {"api_key": []}]},
    dependencies=[TAKES_NO_QUERY],
)
async def create_enrollment(http: Request, key: MakerDep, body: Body, follower: FollowerDep) -> Response:
    """Somebody begins a program: from now on what happens is kept here, until it is erased.

    The token in the answer opens the enrollment, as does the key that made it, where one was sent; nothing else does. No name
    is kept. Send the token as `Authorization: Bearer …`, never in an address.
    """
    request = read(body, EnrollmentRequest)
    terms = terms_of(request)
    found = Outlooked((), await follower.outlook(request.program_id, terms, ()))
    made, token = await run_in_threadpool(
        store.create_enrollment,
        follower.database,
        request.program_id,
        terms,
        standing_in(found.outlook),
        key.id if key is not None else None,
    )
    response = private({**enrollment_of(made, found), "token": token}, 201)
    response.headers["Location"] = address_of(http.scope, f"/enrollments/{made.id}")
    return response


@router.get(
    "",
    summary="List the enrollments of a key",
    responses={
        200: answer(
            headers=PAGED_HEADERS,
            links={"enrollment": link("get_enrollment", "The first of the page.", enrollment_id="$response.body#/items/0/id")},
        ),
        **problems(ProblemKind.SCOPE_MISSING, ProblemKind.INVALID_CURSOR),
    },
)
def list_enrollments(
    request: Request, response: Response, query: Annotated[EnrollmentQuery, Query()], key: ListedKeyDep, database: DatabaseDep
) -> EnrollmentPage:
    """The enrollments that the key has made and that pass every filter, the first made first, a page at a time."""
    wanted = store.EnrollmentFilter(query.state, query.paused, query.due_before.isoformat() if query.due_before else None)
    position = position_after(request, query)
    try:
        after = (datetime.fromisoformat(position[0]), position[1]) if position is not None else None
    except ValueError:
        raise refused_cursor() from None
    found = store.list_enrollments(database, key.id, wanted, after, query.limit)
    items = [EnrollmentSummaryPublic.model_validate(item) for item in found.items]
    last = found.items[-1] if found.has_more else None
    address = last and next_address(request, response, (last.created_at.isoformat(), last.id))
    return EnrollmentPage(items=items, total=found.total, next=address)


@router.get(
    "/{enrollment_id}",
    summary="See where somebody stands",
    response_model=EnrollmentPublic,
    responses={200: answer(headers=PRIVATE_HEADERS), **OF_ONE},
    dependencies=[TAKES_NO_QUERY],
)
async def get_enrollment(enrollment: EnrolledDep, follower: FollowerDep) -> Response:
    """Where the person stands today: what is due, what was missed, and why the program waits, where it does."""
    return private(enrollment_of(enrollment, await follower.look(enrollment)))


@router.delete(
    "/{enrollment_id}",
    status_code=204,
    summary="Erase an enrollment",
    responses={204: {"description": "Everything is gone"}, **OF_ONE},
    dependencies=[TAKES_NO_QUERY],
)
def erase_enrollment(enrollment: EnrolledDep, database: DatabaseDep) -> None:
    """Removes the enrollment with everything that happened, at once and for good. The program itself stays: it names nobody."""
    store.erase(database, enrollment.id)


@router.put(
    "/{enrollment_id}/sessions/{session_id}",
    summary="Log a session",
    response_model=LoggedPublic,
    responses={
        200: answer(headers=CACHED_HEADERS) | {"model": LoggedPublic, "description": "Logged before; this is kept now"},
        201: answer(headers=CACHED_HEADERS) | {"model": LoggedPublic, "description": "Logged for the first time"},
        **problems(ProblemKind.NOT_FOUND, ProblemKind.VERSION_OUTDATED, ProblemKind.VERSION_NEEDED, *_BODY),
    },
    openapi_extra=_body_of("SessionLogRequest", examples.SESSION_LOG),
    dependencies=[TAKES_NO_QUERY],
)
async def log_session(
    enrollment: EnrolledDep, session_id: SessionName, body: Body, follower: FollowerDep, if_match: SeenTag = None
) -> Response:
    """The log of one session. The same log again changes nothing; another one in its place needs `If-Match`.

    Pain on the next morning comes later: send the log once more, with it.
    """
    log = read(body, SessionLogRequest, fields_in_log)
    told = await log_one(follower, enrollment, session_id, log, if_match)
    response = private(told.model_dump_json().encode(), 201 if told.outcome is Outcome.STORED else 200)
    response.headers["ETag"] = f'"{told.etag}"'
    return response


@router.post(
    "/{enrollment_id}/sessions",
    summary="Log several sessions",
    response_model=BatchPublic,
    responses={200: answer(headers=PRIVATE_HEADERS), **problems(ProblemKind.NOT_FOUND, *_BODY)},
    openapi_extra=_body_of("BatchRequest", {"sessions": [{"session": "w1d1", **examples.SESSION_LOG}]}),
    dependencies=[TAKES_NO_QUERY],
)
async def log_sessions(enrollment: EnrolledDep, body: Body, follower: FollowerDep) -> Response:
    """Logs of several sessions, for a phone that was offline. Each is told; a wrong one keeps no other from being kept."""
    told = await log_many(follower, enrollment, read_batch(body))
    return private(BatchPublic(sessions=told).model_dump_json().encode())


@router.post(
    "/{enrollment_id}/retests",
    status_code=201,
    summary="Add field tests",
    response_model=RetestRequest,
    responses={201: answer(headers=PRIVATE_HEADERS), **problems(ProblemKind.NOT_FOUND, *_BODY)},
    openapi_extra=_body_of("RetestRequest", examples.RETEST),
    dependencies=[TAKES_NO_QUERY],
)
async def add_retest(enrollment: EnrolledDep, body: Body, follower: FollowerDep) -> Response:
    """Field tests of one day, the ones before the program included. The same ones twice count once."""
    retest = read(body, RetestRequest)
    fact = retest_fact(retest)
    await follower.keep(enrollment, fact)
    return private(fact.document.encode(), 201)


@router.get(
    "/{enrollment_id}/retests",
    summary="List field tests",
    response_model=RetestPage,
    responses={200: answer(headers=PRIVATE_HEADERS), **OF_ONE},
    dependencies=[TAKES_NO_QUERY],
)
async def list_retests(enrollment: EnrolledDep, follower: FollowerDep) -> Response:
    """All field tests as they were sent, the first day first."""
    return private(page_of(retests_of(await follower.look(enrollment))))


@router.put(
    "/{enrollment_id}/clearances/{day}",
    status_code=204,
    summary="Say that a clinician agrees",
    responses={204: {"description": "The day is kept"}, **OF_ONE},
    dependencies=[TAKES_NO_QUERY],
)
async def add_clearance(
    enrollment: EnrolledDep,
    day: ClearedDay,
    follower: FollowerDep,
) -> Response:
    """Ends a pause from the day after which a clinician has agreed to going on."""
    await follower.keep(enrollment, clearance_fact(day.isoformat()))
    return Response(status_code=204, headers={"Cache-Control": PRIVATE})
