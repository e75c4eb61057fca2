"""How much of each kind of work is usual at each level: the guidelines as a person reads them beside a strategy."""

from dataclasses import dataclass

from app.engine.guidelines.band import Band
from app.engine.guidelines.jumps import JUMP_GUIDELINES
from app.engine.guidelines.strength import ENDURANCE_HOLD_SECONDS, GUIDELINES, LevelGuideline
from app.engine.guidelines.stretching import (
    MOST_STRETCH_REPETITIONS,
    STRETCH_DAYS,
    STRETCH_HOLD_SECONDS,
    STRETCH_SECONDS_FOR_TIGHT,
)
from app.engine.guidelines.timing import REST_SECONDS_ACTIVATION, REST_SECONDS_CORE
from app.engine.guidelines.warm_up import ACTIVATION_REPS, ACTIVATION_RPE, DYNAMIC_REPS, RELEASE_SECONDS
from app.engine.vocabulary.imbalances import DoseMode
from app.engine.vocabulary.people import Level

FEW_SETS = Band(1, 2)
"""Sets of activation, release and easy movement. Source: nasm, expert-opinion."""


@dataclass(frozen=True, slots=True)
class UsualDosage:
    """The usual dosage of one exercise in one session; None where it is not counted that way."""

    sets: Band
    note: str
    reps: Band | None = None
    hold_seconds: Band | None = None
    seconds: Band | None = None
    contacts: Band | None = None
    rpe: Band | None = None
    rest_seconds: int | None = None


def usual_dosage(mode: DoseMode, level: Level) -> UsualDosage | None:
    """The usual dosage of a mode at a level, or None for principles, which guide other work and have no dose of their own."""
    guideline = GUIDELINES[level]
    match mode:
        case DoseMode.STRENGTH:
            return _strength(guideline)
        case DoseMode.CORE:
            return _core(guideline)
        case DoseMode.ACTIVATION:
            return UsualDosage(
                FEW_SETS,
                "Easy, with full attention to the muscle that should work; it prepares and does not tire.",
                reps=Band(ACTIVATION_REPS, ACTIVATION_REPS),
                rpe=Band(1, ACTIVATION_RPE),
                rest_seconds=REST_SECONDS_ACTIVATION,
            )
        case DoseMode.PLYOMETRIC:
            return _plyometric(level)
        case DoseMode.STATIC_STRETCH:
            return UsualDosage(
                Band(1, MOST_STRETCH_REPETITIONS),
                f"Mild tension, {STRETCH_SECONDS_FOR_TIGHT} seconds a side in all for a tight muscle, "
                f"on {STRETCH_DAYS} days a week or more.",
                hold_seconds=Band(STRETCH_HOLD_SECONDS, STRETCH_HOLD_SECONDS),
            )
        case DoseMode.DYNAMIC_STRETCH:
            return UsualDosage(FEW_SETS, "Controlled, through a growing range, in the warm-up.", reps=DYNAMIC_REPS)
        case DoseMode.RELEASE:
            return UsualDosage(
                Band(1, 1),
                "Slow strokes at a tolerable pressure, before stretching the same muscle.",
                seconds=Band(RELEASE_SECONDS, RELEASE_SECONDS),
            )
        case DoseMode.PRINCIPLE:
            return None


def _strength(guideline: LevelGuideline) -> UsualDosage:
    return UsualDosage(
        guideline.sets_per_exercise,
        f"Repetitions grow first, then the load by {guideline.load_step}. "
        f"{guideline.priority_sets.low:g} to {guideline.priority_sets.high:g} sets a week for a weak muscle.",
        reps=Band(guideline.loaded_reps.low, guideline.unloaded_reps.high),
        rpe=Band(guideline.first_week_rpe, guideline.top_rpe),
        rest_seconds=guideline.compound_rest_seconds,
    )


def _plyometric(level: Level) -> UsualDosage:
    jumps = JUMP_GUIDELINES[level]
    return UsualDosage(
        jumps.sets,
        "Only after weeks of strength work and with quiet, steady landings. Raise the landings or the intensity, never both.",
        contacts=jumps.landings,
        rest_seconds=jumps.rest_seconds,
    )


def _core(guideline: LevelGuideline) -> UsualDosage:
    pyramids = (guideline.first_pyramid, guideline.top_pyramid)
    first, top = ("-".join(str(repetitions) for repetitions in pyramid) for pyramid in pyramids)
    return UsualDosage(
        guideline.sets_per_exercise,
        f"Endurance holds of {ENDURANCE_HOLD_SECONDS} seconds in falling sets, from {first} to {top} repetitions, "
        f"or continuous holds of {guideline.plank_seconds.low:g} to {guideline.plank_seconds.high:g} seconds. "
        "Add repetitions or take a harder variant, never longer endurance holds.",
        reps=guideline.unloaded_reps,
        hold_seconds=Band(ENDURANCE_HOLD_SECONDS, guideline.plank_seconds.high),
        rpe=Band(guideline.first_week_rpe, guideline.top_rpe),
        rest_seconds=REST_SECONDS_CORE,
    )
