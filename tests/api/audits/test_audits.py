"""Audits over HTTP: of programs as they were served, of coaches' drafts, and of what is neither."""

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Any

import pytest
from httpx2 import Response
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.api.audits.examples import REQUESTS
from app.api.edge.request_limits import MOST_BYTES_AT
from app.engine.rules import RULE_BOOK
from app.main import create_app
from app.settings import Settings

Json = dict[str, Any]
JSON = {"Content-Type": "application/json"}

PROFILE: Json = {
    "imbalances": ["weak-glutes", {"imbalance": "left-right-asymmetry", "severity": "marked", "weaker_side": "right"}],
    "level": "intermediate",
    "equipment": ["dumbbell", "bench"],
    "weeks": 6,
    "asymmetry_bonus": True,
}
BRIDGE: Json = {"exercise": "glute-bridge", "sets": 3, "reps": 10}


def draft(*items: Json, **changes: object) -> Json:
    session = {"day": "mon", "items": list(items or [BRIDGE])}
    return {"imbalances": ["weak-glutes"], "level": "beginner", "weeks": [{"sessions": [session]}]} | changes


def post(client: TestClient, program: object) -> Response:
    return client.post("/audits", json={"program": program})


def post_draft(client: TestClient, draft: object) -> Response:
    return client.post("/audits", json={"draft": draft})


def errors(response: Response) -> Mapping[str, str]:
    assert response.status_code == 422, response.text
    assert response.json()["type"] == "/problems/invalid-request"
    return {error["pointer"]: error["detail"] for error in response.json()["errors"]}


@pytest.fixture(scope="module")
def served(client: TestClient) -> Json:
    program: Json = client.post("/programs", json=PROFILE).json()
    return program


@pytest.fixture
def program(served: Json) -> Json:
    return deepcopy(served)


# programs of this service


def test_served_program_passes_with_the_findings_that_it_carries(client: TestClient, program: Json) -> None:
    response = post(client, program)
    audit = response.json()

    assert response.headers["cache-control"] == "no-store"
    assert (audit["verdict"], audit["read_share"]) == ("passed", 1)
    assert audit["rules_checked"] == program["audit"]["rules_checked"] == len(RULE_BOOK)
    assert {finding["rule"] for finding in audit["findings"]} == {each["rule"] for each in program["audit"]["findings"]}
    assert (audit["not_checked"], audit["matched"]) == ([], [])


def test_program_of_the_largest_size_is_taken(client: TestClient) -> None:
    largest = {"weeks": 16, "sessions_per_week": 6, "minutes_per_session": 120, "level": "advanced", "equipment": ["dumbbell"]}
    program = client.post("/programs", json={"imbalances": ["weak-core", "weak-glutes"]} | largest)

    assert program.status_code in (200, 201)
    assert len(program.content) < MOST_BYTES_AT["/audits"]
    assert client.post("/audits", content=b'{"program":' + program.content + b"}", headers=JSON).json()["verdict"] == "passed"


def items(program: Json) -> Iterator[Json]:
    return (
        i for week in program["weeks"] for session in week["sessions"] for block in session["blocks"] for i in block["items"]
    )


def start_on_the_stronger_side(program: Json) -> None:
    for item in items(program):
        if item["sides"]:
            item["sides"].reverse()


def forget_the_notices(program: Json) -> None:
    program["safety"]["notices"] = []


def move_the_second_session_to_the_day_after_the_first(program: Json) -> None:
    for week in program["weeks"]:
        week["sessions"][1]["day"] = "tue"


def ask_for_too_much(program: Json) -> None:
    for item in items(program):
        if item["effort"]:
            item["effort"]["rpe"] = 10


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (start_on_the_stronger_side, "weaker-side-comes-first"),
        (forget_the_notices, "evidence-and-limits-are-told"),
        (move_the_second_session_to_the_day_after_the_first, "week-keeps-its-days"),
        (ask_for_too_much, "effort-stays-under-its-caps"),
    ],
)
def test_changed_program_is_found_out(client: TestClient, program: Json, change: Callable[[Json], None], rule: str) -> None:
    change(program)
    audit = post(client, program).json()

    found = [finding for finding in audit["findings"] if finding["rule"] == rule]
    assert found
    assert audit["verdict"] == "failed"
    assert all(_leads_into(finding["pointer"], program) for finding in found)


def without_sets(program: Json) -> None:
    for item in items(program):
        item.update(sets=0, extra_sets=1)


def an_empty_week_before_an_easy_one(program: Json) -> None:
    program["weeks"][1]["sessions"] = []
    program["weeks"][2]["deload"] = True


def without_exercises(program: Json) -> None:
    program["exercises"] = {}


def without_weeks(program: Json) -> None:
    program["weeks"] = []


@pytest.mark.parametrize("change", [without_sets, an_empty_week_before_an_easy_one, without_exercises, without_weeks])
def test_program_that_makes_no_sense_is_audited_all_the_same(
    client: TestClient, program: Json, change: Callable[[Json], None]
) -> None:
    change(program)
    response = post(client, program)

    assert response.status_code == 200
    assert response.json()["verdict"] == "failed"


def set_at(program: Json, pointer: str, value: object) -> Json:
    *way, last = [int(step) if step.isdigit() else step for step in pointer.split("/")[2:]]
    place: Any = program
    for step in way:
        place = place[step]
    place[last] = value
    return program


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/program/profile/imbalances/0/imbalance", "weak-glute"),
        ("/program/profile/weeks", 17),
        ("/program/profile", None),
        ("/program/weeks", {}),
        ("/program/weeks/0/phase", "warm"),
        ("/program/weeks/0/sessions/0/day", "monday"),
        ("/program/weeks/0/sessions/0/minutes", -1),
        ("/program/weeks/0/sessions/0/blocks/0/items/0/sets", 10**9),
        ("/program/weeks/0/sessions/0/blocks/0/items/0/sets", 10**400),
        ("/program/weeks/0/sessions/0/blocks/0/items/0/sets", "3"),
        ("/program/weeks/0/sessions/0/blocks/0/items/0/sets", True),
        ("/program/weeks/0/sessions/0/blocks/0/items/0/repz", 3),
        ("/program/mood", "good"),
    ],
    ids=str,
)
def test_what_no_program_holds_is_refused_at_its_place(client: TestClient, program: Json, pointer: str, value: object) -> None:
    assert pointer in errors(post(client, set_at(program, pointer, value)))


@pytest.mark.parametrize("sides", [[], ["left"], ["left", "right", "left"]])
def test_sides_are_two(client: TestClient, program: Json, sides: list[str]) -> None:
    pointer = "/program/weeks/0/sessions/0/blocks/0/items/0/sides"

    assert any(place.startswith(pointer) for place in errors(post(client, set_at(program, pointer, sides))))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999", "-Infinity"])
def test_number_that_is_none_is_refused(client: TestClient, program: Json, number: str) -> None:
    body = json.dumps({"program": set_at(program, "/program/weeks/0/sessions/0/minutes", "HERE")}).replace('"HERE"', number)

    assert "/program/weeks/0/sessions/0/minutes" in errors(client.post("/audits", content=body, headers=JSON))


def test_everything_wrong_with_a_program_is_said_at_once(client: TestClient, program: Json) -> None:
    wrong = {"/program/profile/level": "expert", "/program/weeks/0/deload": "no", "/program/weeks/1/week": -1}
    for pointer, value in wrong.items():
        set_at(program, pointer, value)

    assert wrong.keys() <= errors(post(client, program)).keys()


# drafts


@pytest.mark.parametrize("example", REQUESTS.values(), ids=REQUESTS)
def test_examples_are_audited(client: TestClient, example: Json) -> None:
    assert client.post("/audits", json=example["value"]).status_code == 200


def test_draft_is_audited_as_far_as_it_says_enough(client: TestClient) -> None:
    audit = client.post("/audits", json=REQUESTS["draft"]["value"]).json()
    (apart,) = [finding for finding in audit["findings"] if finding["rule"] == "glute-sessions-at-least-two-days-apart"]

    assert (apart["pointer"], apart["severity"]) == ("/weeks/0/sessions/1", "must")
    assert (apart["measured"], apart["allowed"]) == ("1 day", "at least 2 days")
    assert audit["verdict"] == "failed"
    assert audit["rules_checked"] + len(audit["not_checked"]) == len(RULE_BOOK)
    assert {each["rule"] for each in audit["not_checked"]} < {rule.id for rule in RULE_BOOK}
    assert all(each["because"] for each in audit["not_checked"])


def test_words_of_a_draft_are_matched_with_a_confidence(client: TestClient) -> None:
    words = ("glute bridge", "glute-bridge", "Glute brige", "breakfast")
    matched = post_draft(client, draft(*({**BRIDGE, "exercise": text} for text in (*words, "breakfast")))).json()["matched"]

    assert [match["text"] for match in matched] == [*words]
    assert [match["exercise"] for match in matched] == ["glute-bridge"] * 3 + [None]
    assert [match["confidence"] for match in matched[:2]] == [1, 1]
    assert 0.8 <= matched[2]["confidence"] < 1
    assert matched[3]["confidence"] == 0


FAULTY_DRAFTS: Mapping[str, tuple[object, str]] = {
    "no weeks": (draft(weeks=[]), "/draft/weeks"),
    "no sessions": (draft(weeks=[{"sessions": []}]), "/draft/weeks/0/sessions"),
    "no items": (draft(weeks=[{"sessions": [{"items": []}]}]), "/draft/weeks/0/sessions/0/items"),
    "many weeks": (draft(weeks=draft()["weeks"] * 17), "/draft/weeks"),
    "many items": (draft(*[BRIDGE] * 41), "/draft/weeks/0/sessions/0/items"),
    "no imbalances": (draft(imbalances=[]), "/draft/imbalances"),
    "unknown imbalance": (draft(imbalances=["weak-glute"]), "/draft/imbalances/0"),
    "side without sides": (
        draft(imbalances=[{"imbalance": "weak-core", "weaker_side": "left"}]),
        "/draft/imbalances/0/weaker_side",
    ),
    "unknown level": (draft(level="expert"), "/draft/level"),
    "unknown field": (draft(coach="me"), "/draft/coach"),
    "no sets": (draft(BRIDGE | {"sets": 0}), "/draft/weeks/0/sessions/0/items/0/sets"),
    "huge sets": (draft(BRIDGE | {"sets": 10**30}), "/draft/weeks/0/sessions/0/items/0/sets"),
    "negative reps": (draft(BRIDGE | {"reps": -1}), "/draft/weeks/0/sessions/0/items/0/reps"),
    "no dose": (draft(BRIDGE | {"reps": None}), "/draft/weeks/0/sessions/0/items/0"),
    "no exercise": (draft(BRIDGE | {"exercise": ""}), "/draft/weeks/0/sessions/0/items/0/exercise"),
    "long text": (draft(BRIDGE | {"exercise": "x" * 101}), "/draft/weeks/0/sessions/0/items/0/exercise"),
    "no side": (draft(BRIDGE | {"side": "both"}), "/draft/weeks/0/sessions/0/items/0/side"),
    "misspelt reps": (draft(BRIDGE | {"rep": 3}), "/draft/weeks/0/sessions/0/items/0/rep"),
    "nothing": ({}, "/draft/weeks"),
    "list": ([], "/draft"),
    "null": (None, ""),
    "sets that are none": (draft(BRIDGE | {"sets": "some"}), "/draft/weeks/0/sessions/0/items/0/sets"),
    "repetitions that are none": (draft(BRIDGE | {"reps": "a few"}), "/draft/weeks/0/sessions/0/items/0/reps"),
    "two numbers of sets": (draft(BRIDGE | {"sets": 2, "reps": "3x10"}), "/draft/weeks/0/sessions/0/items/0/reps"),
    "two doses": (draft(BRIDGE | {"sets": "3x10", "reps": 10}), "/draft/weeks/0/sessions/0/items/0/reps"),
    "two times": (draft(BRIDGE | {"reps": "30s", "hold_seconds": 20}), "/draft/weeks/0/sessions/0/items/0/hold_seconds"),
    "rest that is none": (draft(BRIDGE | {"rest": "short"}), "/draft/weeks/0/sessions/0/items/0/rest"),
    "effort beyond all": (draft(BRIDGE | {"rpe": 11}), "/draft/weeks/0/sessions/0/items/0/rpe"),
    "negative load": (draft(BRIDGE | {"load": -5}), "/draft/weeks/0/sessions/0/items/0/load"),
}


@pytest.mark.parametrize(("program", "pointer"), FAULTY_DRAFTS.values(), ids=FAULTY_DRAFTS)
def test_draft_that_cannot_be_is_refused_at_its_place(client: TestClient, program: object, pointer: str) -> None:
    assert pointer in errors(post_draft(client, program))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"programme": draft()}, {"/programme": "there is no 'programme' here"}),
        ({}, {"": "give either a program or a draft"}),
        ({"program": {}, "draft": draft()}, {"": "give either a program or a draft, not both"}),
        ({"program": draft()}, {"/program": "this is no program of this service: send a draft as `draft`"}),
    ],
    ids=["misspelt", "neither", "both", "draft as program"],
)
def test_request_holds_either_a_program_or_a_draft(client: TestClient, body: Json, told: Mapping[str, str]) -> None:
    assert errors(client.post("/audits", json=body)) == told


def test_what_cannot_be_read_is_told_with_what_would_be_right(client: TestClient) -> None:
    lines = (BRIDGE | {"sets": "some", "rest": "long"}, BRIDGE | {"reps": "until tired"})
    told = errors(post_draft(client, draft(*lines)))

    assert set(told) == {f"/draft/weeks/0/sessions/0/items/{place}" for place in ("0/sets", "0/rest", "1/reps")}
    assert told["/draft/weeks/0/sessions/0/items/1/reps"] == (
        "'until tired' cannot be read here: write repetitions, as 10, 8-12 or AMRAP, a time, as 30 s, or sets and repetitions, "
        "as 3x10"
    )


def test_draft_that_is_hardly_read_is_incomplete(client: TestClient) -> None:
    audit = post_draft(client, draft(BRIDGE, BRIDGE | {"exercise": "breakfast"})).json()

    assert (audit["verdict"], audit["read_share"]) == ("incomplete", 0.5)
    assert {"rule", "because"} == audit["not_checked"][0].keys()


@pytest.mark.parametrize(
    ("imbalance", "checked"),
    [("weak-glutes", False), ({"imbalance": "weak-glutes", "weaker_side": "left"}, True)],
    ids=["side not told", "side told"],
)
def test_weaker_side_is_known_only_where_it_is_told(client: TestClient, imbalance: object, checked: bool) -> None:
    lunges = [{"exercise": f"Reverse lunge {side}", "reps": "3x10"} for side in ("(right)", "(left)")]
    audit = post_draft(client, draft(*lunges, imbalances=[imbalance])).json()

    assert (audit["verdict"] == "failed") is checked
    assert ("weaker-side-comes-first" in {finding["rule"] for finding in audit["findings"]}) is checked


def test_draft_without_weeks_is_told_how_many_belong_there(client: TestClient) -> None:
    response = post_draft(client, draft(weeks=[]))

    (error,) = response.json()["errors"]
    assert error == {"pointer": "/draft/weeks", "code": "wrong-length", "detail": "at least 1 belong here, not 0"}


def test_misspelt_field_of_a_draft_is_answered_with_the_right_one(client: TestClient) -> None:
    response = post_draft(client, draft(BRIDGE | {"setz": 3}))

    assert response.json()["errors"][0]["did_you_mean"] == ["sets"]


@pytest.mark.parametrize(
    "program",
    [
        draft(*[BRIDGE] * 10_000),
        draft(*[{}] * 40, weeks=[{"sessions": [{"items": [{}] * 40}] * 14}] * 16),
        draft(weeks=[{}] * 10_000),
        {"exercises": {str(number): {} for number in range(10_000)}},
        {"exercises": {}, "weeks": [{"sessions": [{"blocks": [{"items": [{}] * 40}] * 7}] * 14}] * 16},
        {"exercises": {"plank": {"cues": [0] * 100_000}}},
        {"exercises": {"plank": {"cues": [-1] * 100_000}}},
    ],
    ids=["items", "faulty items", "weeks", "exercises", "faulty program", "faulty list", "faulty numbers"],
)
def test_huge_bodies_are_refused_briefly(client: TestClient, program: Json) -> None:
    response = (post if "exercises" in program else post_draft)(client, program)

    assert errors(response)
    assert len(response.content) < 60_000


def test_body_that_cannot_be_read_is_refused(client: TestClient) -> None:
    assert client.post("/audits", content="{", headers=JSON).status_code == 400
    assert client.post("/audits", content="[" * 100_000, headers=JSON).status_code == 400
    assert client.post("/audits", content="{}", headers={"Content-Type": "text/plain"}).status_code == 415
    assert client.post("/audits", content=b" " * (MOST_BYTES_AT["/audits"] + 1), headers=JSON).status_code == 413
    assert client.post("/audits", content=b" " * 70_000 + b"{}", headers=JSON).status_code == 422


def test_nothing_of_an_audit_is_logged(seeded_url: str, seeded_engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "evenkeel")

    with TestClient(create_app(Settings(database_url=seeded_url))) as client:
        assert post_draft(client, draft(BRIDGE | {"exercise": "secret lift"})).status_code == 200

    assert "secret" not in caplog.text


def _leads_into(pointer: str, program: Any) -> bool:  # noqa: ANN401 - any part of a JSON document
    for step in pointer.split("/")[1:]:
        program = program[int(step) if isinstance(program, list) else step]
    return True
