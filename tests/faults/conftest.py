"""Services as processes, on databases of their own. Each test runs on SQLite and on PostgreSQL, unless it is about one."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.faults.service import Service

Start = Callable[..., Service]


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Callable[..., Service]]:
    """Makes services that are stopped after the test; their logs are shown where it fails."""
    with ExitStack() as made:

        def make(database_url: str, **settings: str) -> Service:
            service = Service(database_url, tmp_path / "service.log", settings)
            made.callback(service.stop)
            return service

        yield make
    print((tmp_path / "service.log").read_text())  # noqa: T201 - pytest shows it where the test fails


@pytest.fixture
def service(services: Callable[..., Service], seeded_url: str) -> Service:
    """A service that is running, with its default settings."""
    service = services(seeded_url)
    service.start()
    return service
