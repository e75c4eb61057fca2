"""The program library of a fresh install: a program for every imbalance, level and usual set of equipment."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor

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


def keep_ready_made(database: Engine, processes: int) -> int:
    """Makes and keeps the ready-made programs that are not kept yet; returns how many were made."""
    catalogue = load_catalogue(database)
    wanted = ready_made(catalogue)
    kept = kept_among(database, wanted)
    missing = [profile for identifier, profile in wanted.items() if identifier not in kept]
    if not missing:
        return 0
    address = database.url.render_as_string(hide_password=False)
    with ProcessPoolExecutor(processes, initializer=_load, initargs=(address,)) as pool:
        return sum(keep_program(database, record) for record in _made(pool.map(_record, missing, chunksize=4)))


def _made(records: Iterable[ProgramRecord | None]) -> Iterator[ProgramRecord]:
    return (record for record in records if record is not None)


_catalogues: list[Catalogue] = []
"""The catalogue of a worker process, loaded once."""


def _load(address: str) -> None:
    engine = make_engine(address)
    _catalogues.append(load_catalogue(engine))
    engine.dispose()


def _record(profile: Profile) -> ProgramRecord | None:
    try:
        return record_of(generate(profile, _catalogues[0]))
    except InfeasibleProfile:
        return None
