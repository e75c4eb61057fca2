"""Writing to the catalogue: exercises, imbalances, strategies and tracks, by holders of a key.

Each write is judged in the whole catalogue, and is served by this process at once and by the others within a second.
"""

from typing import Annotated, Any

from fastapi import APIRouter

from app.api.catalogue.exercise_models import ExercisePublic
from app.api.catalogue.exercises import ExerciseSlugPath
from app.api.catalogue.from_engine import exercise_public, strategy_public
from app.api.catalogue.imbalance_models import StrategyPublic
from app.api.catalogue.imbalances import ImbalanceSlugPath
from app.api.catalogue.protocol_models import ImbalanceWithProtocol, TrackPublic
from app.api.catalogue.protocols_from_engine import track_public, with_protocol
from app.api.catalogue.tracks import TrackSlugPath
from app.api.catalogue_writing import examples
from app.api.catalogue_writing.to_engine import exercise_from, imbalance_from, strategy_from, track_from
from app.api.catalogue_writing.writer import WRITTEN_HEADERS, CatalogueKey, EntryBody, IfMatch, StillHeld, WriterDep, body_of
from app.api.operations.parameters import TAKES_NO_QUERY, slug_path
from app.api.operations.responses import answer, link, problems
from app.api.problems.kinds import ProblemKind
from app.engine.catalogue.changes import AnsweredImbalance

router = APIRouter(
    dependencies=[CatalogueKey, TAKES_NO_QUERY],
    responses=problems(ProblemKind.KEY_NEEDED, ProblemKind.SCOPE_MISSING, ProblemKind.INVALID_REQUEST, ProblemKind.NOT_READY),
)

StrategySlugPath = Annotated[str, slug_path("strategy", examples=["strengthen-glutes"])]

_BODY = (ProblemKind.INVALID_JSON, ProblemKind.BODY_TOO_LARGE, ProblemKind.UNSUPPORTED_MEDIA_TYPE)
_SEEN = (ProblemKind.NOT_FOUND, ProblemKind.VERSION_OUTDATED, ProblemKind.VERSION_NEEDED)


def _created(one: str) -> dict[int | str, Any]:
    """The answers to a new entry of the kind."""
    slug = "$response.body#/slug"
    links = {
        one: link(f"get_{one}", "The entry as everybody reads it.", slug=slug),
        "change": link(f"replace_{one}", "Change it.", slug=slug, **{"If-Match": "$response.header.ETag"}),
        "retire": link(f"retire_{one}", "Take it out again.", slug=slug, **{"If-Match": "$response.header.ETag"}),
    }
    return {201: answer(headers=WRITTEN_HEADERS, links=links), **problems(ProblemKind.SLUG_TAKEN, *_BODY)}


_REPLACED: dict[int | str, Any] = {
    200: answer(headers={name: WRITTEN_HEADERS[name] for name in ("ETag", "Cache-Control")}),
    **problems(*_SEEN, *_BODY),
}
_RETIRED: dict[int | str, Any] = {204: {"description": "The entry is retired"}, **problems(*_SEEN, ProblemKind.STILL_NEEDED)}


@router.post(
    "/exercises",
    status_code=201,
    tags=["exercises"],
    summary="Add an exercise",
    responses=_created("exercise"),
    openapi_extra=body_of("ExerciseCreate", examples.EXERCISE),
)
def create_exercise(body: EntryBody, _held: StillHeld, writer: WriterDep) -> ExercisePublic:
    """A new exercise. It is in no strategy and no imbalance until those name it, and on no ladder: the seed holds these."""
    exercise = exercise_from(body, writer.catalogue)
    return exercise_public(writer.add(exercise), exercise)


@router.put(
    "/exercises/{slug}",
    tags=["exercises"],
    summary="Change an exercise",
    responses=_REPLACED,
    openapi_extra=body_of("ExerciseCreate", examples.EXERCISE),
)
def replace_exercise(
    slug: ExerciseSlugPath, if_match: IfMatch, body: EntryBody, _held: StillHeld, writer: WriterDep
) -> ExercisePublic:
    """The exercise with everything as the body says. Programs that were made with it stay as they are."""
    writer.seen(writer.catalogue.exercises, slug, "exercise", if_match)
    exercise = exercise_from(body, writer.catalogue, slug)
    return exercise_public(writer.replace(exercise), exercise)


@router.delete("/exercises/{slug}", status_code=204, tags=["exercises"], summary="Retire an exercise", responses=_RETIRED)
def retire_exercise(slug: ExerciseSlugPath, if_match: IfMatch, writer: WriterDep) -> None:
    """Takes an exercise out of the catalogue once no strategy, no imbalance and no track names it.

    Its slug is never given to another, ladders and lists of what is forbidden close up behind it, and programs that were
    made with it stay as they are.
    """
    writer.retire(writer.seen(writer.catalogue.exercises, slug, "exercise", if_match))


@router.post(
    "/imbalances",
    status_code=201,
    tags=["imbalances"],
    summary="Add an imbalance",
    responses=_created("imbalance"),
    openapi_extra=body_of("ImbalanceCreate", examples.IMBALANCE),
)
def create_imbalance(body: EntryBody, _held: StillHeld, writer: WriterDep) -> ImbalanceWithProtocol:
    """A new imbalance, with the strategies that answer it, their exercises by phase, and what a coach does about it."""
    written = imbalance_from(body, writer.catalogue)
    return with_protocol(writer.add(written), written.imbalance)


@router.put(
    "/imbalances/{slug}",
    tags=["imbalances"],
    summary="Change an imbalance",
    responses=_REPLACED,
    openapi_extra=body_of("ImbalanceCreate", examples.IMBALANCE),
)
def replace_imbalance(
    slug: ImbalanceSlugPath, if_match: IfMatch, body: EntryBody, _held: StillHeld, writer: WriterDep
) -> ImbalanceWithProtocol:
    """The imbalance and its protocol with everything as the body says. Programs that answer it stay as they are."""
    writer.seen(writer.catalogue.imbalances, slug, "imbalance", if_match)
    written = imbalance_from(body, writer.catalogue, slug)
    return with_protocol(writer.replace(written), written.imbalance)


@router.delete("/imbalances/{slug}", status_code=204, tags=["imbalances"], summary="Retire an imbalance", responses=_RETIRED)
def retire_imbalance(slug: ImbalanceSlugPath, if_match: IfMatch, writer: WriterDep) -> None:
    """Takes an imbalance and its protocol out of the catalogue once no other names it and no field test points to it.

    Its slug is never given to another, and programs that answer it stay as they are.
    """
    seen = writer.seen(writer.catalogue.imbalances, slug, "imbalance", if_match)
    writer.retire(AnsweredImbalance(seen, writer.catalogue.protocols[slug]))


@router.post(
    "/strategies",
    status_code=201,
    tags=["strategies"],
    summary="Add a strategy",
    responses=_created("strategy"),
    openapi_extra=body_of("StrategyCreate", examples.STRATEGY),
)
def create_strategy(body: EntryBody, _held: StillHeld, writer: WriterDep) -> StrategyPublic:
    """A new strategy. It answers no imbalance until one names it."""
    strategy = strategy_from(body, writer.catalogue)
    return strategy_public(writer.add(strategy), strategy)


@router.put(
    "/strategies/{slug}",
    tags=["strategies"],
    summary="Change a strategy",
    responses=_REPLACED,
    openapi_extra=body_of("StrategyCreate", examples.STRATEGY),
)
def replace_strategy(
    slug: StrategySlugPath, if_match: IfMatch, body: EntryBody, _held: StillHeld, writer: WriterDep
) -> StrategyPublic:
    """The strategy with everything as the body says. Programs that follow it stay as they are."""
    writer.seen(writer.catalogue.strategies, slug, "strategy", if_match)
    strategy = strategy_from(body, writer.catalogue, slug)
    return strategy_public(writer.replace(strategy), strategy)


@router.delete("/strategies/{slug}", status_code=204, tags=["strategies"], summary="Retire a strategy", responses=_RETIRED)
def retire_strategy(slug: StrategySlugPath, if_match: IfMatch, writer: WriterDep) -> None:
    """Takes a strategy out of the catalogue once no imbalance names it. Its slug is never given to another."""
    writer.retire(writer.seen(writer.catalogue.strategies, slug, "strategy", if_match))


@router.post(
    "/tracks",
    status_code=201,
    tags=["tracks"],
    summary="Add a track",
    responses=_created("track"),
    openapi_extra=body_of("TrackCreate", examples.TRACK),
)
def create_track(body: EntryBody, _held: StillHeld, writer: WriterDep) -> TrackPublic:
    """A new track. It is in no program until a day plan names it."""
    track = track_from(body, writer.catalogue)
    writer.add(track)
    return track_public(track)


@router.put(
    "/tracks/{slug}",
    tags=["tracks"],
    summary="Change a track",
    responses=_REPLACED,
    openapi_extra=body_of("TrackCreate", examples.TRACK),
)
def replace_track(slug: TrackSlugPath, if_match: IfMatch, body: EntryBody, _held: StillHeld, writer: WriterDep) -> TrackPublic:
    """The track with everything as the body says. Programs that climb it stay as they are."""
    writer.seen(writer.catalogue.tracks, slug, "track", if_match)
    track = track_from(body, writer.catalogue, slug)
    writer.replace(track)
    return track_public(track)


@router.delete("/tracks/{slug}", status_code=204, tags=["tracks"], summary="Retire a track", responses=_RETIRED)
def retire_track(slug: TrackSlugPath, if_match: IfMatch, writer: WriterDep) -> None:
    """Takes a track out of the catalogue once no day plan names it. Its slug is never given to another."""
    writer.retire(writer.seen(writer.catalogue.tracks, slug, "track", if_match))
