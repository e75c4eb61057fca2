"""Audits: any program, this service's or a coach's own, held against the rule book."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app.api import audit_examples
from app.api.access import OR_NOTHING, MayPost
from app.api.audit_reader import MatchedDraft, audited_from
from app.api.audit_schema import AuditPublic, MatchPublic
from app.api.bodies import json_body
from app.api.caching import NEVER_KEPT
from app.api.dependencies import SnapshotDep
from app.api.documented import CACHED_HEADERS, answer, link, problems
from app.api.exercise_matching import Match
from app.api.parameters import NoQueryDep
from app.api.problem_kinds import (
    BODY_TOO_LARGE,
    INVALID_JSON,
    INVALID_REQUEST,
    KEY_NEEDED,
    NOT_READY,
    SCOPE_MISSING,
    UNSUPPORTED_MEDIA_TYPE,
)
from app.api.program_schema import FindingPublic
from app.engine.audit import audit
from app.engine.coach_draft import audit_draft
from app.engine.program import Report

AUDITS_AT_ONCE = 2
"""Audits that one process makes at the same time; further requests wait without a thread."""

router = APIRouter(prefix="/audits", tags=["audits"], responses=problems(INVALID_REQUEST, NOT_READY))


async def audit_slot() -> AsyncIterator[None]:
    """A place among the audits that run at the same time, held until the audit is made."""
    yield


async def audit_body(request: Request) -> bytes:
    """The body of the request, not read into anything yet."""
    return await json_body(request, "program")


AuditSlot = Annotated[None, Depends(audit_slot, scope="function", max_concurrency=AUDITS_AT_ONCE)]
AuditBody = Annotated[bytes, Depends(audit_body)]

_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"$ref": "#/components/schemas/AuditRequest"},
                "examples": audit_examples.REQUESTS,
            }
        },
    }
}


@router.post(
    "",
    summary="Hold a program against the rule book",
    responses={
        200: answer(
            headers={"Cache-Control": CACHED_HEADERS["Cache-Control"]},
            links={"rule": link("get_rule", "The first rule that is broken.", rule_id="$response.body#/findings/0/rule")},
        ),
        **problems(INVALID_JSON, KEY_NEEDED, SCOPE_MISSING, BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE),
    },
    openapi_extra=_BODY | OR_NOTHING,
    dependencies=[MayPost],
)
def create_audit(body: AuditBody, snapshot: SnapshotDep, response: Response, _: NoQueryDep, _slot: AuditSlot) -> AuditPublic:
    """What the rule book says of a program: every place where a rule is broken, what was found, and what would be right.

    A coach's draft says less than a program: its exercises are matched to the catalogue, and the rules that need more
    are listed as not checked. Nothing of it is stored.
    """
    response.headers["Cache-Control"] = NEVER_KEPT
    audited = audited_from(body, snapshot.catalogue)
    if isinstance(audited, MatchedDraft):
        of_draft = audit_draft(audited.draft, snapshot.catalogue)
        return _audit_public(of_draft.report, of_draft.not_checked, audited.matches)
    return _audit_public(audit(audited, snapshot.catalogue))


def _audit_public(report: Report, not_checked: tuple[str, ...] = (), matches: tuple[Match, ...] = ()) -> AuditPublic:
    return AuditPublic(
        passed=report.passed,
        rules_checked=report.rules_checked,
        findings=[FindingPublic.model_validate(finding) for finding in report.findings],
        not_checked=list(not_checked),
        matched=[MatchPublic.model_validate(match) for match in matches],
    )
