"""Merges the seed with what was written through the API: the API's word holds until a reset."""

from collections.abc import Iterable

from sqlalchemy import update
from sqlmodel import Session, col, select

from app.engine.catalogue.catalogue import Catalogue, DanglingReference
from app.engine.catalogue.changes import off_lists, with_entries
from app.engine.catalogue_checks import flaws_of
from app.store.catalogue.entries import WRITABLE, WritableRow
from app.store.catalogue.mapping import read_catalogue
from app.store.catalogue.version import versioned
from app.store.seed.checks import SeedProblem
from app.store.seed.files import SeedError
from app.store.tables.base import Origin

WAY_OUT = "Change these entries through the API, or give up all that was written there with `python -m app seed --reset`."


class SeedConflict(SeedError):
    """The seed files are sound, but not together with what was written through the API."""

    def __init__(self, texts: Iterable[str]) -> None:
        where = "with what was written through the API"
        super().__init__(tuple(SeedProblem(where, "", "", text) for text in texts))
        self.args = (f"{self}\n{WAY_OUT}",)


def forget_what_the_api_wrote(db: Session) -> None:
    """Makes every entry the seed's again: the next merging finds nothing to keep."""
    for table in WRITABLE.values():
        db.exec(update(table).where(col(table.origin) == Origin.API).values(origin=Origin.SEED))


def merged_with_what_the_api_wrote(seed: Catalogue, db: Session) -> tuple[Catalogue, tuple[str, ...]]:
    """The seed's catalogue where the API wrote nothing else, and which entries the API's are, such as `exercises/plank`.

    What the API retired is left out, and taken off ladders and conditions. An entry on which both agree is the seed's.
    Raises SeedError where both do not go together.
    """
    written = {(kind, slug) for kind, table in WRITABLE.items() for slug in _written(db, table)}
    if not written:
        return seed, ()
    stored = read_catalogue(db, version="")
    theirs = {key: getattr(seed, key[0]).get(key[1]) for key in written}
    ours = {key: getattr(stored, key[0]).get(key[1]) for key in written}
    kept = sorted(key for key in written if ours[key] != theirs[key])
    gone = {(kind, slug) for kind, slug in kept if ours[kind, slug] is None}
    merged = {
        kind: {slug: entry for slug, entry in getattr(seed, kind).items() if (kind, slug) not in gone}
        | {slug: ours[of_kind, slug] for of_kind, slug in kept if of_kind == kind and (kind, slug) not in gone}
        for kind in WRITABLE
    }
    try:
        catalogue = with_entries(off_lists(seed, {slug for kind, slug in gone if kind == "exercises"}), merged)
    except DanglingReference as error:
        raise SeedConflict(str(error).split("; ")) from None
    flaws = flaws_of(catalogue)
    if flaws:
        raise SeedConflict([f"{flaw.pointer}: {flaw.text}" for flaw in flaws])
    return versioned(catalogue), tuple(f"{kind}/{slug}" for kind, slug in kept)


def _written(db: Session, table: WritableRow) -> Iterable[str]:
    return db.exec(select(table.slug).where(col(table.origin) == Origin.API))
