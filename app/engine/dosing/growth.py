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
    """For how many weeks the exercise has been done, this one included; from one loaded hinge to the next they go on."""

    @property
    def exercise(self) -> Exercise:
        """What is done."""
        return self.regimen.exercise


class Aim(NamedTuple):
    """Where the dose goes in the weeks of a period."""

    sets: int
    low: int
    """The fewest repetitions, or seconds or short holds of a set."""
    high: int
    rpe: float


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
    aims: dict[tuple[object, ...], Aim] = {}
    for week in calendar.weeks:
        regimen, stage = regimens[week.period], calendar.periods[week.period].stage
        if regimen and not (week.easy and last and last.regimen is regimen):
            key = (week.period, week.rpe_cap, week.number == 1)
            if key not in aims:
                aims[key] = _aim(regimen, ambition, week, stage, client.limits.level)
            last = _dose(last, regimen, aims[key], week, ambition.turn, client.limits.level)
        elif last:
            last = last._replace(lever=None)
        yield last if regimen else None


def _is_held_in_turn(regimen: Regimen) -> bool:
    """True for many short holds on one side and the other: two sets of them take long enough."""
    return regimen.scheme is DoseScheme.SHORT_HOLDS and regimen.exercise.laterality is Laterality.ALTERNATING


def _dose(last: WeekDose | None, regimen: Regimen, aim: Aim, week: CalendarWeek, turn: int, level: Level) -> WeekDose:
    if last is None:
        dose = _first(regimen, aim, week, level)
    elif last.regimen is regimen:
        dose = _next(last, aim, week, turn)
    else:
        dose = _new_rung(last, regimen, aim, week)
    learns = _is_loaded_hinge(dose.regimen) and dose.weeks <= LOADED_HINGE_GENTLE_WEEKS
    return dose._replace(rpe=min(dose.rpe, LOADED_HINGE_RPE)) if learns else dose


def _is_loaded_hinge(regimen: Regimen) -> bool:
    """True for a hinge with a weight or a band: in its first weeks form comes first."""
    return regimen.exercise.pattern is MovementPattern.HINGE and regimen.is_loadable


def _aim(regimen: Regimen, ambition: Ambition, week: CalendarWeek, stage: Stage | None, level: Level) -> Aim:
    """The phase's target within what time, conditions and the exercise itself allow."""
    (few, most), (low, high), rpe = regimen.targets[PHASES.index(week.phase)]
    sets = (most if ambition.hardest else few) + (ambition.extra_sets if week.phase is not PHASES[0] else 0)
    if stage and stage.reps and regimen.is_counted:
        low, high = stage.reps
    if stage and stage.most_sets:
        sets = min(sets, stage.most_sets)
    if regimen.scheme is DoseScheme.HOLD:
        longest = min(regimen.longest_hold, (stage and stage.hold_seconds) or high)
        longest = min(longest, FIRST_WEEK_PLANK_LIMIT_SECONDS) if week.number == 1 else longest
        low, high = min(low, longest), min(high, longest)
    gentle = level is Level.BEGINNER and not ambition.hardest
    rpe = min(rpe, week.rpe_cap, BEGINNER_OTHER_RPE) if gentle else min(rpe, week.rpe_cap)
    return Aim(min(sets, ambition.most_sets), low, high, rpe - ambition.rpe_below)


def _most(regimen: Regimen, amount: int, aim: Aim) -> int:
    """The upper end of an amount: a narrow range where repetitions are counted."""
    return min(amount + REP_STEP, max(amount, aim.high)) if regimen.is_counted else amount


def _first(regimen: Regimen, aim: Aim, week: CalendarWeek, level: Level) -> WeekDose:
    phase, low = PHASES.index(week.phase), aim.low
    rpe = min(regimen.targets[phase].rpe - START_BELOW, aim.rpe, week.rpe_cap, FIRST_RPE[level])
    sets = aim.sets if week.number == 1 else min(FEWEST_SETS, aim.sets)
    seconds = regimen.short_hold_seconds[phase]
    return WeekDose(regimen, sets, low, _most(regimen, low, aim), rpe, None, hold_seconds=seconds)


def _new_rung(before: WeekDose, regimen: Regimen, aim: Aim, week: CalendarWeek) -> WeekDose:
    """A harder exercise takes over the sets, asks a little more, and begins with the fewest repetitions."""
    rpe, sets, low = min(before.rpe + regimen.new_rung_rpe, aim.rpe), min(before.sets, aim.sets), aim.low
    seconds = regimen.short_hold_seconds[PHASES.index(week.phase)]
    weeks = before.weeks + 1 if _is_loaded_hinge(before.regimen) and _is_loaded_hinge(regimen) else 1
    return WeekDose(regimen, sets, low, _most(regimen, low, aim), rpe, Lever.VARIANT, hold_seconds=seconds, weeks=weeks)


def _next(before: WeekDose, aim: Aim, week: CalendarWeek, turn: int) -> WeekDose:
    """The dose one week later: exactly one lever is raised, or none where everything has arrived."""
    regimen, sets, amount, most, rpe, lever, slow, hold_seconds, weeks = before
    lever, longer = None, regimen.short_hold_seconds[PHASES.index(week.phase)]
    low, high = aim.low, aim.high
    sets, rpe = min(sets, aim.sets), min(rpe, aim.rpe)
    if regimen.is_loadable and most > high:
        amount, most, rpe, lever = low, _most(regimen, low, aim), _harder(rpe, aim, week), Lever.LOAD
    elif sets < aim.sets and (week.number + turn) % SET_TURNS == 0:
        sets, lever = sets + 1, Lever.SETS
    elif (more := min(amount + regimen.step, _highest(regimen, low, high))) > amount:
        amount, most, rpe, lever = more, _most(regimen, more, aim), min(rpe + RPE_STEP, aim.rpe), regimen.lever
    elif longer > hold_seconds:
        hold_seconds, rpe, lever = longer, min(rpe + RPE_STEP, aim.rpe), Lever.HOLD
    elif regimen.is_loadable and (rpe < aim.rpe or low < amount):
        amount, most, rpe, lever = low, _most(regimen, low, aim), _harder(rpe, aim, week), Lever.LOAD
    elif regimen.slows and rpe < aim.rpe:
        slow, rpe, lever = True, _harder(rpe, aim, week), Lever.TEMPO
    return WeekDose(regimen, sets, amount, most, rpe, lever, slow, hold_seconds, weeks + 1)


def _highest(regimen: Regimen, low: int, high: int) -> int:
    """The highest amount of a range; of repetitions the highest lower end."""
    return high - min(REP_STEP, high - low) if regimen.is_counted else high


def _harder(rpe: float, aim: Aim, week: CalendarWeek) -> float:
    """The effort one step up: what each of the weeks left has to rise, in whole steps and by no more than 1."""
    share = -(-(aim.rpe - rpe) / max(1, week.weeks_left) // RPE_STEP) * RPE_STEP
    return min(aim.rpe, rpe + max(RPE_STEP, min(1.0, share)))
