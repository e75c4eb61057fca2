"""The files of the documentation's page as whole answers, which the edge compresses and keeps; it cannot do so with streams."""

import hashlib
from importlib.resources import files
from mimetypes import guess_type

from fastapi import Response
from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope, Send

LIFETIME = "public, max-age=3600"


class Assets:
    """An ASGI application that answers the files of a folder in a package; they are few and stay in memory."""

    def __init__(self, package: str, folder: str) -> None:
        self._files = {file.name: file for file in (files(package) / folder).iterdir() if file.is_file()}
        self._responses: dict[str, Response] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers the file that the path names last."""
        name = scope["path"].rpartition("/")[2]
        if name not in self._files:
            raise HTTPException(404)
        if scope["method"] != "GET":
            raise HTTPException(405)
        if name not in self._responses:
            self._responses[name] = self._response(name)
        await self._responses[name](scope, receive, send)

    def _response(self, name: str) -> Response:
        body = self._files[name].read_bytes()
        media_type = guess_type(name)[0] or "application/octet-stream"
        if media_type.endswith("/javascript"):
            media_type = "text/javascript"  # RFC 9239; what guesses it depends on the version of Python
        headers = {"ETag": f'"{hashlib.sha256(body).hexdigest()[:32]}"', "Cache-Control": LIFETIME}
        return Response(body, headers=headers, media_type=media_type)
