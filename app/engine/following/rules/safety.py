"""When a program waits for somebody who can examine the person."""

from itertools import pairwise

from app.engine.catalogue.catalogue import Catalogue
from app.engine.following.case import Standing
from app.engine.following.change import Pause
from app.engine.screening.safety import BOTH_PROFESSIONS, URGENCIES


def pause_on_a_red_flag(standing: Standing, catalogue: Catalogue) -> Pause | None:
    """A question about a warning sign was answered with yes, and no clinician has agreed to going on since."""
    raised = {
        slug: catalogue.red_flags[slug]
        for log in standing.sessions
        for slug in log.red_flags
        if not standing.is_cleared_since(log.day)
    }
    if not raised:
        return None
    flags = sorted(raised.values(), key=lambda flag: (URGENCIES.index(flag.urgency), flag.slug))
    return Pause(
        because=" ".join(f"{flag.name}: {flag.action}" for flag in flags),
        go_on_when="A clinician has looked at it and agrees to training; then give the day as `cleared`.",
        professions=tuple(dict.fromkeys(profession for flag in flags for profession in flag.see)),
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
