"""What measurements and answers come to: nothing by chance, nothing marked on one test's word, no red flag overlooked."""

from collections.abc import Iterable

import pytest

from app.engine import guidelines
from app.engine.catalogue import Catalogue
from app.engine.measurements import NEEDS_PELVIS_CONTROL, Measurement, faults_in
from app.engine.profile import canonical
from app.engine.screening import BALANCED_WORK, CHAIR_STAND, Confidence, Intake, Screening, ScreeningFinding, screen
from app.engine.screening_readings import NEVER_CONCLUDED, READINGS
from app.engine.screening_safety import BOTH_PROFESSIONS, CLEARED_BY_A_CLINICIAN, SEEN_BESIDE_TRAINING, UNDER_AGE_FLAG
from app.engine.screening_signs import ERROR_IN_CUT_OFF, Person, severity_of_difference
from app.engine.vocabulary import Comparison, DemandSlug, Level, SafetyResponse, Severity, Sex, Side

Pair = tuple[float, float]

WOMAN = Person(Sex.FEMALE, 34)
MAN = Person(Sex.MALE, 40)
NOT_TOLD = Person()


def measured(
    catalogue: Catalogue, results: dict[str, float | Pair], *, pelvis_controlled: bool = True
) -> tuple[Measurement, ...]:
    """Measurements in the units of their tests; a pair is left and right."""
    made = []
    for slug, values in results.items():
        controlled = pelvis_controlled if slug in NEEDS_PELVIS_CONTROL else None
        by_side = dict(zip(Side, values, strict=True)) if isinstance(values, tuple) else {None: values}
        unit = catalogue.assessments[slug].unit
        made += [Measurement(slug, side, value, unit, controlled) for side, value in by_side.items()]
    return tuple(made)


def screened(
    catalogue: Catalogue,
    results: dict[str, float | Pair] | None = None,
    *,
    person: Person = WOMAN,
    pelvis_controlled: bool = True,
    red_flags: Iterable[str] = (),
    conditions: Iterable[str] = (),
    pain: int = 0,
    pain_duration_weeks: int = 0,
    level: Level = Level.BEGINNER,
) -> Screening:
    """The screening of a woman of 34 who has nothing to report but these results."""
    measurements = measured(catalogue, results or {}, pelvis_controlled=pelvis_controlled)
    assert faults_in(dict(enumerate(measurements)), catalogue) == ()
    profile = canonical((), level=level, conditions=frozenset(conditions), pain=pain)
    return screen(Intake(measurements, person, profile, frozenset(red_flags), pain_duration_weeks), catalogue)


def found(screening: Screening) -> dict[str, ScreeningFinding]:
    return {finding.imbalance: finding for finding in screening.findings}


# what each test speaks for


def test_every_assessment_has_its_reading(catalogue: Catalogue) -> None:
    assert set(READINGS) == set(catalogue.assessments)


def test_every_reading_speaks_of_the_imbalances_that_name_the_test(catalogue: Catalogue) -> None:
    for slug, reading in READINGS.items():
        named = {imbalance.slug for imbalance in catalogue.imbalances.values() if slug in imbalance.assessments}
        assert {*reading.below, *reading.above, *reading.difference, *reading.silent_on} == named - NEVER_CONCLUDED, slug


def test_every_limit_of_the_catalogue_is_read(catalogue: Catalogue) -> None:
    for slug, assessment in catalogue.assessments.items():
        reading = READINGS[slug]
        spoken_for = {
            Comparison.BELOW: reading.below,
            Comparison.ABOVE: reading.above,
            Comparison.SIDE_DIFFERENCE: reading.difference,
            Comparison.SIDE_DIFFERENCE_PERCENT: reading.difference,
        }
        assert all(spoken_for[cut_off.comparison] for cut_off in assessment.cut_offs), slug
        assert not reading.difference or (assessment.sided and not reading.above), slug


def test_exceptions_name_imbalances_that_their_reading_has() -> None:
    for slug, reading in READINGS.items():
        assert {*reading.supports, *reading.crossed} <= {*reading.below, *reading.above, *reading.difference}, slug


def test_names_in_the_screening_are_in_the_catalogue(catalogue: Catalogue) -> None:
    assert NEVER_CONCLUDED | {BALANCED_WORK.imbalance} <= set(catalogue.imbalances)
    assert NEEDS_PELVIS_CONTROL | ERROR_IN_CUT_OFF | {CHAIR_STAND} <= set(catalogue.assessments)
    assert CLEARED_BY_A_CLINICIAN | {UNDER_AGE_FLAG} <= set(catalogue.red_flags)
    assert set(SEEN_BESIDE_TRAINING) <= set(catalogue.conditions)
    assert {catalogue.red_flags[slug].urgency for slug in CLEARED_BY_A_CLINICIAN} == {"clearance"}


# what is flagged


@pytest.mark.parametrize(
    ("weaker", "imbalance"), [(90.0, None), (89.0, "lateral-trunk-asymmetry"), (50.0, "lateral-trunk-asymmetry")]
)
def test_side_difference_up_to_ten_percent_is_normal(catalogue: Catalogue, weaker: float, imbalance: str | None) -> None:
    screening = screened(catalogue, {"side-bridge-hold": (weaker, 100)})

    assert set(found(screening)) == ({imbalance} if imbalance else set())


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


@pytest.mark.parametrize(("right", "is_watched"), [(10.2, False), (10, True)])
def test_side_difference_must_exceed_the_error_of_the_test(catalogue: Catalogue, right: float, is_watched: bool) -> None:
    """Ankles that differ by 1.5 cm are worth watching, but up to 1.9 cm may be error."""
    screening = screened(catalogue, {"knee-to-wall-lunge": (12, right)})

    assert any("worth watching" in remark for remark in screening.not_flagged) is is_watched


@pytest.mark.parametrize(("angle", "is_flagged"), [(0, False), (3.7, False), (3.8, True)])
def test_limit_must_be_passed_by_more_than_the_error_of_the_test(catalogue: Catalogue, angle: float, is_flagged: bool) -> None:
    screening = screened(catalogue, {"modified-thomas": (angle, -10)})

    assert ("tight-hip-flexors" in found(screening)) is is_flagged


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


def test_one_test_alone_says_no_more_than_mild(catalogue: Catalogue) -> None:
    finding = found(screened(catalogue, {"single-leg-press-estimate": (50, 100)}))["left-right-asymmetry"]

    assert finding.severity is Severity.MILD
    assert finding.confidence is Confidence.LOW


def test_two_tests_of_one_kind_say_as_much_as_both_agree_on(catalogue: Catalogue) -> None:
    moderate = {"single-leg-press-estimate": (50.0, 100.0), "single-leg-hop": (83.0, 100.0)}
    marked = {"single-leg-press-estimate": (50.0, 100.0), "single-leg-hop": (70.0, 100.0)}

    assert found(screened(catalogue, {**moderate}))["left-right-asymmetry"].severity is Severity.MODERATE
    assert found(screened(catalogue, {**marked}))["left-right-asymmetry"].severity is Severity.MARKED


def test_tests_of_different_kinds_do_not_confirm_each_other(catalogue: Catalogue) -> None:
    """Balance and strength both favour the right leg."""
    finding = found(screened(catalogue, {"single-leg-press-estimate": (50, 100), "y-balance": (40, 60)}))[
        "left-right-asymmetry"
    ]

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

    for because in (because for finding in screening.findings for because in finding.because):
        assert because.cut_off
        assert because.measurement_error
        assert because.sources
        assert set(because.sources) <= set(catalogue.sources)


@pytest.mark.parametrize("side", Side)
def test_side_with_the_worse_value_is_the_weaker_or_tighter_one(catalogue: Catalogue, side: Side) -> None:
    def on(worse: float, better: float) -> Pair:
        return (worse, better) if side is Side.LEFT else (better, worse)

    results = {"active-knee-extension": on(50, 5), "single-leg-bridge-reps": on(4, 30)}
    findings = found(screened(catalogue, {**results}))

    assert {findings[slug].weaker_side for slug in ("tight-hamstrings", "weak-glutes", "left-right-asymmetry")} == {side}


def test_short_bend_to_the_left_is_tight_on_the_right(catalogue: Catalogue) -> None:
    finding = found(screened(catalogue, {"side-bend-reach": (10, 20)}))["limited-lateral-flexion"]

    assert finding.weaker_side is Side.RIGHT


def test_both_sides_alike_give_no_weaker_side(catalogue: Catalogue) -> None:
    assert found(screened(catalogue, {"active-knee-extension": (50, 50)}))["tight-hamstrings"].weaker_side is None


@pytest.mark.parametrize(
    ("person", "is_flagged"),
    [(MAN, True), (WOMAN, False), (NOT_TOLD, False), (Person(Sex.MALE, 20), False), (Person(Sex.MALE, None), False)],
)
def test_limits_are_for_the_people_they_were_measured_in(catalogue: Catalogue, person: Person, is_flagged: bool) -> None:
    """Of the back-extensor hold they are men of 30 to 60."""
    screening = screened(catalogue, {"biering-sorensen-hold": 100}, person=person)

    assert ("weak-back-extensor-endurance" in found(screening)) is is_flagged


@pytest.mark.parametrize(("seconds", "is_flagged"), [(62, True), (70, False)])
def test_without_a_sex_a_limit_must_be_passed_for_both(catalogue: Catalogue, seconds: float, is_flagged: bool) -> None:
    assert ("weak-core" in found(screened(catalogue, {"prone-plank-hold": seconds}, person=NOT_TOLD))) is is_flagged
    assert "weak-core" in found(screened(catalogue, {"prone-plank-hold": seconds}, person=MAN))


def test_order_of_measurements_does_not_change_what_is_found(catalogue: Catalogue) -> None:
    results = worst_results(catalogue)
    backwards = dict(reversed(results.items()))

    assert set(found(screened(catalogue, results))) == set(found(screened(catalogue, backwards)))
    assert screened(catalogue, results).profile == screened(catalogue, backwards).profile


# safety


def test_nothing_to_report_is_allowed(catalogue: Catalogue) -> None:
    safety = screened(catalogue).safety

    assert safety.response is SafetyResponse.ALLOW
    assert safety.because == ()
    assert not safety.referral.recommended


def test_every_red_flag_withholds_the_profile_and_names_whom_to_see(catalogue: Catalogue) -> None:
    for slug, flag in catalogue.red_flags.items():
        screening = screened(catalogue, {"prone-plank-hold": 20}, red_flags=[slug])
        cleared = slug in CLEARED_BY_A_CLINICIAN
        assert screening.safety.response is (SafetyResponse.CLEARANCE if cleared else SafetyResponse.REFUSE), slug
        assert screening.profile is None
        assert flag.action in screening.safety.because[0]
        assert screening.safety.referral.professions == flag.see


@pytest.mark.parametrize(
    ("pain", "response"),
    [(2, SafetyResponse.ALLOW), (3, SafetyResponse.DOWNGRADE), (5, SafetyResponse.DOWNGRADE), (6, SafetyResponse.REFUSE)],
)
def test_pain_eases_and_then_refuses(catalogue: Catalogue, pain: int, response: SafetyResponse) -> None:
    screening = screened(catalogue, pain=pain)

    assert screening.safety.response is response
    assert (screening.profile is None) is (response is SafetyResponse.REFUSE)


@pytest.mark.parametrize(("weeks", "recommended"), [(5, False), (6, True)])
def test_persistent_pain_recommends_both_professions_and_blocks_nothing(
    catalogue: Catalogue, weeks: int, recommended: bool
) -> None:
    screening = screened(catalogue, pain=1, pain_duration_weeks=weeks)

    assert screening.safety.referral.recommended is recommended
    assert screening.safety.referral.professions == (BOTH_PROFESSIONS if recommended else ())
    assert screening.profile is not None


def test_persistent_pain_eases_the_profile_that_generation_would_not_ease(catalogue: Catalogue) -> None:
    profile = screened(catalogue, level=Level.ADVANCED, pain=1, pain_duration_weeks=12).profile

    assert profile is not None
    assert profile.level is Level.INTERMEDIATE
    assert {DemandSlug.HIGH_IMPACT, DemandSlug.BALLISTIC} <= set(profile.avoid_demands)


def test_pain_that_generation_eases_is_not_eased_twice(catalogue: Catalogue) -> None:
    profile = screened(catalogue, level=Level.ADVANCED, pain=4, pain_duration_weeks=12).profile

    assert profile is not None
    assert (profile.level, profile.pain) == (Level.ADVANCED, 4)


@pytest.mark.parametrize("slug", ["knee-pain", "osteoporosis"])
def test_conditions_call_for_what_the_catalogue_says(catalogue: Catalogue, slug: str) -> None:
    screening = screened(catalogue, conditions=[slug])

    assert screening.safety.response is catalogue.conditions[slug].response
    assert catalogue.conditions[slug].name in screening.safety.because[0]
    assert screening.profile is not None
    assert screening.profile.conditions == (slug,)


def test_gravest_answer_decides_and_all_are_told(catalogue: Catalogue) -> None:
    safety = screened(catalogue, red_flags=["recent-surgery", "saddle-numbness"], conditions=["knee-pain"], pain=4).safety

    assert safety.response is SafetyResponse.REFUSE
    assert len(safety.because) == 4
    assert safety.because[0].startswith(catalogue.red_flags["saddle-numbness"].name)
    assert safety.referral.professions[0] == "emergency department"


@pytest.mark.parametrize(
    ("age", "stands", "response"),
    [
        (13, 30, SafetyResponse.REFUSE),
        (14, 30, SafetyResponse.WARN),
        (17, 30, SafetyResponse.WARN),
        (18, 30, SafetyResponse.ALLOW),
        (64, 5, SafetyResponse.ALLOW),
        (65, 11, SafetyResponse.ALLOW),
        (65, 10, SafetyResponse.DOWNGRADE),
    ],
)
def test_age_asks_for_care(catalogue: Catalogue, age: int, stands: float, response: SafetyResponse) -> None:
    screening = screened(catalogue, {CHAIR_STAND: stands}, person=Person(Sex.FEMALE, age))

    assert screening.safety.response is response


# the profile


def test_profile_states_what_was_found(catalogue: Catalogue) -> None:
    profile = screened(catalogue, {"side-bridge-hold": (71, 95)}).profile

    assert profile is not None
    (stated,) = profile.imbalances
    assert (stated.imbalance, stated.severity, stated.weaker_side) == ("lateral-trunk-asymmetry", Severity.MILD, Side.LEFT)


def test_profile_asks_for_balanced_work_where_nothing_was_found(catalogue: Catalogue) -> None:
    profile = screened(catalogue, {"side-bridge-hold": (90, 91)}).profile

    assert profile is not None
    assert profile.imbalances == (BALANCED_WORK,)


# faults of measurements


def test_sound_measurements_have_no_fault(catalogue: Catalogue) -> None:
    assert faults_in(dict(enumerate(measured(catalogue, worst_results(catalogue)))), catalogue) == ()


LEFT_BRIDGE = Measurement("side-bridge-hold", Side.LEFT, 71, "s")
RIGHT_BRIDGE = Measurement("side-bridge-hold", Side.RIGHT, 80, "s")


@pytest.mark.parametrize(
    ("measurements", "places"),
    [
        ([Measurement("side-brige-hold", Side.LEFT, 71, "s")], [(0, "assessment")]),
        ([LEFT_BRIDGE], [(0, "side")]),
        ([LEFT_BRIDGE, RIGHT_BRIDGE, RIGHT_BRIDGE], [(2, "assessment")]),
        ([Measurement("side-bridge-hold", None, 71, "s"), RIGHT_BRIDGE], [(0, "side"), (1, "side")]),
        ([Measurement("prone-plank-hold", Side.LEFT, 71, "s")], [(0, "side")]),
        ([Measurement("prone-plank-hold", None, 71, "min")], [(0, "unit")]),
        ([Measurement("prone-plank-hold", None, -1, "s")], [(0, "value")]),
        ([Measurement("prone-plank-hold", None, 601, "s")], [(0, "value")]),
        ([Measurement("prone-plank-hold", None, 60, "s", pelvis_controlled=True)], [(0, "pelvis_controlled")]),
        (
            [Measurement("modified-thomas", side, 5, "deg") for side in Side],
            [(0, "pelvis_controlled"), (1, "pelvis_controlled")],
        ),
        (
            [Measurement("side-bridge-hold", Side.LEFT, 900, "deg"), Measurement("y-balance", Side.LEFT, 900, "cm")],
            [(0, "unit"), (0, "side"), (1, "value"), (1, "side")],
        ),
    ],
)
def test_everything_wrong_with_measurements_is_found(
    catalogue: Catalogue, measurements: list[Measurement], places: list[tuple[int, str]]
) -> None:
    faults = faults_in(dict(enumerate(measurements)), catalogue)

    assert [(fault.number, fault.field) for fault in faults] == places
    assert all(fault.detail for fault in faults)


def test_limits_of_a_test_itself_are_possible_values(catalogue: Catalogue) -> None:
    for assessment in catalogue.assessments.values():
        results = {assessment.slug: (assessment.lowest, assessment.highest) if assessment.sided else assessment.highest}
        assert faults_in(dict(enumerate(measured(catalogue, {**results}))), catalogue) == ()


def test_guidelines_put_the_side_differences_in_order() -> None:
    assert guidelines.NORMAL_SIDE_DIFFERENCE < guidelines.MILD_SIDE_DIFFERENCE < guidelines.MODERATE_SIDE_DIFFERENCE


def worst_results(catalogue: Catalogue) -> dict[str, float | Pair]:
    """Every test with the worst value on the left and the best on the right."""
    results: dict[str, float | Pair] = {}
    for slug, assessment in catalogue.assessments.items():
        worst, best = assessment.lowest, assessment.highest
        if READINGS[slug].above:
            worst, best = best, worst
        results[slug] = (worst, best) if assessment.sided else worst
    return results
