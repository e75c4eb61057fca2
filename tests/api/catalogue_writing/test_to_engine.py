"""What is served, without what follows from other entries, reads back as the very same entry."""

import json

from app.api.catalogue.from_engine import exercise_public, strategy_public
from app.api.catalogue.protocols_from_engine import track_public, with_protocol
from app.api.catalogue_writing.to_engine import exercise_from, imbalance_from, strategy_from, track_from
from app.engine.catalogue.changes import AnsweredImbalance
from tests.api.catalogue_writing.new_entries import FOLLOWS
from tests.catalogue_tables import real_catalogue

CATALOGUE = real_catalogue()


def test_every_exercise_reads_back() -> None:
    for slug, exercise in CATALOGUE.exercises.items():
        body = exercise_public(CATALOGUE, exercise).model_dump_json(exclude={*FOLLOWS})

        assert exercise_from(body.encode(), CATALOGUE, slug) == exercise


def test_every_strategy_reads_back() -> None:
    for slug, strategy in CATALOGUE.strategies.items():
        body = strategy_public(CATALOGUE, strategy).model_dump_json(exclude={"imbalances", "roles"})

        assert strategy_from(body.encode(), CATALOGUE, slug) == strategy


def test_every_track_reads_back() -> None:
    for slug, track in CATALOGUE.tracks.items():
        assert track_from(track_public(track).model_dump_json().encode(), CATALOGUE, slug) == track


def test_every_imbalance_reads_back_with_its_exercises_by_phase_and_its_protocol() -> None:
    for slug, imbalance in CATALOGUE.imbalances.items():
        body = with_protocol(CATALOGUE, imbalance).model_dump(mode="json")
        body["strategies"] = [
            {
                "strategy": link.strategy,
                "phases": [{"phase": part.phase, "exercises": list(part.exercises)} for part in link.phases],
            }
            for link in imbalance.strategies
        ]

        read_back = imbalance_from(json.dumps(body).encode(), CATALOGUE, slug)
        assert read_back == AnsweredImbalance(imbalance, CATALOGUE.protocols[slug])
