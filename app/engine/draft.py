"""A selection in the making: what stands in it, what it is worth, and what may still be added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from app.engine import guidelines
from app.engine.catalogue import Exercise
from app.engine.dosing import dose_at, is_endurance_hold, rest_seconds_of, track_of
from app.engine.effects import Effects, Raises, effects_of
from app.engine.measures import (
    credits_of,
    is_compound_lift,
    is_isometric_core,
    is_leg_work,
    is_strengthening,
    item_seconds,
    pairs_closer_than,
    trains_glutes,
)
from app.engine.needs import Needs
from app.engine.profile import Profile
from app.engine.score import POINTS_PER_SECOND, Score, Worth
from app.engine.vocabulary import EquipmentSlug, MuscleSlug
from app.engine.week_plan import DayPlan

HARD_HALF_SETS = int(2 * guidelines.HARD_MUSCLE_SETS)


@dataclass(frozen=True, slots=True)
class Option:
    """What the search knows of one exercise."""

    exercise: Exercise
    seconds: tuple[int, ...]
    """Time of the exercise at its top dose, by number of sets."""
    effects: tuple[Effects, ...]
    """By session."""
    half_sets: tuple[tuple[int, int], ...]
    """Half sets that one set counts, by muscle number."""
    tiring: tuple[tuple[int, int], ...]
    """The same for muscles that need recovery days; empty for low-load trunk work."""
    glutes: bool
    light: bool
    """True where it may stand on a day without hard leg work."""
    most_uses: int
    most_sets: int


def options_for(
    profile: Profile,
    needs: Needs,
    worth: Worth,
    sessions: int,
    implements: Mapping[str, frozenset[EquipmentSlug]],
) -> dict[str, Option]:
    """Everything that may stand in a main block, by slug."""
    return {
        slug: _option(exercise, profile, needs, worth, sessions, implements[slug])
        for slug, exercise in needs.eligible.items()
        if is_strengthening(exercise)
    }


_MUSCLE_NUMBER = {muscle: number for number, muscle in enumerate(MuscleSlug)}


def _option(
    exercise: Exercise, profile: Profile, needs: Needs, worth: Worth, sessions: int, implements: frozenset[EquipmentSlug]
) -> Option:
    limits = needs.limits
    rest = rest_seconds_of(exercise, limits, profile.goal)
    top = track_of(exercise, limits, implements).steps[-1].dose
    core = is_isometric_core(exercise)
    most_sets = int(limits.guideline.sets_per_exercise.high)
    if not is_compound_lift(exercise):
        most_sets = min(most_sets, guidelines.MOST_CORE_SETS if core else guidelines.MOST_ACCESSORY_SETS)
    most_uses = guidelines.MOST_CORE_USES_PER_WEEK if core else guidelines.MOST_USES_PER_WEEK
    if not core and is_endurance_hold(exercise, limits):
        most_sets = min(most_sets, guidelines.MOST_LIMB_HOLD_SETS)
    if exercise.slug in guidelines.NORDICS:
        most_sets, most_uses = guidelines.NORDIC_SETS, guidelines.NORDIC_DAYS
    seconds = (
        item_seconds(exercise, dose_at(exercise, limits, implements, top, sets), sets, rest, implements)
        for sets in range(1, most_sets + 1)
    )
    half_sets = tuple((_MUSCLE_NUMBER[muscle], int(2 * credit)) for muscle, credit in credits_of(exercise).items())
    return Option(
        exercise=exercise,
        seconds=(0, *seconds),
        effects=tuple(effects_of(exercise, needs, worth, session) for session in range(sessions)),
        half_sets=half_sets,
        tiring=() if core else half_sets,
        glutes=trains_glutes(exercise),
        light=not is_leg_work(exercise) or exercise.pattern not in guidelines.COMPOUND_PATTERNS,
        most_uses=most_uses,
        most_sets=most_sets,
    )


class Draft:
    """Placements of a week with their counters, tallies and times, kept up to date with every change."""

    def __init__(
        self,
        options: Mapping[str, Option],
        worth: Worth,
        needs: Needs,
        plan: Sequence[DayPlan],
        capacity: Sequence[int],
        fewest_sets: int,
    ) -> None:
        self.options, self.worth, self.plan, self.fewest_sets = options, worth, plan, fewest_sets
        self.capacity = tuple(capacity)
        self.seconds_left = list(capacity)
        self.placed: list[dict[str, int]] = [{} for _ in plan]
        self.counts = [0] * len(worth.tables)
        self.tallies = [0] * (worth.tallies + 1)
        self.uses = dict.fromkeys(options, 0)
        self.ceiling = int(2 * needs.limits.guideline.ceiling_sets)
        self.half_sets = [0] * len(_MUSCLE_NUMBER)
        self.tiring = [[0] * len(_MUSCLE_NUMBER) for _ in plan]
        self.glute_sets = [0] * len(plan)
        close = pairs_closer_than([day.day for day in plan], guidelines.GLUTE_REST_DAYS)
        self.neighbours = [[b if a == i else a for a, b in close if i in (a, b)] for i in range(len(plan))]
        self.balance = worth.balance.worth(self.tallies)

    def widen(self, later: Mapping[str, Option]) -> None:
        """Let in what a program does not begin with, so that it may take the place of something else."""
        self.options = {**self.options, **later}
        self.uses |= dict.fromkeys(later, 0)

    @property
    def score(self) -> Score:
        """The worth of what stands in the draft."""
        used = sum(self.capacity) - sum(self.seconds_left)
        return self.worth.score(self.counts, self.tallies, used)

    @property
    def broken_promises(self) -> tuple[str, ...]:
        """What must stand in the week and does not yet."""
        return self.worth.broken_promises(self.counts, self.tallies)

    def allows(self, session: int, slug: str, change: int, most_items: int) -> bool:
        """True when so many more sets break no limit of time, volume, recovery or number."""
        option, placed = self.options[slug], self.placed[session]
        before = placed.get(slug, 0)
        after = before + change
        if after > option.most_sets or option.seconds[after] - option.seconds[before] > self.seconds_left[session]:
            return False
        if not before and (len(placed) >= most_items or self.uses[slug] >= option.most_uses):
            return False
        for muscle, half in option.half_sets:
            if self.half_sets[muscle] + change * half > self.ceiling:
                return False
        return self._rests_enough(session, option, change)

    def _rests_enough(self, session: int, option: Option, change: int) -> bool:
        if not self.plan[session].lower_body:
            too_much = option.glutes and self.glute_sets[session] + change >= guidelines.GLUTE_FOCUS_SETS
            if not option.light or too_much:
                return False
        mine = self.tiring[session]
        for other in self.neighbours[session]:
            theirs = self.tiring[other]
            for muscle, half in option.tiring:
                if theirs[muscle] >= HARD_HALF_SETS and mine[muscle] + change * half >= HARD_HALF_SETS:
                    return False
        return True

    def gain(self, session: int, slug: str, change: int, at_least: float = -inf) -> float:
        """By how much the score grows with so many more sets (fewer, where negative).

        What cannot reach `at_least` is not reckoned to the end; the answer is then some number below it.
        """
        option, tables, counts = self.options[slug], self.worth.tables, self.counts
        effects = option.effects[session]
        before = self.placed[session].get(slug, 0)
        gained = POINTS_PER_SECOND * (option.seconds[before + change] - option.seconds[before]) - self.balance
        for counter, amount in effects.per_set:
            count = counts[counter]
            gained += tables[counter][count + amount * change] - tables[counter][count]
        uses = self._uses_changed(before, change)
        if uses:
            for counter, amount in effects.per_use:
                count = counts[counter]
                gained += tables[counter][count + amount * uses] - tables[counter][count]
        if gained <= at_least:
            return gained
        if not effects.tallies:
            return gained + self.balance
        _raise(self.tallies, effects.tallies, change)
        gained += self.worth.balance.worth(self.tallies)
        _raise(self.tallies, effects.tallies, -change)
        return gained

    @staticmethod
    def _uses_changed(before: int, change: int) -> int:
        if not before:
            return 1
        return -1 if before + change == 0 else 0

    def change(self, session: int, slug: str, change: int) -> None:
        """Add sets to a session, or with a negative change take them out."""
        option, placed = self.options[slug], self.placed[session]
        before = placed.get(slug, 0)
        self.seconds_left[session] -= option.seconds[before + change] - option.seconds[before]
        effects = option.effects[session]
        uses = self._uses_changed(before, change)
        _raise(self.counts, effects.per_set, change)
        _raise(self.counts, effects.per_use, uses)
        _raise(self.tallies, effects.tallies, change)
        _raise(self.half_sets, option.half_sets, change)
        _raise(self.tiring[session], option.tiring, change)
        self.glute_sets[session] += change * option.glutes
        self.uses[slug] += uses
        if before + change:
            placed[slug] = before + change
        else:
            del placed[slug]
        self.balance = self.worth.balance.worth(self.tallies)

    def clear(self, session: int) -> None:
        """Take everything out of a session."""
        for slug, sets in list(self.placed[session].items()):
            self.change(session, slug, -sets)

    def restore(self, placed: Sequence[Mapping[str, int]]) -> None:
        """Bring back what stood in the sessions before."""
        for session in range(len(self.placed)):
            self.clear(session)
        for session, items in enumerate(placed):
            for slug, sets in items.items():
                self.change(session, slug, sets)

    def replace(self, slug: str, other: str) -> bool:
        """Put another exercise in the place of one wherever it stands, unless a limit or a promise would break."""
        broken_before = len(self.broken_promises)
        before = [dict(placed) for placed in self.placed]
        places = [(session, placed[slug]) for session, placed in enumerate(self.placed) if slug in placed]
        for session, sets in places:
            self.change(session, slug, -sets)
        for session, sets in places:
            if other in self.placed[session] or not self.allows(session, other, sets, len(self.options)):
                self.restore(before)
                return False
            self.change(session, other, sets)
        if len(self.broken_promises) > broken_before:
            self.restore(before)
            return False
        return True


def _raise(counters: list[int], raised: Raises, times: int) -> None:
    for counter, amount in raised:
        counters[counter] += amount * times
