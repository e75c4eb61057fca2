"""From the body of a request to a program of the engine or a coach's draft, or to everything that is wrong with it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
from app.api.audits.written import Amount, side_in
from app.api.problems.codes import ErrorCode
from app.api.problems.models import FieldError
from app.api.problems.refusals import RequestRefused, refused_values
from app.api.problems.validation import MOST_ERRORS, Place, body_errors, errors_of_body, pointer_to
from app.api.programs.models import ProgramPublic
from app.api.programs.profile_models import Checks, StatedImbalanceRequest
from app.api.programs.profile_to_engine import canonical_profile, read_profile, stated_imbalances, without_form
from app.api.programs.to_engine import program_of
from app.api.search.matching import ExerciseMatcher, Match
from app.engine.audit.draft import Draft, DraftItem, DraftSession
from app.engine.catalogue.catalogue import Catalogue
from app.engine.profile import StatedImbalance
from app.engine.program import Dose, Holds, Program, Reps

MOST_EXERCISES = 400
"""In a program."""
MOST_BLOCKS = 10
"""In a session."""
LARGEST_NUMBER = 1_000_000
PROGRAM: Place = ("program",)
DRAFT: Place = ("draft",)
UNCOUNTED = Reps(1, 1)
"""Stands for as many as possible, and for distances: no rule that a draft is held against counts repetitions."""


@dataclass(frozen=True, slots=True)
class MatchedDraft:
    """A draft with what its words were taken for."""

    draft: Draft
    matches: tuple[Match, ...]


def audited_from(body: bytes, catalogue: Catalogue) -> Program | MatchedDraft:
    """What the body holds. Raises RequestRefused with what is wrong with it."""
    try:
        request = AuditRequest.model_validate_json(body)
    except ValidationError as error:
        raise refused_values(body_errors(errors_of_body(error), lambda _: tuple(AuditRequest.model_fields))) from None
    if request.draft is not None:
        _refuse(_long_lists(request.draft, DRAFT))
        return _draft(request.draft, catalogue)
    return served_program(request.program or {}, catalogue)


def served_program(document: Mapping[str, object], catalogue: Catalogue) -> Program:
    """The program in a document as this service gives it. Raises RequestRefused with what is wrong, at places in `/program`."""
    _refuse(_long_lists(document, PROGRAM))
    _refuse(_draft_as_program(document))
    return _served(document, catalogue)


def _draft_as_program(document: Mapping[str, object]) -> Iterator[FieldError]:
    """A draft in the place of a program, where both had to stand before there was one for each."""
    if not {"profile", "exercises"} & document.keys() and {"imbalances", "weeks"} & document.keys():
        yield _error(PROGRAM, "this is no program of this service: send a draft as `draft`", ErrorCode.UNKNOWN_FIELD)


def _refuse(errors: Iterator[FieldError]) -> None:
    found = tuple(islice(errors, MOST_ERRORS))
    if found:
        raise refused_values(found)


def _long_lists(document: Mapping[str, object], place: Place) -> Iterator[FieldError]:
    """Lists longer than any program's: nothing else of such a document is read."""
    exercises = document.get("exercises")
    if isinstance(exercises, dict) and len(exercises) > MOST_EXERCISES:
        yield _error((*place, "exercises"), f"a program has at most {MOST_EXERCISES} exercises, not {len(exercises)}")
    for week_place, week in _entries(document, "weeks", place):
        for session_place, session in _entries(week, "sessions", week_place):
            yield from _too_long(session, "items", session_place)
            for block_place, block in _entries(session, "blocks", session_place):
                yield from _too_long(block, "items", block_place)
            yield from _too_long(session, "blocks", session_place)
        yield from _too_long(week, "sessions", week_place)
    yield from _too_long(document, "weeks", place)


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


def _error(place: Place, detail: str, code: ErrorCode = ErrorCode.WRONG_LENGTH) -> FieldError:
    return FieldError(pointer=pointer_to(place), code=code, detail=detail)


def _draft(document: Mapping[str, object], catalogue: Catalogue) -> MatchedDraft:
    try:
        request = DraftRequest.model_validate_json(to_json(document), context=Checks(catalogue))
    except ValidationError as error:
        raise refused_values(_errors_in(error, _fields_of_draft, DRAFT)) from None
    matcher = ExerciseMatcher(catalogue)
    draft = Draft(
        imbalances=tuple(_as_told(entry, catalogue) for entry in request.imbalances),
        level=request.level,
        weeks=tuple(tuple(_session(session, matcher) for session in week.sessions) for week in request.weeks),
    )
    return MatchedDraft(draft, tuple(matcher.matches.values()))


def _as_told(entry: str | StatedImbalanceRequest, catalogue: Catalogue) -> StatedImbalance:
    """The stated imbalance; a weaker side that nobody names is not known."""
    side = None if isinstance(entry, str) else entry.weaker_side or entry.affected_side
    return replace(*stated_imbalances([entry], catalogue), weaker_side=side)


def _session(session: DraftSessionRequest, matcher: ExerciseMatcher) -> DraftSession:
    return DraftSession(tuple(_item(item, matcher.match(item.exercise).exercise) for item in session.items), session.day)


def _item(item: DraftItemRequest, exercise: str | None) -> DraftItem:
    sets: Amount = item.sets or Amount()
    reps: Amount = item.reps or Amount()
    dose = reps if reps.says_how_much else sets
    number = sets.sets or reps.sets or 1
    seconds = item.hold_seconds or dose.seconds
    return DraftItem(exercise, number, _dose(dose, number, seconds), item.side or side_in(item.exercise), item.rpe)


def _dose(amount: Amount, sets: int, seconds: int | None) -> Dose:
    if seconds is not None:
        return Holds((amount.reps.low if amount.reps else 1,) * sets, seconds)
    return Reps(amount.reps.low, amount.reps.high) if amount.reps else UNCOUNTED


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
            yield _error(place, f"a number in a program lies between 0 and {LARGEST_NUMBER:,}", ErrorCode.OUT_OF_RANGE)
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
                    yield _error((*place, name), f"there is no {name!r} here", ErrorCode.UNKNOWN_FIELD)
        case list(), list():
            for number, (value, known) in enumerate(zip(given, read, strict=False)):
                yield from _unknown_fields(value, known, (*place, number))


def _errors_in(
    error: ValidationError, fields_at: Callable[[Place], Sequence[str]], place: Place = PROGRAM
) -> tuple[FieldError, ...]:
    """What is wrong with what stands at a place, as long as it is few enough to help."""
    if error.error_count() > MOST_ERRORS:
        return (
            _error(
                place,
                f"{error.error_count()} things are wrong here: it is no program of this service and no draft",
                ErrorCode.WRONG_FORMAT,
            ),
        )
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
