"""Examples of tracks and protocols, for the OpenAPI document."""

from app.api.catalogue.examples import IMBALANCE, Json, page

TRACK: Json = {
    "slug": "bridge-one-leg",
    "role": "hip-extension",
    "scheme": "one-leg",
    "needs_load": False,
    "rungs": ["glute-bridge", "glute-bridge-march", "single-leg-glute-bridge"],
    "start": {"beginner": "glute-bridge", "intermediate": "single-leg-glute-bridge", "advanced": "single-leg-glute-bridge"},
    "opens": {"single-leg-glute-bridge": "strength"},
    "weekly_repetitions": None,
}
TRACK_PAGE = page(TRACK)

_SLOT: Json = {"tracks": ["hip-thrust", "bridge-one-leg"], "from_minutes": 20, "scheme": None, "opens": False}
_TRUNK: Json = {"tracks": ["side-plank"], "from_minutes": 20, "scheme": None, "opens": False}
_DAY: Json = {"job": "the whole hip in one session", "kind": "full", "slots": [_SLOT, _TRUNK]}
_ACTIVATION: Json = {
    "foundation": [{"alternatives": ["clamshell"]}],
    "build": [{"alternatives": ["clamshell-band", "fire-hydrant"]}],
    "strength": [{"alternatives": ["monster-walk", "clamshell"]}],
}
_DRILLS = [{"drills": ["hip-hinge-drill", "ankle-rock"]}]
_WARM_UP: Json = {"foundation": _DRILLS, "build": _DRILLS, "strength": _DRILLS}
UPKEEP_PAGE = page({"kind": "full", "slots": [_SLOT, _TRUNK]})

PROTOCOL: Json = {
    "summary": "Hip thrusts and bridges lead, because they ask most of the glutes where the hip is straight.",
    "lead": ["hip-extension"],
    "forbids": {"roles": ["hip-flexion"], "exercises": ["straight-leg-raise"]},
    "days": {"whole": _DAY},
    "weeks": {"1": ["whole"], "2": ["whole", "whole"]},
    "marked": {"whole": [_SLOT | {"tracks": ["kickback"], "from_minutes": 45}]},
    "activation": _ACTIVATION,
    "warm_up": _WARM_UP,
    "tight": [{"stretches": ["half-kneeling-hip-flexor-stretch"]}],
    "after": [{"stretches": ["figure-4-stretch", "seated-glute-stretch"]}],
    "release": [],
    "staples": [
        {
            "name": "a bridge or a hip thrust",
            "groups": [{"exercises": [], "tracks": [], "roles": ["hip-extension"]}],
            "days": 2,
            "whole_program": False,
            "anywhere": False,
            "must": True,
        }
    ],
    "notes": ["The load is right when two or three more good repetitions would be possible."],
    "by_default": False,
}
IMBALANCE_WITH_PROTOCOL: Json = IMBALANCE | {"protocol": PROTOCOL}

CONDITION_PROTOCOL: Json = {
    "summary": "The knee is trained in a range that does not hurt, and the hip takes over more of the work.",
    "care": {
        "leaves_out": "Deep bends and jumps, to which a sore kneecap objects most.",
        "limits": "Effort up to 6, in the last stage up to 7; pain up to 2 of 10 that is gone the next morning.",
        "prefers": "The side and the back of the hip first, then low steps and the thigh.",
    },
    "entry": [{"pain_from": 6, "stage": None}, {"pain_from": 3, "stage": 1}, {"pain_from": 0, "stage": 2}],
    "stages": [
        {
            "name": "calm it down",
            "effort": {"start": 3, "end": 5},
            "most_sets": 2,
            "reps": {"low": 8, "high": 10},
            "hold_seconds": 10,
            "unloaded": True,
            "only": {"hip-extension": ["glute-bridge"], "squat": ["sit-to-stand"]},
            "move_on": ["Pain in the session was 3 or less, and no higher next morning."],
        }
    ],
    "forbids": {"roles": ["jump"], "exercises": ["pistol-squat"]},
    "suspends": ["quadriceps"],
    "days": {},
    "weeks": {},
    "warm_up": [{"drills": ["ankle-rock"]}],
    "activation": None,
    "after": [],
    "notes": ["Pain up to 2 of 10 is acceptable if it is gone by next morning."],
    "sources": ["thomee-1997"],
}
CONDITION: Json = {
    "slug": "knee-pain",
    "name": "Knee pain",
    "description": "Pain around or behind the kneecap.",
    "response": "downgrade",
    "excluded_demands": ["deep-knee", "high-impact"],
    "excluded_exercises": [],
    "max_rpe": 6,
    "max_hold_seconds": None,
    "notices": ["Stay in a range that does not hurt."],
    "stop_rules": ["Stop if the knee swells."],
    "alone_from_week": None,
    "see": [],
    "protocol": CONDITION_PROTOCOL,
    "sources": ["sadler-2017"],
    "referenced_by": [{"kind": "assessment", "slug": "single-leg-bridge-reps"}],
}
CONDITION_PAGE = page(CONDITION)
