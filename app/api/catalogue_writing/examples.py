"""Examples of what is written to the catalogue: entries that it does not hold, and that would pass every check."""

from app.api.catalogue.examples import Json

EXERCISE: Json = {
    "slug": "glute-bridge-toes-up",
    "name": "Glute bridge with lifted toes",
    "aliases": ["heel bridge"],
    "names": {"de": ["Beckenheben mit gehobenen Zehen"], "fr": ["Pont fessier pointes relevées"]},
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
    "equipment_options": [{"all_of": []}],
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
TRACK: Json = {
    "slug": "bridge-on-the-floor",
    "role": "hip-extension",
    "scheme": "main",
    "needs_load": False,
    "rungs": ["glute-bridge", "glute-bridge-march", "single-leg-glute-bridge"],
    "start": {"beginner": "glute-bridge", "intermediate": "glute-bridge-march", "advanced": "single-leg-glute-bridge"},
    "opens": {"single-leg-glute-bridge": "strength"},
}


def _day(job: str, kind: str, *tracks: str) -> Json:
    """A day of these tracks: two of them in every session, the others where there is more time."""
    slots = [{"tracks": [track], "from_minutes": 20 if place < 2 else 45} for place, track in enumerate(tracks)]
    return {"job": job, "kind": kind, "slots": slots}


def _phases(*turns: Json) -> Json:
    return {phase: list(turns) for phase in ("foundation", "build", "strength")}


PROTOCOL: Json = {
    "summary": "Bridges lead, so that the glutes come in early. Steps and squats teach them to work with the knee.",
    "lead": ["hip-extension"],
    "forbids": {"roles": [], "exercises": ["straight-leg-raise"]},
    "days": {
        "whole": _day("bridges, a squat and a steady trunk", "full", "bridge-one-leg", "squat-free", "side-plank"),
        "bridges": _day("bridges and a steady trunk", "hip", "bridge-one-leg", "side-plank", "single-leg-reach"),
        "steps": _day("steps and the side of the hip", "knee", "step-up", "abduction-lying", "bird-dog"),
        "easy": _day("an easier day for the trunk", "light", "side-plank", "bird-dog", "calf-raise"),
    },
    "weeks": {
        "1": ["whole"],
        "2": ["whole", "whole"],
        "3": ["whole", "whole", "whole"],
        "4": ["bridges", "steps", "bridges", "steps"],
        "5": ["bridges", "steps", "easy", "bridges", "steps"],
        "6": ["bridges", "steps", "easy", "bridges", "steps", "easy"],
    },
    "marked": {"bridges": [{"tracks": ["kickback"], "from_minutes": 45, "scheme": "lead-isolation", "opens": True}]},
    "activation": _phases({"alternatives": ["clamshell", "donkey-kick"]}),
    "warm_up": _phases({"drills": ["hip-hinge-drill", "ankle-rock"]}),
    "tight": [],
    "after": [{"stretches": ["figure-4-stretch", "seated-glute-stretch"]}],
    "release": [],
    "staples": [{"name": "a bridge", "groups": [{"roles": ["hip-extension"]}], "days": 2, "must": True}],
    "notes": ["If you feel your lower back more than your glutes, go back one step."],
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
        _CLAIM | {"effect": "posture", "statement": "The pelvis may be held less steadily."},
        _CLAIM | {"effect": "performance", "statement": "Lifts may lose some force."},
        _CLAIM | {"effect": "injury_risk", "statement": "It may make no difference to injuries."},
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
    "protocol": PROTOCOL,
}
