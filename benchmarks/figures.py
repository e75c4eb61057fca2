"""The figures of a program, each beside the range that programs written by hand keep.

The ranges were read off programs that were written by hand from this catalogue, week by week, for ten clients of every
level, kit and length of session, with some room on both sides. No licensed coach has seen them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.protocols import Staple
from app.engine.client import ClientImbalance
from app.engine.guidelines.band import Band
from app.engine.measures.staples import groups_of, holds
from app.engine.program import Holds, Program
from app.engine.rules import RULE_IDS
from app.engine.rules.facts import Facts, facts_of
from app.engine.rules.placed import PlacedItem, PlacedSession, PlacedWeek
from app.engine.vocabulary.exercises import MovementPattern
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import BlockKind
from benchmarks.should_rules import is_possible

MAIN_SETS = (
    (27, Band(6, 12)),
    (37, Band(8, 16)),
    (52, Band(12, 22)),
    (67, Band(15, 28)),
    (82, Band(19, 33)),
    (120, Band(21, 44)),
)
"""Sets of a session's main work, by the longest session that is meant."""
MAIN_EXERCISES = Band(2, 11)
TRUNK_HOLDS = Band(0, 16)
"""Holds of one trunk exercise in a session, over all its sets."""
COOL_DOWN_MINUTES, COOL_DOWN_MINUTES_LONG = Band(0.8, 6.5), Band(0.8, 8.5)
COOL_DOWN_LONG_ABOVE_MINUTES = 45
MARCHING_SECONDS = Band(0, 60)
"""What raises the pulse has its place in the warm-up."""
FIRST_SETS = Band(2.0, 3.6)
LAST_SETS = {Level.BEGINNER: Band(2.5, 4.6), Level.INTERMEDIATE: Band(2.8, 4.6), Level.ADVANCED: Band(2.8, 4.6)}
LAST_RPE = {Level.BEGINNER: Band(7.0, 8.2), Level.INTERMEDIATE: Band(7.3, 8.5), Level.ADVANCED: Band(7.5, 9.0)}
LAST_NEEDS_WEEKS = 6
"""Shorter programs have not come far when they end."""
DIFFERENT = {Level.BEGINNER: Band(8, 16), Level.INTERMEDIATE: Band(12, 22), Level.ADVANCED: Band(14, 28)}
DIFFERENT_NEEDS_SESSIONS, DIFFERENT_NEEDS_MINUTES = 3, 30
EXCHANGED = {Level.BEGINNER: Band(0.30, 1), Level.INTERMEDIATE: Band(0.25, 1), Level.ADVANCED: Band(0.15, 1)}
WARM_UPS = Band(2, 9)
WARM_UP_GROWTH = Band(0.8, 1.6)
SHARED = Band(0, 0.5)
SHARED_NEEDS_EXERCISES = 3
COMPARED = (BlockKind.STRENGTH, BlockKind.ACCESSORY)
"""The trunk may be trained alike every day."""
MOST_DAYS = 7

ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Figure:
    """Something that was measured in a program, and where programs written by hand have it."""

    kind: str
    place: str
    """Session, week or staple; empty for the whole program."""
    measured: float
    by_hand: Band

    @property
    def is_below(self) -> bool:
        """True where programs written by hand have more."""
        return self.measured < self.by_hand.low - ROUNDING

    @property
    def is_above(self) -> bool:
        """True where programs written by hand have less."""
        return self.measured > self.by_hand.high + ROUNDING

    @property
    def is_inside(self) -> bool:
        """True where programs written by hand have it there as well."""
        return not self.is_below and not self.is_above


def figures_of(program: Program, catalogue: Catalogue) -> Iterator[Figure]:
    """Every figure of a program for somebody without pain and conditions."""
    facts = facts_of(program, catalogue, RULE_IDS)
    first, last = facts.weeks[0], facts.training_weeks[-1]
    for week in (first, last) if first is not last else (first,):
        for session in week.sessions:
            yield from _of_session(session, facts)
    yield from _of_progress(first, last, facts)
    yield from _of_variety(first, facts)
    for stated in facts.client.imbalances:
        yield from _of_staples(stated, last, facts)


def _of_session(session: PlacedSession, facts: Facts) -> Iterator[Figure]:
    place, minutes = session.session.id, facts.profile.minutes_per_session
    sets = next(band for up_to, band in MAIN_SETS if minutes <= up_to)
    yield Figure("sets of the main work", place, sum(placed.item.sets for placed in session.main), sets)
    yield Figure("main exercises", place, len(session.main), MAIN_EXERCISES)
    yield Figure("holds of a trunk exercise", place, max(map(_holds, session.main), default=0), TRUNK_HOLDS)
    cool_down = COOL_DOWN_MINUTES_LONG if minutes > COOL_DOWN_LONG_ABOVE_MINUTES else COOL_DOWN_MINUTES
    yield Figure("minutes of the cool-down", place, _seconds(session.cool_down) / 60, cool_down)
    marching = (placed for placed in session.cool_down if placed.exercise.pattern is MovementPattern.RAISE)
    yield Figure("marching in the cool-down", place, _seconds(marching), MARCHING_SECONDS)


def _of_progress(first: PlacedWeek, last: PlacedWeek, facts: Facts) -> Iterator[Figure]:
    level = facts.profile.level
    yield Figure("sets of a strength exercise, first week", "", _mean(_strength_sets(first)), FIRST_SETS)
    if first is not last:
        began, ends = (_mean(_warm_up_seconds(week)) for week in (first, last))
        yield Figure("warm-up, last week ÷ first", "", ends / max(1, began), WARM_UP_GROWTH)
    if len(facts.weeks) < LAST_NEEDS_WEEKS:
        return
    yield Figure("sets of a strength exercise, last week", "", _mean(_strength_sets(last)), LAST_SETS[level])
    efforts = (placed.item.effort.rpe for placed in last.main if placed.item.effort)
    yield Figure("RPE, last week", "", _mean(efforts), LAST_RPE[level])
    begun, ended = _exercises(first.main), _exercises(last.main)
    yield Figure("exchanged by the last week", "", len(ended - begun) / max(1, len(ended)), EXCHANGED[level])


def _of_variety(first: PlacedWeek, facts: Facts) -> Iterator[Figure]:
    profile = facts.profile
    if profile.sessions_per_week >= DIFFERENT_NEEDS_SESSIONS and profile.minutes_per_session >= DIFFERENT_NEEDS_MINUTES:
        yield Figure("different main exercises", "", len(_exercises(first.main)), DIFFERENT[profile.level])
    if profile.sessions_per_week > 1:
        yield Figure("different warm-ups", "", len({_exercises(session.warm_up) for session in first.sessions}), WARM_UPS)
    for earlier, later in pairwise(first.sessions):
        here, there = (_exercises(p for p in s.main if p.kind in COMPARED) for s in (earlier, later))
        fewer = min(len(here), len(there))
        if fewer >= SHARED_NEEDS_EXERCISES:
            yield Figure("shared with the session before", later.session.id, len(here & there) / fewer, SHARED)


def _of_staples(stated: ClientImbalance, last: PlacedWeek, facts: Facts) -> Iterator[Figure]:
    """Sessions of the last week, or of the whole program, with each staple that this person may do."""
    for staple in (staple for staple in stated.protocol.staples if is_possible(staple, facts)):
        groups = groups_of(staple, facts.catalogue)
        sessions = facts.sessions if staple.whole_program else last.sessions
        least = 1 if staple.whole_program else min(staple.days, len(last.sessions))
        days = sum(holds(_counting(session, staple), groups) for session in sessions)
        yield Figure("sessions with a staple", f"{stated.imbalance.slug}: {staple.name}", days, Band(least, len(sessions)))


def _counting(session: PlacedSession, staple: Staple) -> frozenset[str]:
    return _exercises((*session.main, *(session.activation if staple.anywhere else ())))


def _exercises(items: Iterable[PlacedItem]) -> frozenset[str]:
    return frozenset(placed.exercise.slug for placed in items)


def _seconds(items: Iterable[PlacedItem]) -> int:
    return sum(placed.item.seconds for placed in items)


def _holds(placed: PlacedItem) -> int:
    dose = placed.item.dose
    return sum(dose.repetitions) if placed.kind is BlockKind.CORE and isinstance(dose, Holds) else 0


def _strength_sets(week: PlacedWeek) -> list[int]:
    return [placed.item.sets for placed in week.main if placed.kind is BlockKind.STRENGTH]


def _warm_up_seconds(week: PlacedWeek) -> list[int]:
    return [_seconds(session.warm_up) for session in week.sessions]


def _mean(numbers: Iterable[float]) -> float:
    listed = list(numbers)
    return sum(listed) / len(listed) if listed else 0.0
