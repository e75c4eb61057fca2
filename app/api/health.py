"""Routes that tell whether the service lives, whether it can answer, which versions it runs, and what it has counted."""

from typing import Literal

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from app import __version__
from app.api.catalogue.snapshot import LiveCatalogueDep
from app.api.contract.models import Output
from app.api.edge.access_log import AccessLog
from app.api.operations.access import OR_NOTHING, MayReadMetrics
from app.api.operations.cache_control import NEVER_KEPT
from app.api.operations.database import DatabaseDep
from app.api.operations.parameters import TAKES_NO_QUERY
from app.api.operations.responses import problems
from app.api.problems.kinds import ProblemKind
from app.api.problems.refusals import not_ready
from app.api.telemetry.metrics import exposition
from app.engine import ENGINE_VERSION
from app.store.migrating import migrations_current

IN_ORDER = "ok"

router = APIRouter(tags=["service"], dependencies=[TAKES_NO_QUERY], responses=problems(ProblemKind.INVALID_REQUEST))


class Health(Output):
    """A sign of life."""

    status: Literal["ok"]
    """Always `ok`: a process that is not well does not answer."""


class Readiness(Output):
    """The service can answer."""

    status: Literal["ready"]
    """Always `ready`: otherwise the answer is a problem."""
    checks: dict[str, str]
    """What was looked at: `store`, `migrations` and `catalogue`, each `ok`."""


class Versions(Output):
    """What programs are made of, and by what."""

    version: str
    """Version of the service."""
    engine_version: str
    """Version of the engine; another one makes other programs."""
    catalogue_version: str | None
    """Version of the catalogue in memory; null before one is loaded."""


@router.get("/healthz", summary="Is the process alive?")
async def get_health(response: Response) -> Health:
    """Answers as long as the process runs; looks at nothing else."""
    response.headers["Cache-Control"] = NEVER_KEPT
    return Health(status="ok")


@router.get("/readyz", summary="Can it answer?", responses=problems(ProblemKind.NOT_READY))
def get_readiness(response: Response, database: DatabaseDep, live: LiveCatalogueDep) -> Readiness:
    """Looks whether the database can be reached, its migrations are current and a catalogue is loaded."""
    checks = _database_checks(database) | {"catalogue": IN_ORDER if live.snapshot else live.missing}
    faults = {name: found for name, found in checks.items() if found != IN_ORDER}
    if faults:
        raise not_ready("; ".join(faults.values()), **checks)
    response.headers["Cache-Control"] = NEVER_KEPT
    return Readiness(status="ready", checks=checks)


@router.get("/version", summary="Which versions run?")
async def get_version(response: Response, live: LiveCatalogueDep) -> Versions:
    """The versions of service, engine and catalogue."""
    response.headers["Cache-Control"] = NEVER_KEPT
    catalogue_version = live.snapshot.catalogue.version if live.snapshot else None
    return Versions(version=__version__, engine_version=ENGINE_VERSION, catalogue_version=catalogue_version)


@router.get(
    "/metrics",
    summary="What has been counted?",
    response_class=PlainTextResponse,
    responses=problems(ProblemKind.KEY_NEEDED, ProblemKind.SCOPE_MISSING, ProblemKind.NOT_READY),
    openapi_extra=OR_NOTHING,
    dependencies=[MayReadMetrics],
)
async def get_metrics(request: Request) -> Response:
    """Requests, times, kept answers and processes, of all server processes together, as Prometheus reads them."""
    access_log: AccessLog = request.state.access_log
    access_log.write_down()
    text = await run_in_threadpool(exposition)
    return Response(text, headers={"Cache-Control": NEVER_KEPT}, media_type=CONTENT_TYPE_PLAIN_0_0_4)


def _database_checks(database: DatabaseDep) -> dict[str, str]:
    try:
        current = migrations_current(database)
    except SQLAlchemyError:
        return {"store": "the database cannot be reached", "migrations": "not known"}
    return {"store": IN_ORDER, "migrations": IN_ORDER if current else "migrations are missing: run `python -m app migrate`"}
