"""Who may see an enrollment, and what is left of it once it is erased."""

import logging

import anyio
import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app import main
from app.store.enrollments import remove_untouched
from app.store.keys import NewKey, create_key, revoke_key
from app.store.scopes import Scope
from tests.api.enrollments.conftest import Today
from tests.api.enrollments.people import NOBODY, Person, database_of, enroll
from tests.api.outlooks.journals import Json, day, log_of

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


def test_service_forgets_by_itself_and_rests_in_between(
    client: TestClient, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Rested(Exception):
        pass

    async def rest(seconds: float) -> None:
        raise Rested(seconds)

    monkeypatch.setattr(main, "sleep", rest)
    with database_of(client).begin() as connection:
        connection.execute(
            text("UPDATE enrollments SET touched_at = '2020-01-01 00:00:00+00:00' WHERE id = :id"), {"id": person.id}
        )

    with pytest.raises(Rested, match=str(main.FORGETTING_SECONDS)):
        anyio.run(main.forget_untouched, database_of(client), 30)

    assert client.get(f"/enrollments/{person.id}", headers=person.headers).status_code == 404


def test_nothing_of_a_journal_is_logged(
    client: TestClient, person: Person, program: Json, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        person.put(log_of(program, 0) | {"notes": "a-very-own-note"})
        wrong = person.put(log_of(program, 1, on=9) | {"notes": "a-very-own-note"})
        client.app_state["access_log"].write_down()

    said = " ".join(record.getMessage() for record in caplog.records if not record.name.startswith("httpx"))
    assert "/enrollments/{enrollment_id}" in said
    assert "a-very-own-note" not in said + wrong.text
    assert person.id not in said
    assert "a-very-own-note" not in person.client.get("/metrics").text
