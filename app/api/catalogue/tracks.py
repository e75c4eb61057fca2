"""Tracks: families of exercises that day plans name and programs climb, and what keeps up the rest."""

from operator import attrgetter
from typing import Annotated

from fastapi import APIRouter, Depends

from app.api.catalogue.caching import catalogue_headers
from app.api.catalogue.protocol_models import TrackPage, TrackPublic, UpkeepPage
from app.api.catalogue.snapshot import SnapshotDep
from app.api.operations.paging import ListPagesDep
from app.api.operations.parameters import TAKES_NO_QUERY, entry_at, slug_path
from app.api.operations.responses import CACHED_HEADERS, PAGED_HEADERS, answer, link, not_modified, problems
from app.api.problems.kinds import ProblemKind

router = APIRouter(
    tags=["tracks"],
    dependencies=[Depends(catalogue_headers)],
    responses=not_modified() | problems(ProblemKind.INVALID_REQUEST, ProblemKind.NOT_READY),
)

TrackSlugPath = Annotated[str, slug_path("track", examples=["bridge"])]


@router.get(
    "/tracks",
    summary="List tracks",
    responses={
        200: answer(
            headers=PAGED_HEADERS,
            links={"track": link("get_track", "The first track.", slug="$response.body#/items/0/slug")},
        ),
        **problems(ProblemKind.INVALID_CURSOR),
    },
)
async def list_tracks(snapshot: SnapshotDep, pages: ListPagesDep) -> TrackPage:
    """All tracks, each with its exercises from the easiest on and where each level begins."""
    return pages.page(TrackPage, snapshot.tracks.values())


@router.get(
    "/tracks/{slug}",
    summary="Read one track",
    responses={200: answer(headers=CACHED_HEADERS), **problems(ProblemKind.NOT_FOUND)},
    dependencies=[TAKES_NO_QUERY],
)
async def get_track(slug: TrackSlugPath, snapshot: SnapshotDep) -> TrackPublic:
    """One track: its role, its exercises from the easiest on, and where each level begins."""
    return entry_at(snapshot.tracks, slug, "track")


@router.get(
    "/upkeep",
    summary="List what keeps up the rest",
    responses={200: answer(headers=PAGED_HEADERS), **problems(ProblemKind.INVALID_CURSOR)},
)
async def list_upkeep(snapshot: SnapshotDep, pages: ListPagesDep) -> UpkeepPage:
    """For each kind of day what keeps up the rest of legs and trunk, where the imbalances leave time."""
    return pages.page(UpkeepPage, snapshot.upkeep, attrgetter("kind"))
