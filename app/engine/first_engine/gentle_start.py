"""First weeks that ask for little enough of what is to come."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, product

from app.engine.first_engine.dosed import DosedItem, DosedWeek
from app.engine.first_engine.dosing import BANDS, LOADED, RPE_STEP
from app.engine.guidelines.progression import GENTLE_START_NEEDS_WEEKS, GENTLE_START_SHARE, LOAD_INDEX_STEP
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.programs import Lever

MOST_STEPS_EASED = 4
FIRST_WEEKS_EASED = (1, 2, 3)
"""By how many steps of effort a single exercise may be easier than usual, and in how many of the first weeks, where that
is not enough. Source: expert-opinion."""


def begins_gently(weeks: Sequence[DosedWeek]) -> bool:
    """True where the first week asks for little enough of the heaviest; programs of few weeks need not."""
    loads = [week.load for week in weeks if not week.deload]
    return len(loads) < GENTLE_START_NEEDS_WEEKS or loads[0] <= GENTLE_START_SHARE * max(loads)


def with_gentle_start(weeks: Sequence[DosedWeek], implements: Mapping[str, frozenset[EquipmentSlug]]) -> Sequence[DosedWeek]:
    """The first weeks, single exercises a step easier at a time, until the first asks for little enough of what is to come."""
    eased = dict.fromkeys(sorted({item.exercise for items in weeks[0].sessions for item in items}), 0)
    while not begins_gently(weeks):
        for slug, first_weeks in product(sorted(eased, key=lambda slug: eased[slug]), FIRST_WEEKS_EASED):
            easier = [_easier(week, slug) for week in weeks[:first_weeks]]
            if eased[slug] < MOST_STEPS_EASED and _leads_to(weeks[first_weeks], slug, easier, implements):
                weeks = (*easier, *weeks[first_weeks:])
                eased[slug] += 1
                break
        else:
            return weeks
    return weeks


def _leads_to(
    following: DosedWeek, slug: str, easier: Sequence[DosedWeek], implements: Mapping[str, frozenset[EquipmentSlug]]
) -> bool:
    """True where no week jumps, and the exercise does not get both heavier and longer when the easier weeks are over."""
    levers = {item.lever for items in following.sessions for item in items if item.exercise == slug}
    raises_two = bool(levers - {None, Lever.LOAD} and implements[slug] & (LOADED | BANDS))
    steps = pairwise(week.load for week in (*easier, following))
    return not raises_two and all(after <= LOAD_INDEX_STEP.high * before for before, after in steps)


def _easier(week: DosedWeek, slug: str) -> DosedWeek:
    def eased(item: DosedItem) -> DosedItem:
        return replace(item, rpe=item.rpe - RPE_STEP) if item.exercise == slug else item

    return replace(week, sessions=tuple(tuple(eased(item) for item in items) for items in week.sessions))
