"""Routes of the exercises: list, one, and what can stand in for it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field
from pydantic_core import to_json

from app.api.catalogue.caching import catalogue_headers
from app.api.catalogue.exercise_models import AlternativePage, ExercisePage, ExercisePublic
from app.api.catalogue.snapshot import SnapshotDep, known_slugs
from app.api.operations.bodies import ready_json
from app.api.operations.paging import ListPages, ShortListQuery, next_address, page_as_json, position_after
from app.api.operations.parameters import TAKES_NO_QUERY, EquipmentFilter, entry_at, owned, slug_path
from app.api.operations.queries import documented_as, read_as
from app.api.operations.responses import CACHED_HEADERS, PAGED_HEADERS, answer, link, not_modified, problems
from app.api.problems.kinds import ProblemKind
from app.api.search.query import ExerciseQuery, SortOrder, find_exercises
from app.engine.vocabulary.exercises import DemandSlug
from app.engine.vocabulary.people import Level

router = APIRouter(
    prefix="/exercises",
    tags=["exercises"],
    dependencies=[Depends(catalogue_headers)],
    responses=not_modified() | problems(ProblemKind.INVALID_REQUEST, ProblemKind.NOT_READY),
)

ExerciseSlugPath = Annotated[str, slug_path("exercise", examples=["glute-bridge"])]
ExerciseQueryDep = Annotated[ExerciseQuery, Depends(read_as(ExerciseQuery, known_slugs("imbalance", "strategy")))]


class AlternativesQuery(ShortListQuery):
    """What limits the replacements."""

    equipment: EquipmentFilter = Field(default=[])
    """What the person has, repeatable: replacements that need nothing else. `none` for those that need nothing."""
    level: Level | None = None
    """Replacements that ask for this level at most."""
    avoid: list[DemandSlug] = Field(default=[], max_length=len(DemandSlug))
    """Demands on joints and tissues, repeatable: replacements that have none of them."""


@router.get(
    "",
    summary="List and search exercises",
    response_model=ExercisePage,
    responses={
        200: answer(
            headers=PAGED_HEADERS,
            links={"exercise": link("get_exercise", "The first exercise of the page.", slug="$response.body#/items/0/slug")},
        ),
        **problems(ProblemKind.INVALID_CURSOR),
    },
    openapi_extra=documented_as(ExerciseQuery),
)
async def list_exercises(
    request: Request,
    response: Response,
    query: ExerciseQueryDep,
    snapshot: SnapshotDep,
) -> Response:
    """The exercises that pass every filter, a page at a time. `q` forgives slips: `glut bridg` finds the glute bridge first."""
    found = find_exercises(snapshot.orders, snapshot.search, query)
    descending = query.order is SortOrder.DESCENDING
    positions = found.order.walk(found.groups, position_after(request, query), query.limit + 1, descending=descending)
    shown = positions[: query.limit]
    address = next_address(request, response, shown[-1]) if len(positions) > query.limit else None
    return ready_json(page_as_json((snapshot.exercises[slug] for _, slug in shown), found.total, address), response)


@router.get(
    "/{slug}",
    summary="Read one exercise",
    response_model=ExercisePublic,
    responses={
        200: answer(
            headers=CACHED_HEADERS,
            links={"alternatives": link("list_alternatives", "What can stand in for it.", slug="$response.body#/slug")},
        ),
        **problems(ProblemKind.NOT_FOUND),
    },
    dependencies=[TAKES_NO_QUERY],
)
async def get_exercise(slug: ExerciseSlugPath, response: Response, snapshot: SnapshotDep) -> Response:
    """Everything needed to perform, choose and dose one exercise."""
    return ready_json(entry_at(snapshot.exercises, slug, "exercise"), response)


@router.get(
    "/{slug}/alternatives",
    summary="Find replacements for an exercise",
    response_model=AlternativePage,
    responses={200: answer(headers=PAGED_HEADERS), **problems(ProblemKind.NOT_FOUND, ProblemKind.INVALID_CURSOR)},
)
async def list_alternatives(
    request: Request,
    response: Response,
    slug: ExerciseSlugPath,
    query: Annotated[AlternativesQuery, Query()],
    snapshot: SnapshotDep,
) -> Response:
    """Exercises for the same purpose, the most similar first, each with what it shares and in what it differs."""
    entry_at(snapshot.exercises, slug, "exercise")
    found = snapshot.alternatives.of(slug, equipment=owned(query.equipment), level=query.level, avoid=frozenset(query.avoid))
    shown, address = ListPages(request, response, query).cut(found, lambda each: each.exercise.slug)
    items = [
        b'{"exercise":%b,"similarity":%b,"reason":%b}'
        % (snapshot.exercises[each.exercise.slug], to_json(each.similarity), to_json(each.reason))
        for each in shown
    ]
    return ready_json(page_as_json(items, len(found), address), response)
