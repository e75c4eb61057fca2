"""What a person could change so that a program becomes possible: small changes, each really tried."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from app.engine.errors import Relaxation
from app.engine.profile import DEFAULT_DAYS, Profile
from app.engine.vocabulary import Severity

MOST_TRIES = 8
MOST_OFFERED = 3
LONGER_SESSIONS = (30, 45, 60, 90, 120)
MOST_SESSIONS = 6
_LEAST_PRESSING_FIRST = (Severity.MILD, Severity.MODERATE, Severity.MARKED)


def relaxations_for(profile: Profile, works: Callable[[Profile], bool]) -> tuple[Relaxation, ...]:
    """Up to three changes for which `works` says yes, the smallest first."""
    offered: list[Relaxation] = []
    for _, (relaxation, relaxed) in zip(range(MOST_TRIES), _candidates(profile), strict=False):
        if works(relaxed):
            offered.append(relaxation)
        if len(offered) == MOST_OFFERED:
            break
    return tuple(offered)


def _candidates(profile: Profile) -> Iterator[tuple[Relaxation, Profile]]:
    for minutes in [m for m in LONGER_SESSIONS if m > profile.minutes_per_session][:2]:
        yield Relaxation(f"{minutes} minutes a session leave room", minutes_per_session=minutes), _longer(profile, minutes)
    if profile.sessions_per_week < MOST_SESSIONS:
        sessions = profile.sessions_per_week + 1
        more = replace(profile, days=DEFAULT_DAYS[sessions])
        yield Relaxation(f"{sessions} sessions a week leave room", sessions_per_week=sessions), more
    if profile.avoid_exercises or profile.avoid_demands:
        free = replace(profile, avoid_exercises=(), avoid_demands=())
        yield Relaxation("nothing is left out on request", avoid_exercises=(), avoid_demands=()), free
    if len(profile.imbalances) > 1:
        yield from _fewer_imbalances(profile)


def _longer(profile: Profile, minutes: int) -> Profile:
    return replace(profile, minutes_per_session=minutes)


def _fewer_imbalances(profile: Profile) -> Iterator[tuple[Relaxation, Profile]]:
    """The imbalances with the least pressing one left for later, then two, and so on."""
    pressing = sorted(profile.imbalances, key=lambda stated: (-_LEAST_PRESSING_FIRST.index(stated.severity), stated.imbalance))
    for count in range(len(pressing) - 1, 0, -1):
        kept = tuple(sorted(pressing[:count], key=lambda stated: stated.imbalance))
        slugs = tuple(stated.imbalance for stated in kept)
        yield (
            Relaxation(f"{count} of the imbalances first, the rest later", imbalances=slugs),
            replace(profile, imbalances=kept),
        )
