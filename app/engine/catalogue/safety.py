"""What keeps people safe: conditions, warning signs and advice."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.engine.vocabulary.exercises import DemandSlug
from app.engine.vocabulary.safety import AdviceFor, AdviceKind, SafetyResponse


@dataclass(frozen=True, slots=True)
class Condition:
    """Something about the person that takes exercises out of a program, with the reason."""

    slug: str
    name: str
    description: str
    response: SafetyResponse
    excluded_demands: frozenset[DemandSlug]
    excluded_exercises: frozenset[str]
    max_rpe: int | None
    max_hold_seconds: int | None
    notices: tuple[str, ...]
    stop_rules: tuple[str, ...]
    sources: tuple[str, ...]
    see: tuple[str, ...] = ()
    """The professions that should look at it while easy training goes on, the nearest first."""
    alone_from_week: int | None = None
    """The week since surgery, birth or injury before which a clinician decides about training alone; None without one."""


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A warning sign that calls for a professional before any program."""

    slug: str
    name: str
    cluster: str
    question: str
    urgency: str
    """`emergency`, `urgent` or `clearance`."""
    response: SafetyResponse
    """`clearance` where training may begin as soon as a clinician agrees, `refuse` until it was examined."""
    action: str
    see: tuple[str, ...]
    """The professions to see, the nearest first."""
    sources: tuple[str, ...]
    below_age: int | None = None
    """Somebody younger raises it without being asked."""


@dataclass(frozen=True, slots=True)
class SafetyAdvice:
    """A sentence that keeps people safe in training, whatever their program looks like."""

    slug: str
    kind: AdviceKind
    applies_to: AdviceFor
    position: int
    """Its place among the advice of its kind, the most important first."""
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Referral:
    """Whether to see somebody beside training, whom, the nearest first, and why."""

    recommended: bool = False
    professions: tuple[str, ...] = ()
    because: tuple[str, ...] = ()


def disclaimer_in(advice: Iterable[SafetyAdvice]) -> str:
    """What this service is not, the first notice for everyone: said with every test, every screening and every program."""
    notices = [a for a in advice if a.kind is AdviceKind.NOTICE and a.applies_to is AdviceFor.EVERYONE]
    first = min(notices, key=lambda notice: notice.position, default=None)
    return first.text if first else ""
