"""From the measurements of one field test to signs of imbalances, past everything that may be chance or error."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.engine.catalogue.assessments import OPINION, Assessment, CutOff, Reading
from app.engine.guidelines.screening import MILD_SIDE_DIFFERENCE, MODERATE_SIDE_DIFFERENCE, NORMAL_SIDE_DIFFERENCE
from app.engine.screening.chance import chance_of_difference, chance_of_value
from app.engine.screening.measurements import Measurement
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.imbalances import Nature, Severity
from app.engine.vocabulary.people import Sex
from app.engine.vocabulary.screening import Comparison, Flag

_FLAGS = tuple(Flag)
_SEVERITIES = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Person:
    """What published norms divide people by, as far as it was told."""

    sex: Sex | None = None
    age: int | None = None


@dataclass(frozen=True, slots=True)
class Because:
    """The test result behind a finding, with the limit that it passed and how sure the figure is."""

    assessment: str
    measured: str
    cut_off: str
    flag: Flag
    """How much passing that limit says."""
    measurement_error: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A test result that lies beyond a limit by more than chance."""

    imbalance: str
    kind: Nature
    side: Side | None
    """The weaker or tighter side; None where the sides differ by no more than chance."""
    severity: Severity
    suffices: bool
    """False where it counts beside the sign of another test only."""
    is_published: bool
    """True where the limit comes from a study."""
    error_is_known: bool
    because: Because


@dataclass(frozen=True, slots=True)
class _Deviation:
    """How far off one test is, on one side or between both."""

    comparison: Comparison
    flag: Flag
    severity: Severity
    side: Side | None
    measured: str
    cut_off: str
    chance: float
    """What may be chance in it, in the unit of the test."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What one field test came to."""

    assessment: Assessment
    values: Mapping[Side | None, float]
    """By side; under None for a test without sides."""

    @property
    def measured(self) -> str:
        """The values in words."""
        if None in self.values:
            return self.amount(self.values[None])
        return ", ".join(f"{side} {self.amount(value)}" for side, value in sorted(self.values.items()) if side)

    def amount(self, value: float) -> str:
        """A value of this test with its unit."""
        unit = self.assessment.unit
        return f"{value:g}" if unit == "ratio" else f"{value:g} {unit}"

    def chance(self, value: float) -> float:
        """How far one value may lie from the true one."""
        return chance_of_value(self.assessment.error, value) if self.assessment.error else 0.0

    @property
    def chance_between(self) -> float:
        """How far the sides may lie apart by chance."""
        return chance_of_difference(self.assessment.error, max(self.values.values())) if self.assessment.error else 0.0


def signs_of(assessment: Assessment, measurements: Sequence[Measurement], person: Person) -> tuple[tuple[Sign, ...], str]:
    """The signs in the measurements of one test, at most one for each imbalance, and in words why there are none."""
    result = Result(assessment, {measured.side: measured.value for measured in measurements})
    if assessment.informational_only:
        return (), f"{assessment.name}: for information only, it flags nothing."
    reading = assessment.reading
    if reading.needs_pelvis_control and not all(measured.pelvis_controlled for measured in measurements):
        return (), f"{assessment.name}: does not count, because the pelvis was not held steady."
    deviations = [each for each in (_beyond_a_limit(result, person), _between_sides(result, reading, person)) if each]
    if not deviations:
        return (), f"{assessment.name}: {result.measured}; {_why_nothing(result, reading, person)}."
    strongest = sorted(deviations, key=lambda each: (_FLAGS.index(each.flag), _SEVERITIES.index(each.severity)))
    signs = {sign.imbalance: sign for deviation in strongest for sign in _signs(result, reading, deviation)}
    return tuple(signs.values()), ""


def _signs(result: Result, reading: Reading, deviation: _Deviation) -> Iterator[Sign]:
    spoken_for = {
        Comparison.BELOW: reading.below,
        Comparison.ABOVE: reading.above,
        Comparison.SIDE_DIFFERENCE: reading.difference,
    }
    because = Because(
        assessment=result.assessment.slug,
        measured=deviation.measured,
        cut_off=deviation.cut_off,
        flag=deviation.flag,
        measurement_error=_chance_in_words(result, deviation.chance),
        sources=tuple(dict.fromkeys((*deviation.sources, *result.assessment.sources))),
    )
    for imbalance in spoken_for[deviation.comparison]:
        yield Sign(
            imbalance=imbalance,
            kind=reading.kind,
            side=deviation.side.other if deviation.side and imbalance in reading.crossed else deviation.side,
            severity=deviation.severity,
            suffices=deviation.flag is not Flag.WATCH and imbalance not in reading.supports,
            is_published=set(deviation.sources) != {OPINION},
            error_is_known=result.assessment.error is not None and result.assessment.error.is_published,
            because=because,
        )


def _chance_in_words(result: Result, chance: float) -> str:
    error = result.assessment.error
    known = error is not None and error.is_published
    return f"{'up to' if known else 'not measured; taken as at least'} {result.amount(float(f'{chance:.2g}'))}"


def _beyond_a_limit(result: Result, person: Person) -> _Deviation | None:
    """The strongest limit that a side passes. Without a sex it is passed only where it would be for both.

    Beyond chance the result must lie of some limit that flags; how far beyond, the value itself then tells best.
    """
    if person.sex is None:
        for_each = [_beyond_a_limit(result, replace(person, sex=sex)) for sex in Sex]
        return min(for_each, key=lambda each: _FLAGS.index(each.flag) if each else -1)
    passed = [
        (cut_off, value, _distance(cut_off, value))
        for cut_off in _limits_for(result.assessment, person)
        for value in result.values.values()
    ]
    certain = [cut_off.flag for cut_off, value, distance in passed if distance > _margin(result, value)]
    if not certain:
        return None
    flags = any(flag is not Flag.WATCH for flag in certain)
    reached = [cut_off for cut_off, _, distance in passed if distance > 0 and (flags or cut_off.flag is Flag.WATCH)]
    strongest = max(reached, key=lambda cut_off: _FLAGS.index(cut_off.flag))
    return _Deviation(
        comparison=strongest.comparison,
        flag=strongest.flag,
        severity=_SEVERITIES[_FLAGS.index(strongest.flag)],
        side=_worse_side(result, strongest.comparison),
        measured=result.measured,
        cut_off=f"{strongest.comparison} {result.amount(strongest.value)} ({strongest.population})",
        chance=max(map(result.chance, result.values.values())),
        sources=strongest.sources,
    )


def _margin(result: Result, value: float) -> float:
    """By how much a value must pass a limit to do so beyond chance."""
    return 0.0 if result.assessment.reading.limits_allow_for_error else result.chance(value)


def is_short_of_a_norm(assessment: Assessment, values: Sequence[float], person: Person) -> bool:
    """True where a value lies on the wrong side of a limit for this age, by however little, whichever the sex if none is told.

    For safety: better once too often than once too seldom.
    """
    sexes = [person.sex] if person.sex else list(Sex)
    limits = [limit for sex in sexes for limit in _limits_for(assessment, replace(person, sex=sex))]
    return any(_distance(limit, value) > 0 for limit in limits if limit.min_age is not None for value in values)


def _limits_for(assessment: Assessment, person: Person) -> list[CutOff]:
    return [
        cut_off
        for cut_off in assessment.cut_offs
        if cut_off.comparison in (Comparison.BELOW, Comparison.ABOVE) and _is_for(cut_off, person)
    ]


def _is_for(cut_off: CutOff, person: Person) -> bool:
    if cut_off.sex is not None and cut_off.sex is not person.sex:
        return False
    if person.age is None:
        return cut_off.min_age is None and cut_off.max_age is None
    return (cut_off.min_age or 0) <= person.age and (cut_off.max_age is None or person.age <= cut_off.max_age)


def _distance(cut_off: CutOff, value: float) -> float:
    """How far the value lies beyond the limit; not above 0 where it does not."""
    return cut_off.value - value if cut_off.comparison is Comparison.BELOW else value - cut_off.value


def _worse_side(result: Result, comparison: Comparison) -> Side | None:
    """The side that is further off, where the sides differ by more than chance."""
    if None in result.values:
        return None
    lower, higher = sorted(result.values, key=lambda side: result.values[side])
    if result.values[higher] - result.values[lower] <= result.chance_between:
        return None
    return lower if comparison is Comparison.BELOW else higher


def _between_sides(result: Result, reading: Reading, person: Person) -> _Deviation | None:
    """The difference of the sides, where it is more than normal, than chance, and than the test's own limits."""
    side = _worse_side(result, Comparison.BELOW) if reading.difference else None
    if side is None:
        return None
    gap, percent = side_difference(result)
    own = [cut_off for cut_off in result.assessment.cut_offs if _compares_sides(cut_off)]
    passed = [
        cut_off
        for cut_off in own
        if _is_for(cut_off, person)
        and (percent if cut_off.comparison is Comparison.SIDE_DIFFERENCE_PERCENT else gap) > cut_off.value
    ]
    is_normal = percent <= NORMAL_SIDE_DIFFERENCE
    if (own and not passed) or (not own and is_normal):
        return None
    strongest = max(passed, key=lambda cut_off: _FLAGS.index(cut_off.flag), default=None)
    return _Deviation(
        comparison=Comparison.SIDE_DIFFERENCE,
        flag=Flag.WATCH if is_normal else strongest.flag if strongest else Flag.FLAG,
        severity=severity_of_difference(percent),
        side=side,
        measured=f"{result.measured}: {percent:.1f} % apart",
        cut_off=_side_limit(result, strongest),
        chance=result.chance_between,
        sources=strongest.sources if strongest else (OPINION,),
    )


def _compares_sides(cut_off: CutOff) -> bool:
    return cut_off.comparison in (Comparison.SIDE_DIFFERENCE, Comparison.SIDE_DIFFERENCE_PERCENT)


def _side_limit(result: Result, cut_off: CutOff | None) -> str:
    if cut_off is None:
        return f"sides more than {NORMAL_SIDE_DIFFERENCE:g} % apart (all tests without a limit of their own)"
    is_percent = cut_off.comparison is Comparison.SIDE_DIFFERENCE_PERCENT
    limit = f"{cut_off.value:g} %" if is_percent else result.amount(cut_off.value)
    return f"sides more than {limit} apart ({cut_off.population})"


def side_difference(result: Result) -> tuple[float, float]:
    """Stronger minus weaker side, in the unit of the test and in percent of the stronger."""
    weaker, stronger = sorted(result.values.values())
    return stronger - weaker, 100 * (stronger - weaker) / stronger if stronger > 0 else 0.0


def severity_of_difference(percent: float) -> Severity:
    """How marked a difference between the sides is; up to 10 % is normal and at most mild."""
    if percent <= MILD_SIDE_DIFFERENCE:
        return Severity.MILD
    return Severity.MODERATE if percent <= MODERATE_SIDE_DIFFERENCE else Severity.MARKED


def _why_nothing(result: Result, reading: Reading, person: Person) -> str:
    sexes = [person.sex] if person.sex else list(Sex)
    limits = [limit for sex in sexes for limit in _limits_for(result.assessment, replace(person, sex=sex))]
    if any(_distance(limit, value) > _margin(result, value) for limit in limits for value in result.values.values()):
        return "beyond a limit for one sex only, and none was told"
    if any(_distance(limit, value) > 0 for limit in limits for value in result.values.values()):
        chance = max(map(result.chance, result.values.values()))
        return f"beyond a limit by no more than the measurement error of {result.amount(float(f'{chance:.2g}'))}"
    if reading.difference:
        gap, percent = side_difference(result)
        return f"the sides differ by {result.amount(gap)} or {percent:.1f} %, which is usual or within the measurement error"
    if limits:
        return "within the limits"
    return "no limit is published for this person, so nothing is concluded"
