"""Names for programs and sessions, from what they hold."""

from collections import Counter
from collections.abc import Mapping, Sequence

from app.engine import guidelines
from app.engine.catalogue import Catalogue, Exercise
from app.engine.measures import is_isometric_core
from app.engine.profile import Profile
from app.engine.program import Item
from app.engine.vocabulary import MovementPattern
from app.engine.week_plan import DayPlan

MOST_FOCUS_AREAS = 2
TITLE_WEIGHT_OF_LEG_WORK = 2
"""A set of leg work shapes a session more than a set of low-load trunk work."""

_AREA_OF_PATTERN: Mapping[MovementPattern, str] = {
    **dict.fromkeys(guidelines.CORE_PATTERNS, "core"),
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


def session_focus(items: Sequence[Item], exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """The one or two areas that get most of the sets, the larger first."""
    areas: Counter[str] = Counter()
    for item in items:
        exercise = exercises[item.exercise]
        weight = 1 if is_isometric_core(exercise) else TITLE_WEIGHT_OF_LEG_WORK
        areas[_AREA_OF_PATTERN[exercise.pattern]] += weight * item.sets
    ranked = sorted(areas, key=lambda area: (-areas[area], area))
    return tuple(ranked[:MOST_FOCUS_AREAS])


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
