"""What the rules ask of a program, looked up once: its weeks taken apart, and what the profile allows."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise, product

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.imbalances import Imbalance
from app.engine.first_engine.eligibility import Limits, eligible_exercises, limits_of
from app.engine.first_engine.needs import weak_muscles
from app.engine.first_engine.promised_sets import priority_floor_sets
from app.engine.guidelines.volume import PRIMARY_CREDIT
from app.engine.measures.calendar import DAYS_OF_WEEK
from app.engine.measures.exercise_kinds import is_strengthening
from app.engine.measures.volume import Exercises, credits_of
from app.engine.profile import Profile
from app.engine.program import Program
from app.engine.rules.placed import DistinctItem, PlacedItem, PlacedSession, PlacedWeek, placed_weeks
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import EquipmentSlug, Modality


@dataclass(frozen=True)
class Facts:
    """A program as the rules see it. Items whose exercise the program does not carry are left out of all counts."""

    program: Program
    catalogue: Catalogue
    rule_ids: frozenset[str]
    weeks: tuple[PlacedWeek, ...]
    exercises: Exercises
    """The snapshots that the program carries, by slug."""
    limits: Limits
    owned: frozenset[EquipmentSlug]
    eligible: Collection[Exercise]
    """Everything in the catalogue that this person may be given."""
    strengthening: tuple[Exercise, ...]
    """The eligible exercises whose sets train a muscle."""
    movers: frozenset[MuscleSlug]
    """Muscles that some eligible exercise has as primary mover."""
    weak: frozenset[MuscleSlug]
    """Muscles that the stated imbalances call weak."""
    trainable: frozenset[MuscleSlug]
    """Those of them that some eligible exercise has as primary mover."""
    short: frozenset[MuscleSlug]
    """Muscles that the stated imbalances call short."""
    stretchable: frozenset[MuscleSlug]
    """Muscles that some eligible static stretch lengthens."""
    movable: frozenset[MuscleSlug]
    """Muscles that some eligible moving stretch lengthens."""
    floors: Mapping[MuscleSlug, float]
    """Weekly sets that each trainable weak muscle is promised."""

    @property
    def profile(self) -> Profile:
        """The profile that the program was made for."""
        return self.program.profile

    @cached_property
    def imbalances(self) -> tuple[Imbalance, ...]:
        """The stated imbalances, as the catalogue describes them."""
        return tuple(self.catalogue.imbalances[stated.imbalance] for stated in self.profile.imbalances)

    @cached_property
    def countable(self) -> tuple[MuscleSlug, ...]:
        """The trainable weak muscles for which a set of some eligible exercise counts in full."""
        full = PRIMARY_CREDIT
        return tuple(
            muscle
            for muscle in sorted(self.trainable)
            if any(muscle in e.primary and credits_of(e).get(muscle) == full for e in self.strengthening)
        )

    @cached_property
    def training_weeks(self) -> tuple[PlacedWeek, ...]:
        """The weeks that are not meant to be easy."""
        return tuple(week for week in self.weeks if not week.week.deload)

    def states(self, imbalance: str) -> bool:
        """True when the profile states this imbalance."""
        return any(stated.imbalance == imbalance for stated in self.profile.imbalances)

    @cached_property
    def sessions(self) -> tuple[PlacedSession, ...]:
        """All sessions of the program."""
        return tuple(session for week in self.weeks for session in week.sessions)

    @cached_property
    def items(self) -> tuple[PlacedItem, ...]:
        """All items of the program."""
        return tuple(placed for session in self.sessions for placed in session.items)

    @cached_property
    def distinct_items(self) -> tuple[DistinctItem, ...]:
        """All items, each once."""
        found: dict[int, DistinctItem] = {}
        for placed in self.items:
            known = found.get(id(placed.item))
            if known is None:
                found[id(placed.item)] = DistinctItem(placed.item, placed.exercise, [placed])
            else:
                known.places.append(placed)
        return tuple(found.values())

    @cached_property
    def main_items(self) -> tuple[PlacedItem, ...]:
        """All items whose sets count as training."""
        return tuple(placed for week in self.weeks for placed in week.main)

    def sessions_closer_than(self, days: int) -> Iterator[tuple[PlacedSession, PlacedSession, int]]:
        """Every two sessions fewer than so many calendar days apart, with the days between.

        Weeks follow each other; after the last one it is taken to come once more.
        """
        for week, following in pairwise((*self.weeks, *self.weeks[-1:])):
            here = [(session, session.session.day.number) for session in week.sessions]
            ahead = [(session, session.session.day.number + DAYS_OF_WEEK) for session in following.sessions]
            for (earlier, first), (later, second) in (*combinations(here, 2), *product(here, ahead)):
                if abs(second - first) < days:
                    yield earlier, later, abs(second - first)


def facts_of(
    program: Program, catalogue: Catalogue, rule_ids: frozenset[str], eligible: Collection[Exercise] | None = None
) -> Facts:
    """The facts that rules need of this program; `rule_ids` are the rules that reasons may name.

    `eligible` is what this person may be given, where that is known already.
    """
    profile = program.profile
    limits = limits_of(profile, catalogue)
    eligible = eligible_exercises(profile, catalogue) if eligible is None else eligible
    strengthening = tuple(exercise for exercise in eligible if is_strengthening(exercise))
    exercises = {slug: used.exercise for slug, used in program.exercises.items()}
    movers = frozenset(muscle for exercise in strengthening for muscle in exercise.primary)
    weak = weak_muscles(profile, catalogue)
    trainable = weak & movers
    return Facts(
        program=program,
        catalogue=catalogue,
        rule_ids=rule_ids,
        weeks=placed_weeks(program.weeks, exercises),
        exercises=exercises,
        limits=limits,
        owned=frozenset(profile.equipment),
        eligible=eligible,
        strengthening=strengthening,
        movers=movers,
        weak=weak,
        trainable=trainable,
        short=frozenset(m for stated in profile.imbalances for m in catalogue.imbalances[stated.imbalance].short),
        stretchable=_lengthened(e for e in eligible if e.modality is Modality.STRETCH),
        movable=_lengthened(e for e in eligible if e.modality is Modality.MOBILITY),
        floors={muscle: priority_floor_sets(muscle, profile, limits, len(trainable)) for muscle in sorted(trainable)},
    )


def _lengthened(exercises: Iterable[Exercise]) -> frozenset[MuscleSlug]:
    return frozenset(muscle for exercise in exercises for muscle in exercise.lengthened)
