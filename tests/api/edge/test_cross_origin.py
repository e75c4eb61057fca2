"""What a browser is told that asks whether a page of another origin may send a request."""

from collections.abc import Iterator
from functools import cache

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from app.api.problems.kinds import ProblemKind
from app.main import create_app
from app.settings import Settings

APP, ELSEWHERE = "https://app.example", "https://else.example"
JSON = "content-type"
KEY = "authorization,content-type"


@pytest.fixture(scope="module", autouse=True)
def _services() -> Iterator[None]:
    yield
    service.cache_clear()


@cache
def service(origins: str) -> TestClient:
    return TestClient(create_app(Settings.model_validate({"database_url": "sqlite://", "cors_allow_origins": origins})))


def preflight(origins: str, origin: str, method: str, fields: str, path: str = "/programs") -> Response:
    asked = {"Origin": origin, "Access-Control-Request-Method": method, "Access-Control-Request-Headers": fields}
    return service(origins).options(path, headers=asked)


MAY = {
    "a page of any origin may post by default": ("*", ELSEWHERE, "POST", JSON),
    "a page opened from a file may post by default": ("*", "null", "POST", JSON),
    "a page of any origin may ask whether something has changed": ("*", ELSEWHERE, "GET", "if-none-match"),
    "a named origin may write": (APP, APP, "PUT", "authorization,content-type,if-match"),
    "a named origin beside all others may write": (f"*,{APP}", APP, "DELETE", "authorization,if-match"),
    "others beside a named origin may post": (f"*,{APP}", ELSEWHERE, "POST", JSON),
}
MAY_NOT = {
    "write without being named": ("*", ELSEWHERE, "PUT", JSON),
    "send a key without being named": ("*", ELSEWHERE, "POST", KEY),
    "write where others are named": (f"*,{APP}", ELSEWHERE, "DELETE", JSON),
    "post where others are named alone": (APP, ELSEWHERE, "POST", JSON),
    "read where others are named alone": (APP, ELSEWHERE, "GET", "if-none-match"),
    "send an unknown field though named": (APP, APP, "POST", "x-made-up"),
}


@pytest.mark.parametrize(("origins", "origin", "method", "fields"), MAY.values(), ids=MAY)
def test_page_may(origins: str, origin: str, method: str, fields: str) -> None:
    answer = preflight(origins, origin, method, fields)

    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] in {"*", origin}
    assert method in answer.headers["access-control-allow-methods"].split(", ")
    allowed = {name.lower() for name in answer.headers["access-control-allow-headers"].split(", ")}
    assert set(fields.split(",")) <= allowed
    assert answer.headers["access-control-max-age"] == "7200"


@pytest.mark.parametrize(("origins", "origin", "method", "fields"), MAY_NOT.values(), ids=MAY_NOT)
def test_page_may_not_and_is_told_by_which_setting(origins: str, origin: str, method: str, fields: str) -> None:
    answer = preflight(origins, origin, method, fields)

    assert answer.status_code == 403
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == ProblemKind.ORIGIN_REFUSED.type
    assert "CORS_ALLOW_ORIGINS" in answer.json()["detail"]
    assert "access-control-allow-methods" not in answer.headers


@pytest.mark.parametrize("path", ["/programs", "/screenings", "/audits"])
def test_every_page_may_post_all_that_needs_no_key(path: str) -> None:
    assert preflight("*", ELSEWHERE, "POST", JSON, path).status_code == 200


def test_page_reads_the_answer_to_what_it_posted() -> None:
    answer = service("*").post("/programs", content="{", headers={"Origin": ELSEWHERE, "Content-Type": "application/json"})

    assert answer.headers["access-control-allow-origin"] == "*"
    assert {"Location", "ETag"} <= set(answer.headers["access-control-expose-headers"].split(", "))


def test_refusal_says_how_to_name_the_origin() -> None:
    detail = preflight("*", ELSEWHERE, "POST", KEY).json()["detail"]

    assert f"CORS_ALLOW_ORIGINS=*,{ELSEWHERE}" in detail
