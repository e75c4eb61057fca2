"""Behind a proxy that serves the service under a path: what links keeps the prefix, whichever way it is told."""

import re
from collections.abc import Iterator, Mapping

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from app.api.problems.kinds import ProblemKind
from app.main import create_app
from app.settings import Settings
from tests.databases import Databases, seed

PREFIX = "/clinic/evenkeel"
PROXY, STRANGER = ("10.0.0.7", 40_000), ("10.0.0.8", 40_000)
TOLD = {"X-Forwarded-Prefix": PREFIX}
PROFILE = {"imbalances": ["weak-glutes"], "weeks": 1}


@pytest.fixture(scope="module")
def service(sqlite_databases: Databases) -> Iterator[TestClient]:
    with sqlite_databases.prepared(seed) as url:
        settings = Settings(database_url=url, trusted_proxies=PROXY[0])
        with TestClient(create_app(settings), client=PROXY) as client:
            yield client


def another_client(
    service: TestClient, address: tuple[str, int], root_path: str = "", headers: Mapping[str, str] | None = None
) -> TestClient:
    """One that asks the same running service."""
    client = TestClient(service.app, root_path=root_path, headers=dict(headers or {}), client=address)
    client.portal = service.portal
    client.app_state.update(service.app_state)
    return client


class Behind:
    """How a proxy hands requests on: with the prefix or without, and told of it by the setting or by the proxy."""

    def __init__(self, service: TestClient, *, is_set: bool, keeps_prefix: bool) -> None:
        self._root = PREFIX if is_set else ""
        self._sent = PREFIX if keeps_prefix else ""
        self._client = another_client(service, PROXY, self._root, {} if is_set else TOLD)

    def ask(
        self, method: str, address: str, headers: Mapping[str, str] | None = None, profile: Mapping[str, object] | None = None
    ) -> Response:
        """What a client gets who sends the address, which begins with the prefix."""
        assert address.startswith(f"{PREFIX}/")
        path = self._root + self._sent + address.removeprefix(PREFIX)  # the server puts the setting in front, as ASGI asks
        return self._client.request(method, path, headers=dict(headers or {}), json=profile)


@pytest.fixture(params=["prefix kept", "prefix taken off"])
def keeps_prefix(request: pytest.FixtureRequest) -> bool:
    return str(request.param) == "prefix kept"


@pytest.fixture(params=["setting", "header"])
def behind(request: pytest.FixtureRequest, service: TestClient, keeps_prefix: bool) -> Behind:
    return Behind(service, is_set=request.param == "setting", keeps_prefix=keeps_prefix)


def test_list_is_walked_to_its_end(behind: Behind) -> None:
    address, seen = f"{PREFIX}/exercises?limit=100", 0
    while address:
        page = behind.ask("GET", address)
        assert page.status_code == 200
        seen += len(page.json()["items"])
        address = page.json()["next"]
        assert page.headers.get("link") == (f'<{address}>; rel="next"' if address else None)

    assert seen == page.json()["total"] > 100


def test_program_is_found_where_its_location_says(behind: Behind) -> None:
    made = behind.ask("POST", f"{PREFIX}/programs", profile=PROFILE)

    assert made.headers["location"] == made.headers["content-location"] == f"{PREFIX}/programs/{made.json()['id']}"
    assert behind.ask("GET", made.headers["location"]).content == made.content


def test_type_of_a_problem_is_the_address_of_its_page(behind: Behind) -> None:
    problem = behind.ask("GET", f"{PREFIX}/exercises/nope").json()

    assert problem["instance"] == f"{PREFIX}/exercises/nope"
    page = behind.ask("GET", problem["type"])
    assert page.status_code == 200
    assert f"<code>{problem['type']}</code>" in page.text


def test_wrong_path_and_wrong_method_are_told_with_the_prefix(behind: Behind) -> None:
    assert f"nothing at {PREFIX}/nowhere" in behind.ask("GET", f"{PREFIX}/nowhere").json()["detail"]
    assert f"{PREFIX}/exercises answers GET" in behind.ask("DELETE", f"{PREFIX}/exercises").json()["detail"]


def test_refused_preflight_keeps_the_prefix(behind: Behind) -> None:
    asked = {"Origin": "https://else.example", "Access-Control-Request-Method": "PUT"}

    assert behind.ask("OPTIONS", f"{PREFIX}/programs", headers=asked).json()["type"].startswith(f"{PREFIX}/problems/")


def test_documentation_finds_all_that_it_loads(behind: Behind) -> None:
    page = behind.ask("GET", f"{PREFIX}/docs").text
    loaded = re.findall(r"""(?:src=|href=|url: )["']([^"']+)["']""", page)

    assert len(loaded) == 4
    for relative in loaded:
        assert not relative.startswith("/")
        assert behind.ask("GET", f"{PREFIX}/{relative}").status_code == 200


def test_contract_names_the_server_and_the_types_that_clients_get(behind: Behind) -> None:
    document = behind.ask("GET", f"{PREFIX}/openapi.json")

    assert document.json()["servers"][0]["url"] == PREFIX
    assert document.json()["components"]["schemas"]["InvalidRequestProblem"]["properties"]["type"]["const"] == (
        f"{PREFIX}{ProblemKind.INVALID_REQUEST.type}"
    )
    assert "/problems/{name}" in document.json()["paths"]
    assert re.search(rf"(?<!{PREFIX})/problems/[a-z]", document.text) is None


def test_answers_under_one_prefix_are_not_given_under_another(service: TestClient) -> None:
    pages = [service.get("/exercises?limit=1", headers=headers) for headers in (TOLD, {}, {"X-Forwarded-Prefix": "/x"}, TOLD)]

    begins = [page.json()["next"].split("/exercises")[0] for page in pages]
    assert begins == [PREFIX, "", "/x", PREFIX]


def test_stranger_cannot_tell_a_prefix(service: TestClient) -> None:
    stranger = another_client(service, STRANGER)

    assert stranger.get("/exercises?limit=2", headers=TOLD).json()["next"].startswith("/exercises?")


@pytest.mark.parametrize("told", ["//evil.example", "/a/../b", "https://evil.example", "/a?b", "/a b", "/", ""])
def test_prefix_that_is_none_is_ignored(service: TestClient, told: str) -> None:
    page = service.get("/exercises?limit=3", headers={"X-Forwarded-Prefix": told})

    assert page.json()["next"].startswith("/exercises?")
