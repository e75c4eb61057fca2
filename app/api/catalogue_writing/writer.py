"""A write to the catalogue: who may, against which version, and what is answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Header, Request, Response, Security
from sqlalchemy import Engine

from app.api.catalogue.snapshot import LiveCatalogue, LiveCatalogueDep
from app.api.catalogue_writing.to_engine import flaw_errors
from app.api.contract.addresses import address_of
from app.api.operations.access import key_holder
from app.api.operations.bodies import json_body
from app.api.operations.cache_control import NEVER_KEPT, catalogue_etag
from app.api.operations.database import DatabaseDep
from app.api.operations.parameters import entry_at
from app.api.operations.responses import CACHED_HEADERS
from app.api.problems.codes import ErrorCode
from app.api.problems.kinds import ProblemKind
from app.api.problems.models import FieldError
from app.api.problems.refusals import RequestRefused, not_ready, refused_values
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.changes import KIND_OF, WritableEntry
from app.store.catalogue.writing import (
    CatalogueMoved,
    FlawedCatalogue,
    SlugTaken,
    StillNeeded,
    add_entry,
    replace_entry,
    retire_entry,
)
from app.store.scopes import Scope

T = TypeVar("T")

ANY_VERSION = "*"

IfMatch = Annotated[str, Header(alias="If-Match", description="The `ETag` that the entry had when you read it.")]
CatalogueKey = Security(key_holder, scopes=[Scope.CATALOGUE_WRITE])
"""Stands before everything else: without a key nobody is told anything about a body or an entry."""
StillHeld = Annotated[None, Security(key_holder, scopes=[Scope.CATALOGUE_WRITE], use_cache=False)]
"""Looks again once the body has come: a key that is revoked while a slow body arrives writes nothing."""

WRITTEN_HEADERS = {
    "ETag": CACHED_HEADERS["ETag"],
    "Cache-Control": CACHED_HEADERS["Cache-Control"],
    "Location": {"description": "Address of the entry.", "schema": {"type": "string"}},
}


@dataclass(frozen=True, slots=True)
class CatalogueWriter:
    """One write, against the catalogue as it is now."""

    catalogue: Catalogue
    request: Request
    response: Response
    live: LiveCatalogue
    database: Engine

    def add(self, entry: WritableEntry) -> Catalogue:
        """The catalogue with the new entry, served from now on."""
        address = f"{self.request.scope['path']}/{entry.slug}"
        try:
            written = add_entry(self.database, self.catalogue, entry)
        except SlugTaken:
            detail = f"{entry.slug!r} is or was the slug of another entry: a slug is for ever"
            taken = FieldError(pointer="/slug", code=ErrorCode.SLUG_TAKEN, detail=detail)
            raise RequestRefused(ProblemKind.SLUG_TAKEN, detail, (taken,)) from None
        except FlawedCatalogue as error:
            raise _flawed(error, entry) from None
        self.response.headers["Location"] = address_of(self.request.scope, address)
        return self._served(written, address)

    def seen(self, entries: Mapping[str, T], slug: str, kind: str, if_match: str) -> T:
        """The entry at the address, which must be as the writer has seen it. Any version (`*`) would undo unseen."""
        entry = entry_at(entries, slug, kind)
        if if_match.strip() == ANY_VERSION:
            raise RequestRefused(
                ProblemKind.VERSION_NEEDED, "name the ETag of the entry as you have read it in `If-Match`, not `*`"
            )
        present = catalogue_etag(self.catalogue.version, self.request.scope["path"])
        tags = {tag.strip() for tag in if_match.split(",")}
        if present not in tags:
            raise _weak() if f"W/{present}" in tags else _unquoted() if '"' not in if_match else _outdated()
        return entry

    def replace(self, entry: WritableEntry) -> Catalogue:
        """The catalogue with the entry in the place of the one that was seen, served from now on."""
        try:
            written = replace_entry(self.database, self.catalogue, entry)
        except CatalogueMoved:
            raise _outdated() from None
        except FlawedCatalogue as error:
            raise _flawed(error, entry) from None
        return self._served(written, self.request.scope["path"])

    def retire(self, entry: WritableEntry) -> None:
        """Takes the entry that was seen out of the catalogue that is served from now on."""
        try:
            left = retire_entry(self.database, self.catalogue, entry)
        except CatalogueMoved:
            raise _outdated() from None
        except StillNeeded as error:
            many = f"{len(error.by)} things stand in the way of leaving {entry.slug!r} out"
            detail = error.by[0] if len(error.by) == 1 else many
            raise RequestRefused(
                ProblemKind.STILL_NEEDED,
                detail,
                tuple(FieldError(code=ErrorCode.STILL_NEEDED, detail=reason) for reason in error.by),
            ) from None
        self.live.refresh(left)

    def _served(self, written: Catalogue, address: str) -> Catalogue:
        self.live.refresh(written)
        self.response.headers["ETag"] = catalogue_etag(written.version, address)
        self.response.headers["Cache-Control"] = NEVER_KEPT
        return written


async def entry_body(request: Request) -> bytes:
    """The body of the request, not read into anything yet."""
    return await json_body(request, "entry")


def catalogue_writer(request: Request, response: Response, live: LiveCatalogueDep, database: DatabaseDep) -> CatalogueWriter:
    """The writer for this request; what other processes have written is known to it."""
    live.refresh()
    if live.snapshot is None:
        raise not_ready(live.missing)
    return CatalogueWriter(live.snapshot.catalogue, request, response, live, database)


EntryBody = Annotated[bytes, Depends(entry_body)]
WriterDep = Annotated[CatalogueWriter, Depends(catalogue_writer)]


def body_of(schema: str, example: dict[str, Any]) -> dict[str, Any]:
    """The request's body for the OpenAPI document."""
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}, "example": example}}
    return {"requestBody": {"required": True, "content": content}}


def _outdated() -> RequestRefused:
    return RequestRefused(ProblemKind.VERSION_OUTDATED, "the catalogue has changed since you read the entry: read it again")


def _weak() -> RequestRefused:
    detail = (
        "`If-Match` takes a strong ETag, and one that begins with `W/` is weak: send it as the service gave it, without `W/`"
    )
    return RequestRefused(ProblemKind.VERSION_OUTDATED, detail)


def _unquoted() -> RequestRefused:
    return RequestRefused(ProblemKind.VERSION_OUTDATED, "an ETag has quotation marks around it: send it as the service gave it")


def _flawed(error: FlawedCatalogue, entry: WritableEntry) -> RequestRefused:
    return refused_values(flaw_errors(error.flaws, f"/{KIND_OF[type(entry)]}/{entry.slug}"))
