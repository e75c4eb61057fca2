"""Journals as clients send them, for a program of the service."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

Json = dict[str, Any]
START = date(2026, 3, 2)
"""A Monday."""
MAIN = ("power", "strength", "accessory", "core")
PROFILE: Json = {
    "imbalances": ["weak-glutes", {"imbalance": "left-right-asymmetry", "severity": "moderate", "weaker_side": "left"}],
    "equipment": ["dumbbell", "bench"],
    "weeks": 6,
}


def day(number: int) -> str:
    """The date so many days after the start."""
    return (START + timedelta(days=number)).isoformat()


def main_items(session: Json) -> list[Json]:
    """The main work of a session."""
    return [item for block in session["blocks"] if block["kind"] in MAIN for item in block["items"]]


def sessions_of(program: Json) -> list[Json]:
    """All sessions of a program, in order."""
    return [session for week in program["weeks"] for session in week["sessions"]]


def set_of(item: Json, side: str | None, **more: object) -> Json:
    """One set, just as asked for."""
    dose = item["dose"]
    counted = {
        "reps": lambda: {"reps": dose["max"]},
        "holds": lambda: {"reps": dose["repetitions"][0], "hold_seconds": dose["hold_seconds"]},
        "time": lambda: {"seconds": dose["seconds"]},
        "contacts": lambda: {"contacts": dose["contacts"]},
    }[dose["kind"]]()
    load = {"load_kg": 12.5} if item["load"]["kind"] == "external" else {}
    return counted | load | ({"side": side} if side else {}) | {"rpe": item["effort"]["rpe"], "pain": 0} | more


def log_of(program: Json, number: int, *, on: int | None = None, **more: object) -> Json:
    """The log of the session with this number, everything done as asked for; `more` goes into every set."""
    session = sessions_of(program)[number]
    items = [
        {"exercise": i["exercise"], "sets": [set_of(i, s, **more) for _ in range(i["sets"]) for s in i["sides"] or [None]]}
        for i in main_items(session)
    ]
    days = 7 * (number // 3) + 2 * (number % 3) if on is None else on
    return {"session": session["id"], "date": day(days), "pain_before": 0, "pain_next_morning": 0, "items": items}


def request(program: Json, *logs: Json, today: int, **more: object) -> Json:
    """What is posted: the program by its id, and its journal."""
    journal = {"sessions": list(deepcopy(logs))}
    return {"program_id": program["id"], "start_date": day(0), "journal": journal, "today": day(today)} | more
