"""Routes of the field tests that look for imbalances."""

from typing import Annotated

from fastapi import APIRouter, Depends

from app.api.catalogue.caching import catalogue_headers
from app.api.catalogue.imbalance_models import AssessmentPage, AssessmentPublic
from app.api.catalogue.snapshot import SnapshotDep
from app.api.operations.paging import ListPagesDep
from app.api.operations.parameters import TAKES_NO_QUERY, entry_at, slug_path
from app.api.operations.responses import CACHED_HEADERS, PAGED_HEADERS, answer, link, not_modified, problems
from app.api.problems.kinds import ProblemKind

router = APIRouter(
    prefix="/assessments",
    tags=["assessments"],
    dependencies=[Depends(catalogue_headers)],
    responses=not_modified() | problems(ProblemKind.INVALID_REQUEST, ProblemKind.NOT_READY),
)


@router.get(
    "",
    summary="List field tests",
    responses={
        200: answer(
            headers=PAGED_HEADERS,
            links={"assessment": link("get_assessment", "The first test.", slug="$response.body#/items/0/slug")},
        ),
        **problems(ProblemKind.INVALID_CURSOR),
    },
)
async def list_assessments(snapshot: SnapshotDep, pages: ListPagesDep) -> AssessmentPage:
    """All field tests, each with its protocol, its published cut-offs and how repeatable it is."""
    return pages.page(AssessmentPage, snapshot.assessments.values())


@router.get(
    "/{slug}",
    summary="Read one field test",
    responses={200: answer(headers=CACHED_HEADERS), **problems(ProblemKind.NOT_FOUND)},
    dependencies=[TAKES_NO_QUERY],
)
async def get_assessment(
    slug: Annotated[str, slug_path("assessment", examples=["single-leg-bridge-reps"])], snapshot: SnapshotDep
) -> AssessmentPublic:
    """One field test: how to do it, what it measures, and how sure its figures are."""
    return entry_at(snapshot.assessments, slug, "assessment")
