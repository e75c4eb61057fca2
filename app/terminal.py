"""What whoever starts the service sees: lines and progress for people on a terminal, JSON lines where nobody watches."""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from app.api.telemetry.logs import EVENTS, timestamp

T = TypeVar("T")
Advance = Callable[[], None]
"""Says that one more is done."""


def is_watched() -> bool:
    """True where standard output is a terminal."""
    return sys.stdout.isatty()


def say(text: str) -> None:
    """Writes a line for people, or the same as an event of the log."""
    if not is_watched():
        event = {"time": timestamp(time.time()), "level": "info", "logger": EVENTS, "message": text}
        text = json.dumps(event, ensure_ascii=False)
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


@contextmanager
def progress(what: str, total: int | None = None) -> Iterator[Advance]:
    """Shows on a terminal that something is under way, how long already, and how much of the total is done."""
    if not is_watched():
        yield lambda: None
        return
    from rich import progress as rich  # noqa: PLC0415 - only who watches has to wait for it

    how_far = [rich.BarColumn(), rich.MofNCompleteColumn(), rich.TimeRemainingColumn()]
    columns = [rich.SpinnerColumn(), rich.TextColumn("{task.description}"), *(how_far if total else [rich.TimeElapsedColumn()])]
    with rich.Progress(*columns, transient=True) as shown:
        task = shown.add_task(what, total=total)
        yield lambda: shown.advance(task)


def counted(things: Iterable[T], what: str, total: int) -> Iterator[T]:
    """The things as they come, with the progress of getting so many shown on a terminal."""
    with progress(what, total) as advance:
        for thing in things:
            yield thing
            advance()
