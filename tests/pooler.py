"""A real PgBouncer in transaction mode in front of a PostgreSQL server."""

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import URL, make_url

from benchmarks.servers import HOST, free_port, wait_until

SERVER_CONNECTIONS = 3
"""Fewer than there are clients, so that they take turns on them."""

_SEARCH_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"


def _program() -> str | None:
    return shutil.which("pgbouncer", path=_SEARCH_PATH)


needs_pgbouncer = pytest.mark.skipif(_program() is None, reason="pgbouncer is not installed")


@contextmanager
def pooled(url: str, folder: Path) -> Iterator[str]:
    """The database's URL by way of a pooler that lives as long as the context."""
    server, port = make_url(url), free_port()
    configuration = folder / "pgbouncer.ini"
    configuration.write_text(_configuration(server, port))
    folder.chmod(0o755)
    command = [str(_program()), *_as_somebody_else(server), str(configuration)]
    with (folder / "pgbouncer.log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:  # noqa: S603
        try:
            wait_until(lambda: _listens(port), "the pooler listens")
            yield f"postgresql://{server.username}@{HOST}:{port}/{server.database}"
        finally:
            process.terminate()
            process.wait(timeout=30)


def _configuration(server: URL, port: int) -> str:
    named = {
        "host": server.query.get("host", server.host),
        "port": server.port,
        "user": server.username,
        "password": server.password,
    }
    target = " ".join(f"{name}={value}" for name, value in named.items() if value)
    return f"""
[databases]
* = {target}
[pgbouncer]
listen_addr = {HOST}
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = {SERVER_CONNECTIONS}
max_client_conn = 200
"""


def _as_somebody_else(server: URL) -> list[str]:
    """PgBouncer refuses to run as root; the owner of the server's socket may use it."""
    if os.geteuid() != 0:
        return []
    place = server.query.get("host")
    owner = pwd.getpwuid(Path(place).stat().st_uid).pw_name if isinstance(place, str) else "nobody"
    return ["-u", owner]


def _listens(port: int) -> bool:
    with suppress(OSError), socket.create_connection((HOST, port), timeout=1):
        return True
    return False
