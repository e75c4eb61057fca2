"""What measurements come to: nothing by chance, nothing marked on one test's word, and a profile to begin with."""

from dataclasses import replace

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.guidelines.screening import MILD_SIDE_DIFFERENCE, MODERATE_SIDE_DIFFERENCE, NORMAL_SIDE_DIFFERENCE
from app.engine.screening.screening import Confidence
from app.engine.screening.signs import Person, severity_of_difference
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Sex
from app.engine.vocabulary.screening import Flag, Offer
from tests.engine.screening.screening_cases import (
    MAN,
    NEVER_CONCLUDED,
    NOT_TOLD,
    WOMAN,
    Pair,
    found,
    screened,
    worst_results,
)

STUDENT = Person(Sex.FEMALE, 20)


@pytest.mark.parametrize(
    ("percent", "severity"),
    [
        (10.1, Severity.MILD),
        (15, Severity.MILD),
        (15.1, Severity.MODERATE),
        (20, Severity.MODERATE),
        (20.1, Severity.MARKED),
    ],
)
def test_side_differences_are_classed_by_percent(percent: float, severity: Severity) -> None:
    assert severity_of_difference(percent) is severity


def test_limit_that_holds_the_error_already_is_not_widened_again(catalogue: Catalogue) -> None:
    """One woman's 14 heel rises lie below 15, which is the median of 21 less the error of 6."""
    (remark,) = screened(catalogue, {"single-leg-heel-rise-reps": (14, 14)}).not_flagged

    assert remark.startswith("Weak calves: worth watching")


@pytest.mark.parametrize("slug", ["pelvic-angle", "prone-hip-extension-pattern"])
def test_informational_tests_never_flag(catalogue: Catalogue, slug: str) -> None:
    assessment = catalogue.assessments[slug]
    screening = screened(catalogue, {slug: (assessment.lowest, assessment.highest)})

    assert screening.findings == ()
    assert "for information only" in screening.not_flagged[0]


def test_thomas_test_without_pelvic_control_does_not_count(catalogue: Catalogue) -> None:
    screening = screened(catalogue, {"modified-thomas": (30, 30)}, pelvis_controlled=False)

    assert screening.findings == ()
    assert "pelvis was not held steady" in screening.not_flagged[0]


def test_posture_is_never_concluded_from_tests(catalogue: Catalogue) -> None:
    screening = screened(catalogue, worst_results(catalogue))

    assert screening.findings
    assert NEVER_CONCLUDED.isdisjoint(found(screening))


def test_watch_alone_flags_nothing_and_is_told(catalogue: Catalogue) -> None:
    screening = screened(catalogue, {"trendelenburg-stance": (1, 0)})

    assert screening.findings == ()
    assert any(remark.startswith("Weak hip abductors: worth watching") for remark in screening.not_flagged)


def test_two_watches_of_different_tests_flag_a_mild_imbalance_with_low_confidence(catalogue: Catalogue) -> None:
    finding = found(screened(catalogue, {"trendelenburg-stance": (1, 0), "lateral-step-down": (2, 0)}))["weak-hip-abductors"]

    assert (finding.severity, finding.confidence, finding.weaker_side) == (Severity.MILD, Confidence.LOW, Side.LEFT)


@pytest.mark.parametrize(("weaker", "severity"), [(80, Severity.MILD), (79, Severity.MODERATE), (30, Severity.MODERATE)])
def test_one_test_alone_says_mild_or_beyond_a_strong_limit_moderate(
    catalogue: Catalogue, weaker: float, severity: Severity
) -> None:
    finding = found(screened(catalogue, {"single-leg-press-estimate": (weaker, 100)}))["left-right-asymmetry"]

    assert finding.severity is severity
    assert finding.confidence is Confidence.MODERATE


def test_very_short_hold_of_the_back_is_no_mild_matter(catalogue: Catalogue) -> None:
    finding = found(screened(catalogue, {"biering-sorensen-hold": 50}, person=MAN))["weak-back-extensor-endurance"]

    assert finding.severity is Severity.MODERATE
    assert finding.because[0].flag is Flag.STRONG


def test_gap_of_two_seconds_says_nothing(catalogue: Catalogue) -> None:
    screening = screened(catalogue, {"side-bridge-hold": (10, 12)})

    assert screening.findings == ()
    assert "within the measurement error" in screening.not_flagged[0]


def test_two_tests_of_one_kind_say_as_much_as_both_agree_on(catalogue: Catalogue) -> None:
    moderate = {"single-leg-press-estimate": (50.0, 100.0), "single-leg-hop": (83.0, 100.0)}
    marked = {"single-leg-press-estimate": (50.0, 100.0), "single-leg-hop": (70.0, 100.0)}

    assert found(screened(catalogue, {**moderate}))["left-right-asymmetry"].severity is Severity.MODERATE
    assert found(screened(catalogue, {**marked}))["left-right-asymmetry"].severity is Severity.MARKED


def test_tests_of_different_kinds_do_not_confirm_each_other(catalogue: Catalogue) -> None:
    """Balance and strength both favour the right leg of a young athlete."""
    results: dict[str, float | Pair] = {"single-leg-press-estimate": (85, 100), "y-balance": (40, 60)}
    finding = found(screened(catalogue, results, person=Person(Sex.FEMALE, 20)))["left-right-asymmetry"]

    assert len(finding.because) == 2
    assert finding.severity is Severity.MILD


def test_tests_that_favour_different_sides_flag_no_asymmetry(catalogue: Catalogue) -> None:
    screening = screened(catalogue, {"single-leg-press-estimate": (50, 100), "single-leg-hop": (100, 70)})

    assert "left-right-asymmetry" not in found(screening)
    assert any("different sides" in remark for remark in screening.not_flagged)


def test_agreement_on_published_limits_with_known_error_gives_high_confidence(catalogue: Catalogue) -> None:
    results: dict[str, float | Pair] = {"single-leg-heel-rise-reps": (20, 40), "single-leg-press-estimate": (70, 100)}

    assert found(screened(catalogue, results))["left-right-asymmetry"].confidence is Confidence.HIGH


def test_finding_names_test_limit_error_and_sources(catalogue: Catalogue) -> None:
    (because,) = found(screened(catalogue, {"knee-to-wall-lunge": (5, 12)}))["tight-calves"].because

    assert because.assessment == "knee-to-wall-lunge"
    assert because.measured == "left 5 cm, right 12 cm: 58.3 % apart"
    assert because.cut_off == "sides more than 2 cm apart (adults, usual rule in practice)"
    assert because.measurement_error == "up to 1.9 cm"
    assert "powden-2015" in because.sources


def test_every_finding_says_where_its_limits_come_from(catalogue: Catalogue) -> None:
    screening = screened(catalogue, worst_results(catalogue))

    reasons = [because for finding in screening.findings for because in finding.because]
    assert reasons
    for because in reasons:
        assert because.cut_off
        assert because.measurement_error
        assert because.sources
        assert set(because.sources) <= set(catalogue.sources)


@pytest.mark.parametrize("side", Side)
def test_side_with_the_worse_value_is_the_weaker_or_tighter_one(catalogue: Catalogue, side: Side) -> None:
    def on(worse: float, better: float) -> Pair:
        return (worse, better) if side is Side.LEFT else (better, worse)

    results = {"active-knee-extension": on(50, 5), "single-leg-bridge-reps": on(4, 30)}
    findings = found(screened(catalogue, {**results}, person=STUDENT))

    assert {findings[slug].weaker_side for slug in ("tight-hamstrings", "weak-glutes", "left-right-asymmetry")} == {side}


def test_short_bend_to_the_left_is_tight_on_the_right(catalogue: Catalogue) -> None:
    finding = found(screened(catalogue, {"side-bend-reach": (10, 20)}))["limited-lateral-flexion"]

    assert finding.weaker_side is Side.RIGHT


def test_both_sides_alike_give_no_weaker_side(catalogue: Catalogue) -> None:
    screening = screened(catalogue, {"active-knee-extension": (50, 50)}, person=STUDENT)

    assert found(screening)["tight-hamstrings"].weaker_side is None


def test_side_that_nobody_knows_stays_unknown_in_the_profile(catalogue: Catalogue) -> None:
    """The sides differ by 6 degrees, and 8 may be chance."""
    profile = screened(catalogue, {"active-knee-extension": (50, 44)}, person=STUDENT).profile

    assert profile is not None
    assert [stated.weaker_side for stated in profile.imbalances] == [None]


@pytest.mark.parametrize(
    ("person", "is_flagged"),
    [(MAN, True), (WOMAN, False), (NOT_TOLD, False), (Person(Sex.MALE, 25), False), (Person(Sex.MALE, None), False)],
)
def test_limits_are_for_the_people_they_were_measured_in(catalogue: Catalogue, person: Person, is_flagged: bool) -> None:
    """Of the back-extensor hold they are men of 30 to 60."""
    screening = screened(catalogue, {"biering-sorensen-hold": 100}, person=person)

    assert ("weak-back-extensor-endurance" in found(screening)) is is_flagged


@pytest.mark.parametrize(("seconds", "is_flagged"), [(38, True), (45, False)])
def test_without_a_sex_a_limit_must_be_passed_for_both(catalogue: Catalogue, seconds: float, is_flagged: bool) -> None:
    young = Person(None, 20)

    assert ("weak-core" in found(screened(catalogue, {"prone-plank-hold": seconds}, person=young))) is is_flagged
    assert "weak-core" in found(screened(catalogue, {"prone-plank-hold": seconds}, person=replace(young, sex=Sex.MALE)))


def test_order_of_measurements_does_not_change_what_is_found(catalogue: Catalogue) -> None:
    results = worst_results(catalogue)
    backwards = dict(reversed(results.items()))

    assert found(screened(catalogue, results))
    assert set(found(screened(catalogue, results))) == set(found(screened(catalogue, backwards)))
    assert screened(catalogue, results).profile == screened(catalogue, backwards).profile


def test_profile_states_what_was_found(catalogue: Catalogue) -> None:
    screening = screened(catalogue, {"side-bridge-hold": (51, 95)})

    assert screening.profile is not None
    (stated,) = screening.profile.imbalances
    assert (stated.imbalance, stated.severity, stated.weaker_side) == ("lateral-trunk-asymmetry", Severity.MILD, Side.LEFT)
    assert screening.offers is Offer.CORRECTION


@pytest.mark.parametrize(
    ("results", "summary"),
    [
        ({}, "Nothing was measured, so nothing stands out."),
        ({"side-bridge-hold": (90.0, 91.0), "prone-plank-hold": 120.0}, "Nothing stands out."),
    ],
)
def test_nothing_is_made_up_where_nothing_stands_out(
    catalogue: Catalogue, results: dict[str, float | Pair], summary: str
) -> None:
    screening = screened(catalogue, results)

    assert screening.summary.startswith(summary)
    assert "balanced maintenance" in screening.summary
    assert screening.offers is Offer.BALANCED_MAINTENANCE
    assert screening.profile is not None
    assert screening.profile.imbalances == ()


def test_guidelines_put_the_side_differences_in_order() -> None:
    assert NORMAL_SIDE_DIFFERENCE < MILD_SIDE_DIFFERENCE < MODERATE_SIDE_DIFFERENCE
