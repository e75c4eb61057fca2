"""Step 1: what a profile asks for — how much for which muscle, what to stretch, what must not be missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from app.engine.catalogue.cache import per_catalogue
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.first_engine.eligibility import Limits, eligible_exercises, limits_of
from app.engine.first_engine.exercise_sets import sets_of
from app.engine.first_engine.promised_sets import priority_floor_sets, usual_sets
from app.engine.guidelines.balance import (
    HAMSTRING_EMPHASIS,
    HAMSTRING_TO_QUADRICEPS,
    HIP_TO_KNEE,
    HIP_TO_KNEE_WITH_HIP_FOCUS,
    QUADRICEPS_EMPHASIS,
    UNILATERAL_SHARE,
    UNILATERAL_SHARE_WITH_ASYMMETRY,
)
from app.engine.guidelines.band import Band
from app.engine.guidelines.muscles import GLUTES, HAMSTRINGS, LEG_GROUPS, SMALL_MUSCLES
from app.engine.guidelines.patterns import (
    CORE_DIRECTIONS_NEEDED,
    CORE_DIRECTIONS_NEEDED_WITH_WEAK_CORE,
    LUNGE_DIRECTIONS,
    LUNGE_DIRECTIONS_NEED_WEEKS,
    LUNGE_DIRECTIONS_NEEDED,
)
from app.engine.guidelines.volume import SEVERITY_FACTOR
from app.engine.measures.exercise_kinds import core_directions, is_leg_work
from app.engine.profile import Profile
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import MovementPattern
from app.engine.vocabulary.imbalances import CorrectivePhase

MAINTENANCE_WEIGHT: Mapping[MuscleSlug, float] = MappingProxyType(
    {
        MuscleSlug.GLUTEUS_MAXIMUS: 1.5,
        MuscleSlug.QUADRICEPS: 1.5,
        MuscleSlug.HAMSTRINGS: 1.5,
        MuscleSlug.GLUTEUS_MEDIUS: 1.3,
        MuscleSlug.RECTUS_ABDOMINIS: 0.9,
        MuscleSlug.TRANSVERSUS_ABDOMINIS: 0.75,
        MuscleSlug.OBLIQUES: 0.9,
        MuscleSlug.ERECTOR_SPINAE: 0.9,
        MuscleSlug.MULTIFIDUS: 0.75,
        MuscleSlug.GASTROCNEMIUS: 0.35,
        MuscleSlug.SOLEUS: 0.25,
        MuscleSlug.ADDUCTORS: 0.45,
        MuscleSlug.QUADRATUS_LUMBORUM: 0.45,
        MuscleSlug.ILIOPSOAS: 0.06,
        MuscleSlug.TIBIALIS_ANTERIOR: 0.03,
    }
)
"""How much the rest of legs and trunk counts while something else is corrected. Source: expert-opinion."""

SHORT_SHARE = 0.2
"""What the maintenance of a short muscle still counts outside thighs and calves: it is lengthened. Source: expert-opinion."""

PRIORITY_WEIGHT = 5.0
"""How much more a weak muscle counts than the maintenance of a large one. Source: expert-opinion."""

INTEGRATE_FIT = 6.0
ACTIVATE_FIT = 4.0
STRATEGY_FIT = 2.0
"""Points of an exercise that the imbalance's own phases or its strategies name. Source: expert-opinion."""


@dataclass(frozen=True, slots=True)
class MuscleNeed:
    """How many weekly sets one muscle should get."""

    muscle: MuscleSlug
    floor: float
    """The least that the program must give; 0 for maintenance."""
    usual: float
    """What a weak muscle usually gets at this level in this time; 0 for maintenance."""
    target: float
    ceiling: float
    weight: float


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something a week must hold at least once: one of the exercises in `options`."""

    name: str
    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class Needs:
    """Everything that the following steps serve."""

    limits: Limits
    eligible: Mapping[str, Exercise]
    muscles: tuple[MuscleNeed, ...]
    weak: tuple[MuscleSlug, ...]
    """Weak muscles of all stated imbalances that some eligible exercise can train."""
    short: tuple[MuscleSlug, ...]
    """Short muscles of all stated imbalances."""
    requirements: tuple[Requirement, ...]
    fit: Mapping[str, float]
    """Points of each exercise that a stated imbalance names."""
    ratio: Band
    """The band for hamstring over quadriceps sets."""
    wants_glute_days: bool
    """True where a gluteal muscle is among the weak ones."""
    wants_squat_with_curl: bool
    one_sided_share: float
    """The share of leg sets that is best done one side at a time."""
    unmet: tuple[Requirement, ...]
    """What no eligible exercise can give, with the exercises that could if they were."""


def needs_of(profile: Profile, catalogue: Catalogue) -> Needs:
    """The needs of a profile under its limits."""
    limits = limits_of(profile, catalogue)
    sets = sets_of(catalogue)
    eligible = {exercise.slug: exercise for exercise in eligible_exercises(profile, catalogue)}
    trainable = sets.strengthening & eligible.keys()
    called_weak = weak_muscles(profile, catalogue)
    weak = tuple(sorted(muscle for muscle in called_weak if not trainable.isdisjoint(sets.training[muscle])))
    slugs = {stated.imbalance for stated in profile.imbalances}
    short = tuple(sorted({m for slug in slugs for m in catalogue.imbalances[slug].short}))
    wanted = list(_requirements(profile, catalogue, called_weak))
    requirements = [Requirement(r.name, r.options & trainable) for r in wanted]
    asymmetric = "left-right-asymmetry" in slugs
    return Needs(
        limits=limits,
        eligible=MappingProxyType(eligible),
        muscles=_muscle_needs(profile, catalogue, limits, weak, short, trainable),
        weak=weak,
        short=short,
        requirements=(*(r for r in requirements if r.options), *_lunge_directions(profile, trainable)),
        fit=_fit(profile, catalogue),
        ratio=ratio_band(slugs),
        wants_glute_days=not GLUTES.isdisjoint(weak),
        wants_squat_with_curl="imbalanced-leg-muscles" in slugs,
        one_sided_share=UNILATERAL_SHARE_WITH_ASYMMETRY if asymmetric else UNILATERAL_SHARE,
        unmet=(
            *(r for r, left in zip(wanted, requirements, strict=True) if not left.options),
            *(stretch for stretch in _stretches(catalogue, short) if eligible.keys().isdisjoint(stretch.options)),
        ),
    )


def weighed(needs: Needs, profile: Profile, catalogue: Catalogue) -> Needs:
    """The needs as a profile weighs them that differs from theirs in nothing but severities."""
    trainable = sets_of(catalogue).strengthening & needs.eligible.keys()
    muscles = _muscle_needs(profile, catalogue, needs.limits, needs.weak, needs.short, trainable)
    return replace(needs, muscles=muscles, fit=_fit(profile, catalogue))


def weak_muscles(profile: Profile, catalogue: Catalogue) -> frozenset[MuscleSlug]:
    """All muscles that the stated imbalances call weak."""
    return frozenset(m for stated in profile.imbalances for m in catalogue.imbalances[stated.imbalance].weak)


def ratio_band(imbalances: Iterable[str]) -> Band:
    """The band that hamstring over quadriceps sets must keep for these imbalances."""
    wants_hamstrings = "weak-hamstrings" in imbalances
    wants_quadriceps = "weak-quadriceps" in imbalances
    if wants_hamstrings and not wants_quadriceps:
        return HAMSTRING_EMPHASIS
    if wants_quadriceps and not wants_hamstrings:
        return QUADRICEPS_EMPHASIS
    return HAMSTRING_TO_QUADRICEPS


def hip_to_knee_band(weak: Iterable[MuscleSlug]) -> Band:
    """The band for hip-led over knee-led sets, with room for a hip focus where glutes or hamstrings are weak."""
    focused = not (GLUTES | HAMSTRINGS).isdisjoint(weak)
    return Band(HIP_TO_KNEE.low, HIP_TO_KNEE_WITH_HIP_FOCUS) if focused else HIP_TO_KNEE


def core_directions_needed(profile: Profile, strengthening: Iterable[Exercise]) -> int:
    """In how many directions a week trains the trunk, as far as these exercises can: in all of them where the core is weak."""
    weak_core = any(stated.imbalance == "weak-core" for stated in profile.imbalances)
    wanted = CORE_DIRECTIONS_NEEDED_WITH_WEAK_CORE if weak_core else CORE_DIRECTIONS_NEEDED
    return min(wanted, len(core_directions(strengthening)))


def _severity_of_weak(profile: Profile, catalogue: Catalogue) -> dict[MuscleSlug, float]:
    factors: dict[MuscleSlug, float] = {}
    for stated in profile.imbalances:
        for muscle in catalogue.imbalances[stated.imbalance].weak:
            factors[muscle] = max(factors.get(muscle, 0.0), SEVERITY_FACTOR[stated.severity])
    return factors


def _muscle_needs(
    profile: Profile,
    catalogue: Catalogue,
    limits: Limits,
    weak: tuple[MuscleSlug, ...],
    short: tuple[MuscleSlug, ...],
    trainable: frozenset[str],
) -> tuple[MuscleNeed, ...]:
    guideline, severity = limits.guideline, _severity_of_weak(profile, catalogue)
    fully_credited = sets_of(catalogue).fully_credited
    fully = frozenset(muscle for muscle in weak if not trainable.isdisjoint(fully_credited[muscle]))
    middle = (guideline.priority_sets.low + guideline.priority_sets.high) / 2
    needs = []
    for muscle in MuscleSlug:
        if muscle in weak:
            wanted = guideline.priority_sets.low if muscle in SMALL_MUSCLES else middle
            target = min(wanted * severity[muscle], guideline.ceiling_sets)
            weight = PRIORITY_WEIGHT * severity[muscle]
            floor = priority_floor_sets(muscle, profile, limits, len(weak)) if muscle in fully else 0.0
            usual = usual_sets(muscle, profile, limits, len(weak)) if muscle in fully else 0.0
            needs.append(MuscleNeed(muscle, floor, usual, target, guideline.ceiling_sets, weight))
        else:
            stretched_first = muscle in short and not any(muscle in group for group in LEG_GROUPS.values())
            weight = MAINTENANCE_WEIGHT.get(muscle, 0.0) * (SHORT_SHARE if stretched_first else 1.0)
            needs.append(MuscleNeed(muscle, 0.0, 0.0, guideline.maintenance_sets, guideline.ceiling_sets, weight))
    return tuple(needs)


def _requirements(profile: Profile, catalogue: Catalogue, weak: Iterable[MuscleSlug]) -> Iterable[Requirement]:
    """What the week must hold, with every exercise of the catalogue that would do."""
    sets = sets_of(catalogue)
    for muscle in sorted(weak):
        yield Requirement(f"strength for the {muscle.replace('-', ' ')}", sets.training[muscle])
    for stated in profile.imbalances:
        imbalance = catalogue.imbalances[stated.imbalance]
        options = sets.strengthening.intersection(imbalance.exercises_in(CorrectivePhase.INTEGRATE))
        yield Requirement(f"whole-body work for {imbalance.name.lower()}", options)


def _stretches(catalogue: Catalogue, short: Iterable[MuscleSlug]) -> Iterable[Requirement]:
    """For every short muscle what lengthens it."""
    lengthening = sets_of(catalogue).lengthening
    for muscle in short:
        yield Requirement(f"stretching for the {muscle.replace('-', ' ')}", lengthening[muscle])


def _lunge_directions(profile: Profile, trainable: frozenset[str]) -> Iterable[Requirement]:
    possible = {name: slugs & trainable for name, slugs in LUNGE_DIRECTIONS.items() if slugs & trainable}
    glutes_stated = any(stated.imbalance == "weak-glutes" for stated in profile.imbalances)
    if not glutes_stated or profile.weeks < LUNGE_DIRECTIONS_NEED_WEEKS or len(possible) < LUNGE_DIRECTIONS_NEEDED:
        return
    if "sideways" in possible:
        yield Requirement("lunges sideways", possible.pop("sideways"))
        yield Requirement("lunges forward or backward", frozenset().union(*possible.values()))
    else:
        yield from (Requirement(f"lunges {name}", slugs) for name, slugs in sorted(possible.items()))


def _fit(profile: Profile, catalogue: Catalogue) -> Mapping[str, float]:
    fit: dict[str, float] = {}
    for stated in profile.imbalances:
        factor = SEVERITY_FACTOR[stated.severity]
        for slug, points in _named_by(catalogue, stated.imbalance).items():
            fit[slug] = fit.get(slug, 0.0) + points * factor
    return MappingProxyType(fit)


@per_catalogue(256)
def _named_by(catalogue: Catalogue, slug: str) -> Mapping[str, float]:
    """Points of every exercise that an imbalance names; where it does so twice, the nearer purpose counts."""
    imbalance = catalogue.imbalances[slug]
    return MappingProxyType(
        {
            **{slug: STRATEGY_FIT for link in imbalance.strategies for slug in catalogue.strategies[link.strategy].exercises},
            **dict.fromkeys(imbalance.exercises_in(CorrectivePhase.ACTIVATE), ACTIVATE_FIT),
            **dict.fromkeys(imbalance.exercises_in(CorrectivePhase.INTEGRATE), INTEGRATE_FIT),
        }
    )


def squat_and_curl(needs: Needs) -> tuple[frozenset[str], frozenset[str]]:
    """The eligible squats and the eligible knee-flexion exercises."""
    leg = [e for e in needs.eligible.values() if is_leg_work(e)]
    squats = frozenset(e.slug for e in leg if e.pattern is MovementPattern.SQUAT)
    curls = frozenset(e.slug for e in leg if e.pattern is MovementPattern.KNEE_FLEXION)
    return squats, curls
