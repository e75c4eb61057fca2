"""Enough stretching for what is short, little of the held kind before the work."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from app.engine.guidelines.frame import (
    COOL_DOWN_LIMIT_MINUTES,
    COOL_DOWN_LIMIT_MINUTES_LONG,
    COOL_DOWN_LONG_FROM_MINUTES,
)
from app.engine.guidelines.stretching import (
    MOST_LONG_STRETCHES,
    STRETCH_DAYS,
    STRETCH_SECONDS_FOR_TIGHT,
    STRETCH_SHORT_SESSION_MINUTES,
)
from app.engine.guidelines.warm_up import WARM_UP_STATIC_LIMIT_SECONDS
from app.engine.program import Holds, Violation
from app.engine.rules.facts import Facts
from app.engine.rules.placed import PlacedItem
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import MovementPattern
from app.engine.words import amount, listed, words


def tight_muscles_get_their_stretch_dose(facts: Facts) -> Iterable[Violation]:
    """What is tight is stretched for a minute a side on three days or all; for half of it where there is little time."""
    groups = [group for stated in facts.client.imbalances for group in stated.protocol.tight]
    doable = [frozenset(slug for slug in group if slug in facts.client.eligible) for group in groups]
    doable = [group for group in doable if group]
    little_time = facts.profile.minutes_per_session <= STRETCH_SHORT_SESSION_MINUTES or len(facts.short) > MOST_LONG_STRETCHES
    least = STRETCH_SECONDS_FOR_TIGHT // (2 if little_time else 1)
    if facts.is_staged:
        return
    for week in facts.training_weeks:
        days = min(STRETCH_DAYS, len(week.sessions))
        for group in doable:
            enough = sum(_held_seconds(session.cool_down, group) >= least for session in week.sessions)
            if enough < days:
                text = f"Week {week.number} holds {listed(sorted(group))} for {least} seconds on {amount(enough, 'days')} only."
                yield Violation(week.pointer, amount(enough, "days"), f"at least {amount(days, 'days')}", text)


def _held_seconds(placed: Iterable[PlacedItem], group: Collection[str]) -> int:
    """Seconds on one side for which the exercises of a group are held or moved."""
    return sum(_seconds_of(p) for p in placed if p.exercise.slug in group)


def _seconds_of(placed: PlacedItem) -> int:
    dose = placed.item.dose
    if isinstance(dose, Holds):
        return sum(dose.repetitions) * dose.hold_seconds
    return STRETCH_SECONDS_FOR_TIGHT


def warm_up_stretches_stay_short(facts: Facts) -> Iterable[Violation]:
    """Before the main work no muscle is stretched in a hold for more than half a minute, and none at all before jumps."""
    for session in facts.sessions:
        before_work = session.held_before_work
        if not before_work:
            continue
        limit = 0 if session.jumps else WARM_UP_STATIC_LIMIT_SECONDS
        for muscle, seconds in sorted(_static_seconds(before_work).items()):
            if seconds > limit:
                text = f"The {words(muscle)} are held in a stretch for {seconds} seconds before the work; {limit} are the most."
                yield Violation(session.pointer, f"{seconds} seconds", f"at most {limit} seconds", text)


def _static_seconds(stretches: Iterable[PlacedItem]) -> defaultdict[MuscleSlug, int]:
    """Seconds of held stretching for each muscle, on one side."""
    seconds: defaultdict[MuscleSlug, int] = defaultdict(int)
    for placed in stretches:
        dose = placed.item.dose
        if isinstance(dose, Holds):
            held = sum(dose.repetitions) * dose.hold_seconds
            for muscle in placed.exercise.lengthened:
                seconds[muscle] += held
    return seconds


def cool_downs_are_no_filler(facts: Facts) -> Iterable[Violation]:
    """Cool-downs stretch for six and a half minutes at most, nine in sessions over 45 minutes, and never march."""
    long = facts.profile.minutes_per_session >= COOL_DOWN_LONG_FROM_MINUTES
    most = COOL_DOWN_LIMIT_MINUTES_LONG if long else COOL_DOWN_LIMIT_MINUTES
    if len(facts.short) > MOST_LONG_STRETCHES:
        return
    for session in facts.sessions:
        minutes = sum(placed.item.seconds for placed in session.cool_down) / 60
        marching = any(placed.exercise.pattern is MovementPattern.RAISE for placed in session.cool_down)
        if minutes > most or marching:
            text = f"The cool-down takes {amount(minutes, 'minutes')}{' and marches' if marching else ''}; {most:g} are enough."
            yield Violation(session.pointer, amount(minutes, "minutes"), f"at most {amount(most, 'minutes')}", text)
