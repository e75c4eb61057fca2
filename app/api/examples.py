"""Examples for the OpenAPI document: short, but each a whole answer. A test holds them against their schemas."""

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]

PROGRAM_ID = "mfrggzdfmztwq2lknnwg23tpoa"


def _page(*items: Json, next_page: str | None = None) -> Json:
    return {"items": list(items), "total": len(items), "next": next_page}


_SNAPSHOT: Json = {
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
    "equipment_options": [[]],
    "demands": ["supine"],
    "instructions": ["Lie on your back with bent knees and flat feet.", "Lift the hips.", "Lower them slowly."],
    "cues": ["Push through the heels.", "Squeeze at the top."],
    "mistakes": ["Arching the lower back: keep the ribs down instead."],
    "breathing": "Breathe out as the hips rise.",
    "sources": [],
}
EXERCISE: Json = _SNAPSHOT | {
    "regressions": [],
    "progressions": ["single-leg-glute-bridge"],
    "imbalances": ["weak-glutes"],
    "strategies": ["strengthen-glutes"],
}
EXERCISE_PAGE = _page(EXERCISE, next_page="/exercises?limit=1&cursor=WyI1ZmE4Il0=")
ALTERNATIVE_PAGE = _page(
    {"exercise": EXERCISE, "similarity": 0.87, "reason": "Also for gluteus maximus; the same movement, easier."}
)

_CLAIM: Json = {"grade": "C", "because": "Cross-sectional studies disagree.", "sources": ["sadler-2017"]}
_EVIDENCE: Json = {"association": _CLAIM, "modifiable": _CLAIM | {"grade": "B"}, "outcome": _CLAIM}
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
    "possible_effects": [{"effect": "posture", "statement": "The pelvis may tilt.", "grade": "C"}],
    "muscles": {"short": ["iliopsoas"], "weak": ["gluteus-maximus"], "compensating": ["hamstrings", "erector-spinae"]},
    "evidence": _EVIDENCE,
    "strategies": ["strengthen-glutes"],
    "assessments": ["single-leg-bridge-reps"],
    "related": ["tight-hip-flexors"],
    "children": [],
    "sources": ["sadler-2017"],
}
IMBALANCE_PAGE = _page(IMBALANCE)

STRATEGY: Json = {
    "slug": "strengthen-glutes",
    "name": "Strengthen the glutes",
    "aim": "Let the glutes do their share of the work.",
    "rationale": "Strong glutes support the lower back.",
    "mode": "strength",
    "targets": ["gluteus-maximus"],
    "exercises": ["glute-bridge"],
    "imbalances": ["weak-glutes"],
    "sources": ["sadler-2017"],
}
STRATEGY_PAGE = _page(STRATEGY)

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
IMBALANCE_STRATEGY_PAGE = _page(
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
    "unit": "repetitions",
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
    "minimal_detectable_change": None,
    "reliability": "Good between testers.",
    "contraindications": ["Acute back pain."],
    "informational_only": False,
    "imbalances": ["weak-glutes"],
    "sources": ["sadler-2017"],
}
ASSESSMENT_PAGE = _page(ASSESSMENT)

_BY_EXERCISE = [{"kind": "exercise", "slug": "glute-bridge"}]
MUSCLE_PAGE = _page(
    {
        "slug": "gluteus-maximus",
        "name": "Large buttock muscle",
        "latin_name": "Musculus gluteus maximus",
        "aliases": ["glute max"],
        "group": "glutes",
        "region": "hip",
        "functions": ["extends the hip"],
        "referenced_by": _BY_EXERCISE,
    }
)
EQUIPMENT_PAGE = _page(
    {"slug": "dumbbell", "name": "Dumbbell", "description": "A weight for one hand.", "referenced_by": _BY_EXERCISE}
)
DEMAND_PAGE = _page(
    {"slug": "supine", "name": "On the back", "description": "Lying on the back.", "referenced_by": _BY_EXERCISE}
)
CONDITION_PAGE = _page(
    {
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
        "sources": ["sadler-2017"],
    }
)
RED_FLAG_PAGE = _page(
    {
        "slug": "saddle-numbness",
        "name": "Numbness where one sits on a saddle",
        "cluster": "cauda equina",
        "question": "Is the area between your legs numb?",
        "urgency": "emergency",
        "action": "Go to an emergency department now.",
        "see": ["emergency department"],
        "sources": ["sadler-2017"],
    }
)
SOURCE_PAGE = _page(
    {
        "slug": "sadler-2017",
        "authors": "Sadler and others",
        "year": 2017,
        "title": "Restriction in lateral bending range of motion, lumbar lordosis, and hamstring flexibility",
        "published_in": "BMC Musculoskeletal Disorders",
        "link": "https://doi.org/10.1186/s12891-017-1534-0",
        "verified": True,
        "referenced_by": [{"kind": "imbalance", "slug": "weak-glutes"}],
    }
)

RULE: Json = {
    "id": "weaker-side-first",
    "topic": "sides",
    "statement": "One-sided work starts with the weaker side.",
    "severity": "must",
    "unit": "side",
    "sources": ["seed-article"],
}
RULE_PAGE = _page(RULE)

HEALTH: Json = {"status": "ok"}
READINESS: Json = {"status": "ready", "checks": {"store": "ok", "migrations": "ok", "catalogue": "ok"}}
VERSIONS: Json = {"version": "0.1.0", "engine_version": "1", "catalogue_version": "4f1c9a7be2d05c33"}
PROBLEM_PAGE = "<!doctype html><title>No program can be made for this profile</title>…"

PROFILES: Json = {
    "shortest": {"summary": "One imbalance, everything else by default", "value": {"imbalances": ["weak-glutes"]}},
    "full": {
        "summary": "A home gym, one weaker side, a sore knee",
        "value": {
            "imbalances": ["weak-glutes", {"imbalance": "left-right-asymmetry", "severity": "marked", "weaker_side": "left"}],
            "level": "intermediate",
            "equipment": ["dumbbell", "bench", "resistance-band"],
            "weeks": 8,
            "days": ["mon", "wed", "fri"],
            "minutes_per_session": 45,
            "avoid": {"exercises": ["box-jump"], "demands": ["high-impact"]},
            "conditions": ["knee-pain"],
            "pain": 2,
            "goal": "function",
        },
    },
}
_PROFILE: Json = {
    "imbalances": [{"imbalance": "weak-glutes", "severity": "moderate", "weaker_side": "left"}],
    "level": "beginner",
    "equipment": [],
    "weeks": 8,
    "days": ["mon", "wed", "fri"],
    "sessions_per_week": 3,
    "minutes_per_session": 45,
    "avoid": {"exercises": [], "demands": []},
    "conditions": [],
    "pain": 0,
    "red_flags": [],
    "goal": "function",
    "asymmetry_bonus": False,
    "variant": 0,
}
_SESSION: Json = {
    "id": "w1d1",
    "day": "mon",
    "title": "Glutes and core",
    "focus": ["glutes"],
    "minutes": 43.5,
    "blocks": [
        {
            "kind": "strength",
            "items": [
                {
                    "exercise": "glute-bridge",
                    "sets": 3,
                    "dose": {"kind": "reps", "min": 8, "max": 10},
                    "sides": None,
                    "extra_sets": None,
                    "load": {"kind": "bodyweight"},
                    "effort": {"rpe": 5.5, "reps_in_reserve": 4.5},
                    "tempo": "2-1-2-0",
                    "rest_seconds": 75,
                    "seconds": 360,
                    "progression": "Add a repetition until 15, then move to the single-leg glute bridge.",
                    "lever": None,
                }
            ],
        }
    ],
}
_WEEK: Json = {"week": 1, "phase": "foundation", "deload": False, "sessions": [_SESSION]}
_SAFETY: Json = {
    "notices": ["This program is no diagnosis."],
    "stop_rules": ["Stop if pain rises above 5 of 10."],
    "see_professional_if": ["Pain lasts longer than six weeks."],
}
_USED: Json = {
    "glute-bridge": _SNAPSHOT
    | {
        "why": [
            {
                "imbalance": "weak-glutes",
                "strategy": "strengthen-glutes",
                "rules": ["priority-muscles-get-their-minimum"],
                "text": "Strengthens the glutes without any equipment.",
            }
        ],
        "rejected": [{"exercise": "hip-thrust-barbell", "because": "needs a barbell"}],
    }
}
PROGRAM: Json = {
    "id": PROGRAM_ID,
    "title": "Glute program, 8 weeks",
    "catalogue_version": "4f1c9a7be2d05c33",
    "engine_version": "1",
    "profile": _PROFILE,
    "summary": {
        "weeks": 8,
        "sessions_per_week": 3,
        "minutes_per_session": 44.2,
        "weekly_sets": {"gluteus-maximus": 12.0},
        "quad_to_hamstring_sets": 1.0,
        "exercise_count": 17,
    },
    "safety": _SAFETY,
    "focus": [{"imbalance": "weak-glutes", "strategy": "strengthen-glutes", "share": 0.45, "evidence": _EVIDENCE}],
    "exercises": _USED,
    "weeks": [_WEEK],
    "warnings": [
        {
            "need": "knee flexion for the hamstrings",
            "because": "nothing to slide or pull on",
            "cheapest_change": {"equipment": ["slider"]},
        }
    ],
    "audit": {"passed": True, "rules_checked": 41, "findings": []},
}
PROGRAM_WEEK: Json = _WEEK | {"program": PROGRAM_ID, "exercises": _USED, "safety": _SAFETY}
PROGRAM_SESSION: Json = _SESSION | {
    "program": PROGRAM_ID,
    "week": 1,
    "phase": "foundation",
    "deload": False,
    "exercises": _USED,
    "safety": _SAFETY,
}
PROGRAM_PAGE = _page(
    {
        "id": PROGRAM_ID,
        "title": "Glute program, 8 weeks",
        "level": "beginner",
        "imbalances": ["weak-glutes"],
        "equipment": [],
        "weeks": 8,
        "sessions_per_week": 3,
        "minutes_per_session": 44.2,
        "catalogue_version": "4f1c9a7be2d05c33",
        "engine_version": "1",
    }
)

ANSWERS: Mapping[str, Json | str] = {
    "get_problem_page": PROBLEM_PAGE,
    "list_muscles": MUSCLE_PAGE,
    "list_equipment": EQUIPMENT_PAGE,
    "list_demands": DEMAND_PAGE,
    "list_conditions": CONDITION_PAGE,
    "list_red_flags": RED_FLAG_PAGE,
    "list_sources": SOURCE_PAGE,
    "list_imbalances": IMBALANCE_PAGE,
    "get_imbalance": IMBALANCE,
    "list_strategies_for": IMBALANCE_STRATEGY_PAGE,
    "list_rules": RULE_PAGE,
    "get_rule": RULE,
    "list_exercises": EXERCISE_PAGE,
    "get_exercise": EXERCISE,
    "list_alternatives": ALTERNATIVE_PAGE,
    "list_strategies": STRATEGY_PAGE,
    "get_strategy": STRATEGY,
    "create_program": PROGRAM,
    "list_programs": PROGRAM_PAGE,
    "get_program": PROGRAM,
    "get_program_week": PROGRAM_WEEK,
    "get_program_session": PROGRAM_SESSION,
    "list_assessments": ASSESSMENT_PAGE,
    "get_assessment": ASSESSMENT,
    "get_health": HEALTH,
    "get_readiness": READINESS,
    "get_version": VERSIONS,
}
"""What each operation answers when all is well, by operation id."""
