"""Screenings with a default for everything, so that a test names only what it is about."""

from collections.abc import Iterable
from dataclasses import replace

from app.engine.catalogue.catalogue import Catalogue
from app.engine.profile import canonical
from app.engine.screening.answers import Answers
from app.engine.screening.measurements import Measurement, faults_in
from app.engine.screening.screening import Intake, Screening, ScreeningFinding, screen
from app.engine.screening.signs import Person
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.people import Level, Sex

Pair = tuple[float, float]

WOMAN = Person(Sex.FEMALE, 34)
MAN = Person(Sex.MALE, 40)
NOT_TOLD = Person()
NEVER_CONCLUDED = frozenset({"anterior-pelvic-tilt", "posterior-pelvic-tilt", "sway-back", "imbalanced-leg-muscles"})
"""Postures, which no field test shows, and the imbalance that only gathers more specific ones."""
CHAIR_STAND = "chair-stand-30s"
CLEARED_BY_A_CLINICIAN = frozenset(
    {
        "acute-illness",
        "heart-condition-or-high-blood-pressure",
        "pregnancy-not-discussed",
        "recent-birth",
        "recent-surgery",
        "unstable-long-term-condition",
    }
)


def measured(
    catalogue: Catalogue, results: dict[str, float | Pair], *, pelvis_controlled: bool = True
) -> tuple[Measurement, ...]:
    """Measurements in the units of their tests; a pair is left and right."""
    made = []
    for slug, values in results.items():
        controlled = pelvis_controlled if catalogue.assessments[slug].reading.needs_pelvis_control else None
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
    answers: Answers | None = None,
    level: Level = Level.BEGINNER,
) -> Screening:
    """The screening of a woman of 34 who has nothing to report but these results."""
    measurements = measured(catalogue, results or {}, pelvis_controlled=pelvis_controlled)
    assert faults_in(dict(enumerate(measurements)), catalogue) == ()
    profile = canonical((), level=level, conditions=frozenset(conditions), pain=pain)
    told = replace(answers or Answers(), age=person.age)
    return screen(Intake(measurements, person, profile, frozenset(red_flags), told), catalogue)


def found(screening: Screening) -> dict[str, ScreeningFinding]:
    return {finding.imbalance: finding for finding in screening.findings}


def worst_results(catalogue: Catalogue) -> dict[str, float | Pair]:
    """Every test with the worst value on the left and the best on the right."""
    results: dict[str, float | Pair] = {}
    for slug, assessment in catalogue.assessments.items():
        worst, best = assessment.lowest, assessment.highest
        if assessment.reading.above:
            worst, best = best, worst
        results[slug] = (worst, best) if assessment.sided else worst
    return results
