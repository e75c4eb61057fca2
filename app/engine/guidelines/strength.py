"""Strength dosage for each training level: sets, repetitions, effort, rests and deloads."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.engine.guidelines.band import Band
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.people import Level


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
            sets_per_exercise=Band(1, 4),
            loaded_reps=Band(5, 12),
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
            sets_per_exercise=Band(2, 5),
            loaded_reps=Band(4, 12),
            unloaded_reps=Band(8, 20),
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
            loaded_reps=Band(3, 10),
            unloaded_reps=Band(8, 20),
            first_week_rpe=7,
            first_week_rpe_limit=7,
            top_rpe=8.5,
            rpe_limit=9,
            priority_sets=Band(10, 20),
            maintenance_sets=13,
            ceiling_sets=20,
            compound_rest_seconds=135,
            weeks_to_deload=4,
            longest_run_without_deload=4,
            first_pyramid=(6, 4, 2),
            top_pyramid=(10, 8, 6),
            plank_seconds=Band(30, 60),
            tempo="2-0-X-0",
            fitting_difficulty=7,
            load_step="2 to 5 %",
        ),
    }
)

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
CARRY_SECONDS = Band(20, 45)
CARRY_STEP_SECONDS = 5

WEIGHTS = frozenset(
    {
        EquipmentSlug.ANKLE_WEIGHT,
        EquipmentSlug.BARBELL,
        EquipmentSlug.CABLE_MACHINE,
        EquipmentSlug.DUMBBELL,
        EquipmentSlug.KETTLEBELL,
        EquipmentSlug.MACHINE,
        EquipmentSlug.TRAP_BAR,
    }
)
BANDS = frozenset({EquipmentSlug.RESISTANCE_BAND, EquipmentSlug.MINI_BAND})
"""What makes an exercise heavier."""
BARS = frozenset({EquipmentSlug.BARBELL, EquipmentSlug.TRAP_BAR})
"""What calls for ramp-up sets."""
HEAVY = BARS | {EquipmentSlug.MACHINE}
"""What can be loaded for a few heavy repetitions; dumbbells and cables end before that. Source: expert-opinion."""
EXPLOSIVE = "X"
"""In a tempo: as fast as controlled."""
CAREFUL_TEMPO = "2-1-2-0"
"""In the place of an explosive one where care is due. Source: acsm-2009, expert-opinion."""
SLOW_TEMPO = "4-1-2-0"
"""How repetitions become harder where there is no weight to add. Source: schoenfeld-2015, expert-opinion."""
