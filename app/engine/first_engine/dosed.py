"""The main work of a program's weeks with all its doses, before it is put in order."""

from dataclasses import dataclass

from app.engine.program import Dose
from app.engine.vocabulary.programs import Lever, ProgramPhase


@dataclass(frozen=True, slots=True, eq=False)
class DosedItem:
    """One exercise of a session with its sets, their dose and effort, and what was raised to get there; known by identity."""

    exercise: str
    sets: int
    dose: Dose
    rpe: float
    lever: Lever | None
    repetitions: float
    """The work of all sets."""
    variant_factor: float
    """How much one repetition weighs."""

    @property
    def load(self) -> float:
        """Its part of the load index."""
        return load_of_work(self.repetitions, self.rpe, self.variant_factor)


@dataclass(frozen=True, slots=True)
class DosedWeek:
    """The main work of one week, session by session, before it is put in order."""

    week: int
    phase: ProgramPhase
    deload: bool
    sessions: tuple[tuple[DosedItem, ...], ...]
    jump_load: float
    """What the jumps of the week add to its load index."""

    @property
    def load(self) -> float:
        """The load index of the week."""
        return self.jump_load + sum(item.load for items in self.sessions for item in items)


def load_of_work(repetitions: float, rpe: float, variant_factor: float) -> float:
    """What so much work at this effort adds to the load index."""
    return repetitions * rpe / 10 * variant_factor
