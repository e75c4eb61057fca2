import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import client_of
from app.engine.dosing.schemes import rest_seconds_of
from app.engine.guidelines.doses import LEAST_REST_SECONDS_OF_BARS
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.roles import DoseScheme
from tests.engine.profiles import GYM, somebody


@pytest.mark.parametrize("minutes", [20, 30, 45])
def test_little_time_does_not_cut_the_rest_between_heavy_bars(minutes: int, catalogue: Catalogue) -> None:
    client = client_of(somebody(level=Level.INTERMEDIATE, equipment=GYM, minutes_per_session=minutes), catalogue)
    heavy, light = catalogue.exercises["barbell-deadlift"], catalogue.exercises["goblet-squat"]

    rests = [rest_seconds_of(exercise, DoseScheme.MAIN, client)[2] for exercise in (heavy, light)]

    assert rests[0] >= LEAST_REST_SECONDS_OF_BARS
    assert minutes > 30 or rests[1] < rests[0]
