"""The real catalogue, read once from the seed files."""

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.store.seed_files import read_seed
from app.store.seed_values import catalogue_of


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return catalogue_of(read_seed())
