"""Two applications that the service is held against: one that only sends given bytes, one that has nothing in it yet."""

import base64
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from sqlmodel import Session, create_engine, text
from starlette.types import Receive, Scope, Send

ANSWER_VARIABLE = "BENCHMARK_ANSWER"
"""Environment variable with the path of a JSON file: status, headers and body (base64) of the one answer of `bare`."""


class BareApplication:
    """Gives one ready answer to every request: as near as an ASGI application gets to doing nothing."""

    def __init__(self, file: Path) -> None:
        answer = json.loads(file.read_text(encoding="utf-8"))
        headers = [(name.encode(), value.encode()) for name, value in answer["headers"]]
        self.start = {"type": "http.response.start", "status": answer["status"], "headers": headers}
        self.body = {"type": "http.response.body", "body": base64.b64decode(answer["body"])}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Reads the request to its end and answers."""
        if scope["type"] != "http":
            return
        while (await receive()).get("more_body"):
            pass
        await send(self.start)
        await send(self.body)


def bare() -> BareApplication:
    """The application that sends the bytes of the answer file."""
    return BareApplication(Path(os.environ[ANSWER_VARIABLE]))


def empty() -> FastAPI:
    """FastAPI and SQLModel with one route and an empty database in memory: what starting costs before anything is built."""
    engine = create_engine("sqlite://")

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        with Session(engine) as session:
            session.connection().execute(text("SELECT 1"))
        yield

    application = FastAPI(lifespan=lifespan)

    @application.get("/readyz")
    def ready() -> dict[str, str]:
        return {"status": "ready"}

    return application


def _serve(factory: str, host: str, port: str, workers: str) -> None:
    """Several processes that share the port as the service's do."""
    import uvicorn  # noqa: PLC0415 - processes that are started by it have no use for this

    from app.serving import serve_together  # noqa: PLC0415

    name = f"benchmarks.apps:{factory}"
    serve_together(uvicorn.Config(name, factory=True, host=host, port=int(port), workers=int(workers), access_log=False))


if __name__ == "__main__":
    _serve(*sys.argv[1:])
