"""Everything that is wrong with a journal is found, at its place, and all at once."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.engine.following.faults import faults_in_journal
from app.engine.following.journal import ItemLog, Journal, Retest, SessionLog, SetLog, Terms
from app.engine.guidelines.following import MOST_DAYS
from app.engine.program import ExternalLoad, Reps
from app.engine.screening.measurements import Measurement
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.following import SkipReason, WeightUnit
from app.engine.vocabulary.people import Weekday
from tests.catalogue_tables import real_catalogue
from tests.engine.following.cases import MONDAY, lb
from tests.engine.following.training import TERMS, log_of, planned_day, program_for, trained

LOG = log_of(0)
ITEMS = {item.exercise: item for item in program_for().weeks[0].sessions[0].items_in()} or {
    item.exercise: item for block in program_for().weeks[0].sessions[0].blocks for item in block.items
}
ONE_SIDED = next(n for n, i in enumerate(LOG.items) if ITEMS[i.exercise].sides and isinstance(ITEMS[i.exercise].dose, Reps))
BOTH = next(n for n, i in enumerate(LOG.items) if not ITEMS[i.exercise].sides and isinstance(ITEMS[i.exercise].dose, Reps))
LOADED = next(n for n, i in enumerate(LOG.items) if isinstance(ITEMS[i.exercise].load, ExternalLoad))
STRETCH = next(e.slug for e in real_catalogue().exercises.values() if e.modality == "stretch")


def places(*logs: SessionLog, terms: Terms = TERMS, today: int = MONDAY + 30, **more: object) -> list[str]:
    """Where the journal is wrong."""
    journal = Journal(terms, logs, **more)  # type: ignore[arg-type]
    return ["/".join(map(str, fault.place)) for fault in faults_in_journal(journal, program_for(), today, real_catalogue())]


def with_item(number: int, change: Callable[[ItemLog], ItemLog]) -> SessionLog:
    """The log with another item."""
    return replace(LOG, items=tuple(change(item) if n == number else item for n, item in enumerate(LOG.items)))


def with_set(number: int, **more: object) -> SessionLog:
    """The log with other things in the first set of an item."""
    return with_item(
        number,
        lambda item: replace(item, sets=(replace(item.sets[0], **more), *item.sets[1:])),  # type: ignore[arg-type]
    )


def test_good_journal_has_no_faults() -> None:
    assert places(*trained(9)) == []


@pytest.mark.parametrize(
    ("log", "place"),
    [
        pytest.param(replace(LOG, day=MONDAY + 31), "date", id="of the future"),
        pytest.param(replace(LOG, day=MONDAY - 1), "date", id="before the start"),
        pytest.param(replace(LOG, session="w11d1"), "session", id="of another program"),
        pytest.param(replace(LOG, red_flags=("no-such",)), "red_flags/0", id="unknown red flag"),
        pytest.param(with_item(0, lambda i: replace(i, exercise="no-such")), "items/0/exercise", id="of no exercise"),
        pytest.param(with_item(0, lambda i: replace(i, replaced_by="no-such")), "items/0/replaced_by", id="replaced by none"),
        pytest.param(
            with_item(BOTH, lambda i: replace(i, replaced_by=STRETCH, sets=(), skipped_because=SkipReason.TIME)),
            f"items/{BOTH}/replaced_by",
            id="replaced by a stretch",
        ),
        pytest.param(with_item(0, lambda i: replace(i, sets=())), "items/0/sets", id="nothing and no reason"),
        pytest.param(replace(LOG, items=(*LOG.items, LOG.items[0])), f"items/{len(LOG.items)}/exercise", id="twice"),
        pytest.param(with_set(ONE_SIDED, side=None), f"items/{ONE_SIDED}/sets/0/side", id="one-sided without a side"),
        pytest.param(with_set(BOTH, side=Side.LEFT), f"items/{BOTH}/sets/0/side", id="two-sided with a side"),
        pytest.param(with_set(BOTH, reps=None), f"items/{BOTH}/sets/0/reps", id="not counted"),
        pytest.param(with_set(BOTH, hold_seconds=9), f"items/{BOTH}/sets/0/hold_seconds", id="counted in two ways"),
        pytest.param(with_set(LOADED, load=lb("45")), f"items/{LOADED}/sets/0/load_lb", id="in the other unit"),
    ],
)
def test_fault_of_a_log_is_found_at_its_place(log: SessionLog, place: str) -> None:
    assert places(log) == [f"sessions/0/{place}"]


def test_all_faults_are_told_at_once() -> None:
    wrong = replace(with_set(ONE_SIDED, side=None), day=MONDAY + 40, red_flags=("no-such",))

    assert places(wrong, log_of(1, day=MONDAY - 3)) == [
        "sessions/0/date",
        "sessions/0/red_flags/0",
        f"sessions/0/items/{ONE_SIDED}/sets/0/side",
        "sessions/1/date",
    ]


def test_same_log_twice_is_one_fact() -> None:
    assert places(LOG, LOG) == []


def test_two_different_logs_of_one_session_are_told() -> None:
    assert places(LOG, replace(LOG, session_rpe=9.0)) == ["sessions/1/session"]


def test_session_done_again_is_another_fact() -> None:
    assert places(LOG, replace(LOG, time=2, day=MONDAY + 14)) == []


@pytest.mark.parametrize(
    ("terms", "today", "place"),
    [
        (Terms(MONDAY, days=(Weekday.MON, Weekday.TUE, Weekday.WED)), MONDAY, ["days"]),
        (Terms(MONDAY, days=(Weekday.TUE, Weekday.THU, Weekday.SAT)), MONDAY, []),
        (TERMS, MONDAY + MOST_DAYS, []),
        (TERMS, MONDAY + MOST_DAYS + 1, ["start_date"]),
    ],
)
def test_terms_fit_the_program(terms: Terms, today: int, place: list[str]) -> None:
    assert places(terms=terms, today=today) == place


def test_pounds_are_fine_where_they_are_the_unit() -> None:
    log = with_item(LOADED, lambda item: replace(item, sets=tuple(replace(each, load=lb("45")) for each in item.sets)))
    others = tuple(
        item if n == LOADED else replace(item, sets=tuple(replace(each, load=None) for each in item.sets))
        for n, item in enumerate(log.items)
    )

    assert places(replace(log, items=others), terms=replace(TERMS, unit=WeightUnit.LB)) == []


def test_faults_of_retests_and_clearances_are_told() -> None:
    retests = (Retest(planned_day(20), (Measurement("no-such", None, 1, "s"),)),)

    assert places(retests=retests, cleared=(MONDAY + 31,)) == [
        "retests/0/date",
        "retests/0/measurements/0/assessment",
        "cleared/0",
    ]


def test_set_without_anything_is_told_what_it_lacks() -> None:
    assert places(with_item(BOTH, lambda item: replace(item, sets=(SetLog(),)))) == [f"sessions/0/items/{BOTH}/sets/0/reps"]
