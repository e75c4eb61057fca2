"""What rules look at: the person as a whole, and one exercise whose next session is due."""

from dataclasses import dataclass
from functools import cached_property

from app.engine.following.calendar import Adherence, Place
from app.engine.following.journal import Journal, SessionLog
from app.engine.following.performances import History, Performance
from app.engine.following.symmetry import TestSymmetry
from app.engine.guidelines.following import PAIN_RISE, PAIN_RISE_DAYS, PAIN_RISE_READINGS
from app.engine.program import Item
from app.engine.vocabulary.programs import BlockKind


@dataclass(frozen=True)
class Standing:
    """What is known of a person and a program on one day."""

    journal: Journal
    """In order."""
    history: History
    place: Place
    adherence: Adherence
    symmetry: tuple[TestSymmetry, ...]
    today: int

    @property
    def sessions(self) -> tuple[SessionLog, ...]:
        """What was logged, the latest last."""
        return self.journal.sessions

    def is_cleared_since(self, day: int) -> bool:
        """True where a clinician has agreed to going on after that day."""
        return any(cleared > day for cleared in self.journal.cleared)

    @cached_property
    def pain_rose_on(self) -> int | None:
        """The day of the last reading where pain before sessions has risen over two weeks; None where it has not."""
        told = [(log.day, log.pain_before) for log in self.sessions if log.pain_before is not None]
        recent = [(day, pain) for day, pain in told if day >= told[-1][0] - PAIN_RISE_DAYS]
        if len(recent) < PAIN_RISE_READINGS:
            return None
        rise = min(pain for _, pain in recent[-2:]) - recent[0][1]
        return recent[-1][0] if rise >= PAIN_RISE else None

    @cached_property
    def worst_recent_pain(self) -> int:
        """The worst pain that was told of the last two weeks of training; 0 where none was."""
        told = [pain for log in self.sessions if log.day >= self.sessions[-1].day - PAIN_RISE_DAYS for pain in log.pains]
        return max(told, default=0)

    @cached_property
    def stop_days(self) -> tuple[int, ...]:
        """The days of sessions with a pain stop."""
        stops = {done.session.day for line in self.history.values() for done in line if done.is_pain_stop}
        return tuple(sorted(stops))


@dataclass(frozen=True)
class Case:
    """One exercise whose next session is due."""

    planned: Item
    block: BlockKind
    history: tuple[Performance, ...]
    """How its line went, the latest last."""
    standing: Standing
    rungs: tuple[str, ...] = ()
    """The exercises of its line, in the order in which the program has them."""
    is_next: bool = True
    """True in the very next session, which alone answers to what the person as a whole needs."""
    is_expendable: bool = False
    """True where it is among what a shorter session leaves out first."""

    @property
    def last(self) -> Performance | None:
        """The last time; None where the exercise is new."""
        return self.history[-1] if self.history else None

    def latest(self, count: int) -> tuple[Performance, ...]:
        """So many performances of the exercise that was done last, the latest last; fewer where there are not as many."""
        recent = self.history[-count:]
        return tuple(done for done in recent if done.log.performed == recent[-1].log.performed)

    @property
    def stands_in(self) -> bool:
        """True where another exercise than the program's own was done last."""
        return self.last is not None and self.last.log.replaced_by is not None
