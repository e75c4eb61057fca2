"""What handlers ask for: the catalogue as it is now, the database, the engine, and programs."""

from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import Engine

from app.api.documents import Documents
from app.api.engine_pool import EnginePool
from app.api.program_maker import ProgramMaker
from app.api.refusal import not_ready
from app.api.snapshot import LiveCatalogue, Snapshot


async def database(request: Request) -> Engine:
    """The database of this process."""
    engine: Engine = request.state.database
    return engine


async def live_catalogue(request: Request) -> LiveCatalogue:
    """The holder of the current catalogue."""
    live: LiveCatalogue = request.state.live_catalogue
    return live


async def current_snapshot(request: Request) -> Snapshot:
    """The catalogue as it is now; the service is not ready without one."""
    live: LiveCatalogue = request.state.live_catalogue
    if live.snapshot is None:
        raise not_ready(live.missing)
    return live.snapshot


async def engine_pool(request: Request) -> EnginePool:
    """The processes that run the engine."""
    pool: EnginePool = request.state.engine_pool
    return pool


async def documents(request: Request) -> Documents:
    """Where the documents of programs are found."""
    found: Documents = request.state.documents
    return found


async def program_maker(request: Request) -> ProgramMaker:
    """Who finds programs, or has them made."""
    maker: ProgramMaker = request.state.program_maker
    return maker


DatabaseDep = Annotated[Engine, Depends(database)]
LiveCatalogueDep = Annotated[LiveCatalogue, Depends(live_catalogue)]
SnapshotDep = Annotated[Snapshot, Depends(current_snapshot)]
DocumentsDep = Annotated[Documents, Depends(documents)]
EnginePoolDep = Annotated[EnginePool, Depends(engine_pool)]
ProgramMakerDep = Annotated[ProgramMaker, Depends(program_maker)]
