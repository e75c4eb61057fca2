import multiprocessing
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Engine, inspect, text

from app.store.catalogue.reading import load_catalogue
from app.store.database import make_engine
from app.store.migrating import migrating, migrations_current, upgrade
from app.store.seed.seeding import seed_catalogue
from app.store.tables import Row
from tests.databases import Databases, SqliteDatabases

VERSIONS = Path(__file__).parent.parent / "migrations" / "versions"


@pytest.fixture
def empty_url(databases: Databases) -> Iterator[str]:
    url = databases.create()
    yield url
    databases.drop(url)


@pytest.fixture
def empty_engine(empty_url: str) -> Iterator[Engine]:
    engine = make_engine(empty_url)
    yield engine
    engine.dispose()


def tables_in(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_migrations_make_every_table(engine: Engine) -> None:
    assert tables_in(engine) == set(Row.metadata.tables)


def test_migrated_schema_is_that_of_the_code(engine: Engine) -> None:
    with migrating(engine) as config:
        command.check(config)


def test_migrated_checks_say_what_the_code_says(sqlite_databases: SqliteDatabases) -> None:
    with sqlite_databases.prepared(upgrade) as url:
        engine = make_engine(url)
        inspector = inspect(engine)
        stored = {
            check["name"]: check["sqltext"] for table in Row.metadata.tables for check in inspector.get_check_constraints(table)
        }
        engine.dispose()
    declared = {
        str(check.name): str(check.sqltext)
        for table in Row.metadata.tables.values()
        for check in table.constraints
        if isinstance(check, CheckConstraint)
    }

    assert stored == declared


def test_migrations_go_back_to_nothing_and_up_again(engine: Engine) -> None:
    with migrating(engine) as config:
        command.downgrade(config, "base")
    assert tables_in(engine) == set()

    upgrade(engine)

    assert tables_in(engine) == set(Row.metadata.tables)


def test_seeded_database_can_be_migrated_back_and_seeded_again(seeded_engine: Engine) -> None:
    before = load_catalogue(seeded_engine)
    with migrating(seeded_engine) as config:
        command.downgrade(config, "base")

    upgrade(seeded_engine)
    seed_catalogue(seeded_engine)

    assert load_catalogue(seeded_engine) == before


def test_upgrading_twice_keeps_the_rows(seeded_engine: Engine) -> None:
    before = load_catalogue(seeded_engine)

    upgrade(seeded_engine)

    assert load_catalogue(seeded_engine) == before


def test_database_without_migrations_is_not_current(empty_engine: Engine) -> None:
    assert not migrations_current(empty_engine)


def test_migrated_database_is_current(engine: Engine) -> None:
    assert migrations_current(engine)


def test_database_one_migration_behind_is_not_current(engine: Engine) -> None:
    with migrating(engine) as config:
        command.downgrade(config, "-1")

    assert not migrations_current(engine)


def test_database_of_an_unknown_later_release_is_not_current(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'from_the_future'"))

    assert not migrations_current(engine)


def test_failed_migration_leaves_nothing_behind(empty_engine: Engine) -> None:
    with suppress(RuntimeError), migrating(empty_engine) as config:
        command.upgrade(config, "head")
        raise RuntimeError("power cut")

    assert tables_in(empty_engine) == set()


def upgrade_in_another_process(url: str) -> None:
    engine = make_engine(url)
    upgrade(engine)
    engine.dispose()


def test_two_processes_may_migrate_at_once(empty_url: str, empty_engine: Engine) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        pool.map(upgrade_in_another_process, [empty_url, empty_url])

    assert migrations_current(empty_engine)


def test_foreign_keys_are_watched_again_after_a_migration(engine: Engine) -> None:
    upgrade(engine)

    with pytest.raises(Exception, match=r"(?i)foreign key"), engine.begin() as connection:
        connection.execute(text("INSERT INTO exercise_aliases (exercise, position, alias) VALUES ('nobody', 0, 'nothing')"))


def test_migrations_stand_in_one_line(engine: Engine) -> None:
    with migrating(engine) as config:
        scripts = ScriptDirectory.from_config(config)

    assert len(scripts.get_heads()) == 1
    assert len(list(scripts.walk_revisions())) == len(list(VERSIONS.glob("*.py")))


def test_migrations_do_not_import_the_application() -> None:
    assert [path.name for path in VERSIONS.glob("*.py") if "from app" in path.read_text()] == []
