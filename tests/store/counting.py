"""Counts what an engine is asked, because the number of queries must not grow with the rows."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPICursor


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """The SQL that runs within the context, without what begins a transaction."""
    seen: list[str] = []

    def note(_connection: Connection, _cursor: DBAPICursor, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)
