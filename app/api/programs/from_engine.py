"""Makes the document of a program, the very bytes that are kept and served, and the facts by which it is found."""

from app.api.catalogue.exercise_models import ExerciseSnapshot
from app.api.contract.models import AvoidPublic
from app.api.programs.models import (
    FocusPublic,
    ProgramExercisePublic,
    ProgramPublic,
    ReasonPublic,
    ReferralPublic,
    RejectionPublic,
    ReportPublic,
    SafetyPublic,
    SummaryPublic,
    WarningPublic,
)
from app.api.programs.profile_models import ProfilePublic, StatedImbalancePublic
from app.api.programs.session_models import WeekPublic
from app.engine.client import chosen_equipment
from app.engine.profile import Profile
from app.engine.program import Program, ProgramExercise
from app.store.program_record import ProgramRecord


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
        referral=ReferralPublic.model_validate(program.referral),
        disclaimer=program.disclaimer,
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
        maintenance=not profile.imbalances,
        effort_limit=profile.effort_limit,
        age_band=profile.age_band,
        downgrade=profile.downgrade,
        referral=list(profile.referral),
        sits_long=profile.sits_long,
    )


def _exercise_public(entry: ProgramExercise) -> ProgramExercisePublic:
    return ProgramExercisePublic(
        **dict(ExerciseSnapshot.model_validate(entry.exercise)),
        why=[ReasonPublic.model_validate(reason) for reason in entry.why],
        rejected=[RejectionPublic.model_validate(rejection) for rejection in entry.rejected],
    )
