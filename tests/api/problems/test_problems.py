"""Every way to get an error, and the one shape that all errors have."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

import pytest
from fastapi import Request
from httpx2 import Response
from starlette.testclient import TestClient

from app.api.engine_processes.pool import EnginePool
from app.api.problems.codes import ErrorCode
from app.api.problems.kinds import ProblemKind
from app.api.problems.validation import MOST_ERRORS
from app.engine.errors import BrokenRule, InfeasibleProfile, Relaxation
from app.engine.vocabulary.people import Level
from app.main import create_app
from app.settings import Settings

JSON = {"Content-Type": "application/json"}
GLUTES = '{"imbalances": ["weak-glutes"]'


def ask(client: TestClient, request: str, body: str | bytes | None = None, headers: Mapping[str, str] = JSON) -> Response:
    method, path = request.split()
    return client.request(method, path, content=body, headers=headers if body is not None else None)


ERRORS: list[tuple[str, str, str | bytes | None, int, str]] = [
    ("unknown path", "GET /exercise", None, 404, "not-found"),
    ("trailing slash", "GET /exercises/", None, 404, "not-found"),
    ("unknown slug", "GET /exercises/glute-brige", None, 404, "not-found"),
    ("slug with a NUL", "GET /exercises/%00", None, 404, "not-found"),
    ("unknown imbalance of strategies", "GET /imbalances/nope/strategies", None, 404, "not-found"),
    ("unknown program", f"GET /programs/{'a' * 26}", None, 404, "not-found"),
    ("program id with a NUL", f"GET /programs/{'a' * 25}%00", None, 404, "not-found"),
    ("week of an unknown program", f"GET /programs/{'a' * 26}/weeks/1", None, 404, "not-found"),
    ("week that is no number", f"GET /programs/{'a' * 26}/weeks/one", None, 404, "not-found"),
    ("session that is none", f"GET /programs/{'a' * 26}/sessions/today", None, 404, "not-found"),
    ("unknown rule", "GET /rules/nope", None, 404, "not-found"),
    ("unknown problem page", "GET /problems/nope", None, 404, "not-found"),
    ("wrong method", "DELETE /exercises", None, 405, "method-not-allowed"),
    ("method without a resource of its own", "OPTIONS /programs", None, 405, "method-not-allowed"),
    ("misspelt parameter", "GET /exercises?equipmnt=bench", None, 422, "invalid-request"),
    ("parameter where there is none", "GET /exercises/glute-bridge?limit=1", None, 422, "invalid-request"),
    ("nothing asked for", "GET /", None, 404, "not-found"),
    ("value outside a closed set", "GET /exercises?level=expert", None, 422, "invalid-request"),
    ("number out of bounds", "GET /exercises?limit=101", None, 422, "invalid-request"),
    ("huge number", f"GET /programs?weeks={'9' * 5000}", None, 422, "invalid-request"),
    ("filter by an unknown slug", "GET /exercises?imbalance=weak-glute", None, 422, "invalid-request"),
    ("filter by a NUL", "GET /programs?imbalance=%00", None, 422, "invalid-request"),
    ("filter by a broken character", "GET /programs?imbalance=%ed%a0%80", None, 422, "invalid-request"),
    ("parameter given twice", "GET /exercises?level=beginner&level=advanced", None, 422, "invalid-request"),
    ("made-up cursor", "GET /exercises?cursor=abc", None, 400, "invalid-cursor"),
    ("cursor outside ASCII", "GET /exercises?cursor=%C3%A9", None, 400, "invalid-cursor"),
    ("made-up cursor of programs", "GET /programs?cursor=WyIiLCIiLCIiXQ==", None, 400, "invalid-cursor"),
    ("no body", "POST /programs", b"", 400, "invalid-json"),
    ("broken JSON", "POST /programs", "{", 400, "invalid-json"),
    ("broken UTF-8", "POST /programs", b'{"imbalances": ["\xff"]}', 400, "invalid-json"),
    ("lone surrogate", "POST /programs", '{"imbalances": ["\\ud800"]}', 400, "invalid-json"),
    ("deep nesting", "POST /programs", "[" * 20_000, 400, "invalid-json"),
    ("number beyond reading", "POST /programs", f'{GLUTES}, "weeks": {"9" * 5000}}}', 400, "invalid-json"),
    ("no object", "POST /programs", "[]", 422, "invalid-request"),
    ("nothing stated", "POST /programs", "{}", 422, "invalid-request"),
    ("NUL in a slug", "POST /programs", '{"imbalances": ["weak\\u0000"]}', 422, "invalid-request"),
    ("not a number", "POST /programs", f'{GLUTES}, "weeks": NaN}}', 422, "invalid-request"),
    ("infinite", "POST /programs", f'{GLUTES}, "pain": Infinity}}', 422, "invalid-request"),
    ("huge whole number", "POST /programs", f'{GLUTES}, "variant": {10**30}}}', 422, "invalid-request"),
    ("too large a body", "POST /programs", f'{GLUTES}, "x": "{"x" * 65_536}"}}', 413, "body-too-large"),
    ("too much pain", "POST /programs", f'{GLUTES}, "pain": 6}}', 422, "needs-professional-assessment"),
    ("red flag", "POST /programs", f'{GLUTES}, "red_flags": ["chest-pain"]}}', 422, "needs-professional-assessment"),
]


@pytest.mark.parametrize(("request_line", "body", "status", "name"), [e[1:] for e in ERRORS], ids=[e[0] for e in ERRORS])
def test_every_error_has_the_one_shape(
    client: TestClient, request_line: str, body: str | bytes | None, status: int, name: str
) -> None:
    response = ask(client, request_line, body)

    assert_is_problem(response, status, name)


def assert_is_problem(response: Response, status: int, name: str) -> None:
    problem = response.json()
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-request-id"]
    assert problem["type"] == f"/problems/{name}"
    assert problem["title"] == {kind.slug: kind for kind in ProblemKind}[name].title
    assert problem["status"] == status
    assert problem["detail"]
    assert problem["instance"].startswith("/")
    assert all(error["detail"] and ("pointer" in error or "parameter" in error) for error in problem["errors"])
    assert {error["code"] for error in problem["errors"]} <= {*ErrorCode}


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""])
def test_body_of_another_media_type_is_refused(client: TestClient, media_type: str) -> None:
    response = ask(client, "POST /programs", GLUTES + "}", {"Content-Type": media_type})

    assert_is_problem(response, 415, "unsupported-media-type")
    assert response.headers["accept"] == "application/json"


def test_body_that_hides_its_length_is_measured_while_it_is_read(client: TestClient) -> None:
    response = client.post("/programs", content=(b"x" * 1000 for _ in range(70)), headers=JSON)

    assert_is_problem(response, 413, "body-too-large")


@pytest.mark.parametrize(
    ("request_line", "allowed"),
    [
        ("PUT /programs", "GET, HEAD, POST"),
        ("POST /exercises/glute-bridge", "DELETE, GET, HEAD, PUT"),
        (f"PATCH /programs/{'a' * 26}/weeks/1", "GET, HEAD"),
        ("POST /docs", "GET, HEAD"),
    ],
)
def test_wrong_method_is_answered_with_the_right_ones(client: TestClient, request_line: str, allowed: str) -> None:
    response = ask(client, request_line)

    assert response.headers["allow"] == allowed


def test_unknown_slug_is_answered_with_the_nearest(client: TestClient) -> None:
    (error,) = client.get("/exercises/glute-brige").json()["errors"]

    assert error["parameter"] == "slug"
    assert error["did_you_mean"][0] == "glute-bridge"


def test_everything_wrong_with_a_query_is_said_at_once(client: TestClient) -> None:
    errors = client.get("/exercises?equipmnt=bench&level=begginer&limit=0").json()["errors"]

    assert {error["parameter"]: error.get("did_you_mean", [None])[0] for error in errors} == {
        "equipmnt": "equipment",
        "level": "beginner",
        "limit": None,
    }


def test_everything_wrong_with_a_profile_is_said_at_once(client: TestClient) -> None:
    profile: dict[str, Any] = {
        "imbalances": ["weak-glute", {"imbalance": "weak-core", "severty": "mild"}, {"imbalance": "weak-core"}],
        "equipment": ["dumbbel"],
        "conditions": ["knee-pian"],
        "avoid": {"exercises": ["box-jumps"], "demand": []},
        "days": ["mon", "wed"],
        "sessions_per_week": 3,
        "weeks": 8.0,
        "pain": True,
        "minutes_per_session": 19,
        "equipmnt": [],
    }

    errors = client.post("/programs", json=profile).json()["errors"]

    assert {error["pointer"]: error.get("did_you_mean", [None])[0] for error in errors} == {
        "/imbalances/0": "weak-glutes",
        "/imbalances/1/severty": "severity",
        "/imbalances/2/imbalance": None,
        "/equipment/0": "dumbbell",
        "/conditions/0": "knee-pain",
        "/avoid/exercises/0": "box-jump",
        "/avoid/demand": "demands",
        "/days": None,
        "/sessions_per_week": None,
        "/weeks": None,
        "/pain": None,
        "/minutes_per_session": None,
        "/equipmnt": "equipment",
    }


def test_document_of_another_kind_is_answered_with_as_many_errors_as_help(client: TestClient) -> None:
    response = client.post("/programs", json={f"field-{number}": number for number in range(3000)})

    assert_is_problem(response, 422, "invalid-request")
    assert len(response.json()["errors"]) == MOST_ERRORS


def test_short_lists_of_what_is_allowed_are_given_and_long_ones_are_not(client: TestClient) -> None:
    profile = {"imbalances": ["nope"], "avoid": {"exercises": ["nope"]}}

    imbalance, exercise = client.post("/programs", json=profile).json()["errors"]

    assert "weak-glutes" in imbalance["allowed"]
    assert "allowed" not in exercise


def test_word_that_is_none_of_a_closed_set_is_answered_with_all_of_them(client: TestClient) -> None:
    (level,) = client.get("/exercises?level=expert").json()["errors"]

    assert level["allowed"] == [*Level]


def test_red_flag_is_answered_with_what_to_do_and_whom_to_see(client: TestClient) -> None:
    flag = next(each for each in client.get("/red-flags").json()["items"] if each["slug"] == "chest-pain")

    problem = client.post("/programs", json={"imbalances": ["weak-core"], "red_flags": ["chest-pain"], "pain": 8}).json()

    assert problem["red_flags"] == [{key: flag[key] for key in ("slug", "name", "urgency", "action")}]
    assert problem["urgency"] == flag["urgency"]
    assert problem["see"][: len(flag["see"])] == flag["see"]
    assert flag["action"] in problem["detail"]
    assert [error["pointer"] for error in problem["errors"]] == ["/red_flags/0", "/pain"]


def test_infeasible_profile_is_answered_with_conflicts_and_relaxations(
    own_client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    relaxations = (Relaxation("40 minutes are enough", minutes_per_session=40), Relaxation("allow more", avoid_demands=()))
    raise_on_generation(monkeypatch, InfeasibleProfile(("imbalances", "avoid"), "too little time", relaxations))

    response = own_client.post("/programs", json={"imbalances": ["weak-glutes"]})

    assert_is_problem(response, 422, "infeasible-profile")
    assert [error["pointer"] for error in response.json()["errors"]] == ["/imbalances", "/avoid"]
    assert response.json()["relaxations"] == [
        {"because": "40 minutes are enough", "minutes_per_session": 40},
        {"because": "allow more", "avoid": {"exercises": [], "demands": []}},
    ]


def test_program_that_breaks_a_rule_is_withheld(own_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    raise_on_generation(monkeypatch, BrokenRule(("weaker-side-first",)))

    response = own_client.post("/programs", json={"imbalances": ["weak-glutes"]})

    assert_is_problem(response, 500, "engine-fault")
    assert response.json()["rules"] == ["weaker-side-first"]
    assert response.json()["request_id"] == response.headers["x-request-id"]


def test_unexpected_failure_says_nothing_but_its_request_id(caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(Settings(database_url="sqlite://"))

    @app.get("/failure", include_in_schema=False)
    def fail(request: Request) -> None:
        raise RuntimeError("the secret cause")

    with TestClient(app, raise_server_exceptions=False) as client:
        response = client.get("/failure", headers={"X-Request-Id": "seen-by-the-client"})

    assert_is_problem(response, 500, "internal-error")
    assert response.json()["request_id"] == "seen-by-the-client"
    assert "secret" not in response.text
    assert "request seen-by-the-client failed" in caplog.text
    assert "the secret cause" in caplog.text


def test_service_without_a_catalogue_says_so(database_url: str) -> None:
    with TestClient(create_app(Settings(database_url=database_url))) as client:
        responses = [
            client.get("/exercises"),
            client.get("/readyz"),
            client.post("/programs", json={"imbalances": ["weak-core"]}),
        ]

    for response in responses:
        assert_is_problem(response, 503, "not-ready")
        assert re.fullmatch(r"\d+", response.headers["retry-after"])
        assert "seed" in response.json()["detail"]


def test_every_problem_has_a_page(client: TestClient) -> None:
    for kind in ProblemKind:
        page = client.get(kind.type)
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        assert escape(kind.title) in page.text


def raise_on_generation(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """A real profile that fails is a fault of the engine, so the failure is put in its place."""

    async def run(*_: object) -> None:
        raise error

    monkeypatch.setattr(EnginePool, "run", run)
