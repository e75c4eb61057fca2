"""Who may keep an answer, and for how long."""

import hashlib

from fastapi import Request, Response

from app import __version__
from app.api.dependencies import SnapshotDep

CATALOGUE_LIFETIME = "public, max-age=60"
FOR_EVER = "public, max-age=31536000, immutable"
NEVER_KEPT = "no-store"
ASK_EACH_TIME = "no-cache"


async def catalogue_headers(request: Request, response: Response, snapshot: SnapshotDep) -> None:
    """Marks an answer that depends on nothing but the catalogue, this version of the service, and the address."""
    query = request.scope["query_string"].decode("latin-1")
    response.headers["ETag"] = catalogue_etag(snapshot.catalogue.version, request.scope["path"], query)
    response.headers["Cache-Control"] = CATALOGUE_LIFETIME


def catalogue_etag(version: str, path: str, query: str = "") -> str:
    """The strong ETag of what the address answers from this version of the catalogue."""
    made_from = f"{version} {__version__} {path}?{query}"
    digest = hashlib.sha256(made_from.encode(errors="replace")).hexdigest()[:32]
    return f'"{digest}"'
