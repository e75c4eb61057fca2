"""The cool-down of a session: what is tight first and longest, then one short hold of what worked."""

from collections.abc import Iterable, Sequence

from app.engine.catalogue.exercises import Exercise
from app.engine.client import Client, ClientImbalance, per_client
from app.engine.dosing.unloaded_items import unloaded_item
from app.engine.guidelines.frame import (
    AFTER_SECONDS,
    BRIEF_MINUTES,
    COOL_DOWN_LONG_FROM_MINUTES,
    COOL_DOWN_MINUTES,
    COOL_DOWN_MINUTES_BRIEF,
    COOL_DOWN_MINUTES_LONG,
    LEG_SECONDS,
    LONG_MINUTES,
    MORE_SECONDS_FOR_TIGHT,
    MOST_AFTER,
    SECONDS_BEFORE_AFTER,
    TIGHT_DOSES,
)
from app.engine.guidelines.muscles import LEG_GROUPS
from app.engine.guidelines.sessions import upper
from app.engine.guidelines.warm_up import DYNAMIC_REPS
from app.engine.program import Holds, Item, Reps
from app.engine.progression.calendar import PHASES
from app.engine.sessions.turns import doable
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import Measure, Modality
from app.engine.vocabulary.programs import ProgramPhase
from app.engine.vocabulary.roles import Role


def cool_down(client: Client, ranked: Iterable[ClientImbalance], phase: ProgramPhase, day: int) -> tuple[Item, ...]:
    """Stretches for what is tight, for every short muscle and for thighs and calves, within the usual minutes."""
    ranked, turn = list(ranked), day + client.profile.variant
    groups = [group for stated in ranked for group in stated.protocol.tight]
    tight = _each_once(_stretch(group, client, turn) for group in groups)
    targets = [*(frozenset({muscle}) for muscle in sorted(client.short)), *LEG_GROUPS.values()]
    stretched: list[Item] = []
    short_holds: list[Item] = []
    for after in (_after(client, ranked, turn, tight), []):
        needed = _covering(client, [*tight, *after], targets, turn)
        short_holds = [_held(e, 1, AFTER_SECONDS, client) for e in after]
        short_holds += [_held(e, 1, LEG_SECONDS, client) for e in needed]
        more = MORE_SECONDS_FOR_TIGHT * max(0, len(tight) - 1)
        room = _most_seconds(client) + more - sum(item.seconds for item in short_holds)
        stretched = _longest(tight, room, phase, client)
        if sum(item.seconds for item in stretched) <= room and _is_held_long(stretched, phase):
            break
    return (*stretched, *short_holds)


def _is_held_long(stretched: Iterable[Item], phase: ProgramPhase) -> bool:
    """True where every stretch of what is tight has its time."""
    enough = SECONDS_BEFORE_AFTER[PHASES.index(phase)]
    doses = (item.dose for item in stretched if isinstance(item.dose, Holds))
    return all(sum(dose.repetitions) * dose.hold_seconds >= enough for dose in doses)


def _most_seconds(client: Client) -> int:
    minutes = client.profile.minutes_per_session
    if minutes <= BRIEF_MINUTES:
        return round(COOL_DOWN_MINUTES_BRIEF * 60)
    return round((COOL_DOWN_MINUTES_LONG if minutes >= COOL_DOWN_LONG_FROM_MINUTES else COOL_DOWN_MINUTES) * 60)


def _stretch(group: Sequence[str], client: Client, turn: int) -> Exercise | None:
    """The stretch of a group whose turn it is; none while a condition suspends what it stretches."""
    found = [e for e in doable(group, client) if client.suspended.isdisjoint(e.lengthened)]
    return found[turn % len(found)] if found else None


def _after(client: Client, ranked: Iterable[ClientImbalance], turn: int, tight: Sequence[Exercise]) -> list[Exercise]:
    """Short holds of what worked, as far as nothing tight or before them stretches it already."""
    by_condition = [p.after for p in client.condition_protocols if p.after]
    groups = [group for turns in by_condition or [stated.protocol.after for stated in ranked] for group in turns]
    chosen: list[Exercise] = []
    for exercise in (e for group in groups if (e := _stretch(group, client, turn))):
        stretched = {muscle for other in (*tight, *chosen) for muscle in other.lengthened}
        if not set(exercise.lengthened) <= stretched and len(chosen) < upper(client.profile.minutes_per_session, MOST_AFTER):
            chosen.append(exercise)
    return chosen


def _covering(
    client: Client, chosen: Iterable[Exercise], targets: Sequence[frozenset[MuscleSlug]], turn: int
) -> list[Exercise]:
    """For every target that nothing chosen stretches a held stretch, in short sessions one that reaches most of them."""
    found: list[Exercise] = []
    stretched = {muscle for exercise in chosen for muscle in exercise.lengthened}
    short = client.profile.minutes_per_session < LONG_MINUTES
    for target in targets:
        if not stretched.isdisjoint(target) or target <= client.suspended:
            continue
        fitting = _fitting(client, target)
        if short and fitting:
            missing = [other for other in targets if stretched.isdisjoint(other)]
            reach = [sum(not other.isdisjoint(e.lengthened) for other in missing) for e in fitting]
            fitting = [e for e, reached in zip(fitting, reach, strict=True) if reached == max(reach)]
        if fitting:
            exercise = fitting[turn % len(fitting)]
            found.append(exercise)
            stretched |= set(exercise.lengthened) if exercise.modality is Modality.STRETCH else target
    return found


@per_client
def _fitting(client: Client, target: frozenset[MuscleSlug]) -> list[Exercise]:
    usual = [e for track in client.catalogue.tracks_of.get(Role.STRETCH, ()) for e in doable(track.rungs, client)]
    held = [e for e in client.eligible.values() if e.modality is Modality.STRETCH]
    moving = [e for e in client.eligible.values() if e.modality is Modality.MOBILITY]
    pools = (
        [e for e in usual if e.lengthened[0] in target],
        sorted((e for e in held if e.lengthened[0] in target), key=_easiest),
        sorted((e for e in held if not target.isdisjoint(e.lengthened)), key=_easiest),
        sorted((e for e in moving if not target.isdisjoint(e.lengthened)), key=_easiest),
    )
    allowed = ([e for e in pool if client.suspended.isdisjoint(e.lengthened)] for pool in pools)
    return next((pool for pool in allowed if pool), [])


def _easiest(exercise: Exercise) -> tuple[int, str]:
    return exercise.difficulty, exercise.slug


def _longest(tight: Sequence[Exercise], room: int, phase: ProgramPhase, client: Client) -> list[Item]:
    """The tight muscles' stretches at the longest dose of the phase that fits, or the shortest."""
    doses = TIGHT_DOSES[PHASES.index(phase)]
    items: list[Item] = []
    for repetitions, seconds in doses:
        items = [_held(exercise, repetitions, seconds, client) for exercise in tight]
        if sum(item.seconds for item in items) <= room:
            break
    return items


def _held(exercise: Exercise, repetitions: int, seconds: int, client: Client) -> Item:
    if exercise.measure is not Measure.HOLD:
        reps = int(DYNAMIC_REPS.high)
        return unloaded_item(exercise, Reps(reps, reps), client)
    return unloaded_item(exercise, Holds((repetitions,), seconds), client)


def _each_once(exercises: Iterable[Exercise | None]) -> list[Exercise]:
    return list({e.slug: e for e in exercises if e is not None}.values())
