"""Reads the seed folder: strict YAML in, checked entries out, everything that is wrong reported at once.

`python -m app.store.seed.files [folder]` prints what the folder holds, or what is wrong with it.
"""

import json
import re
import sys
from collections.abc import Hashable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError

from app.engine.catalogue_checks import flaws_of
from app.engine.vocabulary.roles import Role
from app.store.seed.checks import SeedProblem, file_of, seed_flaws, seed_problems
from app.store.seed.models import (
    AssessmentSeed,
    ConditionSeed,
    DemandSeed,
    EquipmentSeed,
    ExerciseSeed,
    ImbalanceSeed,
    LadderSeed,
    MuscleSeed,
    RedFlagSeed,
    SafetyAdviceSeed,
    SeedEntry,
    SourceSeed,
    StrategySeed,
)
from app.store.seed.protocol_models import ConditionProtocolSeed, ProtocolSeed, TrackSeed, UpkeepSeed
from app.store.seed.references import SeedFiles
from app.store.seed.to_engine import catalogue_of

SEED_FOLDER = Path(__file__).parents[3] / "seed"

Entry = TypeVar("Entry", bound=SeedEntry)
Content = TypeVar("Content", list[object], dict[str, object])


class SeedError(ValueError):
    """The seed files cannot be used. `problems` names everything that is wrong with them."""

    def __init__(self, problems: tuple[SeedProblem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


def read_seed(folder: Path = SEED_FOLDER) -> SeedFiles:
    """All entries of the folder, valid each and together. Raises SeedError with every problem found."""
    seed, problems = examine_seed(folder)
    if problems:
        raise SeedError(problems)
    return seed


def examine_seed(folder: Path) -> tuple[SeedFiles, tuple[SeedProblem, ...]]:
    """The entries that could be read, and everything that is wrong with the folder, sorted by file.

    What must agree between sound entries is looked at once all of them are sound.
    """
    reader = _Reader(folder)
    seed = SeedFiles(
        sources=reader.read("sources.yaml", SourceSeed),
        muscles=reader.read("muscles.yaml", MuscleSeed),
        equipment=reader.read("equipment.yaml", EquipmentSeed),
        demands=reader.read("demands.yaml", DemandSeed),
        exercises=reader.read_exercises(),
        ladders=reader.read("ladders.yaml", LadderSeed),
        strategies=reader.read("strategies.yaml", StrategySeed),
        assessments=reader.read("assessments.yaml", AssessmentSeed),
        imbalances=reader.read("imbalances.yaml", ImbalanceSeed),
        conditions=reader.read("conditions.yaml", ConditionSeed),
        red_flags=reader.read("red-flags.yaml", RedFlagSeed),
        safety_advice=reader.read("safety-advice.yaml", SafetyAdviceSeed),
        tracks=reader.read_tracks(),
        protocols=reader.read_each("protocols/imbalances", ProtocolSeed),
        condition_protocols=reader.read_each("protocols/conditions", ConditionProtocolSeed),
        upkeep=reader.read("upkeep.yaml", UpkeepSeed),
    )
    problems = {*reader.problems, *seed_problems(seed)}
    if not problems:
        problems = {*seed_flaws(seed, flaws_of(catalogue_of(seed)))}
    return seed, tuple(sorted(problems))


class _Reader:
    """Reads the files of one folder and keeps what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[SeedProblem] = []

    def read(self, file: str, model: type[Entry]) -> tuple[Entry, ...]:
        """The valid entries of one file, sorted by slug."""
        entries = self._entries(file, model)
        for before, entry in pairwise(entries):
            if entry.slug < before.slug:
                self._complain(file, entry.slug, "slug", f"stands after {before.slug!r}: entries are sorted by slug")
        return _sorted(entries)

    def read_tracks(self) -> tuple[TrackSeed, ...]:
        """The valid tracks, sorted by slug; their file goes by roles, as coaches look for them."""
        file, roles = "tracks.yaml", list(Role)
        tracks = self._entries(file, TrackSeed)
        for before, track in pairwise(tracks):
            if roles.index(track.role) < roles.index(before.role):
                text = f"{track.role} stands after {before.role}: tracks go by role, in the order of the roles"
                self._complain(file, track.slug, "role", text)
        return _sorted(tracks)

    def read_each(self, folder: str, model: type[Entry]) -> tuple[Entry, ...]:
        """The valid entries of a folder with a file for each, sorted by slug."""
        entries: list[Entry] = []
        for path in sorted((self.folder / folder).glob("*.yaml")):
            file = f"{folder}/{path.name}"
            entry = self._validated(file, path.stem, self._load(file, {}), model)
            if entry and entry.slug != path.stem:
                self._complain(file, entry.slug, "", f"belongs in {file_of(entry)}")
            entries += [entry] if entry else []
        return _sorted(entries)

    def read_exercises(self) -> tuple[ExerciseSeed, ...]:
        """The valid entries of all exercise files, sorted by slug."""
        exercises: list[ExerciseSeed] = []
        for path in sorted((self.folder / "exercises").glob("*.yaml")):
            file = f"exercises/{path.name}"
            for exercise in self.read(file, ExerciseSeed):
                if exercise.pattern != path.stem:
                    self._complain(file, exercise.slug, "pattern", f"belongs in exercises/{exercise.pattern}.yaml")
                exercises.append(exercise)
        return _sorted(exercises)

    def _entries(self, file: str, model: type[Entry]) -> list[Entry]:
        entries = []
        for position, raw in enumerate(self._load(file, [])):
            slug = raw.get("slug") if isinstance(raw, dict) else None
            name = slug if isinstance(slug, str) else f"entry {position + 1}"
            entry = self._validated(file, name, raw, model)
            entries += [entry] if entry else []
        return entries

    def _load(self, file: str, otherwise: Content) -> Content:
        """What the file holds, which is of the same kind as what is given otherwise."""
        try:
            text = (self.folder / file).read_text(encoding="utf-8")
            content = json.loads(json.dumps(yaml.load(text, _StrictLoader)))  # noqa: S506 - a SafeLoader
        except FileNotFoundError:
            self._complain(file, "", "", "the file is missing")
            return otherwise
        except (yaml.YAMLError, ValueError, TypeError) as error:
            self._complain(file, "", "", " ".join(str(error).split()))
            return otherwise
        if not isinstance(content, type(otherwise)):
            what = "a list of entries" if isinstance(otherwise, list) else "one entry"
            self._complain(file, "", "", f"the file is not {what}")
            return otherwise
        return content

    def _validated(self, file: str, name: str, raw: object, model: type[Entry]) -> Entry | None:
        try:
            return model.model_validate_json(json.dumps(raw))
        except ValidationError as error:
            for detail in error.errors():
                text = str(detail["ctx"]["error"]) if detail["type"] == "value_error" else detail["msg"]
                self._complain(file, name, ".".join(map(str, detail["loc"])), text)
            return None

    def _complain(self, file: str, entry: str, field: str, text: str) -> None:
        self.problems.append(SeedProblem(file, entry, field, text))


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.slug))


class _StrictLoader(yaml.CSafeLoader):
    """YAML with JSON's scalars only: `yes`, `1:30` and `2024-05-01` stay text, and no key may stand twice."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own registry

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = sorted({str(key) for key in keys if keys.count(key) > 1})
        if twice:
            raise yaml.constructor.ConstructorError(None, None, f"key {twice[0]!r} stands twice", node.start_mark)
        return super().construct_mapping(node, deep=deep)


for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:null", r"null|", ["n", ""]),
    ("tag:yaml.org,2002:bool", r"true|false", ["t", "f"]),
    ("tag:yaml.org,2002:int", r"-?(0|[1-9][0-9]*)", list("-0123456789")),
    ("tag:yaml.org,2002:float", r"-?(0|[1-9][0-9]*)\.[0-9]+", list("-0123456789")),
):
    _StrictLoader.add_implicit_resolver(_tag, re.compile(f"^(?:{_pattern})$"), _first)


def main(arguments: list[str]) -> int:
    """0 and the number of entries of each kind when the folder is sound, else 1 and the problems."""
    seed, problems = examine_seed(Path(arguments[0]) if arguments else SEED_FOLDER)
    counts = [f"{len(getattr(seed, kind)):4} {kind.replace('_', ' ')}" for kind in SeedFiles.__slots__]
    sys.stdout.write("\n".join([*map(str, problems), *counts]) + "\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
