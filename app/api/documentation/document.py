"""The OpenAPI document: made from the code, and compared with `openapi/openapi.json` by a test."""

import json
import re
from threading import Lock
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema
from starlette.concurrency import run_in_threadpool

from app.api.audits.models import AuditRequest, DraftRequest
from app.api.catalogue_writing.models import ExerciseCreate, ImbalanceCreate, StrategyCreate
from app.api.catalogue_writing.protocol_models import TrackCreate
from app.api.documentation.client_schemas import suit_generators
from app.api.documentation.examples import ANSWERS
from app.api.documentation.problem_schemas import problem_schemas
from app.api.enrollments.models import BatchRequest, EnrollmentRequest
from app.api.operations.responses import SCHEMA_ADDRESS
from app.api.outlooks.journal_models import RetestRequest, SessionLogRequest
from app.api.outlooks.models import OutlookRequest
from app.api.problems.kinds import kinds_as_markdown
from app.api.programs.profile_models import ProfileRequest
from app.api.programs.routes import ProgramQuery
from app.api.screenings.models import ScreeningRequest
from app.api.search.query import ExerciseQuery

TITLE = "Evenkeel"
SUMMARY = "Turns muscle imbalances into training programs."
DESCRIPTION = f"""\
Post a profile, get a program: weeks of sessions of exercises with doses, reasons and sources, checked against a published
rule book before it is served. Evenkeel does not diagnose and does not replace a professional.

**Programs are values.** The same profile on the same catalogue gives the same program, byte for byte; its `id` is its
content's address, so a program never changes and may be kept for ever.

**Lists** are `{{items, total, next}}` and take `limit` and `cursor`; they are walked by following `next`, which also stands in
the `Link` header. Short ones are given whole where no `limit` is.

**Caching.** Every catalogue answer and every program carries a strong `ETag`; send it back as `If-None-Match` to get `304`.
`HEAD` works wherever `GET` does.

**Writing** to the catalogue needs an API key with the scope `catalogue:write`, and for a change the entry's `ETag` in
`If-Match`. A service may ask for a key with `programs:write` wherever something is posted. Reading never needs one.

**Errors** are problem details (RFC 9457) and name everything that is wrong at once, each with a `code` for programs. Unknown
fields and parameters are errors.

{kinds_as_markdown()}
"""
LICENCE = {"name": "Apache-2.0", "identifier": "Apache-2.0"}
SERVERS = [{"url": "/", "description": "The service that served this document"}]
TAGS = [
    {"name": "programs", "description": "Programs: made from a profile, found again for ever."},
    {"name": "screenings", "description": "From field tests and safety answers to a profile. Nothing of it is stored."},
    {"name": "audits", "description": "Any program held against the rule book. Nothing of it is stored."},
    {"name": "following", "description": "What happened with a program, and what to do next."},
    {"name": "exercises", "description": "The exercises of the catalogue, searchable and with replacements."},
    {"name": "imbalances", "description": "Imbalances, how sure we are about them, and what answers them."},
    {"name": "strategies", "description": "What to do about imbalances."},
    {"name": "tracks", "description": "Families of exercises that day plans name, from the easiest to the hardest."},
    {"name": "assessments", "description": "Field tests that look for imbalances."},
    {"name": "vocabularies", "description": "What exercises, profiles and claims are described with."},
    {"name": "rules", "description": "The rules that every program keeps, and those by which what happens changes what comes."},
    {"name": "service", "description": "Health, readiness, versions, and what problems mean."},
]
_TYPE_OF_PROBLEM = re.compile(r"/problems/(?=[a-z])")
BODIES_READ_BY_HAND: tuple[type[BaseModel], ...] = (
    ProfileRequest,
    ScreeningRequest,
    AuditRequest,
    DraftRequest,
    OutlookRequest,
    EnrollmentRequest,
    BatchRequest,
    SessionLogRequest,
    RetestRequest,
    ExerciseCreate,
    ImbalanceCreate,
    StrategyCreate,
    TrackCreate,
)
QUERIES_READ_BY_HAND: tuple[type[BaseModel], ...] = (ExerciseQuery, ProgramQuery)
"""Only what they refer to becomes a schema; their fields are parameters."""


class Service(FastAPI):
    """A FastAPI application whose document holds what FastAPI cannot see: bodies that are read by hand, and problems."""

    _document: dict[str, Any] | None = None
    _one_at_a_time = Lock()

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document."""
        with self._one_at_a_time:
            if self._document is None:
                self._document = self._made()
            return self._document

    async def document(self) -> dict[str, Any]:
        """The OpenAPI document, made in a thread the first time: that takes long, and others need not wait for it."""
        return await run_in_threadpool(self.openapi) if self._document is None else self._document

    def _made(self) -> dict[str, Any]:
        document = super().openapi()
        _add_examples(document)
        schemas = problem_schemas() | _unseen_schemas() | document["components"]["schemas"]
        document["components"]["schemas"] = schemas
        suit_generators(document)
        document["components"]["schemas"] = dict(sorted(schemas.items()))
        return document


def operation_id(route: APIRoute) -> str:
    """The handler's name; FastAPI refuses two operations of one name."""
    return route.name


def document_text(app: FastAPI) -> str:
    """The document as it is committed."""
    return json.dumps(app.openapi(), indent=2, ensure_ascii=False) + "\n"


def document_under(prefix: str, document: dict[str, Any]) -> dict[str, Any]:
    """The document for clients that reach the service under the prefix: its server, and the types of its problems."""
    if not prefix:
        return document
    told: dict[str, Any] = json.loads(_TYPE_OF_PROBLEM.sub(lambda found: prefix + found[0], json.dumps(document)))
    return told | {"servers": [{**SERVERS[0], "url": prefix}]}


def _add_examples(document: dict[str, Any]) -> None:
    """Puts the examples in at the end, because FastAPI drops every null from what it writes."""
    for path in document["paths"].values():
        for operation in path.values():
            for status, response in operation["responses"].items():
                if status.startswith("2"):
                    for content in response.get("content", {}).values():
                        content["example"] = ANSWERS[operation["operationId"]]


def _unseen_schemas() -> dict[str, Any]:
    read_by_hand: list[tuple[type[BaseModel], JsonSchemaMode]] = [
        (model, "validation") for model in (*BODIES_READ_BY_HAND, *QUERIES_READ_BY_HAND)
    ]
    _, definitions = models_json_schema(read_by_hand, ref_template=SCHEMA_ADDRESS + "{model}")
    queries = {model.__name__ for model in QUERIES_READ_BY_HAND}
    return {name: schema for name, schema in definitions["$defs"].items() if name not in queries}
