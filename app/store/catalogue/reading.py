"""Reads the catalogue and its version from the database."""

from sqlalchemy import Engine
from sqlmodel import select

from app.engine.catalogue.catalogue import Catalogue
from app.store.catalogue.mapping import read_catalogue
from app.store.database import reading
from app.store.tables.state import CatalogueStateRow


class CatalogueMissing(LookupError):
    """The database holds no catalogue yet: it was never seeded."""


def catalogue_version(engine: Engine) -> str | None:
    """The version of the stored catalogue, or None before the first seeding. One small select."""
    with reading(engine) as db:
        return db.exec(select(CatalogueStateRow.version)).first()


def load_catalogue(engine: Engine) -> Catalogue:
    """The stored catalogue without its retired entries, all from one state of the database.

    Takes one select for each table, however many entries there are. Raises CatalogueMissing before the first seeding.
    """
    with reading(engine) as db:
        version = db.exec(select(CatalogueStateRow.version)).first()
        if version is None:
            raise CatalogueMissing("the database holds no catalogue: seed it first")
        return read_catalogue(db, version)
