"""An example for every operation, short but whole. A test holds them against their schemas."""

from collections.abc import Mapping

from app import __version__
from app.api.audits import examples as audits
from app.api.catalogue import examples as catalogue
from app.api.catalogue import protocol_examples as protocols
from app.api.catalogue.examples import Json
from app.api.enrollments import examples as enrollments
from app.api.outlooks import examples as outlooks
from app.api.programs import examples as programs
from app.api.screenings import examples as screenings
from app.engine import ENGINE_VERSION

HEALTH: Json = {"status": "ok"}
READINESS: Json = {"status": "ready", "checks": {"store": "ok", "migrations": "ok", "catalogue": "ok"}}
VERSIONS: Json = {"version": __version__, "engine_version": ENGINE_VERSION, "catalogue_version": "4f1c9a7be2d05c33"}
METRICS = """\
# HELP evenkeel_programs_total Programs that were asked for, by whether they were known.
# TYPE evenkeel_programs_total counter
evenkeel_programs_total{known="true"} 12.0
"""
PROBLEM_PAGE = "<!doctype html><title>No program can be made for this profile</title>…"

ANSWERS: Mapping[str, Json | str] = {
    "get_problem_page": PROBLEM_PAGE,
    "get_muscle": catalogue.MUSCLE,
    "get_equipment": catalogue.EQUIPMENT,
    "get_demand": catalogue.DEMAND,
    "get_condition": protocols.CONDITION,
    "get_red_flag": catalogue.RED_FLAG,
    "get_safety_advice": catalogue.SAFETY_ADVICE,
    "get_source": catalogue.SOURCE,
    "list_muscles": catalogue.MUSCLE_PAGE,
    "list_equipment": catalogue.EQUIPMENT_PAGE,
    "list_demands": catalogue.DEMAND_PAGE,
    "list_conditions": protocols.CONDITION_PAGE,
    "get_pain_protocol": protocols.CONDITION_PROTOCOL,
    "list_red_flags": catalogue.RED_FLAG_PAGE,
    "list_safety_advice": catalogue.SAFETY_ADVICE_PAGE,
    "list_sources": catalogue.SOURCE_PAGE,
    "list_imbalances": catalogue.IMBALANCE_PAGE,
    "get_imbalance": protocols.IMBALANCE_WITH_PROTOCOL,
    "list_imbalance_strategies": catalogue.IMBALANCE_STRATEGY_PAGE,
    "list_rules": catalogue.RULE_PAGE,
    "get_rule": catalogue.RULE,
    "list_exercises": catalogue.EXERCISE_PAGE,
    "get_exercise": catalogue.EXERCISE,
    "list_alternatives": catalogue.ALTERNATIVE_PAGE,
    "list_strategies": catalogue.STRATEGY_PAGE,
    "get_strategy": catalogue.STRATEGY,
    "create_program": programs.PROGRAM,
    "list_programs": programs.PROGRAM_PAGE,
    "get_program": programs.PROGRAM,
    "get_program_week": programs.PROGRAM_WEEK,
    "get_program_session": programs.PROGRAM_SESSION,
    "create_audit": audits.AUDIT,
    "create_outlook": outlooks.OUTLOOK,
    "create_enrollment": enrollments.ENROLLED,
    "list_enrollments": enrollments.ENROLLMENT_PAGE,
    "get_enrollment": enrollments.ENROLLMENT,
    "log_session": enrollments.LOGGED,
    "log_sessions": enrollments.BATCH,
    "get_next_session": enrollments.NEXT,
    "get_outlook": outlooks.OUTLOOK,
    "add_retest": enrollments.RETEST,
    "list_retests": enrollments.RETEST_PAGE,
    "get_symmetry": enrollments.SYMMETRY_PAGE,
    "get_progress": enrollments.PROGRESS,
    "get_symmetry_plot": enrollments.PLOT,
    "get_progress_plot": enrollments.PLOT,
    "export_enrollment": enrollments.EXPORT,
    "create_screening": screenings.SCREENING,
    "list_assessments": catalogue.ASSESSMENT_PAGE,
    "get_assessment": catalogue.ASSESSMENT,
    "create_exercise": catalogue.EXERCISE,
    "replace_exercise": catalogue.EXERCISE,
    "create_imbalance": protocols.IMBALANCE_WITH_PROTOCOL,
    "replace_imbalance": protocols.IMBALANCE_WITH_PROTOCOL,
    "create_strategy": catalogue.STRATEGY,
    "replace_strategy": catalogue.STRATEGY,
    "create_track": protocols.TRACK,
    "replace_track": protocols.TRACK,
    "list_tracks": protocols.TRACK_PAGE,
    "get_track": protocols.TRACK,
    "list_upkeep": protocols.UPKEEP_PAGE,
    "get_health": HEALTH,
    "get_readiness": READINESS,
    "get_version": VERSIONS,
    "get_metrics": METRICS,
}
"""What each operation answers when all is well, by operation id."""
