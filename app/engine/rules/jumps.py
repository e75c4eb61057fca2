"""Jumps wait at their gate, and behind it they grow slowly."""

from collections.abc import Iterable, Iterator

from app.engine.guidelines.jumps import (
    HARD_JUMP_CLASS,
    HARD_JUMP_REST_DAYS,
    JUMP_BASE_WEEKS,
    JUMP_GROWTH,
    JUMP_GUIDELINES,
    JUMP_REST_DAYS,
    JUMP_SESSIONS,
)
from app.engine.measures.exercise_kinds import is_jump
from app.engine.measures.load import landings_of
from app.engine.program import Contacts, Violation
from app.engine.rules.facts import Facts
from app.engine.rules.placed import PlacedItem, PlacedSession, PlacedWeek
from app.engine.vocabulary.programs import BlockKind
from app.engine.words import amount

HARD_LEG_WORK = (BlockKind.POWER, BlockKind.STRENGTH)


def jumps_pass_their_gate(facts: Facts) -> Iterable[Violation]:
    """Jumps wait for passed tests, calm joints and weeks of strength, fit the level, grow slowly, and leave time to rest."""
    if not any(map(is_jump, facts.exercises.values())):
        return
    for session in facts.sessions:
        for placed in session.jumps:
            yield from _behind_a_shut_gate(facts, placed)
        yield from _too_many_landings(facts, session)
    for week in facts.weeks:
        yield from _too_often(week)
    yield from _too_close(facts)
    yield from _too_fast(facts)


def _class(placed: PlacedItem) -> int:
    return placed.exercise.plyometric_intensity or 0


def _behind_a_shut_gate(facts: Facts, placed: PlacedItem) -> Iterator[Violation]:
    name, week, highest = placed.exercise.name, placed.week + 1, JUMP_GUIDELINES[facts.limits.level].highest_class
    if facts.limits.eased:
        text = f"{name} is a jump, and jumps wait while pain or a condition asks for care."
        yield Violation(placed.pointer, "a jump", "no jumps", text)
    elif not facts.profile.landing_tests_passed:
        text = f"{name} is a jump, and jumps wait until the landing tests are passed."
        yield Violation(placed.pointer, "a jump", "no jumps", text)
    elif week <= JUMP_BASE_WEEKS:
        text = f"{name} is a jump in week {week}; {JUMP_BASE_WEEKS} weeks of strength come first."
        yield Violation(placed.pointer, f"week {week}", f"from week {JUMP_BASE_WEEKS + 1}", text)
    if _class(placed) > highest:
        text = f"{name} is a jump of class {_class(placed)}; this level goes up to class {highest}."
        yield Violation(placed.pointer, f"class {_class(placed)}", f"at most class {highest}", text)


def _too_many_landings(facts: Facts, session: PlacedSession) -> Iterator[Violation]:
    landings, most = _landings(session), JUMP_GUIDELINES[facts.limits.level].most_landings
    if landings > most:
        text = f"The session has {amount(landings, 'landings')}; this level goes up to {most}."
        yield Violation(session.pointer, amount(landings, "landings"), f"at most {amount(most, 'landings')}", text)


def _landings(session: PlacedSession) -> int:
    doses = ((placed, placed.item.dose) for placed in session.jumps)
    return sum(landings_of(p.exercise, dose, p.item.sets) for p, dose in doses if isinstance(dose, Contacts))


def _too_often(week: PlacedWeek) -> Iterator[Violation]:
    sessions, most = sum(bool(session.jumps) for session in week.sessions), JUMP_SESSIONS
    if sessions > most:
        text = f"Week {week.number} has {amount(sessions, 'sessions')} with jumps; {most} are the most."
        yield Violation(week.pointer, amount(sessions, "sessions"), f"at most {amount(most, 'sessions')}", text)


def _too_close(facts: Facts) -> Iterator[Violation]:
    """Jumps a day after jumps, and hard leg work too soon after the hardest jumps."""
    for earlier, later, days in facts.sessions_closer_than(HARD_JUMP_REST_DAYS):
        hardest = max(map(_class, earlier.jumps), default=0)
        jumps_again = bool(hardest) and bool(later.jumps) and days < JUMP_REST_DAYS
        works_again = hardest >= HARD_JUMP_CLASS and any(placed.kind in HARD_LEG_WORK for placed in later.main)
        if jumps_again or works_again:
            needed = HARD_JUMP_REST_DAYS if works_again else JUMP_REST_DAYS
            allowed = f"at least {amount(needed, 'days')}"
            text = f"The session comes {amount(days, 'days')} after jumps of class {hardest}; tendons need {allowed}."
            yield Violation(later.pointer, amount(days, "days"), allowed, text)


def _too_fast(facts: Facts) -> Iterator[Violation]:
    """From one full week to the next: many more landings, a leap in class, or more of both; in an easy week, any more."""
    before = highest = 0
    for week in facts.weeks:
        landings = sum(map(_landings, week.sessions))
        hardest = max((_class(placed) for session in week.sessions for placed in session.jumps), default=0)
        growth = landings - before
        most = 0 if week.week.deload else JUMP_GROWTH
        if growth > most:
            text = (
                f"Week {week.number} has {amount(growth, 'landings')} more than the full week before; {most} more are the most."
            )
            yield Violation(week.pointer, f"{growth} more", f"at most {most} more", text)
        if hardest > highest + 1:
            text = f"Week {week.number} goes from class {highest} to class {hardest}; jumps get harder one class at a time."
            yield Violation(week.pointer, f"class {hardest}", f"at most class {highest + 1}", text)
        elif before and hardest > highest and growth > 0:
            text = f"Week {week.number} has harder jumps and more landings; raise one of the two at a time."
            yield Violation(week.pointer, "both", "one of the two", text)
        if not week.week.deload:
            before = landings
        highest = max(highest, hardest)
