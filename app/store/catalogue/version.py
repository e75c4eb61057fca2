"""The version of a catalogue: a digest of its content."""

import hashlib
import json
from dataclasses import fields, replace
from typing import Any

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue_checks import KINDS


def versioned(catalogue: Catalogue) -> Catalogue:
    """The catalogue under the version of its content."""
    return replace(catalogue, version=content_version(catalogue))


def content_version(catalogue: Catalogue) -> str:
    """SHA-256, in hexadecimal, of all entries in canonical JSON."""
    content = {kind: dict(getattr(catalogue, kind)) for kind in KINDS}
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), default=_in_json)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _in_json(value: Any) -> object:  # noqa: ANN401 - a set or whichever kind of entry
    """A set in order, or an object's fields, whose values come here in their turn: `asdict` would copy them all first."""
    return sorted(value) if isinstance(value, frozenset) else {each.name: getattr(value, each.name) for each in fields(value)}
