"""Harder week by week, in small steps, with easy weeks between."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from app.engine.guidelines.muscles import GLUTES
from app.engine.guidelines.progression import (
    DELOAD_RPE,
    DELOAD_SETS_DROP,
    GENTLE_START_NEEDS_WEEKS,
    GENTLE_START_RPE,
    GENTLE_START_SHARE,
    LAST_RUN_LONGER_WEEKS,
    LEVERS_NEED_WEEKS,
    LEVERS_NEEDED,
    LOAD_INDEX_STEP,
    SESSIONS_WITHOUT_EASY_WEEKS,
    SETS_ADDED_AT_ONCE,
)
from app.engine.measures.exercise_kinds import trains_glutes
from app.engine.measures.load import planned_reps
from app.engine.program import BodyweightLoad, Contacts, Dose, Holds, Item, Reps, Timed, Violation
from app.engine.rules.facts import Facts
from app.engine.rules.placed import PlacedSession, PlacedWeek
from app.engine.vocabulary.programs import Lever
from app.engine.words import amount, listed

VOLUME_LEVERS = frozenset({Lever.REPS, Lever.SETS, Lever.HOLD, Lever.TIME})
INTENSITY_LEVERS = frozenset({Lever.LOAD, Lever.VARIANT, Lever.TEMPO})


def load_neither_falls_nor_jumps(facts: Facts) -> Iterable[Violation]:
    """From one full week to the next the load index stays or grows, by at most a quarter or two sets; stages go by criteria."""
    if facts.is_staged:
        return
    band = LOAD_INDEX_STEP
    for before, after in pairwise(facts.training_weeks):
        is_small = 0 <= after.load_index - before.load_index <= SETS_ADDED_AT_ONCE * after.heaviest_set
        if before.load_index and not is_small and not band.holds(after.load_index / before.load_index):
            growth = after.load_index / before.load_index
            allowed = f"{band.low:.0%} to {band.high:.0%}"
            text = f"Week {after.number} asks for {growth:.0%} of the load of week {before.number}; keep to {allowed}."
            yield Violation(after.pointer, f"{growth:.1%}", allowed, text)


def first_week_is_gentle(facts: Facts) -> Iterable[Violation]:
    """Of four full weeks or more the first asks for little effort, or for nine tenths of the load of the heaviest at most."""
    weeks = facts.training_weeks
    if len(weeks) < GENTLE_START_NEEDS_WEEKS or _hardest(weeks[0]) <= GENTLE_START_RPE:
        return
    heaviest = max(week.load_index for week in weeks)
    if weeks[0].load_index > GENTLE_START_SHARE * heaviest:
        share, allowed = weeks[0].load_index / heaviest, f"at most {GENTLE_START_SHARE:.0%}"
        text = (
            f"Week {weeks[0].number} already asks for {share:.0%} of the load of the heaviest week; start lower or go further."
        )
        yield Violation(weeks[0].pointer, f"{share:.1%}", allowed, text)


def _hardest(week: PlacedWeek) -> float:
    """The hardest effort of a week's main work."""
    return max((placed.item.effort.rpe for placed in week.main if placed.item.effort), default=0.0)


def easy_weeks_come_regularly(facts: Facts) -> Iterable[Violation]:
    """No more full weeks follow each other without an easy one than the level allows; the last run may be a little longer."""
    usual = facts.limits.guideline.longest_run_without_deload
    if facts.profile.sessions_per_week <= SESSIONS_WITHOUT_EASY_WEEKS or facts.is_staged:
        return
    for easy, run in groupby(facts.weeks, key=lambda week: week.week.deload):
        weeks = list(run)
        most = usual + (LAST_RUN_LONGER_WEEKS if weeks[-1].number == len(facts.weeks) else 0)
        if not easy and len(weeks) > most:
            text = f"Weeks {weeks[0].number} to {weeks[-1].number} have no easy one between; one is due after {most}."
            yield Violation(weeks[most].pointer, amount(len(weeks), "weeks"), f"at most {amount(most, 'weeks')}", text)


def easy_weeks_are_easy(facts: Facts) -> Iterable[Violation]:
    """An easy week has 30 to 65 % fewer main sets than the full week before it, none above RPE 6."""
    band = DELOAD_SETS_DROP
    full: PlacedWeek | None = None
    for week in facts.weeks:
        if not week.week.deload:
            full = week
            continue
        if full is not None and _sets(full):
            sets, before = _sets(week), _sets(full)
            if not band.low * before <= before - sets <= band.high * before:
                text = f"Easy week {week.number} has {amount(sets, 'sets')} after {before}; about half of them rest the body."
                allowed = f"{band.low:.0%} to {band.high:.0%} fewer"
                yield Violation(week.pointer, f"{(before - sets) / before:.0%} fewer", allowed, text)
        yield from _too_hard_for_easy_week(week)


def _too_hard_for_easy_week(week: PlacedWeek) -> Iterator[Violation]:
    limit = DELOAD_RPE
    for placed in week.main:
        effort = placed.item.effort
        if effort is not None and effort.rpe > limit:
            text = f"{placed.exercise.name} is set at RPE {effort.rpe:g} in an easy week; {limit:g} is the most there."
            yield Violation(f"{placed.pointer}/effort/rpe", f"RPE {effort.rpe:g}", f"at most RPE {limit:g}", text)


def _sets(week: PlacedWeek) -> int:
    return sum(placed.item.sets for placed in week.main)


def one_lever_at_a_time(facts: Facts) -> Iterable[Violation]:
    """From one full week to the next an exercise gets more of one thing only: repetitions or time, sets, or load."""
    for before, after in pairwise(facts.training_weeks):
        for earlier, later in zip(before.sessions, after.sessions, strict=False):
            yield from _several_levers(earlier, later)


def _several_levers(earlier: PlacedSession, later: PlacedSession) -> Iterator[Violation]:
    for placed in later.main:
        before = earlier.main_by_slot.get(placed.slot)
        grown = _grown(before, placed.item) if before else []
        if len(grown) > 1:
            text = f"{placed.exercise.name} grows in {listed(grown)} at once; one at a time shows what the body can take."
            yield Violation(placed.pointer, f"{listed(grown)} grow", "one of them at a time", text)


def _grown(before: Item, after: Item) -> list[str]:
    """What asks for more than before. Effort counts as load where a load can be chosen and the dose did not grow."""
    grown = []
    if type(before.dose) is type(after.dose) and _set_size(after.dose) > _set_size(before.dose):
        grown.append("dose")
    if after.sets > before.sets:
        grown.append("sets")
    harder = before.effort is not None and after.effort is not None and after.effort.rpe > before.effort.rpe
    if harder and not isinstance(after.load, BodyweightLoad) and "dose" not in grown:
        grown.append("load")
    return grown


def _set_size(dose: Dose) -> float:
    match dose:
        case Reps():
            return planned_reps(dose)
        case Holds():
            return max(dose.repetitions, default=0) * dose.hold_seconds
        case Timed():
            return dose.seconds
        case Contacts():
            return dose.contacts


def more_than_one_lever_is_used(facts: Facts) -> Iterable[Violation]:
    """A program of six weeks or more raises at least two different things, such as repetitions and load."""
    if len(facts.weeks) < LEVERS_NEED_WEEKS:
        return
    levers = {placed.item.lever for placed in facts.main_items if placed.item.lever}
    if len(levers) < LEVERS_NEEDED:
        text = f"The program raises {listed(sorted(levers))} only; more than one way to progress keeps it going."
        yield Violation("/weeks", amount(len(levers), "levers"), f"at least {LEVERS_NEEDED}", text)


def glute_work_progresses(facts: Facts) -> Iterable[Violation]:
    """Over six weeks or more, work for weak glutes grows in volume and in load or difficulty."""
    if len(facts.weeks) < LEVERS_NEED_WEEKS or GLUTES.isdisjoint(facts.trainable):
        return
    levers = {placed.item.lever for placed in facts.main_items if placed.item.lever and trains_glutes(placed.exercise)}
    for wanted, name in ((INTENSITY_LEVERS, "load or difficulty"), (VOLUME_LEVERS, "volume")):
        if levers.isdisjoint(wanted):
            text = f"The work for the weak glutes never grows in {name}."
            yield Violation("/weeks", f"no growth in {name}", "at least one step", text)


def main_work_progresses(facts: Facts) -> Iterable[Violation]:
    """Over six weeks or more no main exercise ends as it began: the exercise, its load, its repetitions or its sets grow."""
    if len(facts.weeks) < LEVERS_NEED_WEEKS or facts.is_staged or not facts.training_weeks:
        return
    first, last = facts.training_weeks[0], facts.training_weeks[-1]
    for earlier, later in zip(first.sessions, last.sessions, strict=False):
        for placed in later.main:
            before = earlier.main_by_slot.get(placed.slot)
            slower = before is not None and before.tempo != placed.item.tempo
            if before is not None and not slower and not _grown(before, placed.item) and not _is_harder(before, placed.item):
                text = f"{placed.exercise.name} is the same in week {later.week + 1} as in week {earlier.week + 1}."
                yield Violation(placed.pointer, "no growth", "more load, repetitions, sets or a harder exercise", text)


def _is_harder(before: Item, after: Item) -> bool:
    return before.effort is not None and after.effort is not None and after.effort.rpe > before.effort.rpe
