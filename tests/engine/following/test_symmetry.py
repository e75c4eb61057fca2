"""Left and right over time: chance, change and words."""

from math import sqrt

import pytest

from app.engine.following.journal import Retest
from app.engine.following.symmetry import TestSymmetry, symmetry_of
from app.engine.guidelines.screening import STANDARD_ERRORS
from app.engine.screening.measurements import Measurement
from app.engine.vocabulary.body import Side
from tests.catalogue_tables import real_catalogue
from tests.engine.following.cases import MONDAY, a_test

ASSESSMENTS = real_catalogue().assessments
COMPARED = next(a for a in ASSESSMENTS.values() if a.sided and a.reading.difference and not a.informational_only)
WORSE_IF_MORE = next(a for a in ASSESSMENTS.values() if a.sided and a.reading.above and not a.reading.difference)


@pytest.mark.parametrize(
    ("test", "real"),
    [
        pytest.param(a_test((0, 80, 100)), None, id="once"),
        pytest.param(a_test((0, 80, 100), (42, 83.9, 100)), False, id="within chance"),
        pytest.param(a_test((0, 80, 100), (42, 84, 100)), True, id="beyond chance"),
        pytest.param(a_test((0, 80, 100), (42, 76, 100)), True, id="further apart beyond chance"),
        pytest.param(a_test((0, 80, 100), (42, 100, 100), standard_error=None), None, id="error unknown"),
        pytest.param(a_test((0, 80, 100), (42, 100, 100), standard_error=5, in_percent=True), True, id="in percent, beyond"),
        pytest.param(a_test((0, 80, 100), (42, 99, 100), standard_error=5, in_percent=True), False, id="in percent, within"),
    ],
)
def test_change_is_real_beyond_the_error_of_four_results(test: TestSymmetry, real: bool | None) -> None:
    assert test.is_real is real


def test_chance_of_a_change_is_that_of_two_differences() -> None:
    test = a_test((0, 80, 100), (42, 90, 100))

    assert test.chance_between(test.pairs[0]) == pytest.approx(sqrt(2) * STANDARD_ERRORS)
    assert test.chance_of_change == pytest.approx(2 * STANDARD_ERRORS)


def test_side_that_was_weaker_first_stays_the_one_that_is_watched() -> None:
    test = a_test((0, 100, 80), (42, 100, 110))

    assert test.weaker_side is Side.RIGHT
    assert test.weaker_now is Side.LEFT
    assert test.change == 30


@pytest.mark.parametrize(
    ("test", "words"),
    [
        (a_test((0, 80, 100)), "a re-test will show"),
        (a_test((0, 80, 100), (42, 82, 100)), "no more than the test varies by chance"),
        (a_test((0, 80, 100), (42, 95, 100)), "really become smaller"),
        (a_test((0, 80, 100), (42, 60, 100)), "really become larger"),
        (a_test((0, 80, 100), (42, 95, 100), standard_error=None), "nobody has measured"),
    ],
)
def test_sentence_says_no_more_than_the_test_can(test: TestSymmetry, words: str) -> None:
    assert words in test.sentence


def retest(day: int, slug: str, left: float, right: float | None, pelvis: bool | None = None) -> Retest:
    """One test on one day."""
    unit = ASSESSMENTS[slug].unit
    sides = [(Side.LEFT, left)] + ([(Side.RIGHT, right)] if right is not None else [])
    return Retest(MONDAY + day, tuple(Measurement(slug, side, value, unit, pelvis) for side, value in sides))


def test_tests_of_both_sides_are_put_together_by_day() -> None:
    found = symmetry_of((retest(0, COMPARED.slug, 8, 10), retest(28, COMPARED.slug, 9, 10)), ASSESSMENTS)

    assert [(test.assessment.slug, [pair.index_percent for pair in test.pairs]) for test in found] == [
        (COMPARED.slug, [80, 90])
    ]


def test_one_side_alone_compares_nothing() -> None:
    assert symmetry_of((retest(0, COMPARED.slug, 8, None),), ASSESSMENTS) == ()


def test_test_in_which_more_is_worse_tells_no_weaker_side() -> None:
    assert symmetry_of((retest(0, WORSE_IF_MORE.slug, 20, 40),), ASSESSMENTS) == ()


def test_test_without_a_steady_pelvis_does_not_count() -> None:
    assert symmetry_of((retest(0, COMPARED.slug, 8, 10, pelvis=False),), ASSESSMENTS) == ()
