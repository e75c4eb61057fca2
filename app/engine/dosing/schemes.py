"""Which numbers hold for an exercise: its targets phase by phase, and the rest between sets."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.engine.catalogue.exercises import Exercise
from app.engine.client import Client, per_client
from app.engine.guidelines.doses import (
    ECCENTRIC_FROM_DIFFICULTY,
    FOR_STRENGTH,
    HOLD_STEP_SECONDS,
    LEAST_REPS_WITHOUT_BARS,
    LEAST_REST_SECONDS_OF_BARS,
    LONG_REST_FACTOR,
    LONG_REST_FROM_MINUTES,
    MOST_REPS_A_SIDE_WHERE_SHORT,
    REP_STEP,
    REST_LIMITS,
    REST_SECONDS,
    REST_SECONDS_FOR_STRENGTH,
    REST_SECONDS_UNWEIGHTED,
    RPE_STEP,
    SHORT_HOLD_SECONDS,
    UNWEIGHTED,
    WEIGHTED,
    DoseTarget,
    Phases,
)
from app.engine.guidelines.progression import LOW_LIMIT_RPE
from app.engine.guidelines.sessions import SHORT_SESSION_MINUTES
from app.engine.guidelines.strength import BARS, ENDURANCE_HOLD_LIMIT_SECONDS, HEAVY
from app.engine.measures.time_model import Pace, pace_of
from app.engine.progression.calendar import PHASES
from app.engine.progression.rungs import is_loadable, is_weighted
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import EquipmentSlug, Laterality, Measure
from app.engine.vocabulary.people import Goal, Level
from app.engine.vocabulary.programs import Lever
from app.engine.vocabulary.roles import DoseScheme

_HELD = (DoseScheme.HOLD, DoseScheme.SHORT_HOLDS, DoseScheme.CARRY)
_STEPS = {DoseScheme.HOLD: HOLD_STEP_SECONDS, DoseScheme.CARRY: HOLD_STEP_SECONDS, DoseScheme.SHORT_HOLDS: 1}
_LEVERS = {DoseScheme.HOLD: Lever.HOLD, DoseScheme.CARRY: Lever.TIME}
_LIFTS = (DoseScheme.MAIN, DoseScheme.SECOND, DoseScheme.ONE_LEG)


@dataclass(frozen=True, slots=True, eq=False)
class Regimen:
    """How somebody does an exercise by a scheme: all that holds for it in whatever week, where need be by phase."""

    exercise: Exercise
    scheme: DoseScheme
    """The one that fits what the exercise counts."""
    implements: frozenset[EquipmentSlug]
    sides: tuple[Side, Side] | None
    pace: Pace
    tempo: str | None
    """None for what is not counted in repetitions."""
    is_loadable: bool
    ramps_up: bool
    """True for a heavy bar, which light sets lead up to."""
    longest_hold: int
    targets: Phases
    rest_seconds: tuple[int, ...]
    short_hold_seconds: tuple[int, ...]
    """Of each of a few short holds; 0 for other schemes."""
    is_counted: bool
    """True where repetitions are counted."""
    step: int
    """By how much the amount grows at a time."""
    lever: Lever
    """What grows with the amount."""
    slows: bool
    """True where repetitions may be lowered more slowly in the end; not beside a condition or pain."""
    new_rung_rpe: float
    """What a harder exercise adds to the effort; nothing where effort is limited, as it is step enough."""


@per_client
def regimen_of(client: Client, exercise: Exercise, scheme: DoseScheme) -> Regimen:
    """How the client does an exercise by a scheme, or by the one that fits the exercise."""
    fitting, level, implements = scheme_for(exercise, scheme, client), client.limits.level, client.implements[exercise.slug]
    longest = longest_hold(exercise, client)
    short_holds = SHORT_HOLD_SECONDS[level] if fitting is DoseScheme.SHORT_HOLDS else (0,) * len(PHASES)
    return Regimen(
        exercise=exercise,
        scheme=fitting,
        implements=implements,
        sides=client.sides(exercise),
        pace=pace_of(exercise, implements),
        tempo=client.limits.tempo if exercise.measure is Measure.REPS else None,
        is_loadable=is_loadable(exercise, client),
        ramps_up=fitting is DoseScheme.MAIN and not BARS.isdisjoint(implements) and level is not Level.BEGINNER,
        longest_hold=longest,
        targets=targets_of(exercise, fitting, client),
        rest_seconds=rest_seconds_of(exercise, fitting, client),
        short_hold_seconds=tuple(min(seconds, longest or seconds) for seconds in short_holds),
        is_counted=exercise.measure is Measure.REPS,
        step=_STEPS.get(fitting, REP_STEP),
        lever=_LEVERS.get(fitting, Lever.REPS),
        slows=exercise.measure is Measure.REPS and not client.condition_protocols,
        new_rung_rpe=0.0 if client.limits.rpe_limit <= LOW_LIMIT_RPE and not client.condition_protocols else RPE_STEP,
    )


def longest_hold(exercise: Exercise, client: Client) -> int:
    """Seconds of a single hold that the exercise and the person's conditions allow."""
    limits = [s for s in (exercise.max_hold_seconds, client.limits.hold_limit_seconds) if s is not None]
    return min(limits, default=0)


def scheme_for(exercise: Exercise, scheme: DoseScheme, client: Client) -> DoseScheme:
    """The scheme that fits: a held rung of a counted track is held, an easy one of an eccentric track is no eccentric work."""
    match exercise.measure:
        case Measure.HOLD:
            short = longest_hold(exercise, client) <= ENDURANCE_HOLD_LIMIT_SECONDS
            return DoseScheme.SHORT_HOLDS if short or scheme is DoseScheme.SHORT_HOLDS else DoseScheme.HOLD
        case Measure.TIME:
            return DoseScheme.CARRY
        case _ if scheme is DoseScheme.ECCENTRIC and exercise.difficulty < ECCENTRIC_FROM_DIFFICULTY:
            return DoseScheme.ISOLATION
        case _:
            return DoseScheme.TRUNK_REPS if scheme in _HELD else scheme


def targets_of(exercise: Exercise, scheme: DoseScheme, client: Client) -> Phases:
    """Where the dose of the exercise goes in each phase."""
    level, weighted = client.limits.level, is_weighted(exercise, client)
    if not weighted and scheme in UNWEIGHTED:
        foundation, build, strength = UNWEIGHTED[scheme][level]
        takes_long = (
            exercise.laterality is not Laterality.BILATERAL and client.profile.minutes_per_session < SHORT_SESSION_MINUTES
        )
        return (_brief(foundation), _brief(build), _brief(strength)) if takes_long else (foundation, build, strength)
    heavy = not HEAVY.isdisjoint(client.implements[exercise.slug])
    if weighted and client.goal is Goal.STRENGTH and scheme in FOR_STRENGTH and heavy:
        return FOR_STRENGTH[scheme][level]
    foundation, build, strength = WEIGHTED[scheme][level]
    is_light = weighted and not heavy and scheme in _LIFTS
    return (_light(foundation), _light(build), _light(strength)) if is_light else (foundation, build, strength)


def _brief(target: DoseTarget) -> DoseTarget:
    """The same target with repetitions that leave a short session time for other work."""
    low, high = target.amount
    most_low, most_high = MOST_REPS_A_SIDE_WHERE_SHORT
    return target._replace(amount=(min(low, most_low), min(high, most_high)))


def _light(target: DoseTarget) -> DoseTarget:
    """The same target with repetitions enough for what is never very heavy."""
    low, high = target.amount
    least_low, least_high = LEAST_REPS_WITHOUT_BARS
    return target._replace(amount=(max(low, least_low), max(high, least_high)))


def rest_seconds_of(exercise: Exercise, scheme: DoseScheme, client: Client) -> tuple[int, ...]:
    """Rest between the sets in each phase, shorter where there is little time, but never much between heavy bars."""
    longest = next(seconds for minutes, seconds in REST_LIMITS if client.profile.minutes_per_session <= minutes)
    if scheme is DoseScheme.MAIN and not BARS.isdisjoint(client.implements[exercise.slug]):
        longest = max(longest, LEAST_REST_SECONDS_OF_BARS)
    rests = _usual_rest_seconds(exercise, scheme, client)
    if scheme in _LIFTS and client.profile.minutes_per_session >= LONG_REST_FROM_MINUTES:
        rests = [round(rest * LONG_REST_FACTOR) for rest in rests]
    return tuple(min(longest, rest) for rest in rests)


def _usual_rest_seconds(exercise: Exercise, scheme: DoseScheme, client: Client) -> Sequence[int]:
    rests, weighted = REST_SECONDS[scheme][client.limits.level], is_weighted(exercise, client)
    if scheme in _LIFTS and not weighted:
        return [min(rest, REST_SECONDS_UNWEIGHTED) for rest in rests]
    if scheme is DoseScheme.MAIN and weighted and client.goal is Goal.STRENGTH:
        return [rest + REST_SECONDS_FOR_STRENGTH for rest in rests]
    return rests
