"""What answers tell browsers: which pages may read them, and what may happen where they are shown."""

import hashlib
import re
from base64 import b64encode

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings

ORIGIN = {"Origin": "https://app.example"}
EVERYWHERE = ["/exercises", "/exercises/nope", "/healthz", "/docs", "/docs/assets/swagger-ui.css", "/nowhere", "/metrics"]


@pytest.fixture(scope="module")
def listed() -> TestClient:
    """A service that only the pages of one origin may use."""
    return TestClient(create_app(Settings(database_url="sqlite://", cors_allow_origins=("https://app.example",))))


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_answer_is_guarded(client: TestClient, path: str) -> None:
    headers = client.get(path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cross-origin-resource-policy"] == "cross-origin"


def test_answers_that_are_data_run_nothing(client: TestClient) -> None:
    assert client.get("/exercises").headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_documentation_runs_its_own_scripts_and_no_others(client: TestClient) -> None:
    page = client.get("/docs")
    policy = page.headers["content-security-policy"]
    (script,) = re.findall(r"<script>(.*?)</script>", page.text, re.DOTALL)
    digest = b64encode(hashlib.sha256(script.encode()).digest()).decode()

    assert f"script-src 'self' 'sha256-{digest}';" in policy
    assert "http" not in policy


def test_page_of_a_problem_runs_no_script(client: TestClient) -> None:
    assert "script-src 'self';" in client.get("/problems/not-found").headers["content-security-policy"]


@pytest.mark.parametrize("headers", [{}, ORIGIN])
def test_every_page_may_read_and_every_copy_says_so(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.get("/exercises", headers=headers)

    assert answer.headers["access-control-allow-origin"] == "*"
    assert "ETag" in answer.headers["access-control-expose-headers"]
    assert "Origin" not in answer.headers.get("vary", "")


def test_only_listed_pages_may_read_where_origins_are_listed(listed: TestClient) -> None:
    asked = listed.get("/healthz", headers=ORIGIN)
    by_another = listed.get("/healthz", headers={"Origin": "https://else.example"})
    by_nobody = listed.get("/healthz")

    assert asked.headers["access-control-allow-origin"] == "https://app.example"
    assert "ETag" in asked.headers["access-control-expose-headers"]
    for answer in (by_another, by_nobody):
        assert "access-control-allow-origin" not in answer.headers
    assert {answer.headers["vary"] for answer in (asked, by_another, by_nobody)} == {"Origin"}
    assert asked.headers["cross-origin-resource-policy"] == "same-origin"


def test_answer_may_depend_on_both_origin_and_coding(seeded_url: str) -> None:
    settings = Settings(database_url=seeded_url, cors_allow_origins=("https://app.example",))
    with TestClient(create_app(settings)) as client:
        for headers in (ORIGIN, {}, ORIGIN):
            answer = client.get("/exercises", headers=headers)
            assert answer.headers["vary"] == "Origin, Accept-Encoding"
            assert answer.headers.get("access-control-allow-origin") == headers.get("Origin")
