"""Twenty-odd exercises, tracks and protocols: enough for a program that keeps every rule."""

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.protocols import StapleGroup
from app.engine.vocabulary.body import MuscleSlug, Region
from app.engine.vocabulary.exercises import (
    DemandSlug,
    EquipmentSlug,
    Laterality,
    Measure,
    Mechanic,
    Modality,
    MovementPattern,
    Plane,
)
from app.engine.vocabulary.imbalances import CorrectivePhase
from app.engine.vocabulary.programs import ProgramPhase
from app.engine.vocabulary.roles import Role
from app.engine.vocabulary.safety import SafetyResponse
from tests.builders import a_catalogue, a_condition, a_strategy, an_exercise, an_imbalance, uses
from tests.protocol_builders import a_condition_protocol, a_protocol, a_stage, a_staple, a_track

M = MuscleSlug
UNILATERAL, ALTERNATING = Laterality.UNILATERAL, Laterality.ALTERNATING
KETTLEBELL, BAND = EquipmentSlug.KETTLEBELL, EquipmentSlug.RESISTANCE_BAND

STRENGTH = (
    an_exercise("goblet-squat", pattern=MovementPattern.SQUAT, muscles=uses([M.QUADRICEPS]), equipment_options=[[KETTLEBELL]]),
    an_exercise(
        "kettlebell-deadlift",
        pattern=MovementPattern.HINGE,
        muscles=uses([M.GLUTEUS_MAXIMUS, M.HAMSTRINGS]),
        equipment_options=[[KETTLEBELL]],
        demands=[DemandSlug.AXIAL_LOAD],
    ),
    an_exercise(
        "good-morning-band",
        pattern=MovementPattern.HINGE,
        muscles=uses([M.GLUTEUS_MAXIMUS, M.HAMSTRINGS]),
        equipment_options=[[BAND]],
    ),
    an_exercise("hamstring-walkout", muscles=uses([M.HAMSTRINGS], [M.GLUTEUS_MAXIMUS])),
    an_exercise(
        "reverse-lunge",
        pattern=MovementPattern.LUNGE,
        laterality=UNILATERAL,
        muscles=uses([M.QUADRICEPS, M.GLUTEUS_MAXIMUS]),
    ),
    an_exercise(
        "split-squat",
        pattern=MovementPattern.LUNGE,
        laterality=UNILATERAL,
        muscles=uses([M.QUADRICEPS, M.GLUTEUS_MAXIMUS]),
    ),
    an_exercise(
        "lateral-lunge",
        pattern=MovementPattern.LUNGE,
        plane=Plane.FRONTAL,
        laterality=UNILATERAL,
        muscles=uses([M.QUADRICEPS, M.GLUTEUS_MAXIMUS]),
    ),
    an_exercise("glute-bridge", muscles=uses([M.GLUTEUS_MAXIMUS], [M.HAMSTRINGS])),
    an_exercise(
        "leg-curl-band",
        pattern=MovementPattern.KNEE_FLEXION,
        mechanic=Mechanic.ISOLATION,
        muscles=uses([M.HAMSTRINGS]),
        equipment_options=[[BAND]],
    ),
    an_exercise(
        "leg-extension-band",
        pattern=MovementPattern.KNEE_EXTENSION,
        mechanic=Mechanic.ISOLATION,
        muscles=uses([M.RECTUS_FEMORIS]),
        equipment_options=[[BAND]],
    ),
    an_exercise(
        "snap-down",
        modality=Modality.PLYOMETRIC,
        pattern=MovementPattern.PLYOMETRIC,
        measure=Measure.CONTACTS,
        seconds_per_rep=3,
        plyometric_intensity=1,
        muscles=uses([M.GASTROCNEMIUS]),
    ),
)

CORE = (
    an_exercise(
        "plank",
        modality=Modality.CORE,
        pattern=MovementPattern.CORE_ANTI_EXTENSION,
        measure=Measure.HOLD,
        seconds_per_rep=3,
        max_hold_seconds=60,
        muscles=uses([M.RECTUS_ABDOMINIS], [M.TRANSVERSUS_ABDOMINIS]),
    ),
    an_exercise(
        "dead-bug",
        modality=Modality.CORE,
        pattern=MovementPattern.CORE_ANTI_EXTENSION,
        laterality=ALTERNATING,
        muscles=uses([M.RECTUS_ABDOMINIS], [M.TRANSVERSUS_ABDOMINIS]),
    ),
    an_exercise(
        "abdominal-brace",
        modality=Modality.CORE,
        pattern=MovementPattern.CORE_ANTI_EXTENSION,
        measure=Measure.HOLD,
        seconds_per_rep=3,
        max_hold_seconds=10,
        muscles=uses([M.TRANSVERSUS_ABDOMINIS]),
    ),
    an_exercise(
        "side-plank",
        modality=Modality.CORE,
        pattern=MovementPattern.CORE_ANTI_LATERAL_FLEXION,
        plane=Plane.FRONTAL,
        laterality=UNILATERAL,
        measure=Measure.HOLD,
        seconds_per_rep=3,
        max_hold_seconds=10,
        muscles=uses([M.OBLIQUES]),
    ),
    an_exercise(
        "bird-dog",
        modality=Modality.CORE,
        pattern=MovementPattern.CORE_EXTENSION,
        plane=Plane.TRANSVERSE,
        laterality=ALTERNATING,
        measure=Measure.HOLD,
        seconds_per_rep=3,
        max_hold_seconds=10,
        muscles=uses([M.ERECTOR_SPINAE]),
    ),
)


def _activation(slug: str, muscle: MuscleSlug) -> Exercise:
    return an_exercise(
        slug,
        modality=Modality.ACTIVATION,
        pattern=MovementPattern.HIP_EXTENSION,
        laterality=UNILATERAL,
        mechanic=Mechanic.ISOLATION,
        muscles=uses([muscle]),
    )


def _mobility(slug: str, muscle: MuscleSlug) -> Exercise:
    return an_exercise(
        slug,
        modality=Modality.MOBILITY,
        pattern=MovementPattern.DYNAMIC_STRETCH,
        laterality=ALTERNATING,
        muscles=uses(lengthened=[muscle]),
    )


def _stretch(slug: str, muscle: MuscleSlug) -> Exercise:
    return an_exercise(
        slug,
        modality=Modality.STRETCH,
        pattern=MovementPattern.STATIC_STRETCH,
        laterality=UNILATERAL,
        measure=Measure.HOLD,
        seconds_per_rep=5,
        max_hold_seconds=60,
        muscles=uses(lengthened=[muscle]),
    )


FRAME = (
    an_exercise(
        "brisk-march",
        modality=Modality.CONDITIONING,
        pattern=MovementPattern.RAISE,
        measure=Measure.TIME,
        seconds_per_rep=0,
        muscles=(),
    ),
    _activation("donkey-kick", M.GLUTEUS_MAXIMUS),
    _activation("clamshell", M.GLUTEUS_MEDIUS),
    _mobility("leg-swing", M.HAMSTRINGS),
    _mobility("quad-pull", M.QUADRICEPS),
    _mobility("calf-pump", M.SOLEUS),
    _mobility("cat-camel", M.ERECTOR_SPINAE),
    _stretch("quad-stretch", M.QUADRICEPS),
    _stretch("hamstring-stretch", M.HAMSTRINGS),
    _stretch("calf-stretch", M.GASTROCNEMIUS),
    _stretch("hip-flexor-stretch", M.ILIOPSOAS),
)

TRACKS = (
    a_track(Role.SQUAT, "goblet-squat"),
    a_track(Role.HINGE, "good-morning-band", "kettlebell-deadlift"),
    a_track(Role.SINGLE_LEG_KNEE, "split-squat", "reverse-lunge", "lateral-lunge"),
    a_track(Role.HIP_EXTENSION, "glute-bridge", "hamstring-walkout"),
    a_track(Role.KNEE_FLEXION, "leg-curl-band"),
    a_track(Role.KNEE_EXTENSION, "leg-extension-band"),
    a_track(Role.TRUNK_FRONT, "abdominal-brace", "dead-bug", "plank"),
    a_track(Role.TRUNK_SIDE, "side-plank"),
    a_track(Role.TRUNK_BACK, "bird-dog"),
    a_track(Role.JUMP, "snap-down"),
)
DRILLS = dict.fromkeys(ProgramPhase, (("donkey-kick",), ("clamshell",)))
DEADLIFT_STAPLE = a_staple(StapleGroup(exercises=("kettlebell-deadlift",)))
TRUNK_STAPLE = a_staple(StapleGroup(exercises=("dead-bug",)), must=False)
INTEGRATE = CorrectivePhase.INTEGRATE

GOOD_CATALOGUE: Catalogue = a_catalogue(
    (*STRENGTH, *CORE, *FRAME),
    [
        an_imbalance(
            "weak-glutes",
            weak=(M.GLUTEUS_MAXIMUS,),
            short=(M.ILIOPSOAS,),
            phases={
                CorrectivePhase.ACTIVATE: ("donkey-kick", "glute-bridge"),
                INTEGRATE: ("glute-bridge", "kettlebell-deadlift"),
            },
        ),
        an_imbalance(
            "imbalanced-leg-muscles",
            regions=(Region.LEGS,),
            weak=(M.HAMSTRINGS,),
            phases={INTEGRATE: ("reverse-lunge",)},
        ),
        an_imbalance(
            "weak-core",
            regions=(Region.LOWER_BACK,),
            sided=False,
            weak=(M.RECTUS_ABDOMINIS,),
            phases={INTEGRATE: ("plank", "goblet-squat")},
        ),
        an_imbalance("weak-shins", regions=(Region.LEGS,), sided=False, weak=(M.TIBIALIS_ANTERIOR,)),
    ],
    strategies=[a_strategy()],
    conditions=[
        a_condition(
            "high-blood-pressure",
            excluded_demands=[DemandSlug.HEAD_DOWN],
            max_hold_seconds=30,
            notices=("Breathe out with the effort.",),
            stop_rules=("Stop if you become dizzy.",),
        ),
        a_condition("acute-pain", response=SafetyResponse.DOWNGRADE, max_rpe=6),
        a_condition("sore-back"),
    ],
    tracks=TRACKS,
    protocols=[
        a_protocol(
            "weak-glutes",
            Role.HIP_EXTENSION,
            activation=DRILLS,
            tight=(("hip-flexor-stretch",),),
            staples=(DEADLIFT_STAPLE,),
        ),
        a_protocol("imbalanced-leg-muscles", Role.KNEE_FLEXION),
        a_protocol("weak-core", Role.TRUNK_FRONT, Role.TRUNK_SIDE, Role.TRUNK_BACK, staples=(TRUNK_STAPLE,)),
        a_protocol("weak-shins", Role.SHIN),
    ],
    condition_protocols=[
        a_condition_protocol("high-blood-pressure", a_stage(highest_rpe=8)),
        a_condition_protocol("sore-back", a_stage(highest_rpe=6), a_stage(highest_rpe=8)),
    ],
)
