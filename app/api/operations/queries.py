"""Reads and documents a model of query parameters without FastAPI.

For every field of a parameter model FastAPI works out in every request what its type is; for the fifteen fields of the
exercise list that takes longer than finding the exercises. Here the model is read by itself, once over, and documented and
refused just as FastAPI does it.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import Any, TypeVar, get_origin

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from app.api.contract.models import QueryParameters

Q = TypeVar("Q", bound=QueryParameters)
Slugs = Callable[[Request], Mapping[str, Collection[str]]]


def read_as(model: type[Q], slugs: Slugs = lambda _: {}) -> Callable[[Request], Awaitable[Q]]:
    """A dependency that gives the request's query parameters as this model; what is wrong with them is said at once.

    `slugs` gives the entries that the catalogue has for parameters that name one.
    """
    repeatable = {name for name, field in model.model_fields.items() if get_origin(field.annotation) is list}

    async def read(request: Request) -> Q:
        given = request.query_params
        values = {name: given.getlist(name) if name in repeatable else value for name, value in given.items()}
        unknown = [
            _unknown_slug(name, str(values[name]), known)
            for name, known in slugs(request).items()
            if name in values and values[name] not in known
        ]
        try:
            query = model.model_validate(values)
        except ValidationError as error:
            errors = [{**each, "loc": ("query", *each["loc"])} for each in error.errors(include_url=False)]
            raise RequestValidationError([*errors, *unknown]) from None
        if unknown:
            raise RequestValidationError(unknown)
        return query

    return read


def _unknown_slug(parameter: str, slug: str, known: Collection[str]) -> dict[str, Any]:
    """The error that `known` of bodies gives, for a parameter."""
    detail = f"there is no {parameter} {slug!r}"
    context = {"known": sorted(known)}
    return {"type": "unknown_slug", "loc": ("query", parameter), "msg": detail, "input": slug, "ctx": context}


def documented_as(model: type[QueryParameters]) -> dict[str, Any]:
    """The `openapi_extra` of an operation that reads the model."""
    properties = model.model_json_schema(ref_template="#/components/schemas/{model}")["properties"]
    return {"parameters": [_documented(name, schema) for name, schema in properties.items()]}


def _documented(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    stated = {key: value for key, value in schema.items() if value is not None}
    return {"name": name, "in": "query", "required": False, "schema": stated, "description": schema["description"]}
