"""The worked example of docs/engine.md is what the engine makes."""

import re
from pathlib import Path

from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import client_of
from app.engine.generate import generate
from app.engine.profile import StatedImbalance, canonical
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.programs import BlockKind

GUIDE = (Path(__file__).parents[2] / "docs" / "engine.md").read_text()
EXAMPLE = canonical(
    (StatedImbalance("weak-glutes"), StatedImbalance("tight-hip-flexors")),
    equipment=frozenset({EquipmentSlug.DUMBBELL, EquipmentSlug.RESISTANCE_BAND}),
)


def test_shown_strength_block_is_what_the_engine_makes(catalogue: Catalogue) -> None:
    shown = [re.split(r"\s{2,}", line) for line in re.findall(r"^week .*$", GUIDE, re.MULTILINE)]
    program = generate(EXAMPLE, catalogue)
    made = []
    for week in (program.weeks[number] for number in (0, 3, 7)):
        for item in week.sessions[0].items_in(BlockKind.STRENGTH):
            name, rpe = program.exercises[item.exercise].exercise.name, item.effort.rpe if item.effort else 0
            made.append([f"week {week.week}", name, item.label, f"RPE {rpe:g}"])

    assert [[week, name, label, rpe] for week, name, label, rpe in shown] == made


def test_shown_numbers_are_those_of_the_catalogue(catalogue: Catalogue) -> None:
    offered, given = map(int, re.findall(r"Of (\d+) exercises (\d+) may be given", GUIDE)[0])

    assert (offered, given) == (len(catalogue.exercises), len(client_of(EXAMPLE, catalogue).eligible))
