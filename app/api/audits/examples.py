"""Examples of audits for the OpenAPI document."""

from app.api.catalogue.examples import Json

REQUESTS: Json = {
    "draft": {
        "summary": "A coach's light draft, in the coach's words",
        "value": {
            "draft": {
                "imbalances": [{"imbalance": "weak-glutes", "weaker_side": "left"}],
                "level": "intermediate",
                "weeks": [
                    {
                        "sessions": [
                            {
                                "day": "mon",
                                "items": [
                                    {
                                        "exercise": "dumbbell Romanian deadlift",
                                        "sets": "3",
                                        "reps": "8-12",
                                        "rest": "90 s",
                                        "rpe": 7,
                                        "load": "20 kg",
                                    },
                                    {"exercise": "reverse lunge", "sets": 3, "reps": 10, "side": "left"},
                                    {"exercise": "reverse lunge", "sets": 3, "reps": 10, "side": "right"},
                                    {"exercise": "side plank", "reps": "3x30s each side"},
                                ],
                            },
                            {"day": "tue", "items": [{"exercise": "glute brige", "sets": 4, "reps": "AMRAP"}]},
                        ]
                    }
                ],
            }
        },
    },
    "shortest": {
        "summary": "One exercise, no days",
        "value": {
            "draft": {
                "imbalances": ["weak-core"],
                "weeks": [{"sessions": [{"items": [{"exercise": "dead-bug", "sets": 2, "reps": 8}]}]}],
            }
        },
    },
}

AUDIT: Json = {
    "verdict": "failed",
    "read_share": 1.0,
    "rules_checked": 17,
    "findings": [
        {
            "rule": "glute-sessions-at-least-two-days-apart",
            "severity": "must",
            "pointer": "/weeks/0/sessions/1",
            "measured": "1 day",
            "allowed": "at least 2 days",
            "text": "Two glute-focused sessions, mon and tue, are 1 day apart; leave at least 2 days between their starts.",
            "sources": ["seed-article"],
        }
    ],
    "not_checked": [
        {"rule": "item-times-add-up", "because": "a draft does not say how long its sessions are to last"},
    ],
    "matched": [{"text": "glute brige", "exercise": "glute-bridge", "confidence": 0.96, "candidates": []}],
}
