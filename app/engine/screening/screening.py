"""The screening: from measurements and answers to what may be out of balance, how sure that is, and a profile.

It flags nothing that may be chance, and calls nothing more than mild on the word of one test. It is no diagnosis.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.imbalances import Imbalance
from app.engine.client import EASED_DEMANDS, limits_of
from app.engine.guidelines.screening import CONCORDANT_TESTS
from app.engine.profile import DEFAULT_SIDE, Profile, StatedImbalance
from app.engine.screening.measurements import Measurement
from app.engine.screening.safety import ScreeningSafety, safety_of_answers
from app.engine.screening.signs import Because, Person, Sign, signs_of
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.imbalances import Axis, Nature, Severity
from app.engine.vocabulary.safety import SafetyResponse

MOST_FINDINGS_AT_ONCE = 4
"""A program can answer only so much at once; the most marked findings go first. Source: expert-opinion."""

_SEVERITIES = tuple(Severity)


class Confidence(StrEnum):
    """How sure a finding is: one test or uncertain figures, tests that agree, tests that agree on well-known figures."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


_CONFIDENCES = tuple(Confidence)


@dataclass(frozen=True, slots=True)
class Intake:
    """What somebody measured and answered."""

    measurements: tuple[Measurement, ...]
    """Without faults (see `faults_in`)."""
    person: Person
    profile: Profile
    """What was asked for and answered, without imbalances: they are what the screening finds."""
    red_flags: frozenset[str] = frozenset()
    pain_duration_weeks: int = 0


@dataclass(frozen=True, slots=True)
class ScreeningFinding:
    """An imbalance that the tests point to; a reason to train, no diagnosis."""

    imbalance: str
    severity: Severity
    weaker_side: Side | None
    """The weaker (for a tight muscle: the tighter) side; None where there is none or the tests do not tell."""
    confidence: Confidence
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class Screening:
    """What the tests point to and do not point to, whether it is safe to begin, and the profile to begin with."""

    findings: tuple[ScreeningFinding, ...]
    """The most marked first."""
    not_flagged: tuple[str, ...]
    """In sentences, what was measured without pointing anywhere, and why."""
    safety: ScreeningSafety
    profile: Profile | None
    """None where a professional has to look first."""


def screen(intake: Intake, catalogue: Catalogue) -> Screening:
    """What the measurements and answers come to. Expects measurements without faults and slugs that the catalogue knows."""
    signs: dict[str, list[Sign]] = defaultdict(list)
    remarks: list[str] = []
    for slug in dict.fromkeys(measured.assessment for measured in intake.measurements):
        measured = [each for each in intake.measurements if each.assessment == slug]
        found, why_none = signs_of(catalogue.assessments[slug], measured, intake.person)
        remarks += [why_none] if why_none else []
        for sign in found:
            signs[sign.imbalance].append(sign)
    findings = []
    for slug, pointing in signs.items():
        finding = _finding(catalogue.imbalances[slug], pointing)
        if isinstance(finding, str):
            remarks.append(finding)
        else:
            findings.append(finding)
    findings.sort(key=lambda each: (-_rank(each.severity), -_CONFIDENCES.index(each.confidence), each.imbalance))
    safety = safety_of_answers(
        intake.profile,
        intake.person,
        intake.red_flags,
        intake.pain_duration_weeks,
        weaknesses=_weaknesses_of_age(findings, catalogue),
        catalogue=catalogue,
    )
    profile = _profile(intake.profile, findings, safety, catalogue) if safety.allows_a_program else None
    return Screening(tuple(findings), tuple(remarks), safety, profile)


def balanced_work(catalogue: Catalogue) -> tuple[StatedImbalance, ...]:
    """What a profile asks for when nothing was flagged: what suits everybody, mildly."""
    defaults = (catalogue.imbalances[each.imbalance] for each in catalogue.protocols.values() if each.by_default)
    return tuple(StatedImbalance(each.slug, Severity.MILD, DEFAULT_SIDE if each.sided else None) for each in defaults)


def _weaknesses_of_age(findings: Iterable[ScreeningFinding], catalogue: Catalogue) -> tuple[str, ...]:
    """What the tests behind the findings show that asks for care at a higher age, in words."""
    tests = dict.fromkeys(because.assessment for finding in findings for because in finding.because)
    shown = (catalogue.assessments[slug].reading.care_when_older for slug in tests)
    return tuple(weakness for weakness in shown if weakness)


def _finding(imbalance: Imbalance, signs: Sequence[Sign]) -> ScreeningFinding | str:
    """The finding, or in a sentence why the signs are not enough for one."""
    side = _weaker_side(signs)
    if imbalance.axis is Axis.LEFT_RIGHT:
        signs = [sign for sign in signs if side is not None and sign.side is side]
        if not signs:
            return f"{imbalance.name}: the tests point to different sides, so none is flagged."
    if not any(sign.suffices for sign in signs) and len(signs) < CONCORDANT_TESTS:
        seen = "; ".join(f"{sign.because.assessment}: {sign.because.measured}" for sign in signs)
        return f"{imbalance.name}: worth watching ({seen}), but one such test alone is not enough; another may tell more."
    concordant = _concordant(signs)
    return ScreeningFinding(
        imbalance=imbalance.slug,
        severity=_severity(concordant),
        weaker_side=side if imbalance.sided else None,
        confidence=_confidence(signs, concordant),
        because=tuple(sign.because for sign in signs),
    )


def _weaker_side(signs: Iterable[Sign]) -> Side | None:
    """The side that most signs name; None where they disagree."""
    left, right = ([sign for sign in signs if sign.side is side] for side in Side)
    if len(left) == len(right):
        return None
    return Side.LEFT if len(left) > len(right) else Side.RIGHT


def _concordant(signs: Iterable[Sign]) -> list[Sign]:
    """The signs of the kind of which most tests agree; empty where fewer than two do."""
    groups: dict[Nature, list[Sign]] = defaultdict(list)
    for sign in signs:
        groups[sign.kind].append(sign)
    largest = max(groups.values(), key=len)
    return largest if len(largest) >= CONCORDANT_TESTS else []


def _severity(concordant: Sequence[Sign]) -> Severity:
    """As marked as two tests agree on; mild where they do not."""
    ranked = sorted((_rank(sign.severity) for sign in concordant), reverse=True)
    enough = CONCORDANT_TESTS
    return _SEVERITIES[ranked[enough - 1]] if len(ranked) >= enough else Severity.MILD


def _confidence(signs: Sequence[Sign], concordant: Sequence[Sign]) -> Confidence:
    """High for tests that agree on published limits with a known error; low without either, or for watching only."""
    if not any(sign.suffices for sign in signs):
        return Confidence.LOW
    is_firm = any(sign.suffices and sign.error_is_known and sign.is_published for sign in concordant or signs)
    if concordant and is_firm and all(sign.is_published for sign in concordant):
        return Confidence.HIGH
    return Confidence.MODERATE if concordant or is_firm else Confidence.LOW


def _rank(severity: Severity) -> int:
    return _SEVERITIES.index(severity)


def _profile(profile: Profile, findings: Sequence[ScreeningFinding], safety: ScreeningSafety, catalogue: Catalogue) -> Profile:
    """The profile with what was found, eased where the answers call for it and generation would not ease it by itself."""
    stated = [_stated(finding, catalogue) for finding in findings[:MOST_FINDINGS_AT_ONCE]] or balanced_work(catalogue)
    profile = replace(profile, imbalances=tuple(sorted(stated, key=lambda each: each.imbalance)))
    if safety.response is not SafetyResponse.DOWNGRADE or limits_of(profile, catalogue).eased:
        return profile
    avoided = tuple(sorted(EASED_DEMANDS.union(profile.avoid_demands)))
    return replace(profile, level=profile.level.one_lower, avoid_demands=avoided)


def _stated(finding: ScreeningFinding, catalogue: Catalogue) -> StatedImbalance:
    sided = catalogue.imbalances[finding.imbalance].sided
    return StatedImbalance(finding.imbalance, finding.severity, (finding.weaker_side or DEFAULT_SIDE) if sided else None)
