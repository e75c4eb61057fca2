"""The answer that the README shows to its request: the real one, shortened. `make golden` writes it."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.api.programs.from_engine import document_of
from app.api.programs.profile_to_engine import profile_from
from app.engine.catalogue.catalogue import Catalogue
from app.engine.generate import generate
from app.store.seed.files import read_seed
from app.store.seed.to_engine import catalogue_of

README = Path(__file__).parents[2] / "README.md"
LEFT_OUT = "…"
REST = {LEFT_OUT: LEFT_OUT}
WIDTH = 120

Json = Mapping[str, Any]

_ANSWER = re.compile(r"(?<=```json\n).+?(?=\n```)", re.DOTALL)
_REQUEST = re.compile(r"-d '(.+?)'", re.DOTALL)


def shown() -> str:
    """The answer as the README shows it."""
    found = _ANSWER.search(README.read_text(encoding="utf-8"))
    assert found
    return found[0]


def real(catalogue: Catalogue) -> str:
    """The answer to the README's request, shortened."""
    asked = _REQUEST.search(README.read_text(encoding="utf-8"))
    assert asked
    program = json.loads(document_of(generate(profile_from(asked[1].encode(), catalogue), catalogue)))
    return as_text(shortened(program))


def shortened(program: Json) -> Json:
    """The program with one exercise and one item of one session, and signs for all that is left out."""
    week = program["weeks"][0]
    session, item = _telling(week["sessions"])
    slug = item["exercise"]
    exercises = {slug: _exercise(program["exercises"][slug]), **REST}
    sessions = _among(week["sessions"], session, _session(session, item))
    weeks = [{**_only(week, "week", "phase", "deload", "changes"), "sessions": sessions}, LEFT_OUT]
    return {
        **_only(program, "id", "title"),
        "summary": {**_only(program["summary"], "weeks", "sessions_per_week", "minutes_per_session", "exercise_count"), **REST},
        "exercises": exercises,
        "weeks": weeks,
        "warnings": program["warnings"],
        "audit": {**{name: value for name, value in program["audit"].items() if not isinstance(value, list)}, **REST},
        **REST,
    }


def as_text(value: object, indent: int = 0, before: int = 0) -> str:
    """JSON that stays on a line where it fits."""
    line = json.dumps(value, ensure_ascii=False)
    if indent + before + len(line) <= WIDTH or not isinstance(value, dict | list):
        return line
    inner = " " * (indent + 2)
    if isinstance(value, list):
        parts, (begin, end) = [as_text(part, indent + 2) for part in value], "[]"
    else:
        names = [f"{json.dumps(name, ensure_ascii=False)}: " for name in value]
        parts = [name + as_text(part, indent + 2, len(name)) for name, part in zip(names, value.values(), strict=True)]
        begin, end = "{}"
    return f"{begin}\n" + ",\n".join(inner + part for part in parts) + f"\n{' ' * indent}{end}"


def _telling(sessions: Sequence[Json]) -> tuple[Json, Json]:
    """The first exercise done side by side that another one follows, and its session: it tells most."""
    return next((session, item) for session in sessions for item in _items(session) if item["sides"] and item["next_exercise"])


def _items(session: Json) -> Iterator[Json]:
    return (item for block in session["blocks"] if block["kind"] == "strength" for item in block["items"])


def _exercise(exercise: Json) -> Json:
    why = [{**_only(reason, "imbalance", "strategy"), **REST} for reason in exercise["why"][:1]]
    rejected = [*exercise["rejected"][:1], *([LEFT_OUT] if len(exercise["rejected"]) > 1 else [])]
    return {**_only(exercise, "name", "cues"), "why": why, "rejected": rejected, **REST}


def _session(session: Json, item: Json) -> Json:
    named = ("exercise", "sets", "dose", "sides", "effort", "tempo", "rest_seconds", "label", "next_exercise")
    shown = {**_only(item, *named), **REST}
    blocks = [
        {"kind": block["kind"], "items": _among(block["items"], item, shown) if item in block["items"] else [LEFT_OUT]}
        for block in session["blocks"]
    ]
    return {**_only(session, "id", "day", "title", "minutes"), "blocks": blocks}


def _among(parts: Sequence[Json], one: Json, shown: Json) -> list[object]:
    at = parts.index(one)
    return [*([LEFT_OUT] if at else []), shown, *([LEFT_OUT] if at + 1 < len(parts) else [])]


def _only(value: Json, *names: str) -> Json:
    return {name: value[name] for name in names}


if __name__ == "__main__":
    answer = real(catalogue_of(read_seed()))
    README.write_text(_ANSWER.sub(lambda _: answer, README.read_text(encoding="utf-8"), count=1), encoding="utf-8")
