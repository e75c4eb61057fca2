"""Puts the application together: settings, routes, middleware, and what starts and stops with it."""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypedDict

from anyio import create_task_group, sleep
from fastapi import Depends
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from app import __version__
from app.api import health
from app.api.audits import job as audit_job
from app.api.audits import routes as audits
from app.api.catalogue import assessments, exercises, imbalances, rules, strategies, tracks, vocabularies
from app.api.catalogue.snapshot import LiveCatalogue
from app.api.catalogue_writing import routes as catalogue_writes
from app.api.documentation import pages
from app.api.documentation.document import DESCRIPTION, LICENCE, SERVERS, SUMMARY, TAGS, TITLE, Service, operation_id
from app.api.edge.access_log import AccessLog
from app.api.edge.cross_origin import CrossOrigin
from app.api.edge.front import Front
from app.api.edge.kept_answers import KeptAnswers
from app.api.edge.path_prefix import PathPrefixes
from app.api.edge.rate_limits import RateLimit, RateLimiter, limiter_for
from app.api.edge.request_limits import BodyLimit, RequestLimit
from app.api.edge.security_headers import BrowserPolicy
from app.api.edge.workers import stop_with_supervisor
from app.api.engine_processes.pool import EnginePool
from app.api.enrollments import routes as enrollments
from app.api.enrollments import views as enrollment_views
from app.api.operations.access import Access
from app.api.operations.parameters import refuse_repeats
from app.api.operations.responses import any_problem, problems
from app.api.outlooks import job as outlook_job
from app.api.outlooks import routes as outlooks
from app.api.problems.handlers import handle_problems
from app.api.problems.kinds import ProblemKind
from app.api.programs import job as program_job
from app.api.programs import routes as programs
from app.api.programs.documents import Documents
from app.api.programs.forgetting import Forgetting
from app.api.programs.maker import ProgramMaker
from app.api.screenings import routes as screenings
from app.settings import Settings
from app.store.database import make_engine
from app.store.enrollments import MOST_REMOVED_AT_ONCE, remove_untouched
from app.store.keys import KeyUses

ROUTERS = (
    programs,
    health,
    screenings,
    audits,
    outlooks,
    enrollments,
    enrollment_views,
    exercises,
    imbalances,
    strategies,
    tracks,
    assessments,
    catalogue_writes,
    vocabularies,
    rules,
    pages,
)
"""In the order in which they are looked through, and made ready by the first request that gets so far: one for `/readyz`
comes before all others, and waits for few.
"""

WARM_UP_AFTER_SECONDS = 1.0
FORGETTING_SECONDS = 3600.0
ENGINE_IMPORTS = audit_job.IMPORTS + outlook_job.IMPORTS + program_job.IMPORTS


log = logging.getLogger("evenkeel")


class State(TypedDict):
    """What requests find in `request.state`."""

    database: Engine
    live_catalogue: LiveCatalogue
    access_log: AccessLog
    access: Access
    documents: Documents
    engine_pool: EnginePool
    program_maker: ProgramMaker
    rate_limiter: RateLimiter | None


def create_app(settings: Settings | None = None) -> Service:
    """A new application. It opens its database when it starts and closes it when it stops."""
    settings = settings or Settings()
    access_log, kept = AccessLog(), KeptAnswers()
    app = Service(
        title=TITLE,
        summary=SUMMARY,
        description=DESCRIPTION,
        version=__version__,
        license_info=LICENCE,
        servers=SERVERS,
        openapi_tags=TAGS,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=operation_id,
        lifespan=lambda app: _running(app, settings, access_log, kept),
        dependencies=[Depends(refuse_repeats)],
        middleware=[
            Middleware(ProxyHeadersMiddleware, trusted_hosts=settings.trusted_proxies),
            Middleware(RequestLimit, seconds=settings.request_seconds),
            Middleware(RateLimit),
            Middleware(BodyLimit),
        ],
        telemetry={"tracing": False, "metrics": False, "logs": False},  # the front does this, also for what it answers itself
    )
    handle_problems(app)
    for module in ROUTERS:
        counted = {} if module is health else problems(ProblemKind.QUOTA_EXCEEDED)
        app.include_router(module.router, responses=counted | any_problem())
    pages.serve_documentation(app)
    policy, prefixes = BrowserPolicy(CrossOrigin(settings.cors_allow_origins)), PathPrefixes(settings.trusted_proxies)
    app.middleware_stack = Front(app, kept, access_log, policy, prefixes)
    return app


@asynccontextmanager
async def _running(app: Service, settings: Settings, access_log: AccessLog, kept: KeptAnswers) -> AsyncIterator[State]:
    """Opens the database and all that needs it, and when the service stops closes it once everything accepted is done."""
    database = make_engine(settings.database_url)
    live = LiveCatalogue(database)
    await run_in_threadpool(live.refresh)
    uses = KeyUses(database)
    pool = EnginePool(
        settings.generation_slots,
        settings.generation_queue,
        settings.request_seconds,
        ENGINE_IMPORTS,
    )
    documents = Documents(database)
    forgetting = Forgetting(database, documents.let_go, kept.let_go)
    maker = ProgramMaker(database, documents, pool)
    stop_with_supervisor()
    _wake_the_collector()
    async with create_task_group() as background:
        background.start_soon(live.follow, settings.catalogue_poll_seconds)
        background.start_soon(forgetting.follow, settings.catalogue_poll_seconds)
        background.start_soon(access_log.keep_up)
        background.start_soon(_warm_up, app, pool, live)
        if settings.enrollment_days:
            background.start_soon(forget_untouched, database, settings.enrollment_days)
        yield {
            "database": database,
            "live_catalogue": live,
            "access_log": access_log,
            "access": Access(database, uses, settings.require_api_key),
            "documents": documents,
            "engine_pool": pool,
            "program_maker": maker,
            "rate_limiter": limiter_for(settings),
        }
        background.cancel_scope.cancel()  # waits for what is being done in a thread, as cancelled asyncio tasks do not
    await maker.close()
    await pool.close()
    await run_in_threadpool(uses.close)
    access_log.write_down()
    database.dispose()


def _wake_the_collector() -> None:
    """Python's collector of cycles, where a server let it rest, which then never looks at all that stands by now."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


async def _warm_up(app: Service, pool: EnginePool, live: LiveCatalogue) -> None:
    """Gets ready, when the service answers already, the engine and the document in which refusals look up what is allowed."""
    await sleep(WARM_UP_AFTER_SECONDS)
    await app.document()
    if live.snapshot is not None:
        await pool.warm_up(live.snapshot.catalogue)


async def forget_untouched(database: Engine, days: int) -> None:
    """Removes what nobody has touched for so many days, now and every hour, for ever."""
    while True:
        try:
            removed = await run_in_threadpool(remove_untouched, database, days)
        except SQLAlchemyError as error:
            log.warning("untouched enrollments could not be removed: %s", error)
            removed = 0
        if removed < MOST_REMOVED_AT_ONCE:
            await sleep(FORGETTING_SECONDS)


app = create_app()
front = app.middleware_stack
"""What a server runs: the application without the framework's own call around it, which only takes time."""
