"""Where the time of `generate` goes: the seconds of each of its steps."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import wraps
from types import ModuleType
from typing import ParamSpec, TypeVar
from unittest.mock import patch

from app.engine import generate
from app.engine.slots.fitting import Fitter

STEPS: Mapping[str, Sequence[tuple[ModuleType | type, str]]] = {
    "client": [(generate, "client_of")],
    "days and calendar": [(generate, "plan_days"), (generate, "calendar_of")],
    "frames": [(generate, "frames_of")],
    "what days want": [(generate, "wanted_on")],
    "jumps": [(generate, "jumps_of")],
    "slots": [(Fitter, "fill")],
    "weeks": [(generate, "session_of"), (generate, "changes_of")],
    "explanation": [
        (generate, name)
        for name in ("why_jumps", "explained", "program_title", "summary_of", "safety_of", "focus_of", "warnings_of")
    ],
    "audit": [(generate, "audit")],
}
"""What `generate` calls in each step, by where it finds it. None of these calls another one."""

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
