"""Screenings over HTTP: an answer for every sound request, all faults of an unsound one, and nothing kept."""

import logging
import re
from collections.abc import Mapping
from typing import Any

import pytest
from httpx2 import Response
from sqlalchemy import Engine, inspect, text
from starlette.testclient import TestClient

from app.api.screenings.examples import REQUESTS, SCREENING
from app.main import create_app
from app.settings import Settings

LEFT = {"assessment": "side-bridge-hold", "side": "left", "value": 51, "unit": "s"}
RIGHT = {"assessment": "side-bridge-hold", "side": "right", "value": 85, "unit": "s"}


def post(client: TestClient, **body: object) -> Response:
    return client.post("/screenings", json=body)


def errors(response: Response) -> Mapping[str, Any]:
    assert response.status_code == 422, response.text
    assert response.json()["type"] == "/problems/invalid-request"
    return {error["pointer"]: error for error in response.json()["errors"]}


def test_first_example_is_answered_as_the_document_says(client: TestClient) -> None:
    answer = post(client, **REQUESTS["one-test"]["value"]).json()

    assert answer | {"not_flagged": []} == SCREENING | {"not_flagged": []}


@pytest.mark.parametrize("example", REQUESTS.values(), ids=REQUESTS)
def test_profile_goes_into_a_program_as_it_is(client: TestClient, example: Mapping[str, Any]) -> None:
    screening = post(client, **example["value"])
    program = client.post("/programs", json=screening.json()["profile"])

    assert screening.status_code == 200
    assert screening.headers["cache-control"] == "no-store"
    assert program.status_code in (200, 201)
    assert program.json()["profile"] == screening.json()["profile"]


def test_preferences_and_answers_stand_in_the_profile(client: TestClient) -> None:
    preferences = {"level": "advanced", "equipment": ["dumbbell"], "days": ["tue", "sat"], "avoid": {"exercises": ["plank"]}}
    profile = post(client, conditions=["knee-pain"], pain=2, preferences=preferences).json()["profile"]

    assert (profile["level"], profile["equipment"], profile["days"]) == ("advanced", ["dumbbell"], ["tue", "sat"])
    assert (profile["conditions"], profile["pain"], profile["avoid"]["exercises"]) == (["knee-pain"], 2, ["plank"])


def test_good_step_downs_alone_do_not_clear_anybody_for_jumps(client: TestClient) -> None:
    steady = [{"assessment": "lateral-step-down", "side": side, "value": 0, "unit": "points"} for side in ("left", "right")]

    assert post(client, measurements=steady).json()["profile"]["landing_tests_passed"] is False


@pytest.mark.parametrize(
    ("answer", "response"), [({"red_flags": ["saddle-numbness"]}, "refuse"), ({"red_flags": ["recent-surgery"]}, "clearance")]
)
def test_no_profile_where_a_professional_looks_first(client: TestClient, answer: Mapping[str, Any], response: str) -> None:
    screening = post(client, measurements=[LEFT, RIGHT], **answer).json()

    assert screening["safety"]["response"] == response
    assert screening["safety"]["referral"]["recommended"]
    assert screening["profile"] is None


@pytest.mark.parametrize(
    ("measurements", "pointer"),
    [
        ([LEFT | {"value": -1}, RIGHT], "/measurements/0/value"),
        ([LEFT, RIGHT | {"value": 401}], "/measurements/1/value"),
        ([{"assessment": "prone-knee-bend", "side": "left", "value": 900, "unit": "cm"}, LEFT, RIGHT], "/measurements/0/value"),
        ([LEFT | {"assessment": "side-brige-hold"}], "/measurements/0/assessment"),
        ([LEFT | {"unit": "min"}, RIGHT], "/measurements/0/unit"),
        ([LEFT | {"side": "front"}, RIGHT], "/measurements/0/side"),
        ([LEFT], "/measurements/0/side"),
        ([LEFT | {"side": None}, RIGHT], "/measurements/0/side"),
        ([LEFT, RIGHT, RIGHT], "/measurements/2/assessment"),
        ([LEFT | {"weight": 1}, RIGHT], "/measurements/0/weight"),
        ([LEFT | {"value": "71"}, RIGHT], "/measurements/0/value"),
        ([LEFT | {"value": True}, RIGHT], "/measurements/0/value"),
        (
            [{"assessment": "modified-thomas", "side": s, "value": 5, "unit": "deg"} for s in ("left", "right")],
            "/measurements/0/pelvis_controlled",
        ),
        ([LEFT] * 101, "/measurements"),
        ({}, "/measurements"),
    ],
    ids=str,
)
def test_measurement_that_cannot_be_is_refused(client: TestClient, measurements: object, pointer: str) -> None:
    assert pointer in errors(post(client, measurements=measurements))


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"person": {"age": 0}}, "/person/age"),
        ({"person": {"age": -3}}, "/person/age"),
        ({"person": {"age": 200}}, "/person/age"),
        ({"person": {"age": 40}, "red_flags": ["under-fourteen"]}, "/red_flags"),
        ({"sitting_hours_per_day": 25}, "/sitting_hours_per_day"),
        ({"unsure": "yes"}, "/unsure"),
        ({"preferences": {"effort_limit": 4}}, "/preferences/effort_limit"),
        ({"person": {"age": 10**30}}, "/person/age"),
        ({"person": {"sex": "woman"}}, "/person/sex"),
        ({"person": {"name": "Ada"}}, "/person/name"),
        ({"conditions": ["knee-pian"]}, "/conditions/0"),
        ({"red_flags": ["nope"]}, "/red_flags/0"),
        ({"pain": 11}, "/pain"),
        ({"pain_duration_weeks": -1}, "/pain_duration_weeks"),
        ({"preferences": {"weeks": 17}}, "/preferences/weeks"),
        ({"preferences": {"imbalances": ["weak-core"]}}, "/preferences/imbalances"),
        ({"preferences": {"days": ["mon"], "sessions_per_week": 2}}, "/preferences/sessions_per_week"),
        ({"mesurements": []}, "/mesurements"),
        ({"stages": [{"condition": "acl-reconstruction", "weeks_since": 20}]}, "/stages/0/condition"),
    ],
    ids=str,
)
def test_answer_that_cannot_be_is_refused(client: TestClient, fields: Mapping[str, object], pointer: str) -> None:
    assert pointer in errors(post(client, **fields))


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_value_beyond_numbers_is_refused(client: TestClient, value: str) -> None:
    body = f'{{"measurements": [{{"assessment": "prone-plank-hold", "unit": "s", "value": {value}}}]}}'
    response = client.post("/screenings", content=body, headers={"Content-Type": "application/json"})

    assert "/measurements/0/value" in errors(response)


def test_everything_wrong_with_a_screening_is_said_at_once(client: TestClient) -> None:
    found = errors(
        post(
            client,
            measurements=[
                LEFT | {"assessment": "side-brige-hold"},
                {"assessment": "y-balance", "value": "x", "unit": "cm"},
                RIGHT,
            ],
            person={"sx": "male"},
            pain=12,
        )
    )

    assert set(found) == {"/measurements/0/assessment", "/measurements/1/value", "/measurements/2/side", "/person/sx", "/pain"}
    assert found["/measurements/0/assessment"]["did_you_mean"][0] == "side-bridge-hold"
    assert found["/measurements/2/side"]["detail"] == "side-bridge-hold compares both sides: give the left too"
    assert found["/person/sx"]["did_you_mean"] == ["sex"]


def test_errors_speak_the_words_of_the_contract(client: TestClient) -> None:
    found = errors(post(client, person={"age": -3, "sex": 1}, pain="2", unsure=1, conditions={}, preferences={"weeks": 99}))

    assert {pointer: error["detail"] for pointer, error in found.items()} == {
        "/person/age": "at least 1 is possible here",
        "/person/sex": "this is not among what is possible here",
        "/pain": "a whole number belongs here",
        "/unsure": "true or false belongs here",
        "/conditions": "a list belongs here",
        "/preferences/weeks": "at most 16 is possible here",
    }


def test_test_that_a_condition_rules_out_is_refused_among_all_that_is_wrong(client: TestClient) -> None:
    plank = {"assessment": "prone-plank-hold", "value": 60, "unit": "s"}
    alone = errors(post(client, conditions=["pregnancy"], measurements=[plank]))
    among = errors(post(client, conditions=["pregnancy", "nope"], measurements=[plank, LEFT], person={"age": 200}))

    assert set(alone) == {"/measurements/0/assessment"}
    assert "pregnancy" in alone["/measurements/0/assessment"]["detail"]
    assert set(among) == {
        *("/measurements/0/assessment", "/measurements/1/assessment", "/measurements/1/side"),
        *("/conditions/1", "/person/age"),
    }


def test_nothing_is_made_up_and_maintenance_is_offered_under_its_name(client: TestClient) -> None:
    for measurements in ([], [LEFT, LEFT | {"side": "right"}]):
        screening = post(client, measurements=measurements).json()
        program = client.post("/programs", json=screening["profile"] | {"weeks": 1}).json()

        assert screening["findings"] == []
        assert "othing stands out" in screening["summary"]
        assert screening["offers"] == "balanced-maintenance"
        assert (screening["profile"]["imbalances"], screening["profile"]["maintenance"]) == ([], True)
        assert program["title"] == "Balanced maintenance: 1 week"


def test_every_screening_says_that_it_is_no_diagnosis(client: TestClient) -> None:
    for answers in ({}, {"red_flags": ["saddle-numbness"]}):
        assert "no diagnosis" in post(client, **answers).json()["disclaimer"]


def test_doubt_and_long_pain_recommend_both_professions_in_screening_and_program(client: TestClient) -> None:
    for answers in ({"unsure": True}, {"pain": 1, "pain_duration_weeks": 6}):
        screening = post(client, preferences={"weeks": 1}, **answers).json()
        program = client.post("/programs", json=screening["profile"]).json()

        for referral in (screening["safety"]["referral"], program["referral"]):
            assert referral["recommended"] is True
            assert referral["professions"] == ["physical therapist", "sports-medicine physician"]
            assert referral["because"]


def test_no_age_stands_in_the_profile(client: TestClient) -> None:
    screening = post(client, person={"age": 71, "sex": "female"}, sitting_hours_per_day=9.5, pain_duration_weeks=11)
    profile = screening.json()["profile"]

    assert (profile["age_band"], profile["sits_long"], profile["downgrade"]) == ("65-plus", True, True)
    assert not re.search(r"\b(71|9\.5|11)\b", str(profile))


def test_partner_that_cannot_be_read_is_not_called_missing(client: TestClient) -> None:
    assert set(errors(post(client, measurements=[LEFT, RIGHT | {"value": "x"}]))) == {"/measurements/1/value"}


def test_body_that_is_no_json_is_refused(client: TestClient) -> None:
    json = {"Content-Type": "application/json"}

    assert client.post("/screenings", content="{", headers=json).status_code == 400
    assert client.post("/screenings", content="{}", headers={"Content-Type": "text/plain"}).status_code == 415
    assert client.post("/screenings", content=" " * 65_537, headers=json).status_code == 413


def test_nothing_of_a_screening_is_stored_or_logged(
    seeded_url: str, seeded_engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "evenkeel")
    before = rows(seeded_engine)

    with TestClient(create_app(Settings(database_url=seeded_url))) as client:
        assert post(client, measurements=[LEFT, RIGHT], person={"age": 87}, red_flags=["chest-pain"]).status_code == 200
        assert post(client, measurements=[LEFT], person={"age": 87}).status_code == 422

    assert rows(seeded_engine) == before
    assert re.search(r"side-bridge|chest-pain|person", caplog.text) is None


def rows(engine: Engine) -> Mapping[str, int]:
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        return {table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() for table in tables}  # noqa: S608 - names from the schema
