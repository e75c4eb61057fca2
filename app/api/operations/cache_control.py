"""Values of `Cache-Control` and `ETag`."""

import hashlib

from app import __version__

CATALOGUE_LIFETIME = "public, max-age=60"
FOR_EVER = "public, max-age=31536000, immutable"
NEVER_KEPT = "no-store"
PRIVATE = "private, no-store"
ASK_EACH_TIME = "no-cache"


def catalogue_etag(version: str, path: str, query: str = "") -> str:
    """The strong ETag of what the address answers from this version of the catalogue."""
    made_from = f"{version} {__version__} {path}?{query}"
    digest = hashlib.sha256(made_from.encode(errors="replace")).hexdigest()[:32]
    return f'"{digest}"'
