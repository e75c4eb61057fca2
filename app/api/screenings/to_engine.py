"""From the body of a request to the engine's intake, or to everything that is wrong with it."""

from collections.abc import Mapping, Sequence

from fastapi import Request
from pydantic import ValidationError
from pydantic_core import from_json, to_json

from app.api.catalogue.snapshot import SnapshotDep
from app.api.operations.bodies import json_body
from app.api.problems.codes import ErrorCode
from app.api.problems.models import FieldError
from app.api.problems.refusals import refused_values
from app.api.problems.suggestions import nearest
from app.api.problems.validation import MOST_ALLOWED_LISTED, Place, body_errors, errors_of_body
from app.api.programs.profile_models import (
    MOST_CONDITIONS,
    AvoidRequest,
    Checks,
    PreferencesRequest,
    ProfileRequest,
    StageRequest,
)
from app.api.programs.profile_to_engine import answers_of, canonical_profile
from app.api.screenings.models import MOST_MEASUREMENTS, MeasurementRequest, PersonRequest, ScreeningRequest
from app.engine.catalogue.catalogue import Catalogue
from app.engine.profile import Profile, canonical
from app.engine.screening.measurements import Fault, Measurement, faults_in, forbidden_tests
from app.engine.screening.screening import Intake
from app.engine.screening.signs import Person


async def stated_intake(request: Request, snapshot: SnapshotDep) -> Intake:
    """What the request's body reports, without faults."""
    return intake_from(await json_body(request, "screening"), snapshot.catalogue)


def intake_from(body: bytes, catalogue: Catalogue) -> Intake:
    """What the body reports. Raises RequestRefused with everything that is wrong with it."""
    request = read_screening(body, catalogue)
    return Intake(
        measurements=tuple(map(_measurement, request.measurements)),
        person=Person(request.person.sex, request.person.age),
        profile=_profile(request, catalogue),
        red_flags=frozenset(request.red_flags),
        answers=answers_of(request, request.person.age, request.stages),
    )


def _profile(request: ScreeningRequest, catalogue: Catalogue) -> Profile:
    """What was asked for and answered, without imbalances."""
    stated = ProfileRequest.model_construct(
        imbalances=[], conditions=request.conditions, pain=request.pain, **dict(request.preferences)
    )
    return canonical_profile(stated, catalogue)


def read_screening(body: bytes, catalogue: Catalogue) -> ScreeningRequest:
    """The request in the body: of the right shape, and with measurements that are possible."""
    try:
        request = ScreeningRequest.model_validate_json(body, context=Checks(catalogue))
    except ValidationError as error:
        errors = body_errors(errors_of_body(error), _fields_at)
        measurements = _well_shaped(from_json(body))
        profile = canonical((), conditions=_known_conditions(from_json(body), catalogue))
    else:
        errors = ()
        measurements = dict(enumerate(map(_measurement, request.measurements)))
        profile = _profile(request, catalogue)
    faults = (*faults_in(measurements, catalogue), *forbidden_tests(measurements, profile, catalogue))
    errors += tuple(map(_error, faults))
    if errors:
        raise refused_values(errors)
    return request


def _well_shaped(document: object) -> Mapping[int, Measurement]:
    """The measurements of a document that is otherwise wrong, by their place: those of tests that can be read throughout."""
    entries = document.get("measurements") if isinstance(document, dict) else None
    readable, unreadable = {}, set()
    for number, entry in enumerate(entries[:MOST_MEASUREMENTS] if isinstance(entries, list) else ()):
        try:
            readable[number] = _measurement(MeasurementRequest.model_validate_json(to_json(entry)))
        except ValidationError:
            unreadable.add(str(entry.get("assessment")) if isinstance(entry, dict) else "")
    return {number: measured for number, measured in readable.items() if measured.assessment not in unreadable}


def _known_conditions(document: object, catalogue: Catalogue) -> frozenset[str]:
    """The conditions of a document that is otherwise wrong, as far as they can be read."""
    entries = document.get("conditions") if isinstance(document, dict) else None
    stated = entries[:MOST_CONDITIONS] if isinstance(entries, list) else []
    return frozenset(entry for entry in stated if isinstance(entry, str) and entry in catalogue.conditions)


def _measurement(request: MeasurementRequest) -> Measurement:
    return Measurement(request.assessment, request.side, request.value, request.unit, request.pelvis_controlled)


def _error(fault: Fault) -> FieldError:
    return FieldError(
        pointer=f"/measurements/{fault.number}/{fault.field}",
        code=ErrorCode.UNKNOWN_SLUG if fault.field == "assessment" and fault.known else ErrorCode.CONFLICT,
        detail=fault.detail,
        did_you_mean=nearest(fault.given, fault.known) or None,
        allowed=list(fault.known) if 0 < len(fault.known) <= MOST_ALLOWED_LISTED else None,
    )


def _fields_at(place: Place) -> Sequence[str]:
    match place:
        case ("measurements", _):
            return tuple(MeasurementRequest.model_fields)
        case ("stages", _):
            return tuple(StageRequest.model_fields)
        case ("person",):
            return tuple(PersonRequest.model_fields)
        case ("preferences",):
            return tuple(PreferencesRequest.model_fields)
        case ("preferences", "avoid"):
            return tuple(AvoidRequest.model_fields)
        case _:
            return tuple(ScreeningRequest.model_fields)
