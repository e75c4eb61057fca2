"""Step 3: which exercises, in which session, with how many sets — the most worth within the minutes.

Selection climbs `score`: first by adding whatever gains most per second, then by exchanging single
exercises as long as that helps. What recovery and volume forbid is never taken, whatever it would gain.
Ties end in the slug, so the result is one and the same everywhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.engine import guidelines
from app.engine.catalogue import Exercise
from app.engine.dosing import dose_at, rest_seconds_of, track_of
from app.engine.effects import Effects, effects_of
from app.engine.measures import (
    credits_of,
    is_isometric_core,
    is_leg_work,
    is_strengthening,
    item_seconds,
    pairs_closer_than,
    trains_glutes,
)
from app.engine.needs import Needs
from app.engine.profile import Profile
from app.engine.score import Worth
from app.engine.vocabulary import EquipmentSlug, MuscleSlug
from app.engine.week_plan import DayPlan

LONG_SESSION_MINUTES = 60
IMPROVEMENT_ROUNDS = 6
ADDITIONS_AFTER_GIVING_UP = 2
EXTRA_ITEMS_FOR_PROMISES = 2
SMALLEST_GAIN = 1e-6


@dataclass(frozen=True, slots=True)
class Placement:
    """An exercise in a session with its sets."""

    exercise: str
    sets: int


Selection = tuple[tuple[Placement, ...], ...]
"""For every session of the week what its main blocks hold, in the order in which it was chosen."""


@dataclass(frozen=True, slots=True)
class Option:
    """What the search knows of one exercise."""

    exercise: Exercise
    seconds: tuple[int, ...]
    """Time of the exercise at its top dose, by number of sets."""
    effects: tuple[Effects, ...]
    """By session."""
    hard_half_sets: tuple[tuple[MuscleSlug, int], ...]
    """Half sets a set counts for muscles that need recovery days."""
    half_sets: tuple[tuple[MuscleSlug, int], ...]
    glutes: bool
    light: bool
    """True where it may stand on a day without hard leg work."""
    most_uses: int
    most_sets: int


class Draft:
    """A selection in the making: placements, counters, times, and what may still be added."""

    def __init__(
        self,
        options: Mapping[str, Option],
        worth: Worth,
        needs: Needs,
        plan: Sequence[DayPlan],
        capacity: Sequence[int],
        fewest_sets: int,
    ) -> None:
        self.options = options
        self.worth = worth
        self.plan = plan
        self.seconds_left = list(capacity)
        self.fewest_sets = fewest_sets
        self.ceiling = int(2 * needs.limits.guideline.ceiling_sets)
        self.placed: list[dict[str, int]] = [{} for _ in plan]
        self.counts = [0] * len(worth.tables)
        self.uses: dict[str, int] = {}
        self.week_half_sets: dict[MuscleSlug, int] = {}
        self.hard_half_sets: list[dict[MuscleSlug, int]] = [{} for _ in plan]
        self.glute_sets = [0] * len(plan)
        close = pairs_closer_than([day.day for day in plan], guidelines.GLUTE_REST_DAYS)
        self.neighbours = [[b if a == i else a for a, b in close if i in (a, b)] for i in range(len(plan))]
        self.balance = worth.balance(self.counts)

    def sets_of(self, session: int, slug: str) -> int:
        """Sets of an exercise in a session; 0 where it does not stand."""
        return self.placed[session].get(slug, 0)

    def seconds_for(self, session: int, slug: str, change: int) -> int:
        """Seconds that changing the sets of an exercise by so many costs."""
        seconds = self.options[slug].seconds
        before = self.sets_of(session, slug)
        return seconds[before + change] - seconds[before]

    def allows(self, session: int, slug: str, change: int, most_items: int) -> bool:
        """True when so many more sets break no limit of time, volume, recovery or number."""
        option = self.options[slug]
        before = self.sets_of(session, slug)
        if before + change > option.most_sets or self.seconds_for(session, slug, change) > self.seconds_left[session]:
            return False
        if not before and (len(self.placed[session]) >= most_items or self.uses.get(slug, 0) >= option.most_uses):
            return False
        if any(self.week_half_sets.get(muscle, 0) + change * half > self.ceiling for muscle, half in option.half_sets):
            return False
        return self._rests_enough(session, option, change)

    def _rests_enough(self, session: int, option: Option, change: int) -> bool:
        if not self.plan[session].lower_body:
            if not option.light:
                return False
            if option.glutes and self.glute_sets[session] + change >= guidelines.GLUTE_FOCUS_SETS:
                return False
        hard = int(2 * guidelines.HARD_MUSCLE_SETS)
        mine = self.hard_half_sets[session]
        return not any(
            mine.get(muscle, 0) + change * half >= hard and self.hard_half_sets[other].get(muscle, 0) >= hard
            for other in self.neighbours[session]
            for muscle, half in option.hard_half_sets
        )

    def gain(self, session: int, slug: str, change: int) -> float:
        """By how much the score grows with so many more sets (fewer, where negative)."""
        worth, counts = self.worth, self.counts
        raised = self._raised(session, slug, change)
        gained = sum(worth.value(c, counts[c] + amount) - worth.value(c, counts[c]) for c, amount in raised)
        for counter, amount in raised:
            counts[counter] += amount
        promised, wished = worth.balance(counts)
        for counter, amount in raised:
            counts[counter] -= amount
        return gained + promised + wished - sum(self.balance)

    def _raised(self, session: int, slug: str, change: int) -> list[tuple[int, int]]:
        effects = self.options[slug].effects[session]
        before = self.sets_of(session, slug)
        raised = [(counter, amount * change) for counter, amount in effects.per_set]
        if not before:
            raised += effects.per_use
        elif before + change == 0:
            raised += [(counter, -amount) for counter, amount in effects.per_use]
        return raised

    def change(self, session: int, slug: str, change: int) -> None:
        """Add sets to a session, or with a negative change take them out."""
        option = self.options[slug]
        self.seconds_left[session] -= self.seconds_for(session, slug, change)
        for counter, amount in self._raised(session, slug, change):
            self.counts[counter] += amount
        for muscle, half in option.half_sets:
            self.week_half_sets[muscle] = self.week_half_sets.get(muscle, 0) + change * half
        hard = self.hard_half_sets[session]
        for muscle, half in option.hard_half_sets:
            hard[muscle] = hard.get(muscle, 0) + change * half
        self.glute_sets[session] += change * option.glutes
        after = self.sets_of(session, slug) + change
        if not self.sets_of(session, slug):
            self.uses[slug] = self.uses.get(slug, 0) + 1
        if after:
            self.placed[session][slug] = after
        else:
            del self.placed[session][slug]
            self.uses[slug] -= 1
        self.balance = self.worth.balance(self.counts)

    def replace(self, slug: str, other: str) -> bool:
        """Put another exercise in the place of one wherever it stands, unless a limit or a promise would break."""
        before = self.worth.broken_promises(self.counts)
        places = [(session, placed[slug]) for session, placed in enumerate(self.placed) if slug in placed]
        for session, sets in places:
            self.change(session, slug, -sets)
        done: list[tuple[int, int]] = []
        for session, sets in places:
            if self.sets_of(session, other) or not self.allows(session, other, sets, len(self.options)):
                break
            self.change(session, other, sets)
            done.append((session, sets))
        if len(done) == len(places) and len(self.worth.broken_promises(self.counts)) <= len(before):
            return True
        for session, sets in done:
            self.change(session, other, -sets)
        for session, sets in places:
            self.change(session, slug, sets)
        return False

    def selection(self) -> Selection:
        """What stands in the sessions."""
        return tuple(tuple(Placement(slug, sets) for slug, sets in session.items()) for session in self.placed)


def options_for(
    profile: Profile,
    needs: Needs,
    worth: Worth,
    sessions: int,
    implements: Mapping[str, frozenset[EquipmentSlug]],
) -> dict[str, Option]:
    """Everything that may stand in a main block, as the search sees it."""
    return {
        slug: _option(exercise, profile, needs, worth, sessions, implements[slug])
        for slug, exercise in needs.eligible.items()
        if is_strengthening(exercise)
    }


def _option(
    exercise: Exercise, profile: Profile, needs: Needs, worth: Worth, sessions: int, implements: frozenset[EquipmentSlug]
) -> Option:
    limits = needs.limits
    rest = rest_seconds_of(exercise, limits, profile.goal)
    top = max(step.dose for step in track_of(exercise, limits, implements).steps)
    most_sets = int(limits.guideline.sets_per_exercise.high)
    seconds = [0] + [
        item_seconds(exercise, dose_at(exercise, limits, implements, top, sets), sets, rest, implements)
        for sets in range(1, most_sets + 1)
    ]
    half_sets = tuple((muscle, int(2 * credit)) for muscle, credit in credits_of(exercise).items())
    core = is_isometric_core(exercise)
    return Option(
        exercise=exercise,
        seconds=tuple(seconds),
        effects=tuple(effects_of(exercise, needs, worth, session) for session in range(sessions)),
        hard_half_sets=() if core else half_sets,
        half_sets=half_sets,
        glutes=trains_glutes(exercise),
        light=not is_leg_work(exercise) or exercise.pattern not in guidelines.COMPOUND_PATTERNS,
        most_sets=min(most_sets, guidelines.MOST_CORE_SETS) if core else most_sets,
        most_uses=guidelines.MOST_CORE_USES_PER_WEEK if core else guidelines.MOST_USES_PER_WEEK,
    )


def most_items(profile: Profile) -> int:
    """How many exercises the main blocks of one session may hold."""
    long = profile.minutes_per_session > LONG_SESSION_MINUTES
    return guidelines.MOST_MAIN_ITEMS if long else guidelines.MOST_MAIN_ITEMS_AT_HOME


def select(draft: Draft, items: int) -> Selection:
    """Fill the draft as well as the search can, and return what stands in it."""
    _fill(draft, items)
    for _ in range(IMPROVEMENT_ROUNDS):
        improved = _exchange(draft, items)
        if draft.worth.broken_promises(draft.counts):
            improved |= _make_room(draft, items + EXTRA_ITEMS_FOR_PROMISES)
        if not improved:
            break
        _fill(draft, items)
    return draft.selection()


def _make_room(draft: Draft, items: int) -> bool:
    """Give up the sets, anywhere in the week, that keep something promised out; True when that helped."""
    best: tuple[float, int, str, int] | None = None
    for session, placed in enumerate(draft.placed):
        for slug, sets in list(placed.items()):
            for fewer in {sets, 1} if sets > draft.fewest_sets else {sets}:
                gain = _gain_of_giving_up(draft, session, slug, fewer, items)
                if gain > SMALLEST_GAIN and (best is None or (gain, best[2]) > (best[0], slug)):
                    best = (gain, session, slug, fewer)
    if best is None:
        return False
    _, session, slug, fewer = best
    draft.change(session, slug, -fewer)
    for _ in range(ADDITIONS_AFTER_GIVING_UP):
        _add_best(draft, items)
    return True


def _gain_of_giving_up(draft: Draft, session: int, slug: str, fewer: int, items: int) -> float:
    gained = draft.gain(session, slug, -fewer)
    draft.change(session, slug, -fewer)
    added = []
    for _ in range(ADDITIONS_AFTER_GIVING_UP):
        addition = _add_best(draft, items)
        if addition is None:
            break
        gained += addition[0]
        added.append(addition)
    for _, where, other, sets in reversed(added):
        draft.change(where, other, -sets)
    draft.change(session, slug, fewer)
    return gained


def _add_best(draft: Draft, items: int) -> tuple[float, int, str, int] | None:
    """Make the single addition that gains most, wherever it is; None where nothing gains."""
    best: tuple[float, int, str, int] | None = None
    for session in range(len(draft.plan)):
        for slug, change in _additions(draft, session, items):
            gain = draft.gain(session, slug, change)
            if gain > SMALLEST_GAIN and (best is None or (gain, best[2]) > (best[0], slug)):
                best = (gain, session, slug, change)
    if best is not None:
        draft.change(best[1], best[2], best[3])
    return best


def _fill(draft: Draft, items: int) -> None:
    while True:
        best: tuple[float, str, int, int] | None = None
        for session in sorted(range(len(draft.plan)), key=lambda s: (-draft.seconds_left[s], s)):
            for slug, change in _additions(draft, session, items):
                gain = draft.gain(session, slug, change)
                if gain <= SMALLEST_GAIN:
                    continue
                rate = gain / draft.seconds_for(session, slug, change)
                if best is None or (rate, best[1]) > (best[0], slug):
                    best = (rate, slug, session, change)
            if best is not None:
                break
        if best is None:
            return
        _, slug, session, change = best
        draft.change(session, slug, change)


def _additions(draft: Draft, session: int, items: int) -> Iterator[tuple[str, int]]:
    for slug in draft.options:
        before = draft.sets_of(session, slug)
        for change in (1,) if before else range(draft.fewest_sets, draft.fewest_sets + 2):
            if draft.allows(session, slug, change, items):
                yield slug, change


def _exchange(draft: Draft, items: int) -> bool:
    improved = False
    for session in range(len(draft.plan)):
        for slug in list(draft.placed[session]):
            improved |= _exchange_one(draft, session, slug, items)
    return improved


def _exchange_one(draft: Draft, session: int, slug: str, items: int) -> bool:
    sets = draft.sets_of(session, slug)
    lost = draft.gain(session, slug, -sets)
    draft.change(session, slug, -sets)
    best: tuple[float, str, int] = (-lost, slug, sets)
    for other in draft.options:
        if other == slug or draft.sets_of(session, other):
            continue
        for other_sets in range(draft.fewest_sets, draft.options[other].most_sets + 1):
            if not draft.allows(session, other, other_sets, items):
                break
            gain = draft.gain(session, other, other_sets)
            if gain > best[0] + SMALLEST_GAIN:
                best = (gain, other, other_sets)
    draft.change(session, best[1], best[2])
    return best[1] != slug
