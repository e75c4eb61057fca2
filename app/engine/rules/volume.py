"""Enough work for what is weak, never too much for any muscle."""

from collections.abc import Iterable, Iterator, Mapping

from app.engine.first_engine.promised_sets import usual_sets
from app.engine.guidelines.volume import FOUNDATION_FLOOR_SHARE, FOUNDATION_WEEKS
from app.engine.program import Violation
from app.engine.rules.facts import Facts
from app.engine.rules.placed import PlacedWeek
from app.engine.vocabulary.body import MuscleSlug
from app.engine.words import amount, words


def priority_muscles_get_their_minimum(facts: Facts) -> Iterable[Violation]:
    """Outside easy weeks every weak muscle gets its promised weekly sets, 60 % of them in the first two weeks."""
    promised = {muscle: facts.floors[muscle] for muscle in facts.countable}
    for week in facts.training_weeks:
        yield from _below(week, promised, "the least that this program promises")


def priority_muscles_reach_their_level_range(facts: Facts) -> Iterable[Violation]:
    """Weak muscles get the sets that are usual at their level, four where small or the week short, less where many share it."""
    weak = len(facts.trainable)
    usual = {muscle: usual_sets(muscle, facts.profile, facts.limits, weak) for muscle in facts.countable}
    for week in facts.training_weeks:
        yield from _below(week, usual, "the least that is usual for a weak muscle at this level in this time")


def _below(week: PlacedWeek, wanted: Mapping[MuscleSlug, float], because: str) -> Iterator[Violation]:
    share = FOUNDATION_FLOOR_SHARE if week.number <= FOUNDATION_WEEKS else 1
    for muscle, full in wanted.items():
        sets, least = week.sets.get(muscle, 0.0), share * full
        if sets < least:
            text = f"Week {week.number} gives the {words(muscle)} {amount(sets, 'sets')}; {least:g} are {because}."
            yield Violation(week.pointer, amount(sets, "sets"), f"at least {amount(least, 'sets')}", text)


def no_muscle_exceeds_its_ceiling(facts: Facts) -> Iterable[Violation]:
    """No muscle gets more weekly sets than the level recovers from."""
    ceiling = facts.limits.guideline.ceiling_sets
    for week in facts.weeks:
        for muscle, sets in sorted(week.sets.items()):
            if sets > ceiling:
                text = (
                    f"Week {week.number} gives the {words(muscle)} {amount(sets, 'sets')}; more than {ceiling:g} are too many."
                )
                yield Violation(week.pointer, amount(sets, "sets"), f"at most {amount(ceiling, 'sets')}", text)
