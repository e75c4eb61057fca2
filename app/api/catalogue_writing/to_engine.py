"""From the body of a request to an entry of the catalogue, or to everything that is wrong with it."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from app.api.catalogue_writing.known_slugs import KnownSlugs
from app.api.catalogue_writing.models import (
    EquipmentOptionCreate,
    EvidenceClaimCreate,
    EvidenceCreate,
    ExerciseCreate,
    ImbalanceCreate,
    ImbalanceMusclesCreate,
    MuscleUseCreate,
    PhaseExercisesCreate,
    PossibleEffectCreate,
    StrategyCreate,
    StrategyLinkCreate,
)
from app.api.catalogue_writing.protocol_models import (
    ActivationByPhaseCreate,
    ActivationTurnCreate,
    DayPlanCreate,
    ForbiddenCreate,
    ProtocolCreate,
    SlotCreate,
    StapleCreate,
    StapleGroupCreate,
    StretchGroupCreate,
    TrackCreate,
    TrackStartCreate,
    WarmUpTurnCreate,
    WeeklyRepetitionsCreate,
)
from app.api.problems.codes import ErrorCode
from app.api.problems.models import FieldError
from app.api.problems.refusals import refused_values
from app.api.problems.validation import Place, body_errors, errors_of_body
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.changes import AnsweredImbalance
from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.imbalances import Imbalance, Strategy
from app.engine.catalogue.protocols import Protocol, Track
from app.engine.catalogue_checks import Flaw

C = TypeVar("C", ExerciseCreate, StrategyCreate, ImbalanceCreate, TrackCreate)

_EXERCISE = TypeAdapter(Exercise)
_STRATEGY = TypeAdapter(Strategy)
_IMBALANCE = TypeAdapter(Imbalance)
_PROTOCOL = TypeAdapter(Protocol)
_TRACK = TypeAdapter(Track)


def exercise_from(body: bytes, catalogue: Catalogue, slug: str | None = None) -> Exercise:
    """The exercise in the body, which must be the one of the slug where one is given. Raises RequestRefused."""
    written = _read(ExerciseCreate, body, catalogue, slug)
    fields = written.model_dump()
    options = [option.all_of for option in written.equipment_options]
    names = {language: names for language, names in fields["names"].items() if names}
    return _EXERCISE.validate_python(fields | {"equipment_options": options, "names": names})


def strategy_from(body: bytes, catalogue: Catalogue, slug: str | None = None) -> Strategy:
    """The strategy in the body, which must be the one of the slug where one is given. Raises RequestRefused."""
    return _STRATEGY.validate_python(_read(StrategyCreate, body, catalogue, slug).model_dump())


def track_from(body: bytes, catalogue: Catalogue, slug: str | None = None) -> Track:
    """The track in the body, which must be the one of the slug where one is given. Raises RequestRefused."""
    written = _read(TrackCreate, body, catalogue, slug)
    return _TRACK.validate_python(written.model_dump() | {"start": written.start.model_dump() if written.start else {}})


def imbalance_from(body: bytes, catalogue: Catalogue, slug: str | None = None) -> AnsweredImbalance:
    """The imbalance in the body, which must be the one of the slug where one is given. Raises RequestRefused."""
    written = _read(ImbalanceCreate, body, catalogue, slug)
    fields = written.model_dump(exclude={"muscles", "protocol"}) | written.muscles.model_dump()
    return AnsweredImbalance(_IMBALANCE.validate_python(fields), _protocol_from(written))


def _protocol_from(written: ImbalanceCreate) -> Protocol:
    """The protocol with every turn as the engine has it, which is the list alone."""
    fields = written.protocol.model_dump()
    for each in ("activation", "warm_up"):
        fields[each] = {phase: _lists(turns) for phase, turns in fields[each].items()}
    for each in ("tight", "after"):
        fields[each] = _lists(fields[each])
    return _PROTOCOL.validate_python(fields | {"imbalance": written.slug})


def _lists(turns: Sequence[Mapping[str, list[str]]]) -> list[list[str]]:
    """What each turn names, without the one name that it has for it."""
    return [slugs for turn in turns for slugs in turn.values()]


def flaw_errors(flaws: Sequence[Flaw], place: str) -> tuple[FieldError, ...]:
    """Flaws as errors of the request: by pointer in the written entry, in words anywhere else in the catalogue."""
    return tuple(
        _flaw(flaw.text, flaw.pointer.removeprefix(place))
        if flaw.pointer.startswith(f"{place}/")
        else _flaw(f"with this change, {flaw.pointer} would be wrong: {flaw.text}")
        for flaw in flaws
    )


def _flaw(detail: str, pointer: str | None = None) -> FieldError:
    return FieldError(pointer=pointer, code=ErrorCode.BREAKS_CATALOGUE, detail=detail)


def _read(model: type[C], body: bytes, catalogue: Catalogue, slug: str | None) -> C:
    try:
        written = model.model_validate_json(body, context=KnownSlugs(catalogue))
    except ValidationError as error:
        raise refused_values(body_errors(errors_of_body(error), lambda place: _fields_at(model, place))) from None
    if slug is not None and written.slug != slug:
        detail = f"the address is that of {slug!r}, and a slug is for ever"
        raise refused_values((FieldError(pointer="/slug", code=ErrorCode.CONFLICT, detail=detail, did_you_mean=[slug]),))
    return written


def _fields_at(model: type[BaseModel], place: Place) -> Sequence[str]:
    """The fields of the object at a place in the body."""
    match place:
        case ("muscles" | "equipment_options" as part, int()):
            return tuple((MuscleUseCreate if part == "muscles" else EquipmentOptionCreate).model_fields)
        case ("muscles",):
            return tuple(ImbalanceMusclesCreate.model_fields)
        case ("possible_effects", _):
            return tuple(PossibleEffectCreate.model_fields)
        case ("evidence",):
            return tuple(EvidenceCreate.model_fields)
        case ("evidence", _):
            return tuple(EvidenceClaimCreate.model_fields)
        case ("strategies", _):
            return tuple(StrategyLinkCreate.model_fields)
        case ("strategies", _, "phases", _):
            return tuple(PhaseExercisesCreate.model_fields)
        case ("start" | "weekly_repetitions" as part,):
            return tuple((TrackStartCreate if part == "start" else WeeklyRepetitionsCreate).model_fields)
        case ("protocol", *within):
            return _fields_of_protocol(within)
        case _:
            return tuple(model.model_fields)


def _fields_of_protocol(place: Sequence[str | int]) -> Sequence[str]:
    """The fields of the object at a place in a protocol."""
    match place:
        case ("forbids",):
            return tuple(ForbiddenCreate.model_fields)
        case ("days", _):
            return tuple(DayPlanCreate.model_fields)
        case ("days", _, "slots", _) | ("marked", _, _):
            return tuple(SlotCreate.model_fields)
        case ("activation",) | ("warm_up",):
            return tuple(ActivationByPhaseCreate.model_fields)
        case ("activation", _, _):
            return tuple(ActivationTurnCreate.model_fields)
        case ("warm_up", _, _):
            return tuple(WarmUpTurnCreate.model_fields)
        case ("staples", _):
            return tuple(StapleCreate.model_fields)
        case ("staples", _, "groups", _):
            return tuple(StapleGroupCreate.model_fields)
        case ("tight", _) | ("after", _):
            return tuple(StretchGroupCreate.model_fields)
        case _:
            return tuple(ProtocolCreate.model_fields)
