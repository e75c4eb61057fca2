"""Words for following a program: how pain is met, how soreness goes, why work is left out, where somebody stands."""

from enum import StrEnum


class PainPolicy(StrEnum):
    """How much pain training may bring: hardly any, or what a clinician who knows the diagnosis has cleared."""

    STRICT = "strict"
    MONITORED = "monitored"


class WeightUnit(StrEnum):
    """The unit of somebody's weights; one is never reckoned into the other."""

    KG = "kg"
    LB = "lb"


class Soreness(StrEnum):
    """Soreness around a session: gone after the warm-up, still there after it, or the day after only."""

    GONE_IN_WARM_UP = "gone-in-warm-up"
    THROUGH_WARM_UP = "through-warm-up"
    DAY_AFTER = "day-after"


class SkipReason(StrEnum):
    """Why an exercise, or the rest of its sets, was left out."""

    PAIN = "pain"
    TIRED = "tired"
    TIME = "time"
    EQUIPMENT = "equipment"
    OTHER = "other"


class FollowingState(StrEnum):
    """Where somebody stands with a program."""

    ACTIVE = "active"
    PAUSED = "paused"
    FINISHED = "finished"


class Precedence(StrEnum):
    """What an adaptation answers to; of two that apply, the earlier of these decides."""

    SAFETY = "safety"
    PAIN = "pain"
    MISSED = "missed"
    PERFORMANCE = "performance"


class Absence(StrEnum):
    """How long somebody was away, in sessions of the plan that were missed."""

    NONE = "none"
    SESSION = "session"
    WEEK = "week"
    WEEKS = "weeks"
    MONTH = "month"
    """Four weeks or more."""
