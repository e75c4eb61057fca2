"""What the engine can refuse, in its own words.

EngineError
├── InfeasibleProfile   no program can keep every `must` rule for this profile
└── BrokenRule          the engine made a program that breaks a `must` rule: a bug, never a client's fault
"""

from dataclasses import dataclass

from app.engine.vocabulary.exercises import DemandSlug


class EngineError(Exception):
    """Anything that the engine refuses to return. Its arguments are all that it holds, so that it can be pickled."""


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
        super().__init__(conflicts, because, relaxations)
        self.conflicts = conflicts
        """Names of the profile fields that cannot all hold."""
        self.because = because
        self.relaxations = relaxations
        """The smallest changes that were tried and found to work; may be empty."""

    def __str__(self) -> str:
        return self.because


class BrokenRule(EngineError):
    """A generated program failed its own audit."""

    def __init__(self, rules: tuple[str, ...]) -> None:
        super().__init__(rules)
        self.rules = rules

    def __str__(self) -> str:
        return f"the generated program breaks {', '.join(self.rules)}"
