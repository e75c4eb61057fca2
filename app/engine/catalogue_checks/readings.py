"""What field tests must say: every limit speaks for something, and what is said of imbalances agrees with how they measure."""

from collections.abc import Iterator

from app.engine.catalogue.assessments import Reading
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue_checks.flaw import Flaw, flaw
from app.engine.vocabulary.screening import Comparison


def spoken_for(reading: Reading, comparison: Comparison) -> tuple[str, ...]:
    """The imbalances that a result beyond a limit of this kind points to."""
    match comparison:
        case Comparison.BELOW:
            return reading.below
        case Comparison.ABOVE:
            return reading.above
        case Comparison.SIDE_DIFFERENCE | Comparison.SIDE_DIFFERENCE_PERCENT:
            return reading.difference


def tests_for_information_flag_nothing(catalogue: Catalogue) -> Iterator[Flaw]:
    """A test that is for information only has no cut-offs and speaks for nothing."""
    for assessment in catalogue.assessments.values():
        if assessment.informational_only and assessment.cut_offs:
            yield flaw("assessments", assessment, "cut_offs", "a test for information only flags nothing")
        if assessment.informational_only and assessment.reading.spoken_for:
            yield flaw("assessments", assessment, "reading", "a test for information only points to nothing")


def tests_that_flag_know_their_error(catalogue: Catalogue) -> Iterator[Flaw]:
    """Where a result may flag something, it is said how much of it may be chance, be it a guess that calls itself one."""
    for assessment in catalogue.assessments.values():
        if assessment.error is None and not assessment.informational_only:
            yield flaw("assessments", assessment, "error", "a test that flags says how much may be chance")


def limits_speak_for_something(catalogue: Catalogue) -> Iterator[Flaw]:
    """Whoever passes a cut-off is told what it points to."""
    for assessment in catalogue.assessments.values():
        for position, cut_off in enumerate(assessment.cut_offs):
            if not spoken_for(assessment.reading, cut_off.comparison):
                text = f"its reading names no imbalance for {cut_off.comparison}"
                yield flaw("assessments", assessment, f"cut_offs/{position}/comparison", text)


def sides_are_read_where_they_are_measured(catalogue: Catalogue) -> Iterator[Flaw]:
    """A side difference is read only where both sides are measured and the lower value is the worse one."""
    for assessment in catalogue.assessments.values():
        if assessment.reading.difference and not assessment.sided:
            yield flaw("assessments", assessment, "reading/difference", "the test has no sides")
        if assessment.reading.difference and assessment.reading.above:
            text = "the lower side counts as the weaker one, but here high values are the worse ones"
            yield flaw("assessments", assessment, "reading/difference", text)


def exceptions_are_among_what_is_spoken_for(catalogue: Catalogue) -> Iterator[Flaw]:
    """What a test only supports, or finds on the other side, it speaks for; what it is silent on, it does not."""
    for assessment in catalogue.assessments.values():
        reading = assessment.reading
        for field in ("supports", "crossed"):
            for slug in getattr(reading, field):
                if slug not in reading.spoken_for:
                    yield flaw("assessments", assessment, f"reading/{field}", f"no result points to {slug!r}")
        for slug in reading.silent_on:
            if slug in reading.spoken_for:
                yield flaw("assessments", assessment, "reading/silent_on", f"a result points to {slug!r}")
