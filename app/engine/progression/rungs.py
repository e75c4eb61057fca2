"""The rung of a track in every period of a program."""

from collections.abc import Collection, Iterable, Sequence

from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.protocols import Stage, Track
from app.engine.client import Client
from app.engine.guidelines.strength import BANDS, WEIGHTS
from app.engine.progression.calendar import PHASES, Period
from app.engine.vocabulary.exercises import Laterality
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import ProgramPhase
from app.engine.vocabulary.roles import Role

ONE_LEGGED = frozenset({Role.SINGLE_LEG_KNEE, Role.SINGLE_LEG_HINGE})
Path = tuple[Exercise | None, ...]
"""One exercise for each period; None where a condition's stage has none for the role."""


def is_weighted(exercise: Exercise, client: Client) -> bool:
    """True where this person does the exercise with a weight, a cable or a machine."""
    return not WEIGHTS.isdisjoint(client.implements[exercise.slug])


def is_loadable(exercise: Exercise, client: Client) -> bool:
    """True where a weight or a band makes the exercise heavier."""
    return not (WEIGHTS | BANDS).isdisjoint(client.implements[exercise.slug])


def climb(
    track: Track, client: Client, periods: Sequence[Period], taken: Collection[str], before: Exercise | None = None
) -> Path | None:
    """The rungs of a track from period to period, never down; None where it has none for this person.

    `taken` are the exercises that the session already holds, `before` is what an earlier stage held.
    """
    doable = [client.eligible[slug] for slug in track.rungs if slug in client.eligible]
    if track.role in ONE_LEGGED and any(stated.weaker_side for stated in client.imbalances):
        doable = [e for e in doable if e.laterality is not Laterality.ALTERNATING] or doable
    if track.needs_load and not any(is_weighted(e, client) for e in doable):
        return None
    path: list[Exercise] = []
    for period in periods:
        level = Level.BEGINNER if period.stage and period.stage.only is not None else client.limits.level
        open_rungs = [e for e in doable if _is_open(e, track, level, period) and e.slug not in taken]
        if before is not None and not path:
            open_rungs = [e for e in open_rungs if _is_no_easier(e, before, client)] or (
                [] if before.slug in taken else [before]
            )
        rung = _next(path[-1], open_rungs, track, client) if path else _first(open_rungs, track, level, client)
        if rung is None:
            return None
        path.append(rung)
    return tuple(path)


def _is_no_easier(exercise: Exercise, before: Exercise, client: Client) -> bool:
    """True where an exercise asks for as much as the one before it, in difficulty and in load."""
    return exercise.difficulty >= before.difficulty and is_loadable(exercise, client) >= is_loadable(before, client)


def _is_open(exercise: Exercise, track: Track, level: Level, period: Period) -> bool:
    opens = track.opens.get(exercise.slug, ProgramPhase.FOUNDATION)
    return level is not Level.BEGINNER or PHASES.index(opens) <= PHASES.index(period.phase)


def _first(rungs: Sequence[Exercise], track: Track, level: Level, client: Client) -> Exercise | None:
    """The level's start, else the nearest easier rung, else a harder one; beyond beginners the next weight up first."""
    start = track.rungs.index(track.start[level])
    places = {e.slug: track.rungs.index(e.slug) for e in rungs if e.slug in track.rungs}
    near = [e for e in rungs if places.get(e.slug) == start]
    if level is not Level.BEGINNER:
        near += [e for e in rungs if places.get(e.slug) == start + 1 and is_weighted(e, client)]
    easier = [e for e in rungs if e.slug not in track.rungs or track.rungs.index(e.slug) <= start]
    return near[0] if near else easier[-1] if easier else next(iter(rungs), None)


def _next(now: Exercise, rungs: Sequence[Exercise], track: Track, client: Client) -> Exercise | None:
    """The next rung up; a weighted one stays the advanced client's, and never gives way to an unweighted one."""
    weighted = is_weighted(now, client)
    place = track.rungs.index(now.slug) if now.slug in track.rungs else -1
    harder = [
        e
        for e in rungs
        if e.slug in track.rungs and track.rungs.index(e.slug) > place and (not weighted or is_weighted(e, client))
    ]
    stays = now if any(e.slug == now.slug for e in rungs) else None
    if stays and weighted and client.limits.level is Level.ADVANCED:
        return stays
    return harder[0] if harder else stays


def named_by_stage(role: Role, stage: Stage, client: Client, turn: int, used: Iterable[str]) -> Exercise | None:
    """The exercise that a condition's stage names for a role; its alternatives take turns over the days."""
    named = (stage.only or {}).get(role, ())
    doable = [client.eligible[slug] for slug in named if slug in client.eligible and slug not in used]
    return doable[turn % len(doable)] if doable else None
