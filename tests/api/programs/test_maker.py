"""Programs that many ask for at the same time, on both databases, made by a real process."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from typing import TypeVar

import pytest
from sqlalchemy import Engine, func
from sqlmodel import select

from app.api.engine_processes.pool import EnginePool
from app.api.engine_processes.process import Job
from app.api.problems.refusals import RequestRefused
from app.api.programs.documents import Documents
from app.api.programs.maker import KeptProgram, ProgramMaker
from app.engine.catalogue.catalogue import Catalogue
from app.engine.profile import Profile, StatedImbalance, canonical
from app.store.catalogue.reading import load_catalogue
from app.store.database import reading
from app.store.tables.programs import ProgramRow
from tests.api.engine_processes.jobs import Work
from tests.store.counting import statements

R = TypeVar("R")
T = TypeVar("T")


class CountingPool(EnginePool):
    """A pool that knows how many jobs it was given."""

    jobs = 0

    async def run(self, job: Job[R], catalogue: Catalogue, around: AbstractContextManager[object] | None = None) -> R:
        self.jobs += 1
        return await super().run(job, catalogue, around)


@pytest.fixture
def catalogue(seeded_engine: Engine) -> Catalogue:
    return load_catalogue(seeded_engine)


def profile(variant: int = 0) -> Profile:
    return canonical((StatedImbalance("weak-core"),), weeks=1, variant=variant)


def with_maker(database: Engine, use: Callable[[ProgramMaker, CountingPool], Awaitable[T]], most_waiting: int = 100) -> T:
    async def main() -> T:
        pool = CountingPool(processes=1, most_waiting=most_waiting, limit_seconds=60)
        maker = ProgramMaker(database, Documents(database), pool)
        try:
            return await use(maker, pool)
        finally:
            await maker.close()
            await pool.close()

    return asyncio.run(main())


def programs_in(database: Engine) -> int:
    with reading(database) as db:
        return db.exec(select(func.count()).select_from(ProgramRow)).one()


def test_program_that_64_ask_for_at_once_is_made_and_kept_once(seeded_engine: Engine, catalogue: Catalogue) -> None:
    async def use(maker: ProgramMaker, pool: CountingPool) -> tuple[list[KeptProgram], int]:
        return await asyncio.gather(*(maker.program_for(profile(), catalogue) for _ in range(64))), pool.jobs

    programs, jobs = with_maker(seeded_engine, use)

    assert jobs == 1
    assert programs_in(seeded_engine) == 1
    assert len({(program.id, program.document) for program in programs}) == 1
    assert Counter(program.is_new for program in programs) == {True: 1, False: 63}


def test_program_that_was_asked_for_lately_is_at_hand(seeded_engine: Engine, catalogue: Catalogue) -> None:
    async def use(maker: ProgramMaker, _: CountingPool) -> tuple[KeptProgram, KeptProgram, list[str]]:
        made = await maker.program_for(profile(), catalogue)
        with statements(seeded_engine) as seen:
            return made, await maker.program_for(profile(), catalogue), seen

    made, found, asked_of_the_database = with_maker(seeded_engine, use)

    assert found.document is made.document
    assert not found.is_new
    assert asked_of_the_database == []


def test_program_that_is_kept_is_found_while_others_wait_for_the_engine(seeded_engine: Engine, catalogue: Catalogue) -> None:
    async def use(maker: ProgramMaker, _: CountingPool) -> tuple[KeptProgram, int]:
        await maker.program_for(profile(), catalogue)
        others = [asyncio.create_task(maker.program_for(profile(variant), catalogue)) for variant in range(1, 5)]
        found = await maker.program_for(profile(), catalogue)
        unfinished = sum(not other.done() for other in others)
        await asyncio.gather(*others)
        return found, unfinished

    found, unfinished = with_maker(seeded_engine, use)

    assert not found.is_new
    assert unfinished > 0


def test_program_is_made_also_when_who_asked_first_gives_up(seeded_engine: Engine, catalogue: Catalogue) -> None:
    async def use(maker: ProgramMaker, pool: CountingPool) -> tuple[KeptProgram, int]:
        first, second = (asyncio.create_task(maker.program_for(profile(), catalogue)) for _ in range(2))
        await asyncio.sleep(0)
        first.cancel()
        return await second, pool.jobs

    program, jobs = with_maker(seeded_engine, use)

    assert jobs == 1
    assert programs_in(seeded_engine) == 1
    assert program.document


def test_refusal_reaches_all_who_asked_and_the_next_who_asks_is_served(seeded_engine: Engine, catalogue: Catalogue) -> None:
    async def use(maker: ProgramMaker, pool: CountingPool) -> tuple[list[KeptProgram | BaseException], KeptProgram]:
        busy = asyncio.create_task(pool.run(Work(1.0), catalogue))
        await asyncio.sleep(0)
        asking = (maker.program_for(profile(2), catalogue) for _ in range(3))
        refused = await asyncio.gather(*asking, return_exceptions=True)
        await busy
        return refused, await maker.program_for(profile(2), catalogue)

    refused, served = with_maker(seeded_engine, use, most_waiting=0)

    assert [type(each) for each in refused] == [RequestRefused] * 3
    assert served.is_new
