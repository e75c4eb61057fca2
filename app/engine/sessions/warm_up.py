"""The warm-up of a session: the pulse, then moving drills for the day's problem and for the legs."""

from collections.abc import Iterable

from app.engine.catalogue.exercises import Exercise
from app.engine.client import Client, ClientImbalance, per_client
from app.engine.dosing.unloaded_items import unloaded_item
from app.engine.guidelines.frame import (
    BRIEF_MINUTES,
    DRILL_HOLD_SECONDS,
    DRILL_REPS,
    DRILL_REPS_ALONE,
    DRILL_REPS_SHORT,
    LONG_MINUTES,
    MOST_DRILLS,
    MOST_DRILLS_BRIEF,
    MOST_DRILLS_LONG,
    RAISE_SECONDS_BRIEF,
    RAISE_SECONDS_FULL,
    RAISE_SECONDS_LONG,
    RAISE_SECONDS_SHORT,
    RAISE_STEP_SECONDS,
    RELEASE_FROM_MINUTES,
    SHORT_MINUTES,
)
from app.engine.guidelines.muscles import LEG_GROUPS
from app.engine.guidelines.warm_up import RELEASE_SECONDS
from app.engine.program import Dose, Holds, Item, Reps, Timed
from app.engine.progression.calendar import PHASES
from app.engine.sessions.turns import doable, turn_of
from app.engine.vocabulary.exercises import Laterality, Measure, Modality
from app.engine.vocabulary.programs import ProgramPhase
from app.engine.vocabulary.roles import Role


def warm_up(
    client: Client, ranked: Iterable[ClientImbalance], phase: ProgramPhase, day: int, most_seconds: int
) -> tuple[Item, ...]:
    """Raise the pulse, loosen what is tight, move what the day is for and front thigh, back thigh and calf.

    Rolling gives way where it would take more than `most_seconds`, then the pulse is raised for less long.
    """
    ranked = list(ranked)
    drills = [_drill(e, client) for e in _drills(client, ranked, phase, day)]
    left = most_seconds - sum(item.seconds for item in drills)
    released = _released(client, ranked)
    if left - sum(item.seconds for item in released) < RAISE_SECONDS_BRIEF:
        released = []
    left -= sum(item.seconds for item in released)
    steady = max(RAISE_SECONDS_BRIEF, min(_raise_seconds(client), left // RAISE_STEP_SECONDS * RAISE_STEP_SECONDS))
    raises = _raises(client)
    raised = [unloaded_item(e, Timed(steady), client) for e in raises[day % max(1, len(raises)) :][:1]]
    return (*raised, *released, *drills)


@per_client
def _raises(client: Client) -> list[Exercise]:
    return [e for track in client.catalogue.tracks_of.get(Role.RAISE, ()) for e in doable(track.rungs, client)]


def _raise_seconds(client: Client) -> int:
    minutes = client.profile.minutes_per_session
    if minutes <= BRIEF_MINUTES:
        return RAISE_SECONDS_BRIEF
    if minutes <= SHORT_MINUTES:
        return RAISE_SECONDS_SHORT
    return RAISE_SECONDS_LONG if minutes >= LONG_MINUTES else RAISE_SECONDS_FULL


def _released(client: Client, ranked: Iterable[ClientImbalance]) -> list[Item]:
    if client.profile.minutes_per_session < RELEASE_FROM_MINUTES:
        return []
    named = doable((slug for stated in ranked for slug in stated.protocol.release), client)
    return [unloaded_item(e, Timed(RELEASE_SECONDS), client) for e in named[:1]]


def _drills(client: Client, ranked: list[ClientImbalance], phase: ProgramPhase, day: int) -> list[Exercise]:
    """The drills of the protocols in turn, then what the three leg groups still need."""
    minutes = client.profile.minutes_per_session
    most = MOST_DRILLS_LONG if minutes >= LONG_MINUTES else MOST_DRILLS if minutes > BRIEF_MINUTES else MOST_DRILLS_BRIEF
    number = day + PHASES.index(phase) + client.profile.variant
    by_condition = [turn_of(p.warm_up, day) for p in client.condition_protocols if p.warm_up]
    turns = by_condition or [
        turn_of(stated.protocol.warm_up.get(phase, ()), day + client.imbalances.index(stated)) for stated in ranked
    ]
    named = doable((slug for turn in turns for slug in turn), client)
    needed = _for_legs(client, [], number)
    room = max(0, most - len(needed))
    chosen: list[Exercise] = []
    for drill in {e.slug: e for e in named}.values():
        still_needed = len(_for_legs(client, [*chosen, drill], number))
        if len(chosen) + 1 + still_needed <= max(most, len(needed)) and len(chosen) < max(room, 1) + len(needed):
            chosen.append(drill)
    return [*chosen, *_for_legs(client, chosen, number)]


def _for_legs(client: Client, chosen: Iterable[Exercise], number: int) -> list[Exercise]:
    """Drills for the leg groups that nothing chosen moves, in turn, in short sessions those that move most of them."""
    added: list[Exercise] = []
    moved = {muscle for drill in chosen for muscle in drill.lengthened}
    short = client.profile.minutes_per_session < LONG_MINUTES
    groups = [group for group in LEG_GROUPS.values() if not group <= client.suspended]
    for group in groups:
        if not moved.isdisjoint(group):
            continue
        fitting = _moving(client, group)
        missing = [other for other in groups if moved.isdisjoint(other)]
        most = max((sum(not other.isdisjoint(e.lengthened) for other in missing) for e in fitting), default=0)
        if short:
            fitting = [e for e in fitting if sum(not other.isdisjoint(e.lengthened) for other in missing) == most]
        if fitting:
            drill = fitting[number % len(fitting)]
            added.append(drill)
            moved |= set(drill.lengthened)
    return added


@per_client
def _moving(client: Client, group: frozenset[str]) -> list[Exercise]:
    """The drills that move a leg group, usual ones where there are any."""
    usual = [e for track in client.catalogue.tracks_of.get(Role.MOBILISE, ()) for e in doable(track.rungs, client)]
    return [e for e in usual if not group.isdisjoint(e.lengthened)] or _any_moving(client, group)


def _any_moving(client: Client, group: frozenset[str]) -> list[Exercise]:
    moving = [e for e in client.eligible.values() if e.modality is Modality.MOBILITY and group & set(e.lengthened)]
    return moving or [e for e in client.eligible.values() if e.modality is Modality.STRETCH and group & set(e.lengthened)]


def _drill(exercise: Exercise, client: Client) -> Item:
    short = client.profile.minutes_per_session <= SHORT_MINUTES
    reps = (DRILL_REPS_SHORT if short else DRILL_REPS) if _raises(client) else DRILL_REPS_ALONE
    reps *= 2 if exercise.laterality is Laterality.ALTERNATING else 1
    dose: Dose = Reps(reps, reps)
    if exercise.measure is Measure.HOLD:
        dose = Holds((1,), DRILL_HOLD_SECONDS)
    elif exercise.measure is Measure.TIME:
        dose = Timed(RELEASE_SECONDS)
    return unloaded_item(exercise, dose, client)
