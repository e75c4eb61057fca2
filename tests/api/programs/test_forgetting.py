"""When a process lets go of what it holds."""

import anyio
from sqlalchemy import Engine

from app.api.programs.forgetting import Forgetting
from app.api.programs.from_engine import record_of
from app.engine.generate import generate
from app.engine.profile import StatedImbalance, canonical
from app.store.catalogue.reading import load_catalogue
from app.store.programs import forget_program, keep_program


def test_everything_is_let_go_once_for_what_was_forgotten_and_once_for_what_was_being_read(seeded_engine: Engine) -> None:
    record = record_of(generate(canonical((StatedImbalance("weak-core"),), weeks=1), load_catalogue(seeded_engine)))
    times = []
    calls: list[None] = []
    forgetting = Forgetting(seeded_engine, lambda: calls.append(None))

    def look() -> None:
        anyio.run(forgetting.look)
        times.append(len(calls))

    look()
    look()
    keep_program(seeded_engine, record)
    look()
    forget_program(seeded_engine, record.id)
    look()
    look()
    look()

    assert times == [0, 0, 0, 1, 2, 2]
