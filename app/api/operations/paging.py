"""Pages of long lists: opaque cursors and the addresses of next pages."""

import hashlib
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

from fastapi import Depends, Query, Request, Response
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import to_json

from app.api.contract.addresses import address_of
from app.api.contract.models import Page, Position, QueryParameters
from app.api.problems.codes import ErrorCode
from app.api.problems.kinds import ProblemKind
from app.api.problems.models import FieldError
from app.api.problems.refusals import RequestRefused

MOST_ENTRIES = 100
USUAL_ENTRIES = 20
LONGEST_CURSOR = 400
PLACE = re.compile("[0-9]{1,6}")

PageModel = TypeVar("PageModel", bound=Page[Any])
T = TypeVar("T")

_CURSOR = TypeAdapter(tuple[str, str, str], config=ConfigDict(strict=True))


class PageQuery(QueryParameters):
    """How much of a list to give, and from where."""

    limit: int = Field(default=USUAL_ENTRIES, ge=1, le=MOST_ENTRIES)
    """At most so many entries."""
    cursor: str | None = Field(default=None, max_length=LONGEST_CURSOR)
    """Where the page begins: taken from the `next` address of the page before, never made up."""


class ShortListQuery(QueryParameters):
    """How much of a short list to give, and from where."""

    limit: int | None = Field(default=None, ge=1, le=MOST_ENTRIES)
    """At most so many entries; all of them where nothing is said."""
    cursor: str | None = Field(default=None, max_length=LONGEST_CURSOR)
    """Where the page begins: taken from the `next` address of the page before, never made up."""


class ListPages:
    """Gives the page of a short list that a request asks for."""

    def __init__(self, request: Request, response: Response, query: Annotated[ShortListQuery, Query()]) -> None:
        self._request = request
        self._response = response
        self._query = query

    def page(self, page: type[PageModel], items: Iterable[T], name: Callable[[T], str] = attrgetter("slug")) -> PageModel:
        """The page of the list, whose entries are told apart by their names."""
        listed = list(items)
        shown, address = self.cut(listed, name)
        return page(items=shown, total=len(listed), next=address)

    def cut(self, listed: Sequence[T], name: Callable[[T], str]) -> tuple[Sequence[T], str | None]:
        """The entries of the page, and the address of the next one."""
        begin, limit = self._begin(listed, name), self._query.limit
        shown = listed[begin : None if limit is None else begin + limit]
        if begin + len(shown) == len(listed):
            return shown, None
        last = begin + len(shown) - 1
        return shown, next_address(self._request, self._response, (str(last), name(listed[last])))

    def _begin(self, listed: Sequence[T], name: Callable[[T], str]) -> int:
        position = position_after(self._request, self._query)
        if position is None:
            return 0
        place, last = position
        after = next((number for number, entry in enumerate(listed, start=1) if name(entry) == last), None)
        if after is None and not PLACE.fullmatch(place):
            raise refused_cursor()
        return int(place) if after is None else after  # where the last entry was retired, the next one has its place


ListPagesDep = Annotated[ListPages, Depends()]


def page_as_json(items: Iterable[bytes], total: int, next_page: str | None) -> bytes:
    """A page as JSON, out of items that are JSON already: the bytes that its model would give."""
    return b'{"items":[%b],"total":%d,"next":%b}' % (b",".join(items), total, to_json(next_page))


def position_after(request: Request, query: PageQuery | ShortListQuery) -> Position | None:
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
    address = address_of(request.scope, f"{request.scope['path']}?{urlencode([*parameters, ('cursor', cursor)])}")
    response.headers["Link"] = f'<{address}>; rel="next"'
    return address


def _binding(request: Request) -> str:
    filters = sorted((name, value) for name, value in request.query_params.multi_items() if name not in {"cursor", "limit"})
    return hashlib.sha256(urlencode([("path", request.scope["path"]), *filters], errors="replace").encode()).hexdigest()[:16]
