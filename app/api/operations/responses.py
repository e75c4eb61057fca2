"""Builds the responses of operations for the OpenAPI document."""

from typing import Any

from app.api.problems.kinds import ProblemKind
from app.api.problems.models import Problem

Responses = dict[int | str, dict[str, Any]]

SCHEMA_ADDRESS = "#/components/schemas/"

_ETAG = {"description": "Names this version of the answer.", "schema": {"type": "string"}}
_CACHE_CONTROL = {"description": "How long the answer may be kept.", "schema": {"type": "string"}}
_LINK = {"description": 'The next page as `rel="next"`, where there is one.', "schema": {"type": "string"}}
_RETRY_AFTER = {"description": "Seconds to wait before the next attempt.", "schema": {"type": "integer"}}
_CHALLENGE = {"description": "How to present a key, and what is wrong with the one that came.", "schema": {"type": "string"}}
_HEADER_OF = {
    ProblemKind.KEY_NEEDED: {"WWW-Authenticate": _CHALLENGE},
    ProblemKind.SCOPE_MISSING: {"WWW-Authenticate": _CHALLENGE},
}

RETRIED_LATER = {429, 503}
"""Statuses of problems that pass: their answers say when to try again."""
_TOLD_TOGETHER = {ProblemKind.BODY_TOO_LARGE: ProblemKind.BODY_TOO_SLOW, ProblemKind.NOT_READY: ProblemKind.OVERLOADED}
"""Who reads a body limits its size and its time; what may be out of reach may also be asked for too much."""

CACHED_HEADERS = {"ETag": _ETAG, "Cache-Control": _CACHE_CONTROL}
PAGED_HEADERS = {**CACHED_HEADERS, "Link": _LINK}


def answer(headers: dict[str, Any], links: dict[str, Any] | None = None) -> dict[str, Any]:
    """An answer with its headers and the operations it leads to; its schema comes from the handler's return type."""
    return {"headers": headers} | ({"links": links} if links else {})


def not_modified() -> Responses:
    """The answer to a conditional request for what has not changed."""
    return {304: {"description": "Not modified since the version that `If-None-Match` names", "headers": CACHED_HEADERS}}


def problems(*kinds: ProblemKind) -> Responses:
    """The problems that an operation may answer with, one response for each status."""
    kinds += tuple(_TOLD_TOGETHER[kind] for kind in kinds if kind in _TOLD_TOGETHER)
    return {
        status: _problem_response([kind for kind in kinds if kind.status == status]) for status in {k.status for k in kinds}
    }


def problem_schema_of(kind: ProblemKind) -> str:
    """The name of the kind's schema."""
    return kind.slug.title().replace("-", "") + "Problem"


def any_problem() -> Responses:
    """What every operation may answer with beside what it says: a fault of the service, or any other problem."""
    schema = {"$ref": f"#/components/schemas/{Problem.__name__}"}
    content = {"application/problem+json": {"schema": schema}}
    return {**problems(ProblemKind.INTERNAL_ERROR), "default": {"description": "Any other problem", "content": content}}


def link(operation: str, description: str, **parameters: str) -> dict[str, Any]:
    """An OpenAPI link: where a value of this answer leads to."""
    return {"operationId": operation, "description": description, "parameters": parameters}


def _problem_response(kinds: list[ProblemKind]) -> dict[str, Any]:
    addresses = {kind.type: SCHEMA_ADDRESS + problem_schema_of(kind) for kind in kinds}
    schema: dict[str, Any] = {"$ref": addresses[kinds[0].type]}
    if len(kinds) > 1:
        variants = [{"$ref": address} for address in addresses.values()]
        schema = {"oneOf": variants, "discriminator": {"propertyName": "type", "mapping": addresses}}
    headers = {name: header for kind in kinds for name, header in _HEADER_OF.get(kind, {}).items()}
    if kinds[0].status in RETRIED_LATER:
        headers["Retry-After"] = _RETRY_AFTER
    return {
        "description": "; or: ".join(kind.title for kind in kinds),
        "content": {"application/problem+json": {"schema": schema}},
        **({"headers": headers} if headers else {}),
    }
