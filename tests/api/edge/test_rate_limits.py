"""How often one client may ask, and what it is told."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from httpx2 import Response
from limits.storage import MemoryStorage
from pydantic import ValidationError
from starlette.testclient import TestClient

from app.api.edge.rate_limits import client_of
from app.main import create_app
from app.settings import Settings

Start = Callable[..., TestClient]
UNKNOWN = f"/programs/{'a' * 26}"
"""Nothing of it is ready, so a route is asked each time."""


@pytest.fixture
def start(seeded_url: str) -> Iterator[Start]:
    """Starts services on the same database."""
    with ExitStack() as services:

        def start(rate_limit: str = "3/hour") -> TestClient:
            settings = Settings(database_url=seeded_url, rate_limit=rate_limit)
            return services.enter_context(TestClient(create_app(settings)))

        yield start


def left(response: Response) -> int:
    found = re.fullmatch(r'"default";r=(\d+);t=(\d+)', response.headers["ratelimit"])
    assert found
    assert 0 < int(found[2]) <= 3600
    return int(found[1])


def test_client_is_told_what_is_left_and_refused_when_nothing_is(start: Start) -> None:
    client = start()

    answers = [client.get(UNKNOWN) for _ in range(5)]

    assert [answer.status_code for answer in answers] == [404, 404, 404, 429, 429]
    assert [left(answer) for answer in answers] == [2, 1, 0, 0, 0]
    assert {answer.headers["ratelimit-policy"] for answer in answers} == {'"default";q=3;w=3600'}
    refusal = answers[-1]
    assert refusal.json()["type"] == "/problems/quota-exceeded"
    assert refusal.headers["ratelimit"].endswith(f"t={refusal.headers['retry-after']}")


def test_another_window_brings_the_quota_back(start: Start) -> None:
    client = start("2/second")

    while client.get(UNKNOWN).status_code != 429:
        pass
    while client.get(UNKNOWN).status_code != 404:
        pass


def test_each_process_counts_for_itself(start: Start) -> None:
    one, other = start("1/hour"), start("1/hour")

    assert [client.get(UNKNOWN).status_code for client in (one, other, one, other)] == [404, 404, 429, 429]


def test_ready_answers_are_not_counted_and_tell_nobody_elses_quota(start: Start) -> None:
    client = start()

    answers = [client.get("/muscles") for _ in range(10)]

    assert {answer.status_code for answer in answers} == {200}
    assert not any("ratelimit" in answer.headers for answer in answers)
    assert left(client.get(UNKNOWN)) == 1


def test_probes_are_answered_whatever_was_asked_before(start: Start) -> None:
    client = start("1/hour")
    client.get(UNKNOWN)

    assert client.get(UNKNOWN).status_code == 429
    assert client.get("/healthz").status_code == client.get("/readyz").status_code == 200


def test_nothing_is_counted_by_default(client: TestClient) -> None:
    assert "ratelimit" not in client.get(UNKNOWN).headers


def test_service_goes_on_when_counting_fails(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    client = start()

    def fail(*_: object) -> int:
        raise OSError("the store is gone")

    monkeypatch.setattr(MemoryStorage, "incr", fail)
    monkeypatch.setattr(MemoryStorage, "base_exceptions", OSError)

    assert client.get(UNKNOWN).status_code == 404


def test_every_client_has_its_own_quota() -> None:
    clients = [client_of({"client": (host, 1)}) for host in ("192.0.2.1", "192.0.2.2", "2001:db8::1", "2001:db8:0:1::1", "x")]

    assert len(set(clients)) == 5


def test_addresses_of_one_network_are_one_client() -> None:
    assert client_of({"client": ("2001:db8::1", 1)}) == client_of({"client": ("2001:db8::2:0:0:1", 2)})


def test_client_without_an_address_is_counted_too() -> None:
    assert client_of({"client": None}) == client_of({})


def test_limit_that_is_none_is_refused() -> None:
    with pytest.raises(ValidationError, match="rate_limit"):
        Settings(rate_limit="often")


@pytest.mark.parametrize("store", ["database", "async+memory://", "redis"])
def test_store_that_is_none_is_refused(store: str) -> None:
    with pytest.raises(ValidationError, match="rate_limit_store"):
        Settings(rate_limit_store=store)
