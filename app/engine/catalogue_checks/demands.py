"""What an exercise asks of the body, held against everything else that is said of it."""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue_checks.flaw import Entry, Flaw, flaw, of_each_entry
from app.engine.measures.exercise_kinds import LENGTHENING, is_strengthening
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug, Laterality, Modality, MovementPattern

D, E, M, P = DemandSlug, EquipmentSlug, MuscleSlug, MovementPattern

EASING = LENGTHENING | {Modality.RELEASE}
WEIGHTS_ON_THE_BODY = frozenset({E.BARBELL, E.DUMBBELL, E.KETTLEBELL, E.RESISTANCE_BAND, E.TRAP_BAR})
STANDING_LIFTS = frozenset({P.CARRY, P.HINGE, P.LUNGE, P.SQUAT, P.STEP})
KNEES_MAY_BEND_FAR = frozenset({P.SQUAT, P.LUNGE, P.KNEE_EXTENSION, P.PLYOMETRIC, P.STATIC_STRETCH, P.DYNAMIC_STRETCH})

RAISED_ARMS = r"\barms?\b[^.]*(overhead|over your head|beside (the|your) ears|forward and up)"
A_HAND_HELPS = r"one hand on it|hold it with both hands|rail within reach"
HAND_ON_THE_SHOULDER = "or rest its hand on the shoulder"

Applies = Callable[[Exercise], bool]


def says(exercise: Exercise, pattern: str, *, steps: int | None = None) -> bool:
    """Whether the instructions, or only the first so many of them, say something."""
    return re.search(pattern, " ".join(exercise.instructions[:steps]), re.IGNORECASE) is not None


def _always_with(exercise: Exercise, equipment: frozenset[EquipmentSlug]) -> bool:
    """Whether no option does without this equipment."""
    return all(option & equipment for option in exercise.equipment_options)


REQUIRED: Mapping[str, tuple[Applies, frozenset[DemandSlug]]] = MappingProxyType(
    {
        "a standing lift with a weight loads the spine": (
            lambda e: e.pattern in STANDING_LIFTS and _always_with(e, WEIGHTS_ON_THE_BODY),
            frozenset({D.AXIAL_LOAD}),
        ),
        "a bar tempts to hold the breath": (
            lambda e: _always_with(e, frozenset({E.BARBELL, E.TRAP_BAR})),
            frozenset({D.VALSALVA}),
        ),
        "a hinge with a load or on one leg brakes with the hamstrings": (
            lambda e: e.pattern is P.HINGE and (all(e.equipment_options) or e.laterality is Laterality.UNILATERAL),
            frozenset({D.ECCENTRIC_HAMSTRING}),
        ),
        "a thigh that comes level in a standing squat or lunge bends the knee far": (
            lambda e: e.pattern in {P.SQUAT, P.LUNGE} and says(e, r"thighs? (are|is) (about|at least) level"),
            frozenset({D.DEEP_KNEE}),
        ),
        "a back knee that comes down to the floor bends far": (
            lambda e: e.pattern is P.LUNGE and says(e, r"back knee [^.]*just above"),
            frozenset({D.DEEP_KNEE}),
        ),
        "a knee that straightens against a load with a free foot is an open chain": (
            lambda e: e.pattern is P.KNEE_EXTENSION and e.modality is Modality.STRENGTH and not says(e, "working foot flat"),
            frozenset({D.OPEN_CHAIN_KNEE_EXTENSION}),
        ),
        "a jump has impact": (lambda e: e.modality is Modality.PLYOMETRIC, frozenset({D.HIGH_IMPACT})),
        "a take-off is explosive": (
            lambda e: e.modality is Modality.PLYOMETRIC and says(e, r"\b(jump|hop|push off)\b"),
            frozenset({D.BALLISTIC}),
        ),
        "a swing is carried on by its own speed": (lambda e: says(e, r"swing the .*leg|swing again"), frozenset({D.BALLISTIC})),
        "what lengthens or presses the inner thigh pulls at the groin": (
            lambda e: e.modality in EASING and M.ADDUCTORS in e.eased,
            frozenset({D.GROIN}),
        ),
        "a step up stands on one leg": (lambda e: e.pattern is P.STEP, frozenset({D.SINGLE_LEG})),
        "standing on one leg is said": (lambda e: says(e, "stand on one leg|onto one leg"), frozenset({D.SINGLE_LEG})),
        "one leg with full hands needs balance": (
            lambda e: D.SINGLE_LEG in e.demands and says(e, "in each hand|at each side|bar .*upper back"),
            frozenset({D.BALANCE}),
        ),
        "a lunge or a step with no hand on anything needs balance": (
            lambda e: e.pattern in {P.LUNGE, P.STEP} and not says(e, A_HAND_HELPS),
            frozenset({D.BALANCE}),
        ),
        "lying on the back is said": (lambda e: says(e, r"on your back\b|\blie back\b", steps=3), frozenset({D.SUPINE})),
        "lying on the front is said": (lambda e: says(e, "face down", steps=3), frozenset({D.PRONE})),
        "hands and knees carry weight": (
            lambda e: says(e, "all fours|on hands and knees"),
            frozenset({D.KNEELING, D.WRIST}),
        ),
        "hands and feet carry weight": (lambda e: says(e, "on hands and (toes|feet)"), frozenset({D.WRIST})),
        "kneeling is said": (lambda e: says(e, r"^kneel\b", steps=1), frozenset({D.KNEELING})),
        "a side support rests on one arm": (
            lambda e: says(e, "on your side") and says(e, "elbow under the shoulder"),
            frozenset({D.SIDE_ARM_SUPPORT}),
        ),
        "a long step or a foot left behind reaches the hip far back": (
            lambda e: e.pattern is P.LUNGE and D.DEEP_KNEE in e.demands and D.GROIN not in e.demands,
            frozenset({D.HIP_EXTENSION_END_RANGE}),
        ),
        "a leg drawn back until the glute is tight reaches the hip far back": (
            lambda e: says(e, r"draw the (banded )?leg (straight )?back"),
            frozenset({D.HIP_EXTENSION_END_RANGE}),
        ),
        "sitting on the floor with a long leg bends the hip far": (
            lambda e: e.pattern is P.RELEASE and says(e, r"^sit\b", steps=1),
            frozenset({D.HIP_FLEXION_PAST_90, D.WRIST}),
        ),
        "what lengthens the back of the thigh pulls the nerve along": (
            lambda e: e.modality in LENGTHENING and M.HAMSTRINGS in e.lengthened,
            frozenset({D.NERVE_TENSION}),
        ),
        "a leg that works sideways loads the side of the hip": (
            lambda e: e.pattern is P.HIP_ABDUCTION,
            frozenset({D.HIP_ABDUCTION_LOAD}),
        ),
        "a side plank holds the pelvis up with the side of the hip": (
            lambda e: e.pattern is P.CORE_ANTI_LATERAL_FLEXION and D.SIDE_ARM_SUPPORT in e.demands,
            frozenset({D.HIP_ABDUCTION_LOAD}),
        ),
        "a straight leg that is lifted loads the front of the hip": (
            lambda e: (
                is_strengthening(e) and says(e, r"lift (that|the|the straight) (straight )?leg") and M.ILIOPSOAS in e.primary
            ),
            frozenset({D.HIP_FLEXOR_LOAD}),
        ),
        "a full plank strains the abdominal wall": (
            lambda e: e.pattern is P.CORE_ANTI_EXTENSION and D.PRONE in e.demands and D.KNEELING not in e.demands,
            frozenset({D.ABDOMINAL_WALL}),
        ),
        "a trunk held level hangs on the back": (
            lambda e: e.pattern is P.CORE_EXTENSION and says(e, "trunk level with the legs|more than halfway to level"),
            frozenset({D.STATIC_BACK_ENDURANCE}),
        ),
        "raised arms are said": (
            lambda e: says(e, RAISED_ARMS) and not says(e, HAND_ON_THE_SHOULDER),
            frozenset({D.OVERHEAD}),
        ),
        "sitting and leaning forwards from the hips bends them far": (
            lambda e: says(e, r"\bsit\b", steps=1) and says(e, "(tip|lean|trunk) forwards? from the hips"),
            frozenset({D.HIP_FLEXION_PAST_90}),
        ),
    }
)
"""What an exercise of some kind must be tagged with, by the reason."""

FORBIDDEN: Mapping[DemandSlug, tuple[Applies, str]] = MappingProxyType(
    {
        D.AXIAL_LOAD: (lambda e: not {D.SUPINE, D.PRONE}.isdisjoint(e.demands), "lying down takes the load off the spine"),
        D.DEEP_KNEE: (lambda e: e.pattern not in KNEES_MAY_BEND_FAR, "this pattern does not bend the knee far under load"),
        D.ECCENTRIC_HAMSTRING: (
            lambda e: M.HAMSTRINGS not in {use.muscle for use in e.muscles},
            "the hamstrings are not among its muscles",
        ),
        D.GROIN: (lambda e: M.ADDUCTORS not in {use.muscle for use in e.muscles}, "the adductors are not among its muscles"),
        D.HIGH_IMPACT: (lambda e: e.modality is not Modality.PLYOMETRIC, "only plyometrics land"),
        D.NECK: (lambda e: D.SUPINE not in e.demands, "the neck is held up on the back only"),
        D.OPEN_CHAIN_KNEE_EXTENSION: (
            lambda e: e.pattern is not P.KNEE_EXTENSION and not says(e, "push the working leg forward"),
            "no knee straightens with a free foot",
        ),
        D.PRONE: (lambda e: D.SUPINE in e.demands, "nobody lies on front and back at once"),
        D.SIDE_ARM_SUPPORT: (lambda e: e.laterality is not Laterality.UNILATERAL, "a side support is one-sided"),
        D.SINGLE_LEG: (
            lambda e: e.laterality is Laterality.BILATERAL or says(e, r"^(sit|kneel|lie)\b", steps=1),
            "it is done on both legs, or not standing",
        ),
        D.WRIST: (lambda e: D.SUPINE in e.demands, "on the back no weight rests on the hands"),
    }
)
"""Where a tag would contradict the rest of the exercise, and why."""


@of_each_entry
def demands_name_what_is_asked(kind: str, entry: Entry) -> Iterator[Flaw]:
    """An exercise is tagged with what its pattern, its equipment and its instructions ask of the body."""
    if isinstance(entry, Exercise):
        for reason, (applies, tags) in REQUIRED.items():
            missing = sorted(tags - entry.demands)
            if missing and applies(entry):
                yield flaw(kind, entry, "demands", f"{' and '.join(missing)} is missing: {reason}")


def demands_contradict_nothing(catalogue: Catalogue) -> Iterator[Flaw]:
    """No exercise is tagged with what it cannot ask."""
    for exercise in catalogue.exercises.values():
        for tag in sorted(exercise.demands & FORBIDDEN.keys()):
            contradicts, reason = FORBIDDEN[tag]
            if contradicts(exercise):
                yield flaw("exercises", exercise, "demands", f"{tag} does not fit: {reason}")
