"""What is served, without what follows from other entries, reads back as the very same entry."""

import json

from app.api.catalogue.from_engine import exercise_public, imbalance_public, strategy_public
from app.api.catalogue_writing.to_engine import exercise_from, imbalance_from, strategy_from
from tests.catalogue_tables import real_catalogue

CATALOGUE = real_catalogue()


def test_every_exercise_reads_back() -> None:
    for slug, exercise in CATALOGUE.exercises.items():
        follows = {"regressions", "progressions", "imbalances", "strategies"}
        body = exercise_public(CATALOGUE, exercise).model_dump_json(exclude=follows)

        assert exercise_from(body.encode(), CATALOGUE, slug) == exercise


def test_every_strategy_reads_back() -> None:
    for slug, strategy in CATALOGUE.strategies.items():
        body = strategy_public(CATALOGUE, strategy).model_dump_json(exclude={"imbalances"})

        assert strategy_from(body.encode(), CATALOGUE, slug) == strategy


def test_every_imbalance_reads_back_with_its_exercises_by_phase() -> None:
    for slug, imbalance in CATALOGUE.imbalances.items():
        body = imbalance_public(imbalance).model_dump(mode="json")
        body["strategies"] = [
            {
                "strategy": link.strategy,
                "phases": [{"phase": part.phase, "exercises": list(part.exercises)} for part in link.phases],
            }
            for link in imbalance.strategies
        ]

        assert imbalance_from(json.dumps(body).encode(), CATALOGUE, slug) == imbalance
