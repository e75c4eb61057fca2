"""Turns the entries of the seed files into the engine's catalogue."""

from collections.abc import Iterable
from functools import cache
from typing import TypeVar

from pydantic import TypeAdapter

from app.engine.catalogue.assessments import Assessment
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.evidence import Source
from app.engine.catalogue.exercises import Demand, Equipment, Exercise, Ladder, Muscle
from app.engine.catalogue.imbalances import Imbalance, Strategy
from app.engine.catalogue.protocols import ConditionProtocol, Protocol, Track, Upkeep
from app.engine.catalogue.safety import Condition, RedFlag, SafetyAdvice
from app.engine.vocabulary.imbalances import CorrectivePhase
from app.store.catalogue.version import versioned
from app.store.seed.models import ExerciseSeed, ImbalanceSeed, SeedEntry, StrategyLinkSeed
from app.store.seed.protocol_models import ConditionProtocolSeed, ProtocolSeed, UpkeepSeed
from app.store.seed.references import SeedFiles

Value = TypeVar("Value")


def catalogue_of(seed: SeedFiles) -> Catalogue:
    """The catalogue that the seed files describe. Equal content has an equal version, whatever the files look like."""
    catalogue = Catalogue(
        version="",
        sources={source.slug: source for source in _values(Source, seed.sources)},
        muscles={muscle.slug: muscle for muscle in _values(Muscle, seed.muscles)},
        equipment={equipment.slug: equipment for equipment in _values(Equipment, seed.equipment)},
        demands={demand.slug: demand for demand in _values(Demand, seed.demands)},
        exercises={exercise.slug: exercise for exercise in _values(Exercise, seed.exercises)},
        ladders={ladder.slug: ladder for ladder in _values(Ladder, seed.ladders)},
        strategies={strategy.slug: strategy for strategy in _values(Strategy, seed.strategies)},
        assessments={assessment.slug: assessment for assessment in _values(Assessment, seed.assessments)},
        imbalances={imbalance.slug: imbalance for imbalance in _values(Imbalance, seed.imbalances)},
        conditions={condition.slug: condition for condition in _values(Condition, seed.conditions)},
        red_flags={red_flag.slug: red_flag for red_flag in _values(RedFlag, seed.red_flags)},
        safety_advice={advice.slug: advice for advice in _values(SafetyAdvice, seed.safety_advice)},
        tracks={track.slug: track for track in _values(Track, seed.tracks)},
        protocols={protocol.imbalance: protocol for protocol in _values(Protocol, seed.protocols)},
        condition_protocols={each.condition: each for each in _values(ConditionProtocol, seed.condition_protocols)},
        upkeep={upkeep.kind: upkeep for upkeep in _values(Upkeep, seed.upkeep)},
    )
    return versioned(catalogue)


def _values(kind: type[Value], entries: Iterable[SeedEntry]) -> list[Value]:
    adapter = _adapter(kind)  # type: ignore[arg-type] # mypy asks whether instances have a hash
    return [adapter.validate_python(_as_engine_fields(entry)) for entry in entries]


@cache
def _adapter(kind: type[Value]) -> TypeAdapter[Value]:
    """Made once for each kind, because that takes longer than reading all its entries."""
    return TypeAdapter(kind)


def _as_engine_fields(entry: SeedEntry) -> dict[str, object]:
    """The entry under the engine's field names; only where the file format differs is there anything to do."""
    fields = entry.model_dump()
    match entry:
        case ExerciseSeed(muscles=muscles):
            uses = [{"muscle": muscle, "role": role} for role, named in muscles.by_role().items() for muscle in named]
            return fields | {"muscles": uses}
        case ImbalanceSeed(muscles=muscles, strategies=links):
            return fields | muscles.model_dump() | {"strategies": [_link_fields(link) for link in links]}
        case ProtocolSeed(slug=slug):
            return fields | {"imbalance": slug}
        case ConditionProtocolSeed(slug=slug):
            return fields | {"condition": slug}
        case UpkeepSeed(slug=kind):
            return fields | {"kind": kind}
        case _:
            return fields


def _link_fields(link: StrategyLinkSeed) -> dict[str, object]:
    phases = [{"phase": phase, "exercises": link.phases[phase]} for phase in CorrectivePhase if phase in link.phases]
    return {"strategy": link.strategy, "phases": phases}
