"""Enough work for what leads, never too much for any muscle."""

from collections.abc import Iterable
from itertools import pairwise

from app.engine.guidelines.volume import SET_GROWTH, SETS_ADDED_AT_MOST, session_ceiling, week_ceiling
from app.engine.program import Violation
from app.engine.rules.facts import Facts
from app.engine.words import amount, words


def no_muscle_exceeds_its_ceiling(facts: Facts) -> Iterable[Violation]:
    """No muscle gets more sets in a session, or in a week, than the level recovers from; easy trunk work may be daily."""
    level = facts.limits.level
    for week in facts.weeks:
        for muscle, sets in sorted(week.tiring_sets.items()):
            most = week_ceiling(muscle, level)
            if sets <= most:
                continue
            text = f"Week {week.number} gives the {words(muscle)} {amount(sets, 'sets')}; more than {most:g} are too many."
            yield Violation(week.pointer, amount(sets, "sets"), f"at most {amount(most, 'sets')}", text)
    most = session_ceiling(level)
    for session in facts.sessions:
        for muscle, sets in sorted((muscle, sets) for muscle, sets in session.sets.items() if sets > most):
            text = f"The session gives the {words(muscle)} {amount(sets, 'sets')}; more than {most:g} are too many at once."
            yield Violation(session.pointer, amount(sets, "sets"), f"at most {amount(most, 'sets')}", text)


def volume_grows_in_small_steps(facts: Facts) -> Iterable[Violation]:
    """From one full week to the next no muscle gets more than a third or three sets more of the exercises that are its own."""
    for before, after in pairwise(facts.training_weeks):
        first = before.direct_sets
        for muscle, sets in sorted(after.direct_sets.items()):
            earlier = first.get(muscle, 0)
            most = max(earlier * (1 + SET_GROWTH), earlier + SETS_ADDED_AT_MOST)
            if earlier and sets > most:
                text = f"Week {after.number} gives the {words(muscle)} {amount(sets, 'sets')} after {earlier:g}."
                yield Violation(after.pointer, amount(sets, "sets"), f"at most {amount(most, 'sets')}", text)
