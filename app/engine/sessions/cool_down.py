"""The cool-down of a session: what is tight first and longest, then short holds of what worked."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from app.engine.catalogue.exercises import Exercise
from app.engine.dosing.unloaded_items import unloaded_item
from app.engine.guidelines.frame import (
    AFTER_SECONDS,
    AFTER_SECONDS_LEAST,
    MOST_AFTER,
    MOST_TIGHT,
    SECONDS_BEFORE_AFTER,
    TIGHT_DOSES,
)
from app.engine.guidelines.sessions import upper
from app.engine.guidelines.stretching import STRETCH_SECONDS_FOR_TIGHT
from app.engine.guidelines.warm_up import DYNAMIC_REPS
from app.engine.measures.time_model import held_seconds
from app.engine.program import Holds, Item, Reps
from app.engine.sessions.occasion import Occasion
from app.engine.sessions.turns import covering, rotated, unreached
from app.engine.vocabulary.exercises import Measure

Dosed = tuple[int, int]
"""Holds, and the seconds of each."""


def cool_down(occasion: Occasion, room_seconds: int) -> tuple[Item, ...]:
    """Stretches for what is tight, for every other short muscle and for thighs and calves, as long as the room allows.

    What only a protocol asks for gives way first, then the length of the short holds, then that of the long ones.
    """
    after, long = _after(occasion), occasion.tight[: upper(occasion.minutes, MOST_TIGHT)]
    offered = [[_held(stretch, dose, occasion) for dose in TIGHT_DOSES[occasion.phase_number]] for stretch in long]
    tight_muscles = {stretch.lengthened[0] for stretch in occasion.tight}
    choices = [(after[:count], AFTER_SECONDS) for count in range(len(after), -1, -1)]
    stretched: list[Item] = []
    for wanted, seconds in (*choices, ([], AFTER_SECONDS_LEAST)):
        short = [*wanted, *_covering(occasion, [*long, *wanted])]
        holds = [AFTER_SECONDS if tight_muscles & set(exercise.lengthened) else seconds for exercise in short]
        short_holds = [_held(exercise, (1, hold), occasion) for exercise, hold in zip(short, holds, strict=True)]
        room = room_seconds - sum(item.seconds for item in short_holds)
        stretched = [*_longest(offered, room, occasion.held), *short_holds]
        if sum(item.seconds for item in stretched) <= room_seconds and _is_long_enough(stretched[: len(long)], occasion):
            break
    return tuple(stretched)


def _after(occasion: Occasion) -> list[Exercise]:
    """Short holds that the protocols name, by turns, as far as nothing tight or before them stretches it already."""
    chosen: list[Exercise] = []
    for group in _after_groups(occasion):
        stretched = {muscle for other in (*occasion.tight, *chosen) for muscle in other.lengthened}
        found = [e for e in rotated(occasion.doable(group), occasion.turn_in_phase) if not set(e.lengthened) <= stretched]
        chosen += sorted(found, key=lambda exercise: not occasion.is_fresh(exercise))[:1]
    return sorted(chosen, key=lambda exercise: not occasion.is_fresh(exercise))[: upper(occasion.minutes, MOST_AFTER)]


def _after_groups(occasion: Occasion) -> Iterable[Sequence[str]]:
    """What the day's imbalance names, beginning with another group every day and phase; a condition's own replace them."""
    protocols = [p.after for p in occasion.client.condition_protocols if p.after]
    protocols = protocols or [stated.protocol.after for stated in occasion.ranked]
    return [group for groups in protocols for group in rotated(groups, occasion.turn_in_phase)]


def _covering(occasion: Occasion, chosen: Collection[Exercise]) -> list[Exercise]:
    """As few stretches as reach every short muscle and leg group that nothing chosen stretches.

    Short muscles are stretched by moving where no held stretch may be given; leg groups have moved in the warm-up.
    """
    supply = occasion.supply
    short = [frozenset({muscle}) for muscle in sorted(occasion.client.short)]
    targets = [*short, *occasion.legs]
    known = supply.tracked_stretches.union(*_after_groups(occasion))

    def liking(exercise: Exercise) -> tuple[int, ...]:
        fresh, is_known = occasion.is_fresh(exercise), exercise.slug in known
        return fresh and is_known, is_known, fresh, occasion.suits(exercise), 0 if is_known else -exercise.difficulty

    held = covering(unreached(targets, chosen), supply.stretches, liking, occasion.turn_in_phase)
    unheld = unreached(short, [*chosen, *held])
    return [*held, *covering(unheld, supply.moving_stretches, lambda e: (-e.difficulty,), occasion.turn_in_phase)]


def _longest(offered: Sequence[Sequence[Item]], room: int, held_before: Mapping[str, int]) -> list[Item]:
    """Each stretch, offered at all doses of the phase, at the longest that leaves the ones behind it their least.

    The least is a minute, or where all of them have no room for that the shortest dose; of the first never less than in the
    phase before.
    """
    fewest: list[Item] = []
    for least in (STRETCH_SECONDS_FOR_TIGHT, 0):
        before = [max(least, held_before.get(doses[0].exercise, 0)) for doses in offered[:1]]
        seconds = [*before, *[least] * len(offered[1:])]
        fewest = [_at_least(enough, doses) for doses, enough in zip(offered, seconds, strict=True)]
        if sum(item.seconds for item in fewest) <= room:
            break
    items: list[Item] = []
    for number, doses in enumerate(offered):
        left = room - sum(item.seconds for item in (*items, *fewest[number + 1 :]))
        longest = next((item for item in doses if item.seconds <= left), fewest[number])
        items.append(max(longest, fewest[number], key=lambda item: item.seconds))
    return items


def _at_least(seconds: int, doses: Sequence[Item]) -> Item:
    """The shortest dose of so many seconds, or the longest there is."""
    return next((item for item in reversed(doses) if held_seconds(item.dose) >= seconds), doses[0])


def _is_long_enough(stretched: Sequence[Item], occasion: Occasion) -> bool:
    """True where the first stretch of what is tight has its time, and every other one a minute."""
    enough = SECONDS_BEFORE_AFTER[occasion.phase_number]
    seconds = [held_seconds(item.dose) for item in stretched if isinstance(item.dose, Holds)]
    return all(held >= STRETCH_SECONDS_FOR_TIGHT for held in seconds) and max(seconds, default=enough) >= enough


def _held(exercise: Exercise, dose: Dosed, occasion: Occasion) -> Item:
    if exercise.measure is not Measure.HOLD:
        reps = int(DYNAMIC_REPS.high)
        return unloaded_item(exercise, Reps(reps, reps), occasion.client)
    repetitions, seconds = dose
    return unloaded_item(exercise, Holds((repetitions,), seconds), occasion.client)
