"""Step 4, over the weeks: from one week's selection to all of them.

Each exercise walks its own track. From week to week as many exercises take one step as the load index
may grow; now and then an exercise makes room for the next one of its ladder; every few weeks one is easy.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil

from app.engine.catalogue.catalogue import Catalogue
from app.engine.first_engine.dosed import DosedItem, DosedWeek
from app.engine.first_engine.dosing import RPE_STEP, track_of
from app.engine.first_engine.draft import Draft
from app.engine.first_engine.gentle_start import with_gentle_start
from app.engine.first_engine.needs import Needs
from app.engine.first_engine.walker import Walker
from app.engine.first_engine.week_sets import Place, halved, held_back, sets_of, without
from app.engine.guidelines.progression import (
    GENTLE_START_NEEDS_WEEKS,
    LOAD_INDEX_STEP,
    LOADED_HINGE_GENTLE_WEEKS,
    LOADED_HINGE_RPE,
)
from app.engine.guidelines.strength import NORDICS
from app.engine.guidelines.volume import FOUNDATION_WEEKS
from app.engine.measures.exercise_kinds import is_loaded_hinge
from app.engine.profile import Profile
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.programs import Lever, ProgramPhase

FASTEST_GROWTH = 1.10
"""Weekly growth of the load index that a full-length program aims at, inside the rule's own band."""
SURE_OF_GENTLE_START = 0.67
"""What the first week aims at, so that rounding keeps it under the gentle-start share."""
GROWTH_LIMIT = 1.19
"""The most that one week may add, a little inside the rule's own limit."""
MOST_GENTLER_RPE = 1.5
"""By how much the first week may be easier than usual where the exercises leave little room to grow."""
WEEKS_BETWEEN_VARIANTS = 4
SHORT_PROGRAM_WEEKS = 5
LONG_STRIDE = 2
"""In a short program the dose grows two repetitions at a time, so that it arrives somewhere."""
VARIANTS_NEED_WEEKS = 6
MOST_EXCHANGED_SHARE = 0.5
VARIANT_KEEPS_SHARE = 0.75
"""A new variant starts where it loads at least so much as the old one did. Source: expert-opinion."""


def is_deload(week: int, weeks: int, needs: Needs) -> bool:
    """True for the easy weeks; the last week is never one."""
    return week % needs.limits.guideline.weeks_to_deload == 0 and week != weeks


def phase_of(week: int) -> ProgramPhase:
    """The phase of a week: two of foundation, four of building, four of strength, then consolidation (rule R8)."""
    if week <= 2:
        return ProgramPhase.FOUNDATION
    if week <= 6:
        return ProgramPhase.BUILD
    return ProgramPhase.STRENGTH if week <= 10 else ProgramPhase.CONSOLIDATE


def weeks_of(
    profile: Profile,
    catalogue: Catalogue,
    needs: Needs,
    draft: Draft,
    implements: Mapping[str, frozenset[EquipmentSlug]],
    jump_loads: Mapping[int, float],
) -> tuple[DosedWeek, ...]:
    """Every week of the program, dosed; changes the draft as exercises make room for the next of their ladder.

    `jump_loads` says what jumps add to the load index of a week, so that everything else grows by less.
    """
    walk = _Walk(profile, catalogue, needs, draft, implements, jump_loads)
    weeks: Sequence[DosedWeek] = [walk.week(number) for number in range(1, profile.weeks + 1)]
    return tuple(with_gentle_start(weeks, implements))


class _Walk:
    """All exercises of a program on their way through its weeks."""

    def __init__(
        self,
        profile: Profile,
        catalogue: Catalogue,
        needs: Needs,
        draft: Draft,
        implements: Mapping[str, frozenset[EquipmentSlug]],
        jump_loads: Mapping[int, float],
    ) -> None:
        self.profile, self.catalogue, self.needs, self.draft, self.implements = profile, catalogue, needs, draft, implements
        self.jump_loads, self.jump_load = jump_loads, 0.0
        self.training_weeks = sum(not is_deload(w, profile.weeks, needs) for w in range(1, profile.weeks + 1))
        self.stride = LONG_STRIDE if self.training_weeks <= SHORT_PROGRAM_WEEKS else 1
        self.trained = 0
        self.gentler_rpe = 0.0
        self.walkers = self._at_the_start()
        self.held_back = self._held_back()
        while self._reachable() < 1 / SURE_OF_GENTLE_START and self.gentler_rpe < MOST_GENTLER_RPE:
            self.gentler_rpe += RPE_STEP
            self.walkers = self._at_the_start()
        self.growth = self._growth()
        self.first_load = self._lightest()
        self._take_up(sets_of(self._placed()))

    def week(self, number: int) -> DosedWeek:
        deload = is_deload(number, self.profile.weeks, self.needs)
        for walker in self.walkers.values():
            walker.raised = None
        if not deload:
            if self.trained:
                self._advance(self.jump_loads.get(number, 0.0))
            self.trained += 1
        placed = halved(self.draft.placed) if deload else self._placed()
        sessions = tuple(
            tuple(self._item(session, slug, sets) for slug, sets in items.items()) for session, items in enumerate(placed)
        )
        return DosedWeek(number, phase_of(number), deload, sessions, self.jump_loads.get(number, 0.0))

    def _placed(self) -> list[dict[str, int]]:
        """The sets of a full week: in the foundation without those that are held back."""
        foundation = self.trained <= FOUNDATION_WEEKS
        return without(self.held_back if foundation else frozenset(), self.draft.placed)

    def _item(self, session: int, slug: str, sets: int) -> DosedItem:
        item = self.walkers[slug].item(sets)
        as_before = item.lever is Lever.SETS and (session, slug) not in self.held_back
        return replace(item, lever=None) if as_before else item

    def _held_back(self) -> frozenset[Place]:
        if self.training_weeks < GENTLE_START_NEEDS_WEEKS:
            return frozenset()
        return held_back(self.draft, {slug: walker.load / sum(walker.sets) for slug, walker in self.walkers.items()})

    def _at_the_start(self) -> dict[str, Walker]:
        return {slug: self._walker(slug, sets) for slug, sets in sorted(sets_of(self.draft.placed).items())}

    def _take_up_sets_held_back(self) -> None:
        for walker in self._take_up(sets_of(self.draft.placed)):
            walker.raised = Lever.SETS

    def _take_up(self, sets: Mapping[str, Sequence[int]]) -> list[Walker]:
        """Lets the exercises of which sets are held back do so many; they are returned."""
        changed = [self.walkers[slug] for slug in {slug for _, slug in self.held_back}]
        for walker in changed:
            walker.do_sets(sets[walker.slug])
        return changed

    def _walker(self, slug: str, sets: Sequence[int]) -> Walker:
        exercise, limits, implements = self.needs.eligible[slug], self.needs.limits, self.implements[slug]
        track = track_of(exercise, limits, implements, stride=self.stride, gentler_rpe=self.gentler_rpe)
        return Walker(track, limits, implements, sets)

    def _total(self) -> float:
        """The load index of a full week from here."""
        return sum(walker.load for walker in self.walkers.values()) + self.jump_load

    def _reachable(self) -> float:
        """How far the load index can grow when every exercise takes one step a week; enough for the shortest programs."""
        if self.training_weeks < GENTLE_START_NEEDS_WEEKS:
            return 1 / SURE_OF_GENTLE_START
        return sum(w.loads[min(self.training_weeks, len(w.steps)) - 1] for w in self.walkers.values()) / self._lightest()

    def _lightest(self) -> float:
        """The load index of the first week."""
        return sum(self.walkers[slug].load_of(sets) for slug, sets in sets_of(self._placed()).items())

    def _growth(self) -> float:
        """The weekly growth that reaches the gentle start, and beyond it what the tracks can give."""
        steps = max(1, self.training_weeks - 1)
        possible = sum(walker.loads[-1] for walker in self.walkers.values()) / self._lightest()
        wanted = max(1 / SURE_OF_GENTLE_START, min(possible, FASTEST_GROWTH**steps))
        return min(float(wanted ** (1 / steps)), GROWTH_LIMIT)

    def _advance(self, jump_load: float) -> None:
        before = self._total()
        self.jump_load = jump_load
        for walker in self.walkers.values():
            walker.weeks += 1
        if self.trained == FOUNDATION_WEEKS:
            self._take_up_sets_held_back()
        if self.trained % WEEKS_BETWEEN_VARIANTS == 0 and self.profile.weeks >= VARIANTS_NEED_WEEKS:
            self._exchange_variants(before)
        wanted = before * max(self.growth, self._growth_still_needed(before))
        total = self._total()
        for walker in sorted(self.walkers.values(), key=lambda w: (w.way_gone, w.slug)):
            if total >= wanted:
                return
            total += self._take_step(walker, before * GROWTH_LIMIT - total)

    def _growth_still_needed(self, load: float) -> float:
        """The weekly growth from here that makes the first week gentle in hindsight."""
        weeks_left = self.training_weeks - self.trained
        if self.training_weeks < GENTLE_START_NEEDS_WEEKS:
            return 1.0
        return float((self.first_load / SURE_OF_GENTLE_START / load) ** (1 / weeks_left))

    def _take_step(self, walker: Walker, most: float) -> float:
        """What the walker's next step adds to the load index; no more than `most`, and nothing where it takes none."""
        following = walker.index + 1
        if walker.raised or following >= len(walker.steps) or walker.steps[following].rpe > self._rpe_ceiling(walker):
            return 0.0
        added = walker.loads[following] - walker.load
        if added > most:
            return 0.0
        walker.index, walker.raised = following, walker.steps[following].lever
        return added

    def _rpe_ceiling(self, walker: Walker) -> float:
        """The effort that this part of the program has reached, so that all exercises get harder together."""
        if is_loaded_hinge(walker.exercise) and walker.weeks < LOADED_HINGE_GENTLE_WEEKS:
            return LOADED_HINGE_RPE
        first, last = walker.steps[0].rpe, walker.steps[-1].rpe
        share = (self.trained + 1) / self.training_weeks
        return first + ceil((last - first) * share / RPE_STEP) * RPE_STEP

    def _exchange_variants(self, before: float) -> None:
        most = int(len(self.walkers) * MOST_EXCHANGED_SHARE)
        exchanged = 0
        for walker in sorted(self.walkers.values(), key=lambda w: (-w.way_gone, w.slug)):
            if exchanged >= most:
                return
            if walker.weeks >= WEEKS_BETWEEN_VARIANTS:
                exchanged += self._move_up_ladder(walker, before)

    def _move_up_ladder(self, walker: Walker, before: float) -> bool:
        """True when the next exercise of its ladder has taken its place; it serves the same, at about the same load."""
        others = self.jump_load + sum(other.load for other in self.walkers.values() if other is not walker)
        for harder in self.catalogue.progressions.get(walker.slug, ()):
            if harder not in self.draft.options or harder in self.walkers or not self._same_purpose(walker, harder):
                continue
            successor = self._walker(harder, walker.sets)
            successor.index = self._first_index(successor, VARIANT_KEEPS_SHARE * walker.load)
            fitting = LOAD_INDEX_STEP.low * before <= others + successor.load <= GROWTH_LIMIT * before
            if fitting and self.draft.replace(walker.slug, harder):
                successor.raised = Lever.VARIANT
                del self.walkers[walker.slug]
                self.walkers[harder] = successor
                return True
        return False

    def _first_index(self, walker: Walker, load: float) -> int:
        """The gentlest step of an exercise that loads at least so much, or the hardest that it may begin with."""
        if walker.slug in NORDICS:
            return 0
        ceiling = self._rpe_ceiling(walker)
        allowed = [i for i, step in enumerate(walker.steps) if step.rpe <= ceiling]
        return next((i for i in allowed if walker.loads[i] >= load), allowed[-1])

    def _same_purpose(self, walker: Walker, harder: str) -> bool:
        old, new = walker.exercise, self.needs.eligible[harder]
        kept = set(self.needs.weak).intersection(old.primary) <= set(new.primary)
        return kept and old.pattern is new.pattern and new.difficulty >= old.difficulty
