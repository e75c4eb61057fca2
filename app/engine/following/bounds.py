"""What no outlook ever breaks, whatever happened: the `must` rules of following."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.engine.client import Client
from app.engine.following.case import Standing
from app.engine.following.outlook import Outlook, OutlookItem, OutlookSession
from app.engine.following.weights import Weight
from app.engine.guidelines.following import LOAD_RISE_DAYS, MOST_LOAD_RISE_PERCENT, MOST_SETS_RISE_SHARE
from app.engine.program import Program
from app.engine.vocabulary.exercises import Laterality
from app.engine.vocabulary.following import FollowingState
from app.engine.vocabulary.programs import MAIN_BLOCKS


@dataclass(frozen=True)
class Bounded:
    """An outlook with what it is held against."""

    outlook: Outlook
    standing: Standing
    client: Client
    program: Program

    def items(self) -> Iterator[tuple[OutlookSession, OutlookItem]]:
        """Every exercise that comes."""
        return ((session, item) for session in self.outlook.sessions for item in session.items)

    def new_items(self) -> Iterator[OutlookItem]:
        """What takes the place of the program's own exercises."""
        return (item for _, item in self.items() if item.instead_of is not None)


Check = Callable[[Bounded], bool]
"""True where the claim that is its name holds."""


def no_weight_rises_by_more_than_a_tenth_in_a_week(bounded: Bounded) -> bool:
    """No weight is raised to more than 10 % above the lightest one that the exercise was done with in the week before."""
    done: dict[str, list[tuple[int, Weight]]] = {}
    last: dict[str, list[Weight]] = {}
    for line in bounded.standing.history.values():
        weights = {each.log.performed: each.load for each in line if each.load is not None}
        for performed, weight in weights.items():
            last.setdefault(performed, []).append(weight)
        for each in line:
            if each.load is not None:
                done.setdefault(each.log.performed, []).append((each.session.day, each.load))
    loaded = ((session.day, item.exercise, item.load) for session, item in bounded.items() if item.load is not None)
    return all(
        any(load <= weight for weight in last.get(exercise, [])) or _rises_gently(day, load, done.get(exercise, []))
        for day, exercise, load in loaded
    )


def _rises_gently(day: int, load: Weight, done: Sequence[tuple[int, Weight]]) -> bool:
    in_week = [weight for then, weight in done if then > day - LOAD_RISE_DAYS] or [weight for _, weight in done[-1:]]
    return all(load.amount * 100 <= weight.amount * (100 + MOST_LOAD_RISE_PERCENT) for weight in in_week)


def no_week_adds_more_than_a_fifth_of_its_sets(bounded: Bounded) -> bool:
    """No coming week of the program has over 20 % more main sets than it was planned with."""
    sessions = {session.id: session for week in bounded.program.weeks for session in week.sessions}
    planned: dict[tuple[int, int], int] = {}
    coming: dict[tuple[int, int], int] = {}
    for session in bounded.outlook.sessions:
        week = (session.week, session.time)
        coming[week] = coming.get(week, 0) + sum(item.sets for item in session.items if item.block in MAIN_BLOCKS)
        own = sessions[session.session].items_in(*MAIN_BLOCKS)
        planned[week] = planned.get(week, 0) + sum(item.sets for item in own)
    return all(sets <= planned[week] * (1 + MOST_SETS_RISE_SHARE) for week, sets in coming.items())


def nothing_excluded_comes_back(bounded: Bounded) -> bool:
    """What takes an exercise's place asks for nothing that is left out for this person, nor for what they do not own."""
    return all(item.exercise in bounded.client.eligible for item in bounded.new_items())


def nothing_is_above_the_level(bounded: Bounded) -> bool:
    """What takes an exercise's place is not above the level at which the person trains."""
    level = bounded.client.limits.level
    exercises = bounded.client.catalogue.exercises
    return all(exercises[item.exercise].level.rank <= level.rank for item in bounded.new_items())


def no_effort_is_above_its_cap(bounded: Bounded) -> bool:
    """No set is harder than level, age, pain, conditions and wishes allow."""
    cap = bounded.client.limits.rpe_limit
    return all(item.effort is None or item.effort.rpe <= cap for _, item in bounded.items())


def both_sides_do_the_same(bounded: Bounded) -> bool:
    """One-sided work is done on both sides, the weaker one first, and nothing else has an order of sides."""
    exercises = bounded.client.catalogue.exercises
    return all(
        (item.sides is not None) == (exercises[item.exercise].laterality is Laterality.UNILATERAL)
        for item in bounded.new_items()
    )


def nobody_trains_while_the_program_waits(bounded: Bounded) -> bool:
    """A program that is paused or finished gives no session."""
    return bounded.outlook.state is FollowingState.ACTIVE or not bounded.outlook.sessions


def no_day_has_two_sessions(bounded: Bounded) -> bool:
    """Sessions follow each other by day, none before today and none on a day that has one."""
    done = [log.day for log in bounded.standing.sessions]
    days = [*done[-1:], *(session.day for session in bounded.outlook.sessions)]
    ahead = all(session.day >= bounded.outlook.today for session in bounded.outlook.sessions)
    return ahead and all(earlier < later for earlier, later in pairwise(days))


def no_session_holds_an_exercise_twice(bounded: Bounded) -> bool:
    """What takes an exercise's place is not in the session already."""
    return all(
        sum(other.exercise == item.exercise for other in session.items) == 1
        for session, item in bounded.items()
        if item.instead_of is not None
    )


BOUNDS: tuple[Check, ...] = (
    no_weight_rises_by_more_than_a_tenth_in_a_week,
    no_week_adds_more_than_a_fifth_of_its_sets,
    nothing_excluded_comes_back,
    nothing_is_above_the_level,
    no_effort_is_above_its_cap,
    both_sides_do_the_same,
    nobody_trains_while_the_program_waits,
    no_day_has_two_sessions,
    no_session_holds_an_exercise_twice,
)
"""Every bound, each once."""


def id_of(bound: Check) -> str:
    """The name of a bound in kebab-case."""
    return bound.__name__.replace("_", "-")


def broken_bounds(outlook: Outlook, standing: Standing, client: Client, program: Program) -> tuple[str, ...]:
    """The ids of the bounds that the outlook breaks."""
    bounded = Bounded(outlook, standing, client, program)
    return tuple(id_of(bound) for bound in BOUNDS if not bound(bounded))
