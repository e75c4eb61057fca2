"""What the steps of the engine have decided for one client, handed on to be put into sessions and words."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.engine.client import Client
from app.engine.jumps.plan import Jumps
from app.engine.progression.calendar import Calendar, CalendarWeek
from app.engine.slots.fitting import FilledSlot
from app.engine.week_plan.days import TrainingDay


@dataclass(frozen=True)
class Plan:
    """The filled slots of every training day of the week."""

    client: Client
    calendar: Calendar
    days: tuple[TrainingDay, ...]
    slots: tuple[tuple[FilledSlot, ...], ...]
    jumps: Jumps

    def all_slots(self) -> Iterator[tuple[TrainingDay, FilledSlot]]:
        """Every slot of the week with its day."""
        return ((day, slot) for day, slots in zip(self.days, self.slots, strict=True) for slot in slots)

    def exercises_of(self, day: TrainingDay, week: CalendarWeek) -> frozenset[str]:
        """The exercises of a day in the period of a week, by slug."""
        path = (slot.choice.path[week.period] for slot in self.slots[day.number])
        return frozenset(exercise.slug for exercise in path if exercise is not None)
