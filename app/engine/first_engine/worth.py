"""The value tables of one profile's week: what every set, use and family is worth to this person."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, chain

from app.engine.first_engine.counters import (
    COMPOUND_LIFTS,
    CORE_ITEMS,
    FIRST_REQUIREMENT,
    GLUTE_SETS,
    GLUTE_SHORTAGE,
    GROUP_COUNTER,
    HIP_ITEMS,
    KNEE_ITEMS,
    MUSCLE_COUNTER,
    ONE_SIDED_SHORTAGE,
    OTHER_PLANES,
    PATTERN_COUNTER,
    SHARE_PARTS,
)
from app.engine.first_engine.liking import points_by_lot, use_values
from app.engine.first_engine.needs import MuscleNeed, Needs, hip_to_knee_band, squat_and_curl
from app.engine.first_engine.options import Option
from app.engine.first_engine.score import ONE_SIDED_POINTS, PROMISE_POINTS, Balance, Numbers, Table, Term, Worth, units
from app.engine.first_engine.week_plan import DayPlan
from app.engine.guidelines.balance import COMPOUNDS_PER_SESSION, COMPOUNDS_PER_SHORT_SESSION, SHORT_SESSION_MINUTES
from app.engine.guidelines.patterns import COMPOUND_FAMILIES, CORE_CATEGORIES
from app.engine.guidelines.recovery import GLUTE_FOCUS_SETS
from app.engine.measures.exercise_kinds import is_compound_lift
from app.engine.profile import Profile
from app.engine.vocabulary.exercises import MovementPattern

GLUTE_DAYS_PROMISED = 2
FLOOR_POINTS = 150.0
"""Points of a muscle's whole promised minimum, shared by its half sets."""
USUAL_POINTS = 7.0
"""Points of each half set up to what a weak muscle usually gets, on top of its own worth."""
TAIL_VALUE = 0.08
"""What a set beyond the target is still worth, as a share of the first set."""
CORE_CATEGORY_POINTS = 9.0
FAMILY_POINTS = 12.0
SECOND_IN_FAMILY_SHARE = 0.2
SESSION_AREA_POINTS = 6.0
OTHER_PLANE_POINTS = 1.5
OTHER_PLANE_SETS = 4
SAME_PATTERN_PENALTY = 5.0
"""Points that every further exercise of one pattern costs in a session: four calf raises in a row train no more than two."""
MOST_REPEATED = 10
"""No session repeats a pattern more often. Source of all these points: expert-opinion."""

MOST_SETS = 300
"""More sets than any week holds. A shortage is never larger than all of them."""


def worth_of(
    profile: Profile,
    needs: Needs,
    plan: Sequence[DayPlan],
    options: Mapping[str, Option],
) -> Worth:
    """What every count of this profile's week is worth."""
    balance = Balance(needs.ratio, hip_to_knee_band(needs.weak), needs.one_sided_share)
    required: dict[str, tuple[int, ...]] = {}
    for counter, requirement in enumerate(needs.requirements, FIRST_REQUIREMENT):
        for slug in requirement.options:
            required[slug] = (*required.get(slug, ()), counter)
    return Worth(
        week=_week_tables(needs),
        sessions=_session_tables(profile, needs, plan),
        uses=_uses(profile, needs, options),
        required=required,
        requirements=len(needs.requirements),
        balance=balance,
        relations=balance.relations,
    )


def reweighed(worth: Worth, profile: Profile, needs: Needs, options: Mapping[str, Option]) -> Worth:
    """The worth with the needs weighed in another way: they ask for the same, but for more of one thing and less of another."""
    return replace(worth, week=_week_tables(needs), uses=_uses(profile, needs, options))


def _week_tables(needs: Needs) -> tuple[Table, ...]:
    return (*chain.from_iterable(map(_muscle_tables, needs.muscles)), *_requirement_tables(needs), *_WISHES_OF_WEEK)


def _uses(profile: Profile, needs: Needs, options: Mapping[str, Option]) -> dict[str, Numbers]:
    """For every exercise what each number of uses is worth."""
    fit, variant = needs.fit, profile.variant
    return {slug: use_values(fit.get(slug, 0.0) + o.points + points_by_lot(slug, variant)) for slug, o in options.items()}


@lru_cache(maxsize=1024)
def _muscle_tables(need: MuscleNeed) -> tuple[Table, ...]:
    counter = MUSCLE_COUNTER[need.muscle]
    served = Table(counter, Term.SERVED, _muscle_values(need))
    if not need.floor:
        return (served,)
    words = f"{need.floor:g} weekly sets for the {need.muscle.replace('-', ' ')}"
    half_sets = int(2 * need.floor)
    return served, _promise(counter, words, half_sets, FLOOR_POINTS / half_sets)


def _requirement_tables(needs: Needs) -> Iterator[Table]:
    for counter, requirement in enumerate(needs.requirements, FIRST_REQUIREMENT):
        yield _promise(counter, requirement.name)


def _session_tables(profile: Profile, needs: Needs, plan: Sequence[DayPlan]) -> tuple[tuple[Table, ...], ...]:
    short = profile.minutes_per_session < SHORT_SESSION_MINUTES
    wanted = COMPOUNDS_PER_SHORT_SESSION if short else COMPOUNDS_PER_SESSION
    compounds = min(wanted, sum(map(is_compound_lift, needs.eligible.values())))
    lower = [number for number, day in enumerate(plan) if day.lower_body]
    glute_days = lower[:GLUTE_DAYS_PROMISED] if needs.wants_glute_days and len(lower) >= GLUTE_DAYS_PROMISED else []
    squat_day = lower[0] if needs.wants_squat_with_curl and all(squat_and_curl(needs)) else None
    return tuple(
        _lower_body_tables(compounds, number in glute_days, number == squat_day) if day.lower_body else _EASY_DAY
        for number, day in enumerate(plan)
    )


@lru_cache(maxsize=256)
def _lower_body_tables(compounds: int, glutes: bool, squat_with_curl: bool) -> tuple[Table, ...]:
    tables = [*_EASY_DAY, _promise(COMPOUND_LIFTS, "compound lifts", compounds)]
    tables += [_wish(kind, SESSION_AREA_POINTS) for kind in (HIP_ITEMS, KNEE_ITEMS, CORE_ITEMS)]
    if glutes:
        words = "a quarter of the sets for the glutes"
        tables.append(_promise(GLUTE_SETS, "glute sets", GLUTE_FOCUS_SETS))
        tables.append(Table(GLUTE_SHORTAGE, Term.PROMISED, _shortage(PROMISE_POINTS), words, most=0))
    if squat_with_curl:
        tables.append(_promise(PATTERN_COUNTER[MovementPattern.SQUAT], "a squat"))
        tables.append(_promise(PATTERN_COUNTER[MovementPattern.KNEE_FLEXION], "a leg curl"))
    return tuple(tables)


@lru_cache(maxsize=1024)
def _promise(counter: int, words: str, count: int = 1, points: float = PROMISE_POINTS) -> Table:
    """A table that pays for each of `count` units of something that must stand in the week."""
    return Table(counter, Term.PROMISED, _running((points,) * count), words, least=count)


def _wish(counter: int, *points: float) -> Table:
    """A table that pays for the first, the second and each further one as given, and for none after them."""
    return Table(counter, Term.VARIETY, _running(points))


def _running(points: tuple[float, ...]) -> tuple[int, ...]:
    return tuple(accumulate(map(units, points), initial=0))


def _shortage(points: float) -> tuple[int, ...]:
    """What is lost by every number of missing quarter sets."""
    return tuple(units(-points / SHARE_PARTS * parts) for parts in range(SHARE_PARTS * MOST_SETS))


_WISHES_OF_WEEK = (
    *(_wish(GROUP_COUNTER[name], CORE_CATEGORY_POINTS) for name in CORE_CATEGORIES),
    *(_wish(GROUP_COUNTER[n], FAMILY_POINTS, FAMILY_POINTS * SECOND_IN_FAMILY_SHARE) for n in COMPOUND_FAMILIES),
    _wish(OTHER_PLANES, *(OTHER_PLANE_POINTS,) * OTHER_PLANE_SETS),
    Table(ONE_SIDED_SHORTAGE, Term.BALANCE, _shortage(ONE_SIDED_POINTS)),
)
_EASY_DAY = tuple(_wish(counter, 0.0, *(-SAME_PATTERN_PENALTY,) * MOST_REPEATED) for counter in PATTERN_COUNTER.values())


def _muscle_values(need: MuscleNeed) -> tuple[int, ...]:
    """The worth of every number of half sets.

    Each adds less than the one before, what is usual most of all, what lies beyond the target little but alike.
    """
    step = 0.5 / need.target
    gains = []
    for half_sets in range(int(2 * need.ceiling)):
        still_missing = 1 - (half_sets + 0.5) * step
        gain = need.weight * need.target * step * max(2 * still_missing, TAIL_VALUE)
        gains.append(gain + USUAL_POINTS * (half_sets < 2 * need.usual))
    return _running(tuple(gains))
