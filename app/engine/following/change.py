"""What a rule does to one exercise, to the next sessions as a whole, or to the way on."""

from dataclasses import dataclass
from enum import StrEnum

from app.engine.guidelines.band import Band


class Swap(StrEnum):
    """Which exercise is done instead of the planned one."""

    STAY = "stay"
    """The one that was done last."""
    EASIER = "easier"
    OTHER_PATTERN = "other-pattern"
    """For the same muscles, moving another way."""
    VARIANT = "variant"
    """For the same muscles, as hard or easier."""
    BACK = "back"
    """The program's own again, one rung at a time."""


class Amount(StrEnum):
    """How much each set holds."""

    REPEAT = "repeat"
    """What it held last."""
    GROW = "grow"
    """One more than last; from the most on more weight, and the fewest again."""
    GROW_TWICE = "grow-twice"
    """Two more."""
    FEWEST = "fewest"


@dataclass(frozen=True, slots=True)
class Change:
    """What one rule does to one exercise in its next session; what it does not name stays as it was last."""

    swap: Swap | None = None
    lower: Band | None = None
    """The load, by so many percent."""
    higher: Band | None = None
    one_step_heavier: bool = False
    amount: Amount = Amount.REPEAT
    sets_share: float = 1.0
    sets_less: int = 0
    slower: bool = False
    left_out: bool = False
    days_off: int = 0
    """Days without training before it."""

    @property
    def only_grows(self) -> bool:
        """True where it says nothing about an exercise that is new."""
        return self == Change(higher=self.higher, one_step_heavier=self.one_step_heavier, amount=self.amount)


@dataclass(frozen=True, slots=True)
class Pause:
    """No session until something has happened."""

    because: str
    go_on_when: str
    professions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What is offered or told beside the sessions."""

    text: str
    professions: tuple[str, ...] = ()
    """Whom to see about it."""
    maintenance: bool = False
    """True where the next profile keeps what was reached."""
