"""What this person may be given: limits from level, pain and conditions, and which exercises pass them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.engine.catalogue.cache import per_catalogue
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.first_engine.exercise_sets import sets_of
from app.engine.guidelines.safety import EASED_RPE, PAIN_EASES_FROM
from app.engine.guidelines.strength import GUIDELINES, LevelGuideline
from app.engine.profile import DEFAULT_SIDE, Profile, StatedImbalance
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug, Laterality, Modality
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.safety import SafetyResponse

EASED_DEMANDS = frozenset({DemandSlug.HIGH_IMPACT, DemandSlug.BALLISTIC})
"""Left out while pain or a condition asks for care. Source: thomee-1997, expert-opinion."""

_SEVERITY_RANK = {Severity.MARKED: 0, Severity.MODERATE: 1, Severity.MILD: 2}


@dataclass(frozen=True, slots=True)
class Limits:
    """What the person's level, pain and conditions allow, taken together."""

    level: Level
    """The level that is trained at: one lower than stated where care is due."""
    excluded_demands: Mapping[DemandSlug, str]
    """Every tag that the program never contains, with the reason in words."""
    excluded_exercises: Mapping[str, str]
    rpe_limit: float
    hold_limit_seconds: int | None
    """Longest single hold where a condition limits it; None leaves each exercise its own limit."""
    eased: bool
    """True where pain or a condition lowers level and effort."""

    @property
    def guideline(self) -> LevelGuideline:
        """The dosage of the level that is trained at."""
        return GUIDELINES[self.level]


def limits_of(profile: Profile, catalogue: Catalogue) -> Limits:
    """The limits that hold for this profile."""
    conditions = [catalogue.conditions[slug] for slug in profile.conditions]
    eased = profile.pain >= PAIN_EASES_FROM or any(c.response is SafetyResponse.DOWNGRADE for c in conditions)
    level = profile.level.one_lower if eased else profile.level
    demands = dict.fromkeys(profile.avoid_demands, "asked to be left out")
    exercises = dict.fromkeys(profile.avoid_exercises, "asked to be left out")
    if eased:
        demands |= dict.fromkeys(sorted(EASED_DEMANDS), "left out while pain or a condition asks for care")
    for condition in conditions:
        demands |= dict.fromkeys(sorted(condition.excluded_demands), f"left out with {condition.name.lower()}")
        exercises |= dict.fromkeys(sorted(condition.excluded_exercises), f"left out with {condition.name.lower()}")
    rpe_limits = [GUIDELINES[level].rpe_limit, *(c.max_rpe for c in conditions if c.max_rpe is not None)]
    if eased:
        rpe_limits.append(EASED_RPE)
    holds = [c.max_hold_seconds for c in conditions if c.max_hold_seconds is not None]
    return Limits(
        level=level,
        excluded_demands=MappingProxyType(demands),
        excluded_exercises=MappingProxyType(exercises),
        rpe_limit=min(rpe_limits),
        hold_limit_seconds=min(holds, default=None),
        eased=eased,
    )


def chosen_equipment(exercise: Exercise, owned: frozenset[EquipmentSlug]) -> frozenset[EquipmentSlug] | None:
    """The first of the exercise's equipment options that the person can meet; None when there is none."""
    return next((option for option in exercise.equipment_options if option <= owned), None)


def obstacle(exercise: Exercise, profile: Profile, limits: Limits) -> str | None:
    """Why the exercise may not be given to this person, in words, or None when it may."""
    if exercise.slug in limits.excluded_exercises:
        return limits.excluded_exercises[exercise.slug]
    for demand in sorted(exercise.demands):
        if demand in limits.excluded_demands:
            return f"{demand.replace('-', ' ')} is {limits.excluded_demands[demand]}"
    if exercise.level.rank > limits.level.rank:
        return f"is for {exercise.level} level"
    if chosen_equipment(exercise, frozenset(profile.equipment)) is None:
        return f"needs {_in_words(exercise.equipment_options[0])}"
    if exercise.modality is Modality.PLYOMETRIC and not profile.landing_tests_passed:
        return "jumps wait until strength and landing have been tested in person"
    return None


def eligible_exercises(profile: Profile, catalogue: Catalogue) -> tuple[Exercise, ...]:
    """Every exercise that may be given to this person, by slug: those without an obstacle."""
    limits, sets = limits_of(profile, catalogue), sets_of(catalogue)
    left_out = sets.too_hard_for[limits.level].union(
        limits.excluded_exercises,
        () if profile.landing_tests_passed else sets.jumps,
        *(sets.demanding[demand] for demand in limits.excluded_demands),
    )
    possible = implements_with(catalogue, frozenset(profile.equipment))
    return tuple([catalogue.exercises[slug] for slug in possible if slug not in left_out])


@per_catalogue(256)
def implements_with(catalogue: Catalogue, owned: frozenset[EquipmentSlug]) -> Mapping[str, frozenset[EquipmentSlug]]:
    """What every exercise that can be done with this equipment is done with, by slug in order."""
    chosen = ((slug, chosen_equipment(exercise, owned)) for slug, exercise in sorted(catalogue.exercises.items()))
    return MappingProxyType({slug: implements for slug, implements in chosen if implements is not None})


def side_order(exercise: Exercise, profile: Profile, catalogue: Catalogue) -> tuple[Side, Side] | None:
    """The sides in the order in which to do them, the weaker first; None for what is not one-sided.

    Where imbalances differ in their side, the most marked one that the exercise works on decides.
    """
    if exercise.laterality is not Laterality.UNILATERAL:
        return None

    def rank(stated: StatedImbalance) -> tuple[bool, int, str]:
        imbalance = catalogue.imbalances[stated.imbalance]
        is_unrelated = set(imbalance.weak).isdisjoint(exercise.primary) and set(imbalance.short).isdisjoint(exercise.eased)
        return is_unrelated, _SEVERITY_RANK[stated.severity], stated.imbalance

    decisive = min((stated for stated in profile.imbalances if stated.weaker_side), key=rank, default=None)
    first = (decisive and decisive.weaker_side) or DEFAULT_SIDE
    return first, first.other


def _in_words(option: frozenset[EquipmentSlug]) -> str:
    return " and ".join(f"a {slug.replace('-', ' ')}" for slug in sorted(option))
