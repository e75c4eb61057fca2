"""The value tables of one profile's week: what every set, use and family is worth to this person."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from types import MappingProxyType

from app.engine import guidelines
from app.engine.catalogue import Exercise
from app.engine.dosing import LOADED
from app.engine.measures import is_compound_lift, is_isometric_core, is_strengthening
from app.engine.needs import MuscleNeed, Needs, hip_to_knee_band, squat_and_curl
from app.engine.profile import Profile
from app.engine.score import PROMISE_POINTS, Balance, Term, Worth, all_sets_tally
from app.engine.vocabulary import DemandSlug, EquipmentSlug, Goal, Laterality, Level, Measure
from app.engine.week_plan import DayPlan

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
LEARNING_PENALTY = 7.0
"""Points that every different exercise of a week costs: few that are practised beat many that are new."""
PLACEMENT_PENALTY = 4.0
"""Points that every item of a session costs: three sets of one exercise beat single sets of three."""
USE_SHARES = (1.0, 0.8, 0.3)
"""What the first, second and third use of an exercise in a week are worth to it."""
VARIANT_POINTS = 6.0
"""Points by which another variant of the program may prefer other exercises."""
ISOMETRIC_PENALTY = 25.0
"""Points lost by holding still where legs could move through their range."""
BALLISTIC_PENALTY = 12.0
"""Points lost by fast swings: corrective work asks for control first."""
EASY_PENALTY = 1.6
EASY_WEIGHT_PENALTY = 0.3
HARD_PENALTY = 0.4
"""Points lost per use and point of difficulty under or above what fits the level; a weight can make up for what is easy."""
LOADED_POINTS: Mapping[Level, float] = MappingProxyType({Level.BEGINNER: 2.0, Level.INTERMEDIATE: 4.0, Level.ADVANCED: 6.0})
ISOLATION_SHARE = 0.5
STRENGTH_GOAL_FACTOR = 2.0
"""Points for compound lifts with a weight that the person owns, how much less other work with it gets, and how much more
all of it counts where strength is the goal."""
STEADY_POINTS = 2.0
"""Points for trunk and one-sided work where stability is the goal. Source of all these points: expert-opinion."""

MOST_COUNTED = 64
"""No counter of a week gets this far: six sessions of ten items."""


class _Tables:
    """Collects value tables under names; every table is as long as its counter can get."""

    def __init__(self) -> None:
        self.tables: list[tuple[float, ...]] = []
        self.terms: list[Term] = []
        self.promises: list[tuple[int, int, str]] = []
        self.index: dict[str, int] = {}

    def add(self, name: str, term: Term, values: Iterable[float], longest: int = MOST_COUNTED) -> None:
        """A table that stays at its last value when the counter goes on."""
        table = tuple(values)
        self.index[name] = len(self.tables)
        self.tables.append(table + (table[-1],) * (longest - len(table)))
        self.terms.append(term)

    def promise(self, name: str, words: str, count: int = 1, points: float = PROMISE_POINTS) -> None:
        """A table that pays for each of `count` units of something that must stand in the week."""
        self.add(name, Term.PROMISED, (points * i for i in range(count + 1)))
        self.promises.append((self.index[name], count, words))


def worth_of(
    profile: Profile, needs: Needs, plan: Sequence[DayPlan], implements: Mapping[str, frozenset[EquipmentSlug]]
) -> Worth:
    """The value tables for one profile's week."""
    tables = _Tables()
    _add_muscles(tables, needs)
    for requirement in needs.requirements:
        tables.promise(f"required:{requirement.name}", requirement.name)
    for slug, exercise in needs.eligible.items():
        tables.add(f"use:{slug}", Term.FIT, _use_values(exercise, profile, needs, implements[slug]), len(USE_SHARES) + 1)
    for name in guidelines.CORE_CATEGORIES:
        tables.add(f"core:{name}", Term.VARIETY, (0.0, CORE_CATEGORY_POINTS))
    for name in guidelines.COMPOUND_FAMILIES:
        tables.add(f"family:{name}", Term.VARIETY, (0.0, FAMILY_POINTS, FAMILY_POINTS * (1 + SECOND_IN_FAMILY_SHARE)))
    tables.add("other planes", Term.VARIETY, (OTHER_PLANE_POINTS * i for i in range(OTHER_PLANE_SETS + 1)), 2 * MOST_COUNTED)
    glute_sessions = _add_sessions(tables, profile, needs, plan)
    share = guidelines.UNILATERAL_SHARE_WITH_ASYMMETRY if needs.wants_one_sided else guidelines.UNILATERAL_SHARE
    return Worth(
        tables=tuple(tables.tables),
        terms=tuple(tables.terms),
        promises=tuple(tables.promises),
        index=tables.index,
        balance=Balance(needs.ratio, hip_to_knee_band(needs.weak), share, glute_sessions),
        tallies=all_sets_tally(len(plan)),
    )


def _add_muscles(tables: _Tables, needs: Needs) -> None:
    for need in needs.muscles:
        longest = int(2 * need.ceiling) + 1
        tables.add(f"muscle:{need.muscle}", Term.SERVED, _muscle_values(need), longest)
        if need.floor:
            half_sets = int(2 * need.floor)
            words = f"{need.floor:g} weekly sets for the {need.muscle.replace('-', ' ')}"
            tables.promise(f"floor:{need.muscle}", words, half_sets, FLOOR_POINTS / half_sets)


def _add_sessions(tables: _Tables, profile: Profile, needs: Needs, plan: Sequence[DayPlan]) -> tuple[int, ...]:
    """Adds what single sessions must hold; returns the sessions that must focus on the glutes."""
    short = profile.minutes_per_session < guidelines.SHORT_SESSION_MINUTES
    compounds = guidelines.COMPOUNDS_PER_SHORT_SESSION if short else guidelines.COMPOUNDS_PER_SESSION
    available = sum(map(is_compound_lift, needs.eligible.values()))
    lower = [number for number, day in enumerate(plan) if day.lower_body]
    wants_glute_days = needs.wants_glute_days and len(lower) >= GLUTE_DAYS_PROMISED
    glute_sessions = tuple(lower[:GLUTE_DAYS_PROMISED]) if wants_glute_days else ()
    patterns = sorted({e.pattern for e in needs.eligible.values() if is_strengthening(e)})
    repeated = (0.0, *(-SAME_PATTERN_PENALTY * further for further in range(guidelines.MOST_MAIN_ITEMS)))
    for number, pattern in product(range(len(plan)), patterns):
        tables.add(f"session {number}: pattern {pattern}", Term.VARIETY, repeated)
    for number in lower:
        day = f"in session {number + 1}"
        tables.promise(f"session {number}: compound lifts", f"compound lifts {day}", min(compounds, available))
        if number in glute_sessions:
            tables.promise(f"session {number}: glute sets", f"glute sets {day}", guidelines.GLUTE_FOCUS_SETS)
        for area in ("hip", "knee", "core"):
            tables.add(f"session {number}: {area}", Term.VARIETY, (0.0, SESSION_AREA_POINTS))
    if needs.wants_squat_with_curl and all(squat_and_curl(needs)):
        tables.promise(f"session {lower[0]}: squat", f"a squat in session {lower[0] + 1}")
        tables.promise(f"session {lower[0]}: leg curl", f"a leg curl in session {lower[0] + 1}")
    return glute_sessions


def _muscle_values(need: MuscleNeed) -> Iterable[float]:
    """The worth of every number of half sets.

    Each adds less than the one before, what is usual most of all, what lies beyond the target little but alike.
    """
    step = 0.5 / need.target
    value = 0.0
    yield value
    for half_sets in range(int(2 * need.ceiling)):
        still_missing = 1 - (half_sets + 0.5) * step
        value += need.weight * need.target * step * max(2 * still_missing, TAIL_VALUE)
        value += USUAL_POINTS * (half_sets < 2 * need.usual)
        yield value


def _use_values(exercise: Exercise, profile: Profile, needs: Needs, implements: frozenset[EquipmentSlug]) -> Iterable[float]:
    points = _points(exercise, profile, needs, implements)
    value = 0.0
    yield value
    for number, share in enumerate(USE_SHARES):
        value += (points * share if points > 0 else points) - PLACEMENT_PENALTY - LEARNING_PENALTY * (number == 0)
        yield value


def _points(exercise: Exercise, profile: Profile, needs: Needs, implements: frozenset[EquipmentSlug]) -> float:
    limits = needs.limits
    apart = exercise.difficulty - limits.guideline.fitting_difficulty
    steady = is_isometric_core(exercise) or exercise.laterality is Laterality.UNILATERAL
    loaded = bool(implements & LOADED) * (1.0 if is_compound_lift(exercise) else ISOLATION_SHARE)
    leads_on = exercise.slug in guidelines.SHORT_LEVER_OF.values()
    held = exercise.measure is Measure.HOLD and not is_isometric_core(exercise) and not leads_on
    return (
        needs.fit.get(exercise.slug, 0.0)
        - (EASY_WEIGHT_PENALTY if implements & LOADED else EASY_PENALTY) * max(0.0, -apart)
        - HARD_PENALTY * max(0.0, apart)
        + LOADED_POINTS[limits.level] * loaded * (STRENGTH_GOAL_FACTOR if profile.goal is Goal.STRENGTH else 1)
        + STEADY_POINTS * steady * (profile.goal is Goal.STABILITY)
        - ISOMETRIC_PENALTY * held
        - BALLISTIC_PENALTY * (DemandSlug.BALLISTIC in exercise.demands)
        + VARIANT_POINTS * _lot(exercise.slug, profile.variant)
    )


def _lot(slug: str, variant: int) -> float:
    """A number from 0 to 1 that each variant draws anew for every exercise; 0 for the first variant."""
    if variant == 0:
        return 0.0
    drawn = 0
    for character in f"{variant}:{slug}":
        drawn = (drawn * 131 + ord(character)) % 1_000_003
    return drawn / 1_000_003
