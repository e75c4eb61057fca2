"""From what clients send about a program to the engine's journal, and from its faults to errors of the contract."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from app.api.outlooks.journal_models import (
    ItemLogRequest,
    JournalRequest,
    JournalSessionRequest,
    RetestRequest,
    SessionLogRequest,
    SetRequest,
    TermsRequest,
)
from app.api.problems.codes import ErrorCode
from app.api.problems.models import FieldError
from app.api.problems.suggestions import nearest
from app.api.problems.validation import MOST_ALLOWED_LISTED, Place, pointer_to
from app.api.screenings.models import MeasurementRequest
from app.engine.following.faults import JournalFault
from app.engine.following.journal import ItemLog, Journal, Retest, SessionLog, SetLog, Terms
from app.engine.following.weights import Weight
from app.engine.screening.measurements import Measurement
from app.engine.vocabulary.following import WeightUnit


def terms_of(request: TermsRequest) -> Terms:
    """How the person goes through the program."""
    return Terms(
        start=request.start_date.toordinal(),
        days=tuple(request.days or ()),
        unit=request.units,
        increments={slug: Decimal(str(step)) for slug, step in request.increments.items()},
        policy=request.policy,
    )


def journal_of(terms: Terms, request: JournalRequest) -> Journal:
    """What happened."""
    return Journal(
        terms=terms,
        sessions=tuple(session_of(entry.session, entry) for entry in request.sessions),
        retests=tuple(map(retest_of, request.retests)),
        cleared=tuple(day.toordinal() for day in request.cleared),
    )


def session_of(name: str, request: SessionLogRequest) -> SessionLog:
    """The log of the session with this name."""
    session, _, time = name.partition("-")
    return SessionLog(
        session=session,
        day=request.date.toordinal(),
        items=tuple(map(_item, request.items)),
        time=int(time or 1),
        readiness=request.readiness,
        session_rpe=request.session_rpe,
        pain_before=request.pain_before,
        pain_next_morning=request.pain_next_morning,
        soreness=request.soreness,
        red_flags=tuple(request.red_flags),
    )


def _item(request: ItemLogRequest) -> ItemLog:
    return ItemLog(request.exercise, tuple(map(_set, request.sets)), request.replaced_by, request.skipped_because)


def _set(request: SetRequest) -> SetLog:
    return SetLog(
        side=request.side,
        reps=request.reps,
        hold_seconds=request.hold_seconds,
        seconds=request.seconds,
        contacts=request.contacts,
        load=_load(request),
        band=request.band,
        rpe=request.rpe,
        pain=request.pain,
        sharp_pain=request.sharp_pain,
        technique_ok=request.technique_ok,
    )


def _load(request: SetRequest) -> Weight | None:
    """The weight exactly as it was written: a number of JSON is a decimal, and stays one."""
    if request.load_kg is not None:
        return Weight(Decimal(str(request.load_kg)), WeightUnit.KG)
    return None if request.load_lb is None else Weight(Decimal(str(request.load_lb)), WeightUnit.LB)


def retest_of(request: RetestRequest) -> Retest:
    """The field tests of one day."""
    measured = (Measurement(m.assessment, m.side, m.value, m.unit, m.pelvis_controlled) for m in request.measurements)
    return Retest(request.date.toordinal(), tuple(measured))


def errors_of_faults(faults: Iterable[JournalFault], place: Place = ()) -> tuple[FieldError, ...]:
    """The engine's faults as errors at places of the body."""
    return tuple(
        FieldError(
            pointer=pointer_to((*place, *fault.place)),
            code=ErrorCode.UNKNOWN_SLUG if fault.known else ErrorCode.CONFLICT,
            detail=fault.detail,
            did_you_mean=nearest(fault.given, fault.known) or None,
            allowed=list(fault.known) if 0 < len(fault.known) <= MOST_ALLOWED_LISTED else None,
        )
        for fault in faults
    )


def fields_at(place: Place) -> Sequence[str] | None:
    """The fields of what stands at a place in a journal; None where the place is none of it."""
    match place:
        case ("sessions", _):
            return tuple(JournalSessionRequest.model_fields)
        case ("sessions", _, *inside):
            return fields_in_log(tuple(inside))
        case ("retests", _):
            return tuple(RetestRequest.model_fields)
        case ("retests", _, "measurements", _):
            return tuple(MeasurementRequest.model_fields)
        case ():
            return tuple(JournalRequest.model_fields)
        case _:
            return None


def fields_in_log(place: Place) -> Sequence[str] | None:
    """The fields of what stands at a place in the log of one session."""
    match place:
        case ():
            return tuple(SessionLogRequest.model_fields)
        case ("items", _):
            return tuple(ItemLogRequest.model_fields)
        case ("items", _, "sets", _):
            return tuple(SetRequest.model_fields)
        case _:
            return None
