"""Doses are of the kind that their exercise is counted in, and no larger than programs that were studied."""

from collections.abc import Iterable, Iterator

from app.engine.catalogue.protocols import Track, WeeklyRepetitions
from app.engine.guidelines.strength import ENDURANCE_HOLD_LIMIT_SECONDS, MOST_ENDURANCE_HOLDS
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
        if not all(number >= 1 for number in _numbers(item.dose)):
            text = f"{exercise.name} has a set in which there is nothing to do."
            yield from wrong("dose", str(min(_numbers(item.dose))), "from 1 up", text)


def _numbers(dose: Dose) -> tuple[int, ...]:
    """What every set holds, where that is no range."""
    match dose:
        case Reps():
            return ()
        case Holds():
            return (*dose.repetitions, dose.hold_seconds)
        case Timed():
            return (dose.seconds,)
        case Contacts():
            return (dose.contacts,)


def doses_stay_near_published_programs(facts: Facts) -> Iterable[Violation]:
    """Sets and repetitions are those of the level, holds are thirty at most, and what a track limits by the week stays few."""
    limited = [(track, track.weekly_repetitions) for track in facts.catalogue.tracks.values() if track.weekly_repetitions]
    counted_by_week = {slug for track, _ in limited for slug in track.rungs}
    for placed in facts.main_items:
        dose = placed.item.dose
        if placed.exercise.slug in counted_by_week:
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
    for track, limit in limited:
        yield from _too_many_a_week(facts, track, limit)


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


def _too_many_a_week(facts: Facts, track: Track, limit: WeeklyRepetitions) -> Iterator[Violation]:
    """Repetitions of a week against those of the full week before it; weeks without any are passed over."""
    names = " and ".join(facts.exercises[slug].name for slug in track.rungs if slug in facts.exercises)
    before = 0
    for week in facts.weeks:
        items = (placed.item for placed in week.main if placed.exercise.slug in track.rungs)
        reps = sum(item.sets * item.dose.max for item in items if isinstance(item.dose, Reps))
        most = min(before + limit.growth, limit.most) if before else limit.first
        if reps > most:
            text = f"Week {week.number} has {amount(reps, 'repetitions')} of {names}; muscles get used to {most} there."
            yield Violation(week.pointer, amount(reps, "repetitions"), f"at most {most}", text)
        if reps and not week.week.deload:
            before = reps
