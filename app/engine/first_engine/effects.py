"""What an exercise raises when it is chosen, for whomever: the counters by which `score` values a week."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.engine.catalogue.cache import per_catalogue
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.first_engine import counters
from app.engine.first_engine.counters import GROUP_COUNTER, GROUPS, MUSCLE_COUNTER, PATTERN_COUNTER, Raises, share_parts
from app.engine.guidelines.balance import ISOLATION_SHARE_LIMIT
from app.engine.guidelines.patterns import COMPOUND_PATTERNS, HIP_DOMINANT_PATTERNS, KNEE_DOMINANT_PATTERNS
from app.engine.guidelines.recovery import GLUTE_FOCUS_SHARE
from app.engine.measures.exercise_kinds import is_compound_lift, is_isometric_core, is_leg_work, is_strengthening, trains_glutes
from app.engine.measures.volume import credits_of
from app.engine.vocabulary.exercises import Laterality, Measure, Mechanic, MovementPattern, Plane


@dataclass(frozen=True, slots=True)
class Effects:
    """What an exercise raises, and the traits by which it is limited."""

    half_sets: Raises
    """Half sets that one set counts, by the muscle's counter."""
    per_set: Raises
    """Everything that a set raises over the week, whoever does it."""
    per_set_here: Raises
    """What a set raises in its session."""
    groups: tuple[int, ...]
    """The counters of its groups, which a use raises by one over the week."""
    per_use_here: tuple[int, ...]
    """The counters that a use raises by one in its session."""
    core: bool
    """True for low-load trunk work, which needs no recovery day."""
    leg_work: bool
    one_sided: bool
    glutes: bool
    light: bool
    """True where it may stand on a day without hard leg work."""


@per_catalogue(1)
def effects_in(catalogue: Catalogue) -> Mapping[str, Effects]:
    """The effects of everything in the catalogue that strengthens, by slug."""
    return MappingProxyType({slug: effects_of(e) for slug, e in catalogue.exercises.items() if is_strengthening(e)})


def effects_of(exercise: Exercise) -> Effects:
    """What one use and one set of an exercise raise."""
    half_sets = tuple((MUSCLE_COUNTER[muscle], int(2 * credit)) for muscle, credit in credits_of(exercise).items())
    leg_work = is_leg_work(exercise)
    glutes = trains_glutes(exercise)
    missing = share_parts(GLUTE_FOCUS_SHARE, is_of_share=glutes)
    return Effects(
        half_sets=half_sets,
        per_set=(*half_sets, *_kinds_of_work(exercise)),
        per_set_here=((counters.GLUTE_SETS, int(glutes)), (counters.GLUTE_SHORTAGE, missing)),
        groups=tuple(GROUP_COUNTER[name] for name, patterns in GROUPS.items() if exercise.pattern in patterns),
        per_use_here=(*_kinds_of_item(exercise), PATTERN_COUNTER[exercise.pattern]),
        core=is_isometric_core(exercise),
        leg_work=leg_work,
        one_sided=exercise.laterality is Laterality.UNILATERAL,
        glutes=glutes,
        light=not leg_work or exercise.pattern not in COMPOUND_PATTERNS,
    )


def _kinds_of_work(exercise: Exercise) -> Raises:
    raised = {counters.OTHER_PLANES: int(exercise.plane in (Plane.FRONTAL, Plane.TRANSVERSE))}
    if is_leg_work(exercise):
        isolation = exercise.mechanic is Mechanic.ISOLATION
        raised |= {
            counters.HIP_SETS: int(exercise.pattern in HIP_DOMINANT_PATTERNS),
            counters.KNEE_SETS: int(exercise.pattern in KNEE_DOMINANT_PATTERNS),
            counters.KNEE_EXTENSION_SETS: int(exercise.pattern is MovementPattern.KNEE_EXTENSION),
            counters.KNEE_FLEXION_SETS: int(exercise.pattern is MovementPattern.KNEE_FLEXION),
            counters.ISOLATION_EXCESS: -share_parts(ISOLATION_SHARE_LIMIT, is_of_share=isolation),
        }
    return tuple((counter, amount) for counter, amount in raised.items() if amount)


def _kinds_of_item(exercise: Exercise) -> list[int]:
    kinds = []
    if exercise.measure is Measure.REPS and is_compound_lift(exercise):
        kinds.append(counters.COMPOUND_LIFTS)
    if is_isometric_core(exercise):
        kinds.append(counters.CORE_ITEMS)
    elif exercise.pattern in HIP_DOMINANT_PATTERNS:
        kinds.append(counters.HIP_ITEMS)
    elif exercise.pattern in KNEE_DOMINANT_PATTERNS:
        kinds.append(counters.KNEE_ITEMS)
    return kinds
