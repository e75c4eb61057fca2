"""Writes single entries into the catalogue, as the API does it: stored with the catalogue's new version, or not at all.

Writers take turns, and each judges and stores within its turn, so that none undoes unseen what another has just written.
Programs are bytes of their own and stay as they are.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import Engine, update
from sqlmodel import Session, col, select

from app.engine.catalogue.cache import per_catalogue
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.changes import KIND_OF, WritableEntry, parts_of, who_names, with_entry, without_entry
from app.engine.catalogue_checks import Flaw, flaws_of
from app.store.catalogue.entries import CATALOGUE_TURN, WRITABLE, of_the_api, put_entries, retire_entries, with_digest
from app.store.catalogue.mapping import EntryRows, read_catalogue
from app.store.catalogue.mapping.exercises import exercise_rows, ladder_rows
from app.store.catalogue.mapping.imbalances import imbalance_rows
from app.store.catalogue.mapping.protocols import condition_protocol_rows, protocol_rows, track_rows
from app.store.catalogue.mapping.safety import condition_rows
from app.store.catalogue.mapping.strategies import strategy_rows
from app.store.catalogue.reading import CatalogueMissing
from app.store.catalogue.version import versioned
from app.store.database import wait_for_turn, writing
from app.store.tables.base import Origin
from app.store.tables.exercises import LadderRow
from app.store.tables.state import CatalogueStateRow

E = TypeVar("E")


class CatalogueMoved(Exception):
    """Somebody has changed the catalogue since the version that the writer saw."""


class SlugTaken(ValueError):
    """There is an entry of this slug, or there was one: a slug is for ever."""


class FlawedCatalogue(ValueError):
    """With the change the catalogue would have flaws that it does not have now."""

    def __init__(self, flaws: Iterable[Flaw]) -> None:
        self.flaws = tuple(flaws)
        super().__init__("; ".join(f"{flaw.pointer}: {flaw.text}" for flaw in self.flaws))


class StillNeeded(ValueError):
    """The catalogue cannot do without the entry; `by` says in words what needs it."""

    def __init__(self, by: Iterable[str]) -> None:
        self.by = tuple(by)
        super().__init__("; ".join(self.by))


def add_entry(engine: Engine, known: Catalogue, entry: WritableEntry) -> Catalogue:
    """The catalogue with the new entry, stored. Raises SlugTaken or FlawedCatalogue.

    `known` is a catalogue that was read before; where it is still the stored one, it need not be read again.
    """
    with writing(engine) as db:
        before = _current(db, known)
        table = WRITABLE[KIND_OF[type(entry)]]
        if db.exec(select(table.slug).where(col(table.slug) == entry.slug)).first() is not None:
            raise SlugTaken(entry.slug)
        return _store(db, before, _sound(before, with_entry(before, entry)))


def replace_entry(engine: Engine, seen: Catalogue, entry: WritableEntry) -> Catalogue:
    """The catalogue with the entry in the place of the one of its slug, stored. Raises CatalogueMoved or FlawedCatalogue."""
    with writing(engine) as db:
        before = _unmoved(db, seen)
        return _store(db, before, _sound(before, with_entry(before, entry)))


def retire_entry(engine: Engine, seen: Catalogue, entry: WritableEntry) -> Catalogue:
    """The catalogue without the entry, stored; its slug stays taken. Raises CatalogueMoved or StillNeeded."""
    with writing(engine) as db:
        before = _unmoved(db, seen)
        names_it = [f"{owner} names it" for owner in who_names(before, entry)]
        if names_it:
            raise StillNeeded(names_it)
        try:
            after = _sound(before, without_entry(before, entry))
        except FlawedCatalogue as error:
            raise StillNeeded(f"without it, {flaw.pointer}: {flaw.text}" for flaw in error.flaws) from None
        stored = _store(db, before, after)
        for kind in parts_of(entry):
            table = WRITABLE[kind]
            db.exec(update(table).where(col(table.slug) == entry.slug).values(origin=Origin.API))
        return stored


def _version_in_turn(db: Session) -> str:
    """The version of the stored catalogue, which nobody else changes before this transaction ends."""
    wait_for_turn(db.connection(), CATALOGUE_TURN)
    version = db.exec(select(CatalogueStateRow.version)).first()
    if version is None:
        raise CatalogueMissing("the database holds no catalogue: seed it first")
    return version


def _current(db: Session, known: Catalogue) -> Catalogue:
    """The stored catalogue."""
    version = _version_in_turn(db)
    return known if known.version == version else read_catalogue(db, version)


def _unmoved(db: Session, seen: Catalogue) -> Catalogue:
    """The stored catalogue, if it is the one that the writer has seen."""
    if _version_in_turn(db) != seen.version:
        raise CatalogueMoved
    return seen


_known_flaws_of = per_catalogue(maxsize=1)(flaws_of)
"""Of a catalogue that is stored, which one refused write after the other is held against."""


def _sound(before: Catalogue, after: Catalogue) -> Catalogue:
    """The changed catalogue. Flaws that were there before are no reason to refuse a change that may mend them one by one."""
    flaws = flaws_of(after)
    if flaws:
        flaws = tuple(sorted(set(flaws) - set(_known_flaws_of(before))))
    if flaws:
        raise FlawedCatalogue(flaws)
    return after


def _store(db: Session, before: Catalogue, after: Catalogue) -> Catalogue:
    """The changed catalogue under its new version, written."""
    after = versioned(after)
    put_entries(db, [with_digest(of_the_api(rows)) for rows in _changed_rows(before, after)])
    tables = {"ladders": LadderRow, **WRITABLE}
    gone = [(table, slug) for kind, table in tables.items() for slug in getattr(before, kind).keys() - getattr(after, kind)]
    retire_entries(db, gone)
    db.exec(update(CatalogueStateRow).values(version=after.version, updated_at=datetime.now(UTC)))
    return after


def _changed_rows(before: Catalogue, after: Catalogue) -> Iterator[EntryRows]:
    yield from map(exercise_rows, _differing(before.exercises, after.exercises))
    yield from map(ladder_rows, _differing(before.ladders, after.ladders))
    yield from map(strategy_rows, _differing(before.strategies, after.strategies))
    yield from map(imbalance_rows, _differing(before.imbalances, after.imbalances))
    yield from map(condition_rows, _differing(before.conditions, after.conditions))
    yield from map(track_rows, _differing(before.tracks, after.tracks))
    yield from map(protocol_rows, _differing(before.protocols, after.protocols))
    yield from map(condition_protocol_rows, _differing(before.condition_protocols, after.condition_protocols))


def _differing(before: Mapping[str, E], after: Mapping[str, E]) -> Iterator[E]:
    return (entry for slug, entry in after.items() if before.get(slug) != entry)
