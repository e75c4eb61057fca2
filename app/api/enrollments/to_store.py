"""From what clients send about an enrollment to what is kept of it, and from what is wrong with it to errors at its place."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import to_json

from app.api.enrollments.models import (
    BatchEntryRequest,
    BatchNamesRequest,
    BatchRequest,
    EnrollmentRequest,
    LoggedPublic,
    Outcome,
)
from app.api.outlooks.journal_models import RetestRequest, SessionLogRequest
from app.api.outlooks.journal_to_engine import fields_in_log
from app.api.problems.refusals import refused_values
from app.api.problems.validation import Place, body_errors, errors_of_body
from app.store.enrollments import Fact, digest_of
from app.store.facts import FactKind

Model = TypeVar("Model", bound=BaseModel)
OF_A_LOG = frozenset(SessionLogRequest.model_fields)


def read(body: bytes, model: type[Model], fields_at: Callable[[Place], Sequence[str] | None] | None = None) -> Model:
    """The body as the model says. Raises RequestRefused with everything that is wrong with it."""
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        known = tuple(model.model_fields)
        raise refused_values(
            body_errors(errors_of_body(error), lambda place: (fields_at and fields_at(place)) or known)
        ) from None


def read_batch(body: bytes) -> list[BatchEntryRequest | LoggedPublic]:
    """The logs of a batch, and of each that cannot be read what is wrong with it.

    Raises RequestRefused for all where one has no name.
    """
    try:
        names = BatchNamesRequest.model_validate_json(body)
    except ValidationError:
        return [*read(body, BatchRequest, fields_of_batch).sessions]
    entries: list[BatchEntryRequest | LoggedPublic] = []
    for number, entry in enumerate(names.sessions):
        try:
            entries.append(BatchEntryRequest.model_validate_json(to_json(entry)))
        except ValidationError as error:
            told = [{**each, "loc": ("sessions", number, *each["loc"])} for each in errors_of_body(error)]
            errors = body_errors(told, lambda place: fields_of_batch(place) or ())  # type: ignore[arg-type]
            entries.append(LoggedPublic(session=entry.session, outcome=Outcome.REFUSED, etag=None, errors=list(errors)))
    return entries


def terms_of(request: EnrollmentRequest) -> str:
    """How the person goes through the program, as it is kept."""
    return request.model_dump_json(exclude={"program_id"}, exclude_none=True)


def session_fact(session: str, log: SessionLogRequest) -> Fact:
    """The log of a session, as it is kept."""
    return Fact(FactKind.SESSION, session, log.model_dump_json(include=set(OF_A_LOG), exclude_defaults=True))


def retest_fact(retest: RetestRequest) -> Fact:
    """Field tests of a day, as they are kept: the same ones sent twice are one fact."""
    document = retest.model_dump_json(exclude_defaults=True)
    return Fact(FactKind.RETEST, digest_of(document)[:32], document)


def clearance_fact(day: str) -> Fact:
    """The day of a clearance, as it is kept."""
    return Fact(FactKind.CLEARANCE, day, to_json(day).decode())


def fields_of_batch(place: Place) -> Sequence[str] | None:
    """The fields of what stands at a place in a batch."""
    match place:
        case ("sessions", _):
            return tuple(BatchEntryRequest.model_fields)
        case ("sessions", _, *inside):
            return fields_in_log(tuple(inside))
        case _:
            return tuple(BatchRequest.model_fields)
