"""What a person could change so that a program becomes possible: small changes, each really tried."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from app.engine.errors import Relaxation
from app.engine.profile import DEFAULT_DAYS, Profile
from app.engine.vocabulary.imbalances import Severity

LONGER_SESSIONS = (30, 45, 60, 90, 120)
MOST_SESSIONS = 6
_LEAST_PRESSING_FIRST = (Severity.MILD, Severity.MODERATE, Severity.MARKED)


Candidate = tuple[Relaxation, Profile]


def relaxations_for(profile: Profile, works: Callable[[Profile], bool]) -> tuple[Relaxation, ...]:
    """For each kind of change the smallest one for which `works` says yes: time, days, wishes, imbalances."""
    kinds = (_longer_sessions, _more_sessions, _fewer_wishes, _fewer_imbalances)
    found = (next((change for change, relaxed in kind(profile) if works(relaxed)), None) for kind in kinds)
    return tuple(relaxation for relaxation in found if relaxation is not None)


def _longer_sessions(profile: Profile) -> Iterator[Candidate]:
    for minutes in (m for m in LONGER_SESSIONS if m > profile.minutes_per_session):
        relaxed = replace(profile, minutes_per_session=minutes)
        yield Relaxation(f"{minutes} minutes a session leave room", minutes_per_session=minutes), relaxed


def _more_sessions(profile: Profile) -> Iterator[Candidate]:
    for sessions in range(profile.sessions_per_week + 1, MOST_SESSIONS + 1):
        relaxed = replace(profile, days=DEFAULT_DAYS[sessions])
        yield Relaxation(f"{sessions} sessions a week leave room", sessions_per_week=sessions), relaxed


def _fewer_wishes(profile: Profile) -> Iterator[Candidate]:
    if profile.avoid_exercises or profile.avoid_demands:
        relaxed = replace(profile, avoid_exercises=(), avoid_demands=())
        yield Relaxation("there is room when nothing is left out on request", avoid_exercises=(), avoid_demands=()), relaxed


def _fewer_imbalances(profile: Profile) -> Iterator[Candidate]:
    """The imbalances with the least pressing one left for later, then two, and so on."""
    pressing = sorted(profile.imbalances, key=lambda stated: (-_LEAST_PRESSING_FIRST.index(stated.severity), stated.imbalance))
    for count in range(len(pressing) - 1, 0, -1):
        kept = tuple(sorted(pressing[:count], key=lambda stated: stated.imbalance))
        slugs = tuple(stated.imbalance for stated in kept)
        yield (
            Relaxation(f"{count} of the imbalances first, the rest later", imbalances=slugs),
            replace(profile, imbalances=kept),
        )
