"""The options and tables of a draft as plain lists of numbers: what the search reads over and over again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from operator import sub
from typing import TypeAlias

from app.engine.first_engine.counters import (
    FIRST_GROUP,
    FIRST_REQUIREMENT,
    GLUTE_SETS,
    KNEE_EXTENSION_SETS,
    MUSCLE_COUNTER,
    SESSION_COUNTERS,
    SHARE_PARTS,
    Raises,
)
from app.engine.first_engine.draft import Draft
from app.engine.first_engine.options import Option
from app.engine.first_engine.score import UNITS_PER_SECOND, Numbers, Relation, Table, Values, Worth

FORBIDDEN = 10**8
"""More units than any week is worth, off the gain of what may not be added."""
OVER_CEILING = 3 * 10**7
"""Units off for every half set above a muscle's ceiling."""
NO_CEILING = 10**6
MOST_ALIKE = 2
"""How many options of the very same effects are looked at. Source: the benchmarks, which find no more with all."""

Followers: TypeAlias = list[tuple[int, list[tuple[Numbers, list[int]]]]]
"""For each counter that matters what the steps of some options are worth from every count, with these options."""
Steps: TypeAlias = dict[tuple[int, int, int], list[int]]
"""The options that raise a counter, by the counter and how far they raise it, before and after."""
Curves: TypeAlias = list["Curve"]
"""By counter."""
Related: TypeAlias = tuple[Values, int, int, int, int]
"""What a relation is worth, its two counters, and by how much a set raises each of them."""


class Curve:
    """What every count of one counter is worth, and what steps from count to count are."""

    __slots__ = ("_steps", "values")

    def __init__(self, values: Numbers) -> None:
        self.values = values
        self._steps: dict[tuple[int, int], Numbers] = {}

    def steps(self, before: int, after: int) -> Numbers:
        """What it is worth to be raised so far instead of only so far, from every count; nothing where it never is."""
        known = self._steps.get((before, after))
        if known is None:
            values = self.values
            further = tuple(map(sub, (*values[after:], *values[:after]), (*values[before:], *values[:before])))
            self._steps[before, after] = known = further if any(further) else ()
        return known


class Row:
    """What a step of every option gains, as far as some counters decide; it follows them when it is asked for."""

    __slots__ = ("followed", "followers", "gains")

    def __init__(self, gains: list[int], followers: Followers, counters: int) -> None:
        self.gains, self.followers = gains, followers
        self.followed = [0] * counters
        """The counts that the gains are for."""

    def at(self, counts: list[int]) -> list[int]:
        """The gains at these counts."""
        followed = self.followed
        if counts != followed:
            gains = self.gains
            for counter, following in self.followers:
                before, now = followed[counter], counts[counter]
                if before != now:
                    for steps, numbers in following:
                        change = steps[now] - steps[before]
                        if change:
                            for number in numbers:
                                gains[number] += change
            followed[:] = counts
        return self.gains


class SearchTables:
    """A draft's options, the quickest first, and everything that decides about their gains."""

    def __init__(self, draft: Draft, most_items: int, worth: Worth) -> None:
        self.fewest_sets = few = draft.fewest_sets
        named = sorted((o.seconds[few], slug, o) for slug, o in _distinct(draft.options, worth).items() if o.most_sets >= few)
        self.slugs = [slug for _, slug, _ in named]
        self.options = [option for _, _, option in named]
        self.seconds = [seconds for seconds, _, _ in named]
        """Of every option with the fewest sets."""
        self.most_items, self.ceiling, self.sessions = most_items, draft.ceiling, len(draft.plan)
        self.value_by(worth)
        most_sets = max((option.most_sets for option in self.options), default=0)
        self.curves_here = [_session_curves(tables, most_sets * most_items) for tables in worth.sessions]
        self.values_here = [[curve.values for curve in curves] for curves in self.curves_here]
        """What every count of each session is worth; a negative count reads from the end."""
        self.is_focused = [any(values[GLUTE_SETS]) for values in self.values_here]
        """True for sessions that must focus on the glutes."""
        self.raised_by_use = [
            (*o.effects.groups, *worth.required.get(slug, ())) for slug, o in zip(self.slugs, self.options, strict=True)
        ]
        """The counters of the week that a use of every option raises by one."""
        self.relations = worth.relations
        known = {balanced: _related(balanced, worth.relations) for balanced in {o.balanced for o in self.options}}
        self.related = [known[option.balanced] for option in self.options]
        """The relations that a set of every option changes: in a week without knee extensions, and in one with them."""

    def value_by(self, worth: Worth) -> None:
        """Take what counts of the week and uses are worth from here on by another worth."""
        most_sets = max((option.most_sets for option in self.options), default=0)
        items = self.most_items * self.sessions
        parts = SHARE_PARTS * most_sets * items
        counters = range(FIRST_REQUIREMENT + worth.requirements)
        spans = dict.fromkeys(counters, (-parts, parts, NO_CEILING))
        spans |= dict.fromkeys(MUSCLE_COUNTER.values(), (0, self.ceiling + 2 * most_sets, self.ceiling))
        spans |= dict.fromkeys(counters[FIRST_GROUP:], (0, items + 1, NO_CEILING))
        tables = _by_counter(worth.week)
        self.curves = [_curve(tables.get(counter, ()), *spans[counter]) for counter in counters]
        self.values = [curve.values for curve in self.curves]
        """What every count of the week is worth; a negative count reads from the end."""
        self.use_gains = [_use_gains(worth.uses[s], o.most_uses) for s, o in zip(self.slugs, self.options, strict=True)]
        """What each further use is worth to the exercise itself."""

    def row_of_fewest(self) -> Row:
        """What a further use of every option, with the fewest sets, gains over the week, its time counted in."""
        timed = zip(self.use_gains, self.seconds, strict=True)
        return _row([gains[0] + UNITS_PER_SECOND * seconds for gains, seconds in timed], self._fewest_steps, self.curves)

    @cached_property
    def _fewest_steps(self) -> Steps:
        steps: Steps = defaultdict(list)
        for number, (option, raised) in enumerate(zip(self.options, self.raised_by_use, strict=True)):
            for counter, amount in option.valued:
                steps[counter, 0, amount * self.fewest_sets].append(number)
            for counter in raised:
                steps[counter, 0, 1].append(number)
        return steps

    def row_of_more(self, sets: Sequence[int]) -> Row:
        """What so many sets of every option gain over the week beyond the fewest."""
        steps: Steps = defaultdict(list)
        few = self.fewest_sets
        for number, (option, most) in enumerate(zip(self.options, sets, strict=True)):
            if most > few:
                for counter, amount in option.valued:
                    steps[counter, amount * few, amount * most].append(number)
        seconds = [UNITS_PER_SECOND * (o.seconds[most] - o.seconds[few]) for o, most in zip(self.options, sets, strict=True)]
        return _row(seconds, steps, self.curves)

    def rows_of_fewest_here(self, lower_body: Sequence[bool]) -> list[Row]:
        """What the fewest sets of every option gain in each session; forbidden is what may not stand there."""
        steps: Steps = defaultdict(list)
        for number, option in enumerate(self.options):
            for counter in option.effects.per_use_here:
                steps[counter, 0, 1].append(number)
            for counter, amount in option.effects.per_set_here:
                steps[counter, 0, amount * self.fewest_sets].append(number)
        return self._rows_here(steps, list(zip(self.curves_here, lower_body, strict=True)))

    def rows_of_more_here(self, sets: Sequence[int]) -> list[Row]:
        """What so many sets of every option gain in each session beyond the fewest."""
        steps: Steps = defaultdict(list)
        for number, (option, most) in enumerate(zip(self.options, sets, strict=True)):
            for counter, amount in option.effects.per_set_here:
                steps[counter, amount * self.fewest_sets, amount * most].append(number)
        return self._rows_here(steps, [(curves, True) for curves in self.curves_here])

    def _rows_here(self, steps: Steps, sessions: Sequence[tuple[Curves, bool]]) -> list[Row]:
        """A row for each session, given what its counts are worth and whether everything may stand there."""
        rows: list[Row] = []
        for session, (curves, everything) in enumerate(sessions):
            alike = (n for n in range(session) if sessions[n][0] is curves and sessions[n][1] is everything)
            same = next(alike, None)
            if same is None:
                allowed = [0 if everything or option.effects.light else -FORBIDDEN for option in self.options]
                rows.append(_row(allowed, steps, curves))
            else:
                rows.append(Row(list(rows[same].gains), rows[same].followers, SESSION_COUNTERS))
        return rows


def _row(gains: list[int], steps: Steps, curves: Curves) -> Row:
    """The row in an empty week: to the gains comes what the options' steps of each counter are worth."""
    following: dict[int, list[tuple[Numbers, list[int]]]] = defaultdict(list)
    for (counter, before, after), numbers in steps.items():
        worth = curves[counter].steps(before, after)
        if worth:
            following[counter].append((worth, numbers))
            first = worth[0]
            for number in numbers:
                gains[number] += first
    return Row(gains, list(following.items()), len(curves))


def _distinct(options: Mapping[str, Option], worth: Worth) -> dict[str, Option]:
    """The options without those that have better ones of the very same effects."""
    alike: dict[tuple[int, Numbers], list[tuple[int, str]]] = defaultdict(list)
    for slug, option in options.items():
        alike[id(option.kind), worth.required.get(slug, ())].append((-worth.uses[slug][1], slug))
    return {slug: options[slug] for found in alike.values() for _, slug in sorted(found)[:MOST_ALIKE]}


def _by_counter(tables: Iterable[Table]) -> dict[int, tuple[Table, ...]]:
    found: dict[int, tuple[Table, ...]] = {}
    for table in tables:
        found[table.counter] = (*found.get(table.counter, ()), table)
    return found


def _related(balanced: Raises, relations: Iterable[Relation]) -> tuple[list[Related], list[Related]]:
    raised = dict(balanced)
    related = [(r.values, r.first, r.second, raised.get(r.first, 0), raised.get(r.second, 0)) for r in relations]
    related = [relation for relation in related if relation[3] or relation[4]]
    extends = KNEE_EXTENSION_SETS in raised
    return [relation for relation in related if extends or relation[1] != KNEE_EXTENSION_SETS], related


@lru_cache(maxsize=4096)
def _curve(tables: tuple[Table, ...], lowest: int, highest: int, ceiling: int) -> Curve:
    """What the tables together say of every count from 0 to the highest, then of those from the lowest to -1."""
    over = [OVER_CEILING * beyond for beyond in range(1, highest - ceiling + 1)]
    taken_off = (*(0,) * (highest + 1 - len(over)), *over, *(0,) * -lowest)
    spread = [_spread(table.values, highest + 1) + table.values[:1] * -lowest for table in tables]
    worth = map(sum, zip(*spread, strict=True)) if spread else (0,) * len(taken_off)
    return Curve(tuple(map(sub, worth, taken_off)))


def _spread(values: Numbers, length: int) -> Numbers:
    return values[:length] + values[-1:] * (length - len(values))


@lru_cache(maxsize=256)
def _session_curves(tables: tuple[Table, ...], most: int) -> Curves:
    found = _by_counter(tables)
    parts = SHARE_PARTS * most
    return [_curve(found.get(counter, ()), -parts, parts, NO_CEILING) for counter in range(SESSION_COUNTERS)]


@lru_cache(maxsize=16384)
def _use_gains(values: Numbers, most_uses: int) -> Numbers:
    """What each further use is worth; forbidden beyond the most."""
    return (*map(sub, values[1 : most_uses + 1], values), -FORBIDDEN, -FORBIDDEN)
