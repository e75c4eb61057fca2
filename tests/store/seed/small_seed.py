"""A seed folder of a dozen entries that tests may bend."""

from copy import deepcopy
from pathlib import Path

import yaml

Entry = dict[str, object]
Seed = dict[str, list[Entry]]
"""The entries of each file, by the file's name in the folder. A protocol is the only entry of its file."""


def write(seed: Seed, folder: Path) -> Path:
    """Writes the files, replacing all that the folder held."""
    for old in folder.rglob("*.yaml"):
        old.unlink()
    for file, entries in seed.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        content = entries[0] if file.startswith("protocols/") and len(entries) == 1 else entries
        path.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return folder


def small_seed() -> Seed:
    """A sound seed; the caller owns it."""
    return deepcopy(SOUND)


def allow_everything(seed: Seed) -> None:
    """Lets the protocols forbid no exercise, so that each of them may leave the seed."""
    for file, entries in seed.items():
        if file.startswith("protocols/"):
            entries[0]["forbids"] = {}


def exercise(slug: str, name: str, **changes: object) -> Entry:
    """A bridge that only its slug, its name and the changes tell from others."""
    return {
        "slug": slug,
        "name": name,
        "aliases": [],
        "names": {language: [f"{name} in {language}"] for language in ("de", "es", "fr", "pt")},
        "modality": "strength",
        "pattern": "bridge",
        "plane": "sagittal",
        "laterality": "bilateral",
        "mechanic": "compound",
        "level": "beginner",
        "difficulty": 2,
        "measure": "reps",
        "seconds_per_rep": 4,
        "max_hold_seconds": None,
        "plyometric_intensity": None,
        "muscles": {"primary": ["gluteus-maximus"], "secondary": ["hamstrings"], "lengthened": [], "released": []},
        "equipment_options": [[]],
        "demands": ["supine"],
        "instructions": ["Lie down.", "Lift the hips.", "Lower them."],
        "cues": ["Push through the heels.", "Squeeze."],
        "mistakes": ["The back arches; stop lower."],
        "breathing": None,
        "sources": ["able-2001"],
        **changes,
    }


def _claim() -> Entry:
    return {"grade": "C", "because": "Small studies.", "sources": ["able-2001"]}


def _effect(effect: str) -> Entry:
    return _claim() | {"effect": effect, "statement": "It may matter."}


def _slot(*tracks: str, **changes: object) -> Entry:
    return {"tracks": list(tracks), "from": 20, **changes}


def _protocol(imbalance: str) -> Entry:
    return {
        "imbalance": imbalance,
        "summary": "Bridges lead.",
        "lead": ["hip-extension"],
        "forbids": {"roles": ["jump", "carry"], "exercises": ["glute-bridge-loaded"]},
        "days": {
            "bridges": {"job": "bridges", "kind": "full", "slots": [_slot("bridge"), _slot("bridge-second")]},
            "hip": {"job": "more bridges", "kind": "hip", "slots": [_slot("bridge-second", "bridge"), _slot("bridge")]},
        },
        "weeks": {sessions: ["hip" if sessions > 3 else "bridges"] * sessions for sessions in range(1, 7)},
        "activation": {phase: [["glute-bridge"]] for phase in PHASES},
        "warm_up": {phase: [["glute-bridge"], ["glute-bridge"]] for phase in PHASES},
        "tight": [["glute-bridge"]],
        "after": [["glute-bridge"]],
        "release": [],
        "marked": {"hip": [_slot("bridge", scheme="second", opens=True)]},
        "staples": [{"name": "a bridge", "groups": [{"exercises": ["glute-bridge"]}, {"tracks": ["bridge"]}], "days": 2}],
        "notes": ["Breathe out as you push."],
    }


def _stage(**changes: object) -> Entry:
    return {"name": "calm", "effort": [3, 4.5], "move_on": ["Pain is 2 or less."], **changes}


PHASES = ("foundation", "build", "strength")
SOUND: Seed = {
    "sources.yaml": [
        {
            "slug": "able-2001",
            "kind": "cross-sectional",
            "authors": "Able A",
            "year": 2001,
            "title": "On bridges",
            "published_in": "Journal of Bridges",
            "link": None,
            "no_link_because": "A printed journal.",
            "verified": False,
            "unverified_because": "It was not at hand.",
        }
    ],
    "muscles.yaml": [
        {
            "slug": slug,
            "name": name,
            "latin_name": latin,
            "aliases": aliases,
            "group": "glutes",
            "region": "hip",
            "functions": ["hip extension"],
        }
        for slug, name, latin, aliases in (
            ("gluteus-maximus", "Big glute", "Gluteus maximus", ["glutes", "buttocks"]),
            ("hamstrings", "Hamstrings", "Ischiocrurales", []),
        )
    ],
    "equipment.yaml": [
        {"slug": "barbell", "name": "Barbell", "description": "A long bar."},
        {"slug": "dumbbell", "name": "Dumbbell", "description": "A short bar."},
    ],
    "demands.yaml": [
        {"slug": "prone", "name": "Face down", "description": "Lying face down."},
        {"slug": "supine", "name": "Face up", "description": "Lying face up."},
    ],
    "exercises/bridge.yaml": [
        exercise("glute-bridge", "Glute bridge", aliases=["hip bridge", "butt lift"]),
        exercise("glute-bridge-loaded", "Loaded bridge", difficulty=4, equipment_options=[["dumbbell"], ["barbell"]]),
    ],
    "ladders.yaml": [{"slug": "bridge", "name": "Bridges", "exercises": ["glute-bridge", "glute-bridge-loaded"]}],
    "strategies.yaml": [
        {
            "slug": "strengthen-glutes",
            "name": "Strengthen the glutes",
            "aim": "Stronger glutes.",
            "rationale": "They carry you.",
            "mode": "strength",
            "targets": ["gluteus-maximus"],
            "exercises": ["glute-bridge", "glute-bridge-loaded"],
            "sources": ["able-2001"],
        }
    ],
    "assessments.yaml": [
        {
            "slug": "bridge-hold",
            "name": "Bridge hold",
            "measures": "Endurance.",
            "protocol": ["Hold."],
            "equipment": ["stopwatch"],
            "unit": "s",
            "sided": True,
            "lowest": 0,
            "highest": 300.5,
            "cut_offs": [
                {
                    "population": "Adults",
                    "sex": "female",
                    "min_age": 18,
                    "max_age": None,
                    "comparison": "below",
                    "value": 60,
                    "flag": "watch",
                    "sources": ["able-2001"],
                }
            ],
            "error": {"standard_error": 2.0, "in_percent": False, "sources": ["able-2001"]},
            "demands": ["supine"],
            "not_with": [],
            "reliability": "Unknown.",
            "contraindications": [],
            "informational_only": False,
            "reading": {"kind": "endurance", "below": ["weak-hamstrings"]},
            "sources": ["able-2001"],
        }
    ],
    "imbalances.yaml": [
        {
            "slug": slug,
            "name": name,
            "nature": ["strength", "endurance"],
            "axis": "agonist-antagonist",
            "regions": ["glutes", "lower-back"],
            "sided": True,
            "summary": "The glutes may do too little.",
            "causes": ["Much sitting."],
            "signs": [],
            "possible_effects": [_effect("posture"), _effect("performance"), _effect("injury_risk")],
            "muscles": {"short": [], "weak": ["gluteus-maximus"], "compensating": ["hamstrings"]},
            "evidence": {"association": _claim(), "modifiable": _claim(), "outcome": _claim()},
            "strategies": [
                {
                    "strategy": "strengthen-glutes",
                    "phases": {"integrate": ["glute-bridge-loaded", "glute-bridge"], "activate": ["glute-bridge"]},
                }
            ],
            "assessments": ["bridge-hold"] if slug == "weak-hamstrings" else [],
            "related": [other],
            "children": [],
            "sources": ["able-2001"],
        }
        for slug, name, other in (
            ("weak-glutes", "Weak glutes", "weak-hamstrings"),
            ("weak-hamstrings", "Weak hamstrings", "weak-glutes"),
        )
    ],
    "conditions.yaml": [
        {
            "slug": "knee-pain",
            "name": "Knee pain",
            "description": "Pain around the knee.",
            "response": "warn",
            "excluded_demands": ["prone", "supine"],
            "excluded_exercises": ["glute-bridge-loaded"],
            "max_rpe": 6,
            "max_hold_seconds": None,
            "notices": ["Go slowly."],
            "stop_rules": [],
            "see": ["physician"],
            "sources": ["able-2001"],
        }
    ],
    "red-flags.yaml": [
        {
            "slug": "night-pain",
            "name": "Night pain",
            "cluster": "serious disease",
            "question": "Does pain wake you?",
            "urgency": "urgent",
            "response": "refuse",
            "below_age": 14,
            "action": "See a doctor this week.",
            "see": ["doctor"],
            "sources": ["able-2001"],
        }
    ],
    "safety-advice.yaml": [
        {
            "slug": "stop-at-pain",
            "kind": "stop",
            "applies_to": "everyone",
            "position": 1,
            "text": "Stop at pain.",
            "sources": ["able-2001"],
        }
    ],
    "tracks.yaml": [
        {
            "slug": slug,
            "role": "hip-extension",
            "scheme": "main",
            "rungs": ["glute-bridge"],
            "start": dict.fromkeys(["beginner", "intermediate", "advanced"], "glute-bridge"),
            **more,
        }
        for slug, more in (
            ("bridge", {}),
            (
                "bridge-second",
                {
                    "needs_load": True,
                    "opens": {"glute-bridge": "build"},
                    "weekly_repetitions": {"first": 10, "growth": 20, "most": 45},
                },
            ),
        )
    ],
    "protocols/imbalances/weak-glutes.yaml": [_protocol("weak-glutes")],
    "protocols/imbalances/weak-hamstrings.yaml": [_protocol("weak-hamstrings") | {"by_default": True}],
    "protocols/conditions/knee-pain.yaml": [
        {
            "condition": "knee-pain",
            "summary": "Bridges spare the knee.",
            "care": {"leaves_out": "Jumps.", "limits": "Effort up to 6.", "prefers": "Bridges."},
            "entry": {6: None, 3: 1, 0: 2},
            "stages": [
                _stage(most_sets=2, reps=[6, 10], hold_seconds=8, unloaded=True, only={"hip-extension": ["glute-bridge"]}),
                _stage(name="build", effort=[5, 7]),
            ],
            "forbids": {"roles": ["jump"], "exercises": ["glute-bridge-loaded"]},
            "suspends": ["hamstrings", "gluteus-maximus"],
            "days": {
                "whole": {"job": "all", "kind": "full", "slots": [{"role": "hip-extension", "from": 20}, _slot("bridge")]}
            },
            "weeks": {sessions: ["whole"] * sessions for sessions in range(1, 7)},
            "warm_up": [["glute-bridge"]],
            "activation": {phase: [["glute-bridge"]] for phase in PHASES},
            "after": [["glute-bridge"]],
            "notes": ["Stop at pain."],
            "sources": ["able-2001"],
        }
    ],
    "protocols/conditions/pain.yaml": [
        {
            "summary": "Start low.",
            "care": {"leaves_out": "Jumps.", "limits": "Effort up to 6.", "prefers": "What does not hurt."},
            "entry": {6: None, 0: 1},
            "stages": [_stage()],
            "forbids": {},
            "notes": ["Stop at pain."],
            "sources": ["able-2001"],
        }
    ],
    "upkeep.yaml": [
        {"kind": kind, "slots": [_slot("bridge"), _slot("bridge-second", scheme="second")]} for kind in ("full", "hip")
    ],
}
