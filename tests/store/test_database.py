import threading
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from app.store.database import make_engine, reading, writing
from app.store.tables.base import EntryRow, PartRow, Row
from app.store.tables.exercises import ExerciseAliasRow, LadderRow
from app.store.tables.library import EquipmentRow


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
    for table in PartRow.__subclasses__():
        first = Row.metadata.tables[str(table.__tablename__)].columns[0]
        while first.foreign_keys:
            (key,) = first.foreign_keys
            first = key.column
        assert first.table.name in entries


def test_every_constraint_has_a_name_that_postgresql_keeps_whole() -> None:
    constraints = [constraint for table in Row.metadata.tables.values() for constraint in table.constraints]

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
