"""The closed sets of the field, as string enums. Their values are what clients send and read."""

from enum import StrEnum


class Level(StrEnum):
    """Training experience: under 6 months, 6 to 24 months, more than 24 months of regular strength work."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"

    @property
    def rank(self) -> int:
        """0 for beginner, 1 for intermediate, 2 for advanced: an exercise suits everyone of its rank or above."""
        return _LEVEL_ORDER.index(self)

    @property
    def one_lower(self) -> "Level":
        """The next easier level; beginner stays beginner."""
        return _LEVEL_ORDER[max(0, self.rank - 1)]


_LEVEL_ORDER = (Level.BEGINNER, Level.INTERMEDIATE, Level.ADVANCED)


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


class MuscleSlug(StrEnum):
    """The muscles of trunk, hips and legs that the catalogue speaks of."""

    ADDUCTORS = "adductors"
    ERECTOR_SPINAE = "erector-spinae"
    GASTROCNEMIUS = "gastrocnemius"
    GLUTEUS_MAXIMUS = "gluteus-maximus"
    GLUTEUS_MEDIUS = "gluteus-medius"
    GLUTEUS_MINIMUS = "gluteus-minimus"
    HAMSTRINGS = "hamstrings"
    ILIOPSOAS = "iliopsoas"
    LATISSIMUS_DORSI = "latissimus-dorsi"
    MULTIFIDUS = "multifidus"
    OBLIQUES = "obliques"
    PIRIFORMIS = "piriformis"
    QUADRATUS_LUMBORUM = "quadratus-lumborum"
    QUADRICEPS = "quadriceps"
    RECTUS_ABDOMINIS = "rectus-abdominis"
    RECTUS_FEMORIS = "rectus-femoris"
    SOLEUS = "soleus"
    TENSOR_FASCIAE_LATAE = "tensor-fasciae-latae"
    TIBIALIS_ANTERIOR = "tibialis-anterior"
    TRANSVERSUS_ABDOMINIS = "transversus-abdominis"


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
    HIP_ADDUCTION_INTERNAL_ROTATION = "hip-adduction-internal-rotation"
    HIP_EXTENSION_END_RANGE = "hip-extension-end-range"
    HIP_FLEXION_PAST_90 = "hip-flexion-past-90"
    KNEELING = "kneeling"
    LOADED_EXTENSION = "loaded-extension"
    LOADED_FLEXION = "loaded-flexion"
    LOADED_ROTATION = "loaded-rotation"
    NECK = "neck"
    OPEN_CHAIN_KNEE_EXTENSION = "open-chain-knee-extension"
    PRONE = "prone"
    SIDE_ARM_SUPPORT = "side-arm-support"
    SINGLE_LEG = "single-leg"
    SUPINE = "supine"
    VALSALVA = "valsalva"
    WRIST = "wrist"


class Nature(StrEnum):
    """What kind of difference an imbalance is."""

    STRENGTH = "strength"
    FLEXIBILITY = "flexibility"
    ENDURANCE = "endurance"
    CONTROL = "control"


class Axis(StrEnum):
    """Between what the difference lies: two sides, opposing muscles, or one region against the rest."""

    LEFT_RIGHT = "left-right"
    AGONIST_ANTAGONIST = "agonist-antagonist"
    REGIONAL = "regional"


class Region(StrEnum):
    """The area that people come with."""

    LOWER_BACK = "lower-back"
    LEGS = "legs"
    GLUTES = "glutes"


class EvidenceGrade(StrEnum):
    """How sure a claim is.

    A: consistent trials. B: several trials or cohorts, some disagreeing. C: cross-sectional or
    conflicting studies. D: expert opinion, or evidence against.
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class CorrectivePhase(StrEnum):
    """The four steps in which a strategy works, in order. A teaching model (grade D), used as session order only."""

    INHIBIT = "inhibit"
    LENGTHEN = "lengthen"
    ACTIVATE = "activate"
    INTEGRATE = "integrate"


class DoseMode(StrEnum):
    """The family of dosage that a strategy or an exercise follows."""

    STRENGTH = "strength"
    CORE = "core"
    ACTIVATION = "activation"
    PLYOMETRIC = "plyometric"
    STATIC_STRETCH = "static-stretch"
    DYNAMIC_STRETCH = "dynamic-stretch"
    RELEASE = "release"
    PRINCIPLE = "principle"


class Severity(StrEnum):
    """How marked an imbalance is."""

    MILD = "mild"
    MODERATE = "moderate"
    MARKED = "marked"


class Side(StrEnum):
    """A side of the body."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Goal(StrEnum):
    """What the person trains for. Looks are no goal here: strength, steadiness and everyday function are."""

    FUNCTION = "function"
    STABILITY = "stability"
    STRENGTH = "strength"


class Weekday(StrEnum):
    """Days of a week that repeats; no calendar date is meant."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @property
    def number(self) -> int:
        """0 for Monday to 6 for Sunday."""
        return _WEEK.index(self)


_WEEK = tuple(Weekday)


class ProgramPhase(StrEnum):
    """The part of a program that a week belongs to."""

    FOUNDATION = "foundation"
    BUILD = "build"
    STRENGTH = "strength"
    CONSOLIDATE = "consolidate"


class BlockKind(StrEnum):
    """The parts of a session, in the order in which they are done."""

    WARM_UP = "warm-up"
    ACTIVATION = "activation"
    POWER = "power"
    STRENGTH = "strength"
    ACCESSORY = "accessory"
    CORE = "core"
    COOL_DOWN = "cool-down"


MAIN_BLOCKS = frozenset({BlockKind.POWER, BlockKind.STRENGTH, BlockKind.ACCESSORY, BlockKind.CORE})
"""The blocks whose sets count as training volume; warm-up, activation and cool-down count nothing."""


class Lever(StrEnum):
    """What a progression raises: one thing at a time."""

    REPS = "reps"
    LOAD = "load"
    SETS = "sets"
    HOLD = "hold"
    TIME = "time"
    TEMPO = "tempo"
    VARIANT = "variant"


class RuleSeverity(StrEnum):
    """A `must` rule is never broken by a served program; a `should` rule is kept wherever the profile leaves room."""

    MUST = "must"
    SHOULD = "should"


class SafetyResponse(StrEnum):
    """What a condition or a warning sign calls for, from nothing to no program at all."""

    ALLOW = "allow"
    WARN = "warn"
    DOWNGRADE = "downgrade"
    CLEARANCE = "clearance"
    REFUSE = "refuse"


class AdviceKind(StrEnum):
    """What a piece of safety advice is about: knowing before starting, stopping, or seeing somebody."""

    NOTICE = "notice"
    STOP = "stop"
    SEE_PROFESSIONAL = "see-professional"


class AdviceFor(StrEnum):
    """Whom a piece of safety advice is for."""

    EVERYONE = "everyone"
    BEGINNERS = "beginners"
    CLEARANCE = "clearance"
    """People with a condition that calls for a clinician's agreement first."""
    FEW_STRETCH_DAYS = "few-stretch-days"
    """People with short muscles who train on fewer days than these are best stretched on."""
    JUMPS = "jumps"
    """People whose program has jumps or landings."""
    PAIN = "pain"
    """People who name any pain."""


class Sex(StrEnum):
    """Sex as the published norms divide people; asked only where a cut-off needs it."""

    FEMALE = "female"
    MALE = "male"


class Comparison(StrEnum):
    """How a measurement is held against a cut-off.

    A side difference is stronger minus weaker, in percent of the stronger or in the test's unit.
    """

    BELOW = "below"
    ABOVE = "above"
    SIDE_DIFFERENCE_PERCENT = "side-difference-percent"
    SIDE_DIFFERENCE = "side-difference"


class Flag(StrEnum):
    """How much a passed cut-off says: look again, likely, clearly."""

    WATCH = "watch"
    FLAG = "flag"
    STRONG = "strong"
