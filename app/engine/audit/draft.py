"""A coach's light draft: what was written down, and what of it was read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.engine.profile import StatedImbalance
from app.engine.program import Dose
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.people import Level, Weekday


@dataclass(frozen=True, slots=True)
class DraftItem:
    """One line of a draft: an exercise of the catalogue with its sets."""

    exercise: str | None
    """None where the coach's words fit no exercise; the line is then not read, and left out of all counts."""
    sets: int
    dose: Dose
    side: Side | None = None
    """None for both sides."""
    rpe: float | None = None
    """None where the coach says nothing about effort."""


@dataclass(frozen=True, slots=True)
class DraftSession:
    """The lines of one visit, in order."""

    items: tuple[DraftItem, ...]
    day: Weekday | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a coach wrote down: for whom, and week by week the sessions."""

    imbalances: tuple[StatedImbalance, ...]
    level: Level | None
    """None where the coach does not say."""
    weeks: tuple[tuple[DraftSession, ...], ...]

    def sessions(self) -> Iterator[DraftSession]:
        """All sessions."""
        return (session for week in self.weeks for session in week)

    def items(self) -> Iterator[DraftItem]:
        """All lines."""
        return (item for session in self.sessions() for item in session.items)

    @property
    def read_share(self) -> float:
        """The share of the lines that were read."""
        return _read_share(tuple(self.items()))

    def is_read(self, week: int) -> bool:
        """True where every line of the week was read."""
        return all(item.exercise for session in self.weeks[week] for item in session.items)


def _read_share(items: Sequence[DraftItem]) -> float:
    return sum(item.exercise is not None for item in items) / len(items) if items else 1.0
