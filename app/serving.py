"""Serves the application: one process or several, which share nothing but the database."""

import gc
from contextlib import suppress
from typing import TYPE_CHECKING

import uvicorn

from app.api.logs import logging_configuration
from app.api.metrics import counted_together
from app.listening import serve_together
from app.settings import Settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp


def serve(settings: Settings) -> None:
    """Serves until it is stopped."""
    if settings.workers == 1:
        gc.disable()  # as in `new_front`, for all that is imported before it
    config = uvicorn.Config(
        "app.serving:new_front",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        log_config=logging_configuration(settings.log_level, requests=settings.log_requests),
        access_log=False,  # the front writes a line for each request
        proxy_headers=False,  # the application looks at them, answers that are kept do not depend on them
        server_header=False,
        http="app.api.connections:LimitedProtocol",
        ws="none",
        timeout_graceful_shutdown=settings.shutdown_seconds,
    )
    with counted_together(settings.workers), suppress(KeyboardInterrupt):
        if settings.workers == 1:
            uvicorn.Server(config).run()
        else:
            serve_together(config)


def new_front() -> "ASGIApp | None":
    """What a server process runs. Only such a process imports the application, not the one that watches over several.

    Python's collector of cycles rests meanwhile: it would look for garbage again and again in what is only being built.
    The application wakes it up when it stands.
    """
    gc.disable()
    from app.main import front  # noqa: PLC0415

    return front
