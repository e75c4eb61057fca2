"""Nobody is asked for what they should not do."""

from collections.abc import Iterable, Iterator

from app.engine.guidelines.progression import LOADED_HINGE_GENTLE_WEEKS, LOADED_HINGE_RPE
from app.engine.guidelines.safety import FEWEST_REPS_IN_RESERVE
from app.engine.guidelines.strength import (
    CONTINUOUS_HOLD_LIMIT_SECONDS,
    ENDURANCE_HOLD_LIMIT_SECONDS,
    FIRST_WEEK_PLANK_LIMIT_SECONDS,
)
from app.engine.measures.exercise_kinds import is_isometric_core, is_loaded_hinge, is_strengthening
from app.engine.program import BodyweightLoad, ExternalLoad, Holds, Violation
from app.engine.rules.facts import Facts
from app.engine.rules.placed import PlacedItem
from app.engine.vocabulary.exercises import MovementPattern
from app.engine.words import amount, listed, words


def no_excluded_demand_is_asked_for(facts: Facts) -> Iterable[Violation]:
    """No exercise asks for what the person, a condition or pain leaves out."""
    for slug, exercise in facts.exercises.items():
        excluded = [demand for demand in sorted(exercise.demands) if demand in facts.limits.excluded_demands]
        reasons = [f"asks for {words(demand)}, which is {facts.limits.excluded_demands[demand]}" for demand in excluded]
        if slug in facts.limits.excluded_exercises:
            reasons.append(f"is {facts.limits.excluded_exercises[slug]}")
        if reasons:
            text = f"{exercise.name} {', and it '.join(reasons)}."
            yield Violation(f"/exercises/{slug}", listed(excluded or [slug]), "nothing that is left out", text)


def only_owned_equipment_is_used(facts: Facts) -> Iterable[Violation]:
    """Every exercise can be done with the equipment that the person has."""
    has = listed(sorted(facts.owned)) if facts.owned else "no equipment"
    for slug, exercise in facts.exercises.items():
        if facts.implements[slug] is None:
            needed = " or ".join(listed(sorted(option)) for option in exercise.equipment_options)
            yield Violation(f"/exercises/{slug}", needed, has, f"{exercise.name} needs {needed}; the person has {has}.")
    for distinct in facts.distinct_items:
        load = distinct.item.load
        if isinstance(load, ExternalLoad) and load.implement not in facts.owned:
            text = f"{distinct.exercise.name} is loaded with a {words(load.implement)}; the person has {has}."
            yield from distinct.violations("load", words(load.implement), has, text)


def no_exercise_is_above_the_level(facts: Facts) -> Iterable[Violation]:
    """No exercise is harder than the level that is trained at, one lower than stated while pain or a condition eases it."""
    level = facts.limits.level
    for slug, exercise in facts.exercises.items():
        if exercise.level.rank > level.rank:
            text = f"{exercise.name} is for {exercise.level} level and the program is for {level} level."
            yield Violation(f"/exercises/{slug}", str(exercise.level), f"at most {level}", text)


def effort_stays_under_its_caps(facts: Facts) -> Iterable[Violation]:
    """The first week is gentle, no later set is harder than the level allows, and none goes to failure."""
    highest = facts.limits.rpe_limit
    first_week = min(highest, facts.limits.guideline.first_week_rpe_limit)
    for placed in facts.items:
        effort = placed.item.effort
        if effort is None:
            continue
        limit = first_week if placed.week == 0 and facts.begins_training else highest
        if effort.rpe > limit:
            text = f"{placed.exercise.name} is set at RPE {effort.rpe:g}; at most {limit:g} is safe here."
            yield Violation(f"{placed.pointer}/effort/rpe", f"RPE {effort.rpe:g}", f"at most RPE {limit:g}", text)
        if effort.reps_in_reserve < FEWEST_REPS_IN_RESERVE:
            left, least = (amount(n, "repetitions") for n in (effort.reps_in_reserve, FEWEST_REPS_IN_RESERVE))
            text = f"{placed.exercise.name} leaves {left} in reserve; every set should end with at least {least} left."
            yield Violation(f"{placed.pointer}/effort/reps_in_reserve", left, f"at least {least}", text)


def loaded_hinges_start_light(facts: Facts) -> Iterable[Violation]:
    """The first two weeks with a loaded hinge keep it light, so that form comes first."""
    hinges = [placed for placed in facts.main_items if _is_loaded_hinge(placed) and placed.item.effort]
    gentle = sorted({placed.week for placed in hinges})[:LOADED_HINGE_GENTLE_WEEKS]
    limit = LOADED_HINGE_RPE
    for placed in hinges:
        effort = placed.item.effort
        if effort is not None and placed.week in gentle and effort.rpe > limit:
            text = f"{placed.exercise.name} starts at RPE {effort.rpe:g}; learn the hinge at {limit:g} or less first."
            yield Violation(f"{placed.pointer}/effort/rpe", f"RPE {effort.rpe:g}", f"at most RPE {limit:g}", text)


def _is_loaded_hinge(placed: PlacedItem) -> bool:
    loaded = not isinstance(placed.item.load, BodyweightLoad)
    return is_loaded_hinge(placed.exercise) or (loaded and placed.exercise.pattern is MovementPattern.HINGE)


def holds_stay_short(facts: Facts) -> Iterable[Violation]:
    """Endurance holds last ten seconds at most, continuous ones a minute, and planks of the first week half a minute."""
    for placed in facts.items:
        dose = placed.item.dose
        if not isinstance(dose, Holds) or not is_strengthening(placed.exercise):
            continue
        endurance = (placed.exercise.max_hold_seconds or 0) <= ENDURANCE_HOLD_LIMIT_SECONDS
        limit = ENDURANCE_HOLD_LIMIT_SECONDS if endurance else CONTINUOUS_HOLD_LIMIT_SECONDS
        if placed.week == 0 and is_isometric_core(placed.exercise):
            limit = min(limit, FIRST_WEEK_PLANK_LIMIT_SECONDS)
        yield from _longer_than(limit, placed, dose, "add repetitions or take a harder variant instead")


def holds_respect_conditions(facts: Facts) -> Iterable[Violation]:
    """No hold under effort is longer than a stated condition allows; easy stretches are not meant."""
    limit = facts.limits.hold_limit_seconds
    if limit is None:
        return
    for placed in facts.items:
        if isinstance(placed.item.dose, Holds) and is_strengthening(placed.exercise):
            yield from _longer_than(limit, placed, placed.item.dose, "a stated condition asks for shorter holds")


def _longer_than(limit: int, placed: PlacedItem, dose: Holds, advice: str) -> Iterator[Violation]:
    if dose.hold_seconds > limit:
        text = (
            f"{placed.exercise.name} is held for {amount(dose.hold_seconds, 'seconds')} where {limit} are the most: {advice}."
        )
        measured, allowed = amount(dose.hold_seconds, "seconds"), f"at most {amount(limit, 'seconds')}"
        yield Violation(f"{placed.pointer}/dose/hold_seconds", measured, allowed, text)
