"""How the dose of one exercise goes from week to week: one lever at a time, towards the target of the phase.

A new rung begins with the same effort and the phase's fewest repetitions. Then sets come before repetitions, and
repetitions before weight; with more weight the repetitions begin again.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.protocols import Stage
from app.engine.client import Client
from app.engine.dosing.schemes import longest_hold, scheme_for, target_of
from app.engine.guidelines.doses import (
    BEGINNER_OTHER_RPE,
    FIRST_RPE,
    HOLD_STEP_SECONDS,
    REP_STEP,
    RPE_STEP,
    SHORT_HOLD_SECONDS,
    START_BELOW,
    DoseTarget,
)
from app.engine.guidelines.progression import LOADED_HINGE_GENTLE_WEEKS, LOADED_HINGE_RPE, LOW_LIMIT_RPE
from app.engine.guidelines.sessions import FEWEST_SETS
from app.engine.guidelines.strength import FIRST_WEEK_PLANK_LIMIT_SECONDS
from app.engine.progression.calendar import PHASES, Calendar, CalendarWeek
from app.engine.progression.rungs import Path, is_loadable
from app.engine.vocabulary.exercises import Laterality, Measure, MovementPattern
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import Lever, ProgramPhase
from app.engine.vocabulary.roles import DoseScheme

SET_TURNS = 3
"""Every so many weeks a slot may add a set."""


class WeekDose(NamedTuple):
    """The dose of an exercise in one week: so many sets of so much, as hard as that."""

    exercise: Exercise
    scheme: DoseScheme
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


@dataclass(frozen=True, slots=True)
class Ambition:
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


def grow(path: Path, scheme: DoseScheme, ambition: Ambition, calendar: Calendar, client: Client) -> tuple[WeekDose | None, ...]:
    """The dose of every week for the exercise of every period; None where the path has none. Easy weeks raise nothing."""
    doses: list[WeekDose | None] = []
    last: WeekDose | None = None
    if any(exercise is not None and _is_held_in_turn(exercise, scheme, client) for exercise in path):
        ambition = replace(ambition, most_sets=min(ambition.most_sets, FEWEST_SETS))
    for week in calendar.weeks:
        exercise, stage = path[week.period], calendar.periods[week.period].stage
        if exercise is not None and not (week.easy and last is not None and last.exercise.slug == exercise.slug):
            target = _target(exercise, scheme, ambition, week, stage, client)
            last = _dose(last, exercise, scheme, target, week, ambition.turn, client)
        elif last:
            last = last._replace(lever=None)
        doses.append(last if exercise is not None else None)
    return tuple(doses)


def _is_held_in_turn(exercise: Exercise, scheme: DoseScheme, client: Client) -> bool:
    """True for many short holds on one side and the other: two sets of them take long enough."""
    alternates = exercise.laterality is Laterality.ALTERNATING
    return alternates and scheme_for(exercise, scheme, client) is DoseScheme.SHORT_HOLDS


def _dose(
    last: WeekDose | None,
    exercise: Exercise,
    scheme: DoseScheme,
    target: DoseTarget,
    week: CalendarWeek,
    turn: int,
    client: Client,
) -> WeekDose:
    if last is None:
        dose = _first(exercise, scheme_for(exercise, scheme, client), target, week, client)
    elif last.exercise.slug != exercise.slug:
        dose = _new_rung(last, exercise, scheme_for(exercise, scheme, client), target, week, client)
    else:
        dose = _next(last, target, week, turn, client)._replace(weeks=last.weeks + 1)
    return dose._replace(rpe=min(dose.rpe, LOADED_HINGE_RPE)) if _learns_to_hinge(dose, client) else dose


def _learns_to_hinge(dose: WeekDose, client: Client) -> bool:
    """True in the first weeks of a hinge with a weight or a band: form first."""
    hinge = dose.exercise.pattern is MovementPattern.HINGE and is_loadable(dose.exercise, client)
    return hinge and dose.weeks <= LOADED_HINGE_GENTLE_WEEKS


def _target(
    exercise: Exercise, scheme: DoseScheme, ambition: Ambition, week: CalendarWeek, stage: Stage | None, client: Client
) -> DoseTarget:
    """The phase's target within what time, conditions and the exercise itself allow."""
    fitting = scheme_for(exercise, scheme, client)
    target = target_of(exercise, fitting, PHASES.index(week.phase), client)
    few, most = target.sets
    sets = (most if ambition.hardest else few) + (ambition.extra_sets if week.phase is not PHASES[0] else 0)
    low, high = target.amount
    if stage and stage.reps and exercise.measure is Measure.REPS:
        low, high = stage.reps
    if stage and stage.most_sets:
        sets = min(sets, stage.most_sets)
    if fitting is DoseScheme.HOLD:
        longest = min(longest_hold(exercise, client), (stage and stage.hold_seconds) or high)
        longest = min(longest, FIRST_WEEK_PLANK_LIMIT_SECONDS) if week.number == 1 else longest
        low, high = min(low, longest), min(high, longest)
    rpe = min(target.rpe, week.rpe_cap)
    if client.limits.level is Level.BEGINNER and not ambition.hardest:
        rpe = min(rpe, BEGINNER_OTHER_RPE)
    rpe -= ambition.rpe_below
    return DoseTarget((min(sets, ambition.most_sets),) * 2, (low, high), rpe)


def _dosed(dose: WeekDose, amount: int, target: DoseTarget) -> WeekDose:
    """The dose with this amount, shown as a narrow range where repetitions are counted."""
    counted = dose.exercise.measure is Measure.REPS
    return dose._replace(amount=amount, most=min(amount + REP_STEP, max(amount, target.amount[1])) if counted else amount)


def _first(exercise: Exercise, scheme: DoseScheme, target: DoseTarget, week: CalendarWeek, client: Client) -> WeekDose:
    usual = target_of(exercise, scheme, PHASES.index(week.phase), client).rpe
    rpe = min(usual - START_BELOW, target.rpe, week.rpe_cap, FIRST_RPE[client.limits.level])
    seconds = short_hold_seconds(exercise, scheme, week.phase, client)
    dose = WeekDose(exercise, scheme, target.sets[0], 0, 0, rpe, None, hold_seconds=seconds)
    return _dosed(dose, target.amount[0], target)


def _new_rung(
    before: WeekDose, exercise: Exercise, scheme: DoseScheme, target: DoseTarget, week: CalendarWeek, client: Client
) -> WeekDose:
    """A harder exercise takes over the sets, asks a little more, and begins with the fewest repetitions.

    Where effort is limited it asks for no more: the harder exercise is step enough.
    """
    is_limited = client.limits.rpe_limit <= LOW_LIMIT_RPE and not client.condition_protocols
    rpe = min(before.rpe + (0.0 if is_limited else RPE_STEP), target.rpe)
    sets = min(before.sets, target.sets[0])
    seconds = short_hold_seconds(exercise, scheme, week.phase, client)
    dose = WeekDose(exercise, scheme, sets, 0, 0, rpe, Lever.VARIANT, hold_seconds=seconds)
    return _dosed(dose, target.amount[0], target)


def short_hold_seconds(exercise: Exercise, scheme: DoseScheme, phase: ProgramPhase, client: Client) -> int:
    """How long each of a few short holds lasts in a phase, within what exercise and conditions allow; 0 for other schemes."""
    if scheme is not DoseScheme.SHORT_HOLDS:
        return 0
    longest = longest_hold(exercise, client)
    usual = SHORT_HOLD_SECONDS[client.limits.level][PHASES.index(phase)]
    return min(usual, longest) if longest else usual


def _next(before: WeekDose, target: DoseTarget, week: CalendarWeek, turn: int, client: Client) -> WeekDose:
    """The dose one week later: exactly one lever is raised, or none where everything has arrived."""
    loadable = is_loadable(before.exercise, client)
    low, high = target.amount
    rpe = min(before.rpe, target.rpe)
    harder = min(target.rpe, rpe + max(RPE_STEP, _spread(target.rpe - rpe, week.weeks_left)))
    now = before._replace(rpe=rpe, sets=min(before.sets, target.sets[0]))
    if loadable and now.most > high:
        return _dosed(now._replace(rpe=harder, lever=Lever.LOAD), low, target)
    if now.sets < target.sets[0] and (week.number + turn) % SET_TURNS == 0:
        return now._replace(sets=now.sets + 1, lever=Lever.SETS)
    more = min(now.amount + _step(now), high - _width(now, high, low))
    if more > now.amount:
        rpe_now = min(target.rpe, rpe + RPE_STEP)
        return _dosed(now._replace(rpe=rpe_now, lever=_amount_lever(now)), more, target)
    seconds = short_hold_seconds(now.exercise, now.scheme, week.phase, client)
    if seconds > now.hold_seconds:
        return now._replace(hold_seconds=seconds, rpe=min(target.rpe, rpe + RPE_STEP), lever=Lever.HOLD)
    if loadable and (harder > rpe or low < now.amount):
        return _dosed(now._replace(rpe=harder, lever=Lever.LOAD), low, target)
    if harder > rpe and now.exercise.measure is Measure.REPS and not loadable:
        return now._replace(rpe=harder, slow=True, lever=Lever.TEMPO)
    return now._replace(lever=None)


def _spread(rise: float, weeks: int) -> float:
    """What each of the weeks left has to rise, in whole steps and by no more than 1."""
    return min(1.0, -(-rise / max(1, weeks) // RPE_STEP) * RPE_STEP)


def _step(dose: WeekDose) -> int:
    return HOLD_STEP_SECONDS if dose.scheme in (DoseScheme.HOLD, DoseScheme.CARRY) else _rep_step(dose)


def _rep_step(dose: WeekDose) -> int:
    return 1 if dose.scheme is DoseScheme.SHORT_HOLDS else REP_STEP


def _width(dose: WeekDose, high: int, low: int) -> int:
    """How far below the top of the range the lower end of the repetitions stays."""
    return min(REP_STEP, high - low) if dose.exercise.measure is Measure.REPS else 0


def _amount_lever(dose: WeekDose) -> Lever:
    match dose.exercise.measure:
        case Measure.HOLD:
            return Lever.HOLD if dose.scheme is DoseScheme.HOLD else Lever.REPS
        case Measure.TIME:
            return Lever.TIME
        case _:
            return Lever.REPS
