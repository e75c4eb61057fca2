"""What can be wrong with measurements, all of it found at once."""

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.profile import canonical
from app.engine.screening.measurements import Measurement, faults_in, forbidden_tests
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import DemandSlug
from app.engine.vocabulary.people import AgeBand
from tests.engine.screening.screening_cases import measured, worst_results


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


FORBIDDEN = {
    "acl-reconstruction": {"leg-curl-to-extension-ratio", "prone-knee-bend", "single-leg-hop", "single-leg-press-estimate"},
    "acute-low-back-pain": {
        *("biering-sorensen-hold", "flexor-endurance-hold", "leg-curl-to-extension-ratio", "prone-plank-hold"),
        *("side-bend-reach", "side-bridge-hold", "single-leg-bridge-reps", "single-leg-hamstring-bridge-reps"),
        *("single-leg-hop", "single-leg-press-estimate", "sit-and-reach", "supine-bridge-hold"),
    },
    "diastasis-recti": {"flexor-endurance-hold", "prone-plank-hold", "side-bridge-hold"},
    "extension-intolerance": {"biering-sorensen-hold", "prone-hip-extension-pattern"},
    "hamstring-strain": {
        *("biering-sorensen-hold", "sit-and-reach", "straight-leg-raise-test"),
        *("active-knee-extension", "leg-curl-to-extension-ratio", "single-leg-hamstring-bridge-reps", "single-leg-hop"),
    },
    "hip-replacement-lateral": {
        *("adductor-to-abductor-ratio", "modified-thomas", "side-lying-abduction-reps", "single-leg-hop"),
        *("side-bridge-hold", "trendelenburg-stance"),
    },
    "hypertension": {
        *("biering-sorensen-hold", "flexor-endurance-hold", "prone-plank-hold", "side-bridge-hold", "supine-bridge-hold"),
        *("single-leg-bridge-reps", "single-leg-press-estimate"),
    },
    "osteoporosis": {"flexor-endurance-hold", "single-leg-hop", "sit-and-reach"},
    "postpartum": {"flexor-endurance-hold", "prone-plank-hold", "side-bridge-hold", "single-leg-hop"},
    "pregnancy": {
        *(
            "biering-sorensen-hold",
            "modified-thomas",
            "prone-knee-bend",
            "prone-plank-hold",
            "side-bridge-hold",
            "single-leg-hop",
        ),
        *("active-knee-extension", "straight-leg-raise-test", "supine-bridge-hold", "y-balance"),
    },
    "sciatica": {
        *("active-knee-extension", "biering-sorensen-hold", "flexor-endurance-hold", "straight-leg-raise-test"),
        *("leg-curl-to-extension-ratio", "sit-and-reach"),
    },
    "shoulder-pain": {"prone-plank-hold", "side-bridge-hold"},
    "vertebral-fracture": {
        "biering-sorensen-hold",
        "flexor-endurance-hold",
        "side-bend-reach",
        "single-leg-hop",
        "sit-and-reach",
    },
    "vertigo": {"single-leg-hop", "trendelenburg-stance", "y-balance"},
}
"""What a careful clinician does not test with each of these, at the least."""


@pytest.mark.parametrize("condition", FORBIDDEN)
def test_tests_that_a_condition_rules_out_are_refused_with_the_reason(condition: str, catalogue: Catalogue) -> None:
    everything = dict(enumerate(measured(catalogue, worst_results(catalogue))))
    faults = forbidden_tests(everything, canonical((), conditions=frozenset({condition})), catalogue)

    assert FORBIDDEN[condition] <= {everything[fault.number].assessment for fault in faults}
    assert all(fault.field == "assessment" for fault in faults)
    assert all(f"with {catalogue.conditions[condition].name.lower()}" in fault.detail for fault in faults)


def test_chair_stand_is_for_everybody_whose_hip_may_bend(catalogue: Catalogue) -> None:
    everything = dict(enumerate(measured(catalogue, worst_results(catalogue))))
    for condition in ("osteoporosis", "hypertension", "knee-osteoarthritis", "pregnancy", "acute-low-back-pain", "vertigo"):
        faults = forbidden_tests(everything, canonical((), conditions=frozenset({condition})), catalogue)
        assert "chair-stand-30s" not in {everything[fault.number].assessment for fault in faults}


@pytest.mark.parametrize(("pain", "refused"), [(2, set()), (3, {"single-leg-hop"})])
def test_nobody_hops_with_pain(pain: int, refused: set[str], catalogue: Catalogue) -> None:
    everything = dict(enumerate(measured(catalogue, worst_results(catalogue))))
    faults = forbidden_tests(everything, canonical((), pain=pain), catalogue)

    assert {everything[fault.number].assessment for fault in faults} == refused


def test_what_somebody_only_wishes_to_leave_out_may_be_measured(catalogue: Catalogue) -> None:
    everything = dict(enumerate(measured(catalogue, worst_results(catalogue))))
    wishes = canonical((), avoid_demands=frozenset(DemandSlug), age_band=AgeBand.FROM_65, downgrade=True)

    assert forbidden_tests(everything, wishes, catalogue) == ()
