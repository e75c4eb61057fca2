"""Nobody is asked for what they should not do."""

from collections.abc import Iterable, Iterator

from app.engine import guidelines
from app.engine.eligibility import chosen_equipment
from app.engine.measures import is_isometric_core, is_loaded_hinge, is_strengthening
from app.engine.program import BodyweightLoad, Contacts, ExternalLoad, Holds, Violation
from app.engine.rules.facts import Facts, PlacedItem, PlacedSession
from app.engine.rules.words import amount, listed, words
from app.engine.vocabulary import Laterality, Modality, MovementPattern


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
        if chosen_equipment(exercise, facts.owned) is None:
            needed = " or ".join(listed(sorted(option)) for option in exercise.equipment_options)
            yield Violation(f"/exercises/{slug}", needed, has, f"{exercise.name} needs {needed}; the person has {has}.")
    for placed in facts.items:
        load = placed.item.load
        if isinstance(load, ExternalLoad) and load.implement not in facts.owned:
            text = f"{placed.exercise.name} is loaded with a {words(load.implement)}; the person has {has}."
            yield Violation(f"{placed.pointer}/load", words(load.implement), has, text)


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
        limit = first_week if placed.week == 0 else highest
        if effort.rpe > limit:
            text = f"{placed.exercise.name} is set at RPE {effort.rpe:g}; at most {limit:g} is safe here."
            yield Violation(f"{placed.pointer}/effort/rpe", f"RPE {effort.rpe:g}", f"at most RPE {limit:g}", text)
        if effort.reps_in_reserve < guidelines.FEWEST_REPS_IN_RESERVE:
            left, least = (amount(n, "repetitions") for n in (effort.reps_in_reserve, guidelines.FEWEST_REPS_IN_RESERVE))
            text = f"{placed.exercise.name} leaves {left} in reserve; every set should end with at least {least} left."
            yield Violation(f"{placed.pointer}/effort/reps_in_reserve", left, f"at least {least}", text)


def loaded_hinges_start_light(facts: Facts) -> Iterable[Violation]:
    """The first two weeks with a loaded hinge keep it light, so that form comes first."""
    hinges = [placed for placed in facts.main_items if _is_loaded_hinge(placed) and placed.item.effort]
    gentle = sorted({placed.week for placed in hinges})[: guidelines.LOADED_HINGE_GENTLE_WEEKS]
    limit = guidelines.LOADED_HINGE_RPE
    for placed in hinges:
        effort = placed.item.effort
        if effort is not None and placed.week in gentle and effort.rpe > limit:
            text = f"{placed.exercise.name} starts at RPE {effort.rpe:g}; learn the hinge at {limit:g} or less first."
            yield Violation(f"{placed.pointer}/effort/rpe", f"RPE {effort.rpe:g}", f"at most RPE {limit:g}", text)


def _is_loaded_hinge(placed: PlacedItem) -> bool:
    loaded = not isinstance(placed.item.load, BodyweightLoad)
    return is_loaded_hinge(placed.exercise) or (loaded and placed.exercise.pattern is MovementPattern.HINGE)


def jumps_pass_their_gate(facts: Facts) -> Iterable[Violation]:
    """Jumps wait for three weeks of strength and for calm joints, fit the level, and leave two days between."""
    with_jumps = {session.pointer for session in facts.sessions if any(map(_is_jump, session.items))}
    for session in facts.sessions:
        if session.pointer in with_jumps:
            yield from _jumps_too_early_or_too_hard(facts, session)
            yield from _too_many_landings(facts, session)
    for earlier, later, days in facts.sessions_closer_than(guidelines.JUMP_REST_DAYS):
        if earlier.pointer in with_jumps and later.pointer in with_jumps:
            allowed = f"at least {amount(guidelines.JUMP_REST_DAYS, 'days')}"
            text = f"Two sessions with jumps are {amount(days, 'days')} apart; tendons need {allowed}."
            yield Violation(later.pointer, amount(days, "days"), allowed, text)


def _jumps_too_early_or_too_hard(facts: Facts, session: PlacedSession) -> Iterator[Violation]:
    highest = guidelines.JUMP_INTENSITY[facts.limits.level]
    for placed in filter(_is_jump, session.items):
        name, intensity = placed.exercise.name, placed.exercise.plyometric_intensity or 0
        if facts.limits.eased:
            text = f"{name} is a jump, and jumps wait while pain or a condition asks for care."
            yield Violation(placed.pointer, "a jump", "no jumps", text)
        elif placed.week < guidelines.JUMP_BASE_WEEKS:
            text = f"{name} is a jump in week {placed.week + 1}; {guidelines.JUMP_BASE_WEEKS} weeks of strength come first."
            yield Violation(placed.pointer, f"week {placed.week + 1}", f"from week {guidelines.JUMP_BASE_WEEKS + 1}", text)
        if intensity > highest:
            text = f"{name} is a jump of class {intensity}; this level goes up to class {highest}."
            yield Violation(placed.pointer, f"class {intensity}", f"at most class {highest}", text)


def _too_many_landings(facts: Facts, session: PlacedSession) -> Iterator[Violation]:
    most = guidelines.JUMP_CONTACTS[facts.limits.level]
    landings = sum(map(_landings, filter(_is_jump, session.items)))
    if landings > most:
        text = f"The session has {amount(landings, 'landings')}; this level goes up to {most}."
        yield Violation(session.pointer, amount(landings, "landings"), f"at most {amount(most, 'landings')}", text)


def _landings(placed: PlacedItem) -> int:
    dose, feet = placed.item.dose, 2 if placed.exercise.laterality is Laterality.UNILATERAL else 1
    return feet * placed.item.sets * dose.contacts if isinstance(dose, Contacts) else 0


def _is_jump(placed: PlacedItem) -> bool:
    return placed.exercise.modality is Modality.PLYOMETRIC


def holds_stay_short(facts: Facts) -> Iterable[Violation]:
    """Endurance holds last ten seconds at most, continuous ones a minute, and planks of the first week half a minute."""
    for placed in facts.items:
        dose = placed.item.dose
        if not isinstance(dose, Holds) or not is_strengthening(placed.exercise):
            continue
        endurance = (placed.exercise.max_hold_seconds or 0) <= guidelines.ENDURANCE_HOLD_LIMIT_SECONDS
        limit = guidelines.ENDURANCE_HOLD_LIMIT_SECONDS if endurance else guidelines.CONTINUOUS_HOLD_LIMIT_SECONDS
        if placed.week == 0 and is_isometric_core(placed.exercise):
            limit = min(limit, guidelines.FIRST_WEEK_PLANK_LIMIT_SECONDS)
        yield from _longer_than(limit, placed, dose, "add repetitions or take a harder variant instead")


def holds_respect_conditions(facts: Facts) -> Iterable[Violation]:
    """No hold under effort is longer than a stated condition allows; easy stretches are not meant."""
    limit = facts.limits.hold_limit_seconds
    for placed in facts.items:
        if limit is not None and isinstance(placed.item.dose, Holds) and is_strengthening(placed.exercise):
            yield from _longer_than(limit, placed, placed.item.dose, "a stated condition asks for shorter holds")


def _longer_than(limit: int, placed: PlacedItem, dose: Holds, advice: str) -> Iterator[Violation]:
    if dose.hold_seconds > limit:
        text = (
            f"{placed.exercise.name} is held for {amount(dose.hold_seconds, 'seconds')} where {limit} are the most: {advice}."
        )
        measured, allowed = amount(dose.hold_seconds, "seconds"), f"at most {amount(limit, 'seconds')}"
        yield Violation(f"{placed.pointer}/dose/hold_seconds", measured, allowed, text)
