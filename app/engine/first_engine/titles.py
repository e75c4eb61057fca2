"""Names for programs and sessions, from what they hold."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.first_engine.week_plan import DayPlan
from app.engine.guidelines.patterns import COMPOUND_PATTERNS, CORE_PATTERNS
from app.engine.measures.exercise_kinds import is_isometric_core, is_jump
from app.engine.profile import Profile
from app.engine.program import Item
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import MovementPattern

MOST_FOCUS_AREAS = 2
TITLE_WEIGHT_OF_COMPOUNDS = 4
TITLE_WEIGHT_OF_LEG_WORK = 2
TITLE_WEIGHT_OF_WEAK_MUSCLES = 3
TITLE_WEIGHT_OF_JUMPS = 2
"""A set of a compound lift shapes a session more than isolated work, and that more than low-load
trunk work; what a weak muscle asks for shapes it most. Jumps shape it by their number alone."""

_AREA_OF_PATTERN: Mapping[MovementPattern, str] = {
    **dict.fromkeys(CORE_PATTERNS, "core"),
    MovementPattern.CORE_EXTENSION: "back",
    MovementPattern.BRIDGE: "glutes",
    MovementPattern.HIP_ABDUCTION: "glutes",
    MovementPattern.HIP_EXTENSION: "glutes",
    MovementPattern.HINGE: "hips",
    MovementPattern.HIP_FLEXION: "hips",
    MovementPattern.HIP_ADDUCTION: "hips",
    MovementPattern.SQUAT: "legs",
    MovementPattern.LUNGE: "legs",
    MovementPattern.STEP: "legs",
    MovementPattern.KNEE_EXTENSION: "legs",
    MovementPattern.KNEE_FLEXION: "hamstrings",
    MovementPattern.CALF: "calves",
    MovementPattern.PLYOMETRIC: "power",
}


def session_focus(weights: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """The one or two areas of most weight, the larger first, among equals the one that is trained first."""
    areas: Counter[str] = Counter()
    for area, weight in weights:
        areas[area] += weight
    ranked = sorted(areas, key=lambda area: -areas[area])
    return tuple(ranked[:MOST_FOCUS_AREAS])


def area_of(exercise: Exercise) -> str:
    """The area of the body that an exercise of the main work is for."""
    return _AREA_OF_PATTERN[exercise.pattern]


def title_weight(exercise: Exercise, weak: Collection[MuscleSlug]) -> int:
    """How much one set of an exercise shapes a session."""
    if is_jump(exercise):
        return TITLE_WEIGHT_OF_JUMPS
    asked_for = TITLE_WEIGHT_OF_WEAK_MUSCLES if any(m in weak for m in exercise.primary) else 1
    if is_isometric_core(exercise):
        return asked_for
    compound = exercise.pattern in COMPOUND_PATTERNS
    return asked_for * (TITLE_WEIGHT_OF_COMPOUNDS if compound else TITLE_WEIGHT_OF_LEG_WORK)


def session_title(focus: Sequence[str], items: Sequence[Item], plan: DayPlan) -> str:
    """`Glutes and core`; a day that only rests and moves says so."""
    if not items:
        return "Recovery and mobility"
    title = " and ".join(focus).capitalize()
    return title if plan.lower_body else f"{title}, an easy day between"


def program_title(profile: Profile, catalogue: Catalogue) -> str:
    """`Weak glutes and tight hip flexors, 8 weeks`."""
    names = [catalogue.imbalances[stated.imbalance].name for stated in profile.imbalances]
    first, rest = names[0], [name[0].lower() + name[1:] for name in names[1:]]
    together = first if not rest else f"{', '.join([first, *rest[:-1]])} and {rest[-1]}"
    length = "1 week" if profile.weeks == 1 else f"{profile.weeks} weeks"
    return f"{together}: {length}"
