"""Base classes of all request and response models, and models that several wings use."""

from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from app.api.contract.field_docstrings import field_docstrings
from app.engine.vocabulary.exercises import DemandSlug
from app.store.entry_fields import LONGEST_SLUG, SLUG_PATTERN

Slug = Annotated[str, Field(max_length=LONGEST_SLUG, json_schema_extra={"pattern": SLUG_PATTERN})]
"""A name for addresses: lower-case words joined by hyphens.

The pattern is only documented. What does not fit it is simply not known, and can then be answered with what is.
"""

Position = tuple[str, str]
"""What the entries of a list are sorted by, and the slug or id that settles ties."""

T = TypeVar("T")


class Described(BaseModel):
    """A model whose fields are described by the docstrings below them, which are read when its schema is asked for.

    Pydantic's own `use_attribute_docstrings` looks for them when the class is made, which took a tenth of the service's start.
    """

    model_config = ConfigDict(hide_input_in_errors=True)  # what people say of themselves is not for the log

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema with the descriptions."""
        schema = handler(core_schema)
        texts = field_docstrings(cls)
        for name, field in handler.resolve_ref_schema(schema).get("properties", {}).items():
            if name in texts:
                field.setdefault("description", texts[name])
        return schema


class Input(Described):
    """What a client sends: unknown fields are errors, nothing is converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class QueryParameters(Described):
    """Query parameters: unknown names are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        """Describes the fields at once: FastAPI makes a parameter of each and knows nothing of the class's schema."""
        for name, text in field_docstrings(cls).items():
            cls.model_fields[name].description = text


class Output(Described):
    """What a client gets: every field is always present."""

    model_config = ConfigDict(from_attributes=True, frozen=True, json_schema_serialization_defaults_required=True)


class Sparse(Output):
    """What a client gets where a field without a value is left out."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)


def left_out_without_value(*, examples: list[object] | None = None) -> Any:  # noqa: ANN401 - what Pydantic's own Field returns
    """The default of a sparse model's field."""
    return Field(default=None, exclude_if=lambda value: value is None, examples=examples)


class AvoidPublic(Output):
    """What the program does not contain."""

    exercises: list[Slug]
    """Slugs of exercises."""
    demands: list[DemandSlug]
    """Demands on joints and tissues."""


class Page(Output, Generic[T]):
    """A part of a list, in order."""

    items: list[T]
    """The entries of this page."""
    total: int
    """How many entries all pages have together."""
    next: str | None
    """Address of the next page; null on the last."""
