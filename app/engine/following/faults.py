"""Everything that is wrong with a journal, before anything is made of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.following.calendar import beginning_with
from app.engine.following.journal import ItemLog, Journal, Retest, SessionLog, SetLog, Terms
from app.engine.guidelines.following import MOST_DAYS
from app.engine.measures.exercise_kinds import is_main_work
from app.engine.program import Program, TrainingSession
from app.engine.screening.measurements import faults_in
from app.engine.vocabulary.exercises import Laterality, Measure

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class JournalFault:
    """One thing that is wrong, and where in the journal."""

    place: Place
    detail: str
    given: str = ""
    known: tuple[str, ...] = ()
    """What is possible there, where that is a closed set."""


def faults_in_journal(journal: Journal, program: Program, today: int, catalogue: Catalogue) -> tuple[JournalFault, ...]:
    """Everything that is wrong with a journal, in its order; nothing where it can be followed."""
    return (
        *_faults_of_terms(journal.terms, program, today),
        *(
            fault
            for n, log in enumerate(journal.sessions)
            for fault in _in(("sessions", n), faults_in_log(log, journal.terms, program, today, catalogue))
        ),
        *_logged_twice(journal.sessions),
        *(
            fault
            for n, retest in enumerate(journal.retests)
            for fault in _in(("retests", n), faults_in_retest(retest, today, catalogue))
        ),
        *(JournalFault(("cleared", n), LATER) for n, day in enumerate(journal.cleared) if day > today),
    )


LATER = "this day has not come yet: it lies after `today`"
TOO_LONG = "a program is followed for two years at most"


def _in(place: Place, faults: Iterable[JournalFault]) -> Iterator[JournalFault]:
    return (JournalFault((*place, *fault.place), fault.detail, fault.given, fault.known) for fault in faults)


def _faults_of_terms(terms: Terms, program: Program, today: int) -> Iterator[JournalFault]:
    planned = tuple(session.day for session in program.weeks[0].sessions)
    if terms.days and beginning_with(terms.days, planned) is None:
        detail = f"the program trains on {len(planned)} days of a week ({', '.join(planned)}): give as many, as far apart"
        yield JournalFault(("days",), detail)
    if today - terms.start > MOST_DAYS:
        yield JournalFault(("start_date",), TOO_LONG)


def faults_in_log(log: SessionLog, terms: Terms, program: Program, today: int, catalogue: Catalogue) -> Iterator[JournalFault]:
    """Everything that is wrong with the log of one session."""
    sessions = {session.id: session for week in program.weeks for session in week.sessions}
    if log.day > today:
        yield JournalFault(("date",), LATER)
    if log.day - terms.start > MOST_DAYS:
        yield JournalFault(("date",), TOO_LONG)
    if log.day < terms.start:
        yield JournalFault(("date",), "this day lies before the start of the program")
    for number, slug in enumerate(log.red_flags):
        if slug not in catalogue.red_flags:
            detail = f"there is no red flag {slug!r}"
            yield JournalFault(("red_flags", number), detail, slug, tuple(sorted(catalogue.red_flags)))
    session = sessions.get(log.session)
    if session is None:
        yield JournalFault(("session",), f"the program has no session {log.session!r}", log.session, tuple(sessions))
        return
    for number, item in enumerate(log.items):
        faults = _faults_of_item(item, session, terms, program, catalogue)
        yield from _in(("items", number), faults)
        if any(item.exercise == other.exercise for other in log.items[:number]):
            yield JournalFault(("items", number, "exercise"), f"{item.exercise} is logged twice: put its sets together")


def _faults_of_item(
    item: ItemLog, session: TrainingSession, terms: Terms, program: Program, catalogue: Catalogue
) -> Iterator[JournalFault]:
    planned = [each.exercise for block in session.blocks for each in block.items]
    if item.exercise not in planned:
        detail = f"session {session.id} has no {item.exercise!r}; what was done instead of its exercises is `replaced_by`"
        yield JournalFault(("exercise",), detail, item.exercise, tuple(sorted(set(planned))))
        return
    own: Mapping[str, Exercise] = {slug: entry.exercise for slug, entry in program.exercises.items()}
    exercise = own.get(item.performed) or catalogue.exercises.get(item.performed)
    if exercise is None:
        detail = f"there is no exercise {item.performed!r}"
        yield JournalFault(("replaced_by",), detail, item.performed, tuple(sorted(catalogue.exercises)))
        return
    if item.replaced_by is not None and item.exercise in own and is_main_work(exercise) != is_main_work(own[item.exercise]):
        yield JournalFault(("replaced_by",), f"{item.replaced_by} is other work than {item.exercise}: it cannot replace it")
    if not item.sets and item.skipped_because is None:
        yield JournalFault(("sets",), "give the sets, or why there are none as `skipped_because`")
    for number, done in enumerate(item.sets):
        yield from _in(("sets", number), _faults_of_set(done, exercise, terms))


_COUNTED_AS: Mapping[Measure, tuple[str, ...]] = {
    Measure.REPS: ("reps",),
    Measure.HOLD: ("hold_seconds",),
    Measure.TIME: ("seconds",),
    Measure.CONTACTS: ("contacts",),
}


def _faults_of_set(done: SetLog, exercise: Exercise, terms: Terms) -> Iterator[JournalFault]:
    has_sides = exercise.laterality is Laterality.UNILATERAL
    if has_sides and done.side is None:
        yield JournalFault(("side",), f"{exercise.slug} is done one side at a time: say which", known=("left", "right"))
    if not has_sides and done.side is not None:
        yield JournalFault(("side",), f"{exercise.slug} works both sides: leave the side out")
    needed = _COUNTED_AS[exercise.measure]
    for field in needed:
        if getattr(done, field) is None:
            yield JournalFault((field,), f"{exercise.slug} is counted in {field}: give them")
    also = ("reps",) if exercise.measure is Measure.HOLD else ()
    for field in ("reps", "hold_seconds", "seconds", "contacts"):
        if field not in (*needed, *also) and getattr(done, field) is not None:
            yield JournalFault((field,), f"{exercise.slug} is counted in {needed[0]}: leave this out")
    if done.load is not None and done.load.unit is not terms.unit:
        field = f"load_{done.load.unit}"
        yield JournalFault((field,), f"these weights are in {terms.unit}, as `units` says: give load_{terms.unit}")


def _logged_twice(sessions: Sequence[SessionLog]) -> Iterator[JournalFault]:
    """Sessions that are logged twice and differently: nobody can tell which log is right. The same log twice is one fact."""
    first: dict[tuple[str, int], SessionLog] = {}
    for number, log in enumerate(sessions):
        if first.setdefault((log.session, log.time), log) != log:
            yield JournalFault(("sessions", number, "session"), f"{log.session} is logged twice, and differently")


def faults_in_retest(retest: Retest, today: int, catalogue: Catalogue) -> Iterator[JournalFault]:
    """Everything that is wrong with the field tests of one day."""
    if retest.day > today:
        yield JournalFault(("date",), LATER)
    for fault in faults_in(dict(enumerate(retest.measurements)), catalogue):
        yield JournalFault(("measurements", fault.number, fault.field), fault.detail, fault.given, fault.known)
