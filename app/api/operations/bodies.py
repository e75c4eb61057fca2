"""Reads JSON bodies of requests as bytes, and answers with bytes that are JSON already."""

from fastapi import Request, Response

from app.api.problems.kinds import ProblemKind
from app.api.problems.refusals import RequestRefused

JSON = "application/json"


async def json_body(request: Request, what: str) -> bytes:
    """The body of a request, which has to call itself JSON; `what` says what was expected in it."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != JSON:
        raise RequestRefused(ProblemKind.UNSUPPORTED_MEDIA_TYPE, f"send the {what} as {JSON}", headers={"Accept": JSON})
    return await request.body()


def ready_json(body: bytes, response: Response) -> Response:
    """The answer with this body and the headers that dependencies have put into `response`."""
    return Response(body, headers=response.headers, media_type=JSON)
