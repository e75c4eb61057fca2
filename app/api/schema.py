"""What all request and response models share."""

from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from app.store.entry_fields import LONGEST_SLUG, SLUG_PATTERN

Slug = Annotated[str, Field(max_length=LONGEST_SLUG, json_schema_extra={"pattern": SLUG_PATTERN})]
"""A name for addresses: lower-case words joined by hyphens.

The pattern is only documented. What does not fit it is simply not known, and can then be answered with what is.
"""

Position = tuple[str, str]
"""What the entries of a list are sorted by, and the slug or id that settles ties."""

T = TypeVar("T")


class Input(BaseModel):
    """What a client sends: unknown fields are errors, nothing is converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, use_attribute_docstrings=True)


class Query(BaseModel):
    """Query parameters: unknown names are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Output(BaseModel):
    """What a client gets: every field is always present."""

    model_config = ConfigDict(
        from_attributes=True,
        frozen=True,
        use_attribute_docstrings=True,
        json_schema_serialization_defaults_required=True,
    )


class Sparse(Output):
    """What a client gets where a field without a value is left out."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)


def left_out_without_value(*examples: object) -> Any:  # noqa: ANN401 - what Pydantic's own Field returns
    """The default of a sparse model's field."""
    return Field(default=None, exclude_if=lambda value: value is None, examples=list(examples) or None)


class Page(Output, Generic[T]):
    """A part of a list, in order."""

    # For each type of entry Pydantic would look through the whole stack for the docstrings of a class that stands nowhere.
    model_config = ConfigDict(use_attribute_docstrings=False)

    items: list[T] = Field(description="The entries of this page.")
    total: int = Field(description="How many entries all pages have together.")
    next: str | None = Field(description="Address of the next page; null on the last.")
