"""Cache headers of answers that depend on nothing but the catalogue."""

from fastapi import Request, Response

from app.api.catalogue.snapshot import SnapshotDep
from app.api.operations.cache_control import CATALOGUE_LIFETIME, catalogue_etag


async def catalogue_headers(request: Request, response: Response, snapshot: SnapshotDep) -> None:
    """Marks an answer that depends on nothing but the catalogue, this version of the service, and the address."""
    query = request.scope["query_string"].decode("latin-1")
    response.headers["ETag"] = catalogue_etag(snapshot.catalogue.version, request.scope["path"], query)
    response.headers["Cache-Control"] = CATALOGUE_LIFETIME
