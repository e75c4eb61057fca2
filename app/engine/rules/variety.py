"""Every direction and enough different exercises, but no more than one keeps going with."""

from collections.abc import Iterable
from itertools import pairwise

from app.engine.guidelines.patterns import CORE_DIRECTIONS_NEEDED, CORE_DIRECTIONS_NEEDED_WITH_WEAK_CORE, OTHER_PLANES
from app.engine.guidelines.sessions import FEWEST_EXERCISES, MOST_EXERCISES, upper
from app.engine.guidelines.strength import WEIGHTS
from app.engine.guidelines.variety import FEWEST_TO_COMPARE, SHARED_AT_MOST, WEIGHTED_AT_LEAST
from app.engine.guidelines.volume import (
    FEWEST_DISTINCT_EXERCISES,
    FEWEST_DISTINCT_EXERCISES_SHORT_WEEK,
    OTHER_PLANES_SHARE,
    SHORT_WEEK_MINUTES,
)
from app.engine.measures.exercise_kinds import core_directions, is_isometric_core
from app.engine.program import ExternalLoad, Violation
from app.engine.rules.facts import Facts
from app.engine.rules.placed import PlacedSession
from app.engine.vocabulary.roles import TRUNK_ROLES, Role
from app.engine.words import amount, listed

TWO_LEGGED = frozenset({Role.SQUAT, Role.HINGE, Role.HIP_EXTENSION})


def core_is_trained_in_every_direction(facts: Facts) -> Iterable[Violation]:
    """A week trains the trunk in two of three directions (front, side, back with rotation), in all where it leads."""
    leads = TRUNK_ROLES & facts.client.leads
    wanted = CORE_DIRECTIONS_NEEDED_WITH_WEAK_CORE if len(leads) >= CORE_DIRECTIONS_NEEDED else CORE_DIRECTIONS_NEEDED
    least = min(wanted, len(core_directions(facts.open_exercises)))
    if facts.is_staged or facts.profile.weekly_minutes < SHORT_WEEK_MINUTES:
        return
    for week in facts.training_weeks:
        directions = core_directions(exercise for exercise, _ in week.trained)
        if len(directions) < least:
            text = f"Week {week.number} trains the trunk in {len(directions)} of {least} directions: {listed(directions)}."
            yield Violation(week.pointer, amount(len(directions), "directions"), f"at least {least}", text)


def weeks_leave_the_sagittal_plane(facts: Facts) -> Iterable[Violation]:
    """A tenth of the weekly sets or more moves or resists sideways or in rotation."""
    possible = any(exercise.plane in OTHER_PLANES for exercise in facts.open_exercises)
    if facts.is_staged or not possible or facts.profile.weekly_minutes < SHORT_WEEK_MINUTES:
        return
    least = OTHER_PLANES_SHARE
    for week in facts.training_weeks:
        sets = sum(sets for _, sets in week.trained)
        sideways = sum(sets for exercise, sets in week.trained if exercise.plane in OTHER_PLANES)
        if sideways < least * sets:
            text = f"In week {week.number} {sideways} of {amount(sets, 'sets')} leave the sagittal plane; {least:.0%} should."
            yield Violation(week.pointer, f"{sideways / sets:.0%}", f"at least {least:.0%}", text)


def weeks_have_enough_variety(facts: Facts) -> Iterable[Violation]:
    """A week has six different main exercises or more, four where there is little time."""
    short_week = facts.profile.weekly_minutes < SHORT_WEEK_MINUTES
    wanted = FEWEST_DISTINCT_EXERCISES_SHORT_WEEK if short_week else FEWEST_DISTINCT_EXERCISES
    least = min(wanted, len(facts.open_exercises))
    if facts.is_staged:
        return
    for week in facts.training_weeks:
        exercises = len(week.trained)
        if exercises < least:
            text = f"Week {week.number} has {amount(exercises, 'main exercises')}; {least} keep it varied enough."
            yield Violation(week.pointer, amount(exercises, "exercises"), f"at least {least}", text)


def main_work_has_a_sensible_size(facts: Facts) -> Iterable[Violation]:
    """The main work of a full session has as many exercises as its minutes hold."""
    minutes = facts.profile.minutes_per_session
    most, least = upper(minutes, MOST_EXERCISES), upper(minutes, FEWEST_EXERCISES)
    if facts.is_staged:
        return
    for session in (session for week in facts.training_weeks for session in week.sessions):
        items = len(session.main)
        if not least <= items <= most:
            text = f"The session has {amount(items, 'main exercises')}; {least} to {most} suit its minutes."
            yield Violation(session.pointer, amount(items, "exercises"), f"{least} to {most}", text)


def neighbouring_sessions_differ(facts: Facts) -> Iterable[Violation]:
    """Sessions that follow each other in a week share at most half of their exercises outside the trunk."""
    for week in facts.training_weeks:
        for earlier, later in pairwise(week.sessions):
            here, there = (_lifts_and_isolation(session) for session in (earlier, later))
            smaller = min(len(here), len(there))
            if smaller >= FEWEST_TO_COMPARE and len(here & there) > SHARED_AT_MOST * smaller:
                text = f"The session shares {listed(sorted(here & there))} with the one before; another choice trains more."
                yield Violation(later.pointer, amount(len(here & there), "exercises"), f"at most {SHARED_AT_MOST:.0%}", text)


def _lifts_and_isolation(session: PlacedSession) -> set[str]:
    return {placed.exercise.slug for placed in session.main if not is_isometric_core(placed.exercise)}


def owned_weights_are_used(facts: Facts) -> Iterable[Violation]:
    """In the last week at least half of the two-legged lifts that the person could do with a weight are done with one."""
    if facts.is_staged or not facts.training_weeks:
        return
    loadable = {facts.role_of(e) for e in facts.open_exercises if not WEIGHTS.isdisjoint(facts.client.implements[e.slug])}
    lifts = [p for p in facts.training_weeks[-1].main if facts.role_of(p.exercise) in TWO_LEGGED & loadable]
    weighted = [placed for placed in lifts if isinstance(placed.item.load, ExternalLoad)]
    if len(weighted) < WEIGHTED_AT_LEAST * len(lifts):
        text = f"{len(weighted)} of {amount(len(lifts), 'two-legged lifts')} of the last week use a weight that the person has."
        allowed = f"at least {WEIGHTED_AT_LEAST:.0%}"
        yield Violation(facts.training_weeks[-1].pointer, f"{len(weighted) / len(lifts):.0%}", allowed, text)
