"""The route of outlooks: a program and what happened with it in, what to do next out."""

import re
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic_core import from_json
from starlette.concurrency import run_in_threadpool

from app.api.catalogue.snapshot import SnapshotDep
from app.api.engine_processes.pool import EnginePoolDep
from app.api.operations.access import OR_NOTHING, MayPost
from app.api.operations.bodies import json_body
from app.api.operations.cache_control import NEVER_KEPT
from app.api.operations.parameters import TAKES_NO_QUERY
from app.api.operations.responses import CACHED_HEADERS, answer, link, problems
from app.api.outlooks import examples
from app.api.outlooks.job import FollowProgram
from app.api.outlooks.models import PROGRAM_ID, OutlookPublic
from app.api.problems.kinds import ProblemKind
from app.api.programs.documents import DocumentsDep

router = APIRouter(
    prefix="/outlooks",
    tags=["following"],
    dependencies=[TAKES_NO_QUERY],
    responses=problems(ProblemKind.INVALID_REQUEST, ProblemKind.NOT_READY),
)


async def outlook_body(request: Request) -> bytes:
    """The body of the request, not read into anything yet."""
    return await json_body(request, "program and its journal")


def _program_id_in(body: bytes) -> str | None:
    """The program that the body names, as far as that can be told before it is read."""
    try:
        document = from_json(body)
    except ValueError:
        return None
    named = document.get("program_id") if isinstance(document, dict) else None
    return named if isinstance(named, str) else None


OutlookBody = Annotated[bytes, Depends(outlook_body)]

_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"$ref": "#/components/schemas/OutlookRequest"},
                "examples": examples.REQUESTS,
            }
        },
    }
}


@router.post(
    "",
    summary="Say what comes next",
    response_model=OutlookPublic,
    responses={
        200: answer(
            headers={"Cache-Control": CACHED_HEADERS["Cache-Control"]},
            links={"program": link("get_program", "The program.", program_id="$response.body#/program")},
        ),
        **problems(
            ProblemKind.INVALID_JSON,
            ProblemKind.KEY_NEEDED,
            ProblemKind.SCOPE_MISSING,
            ProblemKind.BODY_TOO_LARGE,
            ProblemKind.UNSUPPORTED_MEDIA_TYPE,
        ),
    },
    openapi_extra=_BODY | OR_NOTHING,
    dependencies=[MayPost],
)
async def create_outlook(body: OutlookBody, snapshot: SnapshotDep, documents: DocumentsDep, pool: EnginePoolDep) -> Response:
    """What to do next with a program after what happened with it: sessions with dates and weights, and what changed and why.

    The same facts give the same outlook, in whatever order they come; the same log twice counts once. Pain comes before missed
    sessions, and these before how well it went; one rule changes one exercise. Two pain stops in a row, pain that rises or a
    red flag pause the program and say whom to see. It is no diagnosis, and nothing of it is stored.
    """
    named = _program_id_in(body)
    known = named is not None and re.fullmatch(PROGRAM_ID, named)
    document = await run_in_threadpool(documents.find, named) if named is not None and known else None
    outlook = await pool.run(FollowProgram(body, document), snapshot.catalogue)
    return Response(outlook, headers={"Cache-Control": NEVER_KEPT}, media_type="application/json")
