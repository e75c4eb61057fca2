"""When a program waits for somebody who can examine the person."""

from itertools import pairwise

from app.engine.catalogue.catalogue import Catalogue
from app.engine.following.case import Standing
from app.engine.following.change import Advice, Pause
from app.engine.following.journal import SessionLog
from app.engine.guidelines.safety import PAIN_LIMIT, WORST_PAIN
from app.engine.screening.safety import BOTH_PROFESSIONS, URGENCIES


def pause_on_a_red_flag(standing: Standing, catalogue: Catalogue) -> Pause | None:
    """A question about a warning sign was answered with yes, and no clinician has agreed to going on since."""
    raised = {slug for log in standing.sessions for slug in log.red_flags if not standing.is_cleared_since(log.day)}
    if not raised:
        return None
    known = (catalogue.red_flags[slug] for slug in raised if slug in catalogue.red_flags)
    flags = sorted(known, key=lambda flag: (URGENCIES.index(flag.urgency), flag.slug))
    return Pause(
        because=" ".join(f"{flag.name}: {flag.action}" for flag in flags)
        or "A question about a warning sign was answered with yes.",
        go_on_when="A clinician has looked at it and agrees to training; then give the day as `cleared`.",
        professions=tuple(dict.fromkeys(profession for flag in flags for profession in flag.see)) or BOTH_PROFESSIONS,
    )


def pause_after_two_pain_stops(standing: Standing, _: Catalogue) -> Pause | None:
    """Two sessions in a row, or an exercise twice in a row, were stopped by pain, and no clinician has agreed since."""
    stops = set(standing.stop_days)
    by_session = [(log.day, log.day in stops) for log in standing.sessions]
    by_exercise = ([(done.session.day, done.is_pain_stop) for done in line] for line in standing.history.values())
    second = [
        later for row in (by_session, *by_exercise) for (_, was_one), (later, is_one) in pairwise(row) if was_one and is_one
    ]
    if not second or standing.is_cleared_since(max(second)):
        return None
    return Pause(
        because="Pain has stopped the work twice in a row. What keeps bringing it may need to be looked at before you go on.",
        go_on_when="A physical therapist or physician has looked at it and agrees to training; then give the day as `cleared`.",
        professions=BOTH_PROFESSIONS,
    )


def pause_on_high_pain(standing: Standing, _: Catalogue) -> Pause | None:
    """Pain before a session or on the morning after it was above 5, in a set 10, or sharp and above 5, not cleared since."""
    high = [day for log in standing.sessions if (day := _high_pain_on(log)) is not None]
    if not high or standing.is_cleared_since(max(high)):
        return None
    return Pause(
        because=f"Pain was above {PAIN_LIMIT} of {WORST_PAIN}. With such pain somebody needs to look at it before you train.",
        go_on_when="A physical therapist or physician has looked at it and agrees to training; then give the day as `cleared`.",
        professions=BOTH_PROFESSIONS,
    )


def refer_before_the_next_program(standing: Standing, _: Catalogue) -> Advice | None:
    """Pain in the last two weeks of training was above 5."""
    if standing.worst_recent_pain <= PAIN_LIMIT:
        return None
    return Advice(
        f"Pain was above {PAIN_LIMIT} of {WORST_PAIN} within the last two weeks of training. Let somebody look at it: "
        f"a next program is made up to a pain of {PAIN_LIMIT}.",
        BOTH_PROFESSIONS,
    )


def pause_when_pain_rises(standing: Standing, _: Catalogue) -> Pause | None:
    """Pain before sessions has risen by 2 or more within two weeks, and no clinician has agreed since."""
    rose_on = standing.pain_rose_on
    if rose_on is None or standing.is_cleared_since(rose_on):
        return None
    return Pause(
        because="Pain before sessions has risen by 2 points or more within two weeks.",
        go_on_when="Pain is back where it began, as later logs tell it, or a clinician agrees; then give the day as `cleared`.",
        professions=BOTH_PROFESSIONS,
    )


def _high_pain_on(log: SessionLog) -> int | None:
    """The last day on which the log tells of pain with which nobody trains; None where it tells of none."""
    if (log.pain_next_morning or 0) > PAIN_LIMIT:
        return log.day + 1
    sets = [done for item in log.items for done in item.sets]
    in_a_set = any((done.pain or 0) > (PAIN_LIMIT if done.sharp_pain else WORST_PAIN - 1) for done in sets)
    return log.day if in_a_set or (log.pain_before or 0) > PAIN_LIMIT else None
