"""Items of the main work: a week's dose with its load, rest, ramp-up sets, time and words."""

from functools import lru_cache

from app.engine.catalogue.exercises import Exercise
from app.engine.dosing.growth import WeekDose
from app.engine.dosing.schemes import Regimen
from app.engine.guidelines.doses import RAMP_UP
from app.engine.guidelines.progression import DELOAD_RPE
from app.engine.guidelines.strength import BANDS, SLOW_TEMPO, WEIGHTS
from app.engine.program import (
    BandLoad,
    BodyweightLoad,
    Dose,
    Effort,
    ExternalLoad,
    Holds,
    Item,
    Load,
    RampUpSet,
    Reps,
    Timed,
)
from app.engine.progression.calendar import PHASES, CalendarWeek
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import EquipmentSlug, Laterality
from app.engine.vocabulary.roles import DoseScheme


def item_of(
    dose: WeekDose,
    week: CalendarWeek,
    *,
    leads_bars: bool = True,
    progression: str | None = None,
    next_exercise: str | None = None,
) -> Item:
    """The dose of a week as it stands in a session; `leads_bars` is False after the session's first heavy bar."""
    exercise, regimen = dose.exercise, dose.regimen
    sets = easy_sets(dose) if week.easy else dose.sets
    effort = effort_at(min(dose.rpe, DELOAD_RPE) if week.easy else dose.rpe)
    counted = dose_of(dose, sets)
    rest = regimen.rest_seconds[PHASES.index(week.phase)]
    ramp_up = _ramp_up(regimen, leads_bars=leads_bars)
    return Item(
        exercise=exercise.slug,
        sets=sets,
        dose=counted,
        sides=regimen.sides,
        extra_sets=None,
        load=load_of(regimen.implements, effort),
        effort=effort,
        tempo=SLOW_TEMPO if dose.slow else regimen.tempo,
        rest_seconds=rest,
        seconds=regimen.pace.seconds(counted, sets, rest, ramp_up=ramp_up),
        progression=progression,
        lever=None if week.easy else dose.lever,
        label=label_of(exercise, sets, counted, regimen.sides),
        ramp_up=ramp_up,
        next_exercise=next_exercise,
    )


def seconds_of(dose: WeekDose, week: CalendarWeek) -> int:
    """What the item takes where it is the first heavy bar of its session, or none."""
    regimen, sets = dose.regimen, easy_sets(dose) if week.easy else dose.sets
    rest = regimen.rest_seconds[PHASES.index(week.phase)]
    ramp_up = _ramp_up(regimen, leads_bars=True)
    return regimen.pace.seconds(dose_of(dose, sets), sets, rest, ramp_up=ramp_up)


def easy_sets(dose: WeekDose) -> int:
    """The sets of an easy week: about half, a little more of lifts than of other work."""
    lifts = (DoseScheme.MAIN, DoseScheme.SECOND, DoseScheme.ONE_LEG, DoseScheme.LEAD_ISOLATION)
    return (dose.sets + 1) // 2 if dose.regimen.scheme in lifts else max(1, dose.sets // 2)


def dose_of(dose: WeekDose, sets: int) -> Dose:
    """The dose as the exercise counts it; alternating work counts both sides together."""
    both = 2 if dose.exercise.laterality is Laterality.ALTERNATING else 1
    if dose.regimen.is_counted:
        return Reps(dose.amount * both, dose.most * both)
    match dose.regimen.scheme:
        case DoseScheme.SHORT_HOLDS:
            return Holds((dose.amount * both,) * sets, dose.hold_seconds)
        case DoseScheme.HOLD:
            return Holds((both,) * sets, dose.amount)
        case _:
            return Timed(dose.amount)


def _ramp_up(regimen: Regimen, *, leads_bars: bool) -> tuple[RampUpSet, ...]:
    """Light sets before a heavy bar: two before the first of a session, one before the next."""
    if not regimen.ramps_up:
        return ()
    return tuple(RampUpSet(percent, reps) for percent, reps in (RAMP_UP if leads_bars else RAMP_UP[1:]))


@lru_cache(maxsize=64)
def effort_at(rpe: float) -> Effort:
    """How hard the sets are."""
    return Effort(rpe, 10 - rpe)


@lru_cache(maxsize=1024)
def load_of(implements: frozenset[EquipmentSlug], effort: Effort) -> Load:
    """What to load an exercise with, and how to choose the weight or band from the effort."""
    weights = implements & WEIGHTS
    if weights:
        return ExternalLoad(min(weights), f"a weight you could lift {_in_words(effort.reps_in_reserve)} more times")
    if implements & BANDS:
        return BandLoad(f"a band that leaves {_in_words(effort.reps_in_reserve)} more reps")
    return BodyweightLoad()


def _in_words(reps_in_reserve: float) -> str:
    low = int(reps_in_reserve)
    return str(low) if low == reps_in_reserve else f"{low} to {low + 1}"


def label_of(exercise: Exercise, sets: int, dose: Dose, sides: tuple[Side, Side] | None) -> str:
    """The dose in words: `3 × 8–10 each side, left first`."""
    match dose:
        case Reps():
            amount = f"{dose.min}–{dose.max}" if dose.min != dose.max else f"{dose.min}"
        case Holds(repetitions=(1, *_)):
            amount = f"{dose.hold_seconds} s"
        case Holds() if len(set(dose.repetitions)) == 1:
            amount = f"{dose.repetitions[0]} × {dose.hold_seconds} s"
        case Holds():
            amount = f"{'-'.join(map(str, dose.repetitions))} × {dose.hold_seconds} s"
        case Timed():
            amount = f"{dose.seconds} s"
        case _:
            amount = f"{dose.contacts} landings"
    each = f" each side, {sides[0]} first" if sides else ""
    alternating = " in all, sides in turn" if exercise.laterality is Laterality.ALTERNATING and isinstance(dose, Reps) else ""
    times = "" if sets == 1 and isinstance(dose, Holds) and dose.repetitions[0] > 1 else f"{sets} × "
    return f"{times}{amount}{each}{alternating}"
