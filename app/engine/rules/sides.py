"""The weaker side first, and the same for both."""

from collections.abc import Iterable

from app.engine.guidelines.safety import PAIN_EASES_FROM
from app.engine.guidelines.volume import BONUS_SETS_LIMIT, BONUS_SHARE_LIMIT
from app.engine.program import Violation
from app.engine.rules.facts import Facts
from app.engine.vocabulary.exercises import Laterality
from app.engine.words import amount, listed


def weaker_side_comes_first(facts: Facts) -> Iterable[Violation]:
    """One-sided work starts with the weaker side, or with the left where none is known."""
    one_sided = [exercise for exercise in facts.exercises.values() if exercise.laterality is Laterality.UNILATERAL]
    orders = {exercise.slug: facts.client.sides(exercise) for exercise in one_sided}
    for distinct in facts.distinct_items:
        exercise, sides = distinct.exercise, distinct.item.sides
        order = orders.get(exercise.slug)
        if sides is not None and order is not None and sides[0] is not order[0]:
            text = f"{exercise.name} starts on the {sides[0]}; the weaker side, the {order[0]}, sets the pace."
            yield from distinct.violations("sides", f"{sides[0]} first", f"{order[0]} first", text)


def both_sides_get_the_same(facts: Facts) -> Iterable[Violation]:
    """One-sided work is done on both sides with the same dose; a bonus for the weaker side only where it was asked for."""
    for distinct in facts.distinct_items:
        item, name = distinct.item, distinct.exercise.name
        one_sided = distinct.exercise.laterality is Laterality.UNILATERAL
        if one_sided and (item.sides is None or item.sides[0] is item.sides[1]):
            sides = listed(item.sides or ())
            text = f"{name} is one-sided work and needs both sides."
            yield from distinct.violations("sides", sides, "left and right", text)
        if not one_sided and item.sides is not None:
            text = f"{name} works both sides at once and has no order of sides."
            yield from distinct.violations("sides", listed(item.sides), "none", text)
        if item.extra_sets is not None and not (one_sided and facts.profile.asymmetry_bonus):
            because = "no bonus was asked for" if one_sided else "it is not one-sided work"
            text = f"{name} has extra sets for one side, but {because}."
            yield from distinct.violations("extra_sets", amount(item.extra_sets, "extra sets"), "none", text)


def bonus_stays_within_its_cap(facts: Facts) -> Iterable[Violation]:
    """Extra sets for the weaker side stay at two an exercise and a third of the one-sided week, and only without pain."""
    most = 0 if facts.profile.pain >= PAIN_EASES_FROM else BONUS_SETS_LIMIT
    for week in facts.weeks:
        one_sided = [placed for placed in week.main if placed.exercise.laterality is Laterality.UNILATERAL]
        for placed in one_sided:
            extra = placed.item.extra_sets or 0
            if extra > most:
                text = (
                    f"{placed.exercise.name} has {amount(extra, 'extra sets')} for the weaker side; {most} are the most here."
                )
                yield Violation(f"{placed.pointer}/extra_sets", amount(extra, "extra sets"), f"at most {most}", text)
        sets = sum(placed.item.sets for placed in one_sided)
        extras = sum(placed.item.extra_sets or 0 for placed in one_sided)
        if extras > sets * BONUS_SHARE_LIMIT:
            text = f"Week {week.number} adds {amount(extras, 'extra sets')} to {sets} one-sided ones; a third more is the most."
            measured = f"{extras / sets:.0%}" if sets else amount(extras, "extra sets")
            yield Violation(week.pointer, measured, f"at most {BONUS_SHARE_LIMIT:.0%}", text)
