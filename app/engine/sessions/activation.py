"""The activation of a session: an easy drill for the problem whose day it is."""

from collections.abc import Collection

from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.protocols import Turns
from app.engine.dosing.items import effort_at
from app.engine.dosing.unloaded_items import unloaded_item
from app.engine.guidelines.frame import (
    ACTIVATION_HOLD_SECONDS,
    ACTIVATION_HOLDS,
    ACTIVATION_REPS,
    FEWEST_HOLDS,
    LONGEST_ACTIVATION_SECONDS,
)
from app.engine.guidelines.sessions import upper
from app.engine.guidelines.warm_up import ACTIVATION_RPE
from app.engine.program import Dose, Holds, Item, Reps, Timed
from app.engine.sessions.occasion import Occasion
from app.engine.sessions.turns import rotated
from app.engine.vocabulary.exercises import Laterality, Measure


def activation(occasion: Occasion, cap: float, without: Collection[str]) -> tuple[Item, ...]:
    """The drill of the first imbalance that has one for this day; a condition's own replace them.

    It is none of these exercises and, where there is another, not the drill of the day before.
    """
    client, number = occasion.client, occasion.day.number + occasion.client.profile.variant
    by_condition = [p.activation.get(occasion.phase, ()) for p in client.condition_protocols if p.activation]
    by_imbalance = [
        (s.protocol.activation.get(occasion.phase, ()), number + client.imbalances.index(s)) for s in occasion.ranked
    ]
    lists = [(turns, number) for turns in by_condition] or by_imbalance
    for left_out in ({*without, *occasion.before}, set(without)):
        for turns, turn in lists:
            if drill := _first(turns, occasion, turn, left_out):
                return (_item(drill, cap, occasion),)
    return ()


def _first(turns: Turns, occasion: Occasion, number: int, without: Collection[str]) -> Exercise | None:
    """The drill of this turn, else of the next one that has any."""
    return next((found[0] for turn in rotated(turns, number) if (found := occasion.doable(turn, without))), None)


def _item(exercise: Exercise, cap: float, occasion: Occasion) -> Item:
    """One set; slow and one-sided drills have fewer repetitions or holds."""
    number, sides = occasion.phase_number, 1 if exercise.laterality is Laterality.BILATERAL else 2
    most_seconds = upper(occasion.minutes, LONGEST_ACTIVATION_SECONDS) / sides
    both = 2 if exercise.laterality is Laterality.ALTERNATING else 1
    if exercise.measure is Measure.HOLD:
        longest = [s for s in (exercise.max_hold_seconds, occasion.client.limits.hold_limit_seconds) if s]
        seconds = min([ACTIVATION_HOLD_SECONDS[number], *longest])
        holds = max(FEWEST_HOLDS, min(ACTIVATION_HOLDS, int(most_seconds / (seconds + exercise.seconds_per_rep))))
        dose: Dose = Holds((holds * both,), seconds)
    elif exercise.measure is Measure.TIME:
        dose = Timed(ACTIVATION_REPS[number] * both)
    else:
        reps = min(ACTIVATION_REPS[number], int(most_seconds / exercise.seconds_per_rep)) * both
        dose = Reps(reps, reps)
    return unloaded_item(exercise, dose, occasion.client, effort=effort_at(min(ACTIVATION_RPE, cap)))
