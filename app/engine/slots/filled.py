"""Filled slots and the days that hold them: what a muscle gets, what time is left, what is met."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from app.engine.dosing.growth import Ambition, WeekDose
from app.engine.guidelines.recovery import HARD_MUSCLE_SETS, HARD_RECOVERY_HOURS, OWN_ROLES
from app.engine.measures.calendar import HOURS_OF_DAY, days_between
from app.engine.measures.load import variant_factor
from app.engine.measures.volume import added, credits_of
from app.engine.priorities.needs import Need
from app.engine.priorities.wanted import Wanted
from app.engine.slots.choosing import Choice
from app.engine.slots.unfolding import Unfolding
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.roles import LIFT_ROLES, Role
from app.engine.week_plan.days import TrainingDay


@dataclass(frozen=True)
class FilledSlot:
    """A slot of a session with its exercise and its dose in every week."""

    choice: Choice
    ambition: Ambition
    growth: Unfolding[WeekDose | None]
    seconds: Unfolding[int]
    """Of every week."""

    @cached_property
    def doses(self) -> tuple[WeekDose | None, ...]:
        """The dose of every week."""
        return tuple(self.growth)

    @cached_property
    def fewest_sets(self) -> int:
        """The sets of the week that has fewest."""
        return min((dose.sets for dose in self.doses if dose), default=0)

    @cached_property
    def loads(self) -> tuple[float, ...]:
        """The load index of every week."""
        return tuple(dose.sets * dose.rpe / 10 * variant_factor(dose.exercise) if dose else 0.0 for dose in self.doses)

    @cached_property
    def sets_of_muscles(self) -> Mapping[MuscleSlug, float]:
        """The most that any week gives each muscle."""
        most: dict[MuscleSlug, float] = {}
        for exercise, sets in {(d.exercise.slug, d.sets): (d.exercise, d.sets) for d in self.doses if d}.values():
            for muscle, credit in credits_of(exercise).items():
                most[muscle] = max(most.get(muscle, 0.0), credit * sets)
        return most


@dataclass
class Day:
    """A day that is being filled: what it still wants, what it holds, and the seconds free in every week."""

    day: TrainingDay
    wanted: list[Wanted]
    free: list[int]
    filled: list[FilledSlot] = field(default_factory=list)

    @property
    def number(self) -> int:
        """The number of the day in the week, from 0."""
        return self.day.number


def is_lift(slot: FilledSlot) -> bool:
    """True for a squat, hinge, bridge or work on one leg."""
    return slot.choice.role in LIFT_ROLES


def sets_of(slots: Iterable[FilledSlot]) -> dict[MuscleSlug, float]:
    """The most sets that any week gives each muscle over these slots."""
    return added(slot.sets_of_muscles for slot in slots)


def seconds_left(day: Day) -> int:
    """Of the week that has least time."""
    return min(left_by(day.filled, day))


def left_by(slots: Iterable[FilledSlot], day: Day) -> Iterator[int]:
    """The seconds that these slots leave of the day's, week by week."""
    return (room - sum(taken) for room, *taken in zip(day.free, *(slot.seconds for slot in slots), strict=True))


def is_near(day: Day, other: Day) -> bool:
    """True where muscles do not recover fully from one day to the other."""
    return days_between(day.day.day, other.day.day) * HOURS_OF_DAY < HARD_RECOVERY_HOURS


def works_too_hard(slots: Iterable[FilledSlot], others: Iterable[FilledSlot]) -> bool:
    """True where two sessions that follow each other closely both work a large muscle hard in its own roles."""
    here, there = list(slots), list(others)
    return any(
        _most_sets(here, own) >= HARD_MUSCLE_SETS and _most_sets(there, own) >= HARD_MUSCLE_SETS for own in OWN_ROLES.values()
    )


def _most_sets(slots: Iterable[FilledSlot], roles: frozenset[Role]) -> int:
    return sum(max((d.sets for d in slot.doses if d), default=0) for slot in slots if slot.choice.role in roles)


def meets(slot: FilledSlot, need: Need) -> bool:
    """True where the slot meets the need in every week with sets enough."""
    return need.is_met_by(slot.choice.slugs) and slot.fewest_sets >= need.sets


def days_with(need: Need, days: Sequence[Day]) -> int:
    """How many days meet the need."""
    return sum(any(meets(slot, need) for slot in day.filled) for day in days)
