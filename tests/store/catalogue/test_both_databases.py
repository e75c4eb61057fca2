"""SQLite and PostgreSQL hold the same catalogue, so they give the same programs."""

from app.api.programs.from_engine import document_of
from app.engine.generate import generate
from app.engine.profile import StatedImbalance, canonical
from app.store.catalogue.reading import load_catalogue
from app.store.database import make_engine
from tests.databases import Databases, seed


def test_both_databases_give_the_same_catalogue_and_the_same_program_byte_for_byte(
    sqlite_databases: Databases, postgres_databases: Databases
) -> None:
    profile = canonical((StatedImbalance("weak-glutes"), StatedImbalance("tight-hip-flexors")))
    catalogues = []
    for databases in (sqlite_databases, postgres_databases):
        with databases.prepared(seed) as url:
            engine = make_engine(url)
            catalogues.append(load_catalogue(engine))
            engine.dispose()

    one, other = catalogues

    assert one == other
    assert document_of(generate(profile, one)) == document_of(generate(profile, other))
