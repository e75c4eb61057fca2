"""Programs between engine and store: made once, kept as the very bytes that are served."""

from dataclasses import dataclass

from sqlalchemy import Engine

from app.api.exercise_schema import ExerciseSnapshot
from app.api.metrics import GENERATION_SECONDS, PROGRAMS
from app.api.profile_schema import AvoidPublic, ProfilePublic, StatedImbalancePublic
from app.api.program_schema import (
    FocusPublic,
    ProgramExercisePublic,
    ProgramPublic,
    ReasonPublic,
    RejectionPublic,
    ReportPublic,
    SafetyPublic,
    SummaryPublic,
    WarningPublic,
)
from app.api.session_schema import WeekPublic
from app.engine.catalogue import Catalogue
from app.engine.eligibility import chosen_equipment
from app.engine.generate import generate
from app.engine.profile import Profile, program_id
from app.engine.program import Program, ProgramExercise
from app.store.programs import ProgramRecord, find_document, keep_program


@dataclass(frozen=True, slots=True)
class KeptProgram:
    """A program's bytes, and whether they were made just now."""

    id: str
    document: bytes
    is_new: bool


def program_for(profile: Profile, catalogue: Catalogue, database: Engine) -> KeptProgram:
    """The program for the profile: found where it is already kept, else made and kept."""
    wanted = program_id(profile, catalogue.version)
    document = find_document(database, wanted)
    PROGRAMS.labels("false" if document is None else "true").inc()
    if document is not None:
        return KeptProgram(wanted, document, is_new=False)
    with GENERATION_SECONDS.time():
        program = generate(profile, catalogue)
    record = record_of(program)
    is_new = keep_program(database, record)
    return KeptProgram(program.id, record.document, is_new)


def document_of(program: Program) -> bytes:
    """The program as it is served: compact JSON in UTF-8."""
    return program_public(program).model_dump_json().encode()


def record_of(program: Program) -> ProgramRecord:
    """The program with the facts by which it is found."""
    owned = frozenset(program.profile.equipment)
    used = (chosen_equipment(entry.exercise, owned) or frozenset() for entry in program.exercises.values())
    return ProgramRecord(
        id=program.id,
        title=program.title,
        level=program.profile.level,
        imbalances=tuple(stated.imbalance for stated in program.profile.imbalances),
        equipment=frozenset().union(*used),
        weeks=program.profile.weeks,
        sessions_per_week=program.profile.sessions_per_week,
        minutes_per_session=program.summary.minutes_per_session,
        catalogue_version=program.catalogue_version,
        engine_version=program.engine_version,
        document=document_of(program),
    )


def program_public(program: Program) -> ProgramPublic:
    """The program as clients see it."""
    return ProgramPublic(
        id=program.id,
        title=program.title,
        catalogue_version=program.catalogue_version,
        engine_version=program.engine_version,
        profile=profile_public(program.profile),
        summary=SummaryPublic.model_validate(program.summary),
        safety=SafetyPublic.model_validate(program.safety),
        focus=[FocusPublic.model_validate(share) for share in program.focus],
        exercises={slug: _exercise_public(entry) for slug, entry in program.exercises.items()},
        weeks=[WeekPublic.model_validate(week) for week in program.weeks],
        warnings=[WarningPublic.model_validate(unmet) for unmet in program.warnings],
        audit=ReportPublic.model_validate(program.audit),
    )


def profile_public(profile: Profile) -> ProfilePublic:
    """The profile in the shape of a request."""
    return ProfilePublic(
        imbalances=[StatedImbalancePublic.model_validate(stated) for stated in profile.imbalances],
        level=profile.level,
        equipment=list(profile.equipment),
        weeks=profile.weeks,
        days=list(profile.days),
        sessions_per_week=profile.sessions_per_week,
        minutes_per_session=profile.minutes_per_session,
        avoid=AvoidPublic(exercises=list(profile.avoid_exercises), demands=list(profile.avoid_demands)),
        conditions=list(profile.conditions),
        pain=profile.pain,
        landing_tests_passed=profile.landing_tests_passed,
        red_flags=[],
        goal=profile.goal,
        asymmetry_bonus=profile.asymmetry_bonus,
        variant=profile.variant,
    )


def _exercise_public(entry: ProgramExercise) -> ProgramExercisePublic:
    return ProgramExercisePublic(
        **dict(ExerciseSnapshot.model_validate(entry.exercise)),
        why=[ReasonPublic.model_validate(reason) for reason in entry.why],
        rejected=[RejectionPublic.model_validate(rejection) for rejection in entry.rejected],
    )
