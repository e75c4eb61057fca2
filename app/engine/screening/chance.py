"""How far results lie apart by chance alone."""

from math import sqrt

from app.engine.catalogue.assessments import MeasurementError
from app.engine.guidelines.screening import STANDARD_ERRORS


def chance_of_value(error: MeasurementError, value: float) -> float:
    """How far one value may lie from the true one, in the unit of the test."""
    share = abs(value) / 100 if error.in_percent else 1.0
    return STANDARD_ERRORS * error.standard_error * share


def chance_of_difference(error: MeasurementError, larger: float) -> float:
    """How far two values, the larger of which is given, may lie apart: two sides of a person, or two days."""
    return sqrt(2) * chance_of_value(error, larger)


def minimal_detectable_change(error: MeasurementError | None) -> float | None:
    """In the unit of the test: a smaller change may be chance. None where the error is none of the unit."""
    return None if error is None or error.in_percent else round(chance_of_difference(error, 0.0), 1)
