"""Outlooks over HTTP: what comes next, and everything that a journal can be wrong with."""

import logging
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from app.api.outlooks.examples import REQUESTS
from tests.api.outlooks.journals import PROFILE, Json, day, log_of, main_items, request, sessions_of


@pytest.fixture(scope="module")
def program(client: TestClient) -> Json:
    made: Json = client.post("/programs", json=PROFILE).json()
    return made


def post(client: TestClient, body: Json) -> Response:
    return client.post("/outlooks", json=body)


def outlook(client: TestClient, body: Json) -> Json:
    answer = post(client, body)
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


def errors(response: Response) -> dict[str, str]:
    assert response.status_code == 422, response.text
    assert response.json()["type"] == "/problems/invalid-request"
    return {error["pointer"]: error["detail"] for error in response.json()["errors"]}


def test_nothing_done_yet_gives_the_program_with_dates(client: TestClient, program: Json) -> None:
    found = outlook(client, request(program, today=0))

    assert found["state"] == "active"
    assert [session["session"] for session in found["sessions"]] == [session["id"] for session in sessions_of(program)]
    assert [session["date"] for session in found["sessions"][:4]] == [day(0), day(2), day(4), day(7)]


def test_same_facts_give_the_same_bytes_in_any_order(client: TestClient, program: Json) -> None:
    logs = [log_of(program, number) for number in range(4)]

    in_order = post(client, request(program, *logs, today=9))
    mixed = post(client, request(program, logs[2], logs[0], logs[3], logs[1], logs[0], today=9))

    assert in_order.status_code == 200
    assert in_order.content == mixed.content


def test_whole_program_is_followed_like_one_that_is_stored(client: TestClient, program: Json) -> None:
    by_id = request(program, log_of(program, 0), today=1)
    whole = {**by_id, "program": program}
    del whole["program_id"]

    assert post(client, whole).content == post(client, by_id).content


def test_change_names_its_rule_which_is_served(client: TestClient, program: Json) -> None:
    found = outlook(client, request(program, *(log_of(program, n) for n in range(3)), today=5))

    changes = [item["change"] for item in found["sessions"][0]["items"] if item["change"]]
    served = {rule["id"] for rule in client.get("/rules", params={"kind": "adaptation"}).json()["items"]}
    assert changes
    assert {change["rule"] for change in changes} <= served


def test_weights_come_in_the_unit_and_steps_of_the_person(client: TestClient, program: Json) -> None:
    logs = [log_of(program, n) for n in range(3)]
    found = outlook(client, request(program, *logs, today=5, increments={"dumbbell": 0.5}))

    loads = [item["load"] for session in found["sessions"] for item in session["items"] if item["load"]]
    assert loads
    assert {load["unit"] for load in loads} == {"kg"}
    assert {load["amount"] for load in loads} <= {12.5, 13.0}


def test_pain_pauses_with_a_referral(client: TestClient, program: Json) -> None:
    logs = [log_of(program, n, pain=4) for n in range(2)]
    found = outlook(client, request(program, *logs, today=4))

    assert found["state"] == "paused"
    assert found["sessions"] == []
    assert found["referral"]["recommended"]
    assert found["pauses"][0]["go_on_when"]


def test_next_profile_is_taken_by_programs_as_it_is(client: TestClient, program: Json) -> None:
    logs = [log_of(program, n) for n in range(len(sessions_of(program)))]
    found = outlook(client, request(program, *logs, today=50))

    assert found["state"] == "finished"
    made = client.post("/programs", json=found["next_profile"])
    assert made.status_code in (200, 201), made.text
    assert made.json()["id"] != program["id"]


def test_symmetry_tells_chance(client: TestClient, program: Json) -> None:
    def tests(number: int, left: int) -> Json:
        sides = (("left", left), ("right", 24))
        measured = [{"assessment": "single-leg-bridge-reps", "side": s, "value": v, "unit": "reps"} for s, v in sides]
        return {"date": day(number), "measurements": measured}

    body = request(program, today=43)
    body["journal"]["retests"] = [tests(42, 19), tests(0, 18)]
    found = outlook(client, body)["symmetry"][0]

    assert [pair["date"] for pair in found["pairs"]] == [day(0), day(42)]
    assert found["is_real"] is False
    assert "chance" in found["sentence"]


@pytest.mark.parametrize("name", REQUESTS)
def test_examples_are_answered(client: TestClient, program: Json, name: str) -> None:
    example = deepcopy(REQUESTS[name]["value"])
    log = example.get("journal", {}).get("sessions", [])
    example["program_id"] = program["id"]
    for entry in log:
        entry["items"] = []

    assert post(client, example).status_code == 200


def test_answer_is_kept_by_nobody(client: TestClient, program: Json) -> None:
    assert post(client, request(program, today=0)).headers["Cache-Control"] == "no-store"


def _change(path: list[str | int], value: object) -> Callable[[Json], None]:
    def change(body: Any) -> None:  # noqa: ANN401 - whatever JSON holds
        for part in path[:-1]:
            body = body[part]
        body[path[-1]] = value

    return change


FIRST_SET: list[str | int] = ["journal", "sessions", 0, "items", 0, "sets", 0]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        pytest.param(_change(["journal", "sessions", 0, "date"], day(9)), "/journal/sessions/0/date", id="of the future"),
        pytest.param(_change(["journal", "sessions", 0, "date"], day(-1)), "/journal/sessions/0/date", id="before the start"),
        pytest.param(_change(["journal", "sessions", 0, "date"], "2026-02-30"), "/journal/sessions/0/date", id="no date"),
        pytest.param(
            _change(["journal", "sessions", 0, "session"], "w16d1"), "/journal/sessions/0/session", id="other program"
        ),
        pytest.param(
            _change(["journal", "sessions", 0, "items", 0, "exercise"], "box-jump"),
            "/journal/sessions/0/items/0/exercise",
            id="exercise of no session",
        ),
        pytest.param(
            _change(["journal", "sessions", 0, "items", 0, "replaced_by"], "no-such"),
            "/journal/sessions/0/items/0/replaced_by",
            id="replaced by nothing known",
        ),
        pytest.param(_change([*FIRST_SET, "reps"], 400), "/journal/sessions/0/items/0/sets/0/reps", id="400 repetitions"),
        pytest.param(_change([*FIRST_SET, "load_kg"], -5), "/journal/sessions/0/items/0/sets/0/load_kg", id="negative load"),
        pytest.param(_change([*FIRST_SET, "load_lb"], 5), "/journal/sessions/0/items/0/sets/0/load_lb", id="other unit"),
        pytest.param(_change([*FIRST_SET, "load_stone"], 1), "/journal/sessions/0/items/0/sets/0/load_stone", id="no unit"),
        pytest.param(_change([*FIRST_SET, "side"], "middle"), "/journal/sessions/0/items/0/sets/0/side", id="no side"),
        pytest.param(_change(["units"], "stone"), "/units", id="unknown unit"),
        pytest.param(_change(["days"], ["mon", "tue", "wed"]), "/days", id="days too close"),
        pytest.param(_change(["days"], ["mon", "mon", "mon"]), "/days", id="a day three times"),
        pytest.param(_change(["program_id"], "a" * 26), "/program_id", id="unknown program"),
        pytest.param(_change(["start_date"], "1826-03-02"), "/start_date", id="two hundred years ago"),
        pytest.param(_change(["journal", "cleared"], [day(9)]), "/journal/cleared/0", id="cleared in the future"),
    ],
)
def test_wrong_journal_is_refused_at_its_place(
    client: TestClient, program: Json, change: Callable[[Json], None], pointer: str
) -> None:
    body = request(program, log_of(program, 0), today=1)
    change(body)

    assert list(errors(post(client, body))) == [pointer]


def test_side_that_is_missing_or_not_there_is_refused(client: TestClient, program: Json) -> None:
    body = request(program, log_of(program, 0), today=1)
    items = main_items(sessions_of(program)[0])
    one_sided = next(n for n, item in enumerate(items) if item["sides"])
    both = next(n for n, item in enumerate(items) if not item["sides"])
    del body["journal"]["sessions"][0]["items"][one_sided]["sets"][0]["side"]
    body["journal"]["sessions"][0]["items"][both]["sets"][0]["side"] = "left"

    assert set(errors(post(client, body))) == {
        f"/journal/sessions/0/items/{one_sided}/sets/0/side",
        f"/journal/sessions/0/items/{both}/sets/0/side",
    }


def test_everything_wrong_is_told_at_once(client: TestClient, program: Json) -> None:
    body = request(program, log_of(program, 0), log_of(program, 1), today=1)
    body["journal"]["sessions"][0]["session"] = "w9d1"
    body["journal"]["cleared"] = [day(3)]

    found = errors(post(client, body))

    assert set(found) == {"/journal/sessions/0/session", "/journal/sessions/1/date", "/journal/cleared/0"}


def test_session_logged_twice_and_differently_is_refused(client: TestClient, program: Json) -> None:
    body = request(program, log_of(program, 0), log_of(program, 0, pain=1), today=1)

    assert list(errors(post(client, body))) == ["/journal/sessions/1/session"]


@pytest.mark.parametrize("given", [("program", "program_id"), ()])
def test_one_program_is_given(client: TestClient, program: Json, given: tuple[str, ...]) -> None:
    both = request(program, today=0) | {"program": program}
    body = {name: value for name, value in both.items() if name in given or name not in ("program", "program_id")}

    assert list(errors(post(client, body))) == [""]


def test_broken_program_is_refused_at_its_place(client: TestClient, program: Json) -> None:
    broken = deepcopy(program)
    broken["weeks"][0]["sessions"][0]["day"] = "someday"
    body = request(program, today=0) | {"program": broken}
    del body["program_id"]

    assert list(errors(post(client, body))) == ["/program/weeks/0/sessions/0/day"]


def test_nothing_of_a_journal_is_logged(client: TestClient, program: Json, caplog: pytest.LogCaptureFixture) -> None:
    logs = [log_of(program, 0, band="a-very-own-band")]
    with caplog.at_level(logging.DEBUG):
        post(client, request(program, *logs, today=1))
        post(client, request(program, *logs, today=-1))

    assert "a-very-own-band" not in caplog.text
    assert "a-very-own-band" not in client.get("/metrics").text
