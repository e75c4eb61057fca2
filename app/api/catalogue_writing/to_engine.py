"""From the body of a request to an entry of the catalogue, or to everything that is wrong with it."""

from collections.abc import Sequence
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from app.api.catalogue_writing.models import (
    EntryCreate,
    EvidenceClaimCreate,
    EvidenceCreate,
    ExerciseCreate,
    ImbalanceCreate,
    ImbalanceMusclesCreate,
    KnownSlugs,
    MuscleUseCreate,
    PhaseExercisesCreate,
    PossibleEffectCreate,
    StrategyCreate,
    StrategyLinkCreate,
)
from app.api.problems.models import FieldError
from app.api.problems.refusals import refused_values
from app.api.problems.validation import Place, body_errors, errors_of_body
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.imbalances import Imbalance, Strategy
from app.engine.catalogue_checks import Flaw

C = TypeVar("C", bound=EntryCreate)

_EXERCISE = TypeAdapter(Exercise)
_STRATEGY = TypeAdapter(Strategy)
_IMBALANCE = TypeAdapter(Imbalance)


def exercise_from(body: bytes, catalogue: Catalogue, slug: str | None = None) -> Exercise:
    """The exercise in the body, which must be the one of the slug where one is given. Raises RequestRefused."""
    return _EXERCISE.validate_python(_read(ExerciseCreate, body, catalogue, slug).model_dump())


def strategy_from(body: bytes, catalogue: Catalogue, slug: str | None = None) -> Strategy:
    """The strategy in the body, which must be the one of the slug where one is given. Raises RequestRefused."""
    return _STRATEGY.validate_python(_read(StrategyCreate, body, catalogue, slug).model_dump())


def imbalance_from(body: bytes, catalogue: Catalogue, slug: str | None = None) -> Imbalance:
    """The imbalance in the body, which must be the one of the slug where one is given. Raises RequestRefused."""
    written = _read(ImbalanceCreate, body, catalogue, slug)
    return _IMBALANCE.validate_python(written.model_dump(exclude={"muscles"}) | written.muscles.model_dump())


def flaw_errors(flaws: Sequence[Flaw], place: str) -> tuple[FieldError, ...]:
    """Flaws as errors of the request: by pointer in the written entry, in words anywhere else in the catalogue."""
    return tuple(
        FieldError(pointer=flaw.pointer.removeprefix(place), detail=flaw.text)
        if flaw.pointer.startswith(f"{place}/")
        else FieldError(detail=f"with this change, {flaw.pointer} would be wrong: {flaw.text}")
        for flaw in flaws
    )


def _read(model: type[C], body: bytes, catalogue: Catalogue, slug: str | None) -> C:
    try:
        written = model.model_validate_json(body, context=KnownSlugs(catalogue))
    except ValidationError as error:
        raise refused_values(body_errors(errors_of_body(error), lambda place: _fields_at(model, place))) from None
    if slug is not None and written.slug != slug:
        detail = f"the address is that of {slug!r}, and a slug is for ever"
        raise refused_values((FieldError(pointer="/slug", detail=detail, did_you_mean=[slug]),))
    return written


def _fields_at(model: type[EntryCreate], place: Place) -> Sequence[str]:
    """The fields of the object at a place in the body."""
    match place:
        case ("muscles", int()):
            return tuple(MuscleUseCreate.model_fields)
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
        case _:
            return tuple(model.model_fields)
