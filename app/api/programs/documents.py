"""A cache of the documents of programs in front of the store."""

from threading import Lock
from typing import Annotated

from cachetools import LRUCache
from fastapi import Depends, Request
from sqlalchemy import Engine

from app.store.programs import find_document

MOST_BYTES_KEPT = 16 * 1024 * 1024
"""Documents kept by one process, the least used going first; answers that are kept hold the very same bytes."""


class Documents:
    """Finds documents by the ids of their programs. One that was found never changes, so none is ever out of date."""

    def __init__(self, database: Engine, most_bytes: int = MOST_BYTES_KEPT) -> None:
        self._database = database
        self._kept: LRUCache[str, bytes] = LRUCache(most_bytes, len)
        self._one_at_a_time = Lock()

    def at_hand(self, program_id: str) -> bytes | None:
        """The document if it is in memory: nobody waits for this."""
        with self._one_at_a_time:
            return self._kept.get(program_id)

    def find(self, program_id: str) -> bytes | None:
        """The document, or None where there is no such program. Takes a select the first time."""
        document = self.at_hand(program_id)
        if document is None:
            document = find_document(self._database, program_id)
            if document is not None:
                self.keep(program_id, document)
        return document

    def keep(self, program_id: str, document: bytes) -> None:
        """Keeps a document that is stored."""
        if len(document) <= self._kept.maxsize:
            with self._one_at_a_time:
                self._kept[program_id] = document

    def let_go(self) -> None:
        """Empties the memory."""
        with self._one_at_a_time:
            self._kept.clear()


async def documents(request: Request) -> Documents:
    """Where the documents of programs are found."""
    found: Documents = request.state.documents
    return found


DocumentsDep = Annotated[Documents, Depends(documents)]
