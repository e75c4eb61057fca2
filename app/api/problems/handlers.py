"""Turns every error into problem details (RFC 9457), the one shape of error answers; nothing else makes them.

Errors are raised where they are known, in the engine's, the store's or the request's words;
`as_problem` turns each into its answer. A handler never builds an error response itself.
"""

import logging
from collections.abc import Mapping
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic_core import to_json
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.types import Scope

from app.api.contract.addresses import address_of, prefix_of
from app.api.contract.models import AvoidPublic
from app.api.contract.operation_lookup import methods_at, parameters_of, paths_of
from app.api.problems.codes import ErrorCode
from app.api.problems.kinds import ProblemKind
from app.api.problems.models import PROBLEM_MODELS, FieldError, Problem, RelaxationPublic
from app.api.problems.near_paths import near_paths
from app.api.problems.refusals import RequestRefused, not_ready, refused_values
from app.api.problems.validation import parameter_errors
from app.engine.errors import BrokenRule, EngineError, InfeasibleProfile, Relaxation
from app.store.database import why_unavailable

MEDIA_TYPE = "application/problem+json"

log = logging.getLogger("evenkeel")

_KIND_OF_STATUS: Mapping[int, ProblemKind] = {
    kind.status: kind
    for kind in (
        ProblemKind.NOT_FOUND,
        ProblemKind.METHOD_NOT_ALLOWED,
        ProblemKind.BODY_TOO_SLOW,
        ProblemKind.BODY_TOO_LARGE,
        ProblemKind.UNSUPPORTED_MEDIA_TYPE,
        ProblemKind.INVALID_REQUEST,
        ProblemKind.NOT_READY,
    )
}


_HANDLED: tuple[type[Exception], ...] = (
    RequestRefused,
    RequestValidationError,
    HTTPException,
    EngineError,
    SQLAlchemyError,
    Exception,
)


def handle_problems(app: FastAPI) -> None:
    """Lets the application answer every error with a problem."""
    for error in _HANDLED:
        app.add_exception_handler(error, as_problem)


async def as_problem(request: Request, error: Exception) -> Response:
    """The problem that answers the error."""
    return problem_response(await _refusal(request, error), request.scope)


def problem_response(refusal: RequestRefused, scope: Scope) -> Response:
    """The refusal of the request with this scope."""
    return Response(
        problem_document(refusal, quote(scope["path"]), prefix_of(scope)),
        status_code=refusal.kind.status,
        headers={"Cache-Control": "no-store", **refusal.headers},
        media_type=MEDIA_TYPE,
    )


def problem_document(refusal: RequestRefused, instance: str, prefix: str = "") -> bytes:
    """The refusal as JSON; `instance` is the path that was asked for, without the prefix of the service's paths."""
    problem = PROBLEM_MODELS.get(refusal.kind, Problem)(
        type=refusal.kind.type,
        title=refusal.kind.title,
        status=refusal.kind.status,
        detail=refusal.detail,
        instance=instance,
        errors=list(refusal.errors),
        **refusal.more,
    )
    addresses = {"type": prefix + problem.type, "instance": prefix + instance}
    return to_json(problem.model_dump(mode="json") | addresses)


async def _refusal(request: Request, error: Exception) -> RequestRefused:
    match error:
        case RequestRefused():
            return error
        case RequestValidationError():
            return await _invalid_parameters(request, error)
        case InfeasibleProfile():
            return _infeasible(error)
        case HTTPException():
            return await _http_error(request, error)
        case SQLAlchemyError() if reason := why_unavailable(error):
            log.warning("%s: %s", reason, error)
            return not_ready(reason)
        case _:
            return _fault(request, error)


async def _invalid_parameters(request: Request, error: RequestValidationError) -> RequestRefused:
    raised = error.errors()
    if any(each["loc"] == ("header", "If-Match") for each in raised):
        return RequestRefused(ProblemKind.VERSION_NEEDED, "send the ETag of the entry as you have read it in `If-Match`")
    if any(each["loc"][0] == "path" for each in raised):
        return await _nothing_there(request)
    known = tuple(await parameters_of(request))
    return refused_values(parameter_errors(raised, known))


def _infeasible(error: InfeasibleProfile) -> RequestRefused:
    errors = tuple(FieldError(pointer=f"/{name}", code=ErrorCode.CONFLICT, detail=error.because) for name in error.conflicts)
    return RequestRefused(
        ProblemKind.INFEASIBLE_PROFILE, error.because, errors, relaxations=[_relaxation(r) for r in error.relaxations]
    )


def _relaxation(relaxation: Relaxation) -> RelaxationPublic:
    exercises, demands = relaxation.avoid_exercises, relaxation.avoid_demands
    avoids = exercises is not None or demands is not None
    return RelaxationPublic(
        because=relaxation.because,
        minutes_per_session=relaxation.minutes_per_session,
        sessions_per_week=relaxation.sessions_per_week,
        imbalances=None if relaxation.imbalances is None else list(relaxation.imbalances),
        avoid=AvoidPublic(exercises=list(exercises or ()), demands=list(demands or ())) if avoids else None,
    )


async def _http_error(request: Request, error: HTTPException) -> RequestRefused:
    path = _asked_path(request)
    if error.status_code == ProblemKind.METHOD_NOT_ALLOWED.status:
        methods = await methods_at(request) or ("GET", "HEAD")
        detail = f"{path} answers {', '.join(methods)}, not {request.method}"
        return RequestRefused(ProblemKind.METHOD_NOT_ALLOWED, detail, headers={"Allow": ", ".join(methods)})
    if error.status_code == ProblemKind.NOT_FOUND.status:
        return await _nothing_there(request)
    return RequestRefused(
        _KIND_OF_STATUS.get(error.status_code, ProblemKind.INTERNAL_ERROR), error.detail, headers=error.headers
    )


def _asked_path(request: Request) -> str:
    return address_of(request.scope, quote(request.scope["path"]))


async def _nothing_there(request: Request) -> RequestRefused:
    """The refusal of an address where there is nothing, with those that may have been meant."""
    detail = f"there is nothing at {_asked_path(request)}"
    near = [address_of(request.scope, path) for path in near_paths(request.scope["path"], await paths_of(request))] or None
    error = FieldError(parameter="path", code=ErrorCode.UNKNOWN_PATH, detail=detail, did_you_mean=near)
    return RequestRefused(ProblemKind.NOT_FOUND, detail, (error,))


def _fault(request: Request, error: Exception) -> RequestRefused:
    request_id = request.scope.get("request_id", "unknown")
    log.error("request %s failed: %s %s", request_id, request.method, quote(request.scope["path"]), exc_info=error)
    detail = f"request {request_id} failed; the cause stands in the service's log"
    if isinstance(error, BrokenRule):
        return RequestRefused(ProblemKind.ENGINE_FAULT, detail, request_id=request_id, rules=list(error.rules))
    return RequestRefused(ProblemKind.INTERNAL_ERROR, detail, request_id=request_id, rules=[])
