"""The real catalogue, read once from the seed files, and what the engine makes of it, made once for each profile."""

from collections.abc import Callable
from functools import cache

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.generate import generate
from app.engine.plan import Plan
from app.engine.profile import Profile
from app.engine.program import Program
from tests.catalogue_tables import real_catalogue
from tests.engine.planning import plan_of


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return real_catalogue()


@pytest.fixture(scope="session")
def program_for(catalogue: Catalogue) -> Callable[[Profile], Program]:
    return cache(lambda profile: generate(profile, catalogue))


@pytest.fixture(scope="session")
def plan_for(catalogue: Catalogue) -> Callable[[Profile], Plan]:
    return cache(lambda profile: plan_of(profile, catalogue))
