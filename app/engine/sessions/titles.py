"""Names for programs and sessions, from what they hold."""

from collections import Counter
from collections.abc import Iterable, Mapping

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.patterns import CORE_PATTERNS
from app.engine.profile import Profile
from app.engine.vocabulary.exercises import MovementPattern
from app.engine.vocabulary.roles import CALF_ROLES, TRUNK_ROLES, Role

MOST_FOCUS_AREAS = 2
MOST_NAMED_ROLES = 3
_WORDS_OF_ROLE: Mapping[Role, str] = {
    **dict.fromkeys(TRUNK_ROLES, "trunk"),
    **dict.fromkeys(CALF_ROLES, "calves"),
    Role.SQUAT: "squats",
    Role.SINGLE_LEG_KNEE: "lunges and steps",
    Role.HINGE: "hinges",
    Role.SINGLE_LEG_HINGE: "one-leg hinges",
    Role.HIP_EXTENSION: "bridges and thrusts",
    Role.GLUTE_ISOLATION: "glutes",
    Role.HIP_ABDUCTION: "outer hips",
    Role.HIP_ADDUCTION: "inner thighs",
    Role.HIP_FLEXION: "hip flexors",
    Role.KNEE_FLEXION: "hamstrings",
    Role.KNEE_EXTENSION: "quadriceps",
    Role.SHIN: "shins",
    Role.JUMP: "landings",
}
MAINTENANCE = "Balanced maintenance"
"""What a program is for that corrects nothing."""
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


def session_title(roles: Iterable[Role]) -> str:
    """`Bridges and thrusts, squats, trunk`: what the main work is for, the most important first."""
    named = list(dict.fromkeys(_WORDS_OF_ROLE[role] for role in roles))[:MOST_NAMED_ROLES]
    title = ", ".join(named)
    return title[:1].upper() + title[1:]


def area_of(exercise: Exercise) -> str:
    """The area of the body that an exercise of the main work is for."""
    return _AREA_OF_PATTERN[exercise.pattern]


def program_title(profile: Profile, catalogue: Catalogue) -> str:
    """`Weak glutes and tight hip flexors: 8 weeks`."""
    names = [catalogue.imbalances[stated.imbalance].name for stated in profile.imbalances] or [MAINTENANCE]
    first, rest = names[0], [name[0].lower() + name[1:] for name in names[1:]]
    together = first if not rest else f"{', '.join([first, *rest[:-1]])} and {rest[-1]}"
    length = "1 week" if profile.weeks == 1 else f"{profile.weeks} weeks"
    return f"{together}: {length}"
