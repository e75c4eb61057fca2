"""Examples of screenings for the OpenAPI document."""

from app.api.catalogue.examples import Json

REQUESTS: Json = {
    "one-test": {
        "summary": "One test on both sides, nothing to report",
        "value": {
            "measurements": [
                {"assessment": "side-bridge-hold", "side": "left", "value": 51, "unit": "s"},
                {"assessment": "side-bridge-hold", "side": "right", "value": 85, "unit": "s"},
            ]
        },
    },
    "nothing": {
        "summary": "Nothing stands out, and an answer that asks for care",
        "value": {
            "measurements": [{"assessment": "chair-stand-30s", "value": 14, "unit": "reps"}],
            "person": {"sex": "female", "age": 71},
            "pain": 1,
            "pain_duration_weeks": 12,
            "sitting_hours_per_day": 9,
            "preferences": {"effort_limit": 6.5},
        },
    },
    "full": {
        "summary": "Several tests, a sore knee, and what the person wants",
        "value": {
            "measurements": [
                {"assessment": "side-bridge-hold", "side": "left", "value": 51, "unit": "s"},
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
            "unsure": False,
            "sitting_hours_per_day": 6,
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
                    "measured": "left 51 s, right 85 s: 40.0 % apart",
                    "cut_off": "sides more than 10 % apart (adults, judgement; twice the limit for young adults)",
                    "flag": "flag",
                    "measurement_error": "up to 30 s",
                    "sources": ["expert-opinion", "mcgill-1999", "juan-recio-2022", "janik-2021", "calatayud-2019"],
                }
            ],
        }
    ],
    "not_flagged": ["Front plank hold: 80 s; within the limits."],
    "safety": {"response": "allow", "because": [], "referral": {"recommended": False, "professions": [], "because": []}},
    "summary": "Worth working on: 1.",
    "offers": "correction",
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
        "maintenance": False,
        "effort_limit": None,
        "age_band": None,
        "downgrade": False,
        "referral": [],
        "sits_long": False,
    },
    "disclaimer": (
        "This is general training guidance, made from what was entered. It is no diagnosis and no treatment. A physical "
        "therapist or a sports-medicine physician can find out what may be behind a complaint."
    ),
}
