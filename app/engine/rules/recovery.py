"""Rest between hard days: what was trained hard gets time before it is trained hard again."""

from collections.abc import Iterable

from app.engine.guidelines.recovery import GLUTE_FOCUS_SETS, GLUTE_REST_DAYS, GLUTE_SESSIONS, HARD_RECOVERY_HOURS
from app.engine.measures.calendar import DAYS_OF_WEEK, HOURS_OF_DAY, days_between
from app.engine.priorities.needs import GLUTE_DAYS_NEED, is_glute_strength
from app.engine.program import Violation
from app.engine.rules.facts import Facts
from app.engine.vocabulary.roles import HIP_ROLES
from app.engine.words import amount, listed

FEWEST_REST_DAYS = 1


def glute_sessions_at_least_two_days_apart(facts: Facts) -> Iterable[Violation]:
    """Two glute-focused sessions start at least two calendar days apart, also from one week to the next."""
    allowed = f"at least {amount(GLUTE_REST_DAYS, 'days')}"
    for earlier, later, days in facts.sessions_closer_than(GLUTE_REST_DAYS):
        if earlier.is_glute_focused and later.is_glute_focused:
            on = f"{earlier.session.day} and {later.session.day}"
            text = f"Two glute-focused sessions, {on}, are {amount(days, 'days')} apart; leave {allowed} between their starts."
            yield Violation(later.pointer, amount(days, "days"), allowed, text)


def hard_muscles_rest_48_hours(facts: Facts) -> Iterable[Violation]:
    """A muscle that gets four sets or more in its own roles rests for 48 hours before the next such session."""
    days_needed = HARD_RECOVERY_HOURS // HOURS_OF_DAY
    for earlier, later, days in facts.sessions_closer_than(days_needed):
        both = earlier.hard_muscles & later.hard_muscles
        if both:
            measured, allowed = f"{days * HOURS_OF_DAY} hours", f"at least {HARD_RECOVERY_HOURS} hours"
            on = f"{earlier.session.day} and {later.session.day}"
            text = f"On {on} the {listed(sorted(both))} work hard with {measured} between; they need {allowed}."
            yield Violation(later.pointer, measured, allowed, text)


def week_has_a_rest_day(facts: Facts) -> Iterable[Violation]:
    """Every week has at least one day without training."""
    for week in facts.weeks:
        rest = DAYS_OF_WEEK - len({session.session.day for session in week.sessions})
        if rest < FEWEST_REST_DAYS:
            text = f"Week {week.number} has training on every day; at least one day is for rest."
            allowed = f"at least {amount(FEWEST_REST_DAYS, 'rest days')}"
            yield Violation(week.pointer, amount(rest, "rest days"), allowed, text)


def glutes_are_trained_twice_a_week(facts: Facts) -> Iterable[Violation]:
    """Where weak glutes lead, two sessions of every full week have three hip-led sets or more, if days and time leave room."""
    days = facts.profile.days
    room = any(days_between(a, b) >= GLUTE_REST_DAYS for a in days for b in days)
    leads = any(map(is_glute_strength, facts.client.imbalances))
    if facts.is_staged or facts.tells(GLUTE_DAYS_NEED) or not leads or not room or facts.fillable_roles.isdisjoint(HIP_ROLES):
        return
    for week in facts.training_weeks:
        focused = sum(session.hip_led_sets >= GLUTE_FOCUS_SETS for session in week.sessions)
        if focused < GLUTE_SESSIONS:
            sessions = amount(focused, "sessions")
            text = f"Week {week.number} has {sessions} for the weak glutes; {GLUTE_SESSIONS} keep them going."
            allowed = f"at least {amount(GLUTE_SESSIONS, 'sessions')}"
            yield Violation(week.pointer, sessions, allowed, text)
