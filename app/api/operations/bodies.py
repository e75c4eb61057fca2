"""Reads JSON bodies of requests as bytes, and answers with bytes that are JSON already."""

import codecs

from fastapi import Request, Response

from app.api.problems.kinds import ProblemKind
from app.api.problems.refusals import RequestRefused

JSON = "application/json"
UTF_8_NAMES = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
GZIP_BEGINNING = b"\x1f\x8b"
OTHER_BEGINNINGS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CHARACTER_BYTES = 4
"""The most that a character of UTF-16 or UTF-32 takes; JSON begins with ASCII, which has zeros there."""


async def json_body(request: Request, what: str) -> bytes:
    """The body of a request, which has to call itself JSON, without a byte order mark; `what` says what was expected in it.

    Raises RequestRefused for another media type, encoding or coding, and says which one it is.
    """
    _refuse_other_types(request, what)
    body = await request.body()
    if body.startswith(GZIP_BEGINNING):
        raise _refused_coding("gzip", what)
    beginning = body[:CHARACTER_BYTES]
    if beginning.startswith(OTHER_BEGINNINGS) or (0 in beginning and beginning.strip(b"\0")):
        raise _refused_type(f"the body is in UTF-16 or UTF-32: send the {what} in UTF-8")
    return body.removeprefix(codecs.BOM_UTF8)


def _refuse_other_types(request: Request, what: str) -> None:
    media_type, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    if media_type != JSON:
        raise _refused_type(f"send the {what} as {JSON}")
    charsets = [value.strip('"') for name, _, value in (each.partition("=") for each in parameters) if name == "charset"]
    if not UTF_8_NAMES.issuperset(charsets):
        raise _refused_type(f"JSON is written in UTF-8, not in {charsets[0]}: send the {what} in UTF-8")
    coding = request.headers.get("content-encoding", "").strip().lower()
    if coding not in {"", "identity"}:
        raise _refused_coding(coding, what)


def _refused_type(detail: str) -> RequestRefused:
    return RequestRefused(ProblemKind.UNSUPPORTED_MEDIA_TYPE, detail, headers={"Accept": JSON})


def _refused_coding(coding: str, what: str) -> RequestRefused:
    """The refusal of a compressed body, which the header that RFC 9110, 12.5.3 has for it tells to machines."""
    detail = f"the body is compressed ({coding}): send the {what} as it is, without Content-Encoding"
    return RequestRefused(ProblemKind.UNSUPPORTED_MEDIA_TYPE, detail, headers={"Accept-Encoding": "identity"})


def ready_json(body: bytes, response: Response) -> Response:
    """The answer with this body and the headers that dependencies have put into `response`."""
    return Response(body, headers=response.headers, media_type=JSON)
