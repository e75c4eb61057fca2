"""How the doses of chosen exercises grow, week by week, each worked out once and only as far as somebody looks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from app.engine.client import Client
from app.engine.dosing.growth import Ambition, WeekDose, grow
from app.engine.dosing.items import seconds_of
from app.engine.dosing.schemes import Regimen
from app.engine.measures.volume import credits_of
from app.engine.progression.calendar import Calendar
from app.engine.slots.choosing import Choice
from app.engine.slots.unfolding import Unfolding
from app.engine.vocabulary.body import MuscleSlug


@dataclass(frozen=True)
class Growth:
    """How the dose of a slot goes from week to week, and what is counted over the weeks."""

    unfolding: Unfolding[WeekDose | None]
    seconds: Unfolding[int]
    """Of every week."""

    @cached_property
    def doses(self) -> tuple[WeekDose | None, ...]:
        """The dose of every week."""
        return tuple(self.unfolding)

    @cached_property
    def fewest_sets(self) -> int:
        """The sets of the week that has fewest."""
        return min((dose.sets for dose in self.doses if dose), default=0)

    @cached_property
    def most_sets(self) -> int:
        """The sets of the week that has most."""
        return max((dose.sets for dose in self.doses if dose), default=0)

    @cached_property
    def sets_of_muscles(self) -> Mapping[MuscleSlug, float]:
        """The most that any week gives each muscle."""
        most_sets: dict[Regimen, int] = {}
        for dose in self.doses:
            if dose and dose.sets > most_sets.get(dose.regimen, 0):
                most_sets[dose.regimen] = dose.sets
        most: dict[MuscleSlug, float] = {}
        for regimen, sets in most_sets.items():
            for muscle, credit in credits_of(regimen.exercise).items():
                most[muscle] = max(most.get(muscle, 0.0), credit * sets)
        return most


class Growths:
    """The growths of one client's choices."""

    def __init__(self, client: Client, calendar: Calendar) -> None:
        self.client, self.calendar = client, calendar
        self._grown: dict[tuple[object, ...], Growth] = {}
        self._seconds: dict[tuple[object, ...], int] = {}

    def of(self, choice: Choice, ambition: Ambition) -> Growth:
        """How the dose of a choice grows with this ambition."""
        key = (choice.path, choice.scheme, ambition)
        growth = self._grown.get(key)
        if growth is None:
            doses = Unfolding(grow(choice.path, choice.scheme, ambition, self.calendar, self.client))
            growth = self._grown[key] = Growth(doses, Unfolding(self._seconds_of(doses)))
        return growth

    def _seconds_of(self, doses: Iterable[WeekDose | None]) -> Iterator[int]:
        """The seconds of every week."""
        known = self._seconds
        for dose, week in zip(doses, self.calendar.weeks, strict=True):
            if dose is None:
                yield 0
                continue
            key = (dose.regimen, dose.sets, dose.amount, dose.most, dose.hold_seconds, week.phase, week.easy)
            seconds = known.get(key)
            if seconds is None:
                seconds = known[key] = seconds_of(dose, week)
            yield seconds
