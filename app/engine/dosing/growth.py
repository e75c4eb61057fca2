"""How the dose of one exercise goes from week to week: one lever at a time, towards the target of the phase.

A new rung begins with the same effort and the phase's fewest repetitions. Then sets come before repetitions, and
repetitions before weight; with more weight the repetitions begin again.
"""

from collections.abc import Iterator
from typing import NamedTuple

from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.protocols import Stage
from app.engine.client import Client
from app.engine.dosing.schemes import Regimen, regimen_of
from app.engine.guidelines.doses import (
    BEGINNER_OTHER_RPE,
    FIRST_RPE,
    REP_STEP,
    RPE_STEP,
    START_BELOW,
    DoseTarget,
)
from app.engine.guidelines.progression import LOADED_HINGE_GENTLE_WEEKS, LOADED_HINGE_RPE
from app.engine.guidelines.sessions import FEWEST_SETS
from app.engine.guidelines.strength import FIRST_WEEK_PLANK_LIMIT_SECONDS
from app.engine.progression.calendar import PHASES, Calendar, CalendarWeek
from app.engine.progression.rungs import Path
from app.engine.vocabulary.exercises import Laterality, MovementPattern
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import Lever
from app.engine.vocabulary.roles import DoseScheme

SET_TURNS = 3
"""Every so many weeks a slot may add a set."""


class WeekDose(NamedTuple):
    """The dose of an exercise in one week: so many sets of so much, as hard as that."""

    regimen: Regimen
    sets: int
    amount: int
    """The lower end of the repetitions, or the seconds or short holds of a set."""
    most: int
    """The upper end of the repetitions; the same as `amount` for everything else."""
    rpe: float
    lever: Lever | None
    slow: bool = False
    """True where repetitions are lowered more slowly, as there is nothing else to raise."""
    hold_seconds: int = 0
    """Of each of a few short holds; 0 for everything else."""
    weeks: int = 1
    """For how many weeks the exercise has been done, this one included."""

    @property
    def exercise(self) -> Exercise:
        """What is done."""
        return self.regimen.exercise


class Ambition(NamedTuple):
    """How far the dose of a slot goes."""

    most_sets: int
    """Sets at most, whatever the scheme says."""
    hardest: bool = False
    """True for the slots of a day that get the higher number of sets and the highest effort."""
    extra_sets: int = 0
    """Sets more than the scheme gives, from the second phase on."""
    rpe_below: float = 0.0
    """So much easier than the scheme, on a light day."""
    turn: int = 0
    """Slots take turns at adding a set, so that a week never adds many at once."""


def grow(path: Path, scheme: DoseScheme, ambition: Ambition, calendar: Calendar, client: Client) -> Iterator[WeekDose | None]:
    """The dose of every week for the exercise of every period; None where the path has none. Easy weeks raise nothing."""
    last: WeekDose | None = None
    regimens = [regimen_of(client, exercise, scheme) if exercise else None for exercise in path]
    if any(regimen and _is_held_in_turn(regimen) for regimen in regimens):
        ambition = ambition._replace(most_sets=min(ambition.most_sets, FEWEST_SETS))
    targets: dict[tuple[object, ...], DoseTarget] = {}
    for week in calendar.weeks:
        regimen, stage = regimens[week.period], calendar.periods[week.period].stage
        if regimen and not (week.easy and last and last.regimen is regimen):
            key = (week.period, week.rpe_cap, week.number == 1)
            if key not in targets:
                targets[key] = _target(regimen, ambition, week, stage, client.limits.level)
            last = _dose(last, regimen, targets[key], week, ambition.turn, client.limits.level)
        elif last:
            last = last._replace(lever=None)
        yield last if regimen else None


def _is_held_in_turn(regimen: Regimen) -> bool:
    """True for many short holds on one side and the other: two sets of them take long enough."""
    return regimen.scheme is DoseScheme.SHORT_HOLDS and regimen.exercise.laterality is Laterality.ALTERNATING


def _dose(last: WeekDose | None, regimen: Regimen, target: DoseTarget, week: CalendarWeek, turn: int, level: Level) -> WeekDose:
    if last is None:
        dose = _first(regimen, target, week, level)
    elif last.regimen is regimen:
        dose = _next(last, target, week, turn)
    else:
        dose = _new_rung(last, regimen, target, week)
    learns = dose.rpe > LOADED_HINGE_RPE and _learns_to_hinge(dose)
    return dose._replace(rpe=LOADED_HINGE_RPE) if learns else dose


def _learns_to_hinge(dose: WeekDose) -> bool:
    """True in the first weeks of a hinge with a weight or a band: form first."""
    hinge = dose.exercise.pattern is MovementPattern.HINGE and dose.regimen.is_loadable
    return hinge and dose.weeks <= LOADED_HINGE_GENTLE_WEEKS


def _target(regimen: Regimen, ambition: Ambition, week: CalendarWeek, stage: Stage | None, level: Level) -> DoseTarget:
    """The phase's target within what time, conditions and the exercise itself allow."""
    target = regimen.targets[PHASES.index(week.phase)]
    few, most = target.sets
    sets = (most if ambition.hardest else few) + (ambition.extra_sets if week.phase is not PHASES[0] else 0)
    low, high = target.amount
    if stage and stage.reps and regimen.is_counted:
        low, high = stage.reps
    if stage and stage.most_sets:
        sets = min(sets, stage.most_sets)
    if regimen.scheme is DoseScheme.HOLD:
        longest = min(regimen.longest_hold, (stage and stage.hold_seconds) or high)
        longest = min(longest, FIRST_WEEK_PLANK_LIMIT_SECONDS) if week.number == 1 else longest
        low, high = min(low, longest), min(high, longest)
    rpe = min(target.rpe, week.rpe_cap)
    if level is Level.BEGINNER and not ambition.hardest:
        rpe = min(rpe, BEGINNER_OTHER_RPE)
    rpe -= ambition.rpe_below
    return DoseTarget((min(sets, ambition.most_sets),) * 2, (low, high), rpe)


def _most(regimen: Regimen, amount: int, target: DoseTarget) -> int:
    """The upper end of an amount: a narrow range where repetitions are counted."""
    return min(amount + REP_STEP, max(amount, target.amount[1])) if regimen.is_counted else amount


def _first(regimen: Regimen, target: DoseTarget, week: CalendarWeek, level: Level) -> WeekDose:
    phase, low = PHASES.index(week.phase), target.amount[0]
    rpe = min(regimen.targets[phase].rpe - START_BELOW, target.rpe, week.rpe_cap, FIRST_RPE[level])
    sets = target.sets[0] if week.number == 1 else min(FEWEST_SETS, target.sets[0])
    seconds = regimen.short_hold_seconds[phase]
    return WeekDose(regimen, sets, low, _most(regimen, low, target), rpe, None, hold_seconds=seconds)


def _new_rung(before: WeekDose, regimen: Regimen, target: DoseTarget, week: CalendarWeek) -> WeekDose:
    """A harder exercise takes over the sets, asks a little more, and begins with the fewest repetitions."""
    rpe, sets, low = min(before.rpe + RPE_STEP, target.rpe), min(before.sets, target.sets[0]), target.amount[0]
    seconds = regimen.short_hold_seconds[PHASES.index(week.phase)]
    return WeekDose(regimen, sets, low, _most(regimen, low, target), rpe, Lever.VARIANT, hold_seconds=seconds)


def _next(before: WeekDose, target: DoseTarget, week: CalendarWeek, turn: int) -> WeekDose:
    """The dose one week later: exactly one lever is raised, or none where everything has arrived."""
    regimen, sets, amount, most, rpe, lever, slow, hold_seconds, weeks = before
    lever, longer = None, regimen.short_hold_seconds[PHASES.index(week.phase)]
    low, high = target.amount
    sets, rpe = min(sets, target.sets[0]), min(rpe, target.rpe)
    if regimen.is_loadable and most > high:
        amount, most, rpe, lever = low, _most(regimen, low, target), _harder(rpe, target, week), Lever.LOAD
    elif sets < target.sets[0] and (week.number + turn) % SET_TURNS == 0:
        sets, lever = sets + 1, Lever.SETS
    elif (more := min(amount + regimen.step, _highest(regimen, low, high))) > amount:
        amount, most, rpe, lever = more, _most(regimen, more, target), min(rpe + RPE_STEP, target.rpe), regimen.lever
    elif longer > hold_seconds:
        hold_seconds, rpe, lever = longer, min(rpe + RPE_STEP, target.rpe), Lever.HOLD
    elif regimen.is_loadable and (rpe < target.rpe or low < amount):
        amount, most, rpe, lever = low, _most(regimen, low, target), _harder(rpe, target, week), Lever.LOAD
    elif regimen.is_counted and rpe < target.rpe:
        slow, rpe, lever = True, _harder(rpe, target, week), Lever.TEMPO
    return WeekDose(regimen, sets, amount, most, rpe, lever, slow, hold_seconds, weeks + 1)


def _highest(regimen: Regimen, low: int, high: int) -> int:
    """The highest amount of a range; of repetitions the highest lower end."""
    return high - min(REP_STEP, high - low) if regimen.is_counted else high


def _harder(rpe: float, target: DoseTarget, week: CalendarWeek) -> float:
    """The effort one step up: what each of the weeks left has to rise, in whole steps and by no more than 1."""
    share = -(-(target.rpe - rpe) / max(1, week.weeks_left) // RPE_STEP) * RPE_STEP
    return min(target.rpe, rpe + max(RPE_STEP, min(1.0, share)))
