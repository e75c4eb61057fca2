"""Tracks: families of exercises that day plans name and programs climb, and what keeps up the rest."""

from typing import Annotated

from fastapi import APIRouter, Depends

from app.api.catalogue.caching import catalogue_headers
from app.api.catalogue.protocol_models import TrackPage, TrackPublic, UpkeepPage
from app.api.catalogue.snapshot import SnapshotDep
from app.api.operations.paging import whole
from app.api.operations.parameters import TAKES_NO_QUERY, entry_at, slug_path
from app.api.operations.responses import CACHED_HEADERS, answer, link, not_modified, problems
from app.api.problems.kinds import ProblemKind

router = APIRouter(
    tags=["tracks"],
    dependencies=[Depends(catalogue_headers), TAKES_NO_QUERY],
    responses=not_modified() | problems(ProblemKind.INVALID_REQUEST, ProblemKind.NOT_READY),
)

TrackSlugPath = Annotated[str, slug_path("track", examples=["bridge"])]


@router.get(
    "/tracks",
    summary="List tracks",
    responses={
        200: answer(
            headers=CACHED_HEADERS,
            links={"track": link("get_track", "The first track.", slug="$response.body#/items/0/slug")},
        )
    },
)
async def list_tracks(snapshot: SnapshotDep) -> TrackPage:
    """All tracks, each with its exercises from the easiest on and where each level begins."""
    return whole(TrackPage, snapshot.tracks.values())


@router.get(
    "/tracks/{slug}",
    summary="Read one track",
    responses={200: answer(headers=CACHED_HEADERS), **problems(ProblemKind.NOT_FOUND)},
)
async def get_track(slug: TrackSlugPath, snapshot: SnapshotDep) -> TrackPublic:
    """One track: its role, its exercises from the easiest on, and where each level begins."""
    return entry_at(snapshot.tracks, slug, "track")


@router.get("/upkeep", summary="List what keeps up the rest", responses={200: answer(headers=CACHED_HEADERS)})
async def list_upkeep(snapshot: SnapshotDep) -> UpkeepPage:
    """For each kind of day what keeps up the rest of legs and trunk, where the imbalances leave time."""
    return whole(UpkeepPage, snapshot.upkeep)
