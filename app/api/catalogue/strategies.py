"""Routes of the strategies: what to do about imbalances."""

from typing import Annotated

from fastapi import APIRouter, Depends

from app.api.catalogue.caching import catalogue_headers
from app.api.catalogue.imbalance_models import StrategyPage, StrategyPublic
from app.api.catalogue.snapshot import SnapshotDep
from app.api.operations.paging import ListPagesDep
from app.api.operations.parameters import TAKES_NO_QUERY, entry_at, slug_path
from app.api.operations.responses import CACHED_HEADERS, PAGED_HEADERS, answer, link, not_modified, problems
from app.api.problems.kinds import ProblemKind

router = APIRouter(
    prefix="/strategies",
    tags=["strategies"],
    dependencies=[Depends(catalogue_headers)],
    responses=not_modified() | problems(ProblemKind.INVALID_REQUEST, ProblemKind.NOT_READY),
)


@router.get(
    "",
    summary="List strategies",
    responses={
        200: answer(
            headers=PAGED_HEADERS,
            links={"strategy": link("get_strategy", "The first strategy.", slug="$response.body#/items/0/slug")},
        ),
        **problems(ProblemKind.INVALID_CURSOR),
    },
)
async def list_strategies(snapshot: SnapshotDep, pages: ListPagesDep) -> StrategyPage:
    """All strategies, each with its aim, its target muscles and its exercises from the easiest on."""
    return pages.page(StrategyPage, snapshot.strategies.values())


@router.get(
    "/{slug}",
    summary="Read one strategy",
    responses={200: answer(headers=CACHED_HEADERS), **problems(ProblemKind.NOT_FOUND)},
    dependencies=[TAKES_NO_QUERY],
)
async def get_strategy(
    slug: Annotated[str, slug_path("strategy", examples=["strengthen-glutes"])], snapshot: SnapshotDep
) -> StrategyPublic:
    """One strategy: its aim, why it may help, its target muscles and its exercises from the easiest on."""
    return entry_at(snapshot.strategies, slug, "strategy")
