"""The program library of a fresh install: a program for every imbalance, level and usual set of equipment."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import product

from sqlalchemy import Engine

from app.api.programs.from_engine import record_of
from app.engine.catalogue.catalogue import Catalogue
from app.engine.errors import InfeasibleProfile
from app.engine.generate import generate
from app.engine.profile import Profile, StatedImbalance, canonical, program_id
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.people import Level
from app.store.catalogue.reading import load_catalogue
from app.store.database import make_engine
from app.store.program_record import ProgramRecord
from app.store.programs import keep_program, kept_among

KITS: dict[str, frozenset[EquipmentSlug]] = {
    "bodyweight": frozenset(),
    "home kit": frozenset(
        {
            EquipmentSlug.BENCH,
            EquipmentSlug.BOX,
            EquipmentSlug.DUMBBELL,
            EquipmentSlug.MINI_BAND,
            EquipmentSlug.RESISTANCE_BAND,
        }
    ),
    "gym": frozenset(EquipmentSlug),
}


def ready_made_profiles(catalogue: Catalogue) -> Iterator[Profile]:
    """One profile for every imbalance × level × kit, everything else as it is by default."""
    for slug, level, kit in product(sorted(catalogue.imbalances), Level, KITS.values()):
        yield canonical((StatedImbalance(slug),), level=level, equipment=kit)


def keep_ready_made(database: Engine, processes: int) -> int:
    """Makes and keeps the ready-made programs that are not kept yet; returns how many were made."""
    catalogue = load_catalogue(database)
    wanted = {program_id(profile, catalogue.version): profile for profile in ready_made_profiles(catalogue)}
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
