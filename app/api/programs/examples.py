"""Examples of profiles and programs, for the OpenAPI document. `make openapi` makes the program anew from its profile."""

from pathlib import Path

from pydantic_core import from_json

from app.api.catalogue.examples import Json, page
from app.api.programs.excerpts import session_of, week_of

_FOLDER = Path(__file__).parent
_DOCUMENT = (_FOLDER / "example_program.json").read_bytes()
PROGRAM: Json = from_json(_DOCUMENT)
PROGRAM_ID: str = PROGRAM["id"]
PROGRAM_WEEK: Json = from_json(week_of(_DOCUMENT, 1) or b"")
PROGRAM_SESSION: Json = from_json(session_of(_DOCUMENT, "w1d1") or b"")
PROGRAM_PAGE = page(
    {
        **{name: PROGRAM[name] for name in ("id", "title")},
        "level": PROGRAM["profile"]["level"],
        "imbalances": [stated["imbalance"] for stated in PROGRAM["profile"]["imbalances"]],
        "equipment": [],
        **{name: PROGRAM["summary"][name] for name in ("weeks", "sessions_per_week", "minutes_per_session")},
        **{name: PROGRAM[name] for name in ("catalogue_version", "engine_version")},
    }
)

PROFILES: Json = {
    "shortest": {"summary": "One imbalance, everything else by default", "value": {"imbalances": ["weak-glutes"]}},
    "small": {"summary": "One short session", "value": from_json((_FOLDER / "example_profile.json").read_bytes())},
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
