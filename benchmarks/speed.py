"""Times the engine: over random profiles, step by step, against the length of a program and the size of the catalogue.

All times are processor time of one process. They stand beside the time that `json.dumps` takes, in the same
run, to write out a finished program of eight weeks with three sessions of 45 minutes, because only such ratios
travel between machines.
"""

import argparse
import gc
import json
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.api.engine_processes.process import collect_after_job, collect_for_good
from app.api.programs.from_engine import document_of
from app.engine.catalogue.catalogue import Catalogue
from app.engine.errors import EngineError
from app.engine.generate import generate
from app.engine.profile import DEFAULT_DAYS, Profile
from app.engine.program import Program
from benchmarks.catalogues import grown_catalogue, seed_catalogue
from benchmarks.profiles import random_profile
from benchmarks.steps import STEPS, timed_steps
from benchmarks.tables import milliseconds, percentile, print_table

PROFILES = 200
SERIES_SHARE = 0.2
"""Share of the profiles with which times are taken against weeks and catalogue size."""
WEEKS = (1, 2, 4, 8, 16)
GROWTH = (1, 2, 5)
"""Sizes of the catalogue, in times its own."""
BARS = {0.5: 6, 0.99: 15}
"""The most that the engine may take, in times that the program's JSON takes to write."""
WRITINGS = 5
WARM_UP = 40
"""Other profiles that come first, so that what the engine keeps between calls is there as in a service that has run a while."""


@dataclass(frozen=True, slots=True)
class Run:
    """One call of the engine."""

    seconds: float
    steps: Mapping[str, float]
    """Seconds of each step."""
    writing_seconds: float | None
    """What `json.dumps` took for the finished program; None where there is no program."""


def main(arguments: Sequence[str]) -> bool:
    """Prints the times; always True, since no time is wrong on every machine."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks speed", description=__doc__)
    parser.add_argument("--profiles", type=int, default=PROFILES, help=f"how many profiles (default {PROFILES})")
    parser.add_argument("--seed", type=int, default=1, help="which profiles (default 1)")
    options = parser.parse_args(arguments)
    catalogue = seed_catalogue()
    gc.disable()
    collect_for_good()
    profiles = [random_profile(catalogue, options.seed, number) for number in range(options.profiles)]
    _runs([random_profile(catalogue, options.seed + 1, number) for number in range(WARM_UP)], catalogue)
    usual = [replace(profile, weeks=8, days=DEFAULT_DAYS[3], minutes_per_session=45) for profile in profiles]
    usual_runs = _runs(usual, catalogue)
    unit = percentile([run.writing_seconds for run in usual_runs if run.writing_seconds], 0.5)
    _print_times(unit, usual_runs, _runs(profiles, catalogue))
    _print_steps(unit, [run for run in usual_runs if run.writing_seconds])
    possible = [profile for profile, run in zip(usual, usual_runs, strict=True) if run.writing_seconds]
    few = possible[: max(3, round(SERIES_SHARE * len(profiles)))]
    by_weeks = {weeks: _runs((replace(profile, weeks=weeks) for profile in few), catalogue) for weeks in WEEKS}
    sizes = [times * len(catalogue.exercises) for times in GROWTH]
    by_size = {size: _runs(few, grown_catalogue(catalogue, size)) for size in sizes}
    _print_series("Time against the weeks of the program", "weeks", by_weeks, unit)
    _print_series("Time against the exercises of the catalogue", "exercises", by_size, unit)
    return True


def _runs(profiles: Iterable[Profile], catalogue: Catalogue) -> list[Run]:
    return [_run(profile, catalogue) for profile in profiles]


def _run(profile: Profile, catalogue: Catalogue) -> Run:
    with timed_steps() as steps:
        started = time.process_time()
        try:
            program = generate(profile, catalogue)
        except EngineError:
            program = None
        seconds = time.process_time() - started
    writing_seconds = _writing_seconds(program) if program else None
    del program
    collect_after_job()
    return Run(seconds, steps, writing_seconds)


def _writing_seconds(program: Program) -> float:
    document = json.loads(document_of(program))
    started = time.process_time()
    for _ in range(WRITINGS):
        json.dumps(document)
    return (time.process_time() - started) / WRITINGS


def _print_times(unit: float, usual: Iterable[Run], anything: Sequence[Run]) -> None:
    named = {
        "8 weeks, 3 × 45 minutes": [run.seconds for run in usual if run.writing_seconds],
        "any schedule": [run.seconds for run in anything if run.writing_seconds],
        "any schedule, without a program": [run.seconds for run in anything if not run.writing_seconds],
    }
    rows = [
        (name, len(times), *(cell for share in BARS for cell in _time_cells(percentile(times, share), unit)))
        for name, times in named.items()
        if times
    ]
    bars = ("bar", "", *(cell for bar in BARS.values() for cell in ("", bar)))
    header = ("profiles", "runs", "p50", "× JSON", "p99", "× JSON")
    print_table(f"Time of `generate`, audit included; JSON = {milliseconds(unit)} for json.dumps", header, [*rows, bars])


def _print_steps(unit: float, made: Sequence[Run]) -> None:
    """Percentiles of every step by itself, so the lines of a column do not add up to its total."""
    taken = {step: [run.steps[step] for run in made] for step in STEPS}
    taken["everything else"] = [run.seconds - sum(run.steps.values()) for run in made]
    whole = sum(run.seconds for run in made)
    rows = [
        (step, f"{sum(times) / whole:.0%}", *(cell for share in BARS for cell in _time_cells(percentile(times, share), unit)))
        for step, times in taken.items()
    ]
    print_table("Time by step, for 8 weeks, 3 × 45 minutes", ("step", "share", "p50", "× JSON", "p99", "× JSON"), rows)


def _time_cells(seconds: float, unit: float) -> tuple[str, str]:
    return milliseconds(seconds), f"{seconds / unit:.1f}"


def _print_series(title: str, name: str, series: dict[int, list[Run]], unit: float) -> None:
    """Medians, and how much faster than `name` itself the time grew from the line before: 1.00 is linear growth."""
    rows = []
    before: tuple[int, float] | None = None
    for size, runs in series.items():
        seconds = percentile([run.seconds for run in runs], 0.5)
        growth = f"{seconds / before[1] / (size / before[0]):.2f}" if before else ""
        rows.append((f"{size:,}", *_time_cells(seconds, unit), growth))
        before = size, seconds
    header = (name, "p50", "× JSON", f"growth ÷ growth of {name}")
    print_table(f"{title} (medians of {len(next(iter(series.values())))} profiles)", header, rows)
