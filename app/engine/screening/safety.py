"""Whether somebody may begin on their own, and whom they should see: asked before anything else counts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.engine.care import is_minor
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.safety import RedFlag, Referral
from app.engine.guidelines.safety import PAIN_EASES_FROM, PAIN_LIMIT, PAIN_REFERS_FROM
from app.engine.profile import Profile
from app.engine.screening.answers import ConditionStage
from app.engine.vocabulary.safety import ReferralReason, SafetyResponse, Urgency

PHYSICIAN = "physician"
PHYSICAL_THERAPIST = "physical therapist"
SPORTS_PHYSICIAN = "sports-medicine physician"
WHO_CLEARS = (PHYSICIAN, PHYSICAL_THERAPIST)
BOTH_PROFESSIONS = (PHYSICAL_THERAPIST, SPORTS_PHYSICIAN)

URGENCIES = tuple(Urgency)
"""Of warning signs, the most urgent first."""
_RESPONSES = tuple(SafetyResponse)


@dataclass(frozen=True, slots=True)
class ScreeningSafety:
    """What the answers call for, the answers behind it, and whom to see."""

    response: SafetyResponse
    because: tuple[str, ...]
    referral: Referral

    @property
    def allows_a_program(self) -> bool:
        """True unless a professional has to look first."""
        return self.response not in (SafetyResponse.CLEARANCE, SafetyResponse.REFUSE)


@dataclass(frozen=True, slots=True)
class _Concern:
    """One answer that calls for something."""

    response: SafetyResponse
    because: str
    see: tuple[str, ...] = ()


_REASONS: Mapping[ReferralReason, _Concern] = MappingProxyType(
    {
        ReferralReason.FIRST_EPISODE: _Concern(
            SafetyResponse.DOWNGRADE,
            "First back pain before 20 or after 55: start gently, and have it looked at.",
            (PHYSICIAN, PHYSICAL_THERAPIST),
        ),
        ReferralReason.PERSISTENT_PAIN: _Concern(
            SafetyResponse.DOWNGRADE,
            "Pain for six weeks or longer: start gently, and let a professional look at what keeps it going.",
            BOTH_PROFESSIONS,
        ),
        ReferralReason.UNSURE: _Concern(
            SafetyResponse.WARN,
            "Not sure what is out of balance: a professional can test it in person.",
            BOTH_PROFESSIONS,
        ),
        ReferralReason.WEAK_FOR_AGE: _Concern(
            SafetyResponse.DOWNGRADE,
            "Weak for your age: start gently, with a wall or a chair in reach, and have your strength and balance looked at.",
            (PHYSICAL_THERAPIST, PHYSICIAN),
        ),
    }
)


def safety_of_answers(
    profile: Profile, red_flags: Iterable[RedFlag], catalogue: Catalogue, waiting: Iterable[ConditionStage] = ()
) -> ScreeningSafety:
    """The gravest of what the answers call for, with every answer that calls for something, the gravest first.

    `waiting` are conditions whose first weeks are not over.
    """
    raised = sorted(red_flags, key=lambda flag: (URGENCIES.index(flag.urgency), flag.slug))
    concerns = [_Concern(flag.response, f"{flag.name}: {flag.action}", flag.see) for flag in raised]
    concerns += [_Concern(SafetyResponse.CLEARANCE, why_waiting(stage, catalogue), WHO_CLEARS) for stage in waiting]
    concerns += _concerns_of(profile, catalogue)
    concerns.sort(key=lambda concern: -_RESPONSES.index(concern.response))
    return ScreeningSafety(
        response=concerns[0].response if concerns else SafetyResponse.ALLOW,
        because=tuple(concern.because for concern in concerns),
        referral=_referral(concerns),
    )


def why_waiting(stage: ConditionStage, catalogue: Catalogue) -> str:
    """That a clinician decides first, and from when on that is not needed."""
    condition = catalogue.conditions[stage.condition]
    return (
        f"{condition.name}, week {stage.weeks_since}. Before week {condition.alone_from_week} your clinician decides "
        "if you may train on your own: ask first."
    )


def referral_of(profile: Profile, catalogue: Catalogue) -> Referral:
    """Whom somebody with this profile should see beside training, and why."""
    return _referral(_concerns_of(profile, catalogue))


def red_flags_of_age(age: int | None, catalogue: Catalogue) -> frozenset[str]:
    """The warning signs that an age raises by itself."""
    limits = ((flag.slug, flag.below_age) for flag in catalogue.red_flags.values())
    return frozenset(slug for slug, limit in limits if age is not None and limit is not None and age < limit)


def _referral(concerns: Iterable[_Concern]) -> Referral:
    seen = [concern for concern in concerns if concern.see]
    professions = tuple(dict.fromkeys(profession for concern in seen for profession in concern.see))
    return Referral(bool(seen), professions, tuple(concern.because for concern in seen))


def _concerns_of(profile: Profile, catalogue: Catalogue) -> Iterator[_Concern]:
    yield from _of_pain(profile.pain)
    for slug in profile.conditions:
        condition = catalogue.conditions[slug]
        if condition.response is not SafetyResponse.ALLOW:
            because = f"{condition.name}: {' '.join(condition.notices) or condition.description}"
            yield _Concern(condition.response, because, condition.see)
    yield from (_REASONS[reason] for reason in profile.referral)
    if profile.downgrade and not any(_REASONS[reason].response is SafetyResponse.DOWNGRADE for reason in profile.referral):
        yield _Concern(
            SafetyResponse.DOWNGRADE, "A gentle start was asked for: one level lower, at low effort and without jumps."
        )
    if is_minor(profile):
        because = "Under 18: train with an adult who can watch, and leave out tests of the greatest weight."
        yield _Concern(SafetyResponse.WARN, because)


def _of_pain(pain: int) -> Iterator[_Concern]:
    if pain > PAIN_LIMIT:
        because = f"Pain of {pain} of 10: it may have a cause that exercise makes worse, so have it examined before you train."
        yield _Concern(SafetyResponse.REFUSE, because, BOTH_PROFESSIONS)
    elif pain >= PAIN_EASES_FROM:
        because = f"Pain of {pain} of 10: start one level lower, at low effort and without jumps."
        yield _Concern(SafetyResponse.DOWNGRADE, because, BOTH_PROFESSIONS if pain >= PAIN_REFERS_FROM else ())
