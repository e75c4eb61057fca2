"""The application, put together."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypedDict

from anyio import create_task_group
from fastapi import Depends
from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from app import __version__
from app.api import (
    assessments,
    audits,
    catalogue_writes,
    exercises,
    health,
    imbalances,
    pages,
    programs,
    rules,
    screenings,
    strategies,
    vocabularies,
)
from app.api.access import Access
from app.api.answers import KeptAnswers
from app.api.browsers import BrowserPolicy
from app.api.front import Front
from app.api.journal import Journal
from app.api.middleware import BodyLimit
from app.api.openapi import DESCRIPTION, LICENCE, SERVERS, SUMMARY, TAGS, TITLE, Service, operation_id
from app.api.parameters import refuse_repeats
from app.api.problems import handle_problems
from app.api.snapshot import LiveCatalogue
from app.settings import Settings
from app.store.database import make_engine
from app.store.keys import KeyUses

ROUTERS = (
    programs,
    screenings,
    audits,
    exercises,
    imbalances,
    strategies,
    assessments,
    catalogue_writes,
    vocabularies,
    rules,
    health,
    pages,
)


class State(TypedDict):
    """What requests find in `request.state`."""

    database: Engine
    live_catalogue: LiveCatalogue
    journal: Journal
    access: Access


def create_app(settings: Settings | None = None) -> Service:
    """A new application. It opens its database when it starts and closes it when it stops."""
    settings = settings or Settings()
    journal = Journal()

    @asynccontextmanager
    async def lifespan(_: Service) -> AsyncIterator[State]:
        database = make_engine(settings.database_url)
        live = LiveCatalogue(database)
        await run_in_threadpool(live.refresh)
        uses = KeyUses(database)
        access = Access(database, uses, settings.require_api_key)
        _wake_the_collector()
        async with create_task_group() as background:
            background.start_soon(live.follow, settings.catalogue_poll_seconds)
            background.start_soon(journal.keep_up)
            yield {"database": database, "live_catalogue": live, "journal": journal, "access": access}
            background.cancel_scope.cancel()  # waits for what is being done in a thread, as cancelled asyncio tasks do not
        await run_in_threadpool(uses.close)
        journal.write_down()
        database.dispose()

    app = Service(
        title=TITLE,
        summary=SUMMARY,
        description=DESCRIPTION,
        version=__version__,
        license_info=LICENCE,
        servers=SERVERS,
        openapi_tags=TAGS,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=operation_id,
        lifespan=lifespan,
        dependencies=[Depends(refuse_repeats)],
        middleware=[Middleware(ProxyHeadersMiddleware), Middleware(BodyLimit)],
        telemetry={"tracing": False, "metrics": False, "logs": False},  # the front does this, also for what it answers itself
    )
    handle_problems(app)
    for module in ROUTERS:
        app.include_router(module.router)
    pages.serve_documentation(app)
    app.middleware_stack = Front(app, KeptAnswers(), journal, BrowserPolicy(_cors(settings, app)))
    return app


def _wake_the_collector() -> None:
    """Python's collector of cycles, where a server let it rest, which then never looks at all that stands by now."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _cors(settings: Settings, app: ASGIApp) -> CORSMiddleware:
    """Every page may read; pages of origins that are listed by name may also write."""
    reading, writing = ("GET", "HEAD"), ("POST", "PUT", "DELETE")
    methods = reading if "*" in settings.cors_allow_origins else reading + writing
    return CORSMiddleware(
        app,
        allow_origins=settings.cors_allow_origins,
        allow_methods=methods,
        allow_headers=("Authorization", "Content-Type", "If-Match", "If-None-Match", "X-Request-Id"),
        expose_headers=("ETag", "Link", "Location", "Retry-After", "WWW-Authenticate", "X-Request-Id"),
    )


app = create_app()
front = app.middleware_stack
"""What a server runs: the application without the framework's own call around it, which only takes time."""
