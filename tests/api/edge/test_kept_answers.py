"""The kept answers in front of the routes, held against the routes byte for byte, in every coding."""

import gzip
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pytest
from backports import zstd
from sqlalchemy import Engine
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.edge.front import Front
from app.api.edge.kept_answers import Address, Answer, KeptAnswers
from app.main import create_app
from app.settings import Settings
from tests.databases import Databases, seed

CATALOGUE = [
    "/exercises",
    "/exercises?q=glut%20bridg&limit=3",
    "/exercises?equipment=dumbbell&equipment=bench&level=beginner",
    "/exercises/glute-bridge",
    "/exercises/glute-bridge/alternatives",
    "/muscles",
    "/sources",
    "/imbalances",
    "/imbalances/weak-glutes",
    "/imbalances/weak-glutes/strategies",
    "/strategies/strengthen-glutes",
    "/assessments",
    "/conditions",
    "/red-flags",
    "/safety-advice",
    "/rules",
    "/problems/not-found",
]
OF_A_PROGRAM = ["", "/weeks/1", "/sessions/w1d1"]
DECODED: Mapping[str, Callable[[bytes], bytes]] = {"identity": bytes, "gzip": gzip.decompress, "zstd": zstd.decompress}


class Watched:
    """The application behind a front, which remembers what it sent last."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.asked = 0
        self.body = b""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += scope["type"] == "http"
        self.body = b""

        async def watch(message: Message) -> None:
            self.body += message.get("body", b"")
            await send(message)

        await self.app(scope, receive, watch)


class Forgetful(KeptAnswers):
    """Keeps nothing."""

    def keep(self, address: Address, answer: Answer, version: str | None) -> None:
        pass


@dataclass(frozen=True)
class Service:
    """A running service and the application behind its front."""

    client: TestClient
    routes: Watched

    def ask(self, path: str, coding: str = "identity", method: str = "GET", **headers: str) -> "Asked":
        with self.client.stream(method, path, headers={"Accept-Encoding": coding, **headers}) as response:
            kept = {name: value for name, value in response.headers.items() if name != "x-request-id"}
            return Asked(response.status_code, kept, b"".join(response.iter_raw()))


@dataclass(frozen=True)
class Asked:
    """An answer as it came over the wire, without what is another each time."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@pytest.fixture(scope="module")
def url(databases: Databases) -> Iterator[str]:
    with databases.prepared(seed) as url:
        yield url


@pytest.fixture(scope="module")
def service(url: str) -> Iterator[Service]:
    yield from running(url, KeptAnswers())


@pytest.fixture(scope="module")
def forgetful(url: str) -> Iterator[Service]:
    """A service on the same database that asks its routes every time."""
    yield from running(url, Forgetful())


@pytest.fixture(scope="module")
def program(service: Service) -> str:
    """Address of a program."""
    return service.client.post("/programs", json={"imbalances": ["weak-core"], "weeks": 1}).headers["location"]


def running(url: str, kept: KeptAnswers) -> Iterator[Service]:
    app = create_app(Settings(database_url=url))
    front = app.middleware_stack
    assert isinstance(front, Front)
    front.kept = kept
    front.app = routes = Watched(front.app)
    with TestClient(app) as client:
        yield Service(client, routes)


def assert_same(path: str, coding: str, service: Service, forgetful: Service) -> None:
    """What is kept equals what the routes answer, in full, as a head and as "not modified"."""
    made = forgetful.ask(path, coding)
    routes_body = forgetful.routes.body
    service.ask(path, coding)
    asked = service.routes.asked
    etag = made.headers.get("etag", "")

    assert service.ask(path, coding) == made
    assert service.ask(path, coding, "HEAD") == forgetful.ask(path, coding, "HEAD") == Asked(200, made.headers, b"")
    assert service.ask(path, coding, **{"If-None-Match": etag}) == forgetful.ask(path, coding, **{"If-None-Match": etag})
    assert service.routes.asked == asked, "the routes were asked again"
    assert DECODED[made.headers.get("content-encoding", "identity")](made.body) == routes_body
    assert made.headers["content-length"] == str(len(made.body))


@pytest.mark.parametrize("coding", DECODED)
@pytest.mark.parametrize("path", CATALOGUE)
def test_kept_answer_of_the_catalogue_is_the_routes_own(path: str, coding: str, service: Service, forgetful: Service) -> None:
    assert_same(path, coding, service, forgetful)


@pytest.mark.parametrize("coding", DECODED)
@pytest.mark.parametrize("part", OF_A_PROGRAM)
def test_kept_answer_of_a_program_is_the_routes_own(
    part: str, coding: str, program: str, service: Service, forgetful: Service
) -> None:
    assert_same(program + part, coding, service, forgetful)


@pytest.mark.parametrize("path", [path for path in CATALOGUE if path != "/problems/not-found"])
def test_answer_that_is_known_is_not_sent_again(path: str, service: Service) -> None:
    for coding in DECODED:
        known = service.ask(path, coding)
        again = service.ask(path, coding, **{"If-None-Match": f'"other", W/{known.headers["etag"]}'})

        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == known.headers["etag"]
        assert not {"content-length", "content-type", "content-encoding"} & again.headers.keys()


def test_each_coding_has_its_own_entity_tag(service: Service) -> None:
    tags = {service.ask("/exercises", coding).headers["etag"] for coding in DECODED}

    assert len(tags) == len(DECODED)


def test_answer_says_that_it_depends_on_the_coding(service: Service) -> None:
    assert {service.ask("/exercises", coding).headers["vary"] for coding in DECODED} == {"Accept-Encoding"}


@pytest.mark.parametrize("path", ["/exercises/nothing", "/programs", "/healthz", "/readyz", "/exercises?limit=0"])
def test_what_may_not_be_kept_is_asked_every_time(path: str, service: Service) -> None:
    asked = service.routes.asked

    service.ask(path)
    service.ask(path)

    assert service.routes.asked == asked + 2


def test_first_answer_to_a_head_is_kept_for_others(service: Service) -> None:
    assert service.ask("/exercises/plank", method="HEAD").status == 200
    asked = service.routes.asked

    assert service.ask("/exercises/plank").body
    assert service.routes.asked == asked


def test_another_catalogue_is_answered_anew(seeded_url: str, seeded_engine: Engine) -> None:
    for service in running(seeded_url, KeptAnswers()):
        before = service.ask("/exercises/plank")
        live = service.client.app_state["live_catalogue"]
        with seeded_engine.begin() as connection:
            connection.exec_driver_sql("UPDATE catalogue_state SET version = 'another'")
            connection.exec_driver_sql("UPDATE exercises SET name = 'Board' WHERE slug = 'plank'")
        live.refresh()

        after = service.ask("/exercises/plank")

        assert b'"Board"' in after.body
        assert after.headers["etag"] != before.headers["etag"]


def test_kept_answers_are_bounded_by_their_bytes() -> None:
    kept = KeptAnswers(most_bytes=12_000)
    for number in range(10):
        answer = Answer(200, [(b"cache-control", b"public, max-age=60")], bytes(1000), "/exercises")
        kept.keep((f"/exercises/{number}", b""), answer, "1")

    found = [number for number in range(10) if kept.find((f"/exercises/{number}", b""), "1")]

    assert found == [8, 9]
