"""Programs as values: the same for the same profile, kept for ever, found again, read in parts."""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from app.api.programs.from_engine import record_of
from app.api.programs.ready_made import KITS, ready_made
from app.engine.generate import generate
from app.engine.profile import StatedImbalance, canonical, program_id
from app.engine.vocabulary.people import Level
from app.store.catalogue.reading import load_catalogue
from app.store.programs import keep_program

PROFILE: Mapping[str, Any] = {"imbalances": ["weak-glutes"], "weeks": 2}
READY_MADE: tuple[Mapping[str, Any], ...] = tuple(
    {"imbalances": [{"imbalance": slug, "weaker_side": None}]} for slug in ("weak-glutes", "weak-core", "tight-hip-flexors")
)
"""Profiles of the program library."""


def post(client: TestClient, **changes: object) -> Response:
    return client.post("/programs", json={**PROFILE, **changes})


def test_first_request_makes_the_program_and_later_ones_find_it(own_client: TestClient) -> None:
    first, second = post(own_client), post(own_client)

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.content == second.content
    for header in ("location", "content-location", "etag", "cache-control"):
        assert first.headers[header] == second.headers[header]


def test_program_is_found_at_its_location_as_the_same_bytes(client: TestClient) -> None:
    plainly = {"Accept-Encoding": "identity"}
    made = client.post("/programs", json=PROFILE, headers=plainly)

    assert made.headers["location"] == f"/programs/{made.json()['id']}"
    found = client.get(made.headers["location"], headers=plainly)
    assert found.content == made.content
    assert found.headers["etag"] == made.headers["etag"] == f'"{made.json()["id"]}"'


def test_library_lists_what_the_present_catalogue_gives_and_older_programs_stay_at_their_address(
    own_client: TestClient,
) -> None:
    database = own_client.app_state["database"]
    catalogue = load_catalogue(database)
    of_last_year = program_id(canonical((StatedImbalance("weak-glutes"),)), "of last year")
    keep_program(
        database, replace(record_of(generate(canonical((StatedImbalance("weak-glutes"),)), catalogue)), id=of_last_year)
    )

    assert own_client.get("/programs").json()["total"] == 0
    assert own_client.get(f"/programs/{of_last_year}").status_code == 200

    new = own_client.post("/programs", json=READY_MADE[0]).json()["id"]

    assert [item["id"] for item in own_client.get("/programs").json()["items"]] == [new]


@pytest.mark.parametrize(
    "told",
    [{"conditions": ["knee-pain"]}, {"pain": 2}, {"age": 70}, {"imbalances": ["weak-glutes", "weak-core"]}, {"weeks": 2}],
    ids=str,
)
def test_program_that_somebody_asked_for_is_found_by_its_address_and_never_listed(
    client: TestClient, told: Mapping[str, object]
) -> None:
    made = client.post("/programs", json={"imbalances": ["weak-glutes"], "weeks": 1, **told})

    assert client.get(made.headers["location"]).status_code == 200
    assert made.json()["id"] not in client.get("/programs?limit=100").text


def test_whole_library_is_listed(own_client: TestClient) -> None:
    database = own_client.app_state["database"]
    catalogue = load_catalogue(database)
    made = record_of(generate(canonical((StatedImbalance("weak-glutes"),), weeks=1), catalogue))
    for identifier in ready_made(catalogue):
        keep_program(database, replace(made, id=identifier))

    listed = own_client.get("/programs?limit=1").json()["total"]

    assert listed == len(ready_made(catalogue)) == len(catalogue.imbalances) * len(Level) * len(KITS)


def test_program_passes_its_audit(client: TestClient) -> None:
    audit = post(client).json()["audit"]

    assert audit["passed"] is True
    assert audit["rules_checked"] > 0


def test_echoed_profile_gives_the_same_program(client: TestClient) -> None:
    program = post(client, conditions=["knee-pain"], avoid={"demands": ["kneeling"]}, equipment=["dumbbell"]).json()

    assert client.post("/programs", json=program["profile"]).json()["id"] == program["id"]


@pytest.mark.parametrize(
    "same",
    [
        {"imbalances": [{"imbalance": "weak-glutes"}]},
        {"imbalances": [{"imbalance": "weak-glutes", "severity": "moderate", "affected_side": "left"}]},
        {"level": "beginner", "equipment": [], "minutes_per_session": 45, "pain": 0, "variant": 0},
        {"landing_tests_passed": False},
        {"age": 30, "unsure": False, "pain_duration_weeks": 5, "sitting_hours_per_day": 7.5, "downgrade": False},
        {"maintenance": False, "effort_limit": None, "age_band": None, "referral": []},
        {"days": ["fri", "mon", "wed"]},
        {"sessions_per_week": 3, "days": None},
        {"avoid": {"demands": [], "exercises": []}},
    ],
    ids=str,
)
def test_profiles_that_mean_the_same_give_the_same_program(client: TestClient, same: Mapping[str, object]) -> None:
    assert post(client, **same).json()["id"] == post(client).json()["id"]


@pytest.mark.parametrize(
    "other",
    [
        {"imbalances": [{"imbalance": "weak-glutes", "severity": "marked"}]},
        {"imbalances": [{"imbalance": "weak-glutes", "weaker_side": "right"}]},
        {"days": ["mon", "wed", "sat"]},
        {"goal": "strength"},
        {"variant": 1},
        {"landing_tests_passed": True},
        {"imbalances": [{"imbalance": "weak-glutes", "weaker_side": None}]},
        {"age": 65},
        {"effort_limit": 6},
        {"downgrade": True},
        {"unsure": True},
        {"sitting_hours_per_day": 8},
    ],
    ids=str,
)
def test_profiles_that_differ_give_other_programs(client: TestClient, other: Mapping[str, object]) -> None:
    assert post(client, **other).json()["id"] != post(client).json()["id"]


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ({"age": 71}, {"age_band": "65-plus"}),
        ({"age": 17}, {"age_band": "16-17"}),
        ({"pain_duration_weeks": 9}, {"downgrade": True, "referral": ["pain-that-lasts"]}),
        ({"first_episode": True, "age": 60}, {"downgrade": True, "referral": ["first-episode"]}),
        ({"unsure": True}, {"referral": ["unsure"]}),
        ({"sitting_hours_per_day": 10}, {"sits_long": True}),
        ({"effort_limit": 6.5}, {"effort_limit": 6.5}),
    ],
    ids=str,
)
def test_profile_keeps_no_more_of_the_answers_than_changes_the_program(
    client: TestClient, told: Mapping[str, object], kept: Mapping[str, object]
) -> None:
    untold, program = post(client).json(), post(client, **told).json()

    changed = {name: value for name, value in program["profile"].items() if value != untold["profile"][name]}
    assert changed == kept
    assert client.post("/programs", json=program["profile"]).json()["id"] == program["id"]


@pytest.mark.parametrize("recommended", [True, False])
def test_program_refers_where_its_profile_asks_for_it(client: TestClient, *, recommended: bool) -> None:
    program = post(client, pain=4 if recommended else 0).json()

    assert program["referral"]["recommended"] is recommended
    assert bool(program["referral"]["professions"]) is recommended
    assert "no diagnosis" in program["disclaimer"]
    assert program["disclaimer"] in program["safety"]["notices"]


@pytest.mark.parametrize(
    ("wrong", "pointers"),
    [
        ({"age": -3}, ["/age"]),
        ({"age": 200}, ["/age"]),
        ({"age": 200, "pain": 11, "effort_limit": 5.3}, ["/age", "/pain", "/effort_limit"]),
        ({"age": 70, "age_band": "under-16"}, ["/age", "/age_band"]),
        ({"age": 40, "red_flags": ["under-fourteen"]}, ["/red_flags"]),
        ({"imbalances": []}, ["/imbalances"]),
        ({"maintenance": True}, ["/imbalances", "/maintenance"]),
        ({"age_band": "old", "referral": ["nope"]}, ["/age_band", "/referral/0"]),
        ({"stages": [{"condition": "acl-reconstruction", "weeks_since": 20}]}, ["/stages/0/condition"]),
        (
            {"conditions": ["knee-pain"], "stages": [{"condition": "postpartum", "weeks": -1}], "age": 200},
            ["/stages/0/condition", "/stages/0/weeks", "/stages/0/weeks_since", "/age"],
        ),
    ],
    ids=str,
)
def test_answers_that_cannot_be_or_contradict_each_other_are_refused_at_once(
    client: TestClient, wrong: Mapping[str, object], pointers: Sequence[str]
) -> None:
    refused = post(client, **wrong)

    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["type"] == "/problems/invalid-request"
    assert {error["pointer"] for error in refused.json()["errors"]} == set(pointers)


def test_first_weeks_after_a_birth_are_for_a_clinician_to_decide(client: TestClient) -> None:
    def made(**stage: object) -> Response:
        return post(client, conditions=["postpartum"], stages=[{"condition": "postpartum", **stage}], weeks=1)

    refused = made(weeks_since=5)

    assert refused.status_code == 422
    assert refused.json()["type"] == "/problems/needs-professional-assessment"
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/stages/0/weeks_since"]
    assert refused.json()["see"] == ["physician", "physical therapist"]
    assert made(weeks_since=5, cleared=True).json()["profile"] == made(weeks_since=6).json()["profile"]


def test_nobody_under_fourteen_gets_a_program(client: TestClient) -> None:
    refused = post(client, age=13)

    assert refused.json()["type"] == "/problems/needs-professional-assessment"
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/age"]
    assert refused.json()["see"]


def test_order_in_which_imbalances_are_stated_does_not_matter(client: TestClient) -> None:
    stated = ["weak-core", {"imbalance": "weak-glutes", "severity": "mild"}]

    one, other = post(client, imbalances=stated), post(client, imbalances=stated[::-1])

    assert one.json()["weeks"]
    assert one.content == other.content


def test_days_alone_set_the_number_of_sessions(client: TestClient) -> None:
    program = post(client, days=["tue", "sat"]).json()

    assert program["profile"]["sessions_per_week"] == 2
    assert [session["day"] for session in program["weeks"][0]["sessions"]] == ["tue", "sat"]


def test_program_carries_every_exercise_that_it_uses(client: TestClient) -> None:
    program = post(client).json()

    used = {item["exercise"] for week in program["weeks"] for session in week["sessions"] for item in items(session)}
    assert used == set(program["exercises"]) != set()
    for slug in used:
        snapshot = client.get(f"/exercises/{slug}").json()
        assert {key: program["exercises"][slug][key] for key in ("name", "cues", "muscles", "instructions")} == {
            key: snapshot[key] for key in ("name", "cues", "muscles", "instructions")
        }


def test_only_what_changes_stands_in_the_cheapest_change(client: TestClient) -> None:
    warnings = post(client, imbalances=["imbalanced-leg-muscles"], landing_tests_passed=True).json()["warnings"]

    changes = [warning["cheapest_change"] for warning in warnings if warning["cheapest_change"]]
    assert changes
    assert all(None not in change.values() for change in changes)


def test_eight_weeks_stay_within_their_size(client: TestClient) -> None:
    document = client.post("/programs", json={"imbalances": ["weak-glutes"]}).content

    assert len(json.loads(document)["weeks"]) == 8
    assert len(document) <= 260_000
    assert len(gzip.compress(document, 6)) <= 27_000


def test_document_is_compact_utf_8(client: TestClient) -> None:
    document = post(client).content

    assert json.loads(document)["weeks"]
    assert document == json.dumps(json.loads(document), separators=(",", ":"), ensure_ascii=False).encode()


def test_week_and_session_bring_the_exercises_that_they_need(client: TestClient) -> None:
    program = post(client).json()
    address = f"/programs/{program['id']}"

    week = client.get(f"{address}/weeks/2").json()
    session = client.get(f"{address}/sessions/w2d1").json()

    assert items(session)
    assert week["sessions"] == program["weeks"][1]["sessions"]
    assert session["blocks"] == program["weeks"][1]["sessions"][0]["blocks"]
    assert set(week["exercises"]) == {item["exercise"] for each in week["sessions"] for item in items(each)}
    assert set(session["exercises"]) == {item["exercise"] for item in items(session)}
    assert session["safety"] == week["safety"] == program["safety"]
    assert session["program"] == week["program"] == program["id"]
    assert (session["week"], session["phase"]) == (2, week["phase"])


def test_week_beyond_the_last_is_not_found(client: TestClient) -> None:
    address = post(client).headers["location"]

    assert client.get(f"{address}/weeks/3").status_code == 404
    assert client.get(f"{address}/sessions/w3d1").status_code == 404


def test_library_is_walked_in_the_order_in_which_programs_were_made(own_client: TestClient) -> None:
    made = [own_client.post("/programs", json=profile).json()["id"] for profile in READY_MADE]

    first = own_client.get("/programs?limit=2")
    second = own_client.get(first.json()["next"])

    assert [item["id"] for page in (first, second) for item in page.json()["items"]] == made
    assert first.headers["link"] == f'<{first.json()["next"]}>; rel="next"'
    assert first.json()["total"] == 3
    assert second.json()["next"] is None


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"glutes", "core"}),
        ("imbalance=weak-core", {"core"}),
        ("level=intermediate", {"core"}),
        ("weeks=8", {"glutes", "core"}),
        ("weeks=2", set()),
        ("sessions_per_week=3", {"glutes", "core"}),
        ("sessions_per_week=2", set()),
        ("max_minutes=45", {"glutes", "core"}),
        ("max_minutes=10", set()),
        ("equipment=none", {"glutes", "core"}),
    ],
)
def test_library_is_filtered(own_client: TestClient, query: str, found: set[str]) -> None:
    ids = {
        own_client.post("/programs", json=READY_MADE[0]).json()["id"]: "glutes",
        own_client.post("/programs", json={**READY_MADE[1], "level": "intermediate"}).json()["id"]: "core",
    }

    assert {ids[item["id"]] for item in own_client.get(f"/programs?{query}").json()["items"]} == found


def items(session: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [item for block in session["blocks"] for item in block["items"]]
