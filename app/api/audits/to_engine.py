"""From the body of a request to a program of the engine or a coach's draft, or to everything that is wrong with it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from pydantic import ValidationError
from pydantic_core import to_json

from app.api.audits.models import (
    MOST_ITEMS,
    MOST_SESSIONS,
    MOST_WEEKS,
    AuditRequest,
    DraftItemRequest,
    DraftRequest,
    DraftSessionRequest,
    DraftWeekRequest,
)
from app.api.problems.models import FieldError
from app.api.problems.refusals import RequestRefused, refused_values
from app.api.problems.validation import MOST_ERRORS, Place, body_errors, errors_of_body, pointer_to
from app.api.programs.models import ProgramPublic
from app.api.programs.profile_models import Checks, StatedImbalanceRequest
from app.api.programs.profile_to_engine import canonical_profile, read_profile, stated_imbalance, without_form
from app.api.programs.to_engine import program_of
from app.api.search.matching import ExerciseMatcher, Match
from app.engine.audit.coach_draft import Draft, DraftItem, DraftSession
from app.engine.catalogue.catalogue import Catalogue
from app.engine.program import Dose, Holds, Program, Reps

MOST_EXERCISES = 400
"""In a program."""
MOST_BLOCKS = 10
"""In a session."""
LARGEST_NUMBER = 1_000_000
PROGRAM: Place = ("program",)


@dataclass(frozen=True, slots=True)
class MatchedDraft:
    """A draft with what its words were taken for."""

    draft: Draft
    matches: tuple[Match, ...]


def audited_from(body: bytes, catalogue: Catalogue) -> Program | MatchedDraft:
    """What the body holds. Raises RequestRefused with what is wrong with it."""
    try:
        document = AuditRequest.model_validate_json(body).program
    except ValidationError as error:
        raise refused_values(body_errors(errors_of_body(error), lambda _: tuple(AuditRequest.model_fields))) from None
    if {"profile", "exercises"} & document.keys():
        return served_program(document, catalogue)
    _refuse(_long_lists(document))
    return _draft(document, catalogue)


def served_program(document: Mapping[str, object], catalogue: Catalogue) -> Program:
    """The program in a document as this service gives it. Raises RequestRefused with what is wrong, at places in `/program`."""
    _refuse(_long_lists(document))
    return _served(document, catalogue)


def _refuse(errors: Iterator[FieldError]) -> None:
    found = tuple(islice(errors, MOST_ERRORS))
    if found:
        raise refused_values(found)


def _long_lists(document: Mapping[str, object]) -> Iterator[FieldError]:
    """Lists longer than any program's: nothing else of such a document is read."""
    exercises = document.get("exercises")
    if isinstance(exercises, dict) and len(exercises) > MOST_EXERCISES:
        yield _error((*PROGRAM, "exercises"), f"a program has at most {MOST_EXERCISES} exercises, not {len(exercises)}")
    for week_place, week in _entries(document, "weeks", PROGRAM):
        for session_place, session in _entries(week, "sessions", week_place):
            yield from _too_long(session, "items", session_place)
            for block_place, block in _entries(session, "blocks", session_place):
                yield from _too_long(block, "items", block_place)
            yield from _too_long(session, "blocks", session_place)
        yield from _too_long(week, "sessions", week_place)
    yield from _too_long(document, "weeks", PROGRAM)


_MOST: Mapping[str, int] = {"weeks": MOST_WEEKS, "sessions": MOST_SESSIONS, "blocks": MOST_BLOCKS, "items": MOST_ITEMS}


def _too_long(holder: object, name: str, place: Place) -> Iterator[FieldError]:
    entries = holder.get(name) if isinstance(holder, Mapping) else None
    if isinstance(entries, list) and len(entries) > _MOST[name]:
        yield _error((*place, name), f"there are at most {_MOST[name]} {name} here, not {len(entries)}")


def _entries(holder: object, name: str, place: Place) -> Iterator[tuple[Place, object]]:
    """The entries of a list with their places, as many as there may be."""
    entries = holder.get(name) if isinstance(holder, Mapping) else None
    for number, entry in enumerate(entries[: _MOST[name]] if isinstance(entries, list) else ()):
        yield (*place, name, number), entry


def _error(place: Place, detail: str) -> FieldError:
    return FieldError(pointer=pointer_to(place), detail=detail)


def _draft(document: Mapping[str, object], catalogue: Catalogue) -> MatchedDraft:
    try:
        request = DraftRequest.model_validate_json(to_json(document), context=Checks(catalogue))
    except ValidationError as error:
        raise refused_values(_errors_in(error, _fields_of_draft)) from None
    matcher = ExerciseMatcher(catalogue)
    draft = Draft(
        imbalances=tuple(stated_imbalance(entry, catalogue) for entry in request.imbalances),
        level=request.level,
        weeks=tuple(tuple(_session(session, matcher) for session in week.sessions) for week in request.weeks),
    )
    return MatchedDraft(draft, tuple(matcher.matches.values()))


def _session(session: DraftSessionRequest, matcher: ExerciseMatcher) -> DraftSession:
    items = (DraftItem(matcher.match(item.exercise).exercise, item.sets, _dose(item), item.side) for item in session.items)
    return DraftSession(tuple(items), session.day)


def _dose(item: DraftItemRequest) -> Dose:
    if item.hold_seconds is not None:
        return Holds((item.reps or 1,) * item.sets, item.hold_seconds)
    reps = item.reps or 1
    return Reps(reps, reps)


def _served(document: Mapping[str, object], catalogue: Catalogue) -> Program:
    """The program in a document as this service gives it. Whatever is wrong with it is said once for each place."""
    errors = list(islice(_impossible_numbers(document, PROGRAM), MOST_ERRORS))
    profile = served = None
    try:
        profile = canonical_profile(read_profile(to_json(document.get("profile")), catalogue), catalogue)
    except RequestRefused as refusal:
        errors += (error.model_copy(update={"pointer": f"/program/profile{error.pointer}"}) for error in refusal.errors)
    try:
        served = ProgramPublic.model_validate_json(to_json(document), strict=True)
        errors += islice(_unknown_fields(document, served.model_dump(mode="json"), PROGRAM), MOST_ERRORS)
    except ValidationError as error:
        errors += _errors_in(error, lambda _: ())
    if errors or profile is None or served is None:
        raise refused_values(tuple({error.pointer: error for error in reversed(errors)}.values())[::-1])
    try:
        return program_of(served, profile)
    except ValidationError as error:
        raise refused_values(_errors_in(error, lambda _: (), (*PROGRAM, "weeks"))) from None


def _impossible_numbers(value: object, place: Place) -> Iterator[FieldError]:
    """Numbers with which nothing can be reckoned: a program has none below 0, and none that are huge."""
    match value:
        case bool():
            return
        case int() | float() if not 0 <= value <= LARGEST_NUMBER:
            yield _error(place, f"a number in a program lies between 0 and {LARGEST_NUMBER:,}")
        case list() | dict():
            parts = enumerate(value) if isinstance(value, list) else value.items()
            for key, part in parts:
                yield from _impossible_numbers(part, (*place, key))


def _unknown_fields(given: object, read: object, place: Place) -> Iterator[FieldError]:
    """Fields that were given and not read. An empty one may be left out and may be named."""
    match given, read:
        case dict(), dict():
            for name, value in given.items():
                if name in read:
                    yield from _unknown_fields(value, read[name], (*place, name))
                elif value is not None:
                    yield _error((*place, name), f"there is no {name!r} here")
        case list(), list():
            for number, (value, known) in enumerate(zip(given, read, strict=False)):
                yield from _unknown_fields(value, known, (*place, number))


def _errors_in(
    error: ValidationError, fields_at: Callable[[Place], Sequence[str]], place: Place = PROGRAM
) -> tuple[FieldError, ...]:
    """What is wrong with what stands at a place, as long as it is few enough to help."""
    if error.error_count() > MOST_ERRORS:
        return (_error(place, f"{error.error_count()} things are wrong here: it is no program of this service and no draft"),)
    raised = error.errors(include_url=False)
    for each in raised:
        each["loc"] = (*place, *without_form(each["loc"]))
    return body_errors(raised, fields_at)


def _fields_of_draft(place: Place) -> Sequence[str]:
    match place[1:]:
        case ("imbalances", _):
            return tuple(StatedImbalanceRequest.model_fields)
        case ("weeks", _):
            return tuple(DraftWeekRequest.model_fields)
        case ("weeks", _, "sessions", _):
            return tuple(DraftSessionRequest.model_fields)
        case ("weeks", _, "sessions", _, "items", _):
            return tuple(DraftItemRequest.model_fields)
        case _:
            return tuple(DraftRequest.model_fields)
