"""A program of engine 2, as it was served then, read and judged by today's service."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.engine import ENGINE_VERSION
from app.engine.vocabulary.people import Level
from app.main import create_app
from app.settings import Settings
from app.store.program_record import ProgramRecord
from app.store.programs import keep_program

DOCUMENT = Path(__file__).with_name("engine_2.json").read_bytes().strip()
PROGRAM: dict[str, Any] = json.loads(DOCUMENT)
ADDRESS = f"/programs/{PROGRAM['id']}"
SCHEMAS = create_app(Settings(database_url="sqlite://")).openapi()["components"]


@pytest.fixture(autouse=True)
def _kept(client: TestClient) -> None:
    database: Engine = client.app_state["database"]
    record = ProgramRecord(
        id=PROGRAM["id"],
        title=PROGRAM["title"],
        level=Level.BEGINNER,
        imbalances=("weak-glutes",),
        equipment=frozenset(),
        weeks=1,
        sessions_per_week=1,
        minutes_per_session=PROGRAM["summary"]["minutes_per_session"],
        catalogue_version=PROGRAM["catalogue_version"],
        engine_version=PROGRAM["engine_version"],
        document=DOCUMENT,
    )
    keep_program(database, record)


def test_it_is_of_an_earlier_engine() -> None:
    assert int(PROGRAM["engine_version"]) < int(ENGINE_VERSION)
    assert "changes" not in PROGRAM["weeks"][0]


def test_it_stays_the_same_bytes_at_its_address(client: TestClient) -> None:
    found = client.get(ADDRESS)

    assert found.content == DOCUMENT
    assert found.headers["etag"].startswith(f'"{PROGRAM["id"]}')


def test_its_week_and_session_are_read_as_they_were_made(client: TestClient) -> None:
    week = client.get(f"{ADDRESS}/weeks/1").json()
    session = client.get(f"{ADDRESS}/sessions/w1d1").json()

    assert week == PROGRAM["weeks"][0] | {name: week[name] for name in ("program", "exercises", "safety")}
    assert session["blocks"] == PROGRAM["weeks"][0]["sessions"][0]["blocks"]
    assert week["exercises"] == session["exercises"] == PROGRAM["exercises"]


@pytest.mark.parametrize(
    ("address", "schema"),
    [
        (ADDRESS, "ProgramPublic"),
        (f"{ADDRESS}/weeks/1", "ProgramWeekPublic"),
        (f"{ADDRESS}/sessions/w1d1", "ProgramSessionPublic"),
    ],
)
def test_contract_is_true_of_it_but_for_the_form_of_its_equipment(client: TestClient, address: str, schema: str) -> None:
    validator = jsonschema_rs.validator_for({"$ref": f"#/components/schemas/{schema}", "components": SCHEMAS})
    found = client.get(address).json()

    for exercise in found["exercises"].values():
        exercise["equipment_options"] = [{"all_of": option} for option in exercise["equipment_options"]]
    assert [error.message for error in validator.iter_errors(found)] == []


def test_list_shows_programs_of_the_present_engine_only(client: TestClient) -> None:
    listed = client.get("/programs?weeks=1&sessions_per_week=1&limit=100").json()

    assert PROGRAM["id"] not in [item["id"] for item in listed["items"]]


def test_its_profile_gives_another_program_under_another_address(client: TestClient) -> None:
    made = client.post("/programs", json=PROGRAM["profile"])

    assert made.status_code in (200, 201)
    assert made.json()["engine_version"] == ENGINE_VERSION
    assert made.json()["id"] != PROGRAM["id"]


def test_it_is_held_against_the_present_rules(client: TestClient) -> None:
    audit = client.post("/audits", json={"program": PROGRAM})

    assert audit.status_code == 200, audit.text
    assert audit.json()["rules_checked"] > 0
    assert all(finding["pointer"].startswith("/") for finding in audit.json()["findings"])
