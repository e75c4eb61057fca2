"""Exercises, tracks and imbalances for tables of weeks: one exercise for every role that the rules tell apart."""

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.profile import Profile
from app.engine.vocabulary.body import MuscleSlug as M
from app.engine.vocabulary.body import Region
from app.engine.vocabulary.exercises import EquipmentSlug, Laterality, Mechanic, Modality, MovementPattern, Plane
from app.engine.vocabulary.imbalances import Axis
from app.engine.vocabulary.people import Weekday
from app.engine.vocabulary.roles import Role
from tests.builders import a_catalogue, a_profile, a_stated, an_exercise, an_imbalance, uses
from tests.protocol_builders import a_protocol, a_track

KETTLEBELL = EquipmentSlug.KETTLEBELL
SQUAT = an_exercise("squat", pattern=MovementPattern.SQUAT, muscles=uses([M.QUADRICEPS]))
DEADLIFT = an_exercise("deadlift", pattern=MovementPattern.HINGE, muscles=uses([M.HAMSTRINGS]))
BRIDGE = an_exercise("bridge", muscles=uses([M.GLUTEUS_MAXIMUS]))
LUNGE = an_exercise("lunge", pattern=MovementPattern.LUNGE, laterality=Laterality.UNILATERAL, muscles=uses([M.QUADRICEPS]))
STEP_UP = an_exercise("step-up", pattern=MovementPattern.STEP, muscles=uses([M.QUADRICEPS]))
CURL = an_exercise("curl", pattern=MovementPattern.KNEE_FLEXION, mechanic=Mechanic.ISOLATION, muscles=uses([M.HAMSTRINGS]))
EXTENSION = an_exercise(
    "extension", pattern=MovementPattern.KNEE_EXTENSION, mechanic=Mechanic.ISOLATION, muscles=uses([M.QUADRICEPS])
)
SIDE_WALK = an_exercise(
    "side-walk",
    pattern=MovementPattern.HIP_ABDUCTION,
    mechanic=Mechanic.ISOLATION,
    plane=Plane.FRONTAL,
    muscles=uses([M.GLUTEUS_MEDIUS]),
)
GOBLET_SQUAT = an_exercise(
    "goblet-squat", pattern=MovementPattern.SQUAT, muscles=uses([M.QUADRICEPS]), equipment_options=[[KETTLEBELL]]
)


def _core(slug: str, pattern: MovementPattern) -> Exercise:
    return an_exercise(slug, modality=Modality.CORE, pattern=pattern, muscles=uses([M.OBLIQUES]))


FRONT = _core("front", MovementPattern.CORE_ANTI_EXTENSION)
SIDE = _core("side", MovementPattern.CARRY)
BACK = _core("back", MovementPattern.CORE_ANTI_ROTATION)

ALL = (SQUAT, DEADLIFT, BRIDGE, LUNGE, STEP_UP, CURL, EXTENSION, SIDE_WALK, GOBLET_SQUAT, FRONT, SIDE, BACK)
TRACKS = (
    a_track(Role.SQUAT, "squat", "goblet-squat"),
    a_track(Role.HINGE, "deadlift"),
    a_track(Role.HIP_EXTENSION, "bridge"),
    a_track(Role.SINGLE_LEG_KNEE, "lunge", "step-up"),
    a_track(Role.KNEE_FLEXION, "curl"),
    a_track(Role.KNEE_EXTENSION, "extension"),
    a_track(Role.HIP_ABDUCTION, "side-walk"),
    a_track(Role.TRUNK_FRONT, "front"),
    a_track(Role.CARRY, "side"),
    a_track(Role.TRUNK_ROTATION, "back"),
)
IMBALANCES = (
    an_imbalance("weak-glutes"),
    an_imbalance("weak-hamstrings", weak=(M.HAMSTRINGS,)),
    an_imbalance("weak-quadriceps", weak=(M.QUADRICEPS,)),
    an_imbalance("left-right-asymmetry", axis=Axis.LEFT_RIGHT, weak=(M.SOLEUS,)),
    an_imbalance("lateral-trunk-asymmetry", axis=Axis.LEFT_RIGHT, weak=(M.OBLIQUES,)),
    an_imbalance("weak-core", weak=(M.RECTUS_ABDOMINIS,), regions=(Region.LOWER_BACK,)),
)
PROTOCOLS = (
    a_protocol("weak-glutes", Role.HIP_EXTENSION),
    a_protocol("weak-hamstrings", Role.KNEE_FLEXION),
    a_protocol("weak-quadriceps", Role.SQUAT),
    a_protocol("left-right-asymmetry", Role.SINGLE_LEG_KNEE, Role.SINGLE_LEG_HINGE),
    a_protocol("lateral-trunk-asymmetry", Role.TRUNK_SIDE),
    a_protocol("weak-core", Role.TRUNK_FRONT, Role.TRUNK_SIDE),
)


def catalogue_of(*exercises: Exercise) -> Catalogue:
    """A catalogue of these exercises, each in its role."""
    slugs = {exercise.slug for exercise in exercises}
    kept = [a_track(t.role, *(slug for slug in t.rungs if slug in slugs)) for t in TRACKS if not slugs.isdisjoint(t.rungs)]
    return a_catalogue(exercises, IMBALANCES, tracks=kept, protocols=PROTOCOLS)


CATALOGUE = catalogue_of(*ALL)


def person_with(*imbalances: str, minutes: int = 45, days: tuple[Weekday, ...] = (Weekday.MON, Weekday.THU)) -> Profile:
    """Somebody who has these imbalances and a kettlebell."""
    return a_profile(*map(a_stated, imbalances), minutes_per_session=minutes, days=days, equipment=[KETTLEBELL])
