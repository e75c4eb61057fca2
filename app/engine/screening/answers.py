"""What somebody tells of themselves, and the little of it that a profile keeps because it changes the program."""

from dataclasses import dataclass, replace

from app.engine.catalogue.catalogue import Catalogue
from app.engine.guidelines.safety import FIRST_EPISODE_AGES, LONG_SITTING_HOURS, PERSISTENT_PAIN_WEEKS
from app.engine.profile import Profile
from app.engine.vocabulary.people import age_band
from app.engine.vocabulary.safety import ReferralReason


@dataclass(frozen=True, slots=True)
class ConditionStage:
    """How far a condition has healed."""

    condition: str
    weeks_since: int
    """Since the operation, the birth or the injury."""
    cleared: bool = False
    """True where a clinician has agreed to training alone."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers that no profile holds as they are."""

    age: int | None = None
    """In years."""
    pain_duration_weeks: int = 0
    first_episode: bool = False
    """True where the back hurts for the first time in life."""
    unsure: bool = False
    """True where the person does not know what is out of balance."""
    sitting_hours_per_day: float = 0.0
    stages: tuple[ConditionStage, ...] = ()


def with_answers(profile: Profile, answers: Answers) -> Profile:
    """The profile with what the answers change: bands, a gentle start and reasons to see somebody, but no figure of theirs."""
    reasons = {*profile.referral, *_reasons(answers)}
    return replace(
        profile,
        age_band=profile.age_band if answers.age is None else age_band(answers.age),
        downgrade=profile.downgrade or not reasons.isdisjoint(GENTLE_START),
        referral=tuple(sorted(reasons)),
        sits_long=profile.sits_long or answers.sitting_hours_per_day >= LONG_SITTING_HOURS,
    )


GENTLE_START = frozenset({ReferralReason.FIRST_EPISODE, ReferralReason.PERSISTENT_PAIN, ReferralReason.WEAK_FOR_AGE})
"""Reasons that ask for a gentle start as well."""


def _reasons(answers: Answers) -> frozenset[ReferralReason]:
    youngest, oldest = FIRST_EPISODE_AGES
    unusual = answers.age is not None and not youngest <= answers.age <= oldest
    found = {
        ReferralReason.FIRST_EPISODE: answers.first_episode and unusual,
        ReferralReason.PERSISTENT_PAIN: answers.pain_duration_weeks >= PERSISTENT_PAIN_WEEKS,
        ReferralReason.UNSURE: answers.unsure,
    }
    return frozenset(reason for reason, holds in found.items() if holds)


def waits_for_a_clinician(stage: ConditionStage, catalogue: Catalogue) -> bool:
    """True in the first weeks, unless a clinician has agreed."""
    alone_from = catalogue.conditions[stage.condition].alone_from_week
    return alone_from is not None and stage.weeks_since < alone_from and not stage.cleared
