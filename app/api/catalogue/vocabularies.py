"""Routes of the vocabularies: what exercises, profiles and claims are described with."""

from collections.abc import Iterable
from typing import Annotated, Any, Protocol, TypeVar

from fastapi import APIRouter, Depends, Query, Request, Response

from app.api.catalogue import examples
from app.api.catalogue.caching import catalogue_headers
from app.api.catalogue.condition_models import ConditionProtocolPublic
from app.api.catalogue.snapshot import SnapshotDep
from app.api.catalogue.vocabulary_models import (
    ConditionPage,
    ConditionPublic,
    DemandPage,
    DemandPublic,
    EquipmentPage,
    EquipmentPublic,
    MusclePage,
    MusclePublic,
    RedFlagPage,
    RedFlagPublic,
    SafetyAdvicePage,
    SafetyAdvicePublic,
    SourcePage,
    SourcePublic,
)
from app.api.operations.paging import ListPages, ListPagesDep, ShortListQuery
from app.api.operations.parameters import TAKES_NO_QUERY, entry_at, slug_path
from app.api.operations.responses import CACHED_HEADERS, PAGED_HEADERS, answer, not_modified, problems
from app.api.problems.kinds import ProblemKind
from app.engine.vocabulary.safety import AdviceKind

router = APIRouter(
    tags=["vocabularies"],
    dependencies=[Depends(catalogue_headers)],
    responses=not_modified() | problems(ProblemKind.INVALID_REQUEST, ProblemKind.NOT_READY),
)


_LIST: dict[int | str, Any] = {200: answer(headers=PAGED_HEADERS), **problems(ProblemKind.INVALID_CURSOR)}
_ONE: dict[int | str, Any] = {200: answer(headers=CACHED_HEADERS), **problems(ProblemKind.NOT_FOUND)}


class _Named(Protocol):
    @property
    def slug(self) -> str: ...


E = TypeVar("E", bound=_Named)


def _one(entries: Iterable[E], slug: str, kind: str) -> E:
    return entry_at({entry.slug: entry for entry in entries}, slug, kind)


@router.get("/muscles", summary="List muscles", responses=_LIST)
async def list_muscles(snapshot: SnapshotDep, pages: ListPagesDep) -> MusclePage:
    """The muscles of trunk, hips and legs, with the exercises, strategies and imbalances that they play a part in."""
    return pages.page(MusclePage, snapshot.vocabularies.muscles)


@router.get("/muscles/{slug}", summary="Read one muscle", responses=_ONE, dependencies=[TAKES_NO_QUERY])
async def get_muscle(
    slug: Annotated[str, slug_path("muscle", examples=["gluteus-maximus"])], snapshot: SnapshotDep
) -> MusclePublic:
    """One muscle, with the exercises, strategies and imbalances that it plays a part in."""
    return _one(snapshot.vocabularies.muscles, slug, "muscle")


@router.get("/equipment", summary="List equipment", responses=_LIST)
async def list_equipment(snapshot: SnapshotDep, pages: ListPagesDep) -> EquipmentPage:
    """What a person may own. A wall, a floor, a sturdy chair, a towel and a broomstick are taken for granted."""
    return pages.page(EquipmentPage, snapshot.vocabularies.equipment)


@router.get("/equipment/{slug}", summary="Read one piece of equipment", responses=_ONE, dependencies=[TAKES_NO_QUERY])
async def get_equipment(
    slug: Annotated[str, slug_path("equipment", examples=["dumbbell"])], snapshot: SnapshotDep
) -> EquipmentPublic:
    """One thing that a person may own, with the exercises that can be done with it."""
    return _one(snapshot.vocabularies.equipment, slug, "equipment")


@router.get("/demands", summary="List demands", responses=_LIST)
async def list_demands(snapshot: SnapshotDep, pages: ListPagesDep) -> DemandPage:
    """What exercises may ask of joints and tissues; people and conditions exclude exercises by these tags."""
    return pages.page(DemandPage, snapshot.vocabularies.demands)


@router.get("/demands/{slug}", summary="Read one demand", responses=_ONE, dependencies=[TAKES_NO_QUERY])
async def get_demand(slug: Annotated[str, slug_path("demand", examples=["deep-knee"])], snapshot: SnapshotDep) -> DemandPublic:
    """One demand, with the exercises and field tests that make it and the conditions that rule it out."""
    return _one(snapshot.vocabularies.demands, slug, "demand")


@router.get("/conditions", summary="List conditions", responses=_LIST)
async def list_conditions(snapshot: SnapshotDep, pages: ListPagesDep) -> ConditionPage:
    """What takes exercises out of a person's program, with what it takes out, what to know, and how training goes on."""
    return pages.page(ConditionPage, snapshot.vocabularies.conditions)


@router.get("/conditions/{slug}", summary="Read one condition", responses=_ONE, dependencies=[TAKES_NO_QUERY])
async def get_condition(
    slug: Annotated[str, slug_path("condition", examples=["knee-pain"])], snapshot: SnapshotDep
) -> ConditionPublic:
    """One condition: what it takes out, what to know, how training goes on, and the field tests that it rules out by name."""
    return _one(snapshot.vocabularies.conditions, slug, "condition")


@router.get(
    "/pain-protocol",
    summary="Read how training goes on with pain",
    responses={200: answer(headers=CACHED_HEADERS)},
    dependencies=[TAKES_NO_QUERY],
)
async def get_pain_protocol(snapshot: SnapshotDep) -> ConditionProtocolPublic:
    """How training goes on with pain that no condition explains; pain of a condition is answered by that one's protocol."""
    return snapshot.vocabularies.pain


@router.get("/red-flags", summary="List red flags", responses=_LIST)
async def list_red_flags(snapshot: SnapshotDep, pages: ListPagesDep) -> RedFlagPage:
    """Questions to ask before any program. A yes is no diagnosis; it is a reason to see a professional first."""
    return pages.page(RedFlagPage, snapshot.vocabularies.red_flags)


@router.get("/red-flags/{slug}", summary="Read one red flag", responses=_ONE, dependencies=[TAKES_NO_QUERY])
async def get_red_flag(
    slug: Annotated[str, slug_path("red flag", examples=["chest-pain"])], snapshot: SnapshotDep
) -> RedFlagPublic:
    """One question to ask before any program, and what to do after a yes."""
    return _one(snapshot.vocabularies.red_flags, slug, "red flag")


class SafetyAdviceQuery(ShortListQuery):
    """Which advice to list."""

    kind: AdviceKind | None = None
    """Advice of this kind."""


@router.get("/safety-advice", summary="List safety advice", responses=_LIST)
async def list_safety_advice(
    request: Request, response: Response, snapshot: SnapshotDep, query: Annotated[SafetyAdviceQuery, Query()]
) -> SafetyAdvicePage:
    """What every program says to those whom it is for: what to know, when to stop, and when to see whom."""
    advice = (entry for entry in snapshot.vocabularies.safety_advice if query.kind in (None, entry.kind))
    return ListPages(request, response, query).page(SafetyAdvicePage, advice)


@router.get("/safety-advice/{slug}", summary="Read one piece of safety advice", responses=_ONE, dependencies=[TAKES_NO_QUERY])
async def get_safety_advice(
    slug: Annotated[str, slug_path("safety advice", examples=[examples.SAFETY_ADVICE["slug"]])],
    snapshot: SnapshotDep,
) -> SafetyAdvicePublic:
    """One sentence that programs say to those whom it is for."""
    return _one(snapshot.vocabularies.safety_advice, slug, "safety advice")


@router.get("/sources", summary="List sources", responses=_LIST)
async def list_sources(snapshot: SnapshotDep, pages: ListPagesDep) -> SourcePage:
    """The bibliography, with everything that rests on each source."""
    return pages.page(SourcePage, snapshot.vocabularies.sources)


@router.get("/sources/{slug}", summary="Read one source", responses=_ONE, dependencies=[TAKES_NO_QUERY])
async def get_source(
    slug: Annotated[str, slug_path("source", examples=[examples.SOURCE["slug"]])], snapshot: SnapshotDep
) -> SourcePublic:
    """One entry of the bibliography, with everything that rests on it."""
    return _one(snapshot.vocabularies.sources, slug, "source")
