"""Where the time of `generate` goes: the seconds of each of its steps."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import wraps
from types import ModuleType
from typing import ParamSpec, TypeVar
from unittest.mock import patch

from app.engine import generate
from app.engine.first_engine.arrangement import Arranger

STEPS: Mapping[str, Sequence[tuple[ModuleType | type, str]]] = {
    "needs": [(generate, "needs_of"), (generate, "weighed"), (generate, "plan_week")],
    "frame": [(generate, "frames_for")],
    "worth and options": [(generate, "worth_of"), (generate, "options_for")],
    "selection": [(generate, "select"), (generate, "keep_promises")],
    "weeks": [(generate, "weeks_of")],
    "arrangement": [(Arranger, "week")],
    "explanation": [(generate, name) for name in ("explained", "focus_of", "warnings_of", "safety_of", "program_title")],
    "audit": [(generate, "audit")],
}
"""What `generate` calls in each step, by where it finds it."""

Given = ParamSpec("Given")
Result = TypeVar("Result")


@contextmanager
def timed_steps() -> Iterator[dict[str, float]]:
    """The processor time that each step has taken so far, while the context lasts."""
    seconds = dict.fromkeys(STEPS, 0.0)

    def timed(step: str, function: Callable[Given, Result]) -> Callable[Given, Result]:
        @wraps(function)
        def call(*args: Given.args, **kwargs: Given.kwargs) -> Result:
            started = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                seconds[step] += time.process_time() - started

        return call

    with ExitStack() as stack:
        for step, functions in STEPS.items():
            for owner, name in functions:
                stack.enter_context(patch.object(owner, name, timed(step, getattr(owner, name))))
        yield seconds
