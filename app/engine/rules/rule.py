"""What a rule is: a claim about programs, as a function that yields every place where the claim does not hold."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.engine.program import Violation
from app.engine.rules.facts import Facts
from app.engine.vocabulary.programs import RuleSeverity

Check = Callable[[Facts], Iterable[Violation]]
"""Yields every place where the claim that is its name does not hold."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the rule book."""

    check: Check
    rows: tuple[str, ...]
    """Ids of the requirements that the rule comes from."""
    severity: RuleSeverity
    unit: str
    """What the rule measures in."""
    sources: tuple[str, ...]
    judges_drafts: bool = False
    """True where exercises, sets, effort, sides, days, level and imbalances say enough to check it."""

    @property
    def id(self) -> str:
        """The name of the check in kebab-case: a claim that can be read as a sentence."""
        return self.check.__name__.replace("_", "-")

    @property
    def statement(self) -> str:
        """The rule in one sentence."""
        return (self.check.__doc__ or "").partition("\n")[0]

    @property
    def topic(self) -> str:
        """The chapter of the rule book in which it stands, such as `recovery`."""
        return self.check.__module__.rpartition(".")[2]
