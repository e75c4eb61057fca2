"""Whether somebody may begin on their own, and whom they should see: asked before anything else counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.engine.catalogue.catalogue import Catalogue
from app.engine.guidelines.safety import ADULT_AGE, OLDER_AGE, PAIN_EASES_FROM, PAIN_LIMIT, PERSISTENT_PAIN_WEEKS
from app.engine.profile import Profile
from app.engine.screening.signs import Person
from app.engine.vocabulary.safety import SafetyResponse

PHYSICAL_THERAPIST = "physical therapist"
SPORTS_PHYSICIAN = "sports-medicine physician"
BOTH_PROFESSIONS = (PHYSICAL_THERAPIST, SPORTS_PHYSICIAN)

_RESPONSES = tuple(SafetyResponse)
_URGENCIES = ("emergency", "urgent", "clearance")


@dataclass(frozen=True, slots=True)
class Referral:
    """Whether to see somebody, and whom, the nearest first."""

    recommended: bool
    professions: tuple[str, ...]


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


def safety_of_answers(
    profile: Profile,
    person: Person,
    red_flags: frozenset[str],
    pain_duration_weeks: int,
    *,
    weaknesses: tuple[str, ...],
    catalogue: Catalogue,
) -> ScreeningSafety:
    """The gravest of what the answers call for, with every answer that calls for something, the gravest first.

    `weaknesses` are what was found, in words, that asks for care at a higher age.
    """
    concerns = [
        *_of_red_flags(person, red_flags, catalogue),
        *_of_pain(profile.pain, pain_duration_weeks),
        *_of_conditions(profile, catalogue),
        *_of_age(person, weaknesses, catalogue),
    ]
    concerns.sort(key=lambda concern: -_RESPONSES.index(concern.response))
    see = tuple(dict.fromkeys(profession for concern in concerns for profession in concern.see))
    return ScreeningSafety(
        response=concerns[0].response if concerns else SafetyResponse.ALLOW,
        because=tuple(concern.because for concern in concerns),
        referral=Referral(recommended=bool(see), professions=see),
    )


def _of_red_flags(person: Person, red_flags: frozenset[str], catalogue: Catalogue) -> Iterator[_Concern]:
    raised = red_flags | _raised_by_age(person, catalogue)
    flags = (catalogue.red_flags[slug] for slug in sorted(raised))
    for flag in sorted(flags, key=lambda flag: _URGENCIES.index(flag.urgency)):
        yield _Concern(flag.response, f"{flag.name}: {flag.action}", flag.see)


def _raised_by_age(person: Person, catalogue: Catalogue) -> frozenset[str]:
    if person.age is None:
        return frozenset()
    limits = ((flag.slug, flag.below_age) for flag in catalogue.red_flags.values())
    return frozenset(slug for slug, limit in limits if limit is not None and person.age < limit)


def _of_pain(pain: int, weeks: int) -> Iterator[_Concern]:
    if pain > PAIN_LIMIT:
        because = f"Pain of {pain} of 10: it may have a cause that exercise makes worse, so have it examined before you train."
        yield _Concern(SafetyResponse.REFUSE, because, BOTH_PROFESSIONS)
    elif pain >= PAIN_EASES_FROM:
        because = f"Pain of {pain} of 10: start one level lower, at low effort and without jumps."
        yield _Concern(SafetyResponse.DOWNGRADE, because)
    if weeks >= PERSISTENT_PAIN_WEEKS:
        because = f"Pain for {weeks} weeks: start gently, and let a professional look at what keeps it going."
        yield _Concern(SafetyResponse.DOWNGRADE, because, BOTH_PROFESSIONS)


def _of_conditions(profile: Profile, catalogue: Catalogue) -> Iterator[_Concern]:
    for slug in profile.conditions:
        condition = catalogue.conditions[slug]
        if condition.response is not SafetyResponse.ALLOW:
            because = f"{condition.name}: {' '.join(condition.notices) or condition.description}"
            yield _Concern(condition.response, because, condition.see)


def _of_age(person: Person, weaknesses: tuple[str, ...], catalogue: Catalogue) -> Iterator[_Concern]:
    if person.age is None:
        return
    if person.age < ADULT_AGE and not _raised_by_age(person, catalogue):
        because = f"Age {person.age}: train with an adult who can watch, and leave out tests of the greatest weight."
        yield _Concern(SafetyResponse.WARN, because)
    if person.age >= OLDER_AGE and weaknesses:
        because = f"Age {person.age} and a {' and a '.join(weaknesses)}: start gently, with a wall or a chair in reach."
        yield _Concern(SafetyResponse.DOWNGRADE, because, (PHYSICAL_THERAPIST,))
