"""From a planned exercise, how it went last and what a rule changes to what is done next."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from app.engine.catalogue.exercises import Exercise
from app.engine.client import Client
from app.engine.dosing.items import effort_at, label_of, load_of
from app.engine.following.case import Case
from app.engine.following.change import Amount, Change, Swap
from app.engine.following.journal import Terms
from app.engine.following.outlook import AppliedChange, OutlookItem
from app.engine.following.performances import Performance, amounts_asked
from app.engine.following.rules import AdaptationRule
from app.engine.following.swapping import swapped
from app.engine.following.weights import Weight, lowered, raised, raised_by_one
from app.engine.guidelines.following import LOAD_RISE_DAYS, MOST_LOAD_RISE_PERCENT, SECONDS_STEP
from app.engine.guidelines.strength import SLOW_TEMPO
from app.engine.program import BandLoad, Contacts, Dose, ExternalLoad, Holds, Item, Load, Reps, Timed
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.programs import BlockKind
from app.engine.words import words

SAME = Change(amount=Amount.REPEAT)
"""Where no rule applies."""


@dataclass(frozen=True, slots=True)
class Prescriber:
    """Makes what is done next for one person."""

    client: Client
    exercises: Mapping[str, Exercise]
    """Those of the catalogue, and those of the program as they were when it was made."""
    terms: Terms

    def item(
        self, case: Case, change: Change | None, rule: AdaptationRule | None, taken: Collection[str], day: int
    ) -> OutlookItem:
        """The exercise of the session on this day; `taken` is what else the session holds."""
        planned, applied = case.planned, change or SAME
        slug = self._exercise(case, applied, taken)
        own = self.as_planned(self._plan_for(slug, case), slug)
        last = case.last if case.last is not None and case.last.log.performed == slug else None
        if last is None and applied.only_grows:
            return carried(own, case.block, slug, planned, None)
        load, is_raised = self._load(own, case, last, applied, day)
        target = _target(own, last, applied, is_raised=is_raised)
        sets = max(1, int(own.sets * applied.sets_share) - applied.sets_less)
        item = replace(
            carried(own, case.block, slug, planned, load),
            sets=sets,
            target=target,
            dose=_dosed(own.dose, sets, target),
            tempo=SLOW_TEMPO if applied.slower and own.tempo is not None else own.tempo,
        )
        item = self.labelled(item)
        if rule is None:
            return item
        before = self._as_done(case.last) if case.last is not None else planned.label
        return replace(item, change=AppliedChange(rule.id, before, self._said(item), rule.statement))

    def _exercise(self, case: Case, change: Change, taken: Collection[str]) -> str:
        planned = case.planned.exercise
        if case.last is None:
            return planned
        now = case.last.log.performed
        if change.swap is Swap.BACK:
            return self._one_rung_back(case, now, taken)
        if change.swap in (Swap.EASIER, Swap.OTHER_PATTERN, Swap.VARIANT):
            return swapped(change.swap, now, self.client, taken) or (now if self._may(now, taken) else planned)
        stays = change.swap is Swap.STAY or case.stands_in
        return now if stays and self._may(now, taken) else planned

    def _one_rung_back(self, case: Case, now: str, taken: Collection[str]) -> str:
        """Towards the planned exercise: the rung above this one, or the one that was done before another took its place."""
        planned = case.planned.exercise
        own = [done.planned.exercise for done in case.history if done.log.replaced_by is None]
        before = own[-1] if own else planned
        if now in case.rungs and planned in case.rungs:
            above = case.rungs.index(now) + 1
            before = planned if above >= case.rungs.index(planned) else case.rungs[above]
        return before if self._may(before, taken) and self.counts_alike(before, planned) else planned

    def _plan_for(self, slug: str, case: Case) -> Item:
        """The item whose dose fits the exercise: the coming one, or the one with which the exercise was done last."""
        if case.last is None or slug == case.planned.exercise:
            return case.planned
        was_planned = slug == case.last.planned.exercise
        return case.last.planned if was_planned or not self.counts_alike(slug, case.planned.exercise) else case.planned

    def counts_alike(self, slug: str, other: str) -> bool:
        """True where both exercises count in the same measure."""
        exercises = self.exercises
        return slug in exercises and other in exercises and exercises[slug].measure is exercises[other].measure

    def _may(self, slug: str, taken: Collection[str]) -> bool:
        return slug in self.client.eligible and slug not in taken

    def as_planned(self, planned: Item, slug: str) -> Item:
        """The planned item with another exercise in its place, at its dose."""
        effort = planned.effort
        if effort is not None and effort.rpe > self.client.limits.rpe_limit:
            effort = effort_at(self.client.limits.rpe_limit)
        if slug == planned.exercise:
            return planned if effort is planned.effort else replace(planned, effort=effort)
        exercise = self.exercises[slug]
        load: Load = load_of(self.client.implements[slug], effort) if effort is not None else planned.load
        sides = self.client.sides(exercise)
        return replace(planned, exercise=slug, effort=effort, load=load, sides=sides, extra_sets=None, ramp_up=())

    def _load(self, item: Item, case: Case, last: Performance | None, change: Change, day: int) -> tuple[Weight | None, bool]:
        """The weight, and whether it is more than last."""
        implement = implement_of(item)
        step = None if implement is None else self.terms.increment(implement)
        if last is None or last.load is None or step is None:
            return None, False
        if change.lower is not None:
            return lowered(last.load, change.lower, step) or last.load, False
        heavier = self._heavier(item, last, change, step)
        if heavier is None or heavier > _most(case, item.exercise, last.load, day):
            return last.load, False
        return heavier, True

    @staticmethod
    def _heavier(item: Item, last: Performance, change: Change, step: Decimal) -> Weight | None:
        assert last.load is not None  # noqa: S101 - asked for by the caller
        if change.higher is not None:
            return raised(last.load, change.higher, step)
        _, most = amounts_asked(item.dose)
        is_at_most = change.amount is Amount.GROW and last.amount is not None and last.amount >= most
        if change.one_step_heavier or is_at_most:
            return raised_by_one(last.load, MOST_LOAD_RISE_PERCENT, step)
        return None

    def labelled(self, item: OutlookItem) -> OutlookItem:
        """The item with its dose in words, and the weight where it is known."""
        exercise = self.exercises[item.exercise]
        said = label_of(exercise, item.sets, item.dose, item.sides)
        return replace(item, label=f"{said}, {item.load}" if item.load is not None else said)

    def _as_done(self, done: Performance) -> str:
        exercise = self.exercises.get(done.log.performed)
        name = exercise.name if exercise is not None else words(done.log.performed)
        amounts = " · ".join(map(str, done.amounts)) or "not done"
        return f"{name}: {amounts}{f', {done.load}' if done.load is not None else ''}"

    def _said(self, item: OutlookItem) -> str:
        return f"{self.exercises[item.exercise].name}: {item.label}"


def carried(item: Item, block: BlockKind, slug: str, planned: Item, load: Weight | None) -> OutlookItem:
    """An item as the program plans it, with the weight that is known for it."""
    return OutlookItem(
        exercise=slug,
        instead_of=None if slug == planned.exercise else planned.exercise,
        block=block,
        sets=item.sets,
        extra_sets=item.extra_sets,
        dose=item.dose,
        target=amounts_asked(item.dose)[0],
        sides=item.sides,
        implement=implement_of(item),
        load=load,
        choose=_how_to_choose(item.load) if load is None else None,
        effort=item.effort,
        tempo=item.tempo,
        rest_seconds=item.rest_seconds,
        label=item.label if load is None else f"{item.label}, {load}",
    )


def implement_of(item: Item) -> EquipmentSlug | None:
    """What is lifted."""
    return item.load.implement if isinstance(item.load, ExternalLoad) else None


def _how_to_choose(load: Load) -> str | None:
    return load.choose if isinstance(load, ExternalLoad | BandLoad) else None


def _most(case: Case, slug: str, last: Weight, day: int) -> Weight:
    """The heaviest weight to which a rule may raise it on this day: a tenth above the lightest of the last week."""
    recent = [
        done.load
        for done in case.history
        if done.load is not None and done.log.performed == slug and done.session.day > day - LOAD_RISE_DAYS
    ]
    lightest = min(recent, default=last)
    return Weight(lightest.amount * (100 + MOST_LOAD_RISE_PERCENT) / 100, lightest.unit)


def _target(item: Item, last: Performance | None, change: Change, *, is_raised: bool) -> int:
    """How much each set holds: no more than the program asks for."""
    fewest, most = amounts_asked(item.dose)
    if last is None or last.amount is None or is_raised or change.amount is Amount.FEWEST:
        return fewest
    step = SECONDS_STEP if isinstance(item.dose, Timed) or _is_one_hold(item.dose) else 1
    more = {Amount.REPEAT: 0, Amount.GROW: step, Amount.GROW_TWICE: 2 * step}[change.amount]
    return max(1, min(most, last.amount + more))


def _is_one_hold(dose: Dose) -> bool:
    return isinstance(dose, Holds) and dose.repetitions[0] == 1


def _dosed(dose: Dose, sets: int, target: int) -> Dose:
    """The dose with this much in each set."""
    match dose:
        case Reps():
            return Reps(target, target)
        case Holds() if _is_one_hold(dose):
            return Holds((1,) * sets, target)
        case Holds():
            return Holds(dose.repetitions[:sets], dose.hold_seconds)
        case Timed():
            return Timed(target)
        case Contacts():
            return Contacts(target)
