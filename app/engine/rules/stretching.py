"""Enough stretching for what is short, little of the held kind before the work."""

from collections import defaultdict
from collections.abc import Iterable

from app.engine.first_engine.stretch_time import stretch_repetitions, stretch_seconds_a_week
from app.engine.guidelines.stretching import STRETCH_DAYS, STRETCH_HOLD_SECONDS, STRETCH_SECONDS_FOR_TIGHT
from app.engine.guidelines.warm_up import WARM_UP_STATIC_LIMIT_SECONDS
from app.engine.program import Holds, Violation
from app.engine.rules.facts import Facts
from app.engine.rules.placed import PlacedItem
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.programs import BlockKind
from app.engine.words import amount, words

BEFORE_WORK = (BlockKind.WARM_UP, BlockKind.ACTIVATION)


def tight_muscles_get_their_stretch_dose(facts: Facts) -> Iterable[Violation]:
    """Short muscles are stretched on three days or all, three minutes a side in a week, tight ones five, or their share."""
    doses = {muscle: _stretch_dose(muscle, facts) for muscle in sorted(facts.short & facts.stretchable)}
    for week in facts.weeks:
        by_session = [_static_seconds(session.held_stretches) for session in week.sessions]
        for muscle, (days, on_a_day, weekly) in doses.items():
            seconds = [stretched[muscle] for stretched in by_session]
            enough = sum(s >= on_a_day for s in seconds)
            if enough < days or sum(seconds) < weekly:
                measured = f"{sum(seconds)} seconds a side, {amount(enough, 'days')} with {on_a_day} or more"
                allowed = f"at least {weekly} seconds a side, {amount(days, 'days')} with {on_a_day} or more"
                text = f"Week {week.number} stretches the short {words(muscle)} for {measured}; {allowed} change its length."
                yield Violation(week.pointer, measured, allowed, text)


def _stretch_dose(muscle: MuscleSlug, facts: Facts) -> tuple[int, int, int]:
    """Days a week, seconds a side on each of them, and in all."""
    sessions = facts.profile.sessions_per_week
    best = stretch_seconds_a_week(muscle, facts.profile, facts.limits, facts.catalogue)
    in_session = stretch_repetitions(best, facts.profile, len(facts.short)) * STRETCH_HOLD_SECONDS
    on_a_day = min(in_session, STRETCH_SECONDS_FOR_TIGHT)
    return min(STRETCH_DAYS, sessions), on_a_day, min(best, sessions * in_session)


def warm_up_stretches_stay_short(facts: Facts) -> Iterable[Violation]:
    """Before the main work no muscle is stretched in a hold for more than half a minute, and none at all before jumps."""
    for session in facts.sessions:
        before_work = [placed for placed in session.held_stretches if placed.kind in BEFORE_WORK]
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
