"""The real catalogue, read once from the seed files."""

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.store.seed.files import read_seed
from app.store.seed.to_engine import catalogue_of


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return catalogue_of(read_seed())
