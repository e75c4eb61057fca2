"""Examples of what is written to the catalogue: entries that it does not hold, and that would pass every check."""

from app.api.catalogue.examples import Json

EXERCISE: Json = {
    "slug": "glute-bridge-toes-up",
    "name": "Glute bridge with lifted toes",
    "aliases": ["heel bridge"],
    "modality": "strength",
    "pattern": "bridge",
    "plane": "sagittal",
    "laterality": "bilateral",
    "mechanic": "compound",
    "level": "beginner",
    "difficulty": 2,
    "measure": "reps",
    "seconds_per_rep": 4,
    "muscles": [{"muscle": "gluteus-maximus", "role": "primary"}, {"muscle": "hamstrings", "role": "secondary"}],
    "equipment_options": [[]],
    "demands": ["supine"],
    "instructions": [
        "Lie on your back with knees bent and feet flat.",
        "Lift the toes and push through the heels until hips and thighs are in line.",
        "Squeeze the buttocks, then lower slowly.",
    ],
    "cues": ["Heels heavy, toes up.", "Ribs stay down."],
    "mistakes": ["The lower back arches; stop a little lower."],
    "breathing": "Breathe out as the hips rise.",
    "sources": [],
}
STRATEGY: Json = {
    "slug": "wake-the-glutes",
    "name": "Wake the glutes",
    "aim": "Feel the glutes work before anything heavier is lifted.",
    "rationale": "Easy work on the floor lets people find the muscle; whether it changes later lifts is unclear.",
    "mode": "strength",
    "targets": ["gluteus-maximus"],
    "exercises": ["glute-bridge", "donkey-kick"],
    "sources": ["expert-opinion"],
}
_CLAIM: Json = {"grade": "D", "because": "Nobody has studied it.", "sources": ["expert-opinion"]}
IMBALANCE: Json = {
    "slug": "sleepy-glutes",
    "name": "Sleepy glutes",
    "nature": ["control"],
    "axis": "agonist-antagonist",
    "regions": ["glutes"],
    "sided": True,
    "summary": "The glutes come in late when the hip is extended.",
    "causes": ["Prolonged sitting"],
    "signs": ["The lower back tires first in bridges"],
    "possible_effects": [
        {"effect": "posture", "statement": "The pelvis may be held less steadily.", "grade": "D"},
        {"effect": "performance", "statement": "Lifts may lose some force.", "grade": "D"},
        {"effect": "injury_risk", "statement": "It may make no difference to injuries.", "grade": "D"},
    ],
    "muscles": {"short": [], "weak": ["gluteus-maximus"], "compensating": ["erector-spinae"]},
    "evidence": {"association": _CLAIM, "modifiable": _CLAIM, "outcome": _CLAIM},
    "strategies": [
        {
            "strategy": "strengthen-glutes",
            "phases": [
                {"phase": "activate", "exercises": ["glute-bridge"]},
                {"phase": "integrate", "exercises": ["bodyweight-squat"]},
            ],
        }
    ],
    "assessments": [],
    "related": ["weak-glutes"],
    "children": [],
    "sources": ["expert-opinion"],
}
