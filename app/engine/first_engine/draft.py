"""A selection in the making: what stands in it, what it is worth, and what may still be added."""

from collections.abc import Mapping, Sequence

from app.engine.first_engine.counters import FIRST_REQUIREMENT, GLUTE_SETS, MUSCLE_COUNTER, SESSION_COUNTERS, Raises
from app.engine.first_engine.needs import Needs
from app.engine.first_engine.options import Option
from app.engine.first_engine.score import Counts, Score, Worth
from app.engine.first_engine.week_plan import DayPlan
from app.engine.guidelines.recovery import GLUTE_FOCUS_SETS, GLUTE_REST_DAYS, HARD_MUSCLE_SETS
from app.engine.measures.calendar import pairs_closer_than

HARD_HALF_SETS = int(2 * HARD_MUSCLE_SETS)


class Draft:
    """Placements of a week with their counters and times, kept up to date with every change."""

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
        self.counts = Counts(
            week=[0] * (FIRST_REQUIREMENT + worth.requirements),
            sessions=[[0] * SESSION_COUNTERS for _ in plan],
            uses=dict.fromkeys(options, 0),
        )
        self.ceiling = int(2 * needs.limits.guideline.ceiling_sets)
        self.tiring = [[0] * len(MUSCLE_COUNTER) for _ in plan]
        close = pairs_closer_than([day.day for day in plan], GLUTE_REST_DAYS)
        self.neighbours = [[b if a == i else a for a, b in close if i in (a, b)] for i in range(len(plan))]

    def widen(self, later: Mapping[str, Option]) -> None:
        """Let in what a program does not begin with, so that it may take the place of something else."""
        self.options = {**self.options, **later}
        self.counts.uses |= dict.fromkeys(later, 0)

    @property
    def score(self) -> Score:
        """The worth of what stands in the draft."""
        return self.worth.score(self.counts)

    @property
    def broken_promises(self) -> tuple[str, ...]:
        """What must stand in the week and does not yet."""
        return self.worth.broken_promises(self.counts)

    def allows(self, session: int, slug: str, change: int, most_items: int) -> bool:
        """True when so many more sets break no limit of time, volume, recovery or number."""
        option, placed = self.options[slug], self.placed[session]
        before = placed.get(slug, 0)
        after = before + change
        if after > option.most_sets or option.seconds[after] - option.seconds[before] > self.seconds_left[session]:
            return False
        if not before and (len(placed) >= most_items or self.counts.uses[slug] >= option.most_uses):
            return False
        if any(self.counts.week[muscle] + change * half > self.ceiling for muscle, half in option.effects.half_sets):
            return False
        return self._suits_the_day(session, option, change) and self._rests_enough(session, option, change)

    def _suits_the_day(self, session: int, option: Option, change: int) -> bool:
        """True where hard leg work may stand, and elsewhere for light work that leaves the day without a glute focus."""
        if self.plan[session].lower_body:
            return True
        glute_sets = self.counts.sessions[session][GLUTE_SETS] + change
        return option.effects.light and not (option.effects.glutes and glute_sets >= GLUTE_FOCUS_SETS)

    def _rests_enough(self, session: int, option: Option, change: int) -> bool:
        """True unless a muscle would be loaded hard in two sessions that lie close together."""
        mine = self.tiring[session]
        return not any(
            self.tiring[other][muscle] >= HARD_HALF_SETS and mine[muscle] + change * half >= HARD_HALF_SETS
            for other in self.neighbours[session]
            for muscle, half in option.tiring
        )

    def change(self, session: int, slug: str, change: int) -> None:
        """Add sets to a session, or with a negative change take them out."""
        option, placed, counts = self.options[slug], self.placed[session], self.counts
        before = placed.get(slug, 0)
        after = before + change
        seconds = option.seconds[after] - option.seconds[before]
        counts.seconds += seconds
        self.seconds_left[session] -= seconds
        _raise(counts.week, option.per_set, change)
        _raise(counts.sessions[session], option.effects.per_set_here, change)
        _raise(self.tiring[session], option.tiring, change)
        uses = (after > 0) - (before > 0)
        if uses:
            counts.uses[slug] += uses
            for counter in (*option.effects.groups, *self.worth.required.get(slug, ())):
                counts.week[counter] += uses
            for counter in option.effects.per_use_here:
                counts.sessions[session][counter] += uses
        if after:
            placed[slug] = after
        else:
            del placed[slug]

    def clear(self, session: int) -> None:
        """Take everything out of a session."""
        for slug, sets in list(self.placed[session].items()):
            self.change(session, slug, -sets)

    def restore(self, placed: Sequence[Mapping[str, int]]) -> None:
        """Put this into the sessions, instead of what stands there."""
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
