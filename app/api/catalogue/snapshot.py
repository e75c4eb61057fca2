"""The catalogue in memory, with all that is served of it: built once for each version, and swapped whole for the next one."""

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from threading import Lock
from types import MappingProxyType
from typing import Annotated

from fastapi import Depends, Request
from pydantic_core import to_json
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from app.api.catalogue.from_engine import (
    assessment_public,
    exercise_public,
    imbalance_public,
    imbalance_strategies,
    strategy_public,
)
from app.api.catalogue.imbalance_models import AssessmentPublic, ImbalancePublic, ImbalanceStrategyPublic, StrategyPublic
from app.api.catalogue.protocol_models import ImbalanceWithProtocol, TrackPublic, UpkeepPublic
from app.api.catalogue.protocols_from_engine import track_public, upkeep_public, with_protocol
from app.api.catalogue.vocabulary_entries import Vocabularies, vocabularies_of
from app.api.problems.refusals import not_ready
from app.api.search.index import SearchIndex
from app.api.search.query import ExerciseSort, Orders, orders_of
from app.api.telemetry.metrics import CATALOGUE_PROCESSES
from app.engine.catalogue.alternatives import Alternatives
from app.engine.catalogue.catalogue import Catalogue, DanglingReference
from app.store.catalogue.reading import CatalogueMissing, catalogue_version, load_catalogue

log = logging.getLogger("evenkeel")


@dataclass(frozen=True, slots=True)
class CatalogueSnapshot:
    """One version of the catalogue with all its answers made."""

    catalogue: Catalogue
    exercises: Mapping[str, bytes]
    """Every exercise as JSON."""
    orders: Orders
    search: SearchIndex
    """Of the order of relevance."""
    alternatives: Alternatives
    imbalances: Mapping[str, ImbalancePublic]
    with_protocols: Mapping[str, ImbalanceWithProtocol]
    strategies: Mapping[str, StrategyPublic]
    strategies_for: Mapping[str, tuple[ImbalanceStrategyPublic, ...]]
    """For each imbalance its strategies, the most important first."""
    assessments: Mapping[str, AssessmentPublic]
    tracks: Mapping[str, TrackPublic]
    upkeep: tuple[UpkeepPublic, ...]
    """By kind of day."""
    vocabularies: Vocabularies


def snapshot_of(catalogue: Catalogue) -> CatalogueSnapshot:
    """The catalogue, ready to be served."""
    strategies = {slug: strategy_public(catalogue, strategy) for slug, strategy in sorted(catalogue.strategies.items())}
    orders = orders_of(catalogue)
    return CatalogueSnapshot(
        catalogue=catalogue,
        exercises=MappingProxyType(
            {slug: to_json(exercise_public(catalogue, exercise)) for slug, exercise in sorted(catalogue.exercises.items())}
        ),
        orders=orders,
        search=SearchIndex(catalogue, orders[ExerciseSort.RELEVANCE].slugs),
        alternatives=Alternatives(catalogue),
        imbalances=MappingProxyType(
            {slug: imbalance_public(imbalance) for slug, imbalance in sorted(catalogue.imbalances.items())}
        ),
        with_protocols=MappingProxyType(
            {slug: with_protocol(catalogue, imbalance) for slug, imbalance in sorted(catalogue.imbalances.items())}
        ),
        strategies=MappingProxyType(strategies),
        strategies_for=MappingProxyType(
            {slug: imbalance_strategies(imbalance, strategies) for slug, imbalance in catalogue.imbalances.items()}
        ),
        assessments=MappingProxyType(
            {slug: assessment_public(catalogue, assessment) for slug, assessment in sorted(catalogue.assessments.items())}
        ),
        tracks=MappingProxyType({slug: track_public(track) for slug, track in sorted(catalogue.tracks.items())}),
        upkeep=tuple(upkeep_public(upkeep) for _, upkeep in sorted(catalogue.upkeep.items())),
        vocabularies=vocabularies_of(catalogue),
    )


class LiveCatalogue:
    """Holds the snapshot of the version that the database has now."""

    def __init__(self, database: Engine) -> None:
        self._database = database
        self._one_at_a_time = Lock()
        self.snapshot: CatalogueSnapshot | None = None
        self.version: str | None = None
        """Version of the catalogue in the snapshot."""
        self.missing = "the catalogue has not been loaded yet"
        """Why there is no snapshot, while there is none."""
        self._told = ""
        """The fault that the log has already been told of."""

    def refresh(self, written: Catalogue | None = None) -> None:
        """Swaps the snapshot if the database has another version. A catalogue that cannot be read changes nothing.

        When this returns, the snapshot is no older than the database was when it was called, whoever else refreshes.
        What was just `written` need not be read again, unless another write has followed.
        """
        with self._one_at_a_time:
            self._refresh(written)

    def _refresh(self, written: Catalogue | None) -> None:
        try:
            version = catalogue_version(self._database)
            if self.snapshot is None or version != self.version:
                known = written if written and written.version == version else load_catalogue(self._database)
                self._swap(snapshot_of(known))
                log.info("serving catalogue %s", self.version)
            self._told = ""
        except CatalogueMissing as error:
            self.missing = str(error)
        except (SQLAlchemyError, DanglingReference) as error:
            self.missing = "the catalogue cannot be read from the database"
            if self._told != str(error):
                self._told = str(error)
                log.warning("the catalogue could not be refreshed: %s", error)

    def _swap(self, snapshot: CatalogueSnapshot) -> None:
        if self.version is not None:
            CATALOGUE_PROCESSES.labels(self.version).set(0)
        self.snapshot = snapshot
        self.version = snapshot.catalogue.version  # only now, or an old answer could be kept under the new version
        CATALOGUE_PROCESSES.labels(self.version).set(1)

    async def follow(self, every_seconds: float) -> None:
        """Refreshes for ever, whatever goes wrong once."""
        while True:
            await asyncio.sleep(every_seconds)
            try:
                await run_in_threadpool(self.refresh)
            except Exception:
                log.exception("the catalogue could not be refreshed")


async def live_catalogue(request: Request) -> LiveCatalogue:
    """The holder of the current catalogue."""
    live: LiveCatalogue = request.state.live_catalogue
    return live


def known_slugs(*parameters: str) -> Callable[[Request], Mapping[str, Collection[str]]]:
    """For parameters that name an imbalance or a strategy: what there is of them; nothing before there is a catalogue."""

    def known(request: Request) -> Mapping[str, Collection[str]]:
        snapshot = request.state.live_catalogue.snapshot
        if snapshot is None:
            return {}
        entries = {"imbalance": snapshot.catalogue.imbalances, "strategy": snapshot.catalogue.strategies}
        return {name: entries[name] for name in parameters}

    return known


async def current_snapshot(request: Request) -> CatalogueSnapshot:
    """The catalogue as it is now; the service is not ready without one."""
    live: LiveCatalogue = request.state.live_catalogue
    if live.snapshot is None:
        raise not_ready(live.missing)
    return live.snapshot


LiveCatalogueDep = Annotated[LiveCatalogue, Depends(live_catalogue)]
SnapshotDep = Annotated[CatalogueSnapshot, Depends(current_snapshot)]
