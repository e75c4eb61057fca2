"""How many of the wanted slots of a day fit its minutes, and how many sets each of them gets.

Slots come in by importance as long as the dearest week still fits and no muscle gets more than a session or a week
should hold; then the first ones get more sets, in turn.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from app.engine.client import Client
from app.engine.dosing.growth import Ambition, WeekDose, grow
from app.engine.dosing.items import item_of
from app.engine.guidelines.sessions import (
    FEWEST_SETS,
    MARKED_EXTRA_SETS,
    MOST_EXERCISES,
    MOST_SETS,
    SHORT_SESSION_MINUTES,
    SPARE_SECONDS,
    TOP_SLOTS,
)
from app.engine.guidelines.volume import session_ceiling, week_ceiling
from app.engine.measures.volume import credits_of
from app.engine.priorities.wanted import FIRST_MINUTES, Wanted
from app.engine.progression.calendar import Calendar
from app.engine.slots.choosing import Choice, Chooser, most_exercises
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.roles import LIFT_ROLES


@dataclass(frozen=True)
class FilledSlot:
    """A slot of a session with its exercise and its dose in every week."""

    choice: Choice
    ambition: Ambition
    doses: tuple[WeekDose | None, ...]
    seconds: tuple[int, ...]
    """Of every week."""

    @cached_property
    def sets_of_muscles(self) -> Mapping[MuscleSlug, float]:
        """The most that any week gives each muscle."""
        most: dict[MuscleSlug, float] = {}
        for exercise, sets in {(d.exercise.slug, d.sets): (d.exercise, d.sets) for d in self.doses if d}.values():
            for muscle, credit in credits_of(exercise).items():
                most[muscle] = max(most.get(muscle, 0.0), credit * sets)
        return most


class Fitter:
    """Fills the days of one week for one client."""

    def __init__(self, client: Client, calendar: Calendar) -> None:
        self.client, self.calendar = client, calendar
        self.chooser = Chooser(client, calendar)
        self.week_sets: dict[MuscleSlug, float] = {}

    def fill(self, wanted: Iterable[Wanted], frame_seconds: Sequence[int], day: int) -> tuple[FilledSlot, ...]:
        """The slots of one day, the most important first; `frame_seconds` is what surrounds them in every week."""
        self.chooser.begin_day()
        room = self.client.profile.minutes_per_session * 60 + SPARE_SECONDS
        free = [room - seconds for seconds in frame_seconds]
        filled = self._taken(wanted, free, day)
        filled = self._raised(filled, free)
        for slot in filled:
            _add(self.week_sets, slot.sets_of_muscles)
        return tuple(filled)

    def _taken(self, wanted: Iterable[Wanted], free: Sequence[int], day: int) -> list[FilledSlot]:
        most = most_exercises(self.client.profile.minutes_per_session, MOST_EXERCISES)
        filled: list[FilledSlot] = []
        for want in wanted:
            if len(filled) == most:
                break
            choice = self.chooser.choose(want)
            if choice is None:
                continue
            usual = Ambition(self._usual_sets(choice), turn=day + len(filled))
            fewest = replace(usual, most_sets=FEWEST_SETS)
            tries = (usual, fewest) if want.from_minutes <= FIRST_MINUTES else (usual,)
            slot = next(
                (s for s in (self._slot(choice, ambition) for ambition in tries) if self._fits([*filled, s], free)), None
            )
            if slot:
                self.chooser.take(choice)
                filled.append(slot)
        return filled

    def _raised(self, filled: list[FilledSlot], free: Sequence[int]) -> list[FilledSlot]:
        """The same slots with more sets where time is left: leads first, then lifts, then the others."""
        order = sorted(range(len(filled)), key=lambda n: (not filled[n].choice.wanted.lead, not _is_lift(filled[n]), n))
        marked = next((n for n in order if self._is_marked(filled[n])), None)
        for number in order[:TOP_SLOTS]:
            filled = self._with(filled, number, replace(filled[number].ambition, most_sets=MOST_SETS, hardest=True), free)
        if marked is not None:
            filled = self._with(filled, marked, replace(filled[marked].ambition, extra_sets=MARKED_EXTRA_SETS), free)
        for number in order:
            filled = self._with(filled, number, replace(filled[number].ambition, most_sets=MOST_SETS), free)
        return filled

    def _with(self, filled: list[FilledSlot], number: int, ambition: Ambition, free: Sequence[int]) -> list[FilledSlot]:
        """The slots with one of them more ambitious, where that fits; otherwise as they are."""
        if ambition == filled[number].ambition:
            return filled
        changed = [*filled[:number], self._slot(filled[number].choice, ambition), *filled[number + 1 :]]
        return changed if self._fits(changed, free) else filled

    def _slot(self, choice: Choice, ambition: Ambition) -> FilledSlot:
        doses = grow(choice.path, choice.scheme, ambition, self.calendar, self.client)
        weeks = zip(doses, self.calendar.weeks, strict=True)
        known: dict[tuple[object, ...], int] = {}
        seconds = []
        for dose, week in weeks:
            key = (dose and (dose.exercise.slug, dose.sets, dose.amount, dose.most), week.phase, week.easy)
            if key not in known:
                known[key] = item_of(dose, week, self.client).seconds if dose else 0
            seconds.append(known[key])
        return FilledSlot(choice, ambition, doses, tuple(seconds))

    def _fits(self, slots: Sequence[FilledSlot], free: Sequence[int]) -> bool:
        if any(sum(slot.seconds[week] for slot in slots) > room for week, room in enumerate(free)):
            return False
        sets: dict[MuscleSlug, float] = {}
        for slot in slots:
            _add(sets, slot.sets_of_muscles)
        level = self.client.limits.level
        return all(
            amount <= session_ceiling(level) and amount + self.week_sets.get(muscle, 0.0) <= week_ceiling(muscle, level)
            for muscle, amount in sets.items()
        )

    def _usual_sets(self, choice: Choice) -> int:
        short = self.client.profile.minutes_per_session < SHORT_SESSION_MINUTES
        return FEWEST_SETS if short and choice.role not in LIFT_ROLES and not choice.wanted.lead else MOST_SETS

    def _is_marked(self, slot: FilledSlot) -> bool:
        marked = {s.imbalance.slug for s in self.client.imbalances if s.severity is Severity.MARKED}
        return slot.choice.wanted.lead and slot.choice.wanted.imbalance in marked


def _is_lift(slot: FilledSlot) -> bool:
    return slot.choice.role in LIFT_ROLES


def _add(sets: dict[MuscleSlug, float], more: Mapping[MuscleSlug, float]) -> None:
    for muscle, amount in more.items():
        sets[muscle] = sets.get(muscle, 0.0) + amount
