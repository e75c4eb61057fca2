"""What the steps of the engine have decided for one client, handed on to be put into sessions and words."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.engine.client import Client
from app.engine.guidelines.volume import BONUS_SHARE_LIMIT
from app.engine.jumps.plan import Jumps
from app.engine.progression.calendar import Calendar, CalendarWeek
from app.engine.slots.filled import FilledSlot
from app.engine.vocabulary.exercises import Laterality
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

    def bonus_days(self, week: CalendarWeek) -> frozenset[int]:
        """The days of a week that may have a set more for the weaker side: a third more one-sided sets at most."""
        client = self.client
        asked = client.profile.asymmetry_bonus and any(stated.weaker_side for stated in client.imbalances)
        if not asked or client.limits.eased or week.easy:
            return frozenset()
        doses = (dose for _, slot in self.all_slots() if (dose := slot.doses[week.number - 1]))
        one_sided = sum(dose.sets for dose in doses if dose.exercise.laterality is Laterality.UNILATERAL)
        return frozenset(day.number for day in self.days[: int(one_sided * BONUS_SHARE_LIMIT)])
