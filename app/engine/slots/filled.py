"""Filled slots and the days that hold them: what a muscle gets, what time is left, what is met."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat

from app.engine.dosing.growth import Ambition, WeekDose
from app.engine.guidelines.recovery import HARD_MUSCLE_SETS, HARD_RECOVERY_HOURS, OWN_ROLES
from app.engine.measures.calendar import HOURS_OF_DAY, days_between
from app.engine.measures.volume import added
from app.engine.priorities.needs import Need
from app.engine.priorities.wanted import Wanted
from app.engine.slots.choosing import Choice
from app.engine.slots.growths import Growth
from app.engine.slots.unfolding import Unfolding
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.roles import LIFT_ROLES, Role
from app.engine.week_plan.days import TrainingDay


@dataclass(frozen=True, slots=True)
class FilledSlot:
    """A slot of a session with its exercise and its dose in every week."""

    choice: Choice
    ambition: Ambition
    growth: Growth

    @property
    def doses(self) -> tuple[WeekDose | None, ...]:
        """The dose of every week."""
        return self.growth.doses


class Filled(tuple[FilledSlot, ...]):
    """The slots of a session, the most important first, and what is counted over them."""

    @cached_property
    def sets(self) -> Mapping[MuscleSlug, float]:
        """The most sets that any week gives each muscle."""
        return added(slot.growth.sets_of_muscles for slot in self)

    def with_slot(self, slot: FilledSlot) -> "Filled":
        """These slots and one more."""
        return Filled((*self, slot))

    @cached_property
    def seconds(self) -> Iterable[int]:
        """The seconds of every week; without end where there are no slots."""
        return Unfolding(map(sum, zip(*(slot.growth.seconds for slot in self), strict=True)) if self else repeat(0))


@dataclass
class Day:
    """A day that is being filled: what it still wants, what it holds, and the seconds free in every week."""

    day: TrainingDay
    wanted: list[Wanted]
    free: list[int]
    filled: Filled = field(default_factory=Filled)

    @property
    def number(self) -> int:
        """The number of the day in the week, from 0."""
        return self.day.number


def is_lift(slot: FilledSlot) -> bool:
    """True for a squat, hinge, bridge or work on one leg."""
    return slot.choice.role in LIFT_ROLES


def seconds_left(day: Day) -> int:
    """Of the week that has least time."""
    return min(room - taken for room, taken in zip(day.free, day.filled.seconds, strict=False))


def is_near(day: Day, other: Day) -> bool:
    """True where muscles do not recover fully from one day to the other."""
    return days_between(day.day.day, other.day.day) * HOURS_OF_DAY < HARD_RECOVERY_HOURS


def works_too_hard(here: Filled, there: Filled) -> bool:
    """True where two sessions that follow each other closely both work a large muscle hard in its own roles."""
    return any(
        _most_sets(here, own) >= HARD_MUSCLE_SETS and _most_sets(there, own) >= HARD_MUSCLE_SETS for own in OWN_ROLES.values()
    )


def _most_sets(slots: Iterable[FilledSlot], roles: frozenset[Role]) -> int:
    return sum(slot.growth.most_sets for slot in slots if slot.choice.role in roles)


def meets(slot: FilledSlot, need: Need) -> bool:
    """True where the slot meets the need in every week with sets enough."""
    return need.is_met_by(slot.choice.slugs) and slot.growth.fewest_sets >= need.sets


def days_with(need: Need, days: Sequence[Day]) -> int:
    """How many days meet the need."""
    return sum(any(meets(slot, need) for slot in day.filled) for day in days)
