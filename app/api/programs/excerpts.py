"""Parts of a stored program that stand alone: one week or one session, with the exercises that it needs."""

from collections.abc import Iterable

from app.api.programs.models import ProgramExercisePublic, ProgramPublic, ProgramSessionPublic, ProgramWeekPublic
from app.api.programs.session_models import TrainingSessionPublic


def week_of(document: bytes, number: int) -> ProgramWeekPublic | None:
    """The week with its exercises, or None where the program is shorter."""
    program = ProgramPublic.model_validate_json(document)
    for week in program.weeks:
        if week.week == number:
            return ProgramWeekPublic(
                program=program.id, **dict(week), exercises=_needed(program, week.sessions), safety=program.safety
            )
    return None


def session_of(document: bytes, session_id: str) -> ProgramSessionPublic | None:
    """The session with its exercises, or None where the program has no such session."""
    program = ProgramPublic.model_validate_json(document)
    for week in program.weeks:
        for session in week.sessions:
            if session.id == session_id:
                return ProgramSessionPublic(
                    program=program.id,
                    week=week.week,
                    phase=week.phase,
                    deload=week.deload,
                    **dict(session),
                    exercises=_needed(program, [session]),
                    safety=program.safety,
                )
    return None


def _needed(program: ProgramPublic, sessions: Iterable[TrainingSessionPublic]) -> dict[str, ProgramExercisePublic]:
    used = {item.exercise for session in sessions for block in session.blocks for item in block.items}
    return {slug: exercise for slug, exercise in program.exercises.items() if slug in used}
