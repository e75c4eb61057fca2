"""Serves the application: one process or several, which share nothing but the database."""

import gc
import socket
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import uvicorn
from uvicorn.supervisors import Multiprocess

from app.api.telemetry.logs import logging_configuration
from app.api.telemetry.metrics import counted_together
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
        root_path=settings.root_path.rstrip("/"),
        workers=settings.workers,
        log_config=logging_configuration(settings.log_level, requests=settings.log_requests),
        access_log=False,  # the front writes a line for each request
        proxy_headers=False,  # the application looks at them, answers that are kept do not depend on them
        server_header=False,
        http="app.api.edge.connections:LimitedProtocol",
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


def serve_together(config: uvicorn.Config) -> None:
    """Runs the processes until they are told to stop; ends at once, as uvicorn does, where the port is taken.

    Where processes accept from one queue, as uvicorn's do, the system wakes the same one again and again: eight clients can
    all end up with one process, and wait for its generator while the next one has nothing to do. Here each process listens
    with a queue of its own, and Linux deals connections out among them (`SO_REUSEPORT`). Other systems do not; there it stays
    at one queue.
    """
    listener = config.bind_socket()
    if sys.platform == "linux":
        with listener:  # so nobody else has the port; two services on it would each get half the requests
            listener = SharedPort(listener.family, listener.getsockname())
    with listener:
        Multiprocess(config, sockets=[listener]).run()


class SharedPort(socket.socket):
    """A socket bound to an address that it shares with its copies, of which one is made in each process it is sent to."""

    def __init__(self, family: socket.AddressFamily, address: tuple[str | int, ...]) -> None:
        super().__init__(family)
        self.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self.bind(address)

    def __reduce__(self) -> tuple[type["SharedPort"], tuple[object, ...]]:
        """How it is sent: as its address."""
        return SharedPort, (self.family, self.getsockname())
