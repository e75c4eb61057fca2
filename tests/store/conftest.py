"""Databases with the small catalogue: `own_small_engine` is a test's own, `small_engine` is shared by a module's tests, which
leave it as they found it.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import Engine

from app.store.database import make_engine
from app.store.migrating import upgrade
from app.store.seed.seeding import seed_catalogue
from tests.databases import Databases
from tests.store.seed.small_seed import small_seed, write


def seed_small(engine: Engine) -> None:
    upgrade(engine)
    with TemporaryDirectory() as folder:
        seed_catalogue(engine, write(small_seed(), Path(folder)))


@pytest.fixture(scope="module")
def small_engine(databases: Databases) -> Iterator[Engine]:
    with databases.prepared(seed_small) as url:
        engine = make_engine(url)
        yield engine
        engine.dispose()


@pytest.fixture
def own_small_engine(databases: Databases) -> Iterator[Engine]:
    with databases.prepared(seed_small) as url:
        engine = make_engine(url)
        yield engine
        engine.dispose()
