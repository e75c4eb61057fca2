"""What can be wrong with measurements, all of it found at once."""

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.screening.measurements import Measurement, faults_in
from app.engine.vocabulary.body import Side
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
