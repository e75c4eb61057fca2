"""Path and query parameters that several routers share."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Annotated, Literal, TypeVar

from fastapi import Depends, Query, Request, params
from pydantic import Field, WithJsonSchema
from typing_extensions import TypeAliasType

from app.api.contract.models import QueryParameters
from app.api.contract.operation_lookup import parameters_of
from app.api.problems.codes import ErrorCode
from app.api.problems.kinds import ProblemKind
from app.api.problems.models import FieldError
from app.api.problems.refusals import RequestRefused, refused_values
from app.api.problems.suggestions import nearest
from app.engine.vocabulary.exercises import EquipmentSlug
from app.store.entry_fields import LONGEST_SLUG, SLUG_PATTERN

T = TypeVar("T")

NOTHING = "none"
EquipmentOrNone = TypeAliasType(
    "EquipmentOrNone",
    Annotated[
        EquipmentSlug | Literal["none"],
        WithJsonSchema(
            {"type": "string", "enum": [*EquipmentSlug, NOTHING], "description": "Something to train with, or `none`."}
        ),
    ],
)
EquipmentFilter = Annotated[list[EquipmentOrNone], Field(max_length=len(EquipmentSlug) + 1)]
"""What a person has; `none` for nothing at all, because an absent filter asks for nothing."""


class NoQuery(QueryParameters):
    """An operation without query parameters."""


async def _read_no_query(query: Annotated[NoQuery, Query()]) -> None:
    """Lets FastAPI refuse whatever is given, together with all else that is wrong."""


TAKES_NO_QUERY = Depends(_read_no_query)
"""For routers and operations: a query parameter is refused, as there is none."""


async def refuse_repeats(request: Request) -> None:
    """Refuses a parameter that is given more than once and takes one value: neither of them would be right to choose.

    Parameters that there are not are told with it.
    """
    counts = Counter(name for name, _ in request.query_params.multi_items())
    repeated = [name for name, count in counts.items() if count > 1]
    if not repeated:
        return
    schemas = await parameters_of(request)
    errors = tuple(
        FieldError(
            parameter=name, code=ErrorCode.REPEATED, detail=f"{name!r} is given {counts[name]} times and takes one value"
        )
        for name in repeated
        if name in schemas and schemas[name].get("type") != "array"
    )
    if errors:
        raise refused_values(errors + tuple(_unknown(name, schemas) for name in counts if name not in schemas))


def _unknown(name: str, known: Collection[str]) -> FieldError:
    return FieldError(
        parameter=name,
        code=ErrorCode.UNKNOWN_PARAMETER,
        detail=f"there is no {name!r} here",
        did_you_mean=nearest(name, known) or None,
        allowed=list(known),
    )


def slug_path(kind: str, *, examples: list[str]) -> params.Path:
    """A path parameter with a slug of the kind."""
    return params.Path(
        description=f"Slug of the {kind}.",
        examples=examples,
        json_schema_extra={"pattern": SLUG_PATTERN, "maxLength": LONGEST_SLUG},
    )


def entry_at(entries: Mapping[str, T], slug: str, kind: str) -> T:
    """The entry with the slug. Raises RequestRefused with the nearest ones where there is none."""
    if slug in entries:
        return entries[slug]
    detail = f"there is no {kind} {slug!r}"
    near = nearest(slug, entries) or None
    error = FieldError(parameter="slug", code=ErrorCode.UNKNOWN_SLUG, detail=detail, did_you_mean=near)
    raise RequestRefused(ProblemKind.NOT_FOUND, detail, (error,))


def owned(equipment: Iterable[str]) -> frozenset[EquipmentSlug] | None:
    """The equipment that an `equipment` filter names, or None where it is absent."""
    named = frozenset(equipment)
    return frozenset(EquipmentSlug(item) for item in named - {NOTHING}) if named else None
