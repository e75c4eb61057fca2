"""The warm-up of a session: the pulse, then moving drills for the day's problem and for what its lifts ask of the legs."""

from collections.abc import Iterable

from app.engine.catalogue.exercises import Exercise
from app.engine.dosing.unloaded_items import unloaded_item
from app.engine.guidelines.frame import (
    DRILL_HOLD_SECONDS,
    DRILL_REPS,
    DRILL_REPS_ALONE,
    LONGEST_DRILL_SECONDS,
    RAISE_SECONDS_LEAST,
    RAISE_SECONDS_USUAL,
    RAISE_STEP_SECONDS,
    RELEASE_FROM_MINUTES,
    RELEASE_OF_TIGHT_FROM_MINUTES,
)
from app.engine.guidelines.sessions import upper
from app.engine.guidelines.warm_up import RELEASE_SECONDS
from app.engine.program import Dose, Holds, Item, Reps, Timed
from app.engine.sessions.occasion import Occasion
from app.engine.sessions.turns import covering, turn_of, unreached
from app.engine.vocabulary.exercises import Laterality, Measure


def warm_up(occasion: Occasion, most_drills: int, room_seconds: int, least_seconds: int) -> tuple[Item, ...]:
    """Raise the pulse, loosen what is tight, move what the day is for and front thigh, back thigh and calf.

    The pulse is raised for as long as `room_seconds` leave, within what is usual, and longer where all of it would take less
    than `least_seconds`. Where nothing raises it, the drills do, for as many repetitions as that takes.
    """
    released = _released(occasion)
    chosen = _drills(occasion, most_drills - len(released))
    drills = [_drill(e, occasion, _reps(e, occasion)) for e in chosen]
    if not occasion.supply.raises:
        for reps in DRILL_REPS_ALONE:
            drills = [_drill(e, occasion, reps) for e in chosen]
            if sum(item.seconds for item in (*released, *drills)) >= least_seconds:
                break
    moving = sum(item.seconds for item in (*released, *drills))
    least = max(upper(occasion.minutes, RAISE_SECONDS_LEAST), _in_steps(least_seconds - moving + RAISE_STEP_SECONDS - 1))
    steady = max(least, min(upper(occasion.minutes, RAISE_SECONDS_USUAL), _in_steps(room_seconds - moving)))
    raises = occasion.supply.raises
    raised = [unloaded_item(e, Timed(steady), occasion.client) for e in raises[occasion.day.number % max(1, len(raises)) :][:1]]
    return (*raised, *released, *drills)


def _in_steps(seconds: int) -> int:
    return seconds // RAISE_STEP_SECONDS * RAISE_STEP_SECONDS


def _released(occasion: Occasion) -> list[Item]:
    early = occasion.treats_by_stretching
    if occasion.minutes < (RELEASE_OF_TIGHT_FROM_MINUTES if early else RELEASE_FROM_MINUTES):
        return []
    named = occasion.doable(slug for stated in occasion.ranked for slug in stated.protocol.release)
    return [unloaded_item(e, Timed(RELEASE_SECONDS), occasion.client) for e in named[:1]]


def _drills(occasion: Occasion, most: int) -> list[Exercise]:
    """The drills of the protocols in turn, as far as the rest of the legs then still fits, and what the legs need."""
    most = max(most, len(_for_legs(occasion, [])))
    chosen: list[Exercise] = []
    for drill in _named(occasion):
        if drill not in chosen and len(chosen) + 1 + len(_for_legs(occasion, [*chosen, drill])) <= most:
            chosen.append(drill)
    return [*chosen, *_for_legs(occasion, chosen)]


def _named(occasion: Occasion) -> list[Exercise]:
    """The drills of the day's turns: the first, then new ones and those for the day's lifts; a condition's own replace them."""
    client, day = occasion.client, occasion.day.number
    by_condition = [turn_of(p.warm_up, occasion.turn) for p in client.condition_protocols if p.warm_up]
    turns = by_condition or [
        turn_of(stated.protocol.warm_up.get(occasion.phase, ()), day + client.imbalances.index(stated))
        for stated in occasion.ranked
    ]
    named = occasion.doable(slug for turn in turns for slug in turn)
    return named[:1] + sorted(named[1:], key=lambda drill: (occasion.is_fresh(drill), occasion.suits(drill)), reverse=True)


def _for_legs(occasion: Occasion, chosen: Iterable[Exercise]) -> list[Exercise]:
    """As few drills as move the leg groups that nothing chosen moves: other ones than the day before, for the day's lifts."""
    added: list[Exercise] = []
    missing = unreached(occasion.legs, chosen)
    for pool in (occasion.supply.drills, occasion.supply.moving_stretches, occasion.supply.stretches):
        if missing:
            added += covering(missing, pool, lambda e: (occasion.is_fresh(e), occasion.suits(e)), occasion.turn)
            missing = unreached(missing, added)
    return added


def _drill(exercise: Exercise, occasion: Occasion, reps: int) -> Item:
    """So many repetitions of one side."""
    if exercise.measure is Measure.HOLD:
        dose: Dose = Holds((1,), DRILL_HOLD_SECONDS)
    elif exercise.measure is Measure.TIME:
        dose = Timed(RELEASE_SECONDS)
    else:
        both = reps * (2 if exercise.laterality is Laterality.ALTERNATING else 1)
        dose = Reps(both, both)
    return unloaded_item(exercise, dose, occasion.client)


def _reps(exercise: Exercise, occasion: Occasion) -> int:
    """Of one side."""
    sides = 1 if exercise.laterality is Laterality.BILATERAL else 2
    most = int(LONGEST_DRILL_SECONDS / (sides * exercise.seconds_per_rep))
    return min(upper(occasion.minutes, DRILL_REPS), most)
