"""The activation of a session: an easy drill for the problem whose day it is."""

from collections.abc import Collection, Iterable

from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.protocols import Turns
from app.engine.client import Client, ClientImbalance
from app.engine.dosing.items import effort_at
from app.engine.dosing.unloaded_items import unloaded_item
from app.engine.guidelines.frame import (
    ACTIVATION_HOLD_SECONDS,
    ACTIVATION_HOLDS,
    ACTIVATION_REPS,
    ACTIVATION_SETS,
    BRIEF_MINUTES,
)
from app.engine.guidelines.timing import REST_SECONDS_ACTIVATION
from app.engine.guidelines.warm_up import ACTIVATION_RPE
from app.engine.program import Dose, Holds, Item, Reps, Timed
from app.engine.progression.calendar import PHASES
from app.engine.sessions.turns import doable, rotated
from app.engine.vocabulary.exercises import Laterality, Measure
from app.engine.vocabulary.programs import ProgramPhase


def activation(
    client: Client,
    ranked: Iterable[ClientImbalance],
    phase: ProgramPhase,
    day: int,
    cap: float,
    without: Collection[str],
) -> tuple[Item, ...]:
    """The drill of the first imbalance that has one for this day, another one than these; a condition's own replace them."""
    by_condition = [p.activation.get(phase, ()) for p in client.condition_protocols if p.activation]
    number = day + client.profile.variant
    by_imbalance = [(s.protocol.activation.get(phase, ()), number + client.imbalances.index(s)) for s in ranked]
    lists = [(turns, number) for turns in by_condition] or by_imbalance
    drill = next((drill for turns, turn in lists if (drill := _first(turns, client, turn, without))), None)
    return (_item(drill, phase, cap, client),) if drill else ()


def _first(turns: Turns, client: Client, number: int, without: Collection[str]) -> Exercise | None:
    """The drill of this turn, else of the next one that has any."""
    return next((found[0] for turn in rotated(turns, number) if (found := doable(turn, client, without))), None)


def _item(exercise: Exercise, phase: ProgramPhase, cap: float, client: Client) -> Item:
    number, minutes = PHASES.index(phase), client.profile.minutes_per_session
    sets = 1 if minutes <= BRIEF_MINUTES else ACTIVATION_SETS[number]
    both = 2 if exercise.laterality is Laterality.ALTERNATING else 1
    dose: Dose = Reps(ACTIVATION_REPS[number] * both, ACTIVATION_REPS[number] * both)
    if exercise.measure is Measure.HOLD:
        longest = [s for s in (exercise.max_hold_seconds, client.limits.hold_limit_seconds) if s]
        dose = Holds((ACTIVATION_HOLDS * both,) * sets, min([ACTIVATION_HOLD_SECONDS[number], *longest]))
    elif exercise.measure is Measure.TIME:
        dose = Timed(ACTIVATION_REPS[number] * both)
    effort = effort_at(min(ACTIVATION_RPE, cap))
    return unloaded_item(exercise, dose, client, sets=sets, rest_seconds=REST_SECONDS_ACTIVATION, effort=effort)
