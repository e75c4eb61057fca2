from collections.abc import Callable
from pathlib import Path

import pytest

from app.store.seed.files import SEED_FOLDER, SeedError, main, read_seed
from tests.store.seed.small_seed import Entry, Seed, exercise, small_seed, write

Bend = Callable[[Seed], object]


def entry(seed: Seed, file: str, position: int = 0) -> Entry:
    return seed[f"{file}.yaml"][position]


def bridge(seed: Seed) -> Entry:
    return entry(seed, "exercises/bridge")


LEVELS = ("beginner", "intermediate", "advanced")


def slot(seed: Seed, file: str = "protocols/imbalances/weak-glutes", day: str = "bridges") -> Entry:
    """The first place of a day plan."""
    found: Entry = entry(seed, file)["days"][day]["slots"][0]  # type: ignore[index] # as the seed is built
    return found


def complaints(folder: Path) -> list[str]:
    with pytest.raises(SeedError) as caught:
        read_seed(folder)
    return [str(problem) for problem in caught.value.problems]


def test_sound_seed_is_read_completely(tmp_path: Path) -> None:
    seed = read_seed(write(small_seed(), tmp_path))

    assert [entry.slug for entry in seed.exercises] == ["glute-bridge", "glute-bridge-loaded"]
    assert [entry.slug for entry in seed.imbalances] == ["weak-glutes", "weak-hamstrings"]


def close_the_circle(seed: Seed) -> None:
    entry(seed, "exercises/bridge", 1)["difficulty"] = bridge(seed)["difficulty"]
    seed["ladders.yaml"].append({"slug": "egdirb", "name": "Back", "exercises": ["glute-bridge-loaded", "glute-bridge"]})


BENT: dict[str, tuple[Bend, str]] = {
    "unknown key": (
        lambda seed: bridge(seed).update(colour="blue"),
        "exercises/bridge.yaml: glute-bridge: colour: Extra inputs are not permitted",
    ),
    "missing key": (
        lambda seed: bridge(seed).pop("cues"),
        "exercises/bridge.yaml: glute-bridge: cues: Field required",
    ),
    "number as text": (
        lambda seed: bridge(seed).update(difficulty="2"),
        "exercises/bridge.yaml: glute-bridge: difficulty: Input should be a valid integer",
    ),
    "unknown word": (
        lambda seed: bridge(seed).update(level="expert"),
        "exercises/bridge.yaml: glute-bridge: level: Input should be 'beginner', 'intermediate' or 'advanced'",
    ),
    "number out of range": (
        lambda seed: bridge(seed).update(difficulty=11),
        "exercises/bridge.yaml: glute-bridge: difficulty: Input should be less than or equal to 10",
    ),
    "too few instructions": (
        lambda seed: bridge(seed).update(instructions=["Lie down.", "Get up."]),
        "exercises/bridge.yaml: glute-bridge: instructions: Tuple should have at least 3 items after validation, not 2",
    ),
    "hold without a longest hold": (
        lambda seed: bridge(seed).update(measure="hold"),
        "exercises/bridge.yaml: glute-bridge: max_hold_seconds: it is given for holds, and for nothing else",
    ),
    "timed work with repetitions": (
        lambda seed: bridge(seed).update(measure="time"),
        "exercises/bridge.yaml: glute-bridge: seconds_per_rep: it is 0 for timed work, and above 0 for everything else",
    ),
    "jump without intensity": (
        lambda seed: bridge(seed).update(modality="plyometric"),
        "exercises/bridge.yaml: glute-bridge: plyometric_intensity: it is given for plyometrics, and for nothing else",
    ),
    "muscle in two roles": (
        lambda seed: bridge(seed).update(
            muscles={"primary": ["hamstrings"], "secondary": ["hamstrings"], "lengthened": [], "released": []}
        ),
        "exercises/bridge.yaml: glute-bridge: muscles: 'hamstrings' stands twice",
    ),
    "equipment option that needs more than another": (
        lambda seed: bridge(seed).update(equipment_options=[["dumbbell"], ["barbell", "dumbbell"]]),
        "exercises/bridge.yaml: glute-bridge: equipment_options.1: [barbell, dumbbell] needs all that another option needs",
    ),
    "exercise in the wrong file": (
        lambda seed: bridge(seed).update(pattern="squat"),
        "exercises/bridge.yaml: glute-bridge: pattern: belongs in exercises/squat.yaml",
    ),
    "entries out of order": (
        lambda seed: seed["exercises/bridge.yaml"].reverse(),
        "exercises/bridge.yaml: glute-bridge: slug: stands after 'glute-bridge-loaded': entries are sorted by slug",
    ),
    "slug twice": (
        lambda seed: seed["exercises/bridge.yaml"].insert(1, exercise("glute-bridge", "Another bridge")),
        "exercises/bridge.yaml: glute-bridge: slug: stands more than once",
    ),
    "alias that is the name of another exercise": (
        lambda seed: bridge(seed).update(aliases=["loaded BRIDGE"]),
        "exercises/bridge.yaml: glute-bridge-loaded: name: 'Loaded bridge' is also a name of 'glute-bridge'",
    ),
    "alias twice": (
        lambda seed: bridge(seed).update(aliases=["hip bridge", "Hip bridge"]),
        "exercises/bridge.yaml: glute-bridge: aliases.1: 'Hip bridge' stands twice",
    ),
    "reference to nothing": (
        lambda seed: entry(seed, "ladders").update(exercises=["glute-bridge", "glute-brigde"]),
        "ladders.yaml: bridge: exercises: 'glute-brigde' is not among the exercises",
    ),
    "reference twice": (
        lambda seed: entry(seed, "strategies").update(exercises=["glute-bridge", "glute-bridge"]),
        "strategies.yaml: strengthen-glutes: exercises: 'glute-bridge' stands twice",
    ),
    "imbalance related to itself": (
        lambda seed: entry(seed, "imbalances").update(related=["weak-glutes"]),
        "imbalances.yaml: weak-glutes: related.0: an entry cannot name itself",
    ),
    "misspelt key of a slot": (
        lambda seed: slot(seed).update(form=20),
        "protocols/imbalances/weak-glutes.yaml: weak-glutes: days.bridges.slots.0.form: Extra inputs are not permitted",
    ),
    "slot from a length that is not": (
        lambda seed: slot(seed).update({"from": 25}),
        "protocols/imbalances/weak-glutes.yaml: weak-glutes: days.bridges.slots.0.from: Input should be 20, 30, 45, 60 or 75",
    ),
    "slot of a condition with a role and tracks": (
        lambda seed: slot(seed, "protocols/conditions/knee-pain", "whole").update(tracks=["bridge"]),
        "protocols/conditions/knee-pain.yaml: knee-pain: days.whole.slots.0: a slot names either tracks or a role",
    ),
    "protocol in the file of another": (
        lambda seed: entry(seed, "protocols/imbalances/weak-glutes").update(imbalance="weak-hamstrings"),
        "protocols/imbalances/weak-glutes.yaml: weak-hamstrings: belongs in protocols/imbalances/weak-hamstrings.yaml",
    ),
    "protocol that names no condition": (
        lambda seed: entry(seed, "protocols/conditions/knee-pain").pop("condition"),
        "protocols/conditions/knee-pain.yaml: pain: belongs in protocols/conditions/pain.yaml",
    ),
    "protocol of nothing": (
        lambda seed: seed["conditions.yaml"].clear(),
        "protocols/conditions/knee-pain.yaml: knee-pain: condition: 'knee-pain' is not among the conditions",
    ),
    "list in a file for one entry": (
        lambda seed: seed["protocols/conditions/pain.yaml"].append({}),
        "protocols/conditions/pain.yaml: the file is not one entry",
    ),
    "imbalance without a protocol": (
        lambda seed: seed.pop("protocols/imbalances/weak-glutes.yaml"),
        "imbalances.yaml: weak-glutes: protocol: no protocol says what a coach does about it",
    ),
    "week with a day too few": (
        lambda seed: entry(seed, "protocols/imbalances/weak-glutes").update(weeks={1: ["bridges"]}),
        "protocols/imbalances/weak-glutes.yaml: weak-glutes: weeks.2: 2 sessions a week have 2 day plans, not 0",
    ),
    "stage of a condition that is too hard": (
        lambda seed: entry(seed, "protocols/conditions/pain")["stages"][0].update(effort=[5, 8]),  # type: ignore[index]
        "protocols/conditions/pain.yaml: pain: stages.0.effort: an effort of 8 is above 7",
    ),
    "track that is not": (
        lambda seed: slot(seed).update(tracks=["brigde"]),
        "protocols/imbalances/weak-glutes.yaml: weak-glutes: days.bridges.slots.0.tracks: 'brigde' is not among the tracks",
    ),
    "track that begins beside itself": (
        lambda seed: entry(seed, "tracks").update(start=dict.fromkeys(LEVELS, "glute-bridge-loaded")),
        "tracks.yaml: bridge: start.advanced: 'glute-bridge-loaded' is no rung of it",
    ),
    "tracks in another order than the roles": (
        lambda seed: entry(seed, "tracks").update(role="jump"),
        "tracks.yaml: bridge-second: role: hip-extension stands after jump: tracks go by role, in the order of the roles",
    ),
    "kind of day that is not": (
        lambda seed: entry(seed, "upkeep").update(kind="arms"),
        "upkeep.yaml: entry 1: kind: Input should be 'full', 'hip', 'knee' or 'light'",
    ),
    "imbalance that is silent about an effect": (
        lambda seed: entry(seed, "imbalances").update(possible_effects=[]),
        "imbalances.yaml: weak-glutes: possible_effects: nothing is said of injury_risk, performance, posture",
    ),
    "muscle without an entry": (
        lambda seed: bridge(seed).update(
            muscles={"primary": ["soleus"], "secondary": [], "lengthened": [], "released": []},
        ),
        "exercises/bridge.yaml: glute-bridge: muscles: 'soleus' is not among the muscles",
    ),
    "test that is silent about who looks to it": (
        lambda seed: entry(seed, "imbalances").update(assessments=["bridge-hold"]),
        "assessments.yaml: bridge-hold: reading: nothing is said of 'weak-glutes', which names the test",
    ),
    "test that speaks of somebody else": (
        lambda seed: entry(seed, "assessments").update(
            reading={"kind": "endurance", "below": ["weak-hamstrings", "weak-glutes"]}
        ),
        "assessments.yaml: bridge-hold: reading: 'weak-glutes' does not name the test",
    ),
    "source that nobody cites": (
        lambda seed: seed["sources.yaml"].append(entry(seed, "sources") | {"slug": "baker-2002"}),
        "sources.yaml: baker-2002: slug: no entry cites it",
    ),
    "ladder that gets easier": (
        lambda seed: entry(seed, "ladders").update(exercises=["glute-bridge-loaded", "glute-bridge"]),
        "ladders.yaml: bridge: exercises.1: 'glute-bridge' (2) is easier than 'glute-bridge-loaded' (4) before it",
    ),
    "ladders in a circle": (
        close_the_circle,
        "ladders.yaml: the ladders go round in a circle: glute-bridge-loaded → glute-bridge → glute-bridge-loaded",
    ),
    "test without a range": (
        lambda seed: entry(seed, "assessments").update(lowest=400),
        "assessments.yaml: bridge-hold: lowest is not below highest",
    ),
    "line break in a sentence": (
        lambda seed: entry(seed, "red-flags").update(action="See\na doctor."),
        "red-flags.yaml: night-pain: action: write one line of text, with single spaces between its words",
    ),
    "address without encryption": (
        lambda seed: entry(seed, "sources").update(link="http://example.org"),
        "sources.yaml: able-2001: link: String should match pattern '^https://\\S+$'",
    ),
}


@pytest.mark.parametrize(("bend", "complaint"), BENT.values(), ids=BENT.keys())
def test_problem_names_file_entry_and_field(bend: Bend, complaint: str, tmp_path: Path) -> None:
    seed = small_seed()
    bend(seed)

    assert complaint in complaints(write(seed, tmp_path))


def test_all_problems_are_reported_at_once(tmp_path: Path) -> None:
    seed = small_seed()
    bridge(seed).update(difficulty=0, level="expert")
    entry(seed, "red-flags").pop("see")

    found = complaints(write(seed, tmp_path))

    assert {complaint.split(": ")[2] for complaint in found} >= {"difficulty", "level", "see"}


def test_missing_file_is_reported_by_name(tmp_path: Path) -> None:
    write(small_seed(), tmp_path)
    (tmp_path / "red-flags.yaml").unlink()

    assert complaints(tmp_path) == ["red-flags.yaml: the file is missing"]


BROKEN_TEXT = {
    "key twice": ("- {slug: night-pain, slug: day-pain}", "key 'slug' stands twice"),
    "no list": ("slug: night-pain", "the file is not a list of entries"),
    "no YAML": ("- [", "while parsing a flow node"),
    "entry without keys": ("- night-pain", "entry 1: Input should be an object"),
    "binary value": ("- {slug: !!binary aGk=}", "Object of type bytes is not JSON serializable"),
}


@pytest.mark.parametrize(("text", "complaint"), BROKEN_TEXT.values(), ids=BROKEN_TEXT.keys())
def test_file_that_cannot_be_read_is_reported(text: str, complaint: str, tmp_path: Path) -> None:
    write(small_seed(), tmp_path)
    (tmp_path / "red-flags.yaml").write_text(text)

    (found,) = complaints(tmp_path)

    assert found.startswith(f"red-flags.yaml: {complaint}")


@pytest.mark.parametrize("scalar", ["yes", "on", "1:30", "2024-05-01", "0x10", "1_000"])
def test_no_scalar_means_anything_but_what_it_says(scalar: str, tmp_path: Path) -> None:
    write(small_seed(), tmp_path)
    file = tmp_path / "assessments.yaml"
    file.write_text(file.read_text().replace("unit: s", f"unit: {scalar}"))

    assert read_seed(tmp_path).assessments[0].unit == scalar


def test_command_prints_how_many_entries_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert f"{len(read_seed(SEED_FOLDER).exercises)} exercises" in capsys.readouterr().out


def test_command_fails_and_prints_the_problems(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    seed = small_seed()
    bridge(seed).pop("cues")

    assert main([str(write(seed, tmp_path))]) == 1
    assert "exercises/bridge.yaml: glute-bridge: cues: Field required" in capsys.readouterr().out
