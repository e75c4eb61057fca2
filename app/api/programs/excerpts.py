"""Cuts one week or one session out of a stored program, with the exercises that it needs.

They are cut from the document as it is: a program of an earlier engine has not all fields of the present models.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic_core import from_json, to_json

Part = Mapping[str, Any]


def week_of(document: bytes, number: int) -> bytes | None:
    """The week with its exercises, as JSON, or None where the program is shorter."""
    program: Part = from_json(document)
    for week in program["weeks"]:
        if week["week"] == number:
            return _alone(program, week, {}, week["sessions"])
    return None


def session_of(document: bytes, session_id: str) -> bytes | None:
    """The session with its exercises, as JSON, or None where the program has no such session."""
    program: Part = from_json(document)
    for week in program["weeks"]:
        for session in week["sessions"]:
            if session["id"] == session_id:
                return _alone(program, session, {name: week[name] for name in ("week", "phase", "deload")}, [session])
    return None


def _alone(program: Part, part: Part, place: Part, sessions: Iterable[Part]) -> bytes:
    used = {item["exercise"] for session in sessions for block in session["blocks"] for item in block["items"]}
    exercises = {slug: exercise for slug, exercise in program["exercises"].items() if slug in used}
    return to_json({**part, "program": program["id"], **place, "exercises": exercises, "safety": program["safety"]})
