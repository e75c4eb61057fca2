"""Which numbers hold for an exercise: its targets phase by phase, and the rest between sets."""

from app.engine.catalogue.exercises import Exercise
from app.engine.client import Client
from app.engine.guidelines.doses import (
    FOR_STRENGTH,
    LEAST_REST_SECONDS_OF_BARS,
    REST_LIMITS,
    REST_SECONDS,
    REST_SECONDS_FOR_STRENGTH,
    REST_SECONDS_UNWEIGHTED,
    UNWEIGHTED,
    WEIGHTED,
    DoseTarget,
)
from app.engine.guidelines.strength import BARS, ENDURANCE_HOLD_LIMIT_SECONDS
from app.engine.progression.rungs import is_weighted
from app.engine.vocabulary.exercises import Measure
from app.engine.vocabulary.people import Goal
from app.engine.vocabulary.roles import DoseScheme

_HELD = (DoseScheme.HOLD, DoseScheme.SHORT_HOLDS, DoseScheme.CARRY)
_LIFTS = (DoseScheme.MAIN, DoseScheme.SECOND, DoseScheme.ONE_LEG)


def longest_hold(exercise: Exercise, client: Client) -> int:
    """Seconds of a single hold that the exercise and the person's conditions allow."""
    limits = [s for s in (exercise.max_hold_seconds, client.limits.hold_limit_seconds) if s is not None]
    return min(limits, default=0)


def scheme_for(exercise: Exercise, scheme: DoseScheme, client: Client) -> DoseScheme:
    """The scheme that fits what the exercise counts: a held rung of a counted track is held, and the other way round."""
    match exercise.measure:
        case Measure.HOLD:
            short = longest_hold(exercise, client) <= ENDURANCE_HOLD_LIMIT_SECONDS
            return DoseScheme.SHORT_HOLDS if short or scheme is DoseScheme.SHORT_HOLDS else DoseScheme.HOLD
        case Measure.TIME:
            return DoseScheme.CARRY
        case _:
            return DoseScheme.TRUNK_REPS if scheme in _HELD else scheme


def target_of(exercise: Exercise, scheme: DoseScheme, phase: int, client: Client) -> DoseTarget:
    """Where the dose of the exercise goes in a phase, counted from 0."""
    level, weighted = client.limits.level, is_weighted(exercise, client)
    if not weighted and scheme in UNWEIGHTED:
        return UNWEIGHTED[scheme][level][phase]
    if weighted and client.goal is Goal.STRENGTH and scheme in FOR_STRENGTH:
        return FOR_STRENGTH[scheme][level][phase]
    return WEIGHTED[scheme][level][phase]


def rest_seconds_of(exercise: Exercise, scheme: DoseScheme, phase: int, client: Client) -> int:
    """Rest between the sets of an exercise, shorter where there is little time, but never much between heavy bars."""
    longest = next(seconds for minutes, seconds in REST_LIMITS if client.profile.minutes_per_session <= minutes)
    if scheme is DoseScheme.MAIN and not BARS.isdisjoint(client.implements[exercise.slug]):
        longest = max(longest, LEAST_REST_SECONDS_OF_BARS)
    return min(longest, _usual_rest_seconds(exercise, scheme, phase, client))


def _usual_rest_seconds(exercise: Exercise, scheme: DoseScheme, phase: int, client: Client) -> int:
    rest = REST_SECONDS[scheme][client.limits.level][phase]
    weighted = is_weighted(exercise, client)
    if scheme in _LIFTS and not weighted:
        return min(rest, REST_SECONDS_UNWEIGHTED)
    if scheme is DoseScheme.MAIN and weighted and client.goal is Goal.STRENGTH:
        return rest + REST_SECONDS_FOR_STRENGTH
    return rest
