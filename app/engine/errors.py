"""What the engine can refuse, in its own words.

EngineError
├── InfeasibleProfile   no program can keep every `must` rule for this profile
└── BrokenRule          the engine made a program that breaks a `must` rule: a bug, never a client's fault
"""

from dataclasses import dataclass

from app.engine.vocabulary import DemandSlug


class EngineError(Exception):
    """Anything that the engine refuses to return."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A change to the profile that was tried and gives a program; only the named fields change."""

    because: str
    minutes_per_session: int | None = None
    sessions_per_week: int | None = None
    imbalances: tuple[str, ...] | None = None
    avoid_exercises: tuple[str, ...] | None = None
    avoid_demands: tuple[DemandSlug, ...] | None = None


class InfeasibleProfile(EngineError):
    """No safe and complete program exists for the profile."""

    def __init__(self, conflicts: tuple[str, ...], because: str, relaxations: tuple[Relaxation, ...] = ()) -> None:
        super().__init__(because)
        self.conflicts = conflicts
        """Names of the profile fields that cannot all hold."""
        self.because = because
        self.relaxations = relaxations
        """The smallest changes that were tried and found to work; may be empty."""


class BrokenRule(EngineError):
    """A generated program failed its own audit."""

    def __init__(self, rules: tuple[str, ...]) -> None:
        super().__init__(f"the generated program breaks {', '.join(rules)}")
        self.rules = rules
