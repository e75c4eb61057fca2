"""How many of the wanted slots of a day fit its minutes, and how many sets each of them gets.

Slots come in by importance as long as the dearest week still fits and no muscle gets more than a session or a week
should hold; then the first ones get more sets, in turn.
"""

from collections.abc import Iterable, Iterator, Sequence

from app.engine.client import Client
from app.engine.dosing.growth import Ambition
from app.engine.guidelines.sessions import (
    BONUS_SECONDS,
    BRIEF_SESSION_MINUTES,
    DEAREST_WEEK_SHARE,
    FEWEST_EXERCISES,
    FEWEST_SETS,
    LEAST_SLOT_SECONDS,
    LIFT_SETS,
    LIGHT_DAY_RPE_BELOW,
    MARKED_EXTRA_SETS,
    MOST_EXERCISES,
    MOST_LIFTS_OF_ROLE,
    MOST_SETS,
    MOST_TRUNK_EXERCISES,
    SHORT_SESSION_MINUTES,
    TOP_SLOTS,
    upper,
)
from app.engine.guidelines.strength import BARS
from app.engine.guidelines.volume import session_ceiling, week_ceiling
from app.engine.priorities.needs import Need, needs_of
from app.engine.priorities.wanted import FIRST_MINUTES, Wanted
from app.engine.progression.calendar import Calendar
from app.engine.slots.choosing import Choice, Chooser
from app.engine.slots.filled import (
    Day,
    Filled,
    FilledSlot,
    days_with,
    is_lift,
    is_near,
    meets,
    seconds_left,
    works_too_hard,
)
from app.engine.slots.growths import Growths
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Goal
from app.engine.vocabulary.roles import CALF_ROLES, LIFT_ROLES, TRUNK_ROLES, DayKind
from app.engine.week_plan.days import TrainingDay


class Fitter:
    """Fills the days of one week for one client."""

    def __init__(self, client: Client, calendar: Calendar, days: int) -> None:
        self.client, self.calendar = client, calendar
        self.chooser = Chooser(client, calendar, days)
        self.most = upper(client.profile.minutes_per_session, MOST_EXERCISES)
        self.fewest = upper(client.profile.minutes_per_session, FEWEST_EXERCISES)
        self.needs = needs_of(client)
        self.growths = Growths(client, calendar)
        self.marked = {s.imbalance.slug for s in client.imbalances if s.severity is Severity.MARKED}

    def fill(
        self, days: Sequence[TrainingDay], wanted: Sequence[Iterable[Wanted]], frame_seconds: Sequence[Sequence[int]]
    ) -> tuple[tuple[FilledSlot, ...], ...]:
        """The slots of every day, the most important first; `frame_seconds` is what surrounds them in every week.

        The days take turns, so that what a muscle may get in a week is shared among them.
        """
        reserved = BONUS_SECONDS if self.client.profile.asymmetry_bonus else 0
        room = round(self.client.profile.minutes_per_session * 60 * DEAREST_WEEK_SHARE) - reserved
        filling = [
            Day(day, list(slots), [room - seconds for seconds in frame])
            for day, slots, frame in zip(days, wanted, frame_seconds, strict=True)
        ]
        if self.client.goal is Goal.STRENGTH:
            for day in filling:
                self._heavy_lift_first(day)
        while any([self._takes_one(day, filling) for day in filling]):  # noqa: C419 - every day takes its turn
            pass
        self._supply_what_is_missing(filling)
        for day in filling:
            self._raise(day, filling)
        return tuple(tuple(day.filled) for day in filling)

    def _heavy_lift_first(self, day: Day) -> None:
        """Where strength is the goal, the first lift of the day that can be done with a bar comes before all else."""
        for want in day.wanted:
            choice = self.chooser.choose(want, day.number) if want.role in LIFT_ROLES else None
            if choice and self._lifts_a_bar(choice):
                day.wanted.remove(want)
                day.wanted.insert(0, want)
                return

    def _lifts_a_bar(self, choice: Choice) -> bool:
        """True for what ends with a heavy bar; below three sets it is not worth its warm-up."""
        last = choice.path[-1]
        return last is not None and not BARS.isdisjoint(self.client.implements[last.slug])

    def _supply_what_is_missing(self, days: Sequence[Day]) -> None:
        """Room for every need of the week that its slots do not meet yet."""
        for need in self.needs:
            while days_with(need, days) < need.days and self._supply(need, days):
                pass

    def _supply(self, need: Need, days: Sequence[Day]) -> bool:
        """Whether one more day meets the need now."""
        lacking = [day for day in days if not any(meets(slot, need) for slot in day.filled)]
        for day in sorted(lacking, key=lambda d: len(d.filled)):
            for want in need.wanted:
                choice = self.chooser.choose(want, day.number) if day.day.kind.allows(want.role) else None
                if choice and need.is_met_by(choice.slugs) and self._finds_room(choice, need, day, days):
                    return True
        return False

    def _finds_room(self, choice: Choice, need: Need, day: Day, days: Sequence[Day]) -> bool:
        """Whether the choice stands in the day now: beside the others, beside fewer sets of them, or in place of one.

        What meets a need alone never gives way; of the rest the least important does.
        """
        numbers = dict.fromkeys((max(need.sets, LIFT_SETS), need.sets))
        slots = [self._slot(choice, self._ambition(sets, day)) for sets in numbers]
        for kept in self._kept_beside(need, day, days):
            fitting = (slot for slot in slots if len(kept) < self.most and self._fits(slot, kept, day, days))
            if slot := next(fitting, None):
                day.filled = kept.with_slot(slot)
                self.chooser.take(choice, day.number)
                return True
        return False

    def _kept_beside(self, need: Need, day: Day, days: Sequence[Day]) -> Iterator[Filled]:
        """What of the day may stay where a need gets room: all, all with fewer sets, or all but one."""
        yield day.filled
        yield self._with_fewer_sets(day, keeps_leads=True)
        fewer = self._with_fewer_sets(day, keeps_leads=False)
        yield fewer
        for number in range(len(day.filled) - 1, -1, -1):
            if self._may_give_way(day.filled[number], need, days):
                yield from (Filled((*slots[:number], *slots[number + 1 :])) for slots in (day.filled, fewer))

    def _may_give_way(self, slot: FilledSlot, need: Need, days: Sequence[Day]) -> bool:
        """True for what no need of the week hangs on; leads stay unless something may not be missing.

        To staples all but the first leads give way.
        """
        wanted = slot.choice.wanted
        stays = wanted.first if need.of_staple else wanted.lead
        return not self._is_needed(slot, days) and (need.must or not stays)

    def _is_needed(self, slot: FilledSlot, days: Sequence[Day]) -> bool:
        """True where some need of the week would not be met without this slot."""
        day = next(day for day in days if any(other is slot for other in day.filled))
        return any(
            meets(slot, need)
            and not any(meets(other, need) for other in day.filled if other is not slot)
            and days_with(need, days) <= need.days
            for need in self.needs
        )

    def _needs_its_sets(self, slot: FilledSlot) -> bool:
        """True where fewer sets would not meet a need."""
        return any(need.sets > FEWEST_SETS and meets(slot, need) for need in self.needs)

    def _takes_one(self, day: Day, days: Sequence[Day]) -> bool:
        """Whether the day took the next of its wanted slots that can be done and fits; what does not fit is passed over."""
        if len(day.filled) == self.most or (len(day.filled) >= self.fewest and seconds_left(day) < LEAST_SLOT_SECONDS):
            return False
        while day.wanted:
            want = day.wanted.pop(0)
            if self._has_enough_of_its_kind(want, day):
                continue
            choice = self.chooser.choose(want, day.number)
            if choice is None or self._stands_in_twice(choice, day):
                continue
            slot = self._fitting(choice, want, day, days)
            if slot:
                self.chooser.take(choice, day.number)
                day.filled = day.filled.with_slot(slot)
                return True
        return False

    def _has_enough_of_its_kind(self, want: Wanted, day: Day) -> bool:
        """True for a third lift of one role, and for more trunk or calf work than a session holds where it does not lead."""
        held = [slot.choice.role for slot in day.filled]
        if want.role in LIFT_ROLES:
            return held.count(want.role) >= MOST_LIFTS_OF_ROLE
        if want.role in self.client.leads:
            return False
        if want.role in CALF_ROLES:
            return not CALF_ROLES.isdisjoint(held)
        most = upper(self.client.profile.minutes_per_session, MOST_TRUNK_EXERCISES)
        return want.role in TRUNK_ROLES and sum(role in TRUNK_ROLES for role in held) >= most

    def _stands_in_twice(self, choice: Choice, day: Day) -> bool:
        """True for what stands in for another role, as a hinge on one leg for one on two, where its own is held already."""
        return choice.role is not choice.wanted.role and any(slot.choice.role is choice.role for slot in day.filled)

    def _fitting(self, choice: Choice, want: Wanted, day: Day, days: Sequence[Day]) -> FilledSlot | None:
        """The slot with its usual sets where they fit; what may not be missing with the fewest."""
        usual = self._ambition(self._usual_sets(choice), day)
        marked = self._slot(choice, usual._replace(extra_sets=MARKED_EXTRA_SETS))
        if self._is_first_marked(want, day) and self._fits(marked, day.filled, day, days):
            return marked
        slot = self._slot(choice, usual)
        if self._fits(slot, day.filled, day, days):
            return slot
        short = self.client.profile.minutes_per_session < SHORT_SESSION_MINUTES
        if want.from_minutes <= FIRST_MINUTES and (short or choice.role not in LIFT_ROLES):
            slot = self._slot(choice, usual._replace(most_sets=FEWEST_SETS))
            if self._fits(slot, day.filled, day, days):
                return slot
        return self._squeezed_in(choice, usual, day, days)

    def _squeezed_in(self, choice: Choice, usual: Ambition, day: Day, days: Sequence[Day]) -> FilledSlot | None:
        """The slot beside fewer sets of the others, where the session would otherwise hold too few exercises."""
        if len(day.filled) >= self.fewest:
            return None
        slot = self._slot(choice, usual._replace(most_sets=FEWEST_SETS))
        for keeps_leads in (True, False):
            fewer = self._with_fewer_sets(day, keeps_leads=keeps_leads)
            if self._fits(slot, fewer, day, days):
                day.filled = fewer
                return slot
        return None

    def _with_fewer_sets(self, day: Day, *, keeps_leads: bool) -> Filled:
        """The day with the fewest sets of all but what needs more and what lifts a bar, or but all leads and lifts as well."""

        def keeps(slot: FilledSlot) -> bool:
            stays = self._needs_its_sets(slot) or self._lifts_a_bar(slot.choice)
            return stays or (keeps_leads and (slot.choice.wanted.lead or is_lift(slot)))

        fewest = (slot.ambition._replace(most_sets=FEWEST_SETS) for slot in day.filled)
        return Filled(s if keeps(s) else self._slot(s.choice, few) for s, few in zip(day.filled, fewest, strict=True))

    def _raise(self, day: Day, days: Sequence[Day]) -> None:
        """More sets where time is left: three of every lead and lift, then the most of the first ones, then of the others."""
        slots = day.filled
        order = sorted(range(len(slots)), key=lambda n: (not slots[n].choice.wanted.lead, not is_lift(slots[n]), n))
        for number in order:
            if slots[number].choice.wanted.lead or is_lift(slots[number]):
                most = max(LIFT_SETS, day.filled[number].ambition.most_sets)
                self._with(number, day.filled[number].ambition._replace(most_sets=most), day, days)
        for number in order[:TOP_SLOTS]:
            self._with(number, self._most(day.filled[number])._replace(hardest=True), day, days)
        for number in order:
            self._with(number, self._most(day.filled[number]), day, days)

    def _most(self, slot: FilledSlot) -> Ambition:
        """As many sets as the scheme has; what has one more already gets no second one."""
        return slot.ambition._replace(most_sets=MOST_SETS - slot.ambition.extra_sets)

    def _with(self, number: int, ambition: Ambition, day: Day, days: Sequence[Day]) -> None:
        """Makes one slot of the day more ambitious where that fits."""
        if ambition == day.filled[number].ambition:
            return
        slot = self._slot(day.filled[number].choice, ambition)
        before, after = day.filled[:number], day.filled[number + 1 :]
        if self._fits(slot, Filled((*before, *after)), day, days):
            day.filled = Filled((*before, slot, *after))

    def _slot(self, choice: Choice, ambition: Ambition) -> FilledSlot:
        return FilledSlot(choice, ambition, self.growths.of(choice, ambition))

    def _fits(self, slot: FilledSlot, kept: Filled, day: Day, days: Sequence[Day]) -> bool:
        """True where the slot has the time beside those kept in every week, and gives no muscle too much in session or week."""
        times = zip(day.free, kept.seconds, slot.growth.seconds, strict=False)
        if any(taken + seconds > room for room, taken, seconds in times):
            return False
        level, others = self.client.limits.level, [other for other in days if other is not day]
        for muscle, more in slot.growth.sets_of_muscles.items():
            sets = kept.sets.get(muscle, 0.0) + more
            if sets > session_ceiling(level):
                return False
            if sets + sum(other.filled.sets.get(muscle, 0.0) for other in others) > week_ceiling(muscle, level):
                return False
        return not any(is_near(day, other) and works_too_hard(kept.with_slot(slot), other.filled) for other in others)

    def _ambition(self, most_sets: int, day: Day) -> Ambition:
        """So many sets at most, on a light day with less effort."""
        below = LIGHT_DAY_RPE_BELOW if day.day.kind is DayKind.LIGHT else 0.0
        return Ambition(most_sets, rpe_below=below, turn=day.number + len(day.filled))

    def _usual_sets(self, choice: Choice) -> int:
        brief = self.client.profile.minutes_per_session <= BRIEF_SESSION_MINUTES
        return FEWEST_SETS if (brief or choice.role not in LIFT_ROLES) and not choice.wanted.lead else MOST_SETS

    def _is_first_marked(self, want: Wanted, day: Day) -> bool:
        """True for the first slot of a day that leads for a marked imbalance."""
        leads = want.lead and want.imbalance in self.marked
        return leads and not any(slot.ambition.extra_sets for slot in day.filled)
