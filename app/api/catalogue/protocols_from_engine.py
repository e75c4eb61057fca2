"""Tracks and protocols as clients see them."""

from collections.abc import Mapping

from app.api.catalogue.condition_models import (
    CarePublic,
    ConditionProtocolPublic,
    RepsRange,
    StageDayPlan,
    StageEffort,
    StageEntry,
    StagePublic,
)
from app.api.catalogue.from_engine import imbalance_public
from app.api.catalogue.protocol_models import (
    ActivationByPhase,
    ActivationTurn,
    DayPlanPublic,
    ForbiddenPublic,
    ImbalanceWithProtocol,
    ProtocolPublic,
    SlotPublic,
    StaplePublic,
    StretchGroup,
    TrackPublic,
    TrackStart,
    UpkeepPublic,
    WarmUpByPhase,
    WarmUpTurn,
    WeeklyRepetitionsPublic,
)
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.imbalances import Imbalance
from app.engine.catalogue.protocols import ConditionProtocol, Protocol, Stage, Track, Turns, Upkeep
from app.engine.vocabulary.programs import ProgramPhase


def track_public(track: Track) -> TrackPublic:
    """The track with its start by level."""
    return TrackPublic(
        slug=track.slug,
        role=track.role,
        scheme=track.scheme,
        needs_load=track.needs_load,
        rungs=list(track.rungs),
        start=TrackStart.model_validate(track.start) if track.start else None,
        opens=dict(track.opens),
        weekly_repetitions=WeeklyRepetitionsPublic.model_validate(track.weekly_repetitions)
        if track.weekly_repetitions
        else None,
    )


def upkeep_public(upkeep: Upkeep) -> UpkeepPublic:
    """The upkeep of one kind of day."""
    return UpkeepPublic.model_validate(upkeep)


def with_protocol(catalogue: Catalogue, imbalance: Imbalance) -> ImbalanceWithProtocol:
    """The imbalance with what a coach does about it."""
    protocol = protocol_public(catalogue.protocols[imbalance.slug])
    return ImbalanceWithProtocol(**dict(imbalance_public(imbalance)), protocol=protocol)


def protocol_public(protocol: Protocol) -> ProtocolPublic:
    """The protocol, every turn an object."""
    return ProtocolPublic(
        summary=protocol.summary,
        lead=list(protocol.lead),
        forbids=ForbiddenPublic.model_validate(protocol.forbids),
        days={name: DayPlanPublic.model_validate(plan) for name, plan in protocol.days.items()},
        weeks=_weeks(protocol.weeks),
        marked={name: [SlotPublic.model_validate(slot) for slot in slots] for name, slots in protocol.marked.items()},
        activation=_activation(protocol.activation),
        warm_up=WarmUpByPhase(
            foundation=_drills(protocol.warm_up.get(ProgramPhase.FOUNDATION, ())),
            build=_drills(protocol.warm_up.get(ProgramPhase.BUILD, ())),
            strength=_drills(protocol.warm_up.get(ProgramPhase.STRENGTH, ())),
        ),
        tight=_groups(protocol.tight),
        after=_groups(protocol.after),
        release=list(protocol.release),
        staples=[StaplePublic.model_validate(staple) for staple in protocol.staples],
        notes=list(protocol.notes),
        by_default=protocol.by_default,
    )


def condition_protocol_public(protocol: ConditionProtocol) -> ConditionProtocolPublic:
    """The protocol of a condition, or of pain."""
    return ConditionProtocolPublic(
        summary=protocol.summary,
        care=CarePublic.model_validate(protocol.care) if protocol.care else None,
        entry=[StageEntry(pain_from=pain, stage=stage) for pain, stage in sorted(protocol.entry.items(), reverse=True)],
        stages=[_stage(stage) for stage in protocol.stages],
        forbids=ForbiddenPublic.model_validate(protocol.forbids),
        suspends=sorted(protocol.suspends),
        days={name: StageDayPlan.model_validate(plan) for name, plan in protocol.days.items()},
        weeks=_weeks(protocol.weeks),
        warm_up=_drills(protocol.warm_up),
        activation=_activation(protocol.activation) if protocol.activation else None,
        after=_groups(protocol.after),
        notes=list(protocol.notes),
        sources=list(protocol.sources),
    )


def _stage(stage: Stage) -> StagePublic:
    start, end = stage.effort
    return StagePublic(
        name=stage.name,
        effort=StageEffort(start=start, end=end),
        most_sets=stage.most_sets,
        reps=RepsRange(low=stage.reps[0], high=stage.reps[1]) if stage.reps else None,
        hold_seconds=stage.hold_seconds,
        unloaded=stage.unloaded,
        only=None if stage.only is None else {role: list(exercises) for role, exercises in stage.only.items()},
        move_on=list(stage.move_on),
    )


def _weeks(weeks: Mapping[int, tuple[str, ...]]) -> dict[str, list[str]]:
    return {str(sessions): list(names) for sessions, names in sorted(weeks.items())}


def _activation(turns: Mapping[ProgramPhase, Turns]) -> ActivationByPhase:
    return ActivationByPhase(
        foundation=_alternatives(turns.get(ProgramPhase.FOUNDATION, ())),
        build=_alternatives(turns.get(ProgramPhase.BUILD, ())),
        strength=_alternatives(turns.get(ProgramPhase.STRENGTH, ())),
    )


def _alternatives(turns: Turns) -> list[ActivationTurn]:
    return [ActivationTurn(alternatives=list(turn)) for turn in turns]


def _drills(turns: Turns) -> list[WarmUpTurn]:
    return [WarmUpTurn(drills=list(turn)) for turn in turns]


def _groups(turns: Turns) -> list[StretchGroup]:
    return [StretchGroup(stretches=list(turn)) for turn in turns]
