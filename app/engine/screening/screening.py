"""The screening: from measurements and answers to what may be out of balance, how sure that is, and a profile.

It flags nothing that may be chance, calls nothing more than mild on the word of one test unless a strong limit is passed, and
makes nothing up where nothing stands out. It is no diagnosis.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.imbalances import Imbalance
from app.engine.guidelines.safety import EASED_RPE, OLDER_AGE
from app.engine.guidelines.screening import CONCORDANT_TESTS
from app.engine.profile import Profile, StatedImbalance
from app.engine.screening.answers import Answers, waits_for_a_clinician, with_answers
from app.engine.screening.measurements import Measurement
from app.engine.screening.safety import ScreeningSafety, red_flags_of_age, safety_of_answers
from app.engine.screening.signs import Because, Person, Sign, is_short_of_a_norm, signs_of
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.imbalances import Axis, Nature, Severity
from app.engine.vocabulary.safety import ReferralReason
from app.engine.vocabulary.screening import Flag, Offer

MOST_FINDINGS_AT_ONCE = 4
"""A program can answer only so much at once; the most marked findings go first. Source: expert-opinion."""

NOTHING_STANDS_OUT = "Nothing stands out."
NOTHING_MEASURED = "Nothing was measured, so nothing stands out."

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
    answers: Answers = field(default_factory=Answers)


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

    @property
    def offers(self) -> Offer | None:
        """What the profile is for; None without one."""
        if self.profile is None:
            return None
        return Offer.CORRECTION if self.profile.imbalances else Offer.BALANCED_MAINTENANCE

    @property
    def summary(self) -> str:
        """What it comes to, in a sentence or two."""
        measured_nothing = not self.findings and not self.not_flagged
        nothing = NOTHING_MEASURED if measured_nothing else NOTHING_STANDS_OUT
        found = f"Worth working on: {len(self.findings)}." if self.findings else nothing
        if self.profile is None:
            return f"{found} See a professional first: no profile is offered until then."
        offered = "" if self.findings else " The profile offered is for balanced maintenance."
        careful = " It starts gently, because the answers ask for care." if self.profile.downgrade else ""
        return f"{found}{offered}{careful}"


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
    profile = _handed_on(intake, findings, catalogue)
    raised = intake.red_flags | red_flags_of_age(intake.person.age, catalogue)
    waiting = [stage for stage in intake.answers.stages if waits_for_a_clinician(stage, catalogue)]
    safety = safety_of_answers(profile, (catalogue.red_flags[slug] for slug in raised), catalogue, waiting)
    return Screening(tuple(findings), tuple(remarks), safety, profile if safety.allows_a_program else None)


def _handed_on(intake: Intake, findings: Sequence[ScreeningFinding], catalogue: Catalogue) -> Profile:
    """The profile with what was found and with every limit that the answers and the tests ask for."""
    stated = (_stated(finding) for finding in findings[:MOST_FINDINGS_AT_ONCE])
    profile = with_answers(intake.profile, intake.answers)
    if _is_weak_for_age(intake, catalogue):
        profile = replace(profile, downgrade=True, referral=tuple(sorted({*profile.referral, ReferralReason.WEAK_FOR_AGE})))
    limits = [limit for limit in (profile.effort_limit, EASED_RPE if profile.downgrade else None) if limit is not None]
    return replace(
        profile,
        imbalances=tuple(sorted(stated, key=lambda each: each.imbalance)),
        effort_limit=min(limits, default=None),
    )


def _stated(finding: ScreeningFinding) -> StatedImbalance:
    return StatedImbalance(finding.imbalance, finding.severity, finding.weaker_side)


def _is_weak_for_age(intake: Intake, catalogue: Catalogue) -> bool:
    """True where a test that asks for care at a higher age falls short of the norm, be it within its error."""
    if intake.person.age is None or intake.person.age < OLDER_AGE:
        return False
    results: dict[str, list[float]] = defaultdict(list)
    for measured in intake.measurements:
        if catalogue.assessments[measured.assessment].reading.care_when_older:
            results[measured.assessment].append(measured.value)
    return any(is_short_of_a_norm(catalogue.assessments[slug], values, intake.person) for slug, values in results.items())


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
        severity=_severity(signs, concordant),
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


def _severity(signs: Sequence[Sign], concordant: Sequence[Sign]) -> Severity:
    """As marked as two tests agree on; of one test mild, or moderate beyond a strong limit that is as sure as its error."""
    ranked = sorted((_rank(sign.severity) for sign in concordant), reverse=True)
    enough = CONCORDANT_TESTS
    if len(ranked) >= enough:
        return _SEVERITIES[ranked[enough - 1]]
    strong = any(sign.because.flag is Flag.STRONG and _is_firm(sign) for sign in signs)
    return Severity.MODERATE if strong else Severity.MILD


def _is_firm(sign: Sign) -> bool:
    """True where it suffices alone, beyond a published limit by more than a known error."""
    return sign.suffices and sign.error_is_known and sign.is_published


def _confidence(signs: Sequence[Sign], concordant: Sequence[Sign]) -> Confidence:
    """High for tests that agree on published limits with a known error; low without either, or for watching only."""
    if not any(sign.suffices for sign in signs):
        return Confidence.LOW
    is_firm = any(map(_is_firm, concordant or signs))
    if concordant and is_firm and all(sign.is_published for sign in concordant):
        return Confidence.HIGH
    return Confidence.MODERATE if concordant or is_firm else Confidence.LOW


def _rank(severity: Severity) -> int:
    return _SEVERITIES.index(severity)
