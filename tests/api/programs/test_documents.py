"""Documents of programs in memory and in the store."""

import pytest
from sqlalchemy import Engine

from app.api.programs.documents import Documents
from app.api.programs.from_engine import record_of
from app.engine.generate import generate
from app.engine.profile import StatedImbalance, canonical
from app.store.catalogue.reading import load_catalogue
from app.store.program_record import ProgramRecord
from app.store.programs import keep_program
from tests.store.counting import statements


@pytest.fixture
def record(seeded_engine: Engine) -> ProgramRecord:
    """A program that is stored."""
    record = record_of(generate(canonical((StatedImbalance("weak-core"),), weeks=1), load_catalogue(seeded_engine)))
    keep_program(seeded_engine, record)
    return record


def test_document_is_selected_once(seeded_engine: Engine, record: ProgramRecord) -> None:
    documents = Documents(seeded_engine)

    with statements(seeded_engine) as seen:
        found = [documents.find(record.id) for _ in range(3)]

    assert found == [record.document] * 3
    assert len(seen) == 1
    assert documents.at_hand(record.id) == record.document


def test_document_that_does_not_exist_is_looked_for_each_time(seeded_engine: Engine) -> None:
    documents = Documents(seeded_engine)

    with statements(seeded_engine) as seen:
        assert [documents.find("nothing"), documents.find("nothing")] == [None, None]

    assert len(seen) == 2


def test_documents_in_memory_are_bounded_by_their_bytes(engine: Engine) -> None:
    documents = Documents(engine, most_bytes=25)
    for number in range(4):
        documents.keep(str(number), bytes(10))
    documents.keep("too large", bytes(26))

    assert [name for name in ("0", "1", "2", "3", "too large") if documents.at_hand(name)] == ["2", "3"]
