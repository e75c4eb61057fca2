"""Words for safety: what a condition calls for, and what advice is about and for whom."""

from enum import StrEnum


class SafetyResponse(StrEnum):
    """What a condition or a warning sign calls for, from nothing to no program at all."""

    ALLOW = "allow"
    WARN = "warn"
    DOWNGRADE = "downgrade"
    CLEARANCE = "clearance"
    REFUSE = "refuse"


class Urgency(StrEnum):
    """How soon to see somebody about a warning sign, the most urgent first; `clearance` is before training starts."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    CLEARANCE = "clearance"


class AdviceKind(StrEnum):
    """What a piece of safety advice is about: knowing before starting, stopping, or seeing somebody."""

    NOTICE = "notice"
    STOP = "stop"
    SEE_PROFESSIONAL = "see-professional"


class AdviceFor(StrEnum):
    """Whom a piece of safety advice is for."""

    EVERYONE = "everyone"
    BARS = "bars"
    """People below the advanced level whose program has a barbell or a trap bar."""
    BEGINNERS = "beginners"
    CLEARANCE = "clearance"
    """People with a condition that calls for a clinician's agreement first."""
    FEW_STRETCH_DAYS = "few-stretch-days"
    """People with short muscles who train on fewer days than these are best stretched on."""
    LONG_SITTING = "long-sitting"
    """People who sit for most of the day."""
    MINORS = "minors"
    """People under 18."""
    OLDER = "older"
    """People from 65 on."""
    JUMPS = "jumps"
    """People whose program has jumps or landings."""
    PAIN = "pain"
    """People who name any pain."""
    UNKNOWN_SIDE = "unknown-side"
    """People of whom nobody knows which side is the weaker one."""


class ReferralReason(StrEnum):
    """Why somebody should see a professional beside training, apart from pain and conditions."""

    FIRST_EPISODE = "first-episode"
    """Back pain for the first time at an age at which that is unusual."""
    PERSISTENT_PAIN = "pain-that-lasts"
    UNSURE = "unsure"
    """Not sure what is out of balance."""
    WEAK_FOR_AGE = "weak-for-age"
