"""Examples of screenings for the OpenAPI document."""

from app.api.catalogue.examples import Json

REQUESTS: Json = {
    "one-test": {
        "summary": "One test on both sides, nothing to report",
        "value": {
            "measurements": [
                {"assessment": "side-bridge-hold", "side": "left", "value": 71, "unit": "s"},
                {"assessment": "side-bridge-hold", "side": "right", "value": 85, "unit": "s"},
            ]
        },
    },
    "full": {
        "summary": "Several tests, a sore knee, and what the person wants",
        "value": {
            "measurements": [
                {"assessment": "side-bridge-hold", "side": "left", "value": 71, "unit": "s"},
                {"assessment": "side-bridge-hold", "side": "right", "value": 85, "unit": "s"},
                {"assessment": "modified-thomas", "side": "left", "value": 9, "unit": "deg", "pelvis_controlled": True},
                {"assessment": "modified-thomas", "side": "right", "value": 2, "unit": "deg", "pelvis_controlled": True},
                {"assessment": "prone-plank-hold", "value": 80, "unit": "s"},
            ],
            "person": {"sex": "female", "age": 34},
            "conditions": ["knee-pain"],
            "red_flags": [],
            "pain": 1,
            "pain_duration_weeks": 8,
            "preferences": {"equipment": ["dumbbell"], "weeks": 8},
        },
    },
}

SCREENING: Json = {
    "findings": [
        {
            "imbalance": "lateral-trunk-asymmetry",
            "severity": "mild",
            "weaker_side": "left",
            "confidence": "low",
            "because": [
                {
                    "assessment": "side-bridge-hold",
                    "measured": "left 71 s, right 85 s: 16.5 % apart",
                    "cut_off": "sides more than 10 % apart (healthy young adults, twice the usual limit)",
                    "measurement_error": "unknown",
                    "sources": ["expert-opinion", "mcgill-1999", "calatayud-2019"],
                }
            ],
        }
    ],
    "not_flagged": ["Front plank hold: 80 s; within the limits."],
    "safety": {"response": "allow", "because": [], "referral": {"recommended": False, "professions": []}},
    "profile": {
        "imbalances": [{"imbalance": "lateral-trunk-asymmetry", "severity": "mild", "weaker_side": "left"}],
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
    },
}
