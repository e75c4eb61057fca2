"""Answers that nobody but the person may keep, and how they are documented."""

from typing import Any

from fastapi import Response
from pydantic_core import to_json

from app.api.operations.cache_control import PRIVATE
from app.api.operations.responses import CACHED_HEADERS, answer, problems
from app.api.problems.kinds import ProblemKind

PRIVATE_HEADERS = {"Cache-Control": CACHED_HEADERS["Cache-Control"]}
OF_ONE = problems(ProblemKind.NOT_FOUND)


def private(body: object, status: int = 200) -> Response:
    """The answer, which nobody else may keep."""
    content = body if isinstance(body, bytes) else to_json(body)
    return Response(content, status, headers={"Cache-Control": PRIVATE}, media_type="application/json")


def picture(svg: bytes) -> Response:
    """The plot, which nobody else may keep."""
    return Response(svg, headers={"Cache-Control": PRIVATE}, media_type="image/svg+xml")


def documented_picture(description: str) -> dict[int | str, dict[str, Any]]:
    """The answer of an operation that plots."""
    content = {"image/svg+xml": {"schema": {"type": "string"}}}
    return {200: answer(headers=PRIVATE_HEADERS) | {"content": content, "description": description}, **OF_ONE}
