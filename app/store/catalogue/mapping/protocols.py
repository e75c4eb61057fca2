"""Tracks, protocols and upkeep, to documents and back."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter

from app.engine.catalogue.protocols import ConditionProtocol, Protocol, Track, Upkeep
from app.store.catalogue.mapping.rows import EntryRows, Rows
from app.store.tables.protocols import ConditionProtocolRow, ProtocolRow, TrackRow, UpkeepRow

_TRACK = TypeAdapter(Track)
_PROTOCOL = TypeAdapter(Protocol)
_CONDITION_PROTOCOL = TypeAdapter(ConditionProtocol)
_UPKEEP = TypeAdapter(Upkeep)


def track_rows(track: Track) -> EntryRows:
    """The row of a track."""
    return EntryRows.of(TrackRow(slug=track.slug, content=_document(track)))


def protocol_rows(protocol: Protocol) -> EntryRows:
    """The row of a protocol."""
    return EntryRows.of(ProtocolRow(slug=protocol.slug, content=_document(protocol)))


def condition_protocol_rows(protocol: ConditionProtocol) -> EntryRows:
    """The row of a condition's protocol."""
    return EntryRows.of(ConditionProtocolRow(slug=protocol.slug, content=_document(protocol)))


def upkeep_rows(upkeep: Upkeep) -> EntryRows:
    """The row of the upkeep of a kind of day."""
    return EntryRows.of(UpkeepRow(slug=upkeep.slug, content=_document(upkeep)))


def read_tracks(rows: Rows) -> Iterator[Track]:
    """All living tracks."""
    return (_TRACK.validate_python(row.content) for row in rows.living(TrackRow))


def read_protocols(rows: Rows) -> Iterator[Protocol]:
    """All living protocols of imbalances."""
    return (_PROTOCOL.validate_python(row.content) for row in rows.living(ProtocolRow))


def read_condition_protocols(rows: Rows) -> Iterator[ConditionProtocol]:
    """All living protocols of conditions, and that of pain."""
    return (_CONDITION_PROTOCOL.validate_python(row.content) for row in rows.living(ConditionProtocolRow))


def read_upkeep(rows: Rows) -> Iterator[Upkeep]:
    """The upkeep of every kind of day."""
    return (_UPKEEP.validate_python(row.content) for row in rows.living(UpkeepRow))


def _document(entry: Track | Protocol | ConditionProtocol | Upkeep) -> dict[str, Any]:
    """The entry in JSON's own types. Sets are sorted, so that equal entries make equal documents."""
    document: dict[str, Any] = json.loads(json.dumps(asdict(entry), default=sorted))
    return document
