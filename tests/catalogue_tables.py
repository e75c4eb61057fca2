"""How many exercises people find in the catalogue for each of their needs. `python -m tests.catalogue_tables` prints it.

A need is something that an imbalance or a balanced week calls for: strength for a weak muscle, a held stretch for a
short one, exercises to activate and to integrate, the families of compound exercises, the directions of the trunk.
"""

import sys
from collections.abc import Iterator, Mapping

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.imbalances import Imbalance
from app.engine.client import eligible_exercises
from app.engine.guidelines.patterns import COMPOUND_FAMILIES, CORE_CATEGORIES
from app.engine.measures.exercise_kinds import is_strengthening
from app.engine.measures.volume import credits_of
from app.engine.profile import canonical
from app.engine.vocabulary.exercises import EquipmentSlug, Modality, MovementPattern, MuscleRole
from app.engine.vocabulary.imbalances import CorrectivePhase
from app.engine.vocabulary.people import Level
from benchmarks.catalogues import seed_catalogue

NOTHING: frozenset[EquipmentSlug] = frozenset()
BANDS = frozenset({EquipmentSlug.RESISTANCE_BAND, EquipmentSlug.MINI_BAND})
DUMBBELLS = frozenset({EquipmentSlug.DUMBBELL})
HOME_KIT = DUMBBELLS | BANDS | {EquipmentSlug.BENCH, EquipmentSlug.BOX}
KITS: Mapping[str, frozenset[EquipmentSlug]] = {
    "nothing": NOTHING,
    "bands": BANDS,
    "dumbbells": DUMBBELLS,
    "home kit": HOME_KIT,
    "full gym": frozenset(EquipmentSlug),
}

FAMILIES: Mapping[str, frozenset[MovementPattern]] = {
    **COMPOUND_FAMILIES,
    **{f"trunk: {direction}": patterns for direction, patterns in CORE_CATEGORIES.items()},
    "knee flexion": frozenset({MovementPattern.KNEE_FLEXION}),
    "calf": frozenset({MovementPattern.CALF}),
    "hip abduction": frozenset({MovementPattern.HIP_ABDUCTION}),
}
"""What a balanced week draws on, whatever the imbalance."""

Found = Mapping[str, tuple[Exercise, ...]]
"""For each need the exercises that serve it."""


def real_catalogue() -> Catalogue:
    """The catalogue of the seed files, read once a process."""
    return seed_catalogue()


def eligible(
    catalogue: Catalogue, level: Level, kit: frozenset[EquipmentSlug], conditions: frozenset[str] = frozenset()
) -> tuple[Exercise, ...]:
    """What the engine allows somebody of this level with this equipment and these conditions."""
    profile = canonical((), level=level, equipment=kit, conditions=conditions)
    return tuple(eligible_exercises(profile, catalogue).values())


def for_imbalance(imbalance: Imbalance, exercises: tuple[Exercise, ...]) -> Found:
    """The exercises that serve each need of an imbalance."""
    found = {f"strength: {m}": tuple(e for e in exercises if credits_of(e).get(m) == 1) for m in imbalance.weak}
    for muscle in imbalance.short:
        stretches = (e for e in exercises if e.modality is Modality.STRETCH)
        found[f"stretch: {muscle}"] = tuple(e for e in stretches if muscle in e.muscles_as(MuscleRole.LENGTHENED))
    for phase in (CorrectivePhase.ACTIVATE, CorrectivePhase.INTEGRATE):
        named = imbalance.exercises_in(phase)
        found[phase.value] = tuple(e for e in exercises if e.slug in named)
    return found


def for_anyone(exercises: tuple[Exercise, ...]) -> Found:
    """The exercises of each family that a balanced week draws on."""
    trained = [e for e in exercises if is_strengthening(e)]
    return {name: tuple(e for e in trained if e.pattern in patterns) for name, patterns in FAMILIES.items()}


def found_by(catalogue: Catalogue, exercises: tuple[Exercise, ...]) -> Iterator[tuple[str, str, tuple[Exercise, ...]]]:
    """Who needs something, what it is, and the exercises that serve it: for every imbalance and for anyone."""
    for imbalance in catalogue.imbalances.values():
        for need, found in for_imbalance(imbalance, exercises).items():
            yield imbalance.slug, need, found
    for need, found in for_anyone(exercises).items():
        yield "anyone", need, found


def pattern_table(catalogue: Catalogue) -> str:
    """Exercises per pattern, level and kit: the three numbers are for beginner, intermediate and advanced."""
    allowed = {(name, level): eligible(catalogue, level, kit) for name, kit in KITS.items() for level in Level}

    def counts(name: str, pattern: MovementPattern | None) -> str:
        kept = (sum(pattern in (None, e.pattern) for e in allowed[name, level]) for level in Level)
        return "/".join(str(count) for count in kept)

    rows = [[pattern, *(counts(name, pattern) for name in KITS)] for pattern in MovementPattern]
    return _table([["pattern", *KITS], *rows, ["all", *(counts(name, None) for name in KITS)]])


def need_table(catalogue: Catalogue, kit: frozenset[EquipmentSlug]) -> str:
    """Exercises per need and level with one kit, and the hardest of them for advanced people."""
    at_level = {level: list(found_by(catalogue, eligible(catalogue, level, kit))) for level in Level}
    rows = [["for", "need", *Level, "hardest"]]
    for position, (who, need, found) in enumerate(at_level[Level.ADVANCED]):
        counts = [str(len(at_level[level][position][2])) for level in Level]
        rows.append([who, need, *counts, str(max((e.difficulty for e in found), default=0))])
    return _table(rows)


def _table(rows: list[list[str]]) -> str:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


if __name__ == "__main__":
    shown = real_catalogue()
    sys.stdout.write(f"{pattern_table(shown)}\n\nWith no equipment:\n{need_table(shown, NOTHING)}\n")
