"""Examples of the catalogue's answers, for the OpenAPI document."""

from typing import Any

Json = dict[str, Any]


def page(*items: Json, next_page: str | None = None) -> Json:
    """A page of a list."""
    return {"items": list(items), "total": len(items), "next": next_page}


SNAPSHOT: Json = {
    "slug": "glute-bridge",
    "name": "Glute bridge",
    "aliases": ["hip bridge"],
    "modality": "strength",
    "pattern": "bridge",
    "plane": "sagittal",
    "laterality": "bilateral",
    "mechanic": "compound",
    "level": "beginner",
    "difficulty": 2,
    "measure": "reps",
    "seconds_per_rep": 4.0,
    "max_hold_seconds": None,
    "plyometric_intensity": None,
    "muscles": [{"muscle": "gluteus-maximus", "role": "primary"}, {"muscle": "hamstrings", "role": "secondary"}],
    "equipment_options": [{"all_of": []}],
    "demands": ["supine"],
    "instructions": ["Lie on your back with bent knees and flat feet.", "Lift the hips.", "Lower them slowly."],
    "cues": ["Push through the heels.", "Squeeze at the top."],
    "mistakes": ["Arching the lower back: keep the ribs down instead."],
    "breathing": "Breathe out as the hips rise.",
    "sources": [],
}
EXERCISE: Json = SNAPSHOT | {
    "names": {"de": ["Beckenheben"], "es": ["Puente de glúteos"], "fr": ["Pont fessier"], "pt": ["Ponte de glúteos"]},
    "regressions": [],
    "progressions": ["single-leg-glute-bridge"],
    "imbalances": ["weak-glutes"],
    "strategies": ["strengthen-glutes"],
    "role": "hip-extension",
    "tracks": ["bridge", "bridge-one-leg"],
}
EXERCISE_PAGE = page(EXERCISE, next_page="/exercises?limit=1&cursor=WyI1ZmE4Il0=")
ALTERNATIVE_PAGE = page(
    {"exercise": EXERCISE, "similarity": 0.87, "reason": "Also for gluteus maximus; the same movement, easier."}
)

_CLAIM: Json = {"grade": "C", "because": "Cross-sectional studies disagree.", "sources": ["sadler-2017"]}
EVIDENCE: Json = {"association": _CLAIM, "modifiable": _CLAIM | {"grade": "B"}, "outcome": _CLAIM}
IMBALANCE: Json = {
    "slug": "weak-glutes",
    "name": "Weak glutes",
    "nature": ["strength"],
    "axis": "agonist-antagonist",
    "regions": ["lower-back", "glutes"],
    "sided": True,
    "summary": "The muscles of the buttocks do less of the work than they could.",
    "causes": ["long sitting"],
    "signs": ["The pelvis drops on one side in a single-leg stand."],
    "possible_effects": [_CLAIM | {"effect": "posture", "statement": "The pelvis may tilt."}],
    "muscles": {"short": ["iliopsoas"], "weak": ["gluteus-maximus"], "compensating": ["hamstrings", "erector-spinae"]},
    "evidence": EVIDENCE,
    "strategies": ["strengthen-glutes"],
    "assessments": ["single-leg-bridge-reps"],
    "related": ["tight-hip-flexors"],
    "children": [],
    "sources": ["sadler-2017"],
}
IMBALANCE_PAGE = page(IMBALANCE)

STRATEGY: Json = {
    "slug": "strengthen-glutes",
    "name": "Strengthen the glutes",
    "aim": "Let the glutes do their share of the work.",
    "rationale": "Strong glutes support the lower back.",
    "mode": "strength",
    "targets": ["gluteus-maximus"],
    "exercises": ["glute-bridge"],
    "imbalances": ["weak-glutes"],
    "roles": ["hip-extension"],
    "sources": ["sadler-2017"],
}
STRATEGY_PAGE = page(STRATEGY)

_DOSAGE: Json = {
    "sets": {"low": 1, "high": 3},
    "reps": {"low": 8, "high": 15},
    "hold_seconds": None,
    "seconds": None,
    "contacts": None,
    "rpe": {"low": 5.5, "high": 7.5},
    "rest_seconds": 75,
    "note": "Repetitions grow first, then the load.",
}
IMBALANCE_STRATEGY_PAGE = page(
    {
        "strategy": STRATEGY,
        "priority": 1,
        "phases": [{"phase": "activate", "exercises": ["clamshell"]}],
        "dosage": {"beginner": _DOSAGE, "intermediate": _DOSAGE, "advanced": _DOSAGE},
    }
)

ASSESSMENT: Json = {
    "slug": "single-leg-bridge-reps",
    "name": "Single-leg bridge repetitions",
    "measures": "Endurance of glutes and hamstrings, side by side.",
    "protocol": ["Lie on your back with one foot on the floor.", "Count full repetitions until the height drops."],
    "equipment": [],
    "unit": "reps",
    "sided": True,
    "lowest": 0,
    "highest": 100,
    "cut_offs": [
        {
            "population": "adults",
            "sex": None,
            "min_age": None,
            "max_age": None,
            "comparison": "side-difference-percent",
            "value": 15,
            "flag": "watch",
            "sources": ["sadler-2017"],
        }
    ],
    "minimal_detectable_change": 5.5,
    "error": {"standard_error": 2, "in_percent": False, "sources": ["expert-opinion"]},
    "reliability": "Good between testers.",
    "contraindications": ["Acute back pain."],
    "demands": ["supine", "valsalva"],
    "not_with": ["pelvic-girdle-pain"],
    "informational_only": False,
    "reading": {
        "kind": "strength",
        "below": ["weak-glutes"],
        "above": [],
        "difference": ["left-right-asymmetry"],
        "supports": [],
        "crossed": [],
        "silent_on": [],
        "needs_pelvis_control": False,
        "limits_allow_for_error": False,
        "care_when_older": None,
    },
    "imbalances": ["left-right-asymmetry", "weak-glutes"],
    "sources": ["sadler-2017"],
    "disclaimer": "This is general guidance. It is no diagnosis and no treatment.",
}
ASSESSMENT_PAGE = page(ASSESSMENT)

_BY_EXERCISE = [{"kind": "exercise", "slug": "glute-bridge"}]
MUSCLE: Json = {
    "slug": "gluteus-maximus",
    "name": "Large buttock muscle",
    "latin_name": "Musculus gluteus maximus",
    "aliases": ["glute max"],
    "group": "glutes",
    "region": "hip",
    "functions": ["extends the hip"],
    "referenced_by": _BY_EXERCISE,
}
MUSCLE_PAGE = page(MUSCLE)
EQUIPMENT: Json = {
    "slug": "dumbbell",
    "name": "Dumbbell",
    "description": "A weight for one hand.",
    "referenced_by": _BY_EXERCISE,
}
EQUIPMENT_PAGE = page(EQUIPMENT)
DEMAND: Json = {"slug": "supine", "name": "On the back", "description": "Lying on the back.", "referenced_by": _BY_EXERCISE}
DEMAND_PAGE = page(DEMAND)
RED_FLAG: Json = {
    "slug": "saddle-numbness",
    "name": "Numbness where one sits on a saddle",
    "cluster": "cauda equina",
    "question": "Is the area between your legs numb?",
    "urgency": "emergency",
    "response": "refuse",
    "below_age": None,
    "action": "Go to an emergency department now.",
    "see": ["emergency department"],
    "sources": ["sadler-2017"],
}
RED_FLAG_PAGE = page(RED_FLAG)
SAFETY_ADVICE: Json = {
    "slug": "broken-form",
    "kind": "stop",
    "applies_to": "everyone",
    "text": "Stop the set when the form breaks, even if repetitions are left.",
    "sources": ["seed-article"],
}
SAFETY_ADVICE_PAGE = page(SAFETY_ADVICE)
SOURCE: Json = {
    "slug": "sadler-2017",
    "kind": "systematic-review",
    "authors": "Sadler and others",
    "year": 2017,
    "title": "Restriction in lateral bending range of motion, lumbar lordosis, and hamstring flexibility",
    "published_in": "BMC Musculoskeletal Disorders",
    "link": "https://doi.org/10.1186/s12891-017-1534-0",
    "no_link_because": None,
    "verified": True,
    "unverified_because": None,
    "referenced_by": [{"kind": "imbalance", "slug": "weak-glutes"}],
}
SOURCE_PAGE = page(SOURCE)

RULE: Json = {
    "id": "weaker-side-comes-first",
    "kind": "program",
    "topic": "sides",
    "statement": "One-sided work starts with the weaker side, or with the left where none is known.",
    "change": None,
    "severity": "must",
    "unit": "items",
    "sources": ["seed-article"],
}
RULE_PAGE = page(RULE)
