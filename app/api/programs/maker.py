"""Finds the program for a profile, or has it made and kept, once for all who ask at the same time."""

import asyncio
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool

from app.api.engine_processes.pool import EnginePool
from app.api.programs.documents import Documents
from app.api.programs.job import MakeProgram
from app.api.telemetry.metrics import GENERATION_SECONDS, PROGRAMS
from app.engine.catalogue.catalogue import Catalogue
from app.engine.profile import Profile, program_id
from app.store.programs import keep_program


@dataclass(frozen=True, slots=True)
class KeptProgram:
    """A program's bytes, and whether they were made just now."""

    id: str
    document: bytes
    is_new: bool


class ProgramMaker:
    """Finds programs and has those made that are not kept yet."""

    def __init__(self, database: Engine, documents: Documents, pool: EnginePool) -> None:
        self._database = database
        self._documents = documents
        self._pool = pool
        self._under_way: dict[str, asyncio.Task[KeptProgram]] = {}

    async def program_for(self, profile: Profile, catalogue: Catalogue) -> KeptProgram:
        """The program for the profile, new for the first of those who ask for it at the same time.

        It is looked for first, which waits for no other program. Raises EngineError where none can be made.
        """
        wanted = program_id(profile, catalogue.version)
        at_hand = self._documents.at_hand(wanted)
        if at_hand is not None:
            PROGRAMS.labels("true").inc()
            return KeptProgram(wanted, at_hand, is_new=False)
        found = self._under_way.get(wanted)
        if found is not None:
            PROGRAMS.labels("true").inc()
            return replace(await asyncio.shield(found), is_new=False)
        making = self._under_way[wanted] = asyncio.create_task(self._find_or_make(wanted, profile, catalogue))
        making.add_done_callback(lambda _: self._under_way.pop(wanted))
        return await asyncio.shield(making)  # others may wait for it when this request is given up

    async def close(self) -> None:
        """Gives up what is under way."""
        for making in [*self._under_way.values()]:
            making.cancel()
        if self._under_way:
            await asyncio.wait([*self._under_way.values()])

    async def _find_or_make(self, wanted: str, profile: Profile, catalogue: Catalogue) -> KeptProgram:
        document = await run_in_threadpool(self._documents.find, wanted)
        PROGRAMS.labels("false" if document is None else "true").inc()
        if document is not None:
            return KeptProgram(wanted, document, is_new=False)
        record = await self._pool.run(MakeProgram(profile), catalogue, GENERATION_SECONDS.time())
        is_new = await run_in_threadpool(keep_program, self._database, record)
        self._documents.keep(record.id, record.document)
        return KeptProgram(record.id, record.document, is_new)


async def program_maker(request: Request) -> ProgramMaker:
    """Who finds programs, or has them made."""
    maker: ProgramMaker = request.state.program_maker
    return maker


ProgramMakerDep = Annotated[ProgramMaker, Depends(program_maker)]
