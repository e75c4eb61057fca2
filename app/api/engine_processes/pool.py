"""A pool of processes that run the engine, so that making programs takes nothing from those who read.

Each process is a program that is started anew, not a copy of this one: a copy would share its threads' locks and hold its
clients' connections. It stays small because it imports only what `process` does and what it is told that jobs need.

`anyio.to_process` would be shorter, but its workers run the service's own main module (57 MiB each instead of 45), take a
quarter longer over what is sent, say nothing on standard error, and work on when the service is gone.
"""

import asyncio
import logging
import pickle
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import AbstractContextManager, AsyncExitStack, nullcontext
from pathlib import Path
from typing import Annotated, TypeVar, cast

from anyio import CancelScope, create_task_group
from fastapi import Depends, Request

from app.api.engine_processes.fair_queue import FairQueue, QueueFull
from app.api.engine_processes.process import LENGTH_BYTES, Done, Failed, Job, Outcome, Refused
from app.api.problems.refusals import overloaded
from app.api.telemetry.metrics import GENERATIONS_WAITING
from app.engine.catalogue.catalogue import Catalogue

T = TypeVar("T")

PROGRAM = "from app.api.engine_processes.process import main; import sys; main(sys.argv[1:])"
ROOT = Path(__file__).parents[3]
END_SECONDS = 2.0
"""How long a process may take to end by itself."""

log = logging.getLogger("evenkeel")


class EngineFault(RuntimeError):
    """The engine failed, in another process; the message is its traceback."""


class ProcessLost(Exception):
    """The process ended before it gave its answer."""


class EngineProcess:
    """One process, started when it is first needed and again after it was lost."""

    def __init__(self, imports: Sequence[str]) -> None:
        self._imports = imports
        self._process: Process | None = None
        self._version: str | None = None
        """Of the catalogue that the process holds."""

    async def warm_up(self, catalogue: Catalogue) -> None:
        """Starts the process and gives it the catalogue, unless it has it."""
        process = await self._running()
        if self._version != catalogue.version:
            await _send(process, catalogue)
            self._version = catalogue.version

    async def answer(self, job: Job[object], catalogue: Catalogue) -> Outcome:
        """What became of the job. Raises ProcessLost where the process did not survive it."""
        try:
            await self.warm_up(catalogue)
            process = await self._running()
            await _send(process, job)
            return await _receive(process)
        except (OSError, asyncio.IncompleteReadError) as error:
            await self.kill()
            raise ProcessLost from error
        except BaseException:
            await self.kill()  # its answer would be taken for that of the next job
            raise

    async def close(self) -> None:
        """Lets the process end."""
        if self._process is None:
            return
        _input_of(self._process).close()
        try:
            await asyncio.wait_for(self._process.wait(), END_SECONDS)
        except TimeoutError:
            await self.kill()
        self._process = None

    async def kill(self) -> None:
        """Ends the process whatever it does."""
        process, self._process, self._version = self._process, None, None
        if process is not None:
            if process.returncode is None:
                process.kill()
            _input_of(process).close()
            with CancelScope(shield=True):
                await process.wait()

    async def _running(self) -> Process:
        if self._process is None:
            with CancelScope(shield=True):  # given up in the middle, the start would leave a process that nobody ends
                self._process = await asyncio.create_subprocess_exec(
                    sys.executable, "-c", PROGRAM, *self._imports, stdin=PIPE, stdout=PIPE, cwd=ROOT
                )
        assert self._process is not None  # noqa: S101 - it is started
        return self._process


class EnginePool:
    """Does jobs in as many processes as there are, and lets the others wait in a queue."""

    def __init__(self, processes: int, most_waiting: int, limit_seconds: float, imports: Sequence[str] = ()) -> None:
        """`imports` are modules that jobs need, imported before the first one comes."""
        self._processes = [EngineProcess(imports) for _ in range(processes)]
        self._queue = FairQueue(self._processes, most_waiting)
        self._limit_seconds = limit_seconds
        """How long a job may wait, and how long it may then take."""

    async def run(self, job: Job[T], catalogue: Catalogue, around: AbstractContextManager[object] | None = None) -> T:
        """What the job gives. Raises what the job raises, and RequestRefused where it waits or takes too long.

        `around` is entered when the job has waited, and left when it is done.
        """
        kind = type(job).__name__
        try:
            async with asyncio.timeout(self._limit_seconds) as limit, AsyncExitStack() as turn:
                with GENERATIONS_WAITING.track_inprogress():
                    process = await turn.enter_async_context(self._queue.turn(kind))
                limit.reschedule(asyncio.get_running_loop().time() + self._limit_seconds)
                with around or nullcontext():
                    answer = await self._answer(process, job, catalogue)
        except QueueFull:
            raise overloaded("as many requests wait for the engine as may wait") from None
        except TimeoutError:
            raise overloaded(f"the engine had no answer within {self._limit_seconds:g} s") from None
        match answer:
            case Done(result):
                return cast("T", result)
            case Refused(error):
                raise error
            case Failed(cause):
                raise EngineFault(cause)

    async def warm_up(self, catalogue: Catalogue) -> None:
        """Gets all processes ready, so that the first jobs need not wait for that."""
        async with create_task_group() as starts:
            for _ in self._processes:
                starts.start_soon(self._warm_up_one, catalogue)

    async def close(self) -> None:
        """Ends all processes."""
        for process in self._processes:
            await process.close()

    @staticmethod
    async def _answer(process: EngineProcess, job: Job[object], catalogue: Catalogue) -> Outcome:
        """The answer, from a new process where the first one did not survive the job."""
        try:
            return await process.answer(job, catalogue)
        except ProcessLost as loss:
            log.warning("an engine process was lost, its job is done again: %s", loss.__cause__)
        try:
            return await process.answer(job, catalogue)
        except ProcessLost:
            raise overloaded("the engine was lost while it worked on the request") from None

    async def _warm_up_one(self, catalogue: Catalogue) -> None:
        async with self._queue.turn("warm-up") as process:
            try:
                await process.warm_up(catalogue)
            except OSError as error:
                await process.kill()
                log.warning("an engine process could not be started: %s", error)


async def _send(process: Process, message: object) -> None:
    pipe = _input_of(process)
    pipe.write(pickle.dumps(message))
    await pipe.drain()


async def _receive(process: Process) -> Outcome:
    assert process.stdout is not None  # noqa: S101 - it is a pipe
    length = int.from_bytes(await process.stdout.readexactly(LENGTH_BYTES))
    answer: Outcome = pickle.loads(await process.stdout.readexactly(length))  # noqa: S301 - from our own process
    return answer


def _input_of(process: Process) -> asyncio.StreamWriter:
    assert process.stdin is not None  # noqa: S101 - it is a pipe
    return process.stdin


async def engine_pool(request: Request) -> EnginePool:
    """The processes that run the engine."""
    pool: EnginePool = request.state.engine_pool
    return pool


EnginePoolDep = Annotated[EnginePool, Depends(engine_pool)]
