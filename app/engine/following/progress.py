"""What was done, week by week and exercise by exercise, beside what was planned."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from app.engine.catalogue.exercises import Exercise
from app.engine.following.calendar import WEEK_DAYS, Schedule
from app.engine.following.case import Standing
from app.engine.following.journal import SessionLog
from app.engine.following.outlook import LoadPoint, WeekOfWork
from app.engine.measures.volume import credited, credits_of, main_items, weekly_sets
from app.engine.program import Program, TrainingSession, Week
from app.engine.vocabulary.body import MuscleSlug


def weeks_of_work(
    program: Program, standing: Standing, schedule: Schedule, exercises: Mapping[str, Exercise]
) -> tuple[WeekOfWork, ...]:
    """Every week of the calendar until today; what was planned for it, and what was done in it."""
    logs: dict[int, list[SessionLog]] = defaultdict(list)
    for log in standing.sessions:
        logs[max(1, (log.day - schedule.first) // WEEK_DAYS + 1)].append(log)
    last = max([*logs, (standing.today - schedule.first) // WEEK_DAYS + 1])
    sessions = {session.id: session for week in program.weeks for session in week.sessions}
    planned = {week.week: week for week in program.weeks}
    return tuple(_week(number, planned.get(number), logs.get(number, []), sessions, exercises) for number in range(1, last + 1))


def _week(
    number: int,
    planned: Week | None,
    logs: Sequence[SessionLog],
    sessions: Mapping[str, TrainingSession],
    exercises: Mapping[str, Exercise],
) -> WeekOfWork:
    done: dict[str, int] = defaultdict(int)
    for log in logs:
        main = {item.exercise for item in main_items(sessions[log.session])}
        for item in log.items:
            if item.exercise in main and item.performed in exercises:
                done[item.performed] += item.sets_done
    pains = [pain for log in logs for pain in log.pains]
    efforts = [log.session_rpe for log in logs if log.session_rpe is not None]
    return WeekOfWork(
        week=number,
        planned_sets=weekly_sets(planned, exercises) if planned is not None else {},
        done_sets=credited(done, {slug: _credits(exercises[slug]) for slug in done}),
        sessions_done=len(logs),
        worst_pain=max(pains, default=None),
        session_rpe=round(sum(efforts) / len(efforts), 1) if efforts else None,
    )


@lru_cache(maxsize=1024)
def _credits(exercise: Exercise) -> Mapping[MuscleSlug, float]:
    return credits_of(exercise)


def loads_of(standing: Standing) -> tuple[LoadPoint, ...]:
    """What was lifted, by exercise and day."""
    points = [
        LoadPoint(done.log.performed, done.session.day, done.load, done.amount)
        for line in standing.history.values()
        for done in line
        if done.load is not None
    ]
    return tuple(sorted(points, key=lambda point: (point.exercise, point.day)))
