"""The session of one phase that a frame is made for: whose problem comes first, what the day lifts, what the day before had."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app.engine.catalogue.exercises import Exercise
from app.engine.client import Client, ClientImbalance
from app.engine.guidelines.frame import BRIEF_MINUTES
from app.engine.guidelines.muscles import FIRST_LIFTS, LEG_GROUPS, LENGTHENED_BY
from app.engine.priorities.wanted import Wanted, in_turn
from app.engine.progression.calendar import PHASES
from app.engine.sessions.supply import Supply, supply_of
from app.engine.sessions.turns import rotated, unreached
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.programs import ProgramPhase
from app.engine.week_plan.days import TrainingDay


def worked_on(wanted: Iterable[Wanted]) -> frozenset[MuscleSlug]:
    """The muscles that the first lifts of a day take to their length, by what the day wants."""
    roles = [slot.role for slot in wanted if slot.role in LENGTHENED_BY]
    return frozenset(muscle for role in roles[:FIRST_LIFTS] for muscle in LENGTHENED_BY[role])


@dataclass(frozen=True)
class Occasion:
    """One training day in one phase."""

    client: Client
    day: TrainingDay
    phase: ProgramPhase
    worked: frozenset[MuscleSlug] = frozenset()
    """The muscles that the first lifts of the day take to their length."""
    before: frozenset[str] = frozenset()
    """What surrounds the main work of the day before, by slug."""
    held: Mapping[str, int] = field(default_factory=dict)
    """Seconds for which the day's stretches were held in the phase before, by slug."""

    @property
    def minutes(self) -> int:
        """The length of the session."""
        return self.client.profile.minutes_per_session

    @property
    def is_brief(self) -> bool:
        """True where there is time for the necessary only."""
        return self.minutes <= BRIEF_MINUTES

    @property
    def treats_by_stretching(self) -> bool:
        """True where something is tight in the problem whose day it is."""
        return bool(self.ranked[0].protocol.tight)

    @property
    def needs_activation(self) -> bool:
        """True where a drill may be what a program may not be without."""
        staples = (staple for stated in self.client.imbalances for staple in stated.protocol.staples)
        return any(staple.anywhere and staple.must for staple in staples)

    @property
    def phase_number(self) -> int:
        """The phase, counted from 0."""
        return PHASES.index(self.phase)

    @property
    def turn(self) -> int:
        """What takes turns over the days has this turn, the same in every phase, so that it is learned."""
        return self.day.number + self.client.profile.variant

    @property
    def turn_in_phase(self) -> int:
        """What takes turns over days and phases has this turn."""
        return self.turn + self.phase_number

    @cached_property
    def supply(self) -> Supply:
        """What the frame is made of."""
        return supply_of(self.client)

    @cached_property
    def ranked(self) -> list[ClientImbalance]:
        """The stated imbalances, the one whose day it is first."""
        return in_turn(self.day, self.client)

    @cached_property
    def legs(self) -> list[frozenset[MuscleSlug]]:
        """Front thigh, back thigh and calf, without what a condition keeps from being stretched for now."""
        return [group for group in LEG_GROUPS.values() if not group <= self.client.suspended]

    @cached_property
    def tight(self) -> list[Exercise]:
        """For each tight muscle group the stretch whose turn it is; another group comes first every day.

        In brief sessions only those take turns that reach most of the leg besides.
        """
        turn = self.day.number + self.client.profile.variant
        chosen: dict[MuscleSlug, Exercise] = {}
        for stated in self.ranked:
            for group in rotated(stated.protocol.tight, self.day.number):
                found = self.doable(group)
                unreached_legs = [len(unreached(self.legs, [exercise])) for exercise in found]
                fewest = min(unreached_legs, default=0) if self.is_brief else len(self.legs)
                found = [e for e, left in zip(found, unreached_legs, strict=True) if left <= fewest]
                if found:
                    stretch = found[turn % len(found)]
                    chosen.setdefault(stretch.lengthened[0], stretch)
        return list(chosen.values())

    def is_fresh(self, exercise: Exercise) -> bool:
        """False for what surrounds the main work of the day before."""
        return exercise.slug not in self.before

    def suits(self, exercise: Exercise) -> bool:
        """True for what lengthens something that the day's lifts take to its length."""
        return not self.worked.isdisjoint(exercise.lengthened)

    def doable(self, slugs: Iterable[str], without: Collection[str] = ()) -> list[Exercise]:
        """The exercises among these that may be given, in their order; nothing stretches what a condition suspends."""
        known = self.supply.exercises
        return [known[slug] for slug in slugs if slug in known and slug not in without]
