"""What tracks must be: families that train, with a start for everybody, and each exercise in one role."""

from collections.abc import Iterator

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue_checks.flaw import Flaw, flaw
from app.engine.measures.exercise_kinds import is_main_work
from app.engine.vocabulary.exercises import Measure
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import ProgramPhase
from app.engine.vocabulary.roles import Role

FRAME_ROLES = frozenset({Role.RAISE, Role.MOBILISE, Role.STRETCH})
"""Before and after the main work: their rungs take turns instead of being climbed."""
PLANNED_PHASES = (ProgramPhase.FOUNDATION, ProgramPhase.BUILD, ProgramPhase.STRENGTH)
"""The phases that coaches plan for; the weeks that consolidate go on as the last of them."""


def tracks_have_a_start(catalogue: Catalogue) -> Iterator[Flaw]:
    """A track of the main work names the rung with which each level begins, and its scheme of doses; a frame's has neither."""
    for track in catalogue.tracks.values():
        if track.role in FRAME_ROLES:
            for place in ("start", "opens", "scheme"):
                if getattr(track, place):
                    yield flaw("tracks", track, place, f"the rungs of {track.role} take turns, so there is none")
            continue
        missing = [level for level in Level if level not in track.start]
        if missing:
            yield flaw("tracks", track, "start", f"no rung is named for {', '.join(missing)}")
        if track.scheme is None:
            yield flaw("tracks", track, "scheme", "a track of the main work names its scheme of doses")


def tracks_start_and_open_on_their_rungs(catalogue: Catalogue) -> Iterator[Flaw]:
    """What a track starts with and what it opens later are rungs of it."""
    for track in catalogue.tracks.values():
        for level, slug in track.start.items():
            if slug not in track.rungs:
                yield flaw("tracks", track, f"start/{level}", f"{slug!r} is no rung of it")
        for slug, phase in track.opens.items():
            if slug not in track.rungs:
                yield flaw("tracks", track, f"opens/{slug}", f"{slug!r} is no rung of it")
            if phase not in PLANNED_PHASES:
                yield flaw("tracks", track, f"opens/{slug}", f"{phase} goes on as the phase before, and opens nothing")


def weekly_repetitions_can_grow(catalogue: Catalogue) -> Iterator[Flaw]:
    """What a track limits by the week begins with no more than it may come to, and is counted in repetitions."""
    for track in catalogue.tracks.values():
        limit = track.weekly_repetitions
        if limit and limit.first > limit.most:
            text = f"the first week has {limit.first}, which is above {limit.most}"
            yield flaw("tracks", track, "weekly_repetitions/first", text)
        for slug in track.rungs if limit else ():
            if catalogue.exercises[slug].measure is not Measure.REPS:
                yield flaw("tracks", track, "weekly_repetitions", f"{slug!r} is not counted in repetitions")


def tracks_train(catalogue: Catalogue) -> Iterator[Flaw]:
    """The rungs of the main work's tracks are exercises that train."""
    for track in catalogue.tracks.values():
        for position, slug in enumerate(track.rungs):
            exercise = catalogue.exercises[slug]
            if track.role not in FRAME_ROLES and not is_main_work(exercise):
                yield flaw("tracks", track, f"rungs/{position}", f"{slug!r} is {exercise.modality}, which trains nothing")


def exercises_have_one_role(catalogue: Catalogue) -> Iterator[Flaw]:
    """No exercise stands in tracks of two roles."""
    first: dict[str, Role] = {}
    for track in catalogue.tracks.values():
        for position, slug in enumerate(track.rungs):
            role = first.setdefault(slug, track.role)
            if role is not track.role:
                text = f"{slug!r} is {role} in another track and cannot be {track.role} as well"
                yield flaw("tracks", track, f"rungs/{position}", text)
