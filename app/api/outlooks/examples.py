"""Examples of outlooks for the OpenAPI document."""

from app.api.catalogue.examples import Json
from app.api.programs.examples import PROGRAM, PROGRAM_ID

_SESSION: Json = PROGRAM["weeks"][0]["sessions"][0]
_NEXT: Json = PROGRAM["weeks"][0]["sessions"][-1]
_MAIN = [
    (block["kind"], item)
    for block in _SESSION["blocks"]
    for item in block["items"]
    if block["kind"] in ("strength", "accessory", "core") and item["dose"]["kind"] == "reps"
]
_KIND, _ITEM = _MAIN[0]
_SIDES: list[str | None] = _ITEM["sides"] or [None]


def _set(side: str | None) -> Json:
    return {"reps": _ITEM["dose"]["max"], "rpe": 6, "pain": 0} | ({"side": side} if side else {})


SESSION_LOG: Json = {
    "date": "2026-03-02",
    "readiness": 4,
    "session_rpe": 6,
    "pain_before": 0,
    "pain_next_morning": 0,
    "items": [{"exercise": _ITEM["exercise"], "sets": [_set(side) for _ in range(_ITEM["sets"]) for side in _SIDES]}],
}

REQUESTS: Json = {
    "shortest": {
        "summary": "Nothing has happened yet",
        "value": {"program_id": PROGRAM_ID, "start_date": "2026-03-02", "today": "2026-03-02"},
    },
    "logged": {
        "summary": "One session was done, and the sides were tested",
        "value": {
            "program_id": PROGRAM_ID,
            "start_date": "2026-03-02",
            "units": "kg",
            "increments": {"dumbbell": 2},
            "journal": {
                "sessions": [{"session": "w1d1", **SESSION_LOG}],
                "retests": [
                    {
                        "date": "2026-03-01",
                        "measurements": [
                            {"assessment": "single-leg-bridge-reps", "side": "left", "value": 18, "unit": "reps"},
                            {"assessment": "single-leg-bridge-reps", "side": "right", "value": 24, "unit": "reps"},
                        ],
                    }
                ],
            },
            "today": "2026-03-03",
        },
    },
}

OUTLOOK: Json = {
    "program": PROGRAM_ID,
    "state": "active",
    "today": "2026-03-03",
    "absence": "none",
    "missed": 0,
    "adherence": {"planned": 1, "done": 1, "share": 1.0, "recent_planned": 0, "recent_done": 1},
    "pauses": [],
    "advice": [],
    "referral": {"recommended": False, "professions": [], "because": []},
    "sessions": [
        {
            "session": "w2d1",
            "date": "2026-03-09",
            "week": 2,
            "phase": "foundation",
            "deload": False,
            "title": _NEXT["title"],
            "items": [
                {
                    "exercise": _ITEM["exercise"],
                    "name": PROGRAM["exercises"][_ITEM["exercise"]]["name"],
                    "instead_of": None,
                    "block": _KIND,
                    "sets": _ITEM["sets"],
                    "extra_sets": None,
                    "dose": {"kind": "reps", "min": 11, "max": 11},
                    "target": 11,
                    "sides": _ITEM["sides"],
                    "implement": None,
                    "load": None,
                    "choose": None,
                    "effort": {"rpe": 6.0, "reps_in_reserve": 4.0},
                    "tempo": "2-1-2-0",
                    "rest_seconds": _ITEM["rest_seconds"],
                    "label": f"{_ITEM['sets']} × 11",
                    "change": {
                        "rule": "grow-by-one-on-target",
                        "before": "10 · 10",
                        "after": f"{_ITEM['sets']} × 11",
                        "because": "Everything was done, at the effort asked for. One more repetition of each set.",
                    },
                }
            ],
            "left_out": [],
        }
    ],
    "symmetry": [
        {
            "assessment": "single-leg-bridge-reps",
            "unit": "reps",
            "weaker_side": "left",
            "pairs": [{"date": "2026-03-01", "left": 18.0, "right": 24.0, "index_percent": 75.0, "chance": 6.65}],
            "change": 0.0,
            "chance_of_change": 9.41,
            "is_real": None,
            "sentence": "Single-leg bridge: left 18 reps, right 24 reps, 75 % alike; a re-test will show how it changes.",
        }
    ],
    "weeks": [
        {
            "week": 1,
            "planned_sets": {"gluteus-maximus": 6.0},
            "done_sets": {"gluteus-maximus": 2.0},
            "sessions_done": 1,
            "worst_pain": 0,
            "session_rpe": 6.0,
        }
    ],
    "loads": [{"exercise": "goblet-squat", "date": "2026-03-02", "load": {"amount": 12.5, "unit": "kg"}, "amount": 10}],
    "next_profile": None,
    "disclaimer": PROGRAM["disclaimer"],
}
