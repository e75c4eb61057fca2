"""The version of a catalogue: a digest of its content."""

import hashlib
import json
from dataclasses import asdict, replace

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue_checks import KINDS


def versioned(catalogue: Catalogue) -> Catalogue:
    """The catalogue under the version of its content."""
    return replace(catalogue, version=content_version(catalogue))


def content_version(catalogue: Catalogue) -> str:
    """SHA-256, in hexadecimal, of all entries in canonical JSON."""
    content = {kind: {slug: asdict(entry) for slug, entry in getattr(catalogue, kind).items()} for kind in KINDS}
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), default=sorted)
    return hashlib.sha256(canonical.encode()).hexdigest()
