"""Who names whom in the seed files, and by which field."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.store.seed.models import (
    AssessmentSeed,
    ConditionSeed,
    DemandSeed,
    EquipmentSeed,
    ExerciseSeed,
    ImbalanceSeed,
    LadderSeed,
    MuscleSeed,
    RedFlagSeed,
    SafetyAdviceSeed,
    SeedEntry,
    SourceSeed,
    StrategySeed,
)
from app.store.seed.protocol_models import (
    PAIN,
    ConditionProtocolSeed,
    ProtocolSeed,
    SlotSeed,
    StageSlotSeed,
    TrackSeed,
    Turns,
    UpkeepSeed,
)


@dataclass(frozen=True, slots=True)
class SeedFiles:
    """All entries of a seed folder, each kind sorted by slug."""

    sources: tuple[SourceSeed, ...]
    muscles: tuple[MuscleSeed, ...]
    equipment: tuple[EquipmentSeed, ...]
    demands: tuple[DemandSeed, ...]
    exercises: tuple[ExerciseSeed, ...]
    ladders: tuple[LadderSeed, ...]
    strategies: tuple[StrategySeed, ...]
    assessments: tuple[AssessmentSeed, ...]
    imbalances: tuple[ImbalanceSeed, ...]
    conditions: tuple[ConditionSeed, ...]
    red_flags: tuple[RedFlagSeed, ...]
    safety_advice: tuple[SafetyAdviceSeed, ...]
    tracks: tuple[TrackSeed, ...]
    protocols: tuple[ProtocolSeed, ...]
    condition_protocols: tuple[ConditionProtocolSeed, ...]
    upkeep: tuple[UpkeepSeed, ...]


Reference = tuple[SeedEntry, str, str, Iterable[str]]
"""The entry, its field, the kind of what it names, and the slugs in it."""

FieldReference = tuple[str, str, Iterable[str]]
"""The same without the entry."""


def references_in(seed: SeedFiles) -> Iterator[Reference]:
    """Every field of every entry that names others."""
    for exercise in seed.exercises:
        yield exercise, "sources", "sources", exercise.sources
    for ladder in seed.ladders:
        yield ladder, "exercises", "exercises", ladder.exercises
    for strategy in seed.strategies:
        yield strategy, "exercises", "exercises", strategy.exercises
        yield strategy, "sources", "sources", strategy.sources
    for imbalance in seed.imbalances:
        yield from _of_imbalance(imbalance)
    yield from _of_tests_and_safety(seed)
    yield from _of_programming(seed)


def _of_tests_and_safety(seed: SeedFiles) -> Iterator[Reference]:
    for condition in seed.conditions:
        yield condition, "excluded_exercises", "exercises", condition.excluded_exercises
        yield condition, "sources", "sources", condition.sources
    for assessment in seed.assessments:
        yield assessment, "sources", "sources", assessment.sources
        for field in ("below", "above", "difference", "silent_on"):
            yield assessment, f"reading.{field}", "imbalances", getattr(assessment.reading, field)
        for position, cut_off in enumerate(assessment.cut_offs):
            yield assessment, f"cut_offs.{position}.sources", "sources", cut_off.sources
        yield assessment, "error.sources", "sources", assessment.error.sources if assessment.error else ()
        yield assessment, "not_with", "conditions", assessment.not_with
    for red_flag in seed.red_flags:
        yield red_flag, "sources", "sources", red_flag.sources
    for advice in seed.safety_advice:
        yield advice, "sources", "sources", advice.sources


def _of_programming(seed: SeedFiles) -> Iterator[Reference]:
    for track in seed.tracks:
        yield track, "rungs", "exercises", track.rungs
        yield track, "start", "exercises", track.start.values()
        yield track, "opens", "exercises", track.opens
    for protocol in seed.protocols:
        yield from ((protocol, *reference) for reference in _of_protocol(protocol))
    for by_condition in seed.condition_protocols:
        yield from ((by_condition, *reference) for reference in _of_condition_protocol(by_condition))
    for upkeep in seed.upkeep:
        yield from ((upkeep, *reference) for reference in _of_slots("slots", upkeep.slots))


def _of_imbalance(imbalance: ImbalanceSeed) -> Iterator[Reference]:
    for claim in ("association", "modifiable", "outcome"):
        yield imbalance, f"evidence.{claim}.sources", "sources", getattr(imbalance.evidence, claim).sources
    for position, effect in enumerate(imbalance.possible_effects):
        yield imbalance, f"possible_effects.{position}.sources", "sources", effect.sources
    yield imbalance, "strategies", "strategies", [link.strategy for link in imbalance.strategies]
    for link in imbalance.strategies:
        for phase, exercises in link.phases.items():
            yield imbalance, f"strategies.{link.strategy}.phases.{phase}", "exercises", exercises
    yield imbalance, "assessments", "assessments", imbalance.assessments
    yield imbalance, "related", "imbalances", imbalance.related
    yield imbalance, "children", "imbalances", imbalance.children
    yield imbalance, "sources", "sources", imbalance.sources


def _of_protocol(protocol: ProtocolSeed) -> Iterator[FieldReference]:
    yield "imbalance", "imbalances", [protocol.slug]
    yield from _of_either(protocol)
    yield from _of_turns("tight", protocol.tight)
    yield "release", "exercises", protocol.release
    for phase, turns in protocol.warm_up.items():
        yield from _of_turns(f"warm_up.{phase}", turns)
    for day, slots in protocol.marked.items():
        yield from _of_slots(f"marked.{day}", slots)
    for number, staple in enumerate(protocol.staples):
        for position, group in enumerate(staple.groups):
            yield f"staples.{number}.groups.{position}.exercises", "exercises", group.exercises
            yield f"staples.{number}.groups.{position}.tracks", "tracks", group.tracks


def _of_condition_protocol(protocol: ConditionProtocolSeed) -> Iterator[FieldReference]:
    yield "condition", "conditions", [protocol.slug] if protocol.slug != PAIN else []
    yield from _of_either(protocol)
    yield from _of_turns("warm_up", protocol.warm_up)
    for number, stage in enumerate(protocol.stages):
        for role, exercises in (stage.only or {}).items():
            yield f"stages.{number}.only.{role}", "exercises", exercises
    yield "sources", "sources", protocol.sources


def _of_either(protocol: ProtocolSeed | ConditionProtocolSeed) -> Iterator[FieldReference]:
    yield "forbids.exercises", "exercises", sorted(protocol.forbids.exercises)
    for name, day in protocol.days.items():
        yield from _of_slots(f"days.{name}.slots", day.slots)
    for phase, turns in protocol.activation.items():
        yield from _of_turns(f"activation.{phase}", turns)
    yield from _of_turns("after", protocol.after)


def _of_slots(field: str, slots: Sequence[SlotSeed | StageSlotSeed]) -> Iterator[FieldReference]:
    for position, slot in enumerate(slots):
        yield f"{field}.{position}.tracks", "tracks", slot.tracks


def _of_turns(field: str, turns: Turns) -> Iterator[FieldReference]:
    for position, turn in enumerate(turns):
        yield f"{field}.{position}", "exercises", turn
