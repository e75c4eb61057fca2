import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from traceback import format_exception

import pytest
from sqlalchemy import Engine, event, insert, text
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session, col, select

from app.store.database import make_engine, reading, why_unavailable, writing
from app.store.tables.base import EntryRow, PartRow, Row
from app.store.tables.exercises import ExerciseAliasRow, LadderRow
from app.store.tables.vocabularies import EquipmentRow


def barbell() -> EquipmentRow:
    return EquipmentRow(slug="barbell", name="Barbell", description="A long bar.")


def names(db: Session) -> list[str]:
    return list(db.exec(select(EquipmentRow.name).order_by(col(EquipmentRow.name))))


def test_what_was_written_is_there_when_the_session_ends(engine: Engine) -> None:
    with writing(engine) as db:
        db.add(barbell())

    with reading(engine) as db:
        assert names(db) == ["Barbell"]


def test_exception_takes_back_what_was_written(engine: Engine) -> None:
    with suppress(RuntimeError), writing(engine) as db:
        db.add(barbell())
        db.flush()
        raise RuntimeError

    with reading(engine) as db:
        assert names(db) == []


def test_reader_keeps_its_view_while_others_write(engine: Engine) -> None:
    with reading(engine) as db:
        before = names(db)
        with writing(engine) as other:
            other.add(barbell())

        assert names(db) == before == []


def test_writer_that_reads_first_does_not_fail_for_another_writer(engine: Engine) -> None:
    together = threading.Barrier(8)

    def add(number: int) -> None:
        together.wait()
        with writing(engine) as db:
            known = len(names(db))
            db.add(EquipmentRow(slug=f"bar-{number}", name=f"Bar {known}", description="A bar."))

    writers = [threading.Thread(target=add, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    with reading(engine) as db:
        assert len(names(db)) == 8


def test_row_cannot_refer_to_what_is_not_there(engine: Engine) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"), writing(engine) as db:
        db.add(ExerciseAliasRow(exercise="nobody", position=0, alias="nothing"))


def test_word_outside_the_vocabulary_is_refused(engine: Engine) -> None:
    with pytest.raises(IntegrityError, match=r"ck_strategies_mode_known"), writing(engine) as db:
        db.connection().execute(
            text(
                "INSERT INTO strategies (slug, digest, retired, name, aim, rationale, mode)"
                " VALUES ('a', '', :no, 'A', 'aim', 'why', 'gymnastics')"
            ),
            {"no": False},
        )


def test_every_part_belongs_to_an_entry_through_its_first_column() -> None:
    entries = {table.__tablename__ for table in EntryRow.__subclasses__()}
    parts = PartRow.__subclasses__()
    assert parts
    for table in parts:
        first = Row.metadata.tables[str(table.__tablename__)].columns[0]
        while first.foreign_keys:
            (key,) = first.foreign_keys
            first = key.column
        assert first.table.name in entries


def test_every_constraint_has_a_name_that_postgresql_keeps_whole() -> None:
    constraints = [constraint for table in Row.metadata.tables.values() for constraint in table.constraints]

    assert constraints
    assert [constraint for constraint in constraints if not 0 < len(str(constraint.name or "")) <= 63] == []


def test_sqlite_file_loses_nothing_when_the_power_fails(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/new/folder/evenkeel.db")
    with reading(engine) as db:
        settings = [db.connection().exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
    engine.dispose()

    assert settings == ["wal", 2]


def test_sqlite_in_memory_is_one_database_for_all_threads() -> None:
    engine = make_engine("sqlite://")
    Row.metadata.create_all(engine)

    def add() -> None:
        with writing(engine) as db:
            db.add(LadderRow(slug="bridge", name="Bridges"))

    writer = threading.Thread(target=add)
    writer.start()
    writer.join()

    with reading(engine) as db:
        assert db.get(LadderRow, "bridge") is not None
    engine.dispose()


@pytest.mark.parametrize("url", ["postgresql://me@localhost/db", "postgresql+psycopg2://me@localhost/db"])
def test_postgresql_is_served_by_psycopg_3(url: str) -> None:
    assert make_engine(url).dialect.driver == "psycopg"


def test_other_databases_are_refused_in_plain_words() -> None:
    with pytest.raises(ValueError, match=r"'mysql' is not supported: give a sqlite:// or a postgresql:// URL"):
        make_engine("mysql://localhost/evenkeel")


def test_text_that_is_no_url_is_refused_without_repeating_it() -> None:
    with pytest.raises(ValueError, match=r"^that is no database URL") as caught:
        make_engine("secret")

    assert "secret" not in str(caught.value)


@pytest.fixture
def read_only(engine: Engine) -> Iterator[Engine]:
    """The same database as `engine` has, for one who may only read it."""
    address = engine.url
    if engine.dialect.name == "sqlite":
        address = address.set(database=f"file:{address.database}", query={"mode": "ro", "uri": "true"})
    else:
        address = address.update_query_dict({"options": "-c default_transaction_read_only=on"})
    reader = make_engine(address.render_as_string(hide_password=False))
    yield reader
    reader.dispose()


def test_database_that_takes_no_writes_can_be_read_and_says_why_it_cannot_be_written(engine: Engine, read_only: Engine) -> None:
    with writing(engine) as db:
        db.add(barbell())

    with pytest.raises(SQLAlchemyError) as caught, writing(read_only) as db:
        db.add(EquipmentRow(slug="bench", name="Bench", description="A bench."))

    assert why_unavailable(caught.value) == "the database takes no writes"
    with reading(read_only) as db:
        assert names(db) == ["Barbell"]


def test_full_disk_is_named_and_costs_nothing_that_was_written(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/evenkeel.db")
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count = 20"))
    EquipmentRow.metadata.tables["equipment"].create(engine)
    with writing(engine) as db:
        db.add(barbell())

    with pytest.raises(OperationalError) as caught, writing(engine) as db:
        db.add(EquipmentRow(slug="bench", name="Bench", description="x" * 1_000_000))

    assert why_unavailable(caught.value) == "the database's disk is full"
    with reading(engine) as db:
        assert names(db) == ["Barbell"]
    engine.dispose()


def test_database_that_is_not_there_is_out_of_reach() -> None:
    engine = make_engine("postgresql://nobody@127.0.0.1:1/nothing")

    with pytest.raises(OperationalError) as caught, reading(engine) as db:
        names(db)

    assert why_unavailable(caught.value) == "the database cannot be reached"


def test_waiting_too_long_for_a_connection_is_named(database_url: str) -> None:
    engine = make_engine(database_url, pool_size=1)
    engine.pool._timeout = 0.01  # type: ignore[attr-defined] # noqa: SLF001 - nobody wants to wait ten seconds here

    with reading(engine) as db, reading(engine) as other:
        names(db)
        with pytest.raises(PoolTimeout) as caught:
            names(other)

    assert why_unavailable(caught.value) == "all connections to the database are in use"
    engine.dispose()


def test_fault_of_our_own_is_not_taken_for_one_of_the_database(engine: Engine) -> None:
    with pytest.raises(IntegrityError) as caught, writing(engine) as db:
        db.add_all([barbell(), barbell()])

    assert why_unavailable(caught.value) is None


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (ExerciseAliasRow, {"exercise": "a secret", "position": 0, "alias": ""}),
        (ExerciseAliasRow, {"exercise": "nobody", "position": "a secret", "alias": ""}),
        (EquipmentRow, {"slug": "a secret", "name": None}),
    ],
    ids=["reference", "type", "nothing"],
)
def test_errors_do_not_repeat_what_was_to_be_written(engine: Engine, table: type[Row], values: dict[str, object]) -> None:
    with pytest.raises(SQLAlchemyError) as caught, writing(engine) as db:
        db.connection().execute(insert(table).values(values))

    told = "".join(format_exception(caught.value))
    assert "INSERT INTO" in told
    assert "secret" not in told
