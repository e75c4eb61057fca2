"""Makes the engine's program of one that a client sends back."""

from pydantic import BaseModel, TypeAdapter

from app.api.catalogue.exercise_models import EquipmentOption
from app.api.programs.models import ProgramExercisePublic, ProgramPublic
from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.safety import Referral
from app.engine.profile import Profile
from app.engine.program import FocusShare, Program, ProgramExercise, Reason, Rejection, Safety, Summary, UnmetNeed, Week

_WEEKS = TypeAdapter(tuple[Week, ...])
_EXERCISE = TypeAdapter(Exercise)
_REASONS = TypeAdapter(tuple[Reason, ...])
_REJECTIONS = TypeAdapter(tuple[Rejection, ...])
_SUMMARY = TypeAdapter(Summary)
_REFERRAL = TypeAdapter(Referral)
_SAFETY = TypeAdapter(Safety)
_FOCUS = TypeAdapter(tuple[FocusShare, ...])
_WARNINGS = TypeAdapter(tuple[UnmetNeed, ...])


def program_of(served: ProgramPublic, profile: Profile) -> Program:
    """The program that was served, without its own audit; `profile` is the engine's form of the one in it.

    Raises Pydantic's ValidationError, with places in the weeks, for an item whose `sides` are not two.
    """
    return Program(
        id=served.id,
        title=served.title,
        catalogue_version=served.catalogue_version,
        engine_version=served.engine_version,
        profile=profile,
        summary=_SUMMARY.validate_python(_plain(served.summary)),
        safety=_SAFETY.validate_python(_plain(served.safety)),
        focus=_FOCUS.validate_python(_plain(served.focus)),
        exercises={slug: _exercise(entry) for slug, entry in served.exercises.items()},
        weeks=_WEEKS.validate_python(_plain(served.weeks)),
        warnings=_WARNINGS.validate_python([warning.model_dump() for warning in served.warnings]),
        audit=None,
        referral=_REFERRAL.validate_python(_plain(served.referral)),
        disclaimer=served.disclaimer,
    )


def _exercise(entry: ProgramExercisePublic) -> ProgramExercise:
    return ProgramExercise(
        exercise=_EXERCISE.validate_python(_plain(entry)),
        why=_REASONS.validate_python(_plain(entry.why)),
        rejected=_REJECTIONS.validate_python(_plain(entry.rejected)),
    )


def _plain(value: object) -> object:
    """Models as dictionaries, with the fields that are left out where they have no value."""
    match value:
        case EquipmentOption():
            return value.all_of
        case BaseModel():
            return {name: _plain(each) for name, each in value}
        case list():
            return [_plain(each) for each in value]
        case _:
            return value
