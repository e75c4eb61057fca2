"""Routes of the imbalances and of the strategies for each."""

from operator import attrgetter
from typing import Annotated

from fastapi import APIRouter, Depends

from app.api.catalogue.caching import catalogue_headers
from app.api.catalogue.imbalance_models import ImbalancePage, ImbalanceStrategyPage
from app.api.catalogue.protocol_models import ImbalanceWithProtocol
from app.api.catalogue.snapshot import SnapshotDep
from app.api.operations.paging import ListPagesDep
from app.api.operations.parameters import TAKES_NO_QUERY, entry_at, slug_path
from app.api.operations.responses import CACHED_HEADERS, PAGED_HEADERS, answer, link, not_modified, problems
from app.api.problems.kinds import ProblemKind

router = APIRouter(
    prefix="/imbalances",
    tags=["imbalances"],
    dependencies=[Depends(catalogue_headers)],
    responses=not_modified() | problems(ProblemKind.INVALID_REQUEST, ProblemKind.NOT_READY),
)

ImbalanceSlugPath = Annotated[str, slug_path("imbalance", examples=["weak-glutes"])]


@router.get(
    "",
    summary="List imbalances",
    responses={
        200: answer(
            headers=PAGED_HEADERS,
            links={
                "imbalance": link("get_imbalance", "The first imbalance.", slug="$response.body#/items/0/slug"),
                "strategies": link("list_imbalance_strategies", "What answers it.", slug="$response.body#/items/0/slug"),
            },
        ),
        **problems(ProblemKind.INVALID_CURSOR),
    },
)
async def list_imbalances(snapshot: SnapshotDep, pages: ListPagesDep) -> ImbalancePage:
    """All imbalances, each with its muscles, signs, tests and strategies, and with how sure all that is.

    What a coach does about one, day by day, is long, and stands with the single entry only.
    """
    return pages.page(ImbalancePage, snapshot.imbalances.values())


@router.get(
    "/{slug}",
    summary="Read one imbalance",
    responses={200: answer(headers=CACHED_HEADERS), **problems(ProblemKind.NOT_FOUND)},
    dependencies=[TAKES_NO_QUERY],
)
async def get_imbalance(slug: ImbalanceSlugPath, snapshot: SnapshotDep) -> ImbalanceWithProtocol:
    """One imbalance: its muscles, signs, tests and strategies, how sure all that is, and what a coach does about it."""
    return entry_at(snapshot.with_protocols, slug, "imbalance")


@router.get(
    "/{slug}/strategies",
    summary="List what answers an imbalance",
    responses={200: answer(headers=PAGED_HEADERS), **problems(ProblemKind.NOT_FOUND, ProblemKind.INVALID_CURSOR)},
)
async def list_imbalance_strategies(
    slug: ImbalanceSlugPath, snapshot: SnapshotDep, pages: ListPagesDep
) -> ImbalanceStrategyPage:
    """The strategies for one imbalance, the most important first, each with its exercises by phase and its usual dosage."""
    return pages.page(ImbalanceStrategyPage, entry_at(snapshot.strategies_for, slug, "imbalance"), attrgetter("strategy.slug"))
