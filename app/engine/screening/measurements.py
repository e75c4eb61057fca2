"""Measurements of field tests as somebody reports them, and everything that can be wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from app.engine.care import excluded_demands
from app.engine.catalogue.assessments import Assessment
from app.engine.catalogue.catalogue import Catalogue
from app.engine.guidelines.safety import PAIN_EASES_FROM
from app.engine.profile import Profile
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import DemandSlug

PAINFUL_DEMANDS = frozenset({DemandSlug.BALLISTIC, DemandSlug.HIGH_IMPACT})
"""No test of jumping with pain. Source: brinlee-2021, expert-opinion."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """The result of one field test, on one side where the test has sides."""

    assessment: str
    side: Side | None
    value: float
    unit: str
    pelvis_controlled: bool | None = None
    """Whether the pelvis was held steady; None where the test does not ask."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a measurement."""

    number: int
    """Which measurement, by its key."""
    field: str
    detail: str
    given: str = ""
    known: tuple[str, ...] = ()
    """What is possible there, where that is a closed set."""


def faults_in(measurements: Mapping[int, Measurement], catalogue: Catalogue) -> tuple[Fault, ...]:
    """Everything that is wrong with the measurements, in their order; nothing where they can be screened."""
    return tuple(fault for number in measurements for fault in _faults_of(number, measurements, catalogue))


def _faults_of(number: int, measurements: Mapping[int, Measurement], catalogue: Catalogue) -> Iterator[Fault]:
    measured = measurements[number]
    assessment = catalogue.assessments.get(measured.assessment)
    if assessment is None:
        detail = f"there is no assessment {measured.assessment!r}"
        yield Fault(number, "assessment", detail, measured.assessment, tuple(sorted(catalogue.assessments)))
        return
    if measured.unit != assessment.unit:
        detail = f"{assessment.slug} is measured in {assessment.unit}"
        yield Fault(number, "unit", detail, measured.unit, (assessment.unit,))
    elif not assessment.lowest <= measured.value <= assessment.highest:
        possible = f"{assessment.lowest:g} to {assessment.highest:g} {assessment.unit}"
        yield Fault(number, "value", f"{assessment.slug} gives {possible}, not {measured.value:g}")
    yield from _faults_of_side(number, measurements, assessment)
    yield from _faults_of_pelvis(number, measured, assessment)


def _faults_of_side(number: int, measurements: Mapping[int, Measurement], assessment: Assessment) -> Iterator[Fault]:
    side = measurements[number].side
    if assessment.sided and side is None:
        detail = f"{assessment.slug} is measured on each side: say which"
        yield Fault(number, "side", detail, known=tuple(Side))
        return
    if not assessment.sided and side is not None:
        yield Fault(number, "side", f"{assessment.slug} has no sides: leave the side out")
        return
    others = {n: each.side for n, each in measurements.items() if n != number and each.assessment == assessment.slug}
    if any(n < number and other is side for n, other in others.items()):
        where = f" on the {side}" if side else ""
        yield Fault(number, "assessment", f"{assessment.slug} is given more than once{where}: give the best try alone")
    if side is not None and side.other not in others.values():
        yield Fault(number, "side", f"{assessment.slug} compares both sides: give the {side.other} too")


def _faults_of_pelvis(number: int, measured: Measurement, assessment: Assessment) -> Iterator[Fault]:
    needed = assessment.reading.needs_pelvis_control
    if needed and measured.pelvis_controlled is None:
        detail = f"{measured.assessment} needs to know whether the pelvis was held steady"
        yield Fault(number, "pelvis_controlled", detail)
    if not needed and measured.pelvis_controlled is not None:
        yield Fault(number, "pelvis_controlled", f"{measured.assessment} does not ask for this: leave it out")


def forbidden_tests(measurements: Mapping[int, Measurement], profile: Profile, catalogue: Catalogue) -> tuple[Fault, ...]:
    """The measurements of tests that a stated condition or pain rules out, each with the reason."""
    known = {number: catalogue.assessments.get(measured.assessment) for number, measured in measurements.items()}
    reasons = {number: _why_not(test, profile, catalogue) for number, test in known.items() if test is not None}
    return tuple(
        Fault(number, "assessment", f"{measurements[number].assessment} is refused: {reason}; leave it out")
        for number, reason in reasons.items()
        if reason
    )


def _why_not(test: Assessment, profile: Profile, catalogue: Catalogue) -> str | None:
    """What rules the test out, in words: what it asks of the body, how long it is held, or the condition itself."""
    conditions = [catalogue.conditions[slug] for slug in profile.conditions]
    excluded = excluded_demands(replace(profile, avoid_demands=(), age_band=None, downgrade=False), conditions, eased=False)
    if profile.pain >= PAIN_EASES_FROM:
        excluded = dict.fromkeys(PAINFUL_DEMANDS, f"left out with pain of {PAIN_EASES_FROM} of 10 or more") | excluded
    for demand in sorted(test.demands & excluded.keys()):
        return f"it asks for {catalogue.demands[demand].name.lower()}, which is {excluded[demand]}"
    for condition in conditions:
        if condition.slug in test.not_with:
            return f"it is left out with {condition.name.lower()}"
        if test.is_hold and condition.max_hold_seconds is not None:
            return f"with {condition.name.lower()} nothing is held for longer than {condition.max_hold_seconds} seconds"
    return None
