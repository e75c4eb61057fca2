"""Routes of the vocabularies: what exercises, profiles and claims are described with."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from app.api.catalogue.caching import catalogue_headers
from app.api.catalogue.condition_models import ConditionProtocolPublic
from app.api.catalogue.snapshot import SnapshotDep
from app.api.catalogue.vocabulary_models import (
    ConditionPage,
    DemandPage,
    EquipmentPage,
    MusclePage,
    RedFlagPage,
    SafetyAdvicePage,
    SourcePage,
)
from app.api.contract.models import QueryParameters
from app.api.operations.paging import whole
from app.api.operations.parameters import TAKES_NO_QUERY
from app.api.operations.responses import CACHED_HEADERS, answer, not_modified, problems
from app.api.problems.kinds import ProblemKind
from app.engine.vocabulary.safety import AdviceKind

router = APIRouter(
    tags=["vocabularies"],
    dependencies=[Depends(catalogue_headers)],
    responses=not_modified() | problems(ProblemKind.INVALID_REQUEST, ProblemKind.NOT_READY),
)


@router.get("/muscles", summary="List muscles", responses={200: answer(headers=CACHED_HEADERS)}, dependencies=[TAKES_NO_QUERY])
async def list_muscles(snapshot: SnapshotDep) -> MusclePage:
    """The muscles of trunk, hips and legs, with the exercises, strategies and imbalances that they play a part in."""
    return whole(MusclePage, snapshot.vocabularies.muscles)


@router.get(
    "/equipment", summary="List equipment", responses={200: answer(headers=CACHED_HEADERS)}, dependencies=[TAKES_NO_QUERY]
)
async def list_equipment(snapshot: SnapshotDep) -> EquipmentPage:
    """What a person may own. A wall, a floor, a sturdy chair, a towel and a broomstick are taken for granted."""
    return whole(EquipmentPage, snapshot.vocabularies.equipment)


@router.get("/demands", summary="List demands", responses={200: answer(headers=CACHED_HEADERS)}, dependencies=[TAKES_NO_QUERY])
async def list_demands(snapshot: SnapshotDep) -> DemandPage:
    """What exercises may ask of joints and tissues; people and conditions exclude exercises by these tags."""
    return whole(DemandPage, snapshot.vocabularies.demands)


@router.get(
    "/conditions", summary="List conditions", responses={200: answer(headers=CACHED_HEADERS)}, dependencies=[TAKES_NO_QUERY]
)
async def list_conditions(snapshot: SnapshotDep) -> ConditionPage:
    """What takes exercises out of a person's program, with what it takes out, what to know, and how training goes on."""
    return whole(ConditionPage, snapshot.vocabularies.conditions)


@router.get(
    "/pain-protocol",
    summary="Read how training goes on with pain",
    responses={200: answer(headers=CACHED_HEADERS)},
    dependencies=[TAKES_NO_QUERY],
)
async def get_pain_protocol(snapshot: SnapshotDep) -> ConditionProtocolPublic:
    """How training goes on with pain that no condition explains; pain of a condition is answered by that one's protocol."""
    return snapshot.vocabularies.pain


@router.get(
    "/red-flags", summary="List red flags", responses={200: answer(headers=CACHED_HEADERS)}, dependencies=[TAKES_NO_QUERY]
)
async def list_red_flags(snapshot: SnapshotDep) -> RedFlagPage:
    """Questions to ask before any program. A yes is no diagnosis; it is a reason to see a professional first."""
    return whole(RedFlagPage, snapshot.vocabularies.red_flags)


class SafetyAdviceQuery(QueryParameters):
    """Which advice to list."""

    kind: AdviceKind | None = None
    """Advice of this kind."""


@router.get("/safety-advice", summary="List safety advice", responses={200: answer(headers=CACHED_HEADERS)})
async def list_safety_advice(snapshot: SnapshotDep, query: Annotated[SafetyAdviceQuery, Query()]) -> SafetyAdvicePage:
    """What every program says to those whom it is for: what to know, when to stop, and when to see whom."""
    advice = snapshot.vocabularies.safety_advice
    return whole(SafetyAdvicePage, (entry for entry in advice if query.kind in (None, entry.kind)))


@router.get("/sources", summary="List sources", responses={200: answer(headers=CACHED_HEADERS)}, dependencies=[TAKES_NO_QUERY])
async def list_sources(snapshot: SnapshotDep) -> SourcePage:
    """The bibliography, with everything that rests on each source."""
    return whole(SourcePage, snapshot.vocabularies.sources)
