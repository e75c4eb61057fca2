"""What stands in the log: a line for each request and nothing of what people say about themselves."""

import json
import logging
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from sqlalchemy import Engine, text
from starlette.testclient import TestClient

from app.api.telemetry.logs import REQUESTS, EventFormatter, LineHandler, current_request
from app.main import create_app
from app.settings import Settings

OWN = {"X-Request-Id": "own-0"}
PROFILE = {"imbalances": ["weak-glutes"], "conditions": ["knee-pain"], "pain": 3, "weeks": 1}


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.DEBUG, "evenkeel"):
        yield caplog


def lines_of(log: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    """What was written about a test's own requests. It is complete when the service has stopped."""
    records = [record for record in log.records if record.name == REQUESTS]
    lines = [json.loads(line) for record in records for line in record.getMessage().splitlines()]
    return [line for line in lines if line["request_id"].startswith("own-")]


def test_each_request_has_its_line(seeded_url: str, log: pytest.LogCaptureFixture) -> None:
    with TestClient(create_app(Settings(database_url=seeded_url)), headers=OWN) as client:
        client.get("/exercises/plank", headers={"X-Request-Id": "own-1"})
        client.head("/exercises/plank", headers={"X-Request-Id": "own-2"})
        client.post("/programs", json=PROFILE, headers={"X-Request-Id": "own-3"})
        client.get("/exercises/nothing/of/the/sort")
        client.delete("/exercises")

    lines = lines_of(log)
    facts = [(line["method"], line["route"], line["status"], line["kept"]) for line in lines]
    assert facts == [
        ("GET", "/exercises/{slug}", 200, False),
        ("HEAD", "/exercises/{slug}", 200, True),
        ("POST", "/programs", 201, False),
        ("GET", "(none)", 404, False),
        ("DELETE", "/exercises", 405, False),
    ]
    assert [line["request_id"] for line in lines[:3]] == ["own-1", "own-2", "own-3"]
    assert [line["bytes"] > 0 for line in lines] == [True, False, True, True, True]
    assert all(line["microseconds"] > 0 for line in lines)


def test_nothing_that_people_say_of_themselves_is_logged(seeded_url: str, log: pytest.LogCaptureFixture) -> None:
    with TestClient(create_app(Settings(database_url=seeded_url)), headers=OWN) as client:
        assert client.get("/exercises", params={"imbalance": "weak-glutes"}).status_code == 200
        assert client.get("/exercises", params={"imbalance": "weak-glutes"}).status_code == 200
        assert client.get("/programs", params={"imbalance": "weak-glutes"}).status_code == 200
        assert client.get("/exercises", params={"imbalance": "weak-glute"}).status_code == 422
        assert client.post("/programs", json=PROFILE).status_code == 201
        assert client.post("/programs", json=PROFILE | {"pain": 9}).status_code == 422
        assert client.post("/programs", json=PROFILE | {"condition": "knee-pain"}).status_code == 422

    assert len(lines_of(log)) == 7
    assert not any(word in log.text for word in ("glute", "knee", "pain"))


def test_fault_of_the_database_is_logged_without_the_values_that_met_it(
    seeded_url: str, seeded_engine: Engine, log: pytest.LogCaptureFixture
) -> None:
    with seeded_engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE programs DROP COLUMN title")

    with TestClient(create_app(Settings(database_url=seeded_url)), headers=OWN) as client:
        answer = client.post("/programs", json=PROFILE)

    assert answer.status_code >= 500
    assert lines_of(log)[-1]["status"] == answer.status_code
    assert "title" in log.text
    assert not any(word in log.text for word in ("glute", "knee", "pain"))


def test_value_that_breaks_a_constraint_is_not_logged(
    seeded_url: str, seeded_engine: Engine, log: pytest.LogCaptureFixture
) -> None:
    with seeded_engine.begin() as connection:
        connection.exec_driver_sql("CREATE UNIQUE INDEX only_one ON program_imbalances (imbalance)")

    with TestClient(create_app(Settings(database_url=seeded_url)), headers=OWN, raise_server_exceptions=False) as client:
        statuses = [client.post("/programs", json=PROFILE | {"weeks": weeks}).status_code for weeks in (1, 2)]

    assert statuses == [201, 500]
    assert "IntegrityError" in log.text
    assert not any(word in log.text for word in ("glute", "knee", "pain"))


def test_stored_program_that_cannot_be_read_is_logged_without_what_it_says(
    seeded_url: str, seeded_engine: Engine, log: pytest.LogCaptureFixture
) -> None:
    with TestClient(create_app(Settings(database_url=seeded_url))) as client:
        address = client.post("/programs", json=PROFILE).headers["Location"]
    with seeded_engine.begin() as connection:
        connection.execute(text("UPDATE programs SET document = :document"), {"document": b'{"title": ["weak-glutes"]}'})

    with TestClient(create_app(Settings(database_url=seeded_url)), headers=OWN, raise_server_exceptions=False) as client:
        answer = client.get(f"{address}/weeks/1")

    assert answer.status_code == 500
    assert "KeyError" in log.text
    assert "glute" not in log.text


def test_event_is_one_line_of_json_with_the_request_in_whose_course_it_happened() -> None:
    token = current_request.set("abc")
    try:
        line = EventFormatter().format(record("two\nlines of %s", "text"))
    finally:
        current_request.reset(token)

    assert "\n" not in line
    event = json.loads(line)
    assert event.pop("time").endswith("Z")
    assert event == {"level": "warning", "logger": "evenkeel", "message": "two\nlines of text", "request_id": "abc"}


def test_event_carries_its_stack_trace() -> None:
    try:
        raise RuntimeError("the cause")
    except RuntimeError as error:
        event = json.loads(EventFormatter().format(record("failed", error=error)))

    assert event["exception"].endswith("RuntimeError: the cause")
    assert "request_id" not in event


def test_lines_are_written_in_pieces_that_no_other_process_can_divide() -> None:
    pieces: list[str] = []

    class Stream(StringIO):
        def write(self, piece: str) -> int:
            pieces.append(piece)
            return len(piece)

    text = "\n".join(["a" * 1000] * 10 + ["b" * 5000, "c"])
    LineHandler(Stream()).handle(record(text))

    assert "".join(pieces) == f"{text}\n"
    assert all(piece.endswith("\n") for piece in pieces)
    assert [len(piece) for piece in pieces] == [4004, 4004, 2002, 5001, 2]


def test_stream_that_is_closed_stops_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    closed = StringIO()
    closed.close()

    LineHandler(closed).handle(record("lost"))

    assert "ValueError" in capsys.readouterr().err


def record(message: str, *values: object, error: Exception | None = None) -> logging.LogRecord:
    traceback = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("evenkeel", logging.WARNING, "file.py", 1, message, values, traceback)
