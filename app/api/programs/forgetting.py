"""Lets go of what a process holds of programs when one was forgotten, by whichever process."""

import asyncio
import logging
from collections.abc import Callable

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from app.store.programs import times_forgotten

log = logging.getLogger("evenkeel")


class Forgetting:
    """Looks now and then how often a program was forgotten, and lets go of everything when it was once more."""

    def __init__(self, database: Engine, *let_go: Callable[[], None]) -> None:
        self._database = database
        self._let_go = let_go
        self._seen: int | None = None
        self._is_settled = True
        """False for one look more: a program that was just being read may have been kept after all else was let go."""

    async def look(self) -> None:
        """Lets go of everything if a program was forgotten since the last look, or shortly before it."""
        try:
            times = await run_in_threadpool(times_forgotten, self._database)
        except SQLAlchemyError:  # the catalogue's own look tells the log
            return
        is_new = self._seen is not None and times != self._seen
        if is_new or not self._is_settled:
            for let_go in self._let_go:
                let_go()
        self._seen, self._is_settled = times, not is_new

    async def follow(self, every_seconds: float) -> None:
        """Looks for ever, whatever goes wrong once."""
        while True:
            try:
                await self.look()
            except Exception:
                log.exception("whether a program was forgotten could not be looked up")
            await asyncio.sleep(every_seconds)
