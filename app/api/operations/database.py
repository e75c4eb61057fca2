"""The database as a dependency, for operations that ask it themselves."""

from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import Engine


async def database(request: Request) -> Engine:
    """The database of this process."""
    engine: Engine = request.state.database
    return engine


DatabaseDep = Annotated[Engine, Depends(database)]
