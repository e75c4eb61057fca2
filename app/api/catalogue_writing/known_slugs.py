"""Slugs in what clients write, held against the catalogue while Pydantic validates, so that one pass finds all."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from app.api.problems.validation import known
from app.engine.catalogue.catalogue import Catalogue
from app.store.entry_fields import EntrySlug, Text

MOST_NAMED = 40
"""Entries of a list that names others, or says something in sentences."""
MOST_EXERCISES = 400
"""Exercises of a strategy or of one of its phases."""


@dataclass(frozen=True, slots=True)
class KnownSlugs:
    """What the slugs of one request are held against."""

    catalogue: Catalogue


def known_among(kind: str, one: str) -> AfterValidator:
    """Refuses a slug that is not among the catalogue's entries of the kind."""

    def check(slug: str, info: ValidationInfo) -> str:
        if not isinstance(info.context, KnownSlugs):
            raise TypeError("an entry is read with KnownSlugs as its context")
        return known(slug, getattr(info.context.catalogue, kind), one)

    return AfterValidator(check)


SourceSlug = Annotated[EntrySlug, known_among("sources", "source")]
ExerciseSlug = Annotated[EntrySlug, known_among("exercises", "exercise")]
TrackSlug = Annotated[EntrySlug, known_among("tracks", "track")]
Sources = Annotated[list[SourceSlug], Field(max_length=MOST_NAMED)]
Exercises = Annotated[list[ExerciseSlug], Field(max_length=MOST_EXERCISES)]
Texts = Annotated[list[Text], Field(max_length=MOST_NAMED)]
