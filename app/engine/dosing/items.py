"""Items of the main work: a week's dose with its load, rest, ramp-up sets, time and words."""

from functools import lru_cache

from app.engine.catalogue.exercises import Exercise
from app.engine.client import Client
from app.engine.dosing.growth import WeekDose
from app.engine.dosing.schemes import rest_seconds_of
from app.engine.guidelines.doses import RAMP_UP
from app.engine.guidelines.progression import DELOAD_RPE
from app.engine.guidelines.strength import BANDS, BARS, SLOW_TEMPO, WEIGHTS
from app.engine.measures.time_model import pace_of
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
from app.engine.vocabulary.exercises import EquipmentSlug, Laterality, Measure
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.roles import DoseScheme


def item_of(dose: WeekDose, week: CalendarWeek, client: Client, *, leads_bars: bool = True, extra_sets: int = 0) -> Item:
    """The dose of a week as it stands in a session; `leads_bars` is False after the session's first heavy bar."""
    exercise = dose.exercise
    implements = client.implements[exercise.slug]
    sets = easy_sets(dose) if week.easy else dose.sets
    effort = effort_at(min(dose.rpe, DELOAD_RPE) if week.easy else dose.rpe)
    phase = PHASES.index(week.phase)
    counted = dose_of(dose, sets)
    rest = rest_seconds_of(exercise, dose.scheme, phase, client)
    sides = client.sides(exercise)
    ramp_up = _ramp_up(dose, implements, client, leads_bars=leads_bars)
    return Item(
        exercise=exercise.slug,
        sets=sets,
        dose=counted,
        sides=sides,
        extra_sets=extra_sets or None,
        load=load_of(implements, effort),
        effort=effort,
        tempo=_tempo(dose, client),
        rest_seconds=rest,
        seconds=pace_of(exercise, implements).seconds(counted, sets, rest, extra_sets, ramp_up),
        progression=None,
        lever=None if week.easy else dose.lever,
        label=label_of(exercise, sets, counted, sides),
        ramp_up=ramp_up,
    )


def seconds_of(dose: WeekDose, week: CalendarWeek, client: Client) -> int:
    """What the item takes where it is the first heavy bar of its session, or none."""
    exercise, sets = dose.exercise, easy_sets(dose) if week.easy else dose.sets
    implements = client.implements[exercise.slug]
    rest = rest_seconds_of(exercise, dose.scheme, PHASES.index(week.phase), client)
    ramp_up = _ramp_up(dose, implements, client, leads_bars=True)
    return pace_of(exercise, implements).seconds(dose_of(dose, sets), sets, rest, ramp_up=ramp_up)


def _tempo(dose: WeekDose, client: Client) -> str | None:
    """Seconds of lowering, pause, lifting, pause; slower where that is what makes the exercise harder."""
    if dose.exercise.measure is not Measure.REPS:
        return None
    return SLOW_TEMPO if dose.slow else client.limits.tempo


def easy_sets(dose: WeekDose) -> int:
    """The sets of an easy week: about half, a little more of lifts than of other work."""
    lifts = (DoseScheme.MAIN, DoseScheme.SECOND, DoseScheme.ONE_LEG, DoseScheme.LEAD_ISOLATION)
    return (dose.sets + 1) // 2 if dose.scheme in lifts else max(1, dose.sets // 2)


def dose_of(dose: WeekDose, sets: int) -> Dose:
    """The dose as the exercise counts it; alternating work counts both sides together."""
    both = 2 if dose.exercise.laterality is Laterality.ALTERNATING else 1
    match dose.exercise.measure:
        case Measure.HOLD if dose.scheme is DoseScheme.SHORT_HOLDS:
            return Holds((dose.amount * both,) * sets, dose.hold_seconds)
        case Measure.HOLD:
            return Holds((both,) * sets, dose.amount)
        case Measure.TIME:
            return Timed(dose.amount)
        case _:
            return Reps(dose.amount * both, dose.most * both)


def _ramp_up(
    dose: WeekDose, implements: frozenset[EquipmentSlug], client: Client, *, leads_bars: bool
) -> tuple[RampUpSet, ...]:
    """Light sets before a heavy bar: two before the first of a session, one before the next."""
    heavy = dose.scheme is DoseScheme.MAIN and not BARS.isdisjoint(implements) and client.limits.level is not Level.BEGINNER
    return tuple(RampUpSet(percent, reps) for percent, reps in (RAMP_UP if leads_bars else RAMP_UP[1:])) if heavy else ()


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
