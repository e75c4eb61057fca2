import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, update
from sqlalchemy.exc import DataError, IntegrityError
from sqlmodel import col, select

from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.people import Level
from app.store.database import reading, writing
from app.store.program_record import ProgramRecord
from app.store.programs import (
    ProgramFilter,
    ProgramPosition,
    ProgramSummary,
    find_document,
    forget_program,
    keep_program,
    list_programs,
    times_forgotten,
)
from app.store.seed.seeding import seed_catalogue
from app.store.tables.programs import ProgramEquipmentRow, ProgramImbalanceRow, ProgramRow
from tests.store.counting import statements
from tests.store.seed.small_seed import small_seed, write


@pytest.fixture
def store(small_engine: Engine) -> Iterator[Engine]:
    """A database with the small catalogue and no programs."""
    yield small_engine
    with writing(small_engine) as db:
        for table in (ProgramEquipmentRow, ProgramImbalanceRow, ProgramRow):
            db.exec(delete(table))


def record(number: int = 0, **changes: object) -> ProgramRecord:
    made = ProgramRecord(
        id=f"{number:026}",
        title=f"Program {number}",
        level=Level.BEGINNER,
        imbalances=("weak-hamstrings", "weak-glutes"),
        equipment=frozenset({EquipmentSlug.DUMBBELL}),
        weeks=8,
        sessions_per_week=3,
        minutes_per_session=43.5,
        catalogue_version="c1",
        engine_version="1",
        document=b'{"id": "\xc3\xa9"}',
    )
    return replace(made, **changes)  # type: ignore[arg-type] # the tests name the fields


def walk(engine: Engine, wanted: ProgramFilter, limit: int) -> list[ProgramSummary]:
    page = list_programs(engine, wanted, limit=limit)
    items = list(page.items)
    while page.next:
        page = list_programs(engine, wanted, after=page.next, limit=limit)
        items += page.items
    return items


def test_document_comes_back_byte_for_byte(store: Engine) -> None:
    keep_program(store, record(document=bytes(range(256))))

    assert find_document(store, record().id) == bytes(range(256))


def test_unknown_program_has_no_document(store: Engine) -> None:
    assert find_document(store, record().id) is None


def test_document_is_found_by_one_select(store: Engine) -> None:
    keep_program(store, record())

    with statements(store) as seen:
        find_document(store, record().id)

    assert len(seen) == 1


def test_keeping_says_whether_the_program_is_new(store: Engine) -> None:
    assert keep_program(store, record()) is True
    assert keep_program(store, record()) is False


def test_program_that_is_kept_never_changes(store: Engine) -> None:
    keep_program(store, record(document=b"first"))
    keep_program(store, record(document=b"second"))

    assert find_document(store, record().id) == b"first"


def test_many_may_keep_the_same_program_at_once(store: Engine) -> None:
    together = threading.Barrier(64)
    answers: list[bool] = []

    def keep() -> None:
        together.wait()
        answers.append(keep_program(store, record()))

    threads = [threading.Thread(target=keep) for _ in range(64)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [False] * 63 + [True]
    with reading(store) as db:
        rows = [len(db.exec(select(table)).all()) for table in (ProgramRow, ProgramImbalanceRow, ProgramEquipmentRow)]
    assert rows == [1, 2, 1]


def test_program_that_cannot_be_kept_whole_is_not_kept(store: Engine) -> None:
    with pytest.raises(IntegrityError):
        keep_program(store, record(imbalances=("weak-glutes", "nothing")))

    assert find_document(store, record().id) is None


def test_summary_says_all_but_the_document(store: Engine) -> None:
    keep_program(store, record())

    (summary,) = list_programs(store, ProgramFilter()).items

    assert summary.created_at.tzinfo is not None
    assert summary == ProgramSummary(
        id=record().id,
        title="Program 0",
        level=Level.BEGINNER,
        imbalances=("weak-hamstrings", "weak-glutes"),
        equipment=frozenset({EquipmentSlug.DUMBBELL}),
        weeks=8,
        sessions_per_week=3,
        minutes_per_session=43.5,
        catalogue_version="c1",
        engine_version="1",
        created_at=summary.created_at,
    )


def test_list_reads_no_documents_and_takes_four_selects_for_any_number(store: Engine) -> None:
    for number in range(5):
        keep_program(store, record(number))

    with statements(store) as seen:
        list_programs(store, ProgramFilter(), limit=3)

    assert len(seen) == 4
    assert [statement for statement in seen if "document" in statement] == []


FILTERS = {
    "nothing": (ProgramFilter(), {"plain", "other"}),
    "imbalance of both": (ProgramFilter(imbalance="weak-glutes"), {"plain", "other"}),
    "imbalance of one": (ProgramFilter(imbalance="weak-hamstrings"), {"plain"}),
    "level": (ProgramFilter(level=Level.ADVANCED), {"other"}),
    "weeks": (ProgramFilter(weeks=12), {"other"}),
    "sessions a week": (ProgramFilter(sessions_per_week=3), {"plain"}),
    "minutes that suffice exactly": (ProgramFilter(max_minutes=43.5), {"plain"}),
    "minutes that do not suffice": (ProgramFilter(max_minutes=43), set()),
    "no equipment": (ProgramFilter(equipment=frozenset()), {"other"}),
    "all the equipment": (ProgramFilter(equipment=frozenset({EquipmentSlug.DUMBBELL, EquipmentSlug.BOX})), {"plain", "other"}),
    "other equipment": (ProgramFilter(equipment=frozenset({EquipmentSlug.BOX})), {"other"}),
    "one of some": (ProgramFilter(among=frozenset({f"{0:026}", f"{9:026}"})), {"plain"}),
    "one of none": (ProgramFilter(among=frozenset()), set()),
    "two at once": (ProgramFilter(level=Level.ADVANCED, weeks=8), set()),
}


@pytest.mark.parametrize(("wanted", "titles"), FILTERS.values(), ids=FILTERS.keys())
def test_list_holds_what_passes_the_filter(store: Engine, wanted: ProgramFilter, titles: set[str]) -> None:
    keep_program(store, record(0, title="plain"))
    other = record(1, title="other", level=Level.ADVANCED, imbalances=("weak-glutes",), equipment=frozenset())
    other = replace(other, weeks=12, sessions_per_week=4, minutes_per_session=60)
    keep_program(store, replace(other, catalogue_version="c2", engine_version="2"))

    page = list_programs(store, wanted)

    assert {summary.title for summary in page.items} == titles
    assert page.total == len(titles)


def test_programs_are_listed_in_order_of_arrival(store: Engine) -> None:
    for number in (2, 0, 1):
        keep_program(store, record(number))

    assert [summary.title for summary in walk(store, ProgramFilter(), limit=2)] == ["Program 2", "Program 0", "Program 1"]


def test_programs_of_the_same_moment_are_told_apart_by_their_id(store: Engine) -> None:
    for number in range(4):
        keep_program(store, record(number))
    with store.begin() as connection:
        moment = connection.execute(select(col(ProgramRow.created_at))).scalars().first()
        connection.execute(update(ProgramRow).values(created_at=moment))

    assert [summary.title for summary in walk(store, ProgramFilter(), limit=1)] == [f"Program {n}" for n in range(4)]


def test_walk_meets_every_program_once_while_others_are_added(store: Engine) -> None:
    for number in (10, 20, 30):
        keep_program(store, record(number))
    first = list_programs(store, ProgramFilter(), limit=2)
    for number in (5, 15, 40):
        keep_program(store, record(number))

    rest = list_programs(store, ProgramFilter(), after=first.next, limit=10)

    assert [summary.title for summary in (*first.items, *rest.items)] == [f"Program {n}" for n in (10, 20, 30, 5, 15, 40)]


def test_last_page_has_no_next(store: Engine) -> None:
    for number in range(4):
        keep_program(store, record(number))
    first = list_programs(store, ProgramFilter(), limit=2)

    last = list_programs(store, ProgramFilter(), after=first.next, limit=2)

    assert first.next == ProgramPosition(first.items[-1].created_at, first.items[-1].id)
    assert last.next is None
    assert last.total == 4


def test_filter_holds_on_every_page(store: Engine) -> None:
    for number in range(6):
        keep_program(store, record(number, level=Level.ADVANCED if number % 2 else Level.BEGINNER))

    titles = [summary.title for summary in walk(store, ProgramFilter(level=Level.ADVANCED), limit=1)]

    assert titles == ["Program 1", "Program 3", "Program 5"]


def test_kept_program_outlives_the_retirement_of_its_imbalance(engine: Engine, tmp_path: Path) -> None:
    seed_catalogue(engine, write(small_seed(), tmp_path))
    keep_program(engine, record(imbalances=("weak-hamstrings",)))
    seed = small_seed()
    del seed["imbalances.yaml"][1]
    seed["imbalances.yaml"][0] |= {"related": [], "assessments": ["bridge-hold"]}
    seed["assessments.yaml"][0] |= {"reading": {"kind": "endurance", "below": ["weak-glutes"]}}
    del seed["protocols/imbalances/weak-hamstrings.yaml"]
    seed["protocols/imbalances/weak-glutes.yaml"][0]["by_default"] = True

    seed_catalogue(engine, write(seed, tmp_path))

    assert find_document(engine, record().id) == record().document
    assert list_programs(engine, ProgramFilter(imbalance="weak-hamstrings")).total == 1


def test_forgotten_program_leaves_nothing_and_others_alone(store: Engine) -> None:
    keep_program(store, record(0))
    keep_program(store, record(1))

    assert forget_program(store, record(0).id)

    assert find_document(store, record(0).id) is None
    assert [summary.id for summary in list_programs(store, ProgramFilter()).items] == [record(1).id]
    with reading(store) as db:
        for column in (ProgramImbalanceRow.program, ProgramEquipmentRow.program):
            assert set(db.exec(select(column))) == {record(1).id}


def test_each_forgotten_program_is_counted_and_one_that_is_not_there_is_not(store: Engine) -> None:
    before = times_forgotten(store)
    for number in range(2):
        keep_program(store, record(number))
        forget_program(store, record(number).id)

    assert not forget_program(store, record(0).id)
    assert times_forgotten(store) == before + 2


def test_forgotten_program_may_be_kept_again(store: Engine) -> None:
    keep_program(store, record())
    forget_program(store, record().id)

    assert keep_program(store, record())
    assert find_document(store, record().id) == record().document


def test_postgresql_refuses_the_null_character_that_the_api_must_therefore_refuse(store: Engine) -> None:
    if store.dialect.name == "postgresql":
        with pytest.raises(DataError):
            find_document(store, "\x00")
    else:
        assert find_document(store, "\x00") is None
