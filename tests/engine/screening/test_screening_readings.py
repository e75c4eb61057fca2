"""What each field test speaks for, held against the catalogue."""

from app.engine.catalogue.catalogue import Catalogue
from app.engine.screening.measurements import NEEDS_PELVIS_CONTROL
from app.engine.screening.readings import NEVER_CONCLUDED, READINGS
from app.engine.screening.safety import CLEARED_BY_A_CLINICIAN, SEEN_BESIDE_TRAINING, UNDER_AGE_FLAG
from app.engine.screening.screening import BALANCED_WORK, CHAIR_STAND
from app.engine.screening.signs import ERROR_IN_CUT_OFF
from app.engine.vocabulary.screening import Comparison


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
