"""Turns Pydantic's errors into errors of the contract, in its words and with its places."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import islice

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from app.api.problems.kinds import ProblemKind
from app.api.problems.models import FieldError
from app.api.problems.refusals import RequestRefused
from app.api.problems.suggestions import nearest

Place = tuple[str | int, ...]

MOST_ERRORS = 200
"""Beyond these a document is of another kind, and a list of its errors would help nobody."""
MOST_ALLOWED_LISTED = 40
"""Longer lists of allowed values are left out: a client finds them in the catalogue."""


def known(slug: str, entries: Collection[str], kind: str) -> str:
    """The slug, if it is among the entries."""
    if slug not in entries:
        context = {"kind": kind, "slug": slug, "known": sorted(entries)}
        raise PydanticCustomError("unknown_slug", "there is no {kind} '{slug}'", context)
    return slug


def errors_of_body(error: ValidationError) -> list[ErrorDetails]:
    """What is wrong with a body. Raises RequestRefused for one that is not even JSON."""
    raised = error.errors(include_url=False)
    if raised[0]["type"] == "json_invalid":
        raise RequestRefused(ProblemKind.INVALID_JSON, raised[0]["msg"]) from None
    return raised


def parameter_errors(errors: Iterable[ErrorDetails], known: Sequence[str]) -> tuple[FieldError, ...]:
    """Errors of query parameters, each by its name; `known` are the names that the operation has."""
    return tuple(
        _explained(error, known).model_copy(update={"parameter": ".".join(str(part) for part in error["loc"][1:])})
        for error in errors
    )


def body_errors(errors: Iterable[ErrorDetails], fields_at: Callable[[Place], Sequence[str]]) -> tuple[FieldError, ...]:
    """Errors of a body, as many as help, each by its pointer; `fields_at` gives the fields that the object at a place has."""
    explained = (
        _explained(error, fields_at(error["loc"][:-1])).model_copy(update={"pointer": pointer_to(place)})
        for error in errors
        for place in (error["loc"], *error.get("ctx", {}).get("also_at", ()))
    )
    return tuple(islice(explained, MOST_ERRORS))


def pointer_to(place: Place) -> str:
    """The JSON Pointer (RFC 6901) to the place."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in place)


def _explained(error: ErrorDetails, siblings: Sequence[str]) -> FieldError:
    context = error.get("ctx", {})
    given = str(error["input"])
    detail = _in_our_words(error)
    possible: Sequence[str] = ()
    match error["type"]:
        case "extra_forbidden":
            given = str(error["loc"][-1])
            detail = f"there is no {given!r} here"
            possible = siblings
        case "too_short":
            detail = f"at least {context['min_length']} belong here, not {context['actual_length']}"
        case "unknown_slug":
            possible = context["known"]
        case "enum" | "literal_error":
            possible = re.findall(r"'([^']*)'", context["expected"])  # Pydantic tells them in no other way; a test holds it
    return FieldError(
        detail=detail,
        did_you_mean=nearest(given, possible) or None,
        allowed=list(possible) if 0 < len(possible) <= MOST_ALLOWED_LISTED else None,
    )


def _in_our_words(error: ErrorDetails) -> str:
    """What is wrong, in the contract's words; what only this service checks has them already."""
    context = error.get("ctx", {})
    kind = error["type"]
    match kind:
        case "missing":
            return "this must be given"
        case "greater_than_equal":
            return f"at least {context['ge']:g} is possible here"
        case "less_than_equal":
            return f"at most {context['le']:g} is possible here"
        case "multiple_of":
            return f"only multiples of {context['multiple_of']:g} are possible here"
        case "too_long":
            return f"at most {context['max_length']} belong here, not {context['actual_length']}"
        case "string_too_long":
            return f"at most {context['max_length']} characters belong here"
        case "enum" | "literal_error":
            return "this is not among what is possible here"
    return next((words for prefix, words in _WHAT_BELONGS_HERE.items() if kind.startswith(prefix)), error["msg"])


_WHAT_BELONGS_HERE = {
    "int_": "a whole number belongs here",
    "float_": "a number belongs here",
    "finite_number": "a finite number belongs here",
    "bool_": "true or false belongs here",
    "date_": "a date such as 2026-03-31 belongs here",
    "string_": "a text belongs here",
    "list_": "a list belongs here",
    "dict_": "an object belongs here",
    "model_": "an object belongs here",
}
"""By the beginning of Pydantic's name for an error of type."""
