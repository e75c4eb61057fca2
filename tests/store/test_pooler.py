"""The store behind PgBouncer in transaction mode, where each transaction may meet another server process."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.store.catalogue.reading import load_catalogue
from app.store.database import make_engine
from app.store.migrating import migrations_current, upgrade
from app.store.programs import ProgramFilter, find_document, keep_program, list_programs
from app.store.seed.seeding import seed_catalogue
from tests.databases import Databases
from tests.pooler import needs_pgbouncer, pooled
from tests.store.seed.small_seed import small_seed, write
from tests.store.test_programs import record

PROGRAMS, CLIENTS = 300, 12

pytestmark = needs_pgbouncer


@pytest.fixture
def behind_pooler(postgres_databases: Databases, tmp_path: Path) -> Iterator[Engine]:
    """An engine on an empty database."""
    folder = tmp_path / "pooler"
    folder.mkdir()
    for parent in (tmp_path, *tmp_path.parents[:3]):
        parent.chmod(parent.stat().st_mode | 0o011)
    url = postgres_databases.create()
    with pooled(url, folder) as address:
        engine = make_engine(address)
        yield engine
        engine.dispose()
    postgres_databases.drop(url)


def test_everything_works_through_a_pooler_in_transaction_mode(behind_pooler: Engine, tmp_path: Path) -> None:
    upgrade(behind_pooler)
    seed_catalogue(behind_pooler, write(small_seed(), tmp_path))

    def keep_and_find(number: int) -> bytes | None:
        made = record(number, document=b"program %d" % number)
        assert keep_program(behind_pooler, made)
        assert list_programs(behind_pooler, ProgramFilter(among=frozenset({made.id}))).total == 1
        return find_document(behind_pooler, made.id)

    with ThreadPoolExecutor(CLIENTS) as clients:
        found = list(clients.map(keep_and_find, range(PROGRAMS)))

    assert found == [b"program %d" % number for number in range(PROGRAMS)]
    assert migrations_current(behind_pooler)
    assert load_catalogue(behind_pooler).exercises
