"""The whole OpenAPI document against the service: generated requests, right and wrong, single and in sequence.

PostgreSQL stands behind it, because it is the stricter of the two databases. Requests carry a key that is good for
everything; Schemathesis itself takes it away from what succeeds and expects to be refused.
"""

import asyncio
import hashlib
import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Any

import anyio
import pytest
import schemathesis
from anyio.from_thread import BlockingPortal
from hypothesis import HealthCheck, settings
from schemathesis.core.parameters import ParameterLocation
from schemathesis.specs.openapi.schemas import OpenApiSchema
from sqlalchemy import Engine
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.catalogue_writing import examples
from app.main import create_app
from app.settings import Settings
from app.store import scopes
from app.store.database import writing
from app.store.entry_fields import LONGEST_SLUG, SLUG_PATTERN
from app.store.tables.keys import ApiKeyRow, ApiKeyScopeRow
from tests.databases import Databases, seed

WRITTEN = {
    "/exercises": examples.EXERCISE,
    "/imbalances": examples.IMBALANCE,
    "/strategies": examples.STRATEGY,
    "/tracks": examples.TRACK,
}

SHORT_LISTS = (
    "/assessments",
    "/conditions",
    "/demands",
    "/equipment",
    "/imbalances",
    "/muscles",
    "/red-flags",
    "/rules",
    "/safety-advice",
    "/sources",
    "/strategies",
    "/tracks",
    "/upkeep",
)
LISTS_OF_AN_ENTRY = ("/exercises/{slug}/alternatives", "/imbalances/{slug}/strategies")

_ENROLLMENT = "/enrollments/{enrollment_id}"
OF_AN_ENROLLMENT = (
    *(f"GET {_ENROLLMENT}{part}" for part in ("", "/next", "/outlook", "/retests", "/symmetry", "/progress", "/export")),
    *(f"GET {_ENROLLMENT}{part}" for part in ("/symmetry.svg", "/progress.svg")),
    *(f"POST {_ENROLLMENT}{part}" for part in ("/sessions", "/retests")),
    *(f"PUT {_ENROLLMENT}{part}" for part in ("/sessions/{session_id}", "/clearances/{day}")),
    f"DELETE {_ENROLLMENT}",
)

# What the document cannot say: whether a slug is in the catalogue, whether a cursor was given by this list, whether a
# profile can be met or a measurement be right, whether an entry goes with the rest of the catalogue and its version is the
# present one. So a request that fits the document may still be refused here, and only here.
MAY_BE_REFUSED = {
    "POST /audits": ["2xx", "422"],
    **{f"GET {path}": ["2xx", "400"] for path in SHORT_LISTS},
    **{f"GET {path}": ["2xx", "400", "404"] for path in LISTS_OF_AN_ENTRY},
    "GET /exercises": ["2xx", "400", "422"],
    "GET /programs": ["2xx", "400", "422"],
    "POST /programs": ["2xx", "422"],
    "POST /screenings": ["2xx", "422"],
    "POST /outlooks": ["2xx", "422"],
    "POST /enrollments": ["2xx", "422"],
    "GET /enrollments": ["2xx", "400", "422"],
    **{name: ["2xx", "404", "412", "422", "428"] for name in OF_AN_ENROLLMENT},
    **{f"POST {path}": ["2xx", "409", "422"] for path in WRITTEN},
    **{f"PUT {path}/{{slug}}": ["2xx", "404", "412", "422"] for path in WRITTEN},
    **{f"DELETE {path}/{{slug}}": ["2xx", "404", "409", "412"] for path in WRITTEN},
}
# A version that is not the present one is refused before the body is judged, and one that is missing with 428.
MAY_BE_REFUSED_FIRST = {
    f"{method} {path}/{{slug}}": {
        "negative_data_rejection": {"expected-statuses": ["400", "401", "404", "412", "415", "422", "428"]},
        "missing_required_header": {"expected-statuses": ["401", "428"]},
    }
    for method in ("PUT", "DELETE")
    for path in WRITTEN
}
# Whoever may not see an enrollment is told so before anything that is sent is judged.
MAY_BE_REFUSED_FIRST |= {
    name: {"negative_data_rejection": {"expected-statuses": ["400", "401", "404", "415", "422"]}} for name in OF_AN_ENROLLMENT
}
PATIENCE_SECONDS = 60
"""Longer than the service itself allows a request: where it is slow, its own answer is judged."""
CONFIGURATION = schemathesis.Config.from_dict(
    {
        "request-timeout": PATIENCE_SECONDS,
        "operations": [
            {
                "include-name": name,
                "checks": {
                    "positive_data_acceptance": {"expected-statuses": statuses},
                    **MAY_BE_REFUSED_FIRST.get(name, {}),
                },
            }
            for name, statuses in MAY_BE_REFUSED.items()
        ],
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
    """An application that is started once and answers where it was started, not in a new event loop for every request."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.state: Mapping[str, Any] = {}
        self.portal: BlockingPortal | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            for event in ("startup", "shutdown"):
                await receive()
                await send({"type": f"lifespan.{event}.complete"})
            return
        request = [await receive()]
        while request[-1].get("more_body"):
            request.append(await receive())
        if self.portal is None:
            answer = await self._answer(scope, request)
        else:
            answer = await asyncio.wrap_future(self.portal.start_task_soon(self._answer, scope, request))
        for message in answer:
            await send(message)

    async def _answer(self, scope: Scope, request: list[Message]) -> list[Message]:
        answer: list[Message] = []

        async def receive() -> Message:
            if not request:
                await anyio.sleep_forever()
            return request.pop(0)

        async def send(message: Message) -> None:
            answer.append(message)

        await self.app({**scope, "state": dict(self.state)}, receive, send)
        return answer


service = StartedService(create_app(Settings(database_url="sqlite://")))
contract = schemathesis.openapi.from_asgi("/openapi.json", service, config=CONFIGURATION)


numbers = count()


@contract.auth()
class KeyForEverything:
    """Presents one key. Its text is known before there is a database, because examples are made then."""

    id, secret = "contract" * 2, secrets.token_hex(32)

    def get(self, _case: schemathesis.Case[Any], _context: schemathesis.AuthContext) -> str:
        return f"Bearer evenkeel_{self.id}_{self.secret}"

    def set(self, case: schemathesis.Case[Any], data: str, _context: schemathesis.AuthContext) -> None:
        case.headers["Authorization"] = data

    @classmethod
    def store(cls, engine: Engine) -> None:
        digest = hashlib.sha256(cls.secret.encode()).hexdigest()
        now = datetime.now(UTC)
        with writing(engine) as db:
            db.add(
                ApiKeyRow(id=cls.id, name="contract", secret_sha256=digest, created_at=now, last_used_at=None, revoked_at=None)
            )
            db.flush()
            db.add_all(ApiKeyScopeRow(api_key=cls.id, scope=scope) for scope in scopes.Scope)


@pytest.fixture(scope="module", autouse=True)
def reader(postgres_databases: Databases) -> Iterator[TestClient]:
    """Starts the service, and reads from it beside the requests of the tests."""
    with postgres_databases.prepared(seed) as url, TestClient(create_app(Settings(database_url=url))) as client:
        service.app, service.state, service.portal = client.app, client.app_state, client.portal
        KeyForEverything.store(client.app_state["database"])
        name_real_entries(contract, client)
        yield client


@contract.parametrize()
@BOUNDED
def test_every_operation_keeps_the_contract(case: schemathesis.Case[Any], reader: TestClient) -> None:
    write_with_care(case, reader)
    case.call_and_validate()


class Walk(contract.as_state_machine()):  # type: ignore[misc] # the class is made from the document
    """Requests along the links; what is written to the catalogue is sound, so that there are links to follow."""

    def before_call(self, case: schemathesis.Case[Any]) -> None:
        if case.method == "POST" and case.operation.path in WRITTEN:
            case.body = renamed(WRITTEN[case.operation.path], f"new-{next(numbers)}")


def test_links_lead_where_the_contract_says() -> None:
    Walk.run(settings=BOUNDED)


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


def write_with_care(case: schemathesis.Case[Any], client: TestClient) -> None:
    """Lets writers of wrong bodies, and one in eight of right ones, know the present version and find a free slug.

    The others are refused for these. To judge every right body against the whole catalogue would take minutes.
    """
    if case.meta is None or case.meta.is_negative_at(ParameterLocation.HEADER):
        return
    body_is_right = isinstance(case.body, dict) and not case.meta.is_negative_at(ParameterLocation.BODY)
    if case.operation.path.removesuffix("/{slug}") not in WRITTEN or (body_is_right and next(numbers) % 8):
        return
    if case.method in {"PUT", "DELETE"}:
        case.headers["If-Match"] = client.get(case.formatted_path).headers.get("etag", '"none"')
    if isinstance(case.body, dict) and body_is_right:
        slug = case.path_parameters.get("slug") or f"new-{next(numbers)}"
        case.body = renamed(case.body, slug)


def renamed(entry: Mapping[str, Any], slug: str) -> dict[str, Any]:
    """The entry under a slug and names that no other has."""
    nameless: dict[str, Any] = {"aliases": [], "names": {}}
    return {
        **entry,
        "slug": slug,
        "name": f"Entry {slug}",
        **{field: nameless[field] for field in nameless.keys() & entry.keys()},
    }


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
