"""Doses are of the kind that their exercise is counted in, and no larger than programs that were studied."""

from collections.abc import Iterable, Iterator

from app.engine.guidelines.progression import SHORT_LEVER_OF
from app.engine.guidelines.strength import (
    ENDURANCE_HOLD_LIMIT_SECONDS,
    FIRST_NORDIC_REPS,
    MOST_ENDURANCE_HOLDS,
    MOST_NORDIC_REPS,
    NORDIC_GROWTH,
    NORDICS,
)
from app.engine.program import Contacts, Dose, Holds, Reps, Timed, Violation
from app.engine.rules.facts import Facts
from app.engine.rules.placed import PlacedItem
from app.engine.vocabulary.exercises import Laterality, Measure, Modality
from app.engine.words import amount

KIND_OF_DOSE: dict[Measure, type[Dose]] = {
    Measure.REPS: Reps,
    Measure.HOLD: Holds,
    Measure.TIME: Timed,
    Measure.CONTACTS: Contacts,
}


def doses_match_their_exercise(facts: Facts) -> Iterable[Violation]:
    """Every item has one set or more, counted in what its exercise is counted in, and holds are given for every set."""
    for distinct in facts.distinct_items:
        item, exercise, wrong = distinct.item, distinct.exercise, distinct.violations
        if not isinstance(item.dose, KIND_OF_DOSE[exercise.measure]):
            text = f"{exercise.name} is counted in {exercise.measure}, not in {item.dose.kind}."
            yield from wrong("dose", item.dose.kind, str(exercise.measure), text)
        if item.sets < 1:
            text = f"{exercise.name} has {amount(item.sets, 'sets')}; an exercise has one at least."
            yield from wrong("sets", amount(item.sets, "sets"), "at least 1 set", text)
        if isinstance(item.dose, Reps) and not 1 <= item.dose.min <= item.dose.max:
            measured = f"{item.dose.min} to {item.dose.max}"
            text = f"{exercise.name} has {measured} repetitions, which is no range."
            yield from wrong("dose", measured, "from 1 up, the smaller first", text)
        if isinstance(item.dose, Holds) and len(item.dose.repetitions) != item.sets:
            given, sets = amount(len(item.dose.repetitions), "numbers"), amount(item.sets, "sets")
            text = f"{exercise.name} has {sets} but {given} of holds; every set needs its own."
            yield from wrong("dose/repetitions", given, f"one for each of {sets}", text)


def doses_stay_near_published_programs(facts: Facts) -> Iterable[Violation]:
    """Sets and repetitions are those of the level, holds are thirty at most, Nordic curls few, and long levers come later."""
    for placed in facts.main_items:
        dose = placed.item.dose
        if placed.exercise.slug in NORDICS:
            continue
        if isinstance(dose, Reps):
            if placed.exercise.modality is Modality.STRENGTH:
                yield from _strength_dose_outside(facts, placed, dose)
        elif isinstance(dose, Holds) and dose.hold_seconds <= ENDURANCE_HOLD_LIMIT_SECONDS:
            sides = 2 if placed.exercise.laterality is Laterality.ALTERNATING else 1
            holds, most = sum(dose.repetitions), sides * MOST_ENDURANCE_HOLDS
            if holds > most:
                text = f"{placed.exercise.name} has {amount(holds, 'holds')}; studied programs go up to {most}."
                yield Violation(f"{placed.pointer}/dose", amount(holds, "holds"), f"at most {amount(most, 'holds')}", text)
    yield from _too_many_nordics(facts)
    yield from _long_levers_first(facts)


def _strength_dose_outside(facts: Facts, placed: PlacedItem, dose: Reps) -> Iterable[Violation]:
    guideline, name = facts.limits.guideline, placed.exercise.name
    most = guideline.sets_per_exercise.high
    if placed.item.sets > most:
        text = f"{name} has {amount(placed.item.sets, 'sets')}; {most:g} are the most that are usual at this level."
        yield Violation(f"{placed.pointer}/sets", amount(placed.item.sets, "sets"), f"at most {amount(most, 'sets')}", text)
    low, high = guideline.loaded_reps.low, guideline.unloaded_reps.high
    sides = 2 if placed.exercise.laterality is Laterality.ALTERNATING else 1
    if dose.min < low * sides or dose.max > high * sides:
        measured, allowed = f"{dose.min} to {dose.max} repetitions", f"{low:g} to {high:g} repetitions"
        text = f"{name} has {measured}; {allowed} are usual at this level."
        yield Violation(f"{placed.pointer}/dose", measured, allowed, text)


def _too_many_nordics(facts: Facts) -> Iterator[Violation]:
    """Repetitions of a week against those of the full week before it; weeks without Nordic curls are passed over."""
    if NORDICS.isdisjoint(facts.exercises):
        return
    before = 0
    for week in facts.weeks:
        nordics = (placed.item for placed in week.main if placed.exercise.slug in NORDICS)
        reps = sum(item.sets * item.dose.max for item in nordics if isinstance(item.dose, Reps))
        most = min(before + NORDIC_GROWTH, MOST_NORDIC_REPS) if before else FIRST_NORDIC_REPS
        if reps > most:
            text = f"Week {week.number} has {amount(reps, 'Nordic curls')}; hamstrings get used to {most} there."
            yield Violation(week.pointer, amount(reps, "repetitions"), f"at most {most}", text)
        if reps and not week.week.deload:
            before = reps


def _long_levers_first(facts: Facts) -> Iterator[Violation]:
    """The first use of a long lever although the short one, which this person may do, was not done before."""
    may_do = {exercise.slug for exercise in facts.eligible}
    first_uses: dict[str, PlacedItem] = {}
    for placed in facts.main_items:
        first_uses.setdefault(placed.exercise.slug, placed)
    done: set[str] = set()
    for slug, placed in first_uses.items():
        short = SHORT_LEVER_OF.get(slug)
        if short in may_do and short not in done:
            text = f"{placed.exercise.name} comes without the short lever before it."
            yield Violation(placed.pointer, slug, f"{short} first", text)
        done.add(slug)
