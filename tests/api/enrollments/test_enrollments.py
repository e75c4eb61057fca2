"""Enrollments over HTTP: logging what happens, seeing what comes, and that nobody else sees anything."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from app.api.operations.cache_control import PRIVATE
from tests.api.enrollments.conftest import Today
from tests.api.enrollments.people import Person, enroll
from tests.api.outlooks.journals import Json, day, log_of, request


def test_next_session_is_due_at_once(person: Person, program: Json) -> None:
    found = person.get("/next")

    assert (found["state"], found["session"]["session"], found["session"]["date"]) == ("active", "w1d1", day(0))
    assert person.get()["due"] == found["session"]


def test_log_leads_to_the_outlook_that_is_given_without_storing(
    client: TestClient, person: Person, program: Json, today: Today
) -> None:
    logs = [log_of(program, number) for number in range(3)]
    today(5)
    for log in logs:
        assert person.put(log).status_code == 201

    stateless = client.post("/outlooks", json=request(program, *logs, today=5)).json()

    assert person.get("/outlook") == stateless
    assert person.get("/next")["session"] == stateless["sessions"][0]
    assert person.get("/progress")["weeks"] == stateless["weeks"]


def test_same_log_twice_counts_once(person: Person, program: Json) -> None:
    first, again = person.put(log_of(program, 0)), person.put(log_of(program, 0))

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.headers["ETag"] == again.headers["ETag"]
    assert [each["session"] for each in person.get()["logged"]] == ["w1d1"]


def test_other_log_needs_the_tag_of_the_one_before(person: Person, program: Json) -> None:
    log, other = log_of(program, 0), log_of(program, 0) | {"pain_next_morning": 2}
    tag = person.put(log).headers["ETag"]

    unseen, outdated = person.put(other), person.put(other, if_match='"0"')
    seen, stale = person.put(other, if_match=tag), person.put(log, if_match=tag)

    assert [answer.status_code for answer in (unseen, outdated, seen, stale)] == [428, 412, 200, 412]
    assert person.get("/export")["sessions"][0]["pain_next_morning"] == 2


def test_tag_is_named_as_for_entries_of_the_catalogue(person: Person, program: Json) -> None:
    log, other = log_of(program, 0), log_of(program, 0) | {"pain_next_morning": 2}
    tag = person.put(log).headers["ETag"]

    answers = [person.put(other, if_match=given) for given in ("*", f"W/{tag}", f'"0", {tag}')]

    assert [answer.status_code for answer in answers] == [428, 412, 200]
    assert "W/" in answers[1].json()["detail"]


def test_beginning_names_the_address_of_the_enrollment(client: TestClient, program: Json, today: Today) -> None:
    answer = client.post("/enrollments", json={"program_id": program["id"], "start_date": day(0)})

    found = client.get(answer.headers["Location"], headers={"Authorization": f"Bearer {answer.json()['token']}"})
    assert (found.status_code, found.json()["id"]) == (200, answer.json()["id"])


def test_tag_of_a_log_that_is_not_there_is_outdated(person: Person, program: Json) -> None:
    assert person.put(log_of(program, 0), if_match='"0"').status_code == 412
    assert person.get()["logged"] == []


@pytest.mark.parametrize(
    ("change", "session", "pointer"),
    [
        ({"date": day(3)}, "w1d1", "/date"),
        ({}, "w9d1", "/session"),
        ({"items": [{"exercise": "no-such", "sets": [{"reps": 5}]}]}, "w1d1", "/items/0/exercise"),
        ({"session_rpe": 11}, "w1d1", "/session_rpe"),
        ({"mood": "good"}, "w1d1", "/mood"),
    ],
)
def test_wrong_log_is_refused_at_its_place_and_nothing_is_lost(
    person: Person, program: Json, change: Json, session: str, pointer: str
) -> None:
    person.put(log_of(program, 0))

    answer = person.put(log_of(program, 0) | change, session=f"{session}" if session != "w1d1" else "w1d1-2")

    assert answer.status_code == 422, answer.text
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert len(person.get()["logged"]) == 1


def test_batch_tells_each_and_keeps_the_good(person: Person, program: Json, today: Today) -> None:
    today(4)
    person.put(log_of(program, 0))
    bad = log_of(program, 1) | {"date": day(9)}
    entries = [bad, log_of(program, 2), log_of(program, 0) | {"session_rpe": 7}, log_of(program, 0)]

    answer = person.client.post(f"/enrollments/{person.id}/sessions", json={"sessions": entries}, headers=person.headers)

    told = answer.json()["sessions"]
    assert answer.status_code == 200, answer.text
    assert [each["outcome"] for each in told] == ["refused", "stored", "outdated", "changed"]
    assert [error["pointer"] for error in told[0]["errors"]] == ["/sessions/0/date"]
    assert [each["session"] for each in person.get()["logged"]] == ["w1d1", "w1d3"]


def test_entry_that_cannot_be_read_keeps_no_other_from_being_kept(person: Person, program: Json) -> None:
    entries = [{"session": "w1d2", "mood": "good", "session_rpe": 11}, log_of(program, 0)]
    address = f"/enrollments/{person.id}/sessions"

    answer = person.client.post(address, json={"sessions": entries}, headers=person.headers)
    nameless = person.client.post(address, json={"sessions": [{"date": day(0)}, log_of(program, 0)]}, headers=person.headers)

    assert answer.status_code == 200, answer.text
    told = answer.json()["sessions"]
    assert [(each["session"], each["outcome"]) for each in told] == [("w1d2", "refused"), ("w1d1", "stored")]
    assert {error["pointer"] for error in told[0]["errors"]} == {
        "/sessions/0/date",
        "/sessions/0/mood",
        "/sessions/0/session_rpe",
    }
    assert nameless.status_code == 422
    assert [error["pointer"] for error in nameless.json()["errors"]] == ["/sessions/0/session"]
    more = person.client.post(address, json={"sessions": [log_of(program, 0)], "mood": "good"}, headers=person.headers)
    assert [error["pointer"] for error in more.json()["errors"]] == ["/mood"]


def test_two_phones_at_once_lose_nothing(person: Person, program: Json, today: Today) -> None:
    today(20)
    logs = [log_of(program, number) for number in range(9)]

    with ThreadPoolExecutor(len(logs)) as phones:
        answers = list(phones.map(person.put, logs))

    assert {answer.status_code for answer in answers} == {201}
    assert len(person.get()["logged"]) == len(logs)


def test_two_phones_with_different_logs_of_one_session_are_not_both_kept(person: Person, program: Json) -> None:
    logs = [log_of(program, 0) | {"session_rpe": rpe} for rpe in range(1, 7)]

    with ThreadPoolExecutor(len(logs)) as phones:
        statuses = sorted(answer.status_code for answer in phones.map(person.put, logs))

    assert statuses == [201] + [428] * (len(logs) - 1)


def test_pain_pauses_until_a_clinician_agrees(person: Person, program: Json, today: Today) -> None:
    for number in range(2):
        today(2 * number)
        person.put(log_of(program, number, pain=4))
    paused = person.get("/next")
    today(6)
    cleared = person.client.put(f"/enrollments/{person.id}/clearances/{day(5)}", headers=person.headers)

    assert (paused["state"], paused["session"]) == ("paused", None)
    assert paused["pauses"][0]["go_on_when"]
    assert paused["referral"]["recommended"]
    assert cleared.status_code == 204
    assert person.get("/next")["state"] == "active"


@pytest.mark.parametrize("given", ["0", "20260302", "2026-3-2", "1826-03-02", "2026-02-30"])
def test_day_in_an_address_is_written_out(person: Person, given: str) -> None:
    answer = person.client.put(f"/enrollments/{person.id}/clearances/{given}", headers=person.headers)

    assert answer.status_code == 404
    assert person.get("/export")["cleared"] == []


def test_clearance_of_the_future_is_refused(person: Person) -> None:
    answer = person.client.put(f"/enrollments/{person.id}/clearances/{day(1)}", headers=person.headers)

    assert answer.status_code == 422
    assert person.get("/export")["cleared"] == []


def test_retests_are_held_against_the_first(person: Person, today: Today) -> None:
    today(43)
    for number, left in ((42, 28), (0, 12), (0, 12)):
        sides = (("left", left), ("right", 30))
        measured = [{"assessment": "single-leg-bridge-reps", "side": s, "value": v, "unit": "reps"} for s, v in sides]
        body = {"date": day(number), "measurements": measured}
        answer = person.client.post(f"/enrollments/{person.id}/retests", json=body, headers=person.headers)
        assert answer.status_code == 201, answer.text

    assert [retest["date"] for retest in person.get("/retests")["items"]] == [day(0), day(42)]
    found = person.get("/symmetry")["items"][0]
    assert (found["weaker_side"], found["is_real"]) == ("left", True)


def test_wrong_retest_is_refused_at_its_place(person: Person) -> None:
    body = {"date": day(0), "measurements": [{"assessment": "single-leg-bridge-reps", "value": 1, "unit": "reps"}]}
    answer = person.client.post(f"/enrollments/{person.id}/retests", json=body, headers=person.headers)

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/measurements/0/side"]


def test_session_may_be_done_again(person: Person, program: Json, today: Today) -> None:
    today(3)
    person.put(log_of(program, 0))

    assert person.put(log_of(program, 0, on=2), session="w1d1-2").status_code == 201
    assert person.get("/next")["session"]["session"] == "w1d2"


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"program_id": "a" * 26}, "/program_id"),
        ({"program_id": "no id"}, "/program_id"),
        ({"time_zone": "Mars/Olympus"}, "/time_zone"),
        ({"time_zone": "../../etc/passwd"}, "/time_zone"),
        ({"days": ["mon", "tue", "wed"]}, "/days"),
        ({"days": ["mon", "mon", "mon"]}, "/days"),
        ({"increments": {"dumbbell": 0}}, "/increments/dumbbell"),
        ({"name": "Somebody"}, "/name"),
    ],
)
def test_wrong_beginning_is_refused(client: TestClient, program: Json, today: Today, change: Json, pointer: str) -> None:
    answer = client.post("/enrollments", json={"program_id": program["id"], "start_date": day(0)} | change)

    assert answer.status_code == 422, answer.text
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


def test_day_is_that_of_the_persons_time_zone(client: TestClient, program: Json, today: Today) -> None:
    east = enroll(client, program, time_zone="Pacific/Kiritimati")

    assert east.get("/outlook")["today"] == day(1)


@pytest.mark.parametrize(("part", "words"), [("symmetry", "single-leg"), ("progress", "Sets done of those planned: week 1")])
def test_plots_are_pictures_that_are_told_in_words(person: Person, program: Json, part: str, words: str) -> None:
    measured = [
        {"assessment": "single-leg-bridge-reps", "side": side, "value": value, "unit": "reps"}
        for side, value in (("left", 18), ("right", 24))
    ]
    body = {"date": day(0), "measurements": measured}
    person.client.post(f"/enrollments/{person.id}/retests", json=body, headers=person.headers)
    person.put(log_of(program, 0))

    answer = person.client.get(f"/enrollments/{person.id}/{part}.svg", headers=person.headers)

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.headers["Cache-Control"] == PRIVATE
    assert words.lower() in answer.text.lower()
    assert person.client.get(f"/enrollments/{person.id}/{part}.svg").status_code == 401
