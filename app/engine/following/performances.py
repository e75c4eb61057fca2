"""How exercises went: every exercise of a program in every session in which it was done, and what it makes of that."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.engine.following.journal import ItemLog, SessionLog, SetLog
from app.engine.following.weights import Weight
from app.engine.guidelines.following import (
    PAIN_ACCEPTABLE_FROM,
    PAIN_BEFORE_RAISES_LIMIT_FROM,
    PAIN_STOP_ABOVE,
    PAIN_STOP_ABOVE_START,
    PAIN_STOP_STRICT,
    RPE_OF_THE_UNRELIABLE,
    UNRELIABLE_RPE,
)
from app.engine.program import Contacts, Dose, Holds, Item, Program, Reps, Timed, TrainingSession
from app.engine.vocabulary.following import PainPolicy, SkipReason
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import MAIN_BLOCKS

History = Mapping[str, tuple["Performance", ...]]
"""Performances by line (see `lines_of`), the latest last."""


def amounts_asked(dose: Dose) -> tuple[int, int]:
    """The fewest and the most of a set, in what the dose counts."""
    match dose:
        case Reps():
            return dose.min, dose.max
        case Holds(repetitions=(1, *_)):
            return dose.hold_seconds, dose.hold_seconds
        case Holds():
            return min(dose.repetitions), max(dose.repetitions)
        case Timed():
            return dose.seconds, dose.seconds
        case Contacts():
            return dose.contacts, dose.contacts


def stop_limit(policy: PainPolicy, pain_before: int | None) -> int:
    """The pain from which on a set is stopped."""
    always = PAIN_STOP_ABOVE + 1
    if policy is PainPolicy.MONITORED:
        return always
    before = pain_before or 0
    own = before + PAIN_STOP_ABOVE_START if before >= PAIN_BEFORE_RAISES_LIMIT_FROM else PAIN_STOP_STRICT
    return min(own, always)


@dataclass(frozen=True)
class Performance:
    """One exercise as it was done in one session, beside what the program had planned."""

    planned: Item
    log: ItemLog
    session: SessionLog
    policy: PainPolicy
    level: Level

    @cached_property
    def amounts(self) -> tuple[int, ...]:
        """How much each set held."""
        return tuple(amount for done in self.log.sets if (amount := done.amount(self.planned.dose)) is not None)

    @cached_property
    def amount(self) -> int | None:
        """What every set on both sides held at least: the weaker side counts."""
        return min(self.amounts, default=None)

    @cached_property
    def load(self) -> Weight | None:
        """The weight of most sets, the lighter one of two as frequent."""
        weights = [done.load for done in self.log.sets if done.load is not None]
        return min(set(weights), key=lambda weight: (-weights.count(weight), weight), default=None)

    @cached_property
    def pain(self) -> int:
        """The worst pain of a set."""
        return max((done.pain for done in self.log.sets if done.pain is not None), default=0)

    @cached_property
    def is_pain_stop(self) -> bool:
        """True where pain is too much to go on with the exercise."""
        limit = stop_limit(self.policy, self.session.pain_before)
        sharp = any(done.sharp_pain for done in self.log.sets)
        return sharp or self.pain >= limit or self.log.skipped_because is SkipReason.PAIN

    @cached_property
    def is_painful(self) -> bool:
        """True with pain at which nothing is raised."""
        return self.pain >= PAIN_ACCEPTABLE_FROM

    @cached_property
    def lasted_overnight(self) -> bool:
        """True where pain was still up the next morning, and this exercise may have brought it."""
        morning = self.session.pain_next_morning or 0
        is_up = morning >= PAIN_ACCEPTABLE_FROM and morning > (self.session.pain_before or 0)
        return is_up and (self.is_painful or not _names_a_painful_exercise(self.session))

    @cached_property
    def rpe(self) -> float | None:
        """The effort of the hardest set; very low ones of beginners as what they can tell."""
        told = [done.rpe for done in self.log.sets if done.rpe is not None]
        if not told:
            return None
        if self.level is Level.BEGINNER and max(told) <= UNRELIABLE_RPE:
            return RPE_OF_THE_UNRELIABLE
        return max(told)

    @property
    def rpe_over(self) -> float | None:
        """By how much it was harder than asked for; negative where it was easier, None where nobody told."""
        effort = self.planned.effort
        return None if self.rpe is None or effort is None else self.rpe - effort.rpe

    @cached_property
    def share_done(self) -> float:
        """How much of the fewest repetitions was done; sets that were left out count only where the person was too tired."""
        fewest, _ = amounts_asked(self.planned.dose)
        given_up = self.log.skipped_because is SkipReason.TIRED
        sides = 2 if self.planned.sides else 1
        sets = max(len(self.amounts), self.planned.sets * sides) if given_up else len(self.amounts)
        return sum(min(amount, fewest) for amount in self.amounts) / (fewest * sets) if sets else 1.0

    @property
    def is_complete(self) -> bool:
        """True where every set held what was asked for."""
        return bool(self.amounts) and self.share_done >= 1.0

    @property
    def extra(self) -> int:
        """How much more than the most that was asked for the last set held, on the weaker side."""
        _, most = amounts_asked(self.planned.dose)
        last = self.amounts[-2:] if self.planned.sides else self.amounts[-1:]
        return min(last, default=most) - most

    @property
    def is_at_most(self) -> bool:
        """True where every set held the most that was asked for."""
        _, most = amounts_asked(self.planned.dose)
        return self.amount is not None and self.amount >= most

    @property
    def has_form_fault(self) -> bool:
        """True where a set lost its form."""
        return any(done.technique_ok is False for done in self.log.sets)

    @property
    def total(self) -> int:
        """All that was done, in what the dose counts."""
        return sum(self.amounts)


def _names_a_painful_exercise(session: SessionLog) -> bool:
    return any((done.pain or 0) >= PAIN_ACCEPTABLE_FROM for item in session.items for done in item.sets)


def lines_of(program: Program) -> Mapping[str, str]:
    """For every exercise of the main work the one with which its line began; those that follow each other share it."""
    first: dict[str, str] = {}
    for item in _main_items(program):
        line = first.setdefault(item.exercise, item.exercise)
        if item.next_exercise is not None:
            first.setdefault(item.next_exercise, line)
    return first


def rungs_of(lines: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """The exercises of every line, in the order in which the program has them."""
    rungs: dict[str, list[str]] = defaultdict(list)
    for slug, line in lines.items():
        rungs[line].append(slug)
    return {line: tuple(slugs) for line, slugs in rungs.items()}


def _main_items(program: Program) -> Iterator[Item]:
    return (item for week in program.weeks for session in week.sessions for item in session.items_in(*MAIN_BLOCKS))


def history_of(
    logs: Sequence[SessionLog],
    sessions: Mapping[str, TrainingSession],
    lines: Mapping[str, str],
    policy: PainPolicy,
    level: Level,
) -> History:
    """How every line went, by the exercise with which it began."""
    found: dict[str, list[Performance]] = defaultdict(list)
    for log in logs:
        planned = _planned_in(sessions[log.session])
        for item in log.items:
            if item.exercise in planned and (item.sets or item.skipped_because is SkipReason.PAIN):
                performance = Performance(planned[item.exercise], item, log, policy, level)
                found[lines.get(item.exercise, item.exercise)].append(performance)
    return {line: tuple(performances) for line, performances in found.items()}


def _planned_in(session: TrainingSession) -> Mapping[str, Item]:
    """The items of a session by exercise; of one that stands in it twice the main work."""
    items: Iterable[Item] = (item for block in session.blocks for item in block.items)
    by_exercise = {item.exercise: item for item in items}
    return by_exercise | {item.exercise: item for item in session.items_in(*MAIN_BLOCKS)}


def best_on_each_side(sets: Iterable[SetLog], dose: Dose) -> Mapping[str, int]:
    """The most of a set on either side."""
    best: dict[str, int] = {}
    for done in sets:
        amount = done.amount(dose)
        if done.side is not None and amount is not None:
            best[done.side] = max(best.get(done.side, 0), amount)
    return best
