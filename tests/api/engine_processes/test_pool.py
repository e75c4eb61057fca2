"""The engine in processes of its own: real processes, real crashes."""

import asyncio
import gc
import os
import pickle
import signal
import subprocess
import sys
import warnings
from collections.abc import Awaitable, Callable

import pytest
from anyio import create_task_group

from app.api.audits import job as audit_job
from app.api.audits.job import AuditProgram
from app.api.engine_processes.pool import EngineFault, EnginePool
from app.api.engine_processes.process import outcome_of
from app.api.problems.codes import ErrorCode
from app.api.problems.kinds import ProblemKind
from app.api.problems.models import FieldError
from app.api.problems.refusals import RequestRefused, refused_values
from app.api.programs import job as program_job
from app.api.programs.from_engine import record_of
from app.api.programs.job import MakeProgram
from app.engine.catalogue.catalogue import Catalogue
from app.engine.errors import BrokenRule, EngineError, InfeasibleProfile, Relaxation
from app.engine.generate import generate
from app.engine.profile import StatedImbalance, canonical
from app.engine.vocabulary.exercises import DemandSlug
from benchmarks.catalogues import seed_catalogue
from tests.api.engine_processes.jobs import Crash, Raise, TellProcess, Work

CATALOGUE = seed_catalogue()
CORE = MakeProgram(canonical((StatedImbalance("weak-core"),), weeks=1))


def with_pool(
    use: Callable[[EnginePool], Awaitable[object]], processes: int = 1, most_waiting: int = 10, limit_seconds: float = 60.0
) -> object:
    """What `use` makes of a pool, which is closed afterwards."""

    async def main() -> object:
        pool = EnginePool(processes, most_waiting, limit_seconds)
        try:
            return await use(pool)
        finally:
            await pool.close()

    return asyncio.run(main())


def test_program_is_the_one_that_the_engine_makes_here() -> None:
    assert with_pool(lambda pool: pool.run(CORE, CATALOGUE)) == record_of(generate(CORE.profile, CATALOGUE))


def test_process_stays_for_the_next_job_and_takes_another_catalogue() -> None:
    async def use(pool: EnginePool) -> list[tuple[int, str]]:
        return [await pool.run(TellProcess(), catalogue) for catalogue in (CATALOGUE, CATALOGUE, another_catalogue())]

    results = with_pool(use)

    assert isinstance(results, list)
    assert len({process for process, _ in results}) == 1
    assert results[0][0] != os.getpid()
    assert [version for _, version in results] == [CATALOGUE.version, CATALOGUE.version, "another"]


def another_catalogue() -> Catalogue:
    values = {name: getattr(CATALOGUE, name) for name, field in Catalogue.__dataclass_fields__.items() if field.init}
    return Catalogue(**values | {"version": "another"})


ERRORS: list[EngineError | RequestRefused] = [
    BrokenRule(("weaker-side-first", "hinge-every-week")),
    InfeasibleProfile(
        ("imbalances", "avoid"),
        "too little time",
        (Relaxation("longer", minutes_per_session=60), Relaxation("more", avoid_demands=(DemandSlug.BALANCE,))),
    ),
    refused_values((FieldError(pointer="/program", code=ErrorCode.MISSING, detail="no program"),)),
    RequestRefused(ProblemKind.INVALID_REQUEST, "no", headers={"Accept": "x"}, red_flags=["chest-pain"]),
]


@pytest.mark.parametrize("error", ERRORS, ids=["broken-rule", "infeasible", "values", "with-more"])
def test_refusal_arrives_with_all_that_it_says(error: EngineError | RequestRefused) -> None:
    with pytest.raises(type(error)) as caught:
        with_pool(lambda pool: pool.run(Raise(error), CATALOGUE))

    assert vars(caught.value) == vars(error)
    assert str(caught.value) == str(error)


def test_every_error_of_the_engine_survives_the_way() -> None:
    assert {type(error) for error in ERRORS} >= set(EngineError.__subclasses__())


def test_audit_of_what_is_no_draft_is_refused() -> None:
    with pytest.raises(RequestRefused, match="2 things are wrong") as caught:
        with_pool(lambda pool: pool.run(AuditProgram(b'{"draft": {}}'), CATALOGUE))

    assert {error.pointer for error in caught.value.errors} == {"/draft/imbalances", "/draft/weeks"}


def test_fault_of_the_engine_is_told_with_its_traceback_and_costs_no_process() -> None:
    async def use(pool: EnginePool) -> bool:
        before = await pool.run(TellProcess(), CATALOGUE)
        with pytest.raises(EngineFault, match=r"(?s)Traceback.*ZeroDivisionError: the cause"):
            await pool.run(Raise(ZeroDivisionError("the cause")), CATALOGUE)
        return before == await pool.run(TellProcess(), CATALOGUE)

    assert with_pool(use) is True


def test_job_is_done_again_when_its_process_is_lost(tmp_path: os.PathLike[str]) -> None:
    assert with_pool(lambda pool: pool.run(Crash(f"{tmp_path}/crashes", times=1), CATALOGUE)) == "survived"


def test_job_that_kills_every_process_is_refused_and_the_next_one_is_done(tmp_path: os.PathLike[str]) -> None:
    async def use(pool: EnginePool) -> object:
        with pytest.raises(RequestRefused) as refusal:
            await pool.run(Crash(f"{tmp_path}/crashes", times=100), CATALOGUE)
        assert (refusal.value.kind.status, refusal.value.headers["Retry-After"]) == (503, "2")
        return await pool.run(Work(0), CATALOGUE)

    assert with_pool(use) == "done"


def test_process_that_was_killed_between_jobs_is_replaced() -> None:
    async def use(pool: EnginePool) -> bool:
        before, _ = await pool.run(TellProcess(), CATALOGUE)
        os.kill(before, signal.SIGKILL)
        after, _ = await pool.run(TellProcess(), CATALOGUE)
        return before != after

    assert with_pool(use) is True


def test_job_that_takes_too_long_is_refused_and_its_process_replaced() -> None:
    async def use(pool: EnginePool) -> object:
        await pool.warm_up(CATALOGUE)
        with pytest.raises(RequestRefused, match="no answer within"):
            await pool.run(Work(60), CATALOGUE)
        return await pool.run(Work(0), CATALOGUE)

    assert with_pool(use, limit_seconds=3.0) == "done"


def test_job_is_refused_at_once_where_too_many_wait() -> None:
    async def use(pool: EnginePool) -> list[object]:
        jobs = (pool.run(Work(0.1), CATALOGUE) for _ in range(5))
        return await asyncio.gather(*jobs, return_exceptions=True)

    results = with_pool(use, most_waiting=2)

    assert isinstance(results, list)
    assert results[:3] == ["done"] * 3
    assert [type(result) for result in results[3:]] == [RequestRefused] * 2


def test_two_processes_work_at_the_same_time() -> None:
    async def use(pool: EnginePool) -> int:
        jobs = (pool.run(TellProcess(), CATALOGUE) for _ in range(2))
        return len({process for process, _ in await asyncio.gather(*jobs)})

    assert with_pool(use, processes=2) == 2


def test_no_process_outlives_the_pool() -> None:
    async def use(pool: EnginePool) -> int:
        return (await pool.run(TellProcess(), CATALOGUE))[0]

    process = with_pool(use)

    assert isinstance(process, int)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.parametrize("steps", range(8))
def test_start_that_is_given_up_leaves_no_process(steps: int) -> None:
    async def use(pool: EnginePool) -> None:
        async with create_task_group() as background:
            background.start_soon(pool.warm_up, CATALOGUE)
            for _ in range(steps):
                await asyncio.sleep(0)
            background.cancel_scope.cancel()

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with_pool(use)
        gc.collect()

    assert [str(warning.message) for warning in caught if "subprocess" in str(warning.message)] == []


def test_process_of_the_engine_loads_neither_framework_nor_database() -> None:
    heavy = "{'fastapi', 'starlette', 'sqlalchemy', 'sqlmodel', 'uvicorn', 'prometheus_client'}"
    imports = f"import sys, app.api.engine_processes.process; [*map(__import__, {audit_job.IMPORTS + program_job.IMPORTS})]"
    command = f"{imports}; print(*{heavy} & sys.modules.keys())"

    loaded = subprocess.run([sys.executable, "-c", command], check=True, capture_output=True, text=True).stdout  # noqa: S603

    assert loaded == "\n"


def test_what_became_of_a_job_can_be_sent() -> None:
    answer = outcome_of(CORE, CATALOGUE)

    assert pickle.loads(pickle.dumps(answer)) == answer  # noqa: S301 - our own
