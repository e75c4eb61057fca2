"""What is kept of an enrollment can be read for good, whatever comes after it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic_core import to_json

from app.api.enrollments.follower import MOST_OF
from app.api.enrollments.to_store import clearance_fact, retest_fact, session_fact
from app.api.outlooks.journal_models import RetestRequest, SessionLogRequest
from app.engine.guidelines.following import MOST_DAYS
from app.engine.vocabulary.following import FollowingState
from app.store.enrollments import Fact, Standing, keep_fact
from app.store.facts import FactKind
from tests.api.enrollments.conftest import Today
from tests.api.enrollments.people import Person, database_of
from tests.api.outlooks.journals import Json, day, log_of

PARTS = ("", "/next", "/outlook", "/retests", "/symmetry", "/progress", "/export")


def kept(person: Person, *facts: Fact) -> None:
    """Keeps facts as they were kept before."""
    for fact in facts:
        keep_fact(database_of(person.client), person.id, fact, None, Standing(FollowingState.ACTIVE, None), MOST_OF[fact.kind])


def as_retest(retest: Json) -> Fact:
    """Field tests as they are kept."""
    return retest_fact(RetestRequest.model_validate_json(to_json(retest)))


def test_two_phones_leave_no_more_clearances_than_can_be_read(person: Person, today: Today) -> None:
    most = MOST_OF[FactKind.CLEARANCE]
    today(most + 10)
    kept(person, *(clearance_fact(day(number)) for number in range(most - 1)))

    def clear(number: int) -> int:
        return person.client.put(f"/enrollments/{person.id}/clearances/{day(number)}", headers=person.headers).status_code

    with ThreadPoolExecutor(6) as phones:
        statuses = sorted(phones.map(clear, range(most, most + 6)))

    assert statuses == [204] + [422] * 5
    assert clear(0) == 204
    assert len(person.get("/export")["cleared"]) == most


def test_one_retest_too_many_is_refused_without_a_place_of_another_body(person: Person, today: Today) -> None:
    most = MOST_OF[FactKind.RETEST]
    today(most + 1)
    measured = [{"assessment": "single-leg-bridge-reps", "side": "left", "value": 12, "unit": "reps"}]
    tests = [{"date": day(number), "measurements": measured} for number in range(most + 1)]
    kept(person, *map(as_retest, tests[:most]))

    answer = person.client.post(f"/enrollments/{person.id}/retests", json=tests[most], headers=person.headers)

    assert answer.status_code == 422, answer.text
    assert [(error["code"], error.get("pointer")) for error in answer.json()["errors"]] == [("wrong-length", None)]
    assert person.get("/retests")["total"] == most


def of_another_catalogue(program: Json) -> tuple[Fact, Fact]:
    """A session and tests that name what the catalogue no longer has."""
    log = log_of(program, 0)
    log["items"][0]["replaced_by"] = "gone-exercise"
    log["red_flags"] = ["gone-flag"]
    name = log.pop("session")
    measured = [{"assessment": "gone-test", "side": side, "value": 12, "unit": "reps"} for side in ("left", "right")]
    retest = {"date": day(0), "measurements": measured}
    return session_fact(name, SessionLogRequest.model_validate_json(to_json(log))), as_retest(retest)


@pytest.mark.parametrize("part", PARTS)
def test_what_has_left_the_catalogue_since_it_was_logged_can_be_read(person: Person, program: Json, part: str) -> None:
    kept(person, *of_another_catalogue(program))

    assert person.get(part)


def test_what_has_left_the_catalogue_keeps_nothing_else_from_being_logged(person: Person, program: Json, today: Today) -> None:
    kept(person, *of_another_catalogue(program))
    today(2)

    assert person.put(log_of(program, 1)).status_code == 201
    assert person.get("/export")["sessions"][0]["items"][0]["replaced_by"] == "gone-exercise"
    assert person.get()["state"] == "paused"
    assert person.get()["referral"]["professions"]


@pytest.mark.parametrize("part", PARTS)
def test_enrollment_can_be_read_after_its_last_day(person: Person, program: Json, today: Today, part: str) -> None:
    person.put(log_of(program, 0))
    today(MOST_DAYS + 1)

    assert person.get(part)


def test_program_ends_after_its_last_day(person: Person, program: Json, today: Today) -> None:
    today(MOST_DAYS)
    last = (person.get()["state"], person.put(log_of(program, 0, on=MOST_DAYS)).status_code)
    today(MOST_DAYS + 1)
    late = person.put(log_of(program, 1, on=MOST_DAYS + 1))

    assert last == ("active", 201)
    assert (person.get()["state"], person.get("/next")["session"]) == ("finished", None)
    assert late.status_code == 422
    assert [error["pointer"] for error in late.json()["errors"]] == ["/date"]
