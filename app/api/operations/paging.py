"""Pages of long lists: opaque cursors and the addresses of next pages."""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from typing import Any, TypeVar
from urllib.parse import urlencode

from fastapi import Request, Response
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import to_json

from app.api.contract.models import Page, Position, QueryParameters
from app.api.problems.codes import ErrorCode
from app.api.problems.kinds import ProblemKind
from app.api.problems.models import FieldError
from app.api.problems.refusals import RequestRefused

MOST_ENTRIES = 100
USUAL_ENTRIES = 20
LONGEST_CURSOR = 400

PageModel = TypeVar("PageModel", bound=Page[Any])

_CURSOR = TypeAdapter(tuple[str, str, str], config=ConfigDict(strict=True))


class PageQuery(QueryParameters):
    """How much of a list to give, and from where."""

    limit: int = Field(default=USUAL_ENTRIES, ge=1, le=MOST_ENTRIES)
    """At most so many entries."""
    cursor: str | None = Field(default=None, max_length=LONGEST_CURSOR)
    """Where the page begins: taken from the `next` address of the page before, never made up."""


def whole(page: type[PageModel], items: Iterable[object]) -> PageModel:
    """The one page of a list that is short enough to be given whole."""
    listed = list(items)
    return page(items=listed, total=len(listed), next=None)


def page_as_json(items: Iterable[bytes], total: int, next_page: str | None) -> bytes:
    """A page as JSON, out of items that are JSON already: the bytes that its model would give."""
    return b'{"items":[%b],"total":%d,"next":%b}' % (b",".join(items), total, to_json(next_page))


def position_after(request: Request, query: PageQuery) -> Position | None:
    """The place behind which the page begins, or None for the first page. Refuses cursors of other lists."""
    if query.cursor is None:
        return None
    try:
        binding, rank, name = _CURSOR.validate_json(urlsafe_b64decode(query.cursor.encode("ascii")))
    except (ValueError, ValidationError):
        raise refused_cursor() from None
    if binding != _binding(request):
        raise refused_cursor()
    return rank, name


def refused_cursor() -> RequestRefused:
    """The refusal of a cursor that this list did not give."""
    detail = "the cursor was not given by this list with these filters"
    return RequestRefused(
        ProblemKind.INVALID_CURSOR, detail, (FieldError(parameter="cursor", code=ErrorCode.WRONG_CURSOR, detail=detail),)
    )


def next_address(request: Request, response: Response, last: Position) -> str:
    """The address of the page behind the last entry of this one; also put into the response's `Link`."""
    cursor = urlsafe_b64encode(_CURSOR.dump_json((_binding(request), *last))).decode()
    parameters = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    address = f"{request.scope['path']}?{urlencode([*parameters, ('cursor', cursor)])}"
    response.headers["Link"] = f'<{address}>; rel="next"'
    return address


def _binding(request: Request) -> str:
    filters = sorted((name, value) for name, value in request.query_params.multi_items() if name not in {"cursor", "limit"})
    return hashlib.sha256(urlencode([("path", request.scope["path"]), *filters], errors="replace").encode()).hexdigest()[:16]
