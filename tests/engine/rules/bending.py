"""Catalogues with one fault in them, made from sound ones."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue_checks import Flaw

Check = Callable[[Catalogue], Iterator[Flaw]]
Bend = Callable[[Catalogue], Catalogue]
Case = tuple[Check, Bend, str, str]
"""A check, the fault, the pointer that it must be found at, and words of the text."""


def bent(kind: str, slug: str, **changes: object) -> Bend:
    """Puts other values into the fields of one entry."""

    def bend(catalogue: Catalogue) -> Catalogue:
        entries = getattr(catalogue, kind)
        changed: dict[str, Any] = {kind: {**entries, slug: replace(entries[slug], **changes)}}
        return replace(catalogue, **changed)

    return bend


def exercise(slug: str = "glute-bridge", **changes: object) -> Bend:
    """Bends the glute bridge, or another exercise."""
    return bent("exercises", slug, **changes)


def imbalance(slug: str = "weak-glutes", **changes: object) -> Bend:
    """Bends the weak glutes, or another imbalance."""
    return bent("imbalances", slug, **changes)


def strategy(slug: str = "strengthen-glutes", **changes: object) -> Bend:
    """Bends the strengthening of the glutes, or another strategy."""
    return bent("strategies", slug, **changes)
