"""What a day's lifts take to its length, and so what its warm-up moves first."""

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import client_of
from app.engine.guidelines.muscles import LENGTHENED_BY
from app.engine.progression.calendar import PHASES
from app.engine.sessions.occasion import Occasion, worked_on
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.roles import Role
from tests.engine.planning import day_of, wanted
from tests.engine.profiles import somebody


@pytest.mark.parametrize(("slug", "role"), [("weak-hamstrings", Role.KNEE_FLEXION), ("weak-calves", Role.CALF_STRAIGHT)])
def test_day_takes_to_their_length_what_its_first_work_is_for(slug: str, role: Role, catalogue: Catalogue) -> None:
    client = client_of(somebody(slug), catalogue)

    assert not LENGTHENED_BY[role].isdisjoint(worked_on(wanted(client)))


def test_drill_suits_a_day_that_takes_one_of_its_muscles_to_its_length(catalogue: Catalogue) -> None:
    client = client_of(somebody("weak-glutes"), catalogue)
    occasion = Occasion(client, day_of(client), PHASES[0], frozenset({MuscleSlug.HAMSTRINGS}))

    assert occasion.suits(catalogue.exercises["dynamic-hamstring-sweep"])
    assert not occasion.suits(catalogue.exercises["ankle-rock"])


def test_what_the_day_before_had_is_not_fresh(catalogue: Catalogue) -> None:
    client = client_of(somebody("weak-glutes"), catalogue)
    occasion = Occasion(client, day_of(client), PHASES[0], before=frozenset({"ankle-rock"}))

    assert not occasion.is_fresh(catalogue.exercises["ankle-rock"])
    assert occasion.is_fresh(catalogue.exercises["wall-calf-pump"])
