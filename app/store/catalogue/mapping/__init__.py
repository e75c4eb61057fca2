"""Maps engine values to rows and rows to engine values; nothing else does."""

from collections.abc import Iterator

from sqlmodel import Session

from app.engine.catalogue.catalogue import Catalogue
from app.store.catalogue.mapping.assessments import assessment_rows, read_assessments
from app.store.catalogue.mapping.exercises import exercise_rows, ladder_rows, read_exercises, read_ladders
from app.store.catalogue.mapping.imbalances import imbalance_rows, read_imbalances
from app.store.catalogue.mapping.protocols import (
    condition_protocol_rows,
    protocol_rows,
    read_condition_protocols,
    read_protocols,
    read_tracks,
    read_upkeep,
    track_rows,
    upkeep_rows,
)
from app.store.catalogue.mapping.rows import EntryRows, Rows
from app.store.catalogue.mapping.safety import (
    condition_rows,
    read_conditions,
    read_red_flags,
    read_safety_advice,
    red_flag_rows,
    safety_advice_rows,
)
from app.store.catalogue.mapping.strategies import read_strategies, strategy_rows
from app.store.catalogue.mapping.vocabularies import (
    demand_rows,
    equipment_rows,
    muscle_rows,
    read_demands,
    read_equipment,
    read_muscles,
    read_sources,
    source_rows,
)

__all__ = ["EntryRows", "read_catalogue", "rows_of"]


def rows_of(catalogue: Catalogue) -> Iterator[EntryRows]:
    """The rows of every entry of the catalogue, without their digests."""
    yield from map(source_rows, catalogue.sources.values())
    yield from map(muscle_rows, catalogue.muscles.values())
    yield from map(equipment_rows, catalogue.equipment.values())
    yield from map(demand_rows, catalogue.demands.values())
    yield from map(exercise_rows, catalogue.exercises.values())
    yield from map(ladder_rows, catalogue.ladders.values())
    yield from map(strategy_rows, catalogue.strategies.values())
    yield from map(assessment_rows, catalogue.assessments.values())
    yield from map(imbalance_rows, catalogue.imbalances.values())
    yield from map(condition_rows, catalogue.conditions.values())
    yield from map(red_flag_rows, catalogue.red_flags.values())
    yield from map(safety_advice_rows, catalogue.safety_advice.values())
    yield from map(track_rows, catalogue.tracks.values())
    yield from map(protocol_rows, catalogue.protocols.values())
    yield from map(condition_protocol_rows, catalogue.condition_protocols.values())
    yield from map(upkeep_rows, catalogue.upkeep.values())


def read_catalogue(db: Session, version: str) -> Catalogue:
    """The living entries as a catalogue: one select for each table, sorted by slug."""
    rows = Rows(db)
    return Catalogue(
        version=version,
        sources={source.slug: source for source in read_sources(rows)},
        muscles={muscle.slug: muscle for muscle in read_muscles(rows)},
        equipment={equipment.slug: equipment for equipment in read_equipment(rows)},
        demands={demand.slug: demand for demand in read_demands(rows)},
        exercises={exercise.slug: exercise for exercise in read_exercises(rows)},
        ladders={ladder.slug: ladder for ladder in read_ladders(rows)},
        strategies={strategy.slug: strategy for strategy in read_strategies(rows)},
        assessments={assessment.slug: assessment for assessment in read_assessments(rows)},
        imbalances={imbalance.slug: imbalance for imbalance in read_imbalances(rows)},
        conditions={condition.slug: condition for condition in read_conditions(rows)},
        red_flags={red_flag.slug: red_flag for red_flag in read_red_flags(rows)},
        safety_advice={advice.slug: advice for advice in read_safety_advice(rows)},
        tracks={track.slug: track for track in read_tracks(rows)},
        protocols={protocol.slug: protocol for protocol in read_protocols(rows)},
        condition_protocols={protocol.slug: protocol for protocol in read_condition_protocols(rows)},
        upkeep={upkeep.slug: upkeep for upkeep in read_upkeep(rows)},
    )
