"""Assessments, to rows and back."""

from collections.abc import Iterator
from dataclasses import asdict

from pydantic import TypeAdapter

from app.engine.catalogue.assessments import Assessment, CutOff, MeasurementError, Reading
from app.engine.vocabulary.exercises import DemandSlug
from app.engine.vocabulary.people import Sex
from app.engine.vocabulary.screening import Comparison, Flag
from app.store.catalogue.mapping.rows import EntryRows, Rows
from app.store.tables.assessments import AssessmentRow, AssessmentSourceRow, CutOffRow, CutOffSourceRow
from app.store.tables.base import PartRow

_READING = TypeAdapter(Reading)
_ERROR = TypeAdapter(MeasurementError | None)


def assessment_rows(assessment: Assessment) -> EntryRows:
    """The rows of an assessment."""
    slug = assessment.slug
    return EntryRows.of(
        AssessmentRow(
            slug=slug,
            name=assessment.name,
            measures=assessment.measures,
            protocol=list(assessment.protocol),
            equipment=list(assessment.equipment),
            unit=assessment.unit,
            sided=assessment.sided,
            lowest=assessment.lowest,
            highest=assessment.highest,
            error=None if assessment.error is None else asdict(assessment.error),
            reliability=assessment.reliability,
            contraindications=list(assessment.contraindications),
            demands=sorted(assessment.demands),
            not_with=list(assessment.not_with),
            informational_only=assessment.informational_only,
            reading=asdict(assessment.reading),
        ),
        _cut_off_rows(assessment),
        (AssessmentSourceRow(assessment=slug, position=n, source=source) for n, source in enumerate(assessment.sources)),
    )


def _cut_off_rows(assessment: Assessment) -> Iterator[PartRow]:
    for position, cut_off in enumerate(assessment.cut_offs):
        yield CutOffRow(
            assessment=assessment.slug,
            position=position,
            population=cut_off.population,
            sex=cut_off.sex,
            min_age=cut_off.min_age,
            max_age=cut_off.max_age,
            comparison=cut_off.comparison,
            value=cut_off.value,
            flag=cut_off.flag,
        )
        for n, source in enumerate(cut_off.sources):
            yield CutOffSourceRow(assessment=assessment.slug, cut_off=position, position=n, source=source)


def read_assessments(rows: Rows) -> Iterator[Assessment]:
    """All living assessments."""
    for row in rows.living(AssessmentRow):
        yield Assessment(
            slug=row.slug,
            name=row.name,
            measures=row.measures,
            protocol=tuple(row.protocol),
            equipment=tuple(row.equipment),
            unit=row.unit,
            sided=row.sided,
            lowest=row.lowest,
            highest=row.highest,
            cut_offs=tuple(_read_cut_off(rows, row, part) for part in rows.parts(CutOffRow, row)),
            error=_ERROR.validate_python(row.error),
            reliability=row.reliability,
            contraindications=tuple(row.contraindications),
            demands=frozenset(map(DemandSlug, row.demands)),
            not_with=tuple(row.not_with),
            informational_only=row.informational_only,
            reading=_READING.validate_python(row.reading),
            sources=tuple(part.source for part in rows.parts(AssessmentSourceRow, row)),
        )


def _read_cut_off(rows: Rows, assessment: AssessmentRow, cut_off: CutOffRow) -> CutOff:
    cited = rows.parts(CutOffSourceRow, assessment)
    return CutOff(
        population=cut_off.population,
        sex=None if cut_off.sex is None else Sex(cut_off.sex),
        min_age=cut_off.min_age,
        max_age=cut_off.max_age,
        comparison=Comparison(cut_off.comparison),
        value=cut_off.value,
        flag=Flag(cut_off.flag),
        sources=tuple(part.source for part in cited if part.cut_off == cut_off.position),
    )
