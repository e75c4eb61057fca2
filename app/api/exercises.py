"""The exercises of the catalogue."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field

from app.api import schema
from app.api.caching import catalogue_headers
from app.api.dependencies import SnapshotDep
from app.api.documented import CACHED_HEADERS, PAGED_HEADERS, answer, link, not_modified, problems
from app.api.exercise_schema import AlternativePage, AlternativePublic, ExercisePage, ExercisePublic
from app.api.exercise_search import ExerciseQuery, find_exercises
from app.api.paging import page_of, whole
from app.api.parameters import EquipmentFilter, NoQueryDep, entry_at, owned, refuse_unknown, slug_path
from app.api.problem_kinds import INVALID_CURSOR, INVALID_REQUEST, NOT_FOUND, NOT_READY
from app.engine.alternatives import alternatives
from app.engine.vocabulary import DemandSlug, Level

router = APIRouter(
    prefix="/exercises",
    tags=["exercises"],
    dependencies=[Depends(catalogue_headers)],
    responses=not_modified() | problems(INVALID_REQUEST, NOT_READY),
)

ExerciseSlugPath = Annotated[str, slug_path("exercise", "glute-bridge")]


class AlternativesQuery(schema.Query):
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
    responses={
        200: answer(
            headers=PAGED_HEADERS,
            links={"exercise": link("get_exercise", "The first exercise of the page.", slug="$response.body#/items/0/slug")},
        ),
        **problems(INVALID_CURSOR),
    },
)
async def list_exercises(
    request: Request, response: Response, query: Annotated[ExerciseQuery, Query()], snapshot: SnapshotDep
) -> ExercisePage:
    """The exercises that pass every filter, a page at a time. `q` forgives slips: `glut bridg` finds the glute bridge first."""
    catalogue = snapshot.catalogue
    refuse_unknown(imbalance=(query.imbalance, catalogue.imbalances), strategy=(query.strategy, catalogue.strategies))
    return page_of(ExercisePage, find_exercises(snapshot, query), query, request, response)


@router.get(
    "/{slug}",
    summary="Read one exercise",
    responses={
        200: answer(
            headers=CACHED_HEADERS,
            links={"alternatives": link("list_alternatives", "What can stand in for it.", slug="$response.body#/slug")},
        ),
        **problems(NOT_FOUND),
    },
)
async def get_exercise(slug: ExerciseSlugPath, snapshot: SnapshotDep, _: NoQueryDep) -> ExercisePublic:
    """Everything needed to perform, choose and dose one exercise."""
    return entry_at(snapshot.exercises, slug, "exercise")


@router.get(
    "/{slug}/alternatives",
    summary="Find replacements for an exercise",
    responses={200: answer(headers=CACHED_HEADERS), **problems(NOT_FOUND)},
)
async def list_alternatives(
    slug: ExerciseSlugPath, query: Annotated[AlternativesQuery, Query()], snapshot: SnapshotDep
) -> AlternativePage:
    """Exercises for the same purpose, the most similar first, each with what it shares and in what it differs."""
    entry_at(snapshot.exercises, slug, "exercise")
    found = alternatives(
        snapshot.catalogue,
        snapshot.catalogue.exercises[slug],
        equipment=owned(query.equipment),
        level=query.level,
        avoid=frozenset(query.avoid),
    )
    items = [
        AlternativePublic(exercise=snapshot.exercises[each.exercise.slug], similarity=each.similarity, reason=each.reason)
        for each in found
    ]
    return whole(AlternativePage, items)
