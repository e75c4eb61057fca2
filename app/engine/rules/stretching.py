"""Enough stretching for what is short, little of the held kind before the work."""

from collections import Counter
from collections.abc import Iterable

from app.engine import guidelines
from app.engine.needs import stretch_repetitions, stretch_seconds_a_week
from app.engine.program import Holds, Violation
from app.engine.rules.facts import Facts, PlacedItem
from app.engine.rules.words import amount, words
from app.engine.vocabulary import BlockKind, Modality, MuscleRole, MuscleSlug


def tight_muscles_get_their_stretch_dose(facts: Facts) -> Iterable[Violation]:
    """Every short muscle is stretched on three days a week or on all, five minutes a side in all or its share of the time."""
    sessions = facts.profile.sessions_per_week
    days = min(guidelines.STRETCH_DAYS, sessions)
    repetitions = stretch_repetitions(facts.profile, facts.limits, len(facts.short))
    in_session = repetitions * guidelines.STRETCH_HOLD_SECONDS
    weekly = min(stretch_seconds_a_week(facts.profile, facts.limits), sessions * in_session)
    on_a_day = min(in_session, guidelines.STRETCH_SECONDS_FOR_TIGHT)
    for week in facts.weeks:
        by_session = [_static_seconds(session.items) for session in week.sessions]
        for muscle in sorted(facts.short & facts.stretchable):
            seconds = [stretched[muscle] for stretched in by_session]
            enough = sum(s >= on_a_day for s in seconds)
            if enough < days or sum(seconds) < weekly:
                measured = f"{sum(seconds)} seconds a side, {amount(enough, 'days')} with {on_a_day} or more"
                allowed = f"at least {weekly} seconds a side, {amount(days, 'days')} with {on_a_day} or more"
                text = f"Week {week.number} stretches the short {words(muscle)} for {measured}; {allowed} change its length."
                yield Violation(week.pointer, measured, allowed, text)


def warm_up_stretches_stay_short(facts: Facts) -> Iterable[Violation]:
    """Before the main work no muscle is stretched in a hold for more than half a minute, and none at all before jumps."""
    for session in facts.sessions():
        jumps = any(placed.exercise.modality is Modality.PLYOMETRIC for placed in session.main)
        limit = 0 if jumps else guidelines.WARM_UP_STATIC_LIMIT_SECONDS
        before = session.items_in(BlockKind.WARM_UP, BlockKind.ACTIVATION)
        for muscle, seconds in sorted(_static_seconds(before).items()):
            if seconds > limit:
                text = f"The {words(muscle)} are held in a stretch for {seconds} seconds before the work; {limit} are the most."
                yield Violation(session.pointer, f"{seconds} seconds", f"at most {limit} seconds", text)


def _static_seconds(items: Iterable[PlacedItem]) -> Counter[MuscleSlug]:
    """Seconds of held stretching for each muscle, on one side."""
    seconds: Counter[MuscleSlug] = Counter()
    for placed in items:
        dose = placed.item.dose
        if placed.exercise.modality is Modality.STRETCH and isinstance(dose, Holds):
            for muscle in placed.exercise.muscles_as(MuscleRole.LENGTHENED):
                seconds[muscle] += sum(dose.repetitions) * dose.hold_seconds
    return seconds
