"""Every number that programs are made with and judged by, once, with where it comes from.

Dosing reads these constants and the rule book checks them. `Source:` names entries of the
bibliography; `expert-opinion` marks a figure that this project chose.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import MovementPattern
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Level


@dataclass(frozen=True, slots=True)
class Band:
    """A closed range."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """True when the value lies in the range, its ends included."""
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class LevelGuideline:
    """Strength dosage for one training level. Source: acsm-2009, acsm-2026, iversen-2021, schoenfeld-2017."""

    sets_per_exercise: Band
    loaded_reps: Band
    """Repetitions of loaded compound work, from the start to the top of the double progression."""
    unloaded_reps: Band
    """Repetitions of bodyweight, band and isolation work."""
    first_week_rpe: float
    first_week_rpe_limit: float
    top_rpe: float
    """Where the effort of a full-length program arrives."""
    rpe_limit: float
    priority_sets: Band
    """Weekly sets for each muscle that an imbalance calls weak."""
    maintenance_sets: float
    """Weekly sets for every other muscle of legs and trunk, so that it does not fall behind."""
    ceiling_sets: float
    """Weekly sets that no muscle ever exceeds."""
    compound_rest_seconds: int
    weeks_to_deload: int
    """Every so many weeks one is easy."""
    longest_run_without_deload: int
    first_pyramid: tuple[int, ...]
    """Endurance holds of the first week, repetitions per set."""
    top_pyramid: tuple[int, ...]
    plank_seconds: Band
    tempo: str
    fitting_difficulty: float
    """The difficulty, 1 to 10, at which exercises train this level best."""
    load_step: str
    """How much heavier the next weight is."""


GUIDELINES: Mapping[Level, LevelGuideline] = MappingProxyType(
    {
        Level.BEGINNER: LevelGuideline(
            sets_per_exercise=Band(1, 3),
            loaded_reps=Band(8, 12),
            unloaded_reps=Band(8, 15),
            first_week_rpe=5.5,
            first_week_rpe_limit=6,
            top_rpe=7.5,
            rpe_limit=8,
            priority_sets=Band(6, 12),
            maintenance_sets=6,
            ceiling_sets=12,
            compound_rest_seconds=75,
            weeks_to_deload=7,
            longest_run_without_deload=7,
            first_pyramid=(4, 3, 2),
            top_pyramid=(8, 6, 4),
            plank_seconds=Band(15, 30),
            tempo="2-1-2-0",
            fitting_difficulty=3,
            load_step="5 to 10 %",
        ),
        Level.INTERMEDIATE: LevelGuideline(
            sets_per_exercise=Band(2, 4),
            loaded_reps=Band(7, 12),
            unloaded_reps=Band(8, 15),
            first_week_rpe=6.5,
            first_week_rpe_limit=7,
            top_rpe=8,
            rpe_limit=9,
            priority_sets=Band(10, 16),
            maintenance_sets=10,
            ceiling_sets=16,
            compound_rest_seconds=105,
            weeks_to_deload=5,
            longest_run_without_deload=5,
            first_pyramid=(6, 4, 2),
            top_pyramid=(8, 6, 4),
            plank_seconds=Band(25, 45),
            tempo="2-0-1-0",
            fitting_difficulty=5,
            load_step="2 to 5 %",
        ),
        Level.ADVANCED: LevelGuideline(
            sets_per_exercise=Band(2, 5),
            loaded_reps=Band(6, 10),
            unloaded_reps=Band(8, 15),
            first_week_rpe=7,
            first_week_rpe_limit=7,
            top_rpe=8.5,
            rpe_limit=9,
            priority_sets=Band(10, 20),
            maintenance_sets=13,
            ceiling_sets=20,
            compound_rest_seconds=135,
            weeks_to_deload=5,
            longest_run_without_deload=5,
            first_pyramid=(6, 4, 2),
            top_pyramid=(10, 8, 6),
            plank_seconds=Band(30, 60),
            tempo="2-0-X-0",
            fitting_difficulty=7,
            load_step="2 to 5 %",
        ),
    }
)

SEVERITY_FACTOR: Mapping[Severity, float] = MappingProxyType(
    {Severity.MILD: 0.85, Severity.MODERATE: 1.0, Severity.MARKED: 1.2}
)
"""How much more work a more marked imbalance gets. Source: expert-opinion."""

PRIMARY_CREDIT = 1.0
SECONDARY_CREDIT = 0.5
"""A set counts whole for its primary and half for its secondary muscles. Source: pelland-2024."""

TRUNK_MUSCLES = frozenset(
    {
        MuscleSlug.RECTUS_ABDOMINIS,
        MuscleSlug.OBLIQUES,
        MuscleSlug.TRANSVERSUS_ABDOMINIS,
        MuscleSlug.ERECTOR_SPINAE,
        MuscleSlug.MULTIFIDUS,
        MuscleSlug.QUADRATUS_LUMBORUM,
    }
)
"""The only muscles for which isometric core work counts as training volume. Source: expert-opinion."""

GLUTES = frozenset({MuscleSlug.GLUTEUS_MAXIMUS, MuscleSlug.GLUTEUS_MEDIUS, MuscleSlug.GLUTEUS_MINIMUS})
QUADRICEPS = frozenset({MuscleSlug.QUADRICEPS, MuscleSlug.RECTUS_FEMORIS})
HAMSTRINGS = frozenset({MuscleSlug.HAMSTRINGS})
CALVES = frozenset({MuscleSlug.GASTROCNEMIUS, MuscleSlug.SOLEUS})
LEG_GROUPS: Mapping[str, frozenset[MuscleSlug]] = MappingProxyType(
    {"quadriceps": QUADRICEPS, "hamstrings": HAMSTRINGS, "calves": CALVES}
)
"""The three groups that every warm-up moves and every cool-down stretches. Source: seed-article."""

CORE_PATTERNS = frozenset(
    {
        MovementPattern.CORE_ANTI_EXTENSION,
        MovementPattern.CORE_ANTI_LATERAL_FLEXION,
        MovementPattern.CORE_ANTI_ROTATION,
        MovementPattern.CORE_FLEXION,
        MovementPattern.CORE_EXTENSION,
        MovementPattern.CARRY,
    }
)
COMPOUND_PATTERNS = frozenset(
    {MovementPattern.SQUAT, MovementPattern.LUNGE, MovementPattern.STEP, MovementPattern.HINGE, MovementPattern.BRIDGE}
)
HIP_DOMINANT_PATTERNS = frozenset(
    {MovementPattern.HINGE, MovementPattern.BRIDGE, MovementPattern.HIP_EXTENSION, MovementPattern.KNEE_FLEXION}
)
KNEE_DOMINANT_PATTERNS = frozenset(
    {MovementPattern.SQUAT, MovementPattern.LUNGE, MovementPattern.STEP, MovementPattern.KNEE_EXTENSION}
)
COMPOUND_FAMILIES: Mapping[str, frozenset[MovementPattern]] = MappingProxyType(
    {
        "squat": frozenset({MovementPattern.SQUAT}),
        "lunge or step": frozenset({MovementPattern.LUNGE, MovementPattern.STEP}),
        "hinge": frozenset({MovementPattern.HINGE}),
        "bridge": frozenset({MovementPattern.BRIDGE}),
    }
)
"""Families of compound lifts that a leg or glute program draws on. Source: seed-article."""
FAMILIES_NEEDED = 3
"""How many of them a week draws on at least. Source: seed-article, expert-opinion."""

CORE_CATEGORIES: Mapping[str, frozenset[MovementPattern]] = MappingProxyType(
    {
        "front": frozenset({MovementPattern.CORE_ANTI_EXTENSION, MovementPattern.CORE_FLEXION}),
        "side": frozenset({MovementPattern.CORE_ANTI_LATERAL_FLEXION, MovementPattern.CARRY}),
        "back and rotation": frozenset({MovementPattern.CORE_ANTI_ROTATION, MovementPattern.CORE_EXTENSION}),
    }
)
"""The three directions in which a trunk is trained. Source: mcgill-2007."""
CORE_DIRECTIONS_NEEDED = 2
CORE_DIRECTIONS_NEEDED_WITH_WEAK_CORE = 3
"""How many directions of the trunk a week trains at least. Source: mcgill-2007, expert-opinion."""

ORDER_OF_WORK: tuple[frozenset[MovementPattern], ...] = (
    frozenset({MovementPattern.PLYOMETRIC}),
    COMPOUND_PATTERNS,
    frozenset(
        {
            MovementPattern.HIP_ABDUCTION,
            MovementPattern.HIP_ADDUCTION,
            MovementPattern.HIP_EXTENSION,
            MovementPattern.HIP_FLEXION,
            MovementPattern.KNEE_FLEXION,
            MovementPattern.KNEE_EXTENSION,
            MovementPattern.CALF,
        }
    ),
    CORE_PATTERNS,
)
"""Main work from what needs a fresh body to what does not. Source: acsm-2009, nunes-2021."""

MINIMUM_EFFECTIVE_SETS = 4.0
"""Weekly sets below which little strength is gained. Source: iversen-2021."""
SMALL_MUSCLES = frozenset(
    {
        MuscleSlug.GASTROCNEMIUS,
        MuscleSlug.GLUTEUS_MINIMUS,
        MuscleSlug.ILIOPSOAS,
        MuscleSlug.MULTIFIDUS,
        MuscleSlug.PIRIFORMIS,
        MuscleSlug.QUADRATUS_LUMBORUM,
        MuscleSlug.SOLEUS,
        MuscleSlug.TIBIALIS_ANTERIOR,
    }
)
"""Muscles for which the minimum effective dose is enough at every level. Source: expert-opinion."""
SHORT_WEEK_MINUTES = 75
"""A week with less training time asks only for the minimum effective dose. Source: expert-opinion."""
FOUNDATION_FLOOR_SHARE = 0.6
FOUNDATION_WEEKS = 2
"""The first two weeks may stay at 60 % of the weekly minimum. Source: expert-opinion."""
BRIEF_SESSION_MINUTES = 30
"""Up to here a session has no time for more than the necessary around its main work. Source: expert-opinion."""
FRAME_MINUTES = 10
FLOOR_SETS_PER_MAIN_MINUTE = 0.25
USUAL_SETS_PER_MAIN_MINUTE = 0.5
"""What any mix of imbalances leaves time for, and what a usual one does: credited weekly sets per minute between
warm-up and cool-down, shared evenly among the weak muscles. Source: expert-opinion, fitted to the time model."""
MOST_USES_PER_WEEK = 2
MOST_CORE_USES_PER_WEEK = 3
"""How often a week may hold the same exercise. Source: expert-opinion."""
MOST_CORE_SETS = 3
MOST_ACCESSORY_SETS = 3
"""Sets of one trunk exercise in a session, and of one that is no compound lift; a third exercise serves better than a
fourth set. Source: mcgill-2007, fifa-11-plus, acsm-2009."""

HAMSTRING_TO_QUADRICEPS = Band(0.7, 1.3)
HAMSTRING_EMPHASIS = Band(1.0, 2.0)
QUADRICEPS_EMPHASIS = Band(0.5, 1.0)
RATIO_NEEDS_SETS = 4.0
"""Weekly hamstring sets over quadriceps sets, judged from four sets on. Source: holcomb-2007, expert-opinion."""
HIP_TO_KNEE = Band(0.7, 1.5)
HIP_TO_KNEE_WITH_HIP_FOCUS = 2.2
"""Hip-dominant over knee-dominant sets. Source: expert-opinion."""

HARD_MUSCLE_SETS = 3.0
HARD_RECOVERY_HOURS = 48
"""Three or more sets for a muscle ask for 48 hours before the next such session. Source: acsm-2009."""
GLUTE_FOCUS_SETS = 3
GLUTE_FOCUS_SHARE = 0.25
GLUTE_REST_DAYS = 2
GLUTE_SESSIONS = 2
MOST_LOWER_BODY_SESSIONS = 3
"""A glute-focused session has three or more glute sets that are a quarter of its work; two such sessions
start at least two calendar days apart, so at most three fit a week. Source: seed-article."""

LUNGE_DIRECTIONS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "forward": frozenset({"forward-lunge", "forward-lunge-dumbbell", "walking-lunge", "barbell-lunge"}),
        "reverse": frozenset({"reverse-lunge", "reverse-lunge-dumbbell", "reverse-lunge-slider"}),
        "sideways": frozenset({"lateral-lunge", "lateral-lunge-kettlebell"}),
    }
)
LUNGE_DIRECTIONS_NEEDED = 2
LUNGE_DIRECTIONS_NEED_WEEKS = 4
"""A glute program of four weeks or more lunges in at least two directions. Source: seed-article."""

ISOLATION_SHARE_LIMIT = 0.5
"""Isolation supplements compound work: at most half of the leg sets. Source: seed-article."""
COMPOUNDS_PER_SESSION = 2
COMPOUNDS_PER_SHORT_SESSION = 1
SHORT_SESSION_MINUTES = 25
UNILATERAL_SHARE = 0.25
UNILATERAL_SHARE_WITH_ASYMMETRY = 0.5
"""Share of lower-limb sets done one side at a time. Source: expert-opinion."""
OTHER_PLANES_SHARE = 0.10
FEWEST_MAIN_ITEMS = 4
MOST_MAIN_ITEMS = 8
MOST_MAIN_ITEMS_AT_HOME = 6
LONG_SESSION_MINUTES = 60
FEWEST_DISTINCT_EXERCISES = 6
FEWEST_DISTINCT_EXERCISES_SHORT_WEEK = 4
"""Enough variety to train every direction, few enough exercises to keep going. Source: eckard, expert-opinion."""

TIME_TOLERANCE = 0.10
MOST_MINUTES_OVER = 5.0
"""A session keeps to the time asked for within 10 %, and never runs over by more than five minutes. Source: expert-opinion."""
WARM_UP_MINUTES = Band(5, 12)
"""Warm-up and activation together. Source: jeffreys-2007."""

LOAD_INDEX_STEP = Band(0.97, 1.20)
GENTLE_START_SHARE = 0.70
GENTLE_START_NEEDS_WEEKS = 4
"""The weekly load index never falls and never jumps outside deloads; from four training weeks on the first
week is at most 70 % of the heaviest. Source: seed-article, expert-opinion."""
SETS_ADDED_AT_ONCE = 2
"""Weekly sets that a muscle may get more from one week to the next. Source: expert-opinion."""
LOAD_PER_DIFFICULTY = 0.10
SECONDS_PER_REP_EQUIVALENT = 4.0
"""In the load index a harder variant weighs 10 % more per point of difficulty, and four seconds of holding
weigh as one repetition. Source: expert-opinion."""
DELOAD_SETS_DROP = Band(0.4, 0.6)
DELOAD_RPE = 6.0
"""An easy week has about half the sets at low effort. Source: bell-2023."""
LOADED_HINGE_GENTLE_WEEKS = 2
LOADED_HINGE_RPE = 6.0
"""A loaded hinge starts light: form first. Source: seed-article."""
FEWEST_REPS_IN_RESERVE = 1
"""No set goes to failure, and each ends while the form is good. Source: seed-article, acsm-2026."""
LEVERS_NEEDED = 2
LEVERS_NEED_WEEKS = 6
"""A program of six weeks or more raises at least two different things. Source: seed-article."""


@dataclass(frozen=True, slots=True)
class JumpGuideline:
    """Jumps for one training level, fewer and easier than sport allows. Source: nsca-essentials, expert-opinion."""

    highest_class: int
    """Of intensity: 1 landings, 2 jumps, 3 switching and one-leg jumps."""
    most_landings: int
    """Of a session. A landing on both feet counts once, on one foot once for each foot."""
    sets: Band
    landings: Band
    """Of a set."""
    rest_seconds: int


JUMP_GUIDELINES: Mapping[Level, JumpGuideline] = MappingProxyType(
    {
        Level.BEGINNER: JumpGuideline(1, 30, sets=Band(2, 3), landings=Band(4, 6), rest_seconds=75),
        Level.INTERMEDIATE: JumpGuideline(2, 60, sets=Band(3, 3), landings=Band(5, 6), rest_seconds=105),
        Level.ADVANCED: JumpGuideline(3, 100, sets=Band(3, 4), landings=Band(5, 8), rest_seconds=120),
    }
)
JUMP_BASE_WEEKS = 3
JUMP_SESSIONS = 2
JUMP_REST_DAYS = 2
HARD_JUMP_CLASS = 3
HARD_JUMP_REST_DAYS = 3
"""Jumps come after three weeks of strength, in two sessions a week at most, two days apart; after the hardest class
legs rest for three days before they train hard again. Source: nsca-essentials, expert-opinion."""
JUMP_GROWTH = 20
"""Landings that a week may have more than the full week before it, also when they begin. Source: expert-opinion."""
JUMP_RPE = 5.0
"""Effort of every set of jumps: quality ends it, never tiredness. Source: expert-opinion."""
JUMP_TIME_SHARE = 1 / 6
"""Of the time between warm-up and cool-down, the most that jumps take. Source: expert-opinion."""

ENDURANCE_HOLD_SECONDS = 8
ENDURANCE_HOLD_LIMIT_SECONDS = 10
CONTINUOUS_HOLD_LIMIT_SECONDS = 60
FIRST_WEEK_PLANK_LIMIT_SECONDS = 30
HOLD_STEP_SECONDS = 5
MOST_ENDURANCE_HOLDS = 30
"""Endurance holds are short and many, thirty of an exercise at most; planks are capped and progressed by
variant. Source: mcgill-2007, hicks-2005, fifa-11-plus."""
MOST_LIMB_HOLD_SETS = 2
"""Endurance holds of a limb are as many in every set, so two sets are enough. Source: polglass-2019."""
NORDICS = frozenset({"nordic-assisted", "nordic-curl"})
NORDIC_SETS = 2
NORDIC_DAYS = 1
NORDIC_REPS = Band(3, 12)
FIRST_NORDIC_REPS = 10
NORDIC_GROWTH = 20
MOST_NORDIC_REPS = 45
"""Nordic curls, on one day a week: few repetitions in their first week, then a little more; half of what athletes did
is the most. Source: mjolsnes-2004, petersen-2011, behan-2022, expert-opinion."""
SHORT_LEVER_OF: Mapping[str, str] = MappingProxyType({"copenhagen-long": "copenhagen-short"})
"""What comes before a long lever: a program never begins with that, where the short one may be done. Source: polglass-2019."""
CARRY_SECONDS = Band(20, 45)
CARRY_STEP_SECONDS = 5

ACTIVATION_RPE = 5.0
ACTIVATION_REPS = 10
ACTIVATION_HOLD = (3, 8)
"""Activation is easy: one or two sets at RPE 5 at most; holds as repetitions and seconds. Source: nasm-corrective-model."""
RAISE_SECONDS = Band(90, 240)
DYNAMIC_REPS = Band(6, 10)
RELEASE_SECONDS = 45
MOST_RELEASED_MUSCLES = 2
"""Rolling 30 to 120 seconds a muscle. Source: behm-2020."""
STRETCH_HOLD_SECONDS = 30
STRETCH_SECONDS_FOR_TIGHT = 60
STRETCH_SECONDS_FOR_REST = 30
MOST_STRETCH_REPETITIONS = 4
STRETCH_DAYS = 3
STRETCH_SECONDS_A_WEEK = 300
SHORTER_STRETCH_SECONDS_A_WEEK = 180
STRETCH_SHORT_SESSION_MINUTES = 30
"""Static stretches: 60 seconds a side in all for a short muscle, on three days a week or more; five minutes a week where
the complaint is tightness, three where the muscle is short beside a weakness and for beginners with sessions under half
an hour. Source: garber-2011, thomas-2018, expert-opinion."""
SHORT_MUSCLES_SHARE = 0.25
STRETCH_SECONDS_PER_HELD_SECOND = 2.4
"""The short muscles share a quarter of the session, and a second of holding takes so long with both sides and the changes
between. Source: expert-opinion."""
WARM_UP_STATIC_LIMIT_SECONDS = 30
"""Static holds before the main work stay short. Source: behm-2011."""
EASY_WALK_LIMIT_SECONDS = 600
"""Easy walking that may fill a session in which harder work would be too much. Source: expert-opinion."""

PAIN_LIMIT = 5
PAIN_EASES_FROM = 3
"""Worst pain of the week, 0 to 10: from 3 one level lower and no jumps, above 5 no program. Source: thomee-1997."""
EASED_RPE = 6.0
"""Effort cap while pain or a condition asks for care. Source: expert-opinion."""

BONUS_SETS = 1
BONUS_SETS_LIMIT = 2
BONUS_SHARE_LIMIT = 1 / 3
"""Extra sets on the weaker side, only where asked for. Source: baroni-2016, expert-opinion."""

REST_SECONDS_UNILATERAL = 90
REST_SECONDS_ISOLATION = 60
REST_SECONDS_CORE = 30
REST_SECONDS_ACTIVATION = 30
SETUP_SECONDS_COMPOUND = 60
SETUP_SECONDS_BARBELL = 90
SETUP_SECONDS_UNILATERAL = 45
SETUP_SECONDS_ISOLATION = 30
SETUP_SECONDS_CORE = 20
SETUP_SECONDS_STRETCH = 10
SETUP_SECONDS_RELEASE = 15
SIDE_SWITCH_SECONDS = 10
"""The published time model. Source: expert-opinion."""

NORMAL_SIDE_DIFFERENCE = 10.0
MILD_SIDE_DIFFERENCE = 15.0
MODERATE_SIDE_DIFFERENCE = 20.0
"""Stronger minus weaker side in percent of the stronger: up to here normal, mild, moderate; beyond it marked.
Source: virgile-2025, expert-opinion."""
CONCORDANT_TESTS = 2
"""Field tests of one kind that must agree before an imbalance is called more than mild. Source: bishop-2020, expert-opinion."""
PERSISTENT_PAIN_WEEKS = 6
"""Pain that lasts so long is for a professional to look at, beside training. Source: seed-article, finucane-2020."""
YOUNGEST_AGE = 14
ADULT_AGE = 18
OLDER_AGE = 65
"""Below the first nobody trains alone, below the second an adult watches; from the last on a weak chair stand
asks for care. Source: faigenbaum-2009, cdc-steadi, expert-opinion."""
