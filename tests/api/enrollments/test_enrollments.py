"""Enrollments over HTTP: logging what happens, seeing what comes, and that nobody else sees anything."""

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from httpx2 import Response
from sqlalchemy import Engine, text
from starlette.testclient import TestClient

from app.api.operations.cache_control import PRIVATE
from app.store.enrollments import remove_untouched
from app.store.keys import NewKey, create_key, revoke_key
from app.store.scopes import Scope
from tests.api.enrollments.conftest import Today
from tests.api.outlooks.journals import Json, day, log_of, request

NOBODY = "a" * 24


@dataclass(frozen=True)
class Person:
    """Somebody with a phone."""

    client: TestClient
    id: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def get(self, part: str = "") -> Json:
        answer = self.client.get(f"/enrollments/{self.id}{part}", headers=self.headers)
        assert answer.status_code == 200, answer.text
        assert answer.headers["Cache-Control"] == PRIVATE
        found: Json = answer.json()
        return found

    def put(self, log: Json, if_match: str | None = None, session: str | None = None) -> Response:
        body = {name: value for name, value in log.items() if name != "session"}
        headers = self.headers | ({"If-Match": if_match} if if_match else {})
        return self.client.put(f"/enrollments/{self.id}/sessions/{session or log['session']}", json=body, headers=headers)


def database_of(client: TestClient) -> Engine:
    engine = client.app_state["database"]
    assert isinstance(engine, Engine)
    return engine


def enroll(client: TestClient, program: Json, key: str | None = None, **more: object) -> Person:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    answer = client.post("/enrollments", json={"program_id": program["id"], "start_date": day(0), **more}, headers=headers)
    assert answer.status_code == 201, answer.text
    return Person(client, answer.json()["id"], answer.json()["token"])


@pytest.fixture
def person(client: TestClient, program: Json, today: Today) -> Person:
    today(0)
    return enroll(client, program)


@pytest.fixture
def key(client: TestClient) -> NewKey:
    return create_key(database_of(client), "App", [Scope.ENROLLMENTS_WRITE])


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


# who may see it

PARTS = ("", "/next", "/outlook", "/retests", "/symmetry", "/progress", "/export")


@pytest.mark.parametrize("part", PARTS)
def test_strangers_and_unknown_ids_are_told_the_same(client: TestClient, person: Person, program: Json, part: str) -> None:
    stranger = enroll(client, program)
    answers = [
        client.get(f"/enrollments/{person.id}{part}", headers=stranger.headers),
        client.get(f"/enrollments/{NOBODY}{part}", headers=stranger.headers),
        client.get(f"/enrollments/{person.id}{part}", headers={"Authorization": f"Bearer following_{person.id}_{'0' * 64}"}),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.json()["detail"] for answer in answers}) == 1


@pytest.mark.parametrize("part", PARTS)
def test_nobody_is_told_anything_without_a_token(client: TestClient, person: Person, part: str) -> None:
    assert client.get(f"/enrollments/{person.id}{part}").status_code == 401
    assert client.get(f"/enrollments/{NOBODY}{part}").status_code == 401


def test_strangers_change_nothing(client: TestClient, person: Person, program: Json) -> None:
    stranger = Person(client, person.id, enroll(client, program).token)

    assert stranger.put(log_of(program, 0)).status_code == 404
    assert client.delete(f"/enrollments/{person.id}", headers=stranger.headers).status_code == 404
    assert person.get()["logged"] == []


def test_token_is_kept_as_a_digest_only(client: TestClient, person: Person) -> None:
    with database_of(client).connect() as connection:
        row = connection.execute(text("SELECT * FROM enrollments WHERE id = :id"), {"id": person.id}).one()

    assert person.token.rpartition("_")[2] not in " ".join(map(str, row))


def test_key_sees_what_it_has_made_and_nothing_else(client: TestClient, program: Json, today: Today, key: NewKey) -> None:
    other = create_key(database_of(client), "Other", [Scope.ENROLLMENTS_WRITE])
    made = enroll(client, program, key=key.token)

    assert Person(client, made.id, key.token).get()["id"] == made.id
    assert client.get(f"/enrollments/{made.id}", headers={"Authorization": f"Bearer {other.token}"}).status_code == 404
    revoke_key(database_of(client), key.key.id)
    assert client.get(f"/enrollments/{made.id}", headers={"Authorization": f"Bearer {key.token}"}).status_code == 404
    assert made.get()["id"] == made.id


def test_key_lists_its_enrollments(client: TestClient, program: Json, today: Today, key: NewKey) -> None:
    made = [enroll(client, program, key=key.token) for _ in range(3)]
    enroll(client, program)
    made[1].put(log_of(program, 0, pain=4))
    today(2)
    made[1].put(log_of(program, 1, pain=4))
    headers = {"Authorization": f"Bearer {key.token}"}

    def listed(**query: object) -> list[str]:
        answer = client.get("/enrollments", params=query, headers=headers)  # type: ignore[arg-type]
        assert answer.status_code == 200, answer.text
        return [item["id"] for item in answer.json()["items"]]

    first = client.get("/enrollments", params={"limit": 2}, headers=headers).json()
    rest = client.get(first["next"], headers=headers).json()
    assert [item["id"] for item in (*first["items"], *rest["items"])] == [each.id for each in made]
    assert first["total"] == 3
    assert listed(paused="true") == listed(state="paused") == [made[1].id]
    assert listed(due_before=day(1)) == [made[0].id, made[2].id]
    assert listed(due_before=day(0)) == []


def test_list_is_for_keys_that_are_good_for_it(client: TestClient, person: Person) -> None:
    reader = create_key(database_of(client), "Reader", [Scope.METRICS_READ])

    assert client.get("/enrollments").status_code == 401
    assert client.get("/enrollments", headers=person.headers).status_code == 401
    assert client.get("/enrollments", headers={"Authorization": f"Bearer {reader.token}"}).status_code == 403


# what is left of it


def test_export_holds_everything_and_can_be_followed_anywhere(client: TestClient, person: Person, program: Json) -> None:
    log = log_of(program, 0) | {"notes": "Slept badly."}
    person.put(log)

    found = person.get("/export")

    assert found["sessions"] == [log]
    assert found["outlook"] == person.get("/outlook")


def test_erased_enrollment_is_gone_for_good(client: TestClient, person: Person, program: Json) -> None:
    person.put(log_of(program, 0))

    erased = client.delete(f"/enrollments/{person.id}", headers=person.headers)

    assert erased.status_code == 204
    assert client.get(f"/enrollments/{person.id}", headers=person.headers).status_code == 404
    assert person.put(log_of(program, 1)).status_code == 404
    with database_of(client).connect() as connection:
        for table, column in (("enrollments", "id"), ("enrollment_facts", "enrollment")):
            left = connection.execute(text(f"SELECT count(*) FROM {table} WHERE {column} = :id"), {"id": person.id})  # noqa: S608
            assert left.scalar_one() == 0


def test_untouched_enrollments_are_removed_and_others_stay(client: TestClient, person: Person, program: Json) -> None:
    database = database_of(client)
    kept = enroll(client, program)
    with database.begin() as connection:
        connection.execute(
            text("UPDATE enrollments SET touched_at = '2020-01-01 00:00:00+00:00' WHERE id = :id"), {"id": person.id}
        )

    assert remove_untouched(database, days=30) == 1
    assert client.get(f"/enrollments/{person.id}", headers=person.headers).status_code == 404
    assert kept.get()["id"] == kept.id


def test_nothing_of_a_journal_is_logged(person: Person, program: Json, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        person.put(log_of(program, 0) | {"notes": "a-very-own-note"})
        wrong = person.put(log_of(program, 1, on=9) | {"notes": "a-very-own-note"})

    said = " ".join(record.getMessage() for record in caplog.records if not record.name.startswith("httpx"))
    assert "/enrollments/{enrollment_id}" in said
    assert "a-very-own-note" not in said + wrong.text
    assert person.id not in said
    assert "a-very-own-note" not in person.client.get("/metrics").text


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
