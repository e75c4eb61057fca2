"""Every limit of every field test, on both sides, for the people that it was found in."""

from collections.abc import Iterator

import pytest

from app.engine.catalogue.assessments import Assessment, MeasurementError
from app.engine.catalogue.catalogue import Catalogue
from app.engine.screening.chance import chance_of_difference, chance_of_value, minimal_detectable_change
from app.engine.screening.signs import Person, Sign, signs_of
from app.engine.vocabulary.people import Sex
from app.engine.vocabulary.screening import Flag
from tests.engine.screening.limit_cases import CASES, OTHER_PEOPLE, LimitCase, Pair
from tests.engine.screening.screening_cases import measured


def signs(catalogue: Catalogue, test: str, result: float | Pair, person: Person) -> tuple[Sign, ...]:
    assessment = catalogue.assessments[test]
    results = {test: both_sides(assessment, result)}
    return signs_of(assessment, measured(catalogue, results), person)[0]


def both_sides(assessment: Assessment, result: float | Pair) -> float | Pair:
    return result if isinstance(result, tuple) or not assessment.sided else (result, result)


def said(catalogue: Catalogue, test: str, result: float | Pair, person: Person) -> Flag | None:
    flags = {sign.because.flag for sign in signs(catalogue, test, result, person)}
    assert len(flags) <= 1
    return next(iter(flags), None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.test} {case.sex} {case.age} {case.beyond}")
def test_limit_is_passed_where_it_should_be_and_not_before(case: LimitCase, catalogue: Catalogue) -> None:
    assert said(catalogue, case.test, case.before, case.person) is case.says_before
    assert said(catalogue, case.test, case.beyond, case.person) is case.says_beyond
    assert all(case.population in sign.because.cut_off for sign in signs(catalogue, case.test, case.beyond, case.person))


def test_every_limit_has_its_cases(catalogue: Catalogue) -> None:
    reached = {
        (case.test, sign.because.cut_off) for case in CASES for sign in signs(catalogue, case.test, case.beyond, case.person)
    }
    missing = [
        (assessment.slug, cut_off.population, cut_off.value)
        for assessment in catalogue.assessments.values()
        for cut_off in assessment.cut_offs
        if not any(
            test == assessment.slug and f"{cut_off.value:g}" in limit and cut_off.population in limit for test, limit in reached
        )
    ]

    assert missing == []


@pytest.mark.parametrize(("test", "result", "sex", "age", "says"), OTHER_PEOPLE, ids=str)
def test_norms_say_nothing_of_people_they_were_not_found_in(
    test: str, result: float | Pair, sex: Sex, age: int, says: Flag | None, catalogue: Catalogue
) -> None:
    assert said(catalogue, test, result, Person(sex, age)) is says


def test_without_an_age_no_limit_of_an_age_counts(catalogue: Catalogue) -> None:
    assert said(catalogue, "prone-plank-hold", 5, Person(Sex.FEMALE, None)) is None
    assert said(catalogue, "single-leg-heel-rise-reps", (4, 5), Person(None, None)) is None


def of_tests_that_flag(catalogue: Catalogue) -> Iterator[Assessment]:
    return (each for each in catalogue.assessments.values() if not each.informational_only)


def test_no_error_is_taken_for_nothing(catalogue: Catalogue) -> None:
    for assessment in of_tests_that_flag(catalogue):
        assert assessment.error is not None, assessment.slug
        assert assessment.error.standard_error > 0
        assert set(assessment.error.sources) <= set(catalogue.sources)


def test_one_value_may_be_off_by_less_than_a_difference_of_two() -> None:
    """Latimer's 17.5 seconds: 34 for one hold, 48.5 between two."""
    error = MeasurementError(17.5, in_percent=False, sources=("latimer-1999",))

    assert chance_of_value(error, 100) == pytest.approx(34.3)
    assert chance_of_difference(error, 100) == pytest.approx(48.5, abs=0.05)
    assert minimal_detectable_change(error) == 48.5


def test_error_in_percent_grows_with_the_value() -> None:
    error = MeasurementError(4, in_percent=True, sources=("reid-2007",))

    assert chance_of_value(error, 200) == pytest.approx(15.68)
    assert minimal_detectable_change(error) is None


@pytest.mark.parametrize(
    ("slug", "measured_somewhere"), [("active-knee-extension", True), ("modified-thomas", False), ("single-leg-hop", True)]
)
def test_guessed_error_says_that_it_is_one(slug: str, *, measured_somewhere: bool, catalogue: Catalogue) -> None:
    worst: float | Pair = (60.0, 60.0) if slug != "single-leg-hop" else (50.0, 100.0)
    (*_, sign) = signs(catalogue, slug, worst, Person(Sex.FEMALE, 20))

    assert sign.error_is_known is measured_somewhere
    assert sign.because.measurement_error.startswith("up to" if measured_somewhere else "not measured")
