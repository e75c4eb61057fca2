"""Stops a worker process whose supervisor is gone."""

import asyncio
import logging
import multiprocessing
import signal

log = logging.getLogger("evenkeel")


def stop_with_supervisor() -> None:
    """Lets this worker stop when its supervisor is gone: it would hold the port, and nobody would ever stop it.

    A supervisor that is stopped stops its workers first; this is for one that was killed.
    """
    supervisor = multiprocessing.parent_process()
    if supervisor is None:
        return
    loop = asyncio.get_running_loop()

    def stop() -> None:
        loop.remove_reader(supervisor.sentinel)
        log.warning("the supervisor of this worker is gone: it stops")
        signal.raise_signal(signal.SIGTERM)

    loop.add_reader(supervisor.sentinel, stop)
