"""From the body of a request to a program, its journal and the day, or to everything that is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError
from pydantic_core import from_json

from app.api.audits.to_engine import served_program
from app.api.outlooks.journal_to_engine import errors_of_faults, fields_at, journal_of, terms_of
from app.api.outlooks.models import OutlookRequest
from app.api.problems.codes import ErrorCode
from app.api.problems.models import FieldError
from app.api.problems.refusals import refused_values
from app.api.problems.validation import MOST_ERRORS, Place, body_errors, errors_of_body
from app.engine.catalogue.cache import per_catalogue
from app.engine.catalogue.catalogue import Catalogue
from app.engine.following.faults import JournalFault, faults_in_journal
from app.engine.following.journal import Journal
from app.engine.following.soundness import unsound_places
from app.engine.program import Program

PROGRAMS_KEPT = 16
OF_THE_JOURNAL = frozenset({"sessions", "retests", "cleared"})


@dataclass(frozen=True, slots=True)
class Followed:
    """What an outlook is made from."""

    program: Program
    journal: Journal
    today: date


def followed_from(body: bytes, document: bytes | None, catalogue: Catalogue, judged: Place | None = ()) -> Followed:
    """What the body tells; `document` is the program that it names.

    Raises RequestRefused with all that is wrong in the `judged` part of the body: what was kept was judged before, when the
    catalogue may have been another one.
    """
    try:
        request = OutlookRequest.model_validate_json(body)
    except ValidationError as error:
        raise refused_values(body_errors(errors_of_body(error), _fields_at)) from None
    if document is not None:
        program = _stored_program(catalogue, document)
    elif request.program is not None:
        program = _sound_program(request.program, catalogue)
    else:
        unknown = f"there is no program {request.program_id}"
        raise refused_values((FieldError(pointer="/program_id", code=ErrorCode.UNKNOWN_VALUE, detail=unknown),))
    journal = journal_of(terms_of(request), request.journal)
    if judged is not None:
        found = faults_in_journal(journal, program, request.today.toordinal(), catalogue)
        faults = [fault for fault in found if (*_place_of(fault), *fault.place)[: len(judged)] == judged]
        if faults:
            raise refused_values(tuple(error for fault in faults for error in errors_of_faults([fault], _place_of(fault))))
    return Followed(program, journal, request.today)


@per_catalogue(PROGRAMS_KEPT)
def _stored_program(catalogue: Catalogue, document: bytes) -> Program:
    """The program in a stored document; reading one takes longer than following it, so the last ones stay at hand."""
    return served_program(from_json(document), catalogue)


def _sound_program(document: Mapping[str, object], catalogue: Catalogue) -> Program:
    """The program that the client brought along. Raises RequestRefused where no program of this service could be like it."""
    program = served_program(document, catalogue)
    unsound = unsound_places(program, catalogue)[:MOST_ERRORS]
    if unsound:
        errors = (FieldError(pointer=f"/program{at.pointer}", code=ErrorCode.CONFLICT, detail=at.text) for at in unsound)
        raise refused_values(tuple(errors))
    return program


def _place_of(fault: JournalFault) -> Place:
    return ("journal",) if fault.place[0] in OF_THE_JOURNAL else ()


def _fields_at(place: Place) -> Sequence[str]:
    inside = fields_at(place[1:]) if place[:1] == ("journal",) else None
    return inside or tuple(OutlookRequest.model_fields)
