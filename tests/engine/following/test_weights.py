"""Weights: exact steps in their own unit."""

from decimal import Decimal

import pytest

from app.engine.following.weights import Weight, lowered, raised, raised_by_one
from app.engine.guidelines.band import Band
from app.engine.vocabulary.following import WeightUnit
from tests.engine.following.cases import kg, lb

D = Decimal


@pytest.mark.parametrize(
    ("weight", "percent", "step", "expected"),
    [
        pytest.param(kg("20"), Band(5, 10), "1", kg("22"), id="as many steps as fit"),
        pytest.param(kg("20"), Band(5, 10), "2", kg("22"), id="just fits"),
        pytest.param(kg("19.9"), Band(5, 10), "2", None, id="just too much"),
        pytest.param(kg("0.3"), Band(5, 100), "0.1", kg("0.6"), id="tenths stay tenths"),
        pytest.param(lb("45"), Band(5, 10), "2.5", lb("47.5"), id="pounds by pounds"),
        pytest.param(lb("45"), Band(5, 10), "5", None, id="pounds too coarse"),
    ],
)
def test_weight_is_raised_within_the_band(weight: Weight, percent: Band, step: str, expected: Weight | None) -> None:
    assert raised(weight, percent, D(step)) == expected


@pytest.mark.parametrize(
    ("weight", "step", "expected"),
    [
        pytest.param(kg("25"), "2.5", kg("27.5"), id="a tenth"),
        pytest.param(kg("24.9"), "2.5", None, id="more than a tenth"),
        pytest.param(lb("50"), "5", lb("55"), id="a tenth in pounds"),
        pytest.param(lb("49"), "5", None, id="more than a tenth in pounds"),
    ],
)
def test_next_weight_is_at_most_a_tenth_heavier(weight: Weight, step: str, expected: Weight | None) -> None:
    assert raised_by_one(weight, 10, D(step)) == expected


@pytest.mark.parametrize(
    ("weight", "percent", "step", "expected"),
    [
        pytest.param(kg("20"), Band(5, 10), "1", kg("19"), id="the least that is asked for"),
        pytest.param(kg("21"), Band(5, 10), "1", kg("19"), id="rounded to less"),
        pytest.param(kg("20"), Band(5, 10), "2.5", kg("17.5"), id="one step where it is coarse"),
        pytest.param(kg("2"), Band(5, 10), "2", None, id="nothing left"),
        pytest.param(lb("45"), Band(10, 20), "2.5", lb("40"), id="pounds by pounds"),
    ],
)
def test_weight_is_lowered_by_the_band(weight: Weight, percent: Band, step: str, expected: Weight | None) -> None:
    assert lowered(weight, percent, D(step)) == expected


@pytest.mark.parametrize(("weight", "said"), [(kg("22.50"), "22.5 kg"), (kg("100"), "100 kg"), (lb("0.5"), "0.5 lb")])
def test_weight_is_said_without_idle_zeros(weight: Weight, said: str) -> None:
    assert str(weight) == said


def test_units_are_never_the_same_weight() -> None:
    assert Weight(D(20), WeightUnit.KG) != Weight(D(20), WeightUnit.LB)
