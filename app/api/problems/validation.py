"""Turns Pydantic's errors into errors of the contract, in its words and with its places."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain, islice

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from app.api.problems.codes import ErrorCode
from app.api.problems.kinds import ProblemKind
from app.api.problems.models import FieldError
from app.api.problems.refusals import RequestRefused
from app.api.problems.suggestions import nearest

Place = tuple[str | int, ...]

PLACE_OF_VALUE = 3
"""Parts of a place that a client knows: where parameters stand, its name, which of several values. Forms of it come behind."""
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
        raise RequestRefused(ProblemKind.INVALID_JSON, _why_no_json(raised[0])) from None
    return raised


def _why_no_json(error: ErrorDetails) -> str:
    if not error["input"].strip():
        return "the body is empty, and JSON belongs in it"
    return f"the body is not JSON: {error['ctx']['error']}"


def parameter_errors(errors: Iterable[ErrorDetails], known: Sequence[str]) -> tuple[FieldError, ...]:
    """Errors of query parameters, each by its own name; `known` are the names that the operation has.

    Where a value may be one of several things, what is wrong for each of them is said as one.
    """
    by_value: dict[Place, list[ErrorDetails]] = {}
    for error in errors:
        by_value.setdefault(error["loc"][:PLACE_OF_VALUE], []).append(error)
    found = (
        (place, [_explained(error, known, ErrorCode.UNKNOWN_PARAMETER) for error in each]) for place, each in by_value.items()
    )
    return tuple(_as_one(each).model_copy(update={"parameter": str(place[1])}) for place, each in found)


def _as_one(errors: Sequence[FieldError]) -> FieldError:
    """The errors of one value as one: what is possible for any of its forms is possible."""
    first = errors[0]
    return first.model_copy(
        update={
            name: list(dict.fromkeys(chain.from_iterable(getattr(error, name) or () for error in errors))) or None
            for name in ("did_you_mean", "allowed")
        }
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


def _explained(
    error: ErrorDetails, siblings: Sequence[str], code_of_unknown: ErrorCode = ErrorCode.UNKNOWN_FIELD
) -> FieldError:
    context = error.get("ctx", {})
    given = str(error["input"])
    code, detail = _in_our_words(error)
    possible: Sequence[str] = ()
    match error["type"]:
        case "extra_forbidden":
            given = str(error["loc"][-1])
            code = code_of_unknown
            no_parameters = code is ErrorCode.UNKNOWN_PARAMETER and not siblings
            detail = f"there is no {given!r} here" + ": nothing can be asked for" * no_parameters
            possible = siblings
        case "unknown_slug":
            possible = context["known"]
        case "enum" | "literal_error":
            possible = re.findall(r"'([^']*)'", context["expected"])  # Pydantic tells them in no other way; a test holds it
    return FieldError(
        code=code,
        detail=detail,
        did_you_mean=nearest(given, possible) or None,
        allowed=list(possible) if 0 < len(possible) <= MOST_ALLOWED_LISTED else None,
    )


def _in_our_words(error: ErrorDetails) -> tuple[ErrorCode, str]:
    """What is wrong, in the contract's words; what only this service checks has them already."""
    kind, context = error["type"], error.get("ctx", {})
    if kind in _CODE_OF_OURS:
        return _CODE_OF_OURS[kind], error["msg"]
    code, words = next(
        (each for prefix, each in _OF_THE_LIBRARY.items() if kind.startswith(prefix)),
        (ErrorCode.WRONG_FORMAT, "this is not what belongs here"),
    )
    return code, words.format_map(context)


_CODE_OF_OURS: Mapping[str, ErrorCode] = {
    "age_contradicted": ErrorCode.CONFLICT,
    "condition_not_stated": ErrorCode.CONFLICT,
    "date_form": ErrorCode.WRONG_FORMAT,
    "days_contradict": ErrorCode.CONFLICT,
    "far_date": ErrorCode.OUT_OF_RANGE,
    "maintenance_contradicted": ErrorCode.CONFLICT,
    "no_dose": ErrorCode.MISSING,
    "not_one_line": ErrorCode.WRONG_FORMAT,
    "not_one_of_them": ErrorCode.CONFLICT,
    "out_of_range": ErrorCode.OUT_OF_RANGE,
    "repeated": ErrorCode.REPEATED,
    "said_twice": ErrorCode.CONFLICT,
    "two_sides": ErrorCode.CONFLICT,
    "two_units": ErrorCode.CONFLICT,
    "unknown_slug": ErrorCode.UNKNOWN_SLUG,
    "unknown_zone": ErrorCode.UNKNOWN_VALUE,
    "unreadable": ErrorCode.UNREADABLE,
    "unsided": ErrorCode.CONFLICT,
    "which_program": ErrorCode.CONFLICT,
}
"""By the type of an error that only this service raises."""

_OF_THE_LIBRARY: Mapping[str, tuple[ErrorCode, str]] = {
    "missing": (ErrorCode.MISSING, "this must be given"),
    "greater_than_equal": (ErrorCode.OUT_OF_RANGE, "at least {ge:g} is possible here"),
    "greater_than": (ErrorCode.OUT_OF_RANGE, "only more than {gt:g} is possible here"),
    "less_than_equal": (ErrorCode.OUT_OF_RANGE, "at most {le:g} is possible here"),
    "less_than": (ErrorCode.OUT_OF_RANGE, "only less than {lt:g} is possible here"),
    "multiple_of": (ErrorCode.OUT_OF_RANGE, "only multiples of {multiple_of:g} are possible here"),
    "too_short": (ErrorCode.WRONG_LENGTH, "at least {min_length} belong here, not {actual_length}"),
    "too_long": (ErrorCode.WRONG_LENGTH, "at most {max_length} belong here, not {actual_length}"),
    "string_too_short": (ErrorCode.WRONG_LENGTH, "at least {min_length} characters belong here"),
    "string_too_long": (ErrorCode.WRONG_LENGTH, "at most {max_length} characters belong here"),
    "string_pattern_mismatch": (ErrorCode.WRONG_FORMAT, "this is not written as it has to be: {pattern}"),
    "enum": (ErrorCode.UNKNOWN_VALUE, "this is not among what is possible here"),
    "literal_error": (ErrorCode.UNKNOWN_VALUE, "this is not among what is possible here"),
    "union_tag": (ErrorCode.UNKNOWN_VALUE, "this is none of the kinds that are possible here"),
    "int_": (ErrorCode.WRONG_TYPE, "a whole number belongs here"),
    "float_": (ErrorCode.WRONG_TYPE, "a number belongs here"),
    "finite_number": (ErrorCode.WRONG_TYPE, "a finite number belongs here"),
    "bool_": (ErrorCode.WRONG_TYPE, "true or false belongs here"),
    "date_": (ErrorCode.WRONG_FORMAT, "a date such as 2026-03-31 belongs here"),
    "string_": (ErrorCode.WRONG_TYPE, "a text belongs here"),
    "list_": (ErrorCode.WRONG_TYPE, "a list belongs here"),
    "tuple_": (ErrorCode.WRONG_TYPE, "a list belongs here"),
    "dict_": (ErrorCode.WRONG_TYPE, "an object belongs here"),
    "model_": (ErrorCode.WRONG_TYPE, "an object belongs here"),
    "dataclass_": (ErrorCode.WRONG_TYPE, "an object belongs here"),
}
"""By the beginning of Pydantic's name for an error, the first that fits."""
