"""The whole OpenAPI document against the service: generated requests, right and wrong, single and in sequence.

PostgreSQL stands behind it, because it is the stricter of the two databases.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.schemas import OpenApiSchema
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from app.main import create_app
from app.settings import Settings
from app.store.entry_fields import LONGEST_SLUG, SLUG_PATTERN
from tests.databases import Databases, seed

# What the document cannot say: whether a slug is in the catalogue, whether a cursor was given by this list, whether a
# profile can be met or a measurement be right. So a request that fits the document may still be refused here, and only here.
MAY_BE_REFUSED = {
    "POST /audits": ["2xx", "422"],
    "GET /exercises": ["2xx", "400", "422"],
    "GET /programs": ["2xx", "400", "422"],
    "POST /programs": ["2xx", "422"],
    "POST /screenings": ["2xx", "422"],
}
CONFIGURATION = schemathesis.Config.from_dict(
    {
        "operations": [
            {"include-name": name, "checks": {"positive_data_acceptance": {"expected-statuses": statuses}}}
            for name, statuses in MAY_BE_REFUSED.items()
        ]
    }
)
BOUNDED = settings(
    max_examples=12,
    stateful_step_count=6,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)


class StartedService:
    """An application that is started once, not by Schemathesis for every request."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.state: Mapping[str, Any] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            for event in ("startup", "shutdown"):
                await receive()
                await send({"type": f"lifespan.{event}.complete"})
        else:
            await self.app({**scope, "state": dict(self.state)}, receive, send)


service = StartedService(create_app(Settings(database_url="sqlite://")))
contract = schemathesis.openapi.from_asgi("/openapi.json", service, config=CONFIGURATION)


@pytest.fixture(scope="module", autouse=True)
def start_service(postgres_databases: Databases) -> Iterator[None]:
    with postgres_databases.prepared(seed) as url, TestClient(create_app(Settings(database_url=url))) as client:
        service.app, service.state = client.app, client.app_state
        name_real_entries(contract, client)
        yield


@contract.parametrize()
@BOUNDED
def test_every_operation_keeps_the_contract(case: schemathesis.Case[Any]) -> None:
    case.call_and_validate()


def test_links_lead_where_the_contract_says() -> None:
    contract.as_state_machine().run(settings=BOUNDED)


def name_real_entries(schema: OpenApiSchema, client: TestClient) -> None:
    """Puts real slugs in the place of well-formed made-up ones, so that generated profiles give programs."""
    slugs = {name: _slugs(client, f"/{name}") for name in ("imbalances", "conditions", "strategies", "exercises")}

    @schema.hook
    def map_body(_context: object, body: object) -> object:
        if isinstance(body, dict):
            _replace_in_profile(body, slugs)
        return body

    @schema.hook
    def map_query(_context: object, query: object) -> object:
        if isinstance(query, dict):
            for name, kind in (("imbalance", "imbalances"), ("strategy", "strategies")):
                if name in query:
                    query[name] = _real(query[name], slugs[kind])
        return query


def _slugs(client: TestClient, path: str) -> list[str]:
    return sorted(item["slug"] for item in client.get(path).json()["items"])


def _replace_in_profile(profile: dict[str, object], slugs: Mapping[str, list[str]]) -> None:
    match profile.get("imbalances"):
        case list(entries):
            profile["imbalances"] = [_real_imbalance(entry, slugs["imbalances"]) for entry in entries]
    match profile.get("conditions"):
        case list(entries):
            profile["conditions"] = [_real(entry, slugs["conditions"]) for entry in entries]
    match profile.get("avoid"):
        case {"exercises": list(entries), **rest}:
            profile["avoid"] = rest | {"exercises": [_real(entry, slugs["exercises"]) for entry in entries]}


def _real_imbalance(entry: object, known: Sequence[str]) -> object:
    if isinstance(entry, dict) and "imbalance" in entry:
        return entry | {"imbalance": _real(entry["imbalance"], known)}
    return _real(entry, known)


def _real(value: object, known: Sequence[str]) -> object:
    if not isinstance(value, str) or value in known or len(value) > LONGEST_SLUG or not re.fullmatch(SLUG_PATTERN, value):
        return value
    return known[sum(map(ord, value)) % len(known)]
