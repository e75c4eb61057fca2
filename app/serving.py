"""Serves the application: one process or several, which share nothing but the database."""

import gc
import socket
import sys
import time
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

import uvicorn
from uvicorn.supervisors import Multiprocess

from app.api.telemetry.logs import logging_configuration
from app.api.telemetry.metrics import counted_together
from app.settings import Settings
from app.terminal import is_watched, say

if TYPE_CHECKING:
    from starlette.types import ASGIApp


LOOK_AGAIN_SECONDS = 0.1


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
        log_config=logging_configuration(settings.log_level, requests=settings.log_requests, for_people=is_watched()),
        access_log=False,  # the front writes a line for each request
        proxy_headers=False,  # the application looks at them, answers that are kept do not depend on them
        server_header=False,
        http="app.api.edge.connections:LimitedProtocol",
        ws="none",
        timeout_graceful_shutdown=settings.shutdown_seconds,
    )
    with counted_together(settings.workers), suppress(KeyboardInterrupt):
        if settings.workers == 1:
            AnnouncedServer(config).run()
        else:
            serve_together(config)


class AnnouncedServer(uvicorn.Server):
    """Tells whoever watches where to click, once there is an answer."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begins to answer."""
        await super().startup(sockets)
        if self.started:
            announce(self.config)


def announce(config: uvicorn.Config) -> None:
    """Says on a terminal where the service answers; elsewhere the server's own event does."""
    if is_watched():
        host = _reachable(config)
        address = f"http://{f'[{host}]' if ':' in host else host}:{config.port}"
        say(f"\nEvenkeel answers at {address}\nTry it in a browser: {address}/docs\nStop it with Ctrl+C.\n")


def _announce_when_answered(config: uvicorn.Config) -> None:
    """Waits for the first process that takes connections. The port is ours already, so nobody else does."""
    while True:
        with suppress(OSError), socket.create_connection((_reachable(config), config.port)):
            return announce(config)
        time.sleep(LOOK_AGAIN_SECONDS)


def _reachable(config: uvicorn.Config) -> str:
    return _EVERYWHERE.get(config.host, config.host)


_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - where to find who listens everywhere


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
        if is_watched():
            Thread(target=_announce_when_answered, args=(config,), daemon=True).start()
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
