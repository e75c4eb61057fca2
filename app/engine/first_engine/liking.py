"""How much an exercise is liked for this person: what each of its uses is worth by itself, whatever else is chosen."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from zlib import crc32

from app.engine.catalogue.exercises import Exercise
from app.engine.first_engine.dosing import LOADED
from app.engine.first_engine.effects import Effects
from app.engine.first_engine.eligibility import Limits
from app.engine.first_engine.score import Numbers, units
from app.engine.guidelines.progression import SHORT_LEVER_OF
from app.engine.measures.exercise_kinds import is_compound_lift
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug, Measure
from app.engine.vocabulary.people import Goal, Level

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


def points_of(exercise: Exercise, effects: Effects, implements: frozenset[EquipmentSlug], limits: Limits, goal: Goal) -> float:
    """The points of an exercise for everybody who trains at this level for this goal."""
    apart = exercise.difficulty - limits.guideline.fitting_difficulty
    has_weight = not LOADED.isdisjoint(implements)
    points = -HARD_PENALTY * apart if apart > 0 else (EASY_WEIGHT_PENALTY if has_weight else EASY_PENALTY) * apart
    if has_weight:
        share = 1.0 if is_compound_lift(exercise) else ISOLATION_SHARE
        points += LOADED_POINTS[limits.level] * share * (STRENGTH_GOAL_FACTOR if goal is Goal.STRENGTH else 1)
    if goal is Goal.STABILITY and (effects.core or effects.one_sided):
        points += STEADY_POINTS
    leads_on = exercise.slug in SHORT_LEVER_OF.values()
    if exercise.measure is Measure.HOLD and not effects.core and not leads_on:
        points -= ISOMETRIC_PENALTY
    if DemandSlug.BALLISTIC in exercise.demands:
        points -= BALLISTIC_PENALTY
    return points


def points_by_lot(slug: str, variant: int) -> float:
    """What each variant of a program adds to an exercise: a lot that is drawn anew for every one; 0 for the first variant."""
    return VARIANT_POINTS * crc32(f"{variant}:{slug}".encode()) / _LOTS if variant else 0.0


_LOTS = 2**32


@lru_cache(maxsize=16384)
def use_values(points: float) -> Numbers:
    """What every number of uses is worth in units; what is disliked counts in full each time."""
    value, values = 0.0, [0]
    for number, share in enumerate(USE_SHARES):
        value += (points * share if points > 0 else points) - PLACEMENT_PENALTY - LEARNING_PENALTY * (number == 0)
        values.append(units(value))
    return tuple(values)
