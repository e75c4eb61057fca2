"""The program library of a fresh install: a program for every imbalance, level and usual set of equipment."""

import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext

from sqlalchemy import Engine

from app.api.programs.from_engine import record_of
from app.api.programs.ready_made import ready_made
from app.engine.catalogue.catalogue import Catalogue
from app.engine.errors import InfeasibleProfile
from app.engine.generate import generate
from app.engine.profile import Profile
from app.store.catalogue.reading import load_catalogue
from app.store.database import make_engine
from app.store.program_record import ProgramRecord
from app.store.programs import keep_program, kept_among

Progress = Callable[[int], AbstractContextManager[Callable[[], None]]]
"""Shows how far so many programs are, and is told of each."""


def keep_ready_made(database: Engine, processes: int, progress: Progress = lambda _: nullcontext(lambda: None)) -> int:
    """Makes and keeps the ready-made programs that are not kept yet; returns how many were made."""
    catalogue = load_catalogue(database)
    wanted = ready_made(catalogue)
    kept = kept_among(database, wanted)
    missing = [profile for identifier, profile in wanted.items() if identifier not in kept]
    if not missing:
        return 0
    address = database.url.render_as_string(hide_password=False)
    made = 0
    with ProcessPoolExecutor(processes, initializer=_load, initargs=(address,)) as pool, progress(len(missing)) as advance:
        for record in pool.map(_record, missing, chunksize=4):
            made += record is not None and keep_program(database, record)
            advance()
    return made


_catalogues: list[Catalogue] = []
"""The catalogue of a worker process, loaded once."""


def _load(address: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches all of them; the process that started them ends them
    engine = make_engine(address)
    _catalogues.append(load_catalogue(engine))
    engine.dispose()


def _record(profile: Profile) -> ProgramRecord | None:
    try:
        return record_of(generate(profile, _catalogues[0]))
    except InfeasibleProfile:
        return None
