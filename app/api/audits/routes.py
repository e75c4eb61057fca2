"""The route that audits a program, this service's or a coach's own."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app.api.audits import examples
from app.api.audits.job import AuditProgram
from app.api.audits.models import AuditPublic
from app.api.catalogue.snapshot import SnapshotDep
from app.api.engine_processes.pool import EnginePoolDep
from app.api.operations.access import OR_NOTHING, MayPost
from app.api.operations.bodies import json_body
from app.api.operations.cache_control import NEVER_KEPT
from app.api.operations.parameters import TAKES_NO_QUERY
from app.api.operations.responses import CACHED_HEADERS, answer, link, problems
from app.api.problems.kinds import ProblemKind

router = APIRouter(
    prefix="/audits",
    tags=["audits"],
    dependencies=[TAKES_NO_QUERY],
    responses=problems(ProblemKind.INVALID_REQUEST, ProblemKind.NOT_READY),
)


async def audit_body(request: Request) -> bytes:
    """The body of the request, not read into anything yet."""
    return await json_body(request, "program")


AuditBody = Annotated[bytes, Depends(audit_body)]

_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"$ref": "#/components/schemas/AuditRequest"},
                "examples": examples.REQUESTS,
            }
        },
    }
}


@router.post(
    "",
    summary="Hold a program against the rule book",
    response_model=AuditPublic,
    responses={
        200: answer(
            headers={"Cache-Control": CACHED_HEADERS["Cache-Control"]},
            links={"rule": link("get_rule", "The first rule that is broken.", rule_id="$response.body#/findings/0/rule")},
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
async def create_audit(body: AuditBody, snapshot: SnapshotDep, pool: EnginePoolDep) -> Response:
    """What the rule book says of a program: every place where a rule is broken, what was found, and what would be right.

    A coach's draft says less than a program: its exercises are matched to the catalogue, and the rules that need more
    are listed as not checked. Nothing of it is stored.
    """
    audit = await pool.run(AuditProgram(body), snapshot.catalogue)
    return Response(audit, headers={"Cache-Control": NEVER_KEPT}, media_type="application/json")
