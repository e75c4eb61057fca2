"""A week that is being filled, with the gain of everything that may be added to it: the search's view of a draft.

It values a week exactly as `score` does. A change only counts; gains follow the counts when they are next asked for,
and then only those whose next set or use has become worth more or less.
"""

from bisect import bisect_right
from collections.abc import Iterable
from operator import add, getitem
from typing import TypeAlias

from app.engine.first_engine.counters import GLUTE_SETS, KNEE_EXTENSION_SETS, MUSCLE_COUNTER, SESSION_COUNTERS
from app.engine.first_engine.draft import HARD_HALF_SETS, Draft
from app.engine.first_engine.options import Option
from app.engine.first_engine.score import UNITS_PER_SECOND, Worth
from app.engine.first_engine.search_tables import FORBIDDEN, SearchTables
from app.engine.guidelines.recovery import GLUTE_FOCUS_SETS

Addition: TypeAlias = tuple[int, int]
"""Number of an option, and how many sets of it to add."""
Snapshot: TypeAlias = tuple[list[list[int]], list[dict[int, int]], int]


class Gains:
    """The items of a week with all counts, and the gains of everything that may be added."""

    def __init__(self, draft: Draft, most_items: int, worth: Worth) -> None:
        self.worth = worth
        self.tables = tables = SearchTables(draft, most_items, worth)
        self.items: list[dict[int, int]] = [{} for _ in draft.plan]
        """Sets by number of the option, for each session."""
        self.lower_body = [day.lower_body for day in draft.plan]
        self.neighbours = draft.neighbours
        self.is_limited = [bool(close) or not lower for close, lower in zip(draft.neighbours, self.lower_body, strict=True)]
        """True for sessions where recovery or an easy day may forbid what time and number allow."""
        self.seconds = sum(draft.capacity)
        self.seconds_left = list(draft.capacity)
        self.counts = [0] * len(tables.values)
        self.counts_here = [[0] * SESSION_COUNTERS for _ in draft.plan]
        self.uses = [0] * len(tables.options)
        self.tiring = [[0] * len(MUSCLE_COUNTER) for _ in draft.plan]
        """Half sets of every muscle that needs recovery then, for each session."""
        self.here_rows = [tables.rows_of_fewest_here(self.lower_body)]
        """What the fewest sets of every option gain in each session; forbidden where it may not stand. Then what more do."""
        few = draft.fewest_sets
        self.sets = [[few] * len(tables.options)]
        """With how many sets options are tried: with the fewest; where nothing gains with one more; at last with the most."""
        self.sets += [[min(option.most_sets, most) for option in tables.options] for most in (few + 1, FORBIDDEN)]
        self._value()

    def revalue(self, worth: Worth) -> None:
        """Value the week as it stands by another worth that promises and holds against each other just the same."""
        if worth is not self.worth:
            self.worth = worth
            self.tables.value_by(worth)
            self._value()

    def _value(self) -> None:
        tables, worth = self.tables, self.worth
        self.here_rows = self.here_rows[:1]
        self.week_rows = [tables.row_of_fewest()]
        """What a use of every option gains over the week with the fewest sets; then what more do, made when first needed."""
        self.worth_of_uses = 0
        for number, (gains, uses) in enumerate(zip(tables.use_gains, self.uses, strict=True)):
            self.week_rows[0].gains[number] += gains[uses] - gains[0]
            self.worth_of_uses += sum(gains[:uses])
        by_counts = ((worth.promises, self.counts), *zip(worth.promises_here, self.counts_here, strict=True))
        self._promised = [(counts, t.counter, t.least, t.most) for tables, counts in by_counts for t in tables]
        rows = (self.week_rows[0], *self.here_rows[0])
        self._lists = [self.seconds_left, self.counts, self.uses, *self.counts_here, *self.tiring]
        self._lists += [numbers for row in rows for numbers in (row.gains, row.followed)]

    def snapshot(self) -> Snapshot:
        """Everything as it stands, to come back to."""
        return [numbers[:] for numbers in self._lists], [items.copy() for items in self.items], self.worth_of_uses

    def return_to(self, snapshot: Snapshot) -> None:
        """Everything as it stood then."""
        lists, items, self.worth_of_uses = snapshot
        for numbers, before in zip(self._lists, lists, strict=True):
            numbers[:] = before
        self.items = [placed.copy() for placed in items]

    @property
    def total(self) -> int:
        """The score of the week in units."""
        counts, tables = self.counts, self.tables
        worth = self.worth_of_uses + UNITS_PER_SECOND * (self.seconds - sum(self.seconds_left))
        worth += sum(map(getitem, tables.values, counts)) - self._lost_by_balance()
        for values, counted in zip(tables.values_here, self.counts_here, strict=True):
            worth += sum(map(getitem, values, counted))
        return worth

    @property
    def broken_promises(self) -> int:
        """How many promises the week does not keep yet."""
        return sum(not least <= counts[counter] <= most for counts, counter, least, most in self._promised) + sum(
            relation.values[self.counts[relation.first], self.counts[relation.second]] < 0
            for relation in self.tables.relations
            if relation.promised
        )

    def change(self, session: int, number: int, change: int) -> None:
        """Add sets to a session, or with a negative change take them out."""
        option, items = self.tables.options[number], self.items[session]
        counts, here = self.counts, self.counts_here[session]
        before = items.get(number, 0)
        after = before + change
        self.seconds_left[session] -= option.seconds[after] - option.seconds[before]
        for counter, amount in option.per_set:
            counts[counter] += amount * change
        if self.tables.is_focused[session] or self.is_limited[session]:
            for counter, amount in option.effects.per_set_here:
                here[counter] += amount * change
            tiring = self.tiring[session]
            for muscle, half in option.tiring:
                tiring[muscle] += half * change
        if after:
            items[number] = after
        else:
            del items[number]
        if not before:
            self._change_use(session, number, 1)
        elif not after:
            self._change_use(session, number, -1)

    def _change_use(self, session: int, number: int, change: int) -> None:
        counts, here = self.counts, self.counts_here[session]
        for counter in self.tables.raised_by_use[number]:
            counts[counter] += change
        for counter in self.tables.options[number].effects.per_use_here:
            here[counter] += change
        gains, before = self.tables.use_gains[number], self.uses[number]
        after = self.uses[number] = before + change
        self.week_rows[0].gains[number] += gains[after] - gains[before]
        self.worth_of_uses += gains[before] if change > 0 else -gains[after]
        self.forbid(session, number, forbidden=change > 0)

    def forbid(self, session: int, number: int, *, forbidden: bool) -> None:
        """Keep an option out of a session, or let it in again."""
        self.here_rows[0][session].gains[number] += -FORBIDDEN if forbidden else FORBIDDEN

    def fill(self, sessions: Iterable[int]) -> None:
        """Add to these sessions what gains most, always to the one with the most time left, until nothing gains."""
        still_open = list(sessions)
        left = self.seconds_left
        while still_open:
            session = max(still_open, key=left.__getitem__)
            addition = self.best_addition(session)
            if addition:
                self.change(session, *addition)
            else:
                still_open.remove(session)

    def best_addition(self, session: int) -> Addition | None:
        """The item or the further set that gains most in a session; None where nothing gains. Ties go to the quicker option."""
        at_most = self._lost_by_balance()
        placement, gain = self._best_placement(session, at_most)
        return self._best_raise(session, at_most, gain) or placement

    def _best_placement(self, session: int, at_most: int) -> tuple[Addition | None, int]:
        """The new item that gains most in a session, as far as possible with the fewest sets."""
        tables = self.tables
        fitting = bisect_right(tables.seconds, self.seconds_left[session])
        if not fitting or len(self.items[session]) >= tables.most_items:
            return None, 0
        here = self.here_rows[0][session].at(self.counts_here[session])
        with_fewest = list(map(add, self.week_rows[0].at(self.counts)[:fitting], here))
        with_time_to_spare = 2 * fitting > len(tables.options)
        for number, sets in enumerate(self.sets if with_time_to_spare else self.sets[:1]):
            gains = self._with_more_sets(session, number, with_fewest) if number else with_fewest.copy()
            placement = self._best_of(session, gains, sets, at_most)
            if placement[0]:
                return placement
        return None, 0

    def _with_more_sets(self, session: int, number: int, gains: list[int]) -> list[int]:
        """The gains with that many more sets, where these are the gains with the fewest."""
        if number == len(self.week_rows):
            self.week_rows.append(self.tables.row_of_more(self.sets[number]))
            self.here_rows.append(self.tables.rows_of_more_here(self.sets[number]))
        gains = list(map(add, gains, self.week_rows[number].at(self.counts)))
        if self.tables.is_focused[session]:
            gains = list(map(add, gains, self.here_rows[number][session].at(self.counts_here[session])))
        return gains

    def _best_of(self, session: int, gains: list[int], sets: list[int], at_most: int) -> tuple[Addition | None, int]:
        """The best option by these gains and what it gains by balance, which is at most so much."""
        best: Addition | None = None
        best_gain = 0
        left, options = self.seconds_left[session], self.tables.options
        while True:
            highest = max(gains)
            if highest + at_most <= best_gain:
                return best, best_gain
            number = gains.index(highest)
            gains[number] = -FORBIDDEN
            option = options[number]
            if option.seconds[sets[number]] <= left:
                gain = highest + self._gain_of_balance(number, sets[number])
                if gain > best_gain and self._may_have(session, option, sets[number]):
                    best, best_gain = (number, sets[number]), gain
                    if highest + at_most <= best_gain:
                        return best, best_gain

    def _best_raise(self, session: int, at_most: int, best_gain: int) -> Addition | None:
        """The further set of what stands in the session that gains most, if it gains more than this."""
        best: Addition | None = None
        left, options, counts, values = self.seconds_left[session], self.tables.options, self.counts, self.tables.values
        focused, values_here = self.tables.is_focused[session], self.tables.values_here[session]
        here = self.counts_here[session]
        for number, sets in self.items[session].items():
            option = options[number]
            if option.extra[sets] > left:
                continue
            gain = UNITS_PER_SECOND * option.extra[sets]
            for counter, amount in option.valued:
                count = counts[counter]
                gain += values[counter][count + amount] - values[counter][count]
            if focused:
                for counter, amount in option.effects.per_set_here:
                    count = here[counter]
                    gain += values_here[counter][count + amount] - values_here[counter][count]
            if gain + at_most > best_gain:
                gain += self._gain_of_balance(number, 1)
                if gain > best_gain and self._may_have(session, option, 1):
                    best, best_gain = (number, 1), gain
        return best

    def _gain_of_balance(self, number: int, sets: int) -> int:
        """What sets gain by what is held against each other."""
        counts = self.counts
        gain = 0
        for values, first, second, more, more_of_second in self.tables.related[number][counts[KNEE_EXTENSION_SETS] > 0]:
            a, b = counts[first], counts[second]
            gain += values[a + more * sets, b + more_of_second * sets] - values[a, b]
        return gain

    def _lost_by_balance(self) -> int:
        """What is lost by what is out of balance, and so the most that could be gained there."""
        counts = self.counts
        lost = 0
        for relation in self.tables.relations:
            lost -= relation.values[counts[relation.first], counts[relation.second]]
        return lost

    def _may_have(self, session: int, option: Option, sets: int) -> bool:
        """True unless an easy day would get a glute focus, or a muscle be loaded hard in two sessions that lie close."""
        if not self.is_limited[session]:
            return True
        if not self.lower_body[session] and option.effects.glutes:
            glute_sets = self.counts_here[session][GLUTE_SETS] + sets
            if glute_sets >= GLUTE_FOCUS_SETS:
                return False
        mine = self.tiring[session]
        for other in self.neighbours[session]:
            theirs = self.tiring[other]
            for muscle, half in option.tiring:
                if theirs[muscle] >= HARD_HALF_SETS and mine[muscle] + sets * half >= HARD_HALF_SETS:
                    return False
        return True
