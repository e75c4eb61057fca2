"""What becomes of the difference between the sides: at both sides of every boundary."""

import pytest

from app.engine.following.rules import sides
from app.engine.following.symmetry import TestSymmetry
from tests.builders import a_catalogue
from tests.engine.following.cases import a_standing, a_test


@pytest.mark.parametrize(
    ("test", "offered"),
    [
        pytest.param(a_test((0, 80, 100), (28, 90, 100), (56, 90, 100)), True, id="90 % twice"),
        pytest.param(a_test((0, 80, 100), (28, 89, 100), (56, 90, 100)), False, id="90 % once"),
        pytest.param(a_test((0, 80, 100), (28, 90, 100)), False, id="one re-test"),
        pytest.param(a_test((0, 80, 100), (28, 120, 100), (56, 115, 100)), True, id="overtaken twice"),
        pytest.param(a_test((0, 95, 100), (28, 95, 100), (56, 95, 100)), False, id="never uneven"),
        pytest.param(a_test((0, 80, 100), (28, 90, 100), (56, 90, 100), standard_error=None), False, id="error unknown"),
    ],
)
def test_offer_upkeep_once_sides_are_even(test: TestSymmetry, offered: bool) -> None:
    advice = sides.offer_upkeep_once_sides_are_even(a_standing(symmetry=(test,)), a_catalogue())

    assert (advice is not None) is offered
    assert advice is None or advice.maintenance


@pytest.mark.parametrize(
    ("test", "offered"),
    [
        pytest.param(a_test((0, 80, 100), (42, 80, 100)), True, id="six weeks, unchanged"),
        pytest.param(a_test((0, 80, 100), (41, 80, 100)), False, id="a day less"),
        pytest.param(a_test((0, 80, 100), (42, 83.9, 100)), True, id="closer by no more than chance"),
        pytest.param(a_test((0, 80, 100), (42, 84, 100)), False, id="closer by more than chance"),
        pytest.param(a_test((0, 80, 100), (42, 70, 100)), True, id="further apart"),
        pytest.param(a_test((0, 91, 100), (42, 91, 100)), False, id="never uneven"),
        pytest.param(a_test((0, 80, 100)), False, id="tested once"),
    ],
)
def test_offer_a_look_when_sides_stay_apart(test: TestSymmetry, offered: bool) -> None:
    advice = sides.offer_a_look_when_sides_stay_apart(a_standing(symmetry=(test,)), a_catalogue())

    assert (advice is not None) is offered
    assert advice is None or advice.professions
