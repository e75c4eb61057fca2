"""Request bodies as bytes, before anything is read into them."""

from fastapi import Request

from app.api.problem_kinds import UNSUPPORTED_MEDIA_TYPE
from app.api.problems import RequestRefused

JSON = "application/json"


async def json_body(request: Request, what: str) -> bytes:
    """The body of a request, which has to call itself JSON; `what` says what was expected in it."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != JSON:
        raise RequestRefused(UNSUPPORTED_MEDIA_TYPE, f"send the {what} as {JSON}", headers={"Accept": JSON})
    return await request.body()
