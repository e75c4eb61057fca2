"""Examples of profiles and programs, for the OpenAPI document."""

from app.api.catalogue.examples import EVIDENCE, SNAPSHOT, Json, page

PROGRAM_ID = "mfrggzdfmztwq2lknnwg23tpoa"

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
    "landing_tests_passed": False,
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
    "glute-bridge": SNAPSHOT
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
    "focus": [{"imbalance": "weak-glutes", "strategy": "strengthen-glutes", "share": 0.45, "evidence": EVIDENCE}],
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
PROGRAM_PAGE = page(
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
