"""The program in numbers."""

from collections.abc import Sequence

from app.engine.client import Client
from app.engine.guidelines.muscles import HAMSTRINGS
from app.engine.measures.volume import main_items, weekly_sets
from app.engine.program import Summary, Week
from app.engine.vocabulary.body import MuscleSlug


def summary_of(client: Client, weeks: Sequence[Week]) -> Summary:
    """Weeks, sessions, minutes and sets; sets are those of the last week."""
    sets = weekly_sets(weeks[-1], client.eligible)
    full = [session.minutes for week in weeks if not week.deload for session in week.sessions]
    hamstrings = sum(sets.get(muscle, 0.0) for muscle in HAMSTRINGS)
    quadriceps = sets.get(MuscleSlug.QUADRICEPS, 0.0)
    main = {item.exercise for week in weeks for session in week.sessions for item in main_items(session)}
    return Summary(
        weeks=len(weeks),
        sessions_per_week=client.profile.sessions_per_week,
        minutes_per_session=round(sum(full) / len(full), 1),
        weekly_sets={muscle: sets[muscle] for muscle in sorted(sets)},
        quad_to_hamstring_sets=round(quadriceps / hamstrings, 2) if hamstrings else None,
        exercise_count=len(main),
    )
