"""What an adaptation rule is: a condition on what happened, and what then changes."""

from collections.abc import Callable
from dataclasses import dataclass

from app.engine.catalogue.catalogue import Catalogue
from app.engine.following.case import Case, Standing
from app.engine.following.change import Advice, Change, Pause
from app.engine.vocabulary.following import Precedence

OfExercise = Callable[[Case], Change | None]
"""What happens to an exercise; None where the condition does not hold."""
OfPerson = Callable[[Standing, Catalogue], Pause | Advice | None]
"""What happens to the program as a whole."""


@dataclass(frozen=True, slots=True)
class AdaptationRule:
    """One row of the book of adaptations."""

    rows: tuple[str, ...]
    """Ids of the requirements that the rule comes from."""
    precedence: Precedence
    change: str
    """What it changes, in words."""
    sources: tuple[str, ...]
    exercise: OfExercise | None = None
    person: OfPerson | None = None

    @property
    def _function(self) -> Callable[..., object]:
        function = self.exercise or self.person
        assert function is not None  # noqa: S101 - a rule is one of the two
        return function

    @property
    def id(self) -> str:
        """The name of the function in kebab-case: what the rule does."""
        return self._function.__name__.replace("_", "-")

    @property
    def condition(self) -> str:
        """When it applies, in one sentence."""
        return (self._function.__doc__ or "").partition("\n")[0]

    @property
    def topic(self) -> str:
        """The chapter of the book in which it stands."""
        return self._function.__module__.rpartition(".")[2]

    @property
    def statement(self) -> str:
        """Condition and change together."""
        return f"{self.condition} {self.change}"
