"""Words for safety: what a condition calls for, and what advice is about and for whom."""

from enum import StrEnum


class SafetyResponse(StrEnum):
    """What a condition or a warning sign calls for, from nothing to no program at all."""

    ALLOW = "allow"
    WARN = "warn"
    DOWNGRADE = "downgrade"
    CLEARANCE = "clearance"
    REFUSE = "refuse"


class AdviceKind(StrEnum):
    """What a piece of safety advice is about: knowing before starting, stopping, or seeing somebody."""

    NOTICE = "notice"
    STOP = "stop"
    SEE_PROFESSIONAL = "see-professional"


class AdviceFor(StrEnum):
    """Whom a piece of safety advice is for."""

    EVERYONE = "everyone"
    BEGINNERS = "beginners"
    CLEARANCE = "clearance"
    """People with a condition that calls for a clinician's agreement first."""
    FEW_STRETCH_DAYS = "few-stretch-days"
    """People with short muscles who train on fewer days than these are best stretched on."""
    JUMPS = "jumps"
    """People whose program has jumps or landings."""
    PAIN = "pain"
    """People who name any pain."""
