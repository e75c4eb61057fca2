"""Words for exercises: what they train, how they are done and counted, what they need and ask."""

from enum import StrEnum


class Modality(StrEnum):
    """What kind of work an exercise is."""

    STRENGTH = "strength"
    ACTIVATION = "activation"
    CORE = "core"
    PLYOMETRIC = "plyometric"
    STRETCH = "stretch"
    MOBILITY = "mobility"
    RELEASE = "release"
    CONDITIONING = "conditioning"


class MovementPattern(StrEnum):
    """The movement that an exercise trains."""

    CORE_ANTI_EXTENSION = "core-anti-extension"
    CORE_ANTI_LATERAL_FLEXION = "core-anti-lateral-flexion"
    CORE_ANTI_ROTATION = "core-anti-rotation"
    CORE_FLEXION = "core-flexion"
    CORE_EXTENSION = "core-extension"
    CARRY = "carry"
    BRIDGE = "bridge"
    SQUAT = "squat"
    LUNGE = "lunge"
    STEP = "step"
    HINGE = "hinge"
    HIP_ABDUCTION = "hip-abduction"
    HIP_ADDUCTION = "hip-adduction"
    HIP_EXTENSION = "hip-extension"
    HIP_FLEXION = "hip-flexion"
    KNEE_FLEXION = "knee-flexion"
    KNEE_EXTENSION = "knee-extension"
    CALF = "calf"
    PLYOMETRIC = "plyometric"
    STATIC_STRETCH = "static-stretch"
    DYNAMIC_STRETCH = "dynamic-stretch"
    RELEASE = "release"
    RAISE = "raise"


class Plane(StrEnum):
    """The plane in which the movement happens, or in which it is resisted."""

    SAGITTAL = "sagittal"
    FRONTAL = "frontal"
    TRANSVERSE = "transverse"
    MIXED = "mixed"


class Laterality(StrEnum):
    """Both sides at once, one side at a time (a dose per side), or changing sides from rep to rep."""

    BILATERAL = "bilateral"
    UNILATERAL = "unilateral"
    ALTERNATING = "alternating"


class Mechanic(StrEnum):
    """Whether more than one joint moves under load."""

    COMPOUND = "compound"
    ISOLATION = "isolation"


class Measure(StrEnum):
    """What a dose of the exercise counts."""

    REPS = "reps"
    HOLD = "hold"
    TIME = "time"
    CONTACTS = "contacts"


class MuscleRole(StrEnum):
    """What an exercise does with a muscle."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    LENGTHENED = "lengthened"
    RELEASED = "released"


class EquipmentSlug(StrEnum):
    """What a person may own. A wall, a floor, a sturdy chair, a towel and a broomstick are taken for granted."""

    ANKLE_WEIGHT = "ankle-weight"
    BARBELL = "barbell"
    BENCH = "bench"
    BOX = "box"
    CABLE_MACHINE = "cable-machine"
    DUMBBELL = "dumbbell"
    EXERCISE_BIKE = "exercise-bike"
    FOAM_ROLLER = "foam-roller"
    FOOT_ANCHOR = "foot-anchor"
    KETTLEBELL = "kettlebell"
    MACHINE = "machine"
    MINI_BAND = "mini-band"
    RESISTANCE_BAND = "resistance-band"
    SLIDER = "slider"
    SQUAT_RACK = "squat-rack"
    STABILITY_BALL = "stability-ball"
    TRAP_BAR = "trap-bar"


class DemandSlug(StrEnum):
    """What an exercise asks of joints and tissues; conditions and people exclude exercises by these tags."""

    ABDOMINAL_WALL = "abdominal-wall"
    AXIAL_LOAD = "axial-load"
    BALANCE = "balance"
    BALLISTIC = "ballistic"
    DEEP_KNEE = "deep-knee"
    ECCENTRIC_HAMSTRING = "eccentric-hamstring"
    END_RANGE_EXTENSION = "end-range-extension"
    END_RANGE_FLEXION = "end-range-flexion"
    GROIN = "groin"
    HEAD_DOWN = "head-down"
    HIGH_IMPACT = "high-impact"
    HIP_ABDUCTION_LOAD = "hip-abduction-load"
    HIP_ADDUCTION_INTERNAL_ROTATION = "hip-adduction-internal-rotation"
    HIP_EXTENSION_END_RANGE = "hip-extension-end-range"
    HIP_FLEXION_PAST_90 = "hip-flexion-past-90"
    HIP_FLEXOR_LOAD = "hip-flexor-load"
    KNEELING = "kneeling"
    LOADED_EXTENSION = "loaded-extension"
    LOADED_FLEXION = "loaded-flexion"
    LOADED_ROTATION = "loaded-rotation"
    NECK = "neck"
    NERVE_TENSION = "nerve-tension"
    OPEN_CHAIN_KNEE_EXTENSION = "open-chain-knee-extension"
    OVERHEAD = "overhead"
    PRONE = "prone"
    SIDE_ARM_SUPPORT = "side-arm-support"
    SINGLE_LEG = "single-leg"
    STATIC_BACK_ENDURANCE = "static-back-endurance"
    SUPINE = "supine"
    VALSALVA = "valsalva"
    WRIST = "wrist"
