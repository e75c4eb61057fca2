"""Makes programs for many random profiles and counts what became of them and which rules they keep."""

import argparse
import os
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from app.engine.catalogue.catalogue import Catalogue
from app.engine.errors import BrokenRule, InfeasibleProfile, Relaxation
from app.engine.generate import generate
from app.engine.profile import DEFAULT_DAYS, Profile
from app.terminal import counted
from benchmarks.catalogues import seed_catalogue
from benchmarks.profiles import profile_json, random_profile
from benchmarks.should_rules import applied
from benchmarks.tables import print_table

PROGRAMS = 10_000
REFUSED_BAR = 0.015
"""The largest share of the profiles that may be refused."""
SHOULD_BAR = 0.90
"""The least share of the programs to which a `should` rule applies that keeps it."""
MOST_EXAMPLES = 5
"""Profiles printed for each thing that went wrong."""


class Outcome(StrEnum):
    """What became of a profile."""

    PROGRAM = "program"
    INFEASIBLE_WITH_WAY_OUT = "infeasible, with changes that all work"
    INFEASIBLE = "infeasible, without one"
    BROKEN_RULE = "broken must rule"
    CRASH = "crash"


FAULTS = (Outcome.CRASH, Outcome.BROKEN_RULE, Outcome.INFEASIBLE)
"""What may become of no profile."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one profile."""

    number: int
    outcome: Outcome
    detail: str = ""
    """Rules that were broken, or the error."""
    applied: frozenset[str] = frozenset()
    """The `should` rules that ask something of the program."""
    missed: frozenset[str] = frozenset()


def main(arguments: Sequence[str]) -> bool:
    """Prints the counts; True when no single profile went wrong and every share reaches its bar."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks proof", description=__doc__)
    parser.add_argument("--programs", type=int, default=PROGRAMS, help=f"how many profiles (default {PROGRAMS:,})")
    parser.add_argument("--seed", type=int, default=1, help="which profiles (default 1)")
    options = parser.parse_args(arguments)
    started = time.perf_counter()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        made = pool.map(partial(result_of, options.seed), range(options.programs), chunksize=8)
        results = list(counted(made, "Making programs", options.programs))
    kept = _kept(results)
    _print_outcomes(results, time.perf_counter() - started)
    _print_should_rules(results, kept)
    _print_examples(results, options.seed)
    return not _faulty(results) and _refused(results) <= REFUSED_BAR and all(share >= SHOULD_BAR for share in kept.values())


def result_of(seed: int, number: int) -> Result:
    """What becomes of the profile of this number."""
    catalogue = seed_catalogue()
    profile = random_profile(catalogue, seed, number)
    try:
        program = generate(profile, catalogue)
    except InfeasibleProfile as error:
        return Result(number, refusal(profile, error.relaxations, catalogue), error.because)
    except BrokenRule as error:
        return Result(number, Outcome.BROKEN_RULE, ", ".join(error.rules))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is counted as a crash
        return Result(number, Outcome.CRASH, repr(error))
    findings = program.audit.findings if program.audit else ()
    return Result(number, Outcome.PROGRAM, applied=applied(program, catalogue), missed=frozenset(f.rule for f in findings))


def refusal(profile: Profile, changes: Sequence[Relaxation], catalogue: Catalogue) -> Outcome:
    """Whether a refusal names changes, and every one of them gives a program."""
    works = bool(changes) and all(_gives_program(_changed(profile, change), catalogue) for change in changes)
    return Outcome.INFEASIBLE_WITH_WAY_OUT if works else Outcome.INFEASIBLE


def _gives_program(profile: Profile, catalogue: Catalogue) -> bool:
    try:
        generate(profile, catalogue)
    except Exception:  # noqa: BLE001 - whatever it is, the change does not work
        return False
    return True


def _changed(profile: Profile, change: Relaxation) -> Profile:
    """The profile with the change that a refusal names."""
    imbalances, exercises, demands = change.imbalances, change.avoid_exercises, change.avoid_demands
    return replace(
        profile,
        minutes_per_session=change.minutes_per_session or profile.minutes_per_session,
        days=DEFAULT_DAYS[change.sessions_per_week] if change.sessions_per_week else profile.days,
        imbalances=tuple(s for s in profile.imbalances if imbalances is None or s.imbalance in imbalances),
        avoid_exercises=profile.avoid_exercises if exercises is None else exercises,
        avoid_demands=profile.avoid_demands if demands is None else demands,
    )


def _faulty(results: Iterable[Result]) -> list[Result]:
    return [result for result in results if result.outcome in FAULTS]


def _refused(results: Sequence[Result]) -> float:
    """The share of the profiles that were refused."""
    return sum(result.outcome in (Outcome.INFEASIBLE_WITH_WAY_OUT, Outcome.INFEASIBLE) for result in results) / len(results)


def _applied(results: Iterable[Result]) -> Counter[str]:
    """How many programs each `should` rule asks something of."""
    return Counter(rule for result in results for rule in result.applied)


def _kept(results: Sequence[Result]) -> dict[str, float]:
    """The share of those programs that keep the rule in every week."""
    missed = Counter(rule for result in results for rule in result.missed & result.applied)
    return {rule: 1 - missed[rule] / count for rule, count in _applied(results).items()}


def _print_outcomes(results: Sequence[Result], seconds: float) -> None:
    counts = Counter(result.outcome for result in results)
    rows = [
        (outcome, f"{counts[outcome]:,}", f"{counts[outcome] / len(results):.2%}", "none" if outcome in FAULTS else "")
        for outcome in Outcome
    ]
    refused = ("refused in all", "", f"{_refused(results):.2%}", f"{REFUSED_BAR:.1%}")
    title = f"{len(results):,} random profiles in {seconds:.0f} s"
    print_table(title, ("outcome", "profiles", "share", "bar"), [*rows, refused])
    broken = Counter(rule for r in results if r.outcome is Outcome.BROKEN_RULE for rule in r.detail.split(", "))
    if broken:
        print_table("Broken must rules", ("rule", "programs"), broken.most_common())


def _print_should_rules(results: Iterable[Result], kept: Mapping[str, float]) -> None:
    applied_to = _applied(results)
    rows = [
        (rule, f"{applied_to[rule]:,}", f"{share:.1%}", "" if share >= SHOULD_BAR else "missed")
        for rule, share in sorted(kept.items(), key=lambda pair: pair[1])
    ]
    print_table(f"Should rules (bar {SHOULD_BAR:.0%})", ("rule", "applies to", "kept", "bar"), rows)


def _print_examples(results: Iterable[Result], seed: int) -> None:
    """The first faults of each kind, with profiles that `python -m app generate` takes."""
    for outcome in FAULTS:
        found = [result for result in results if result.outcome is outcome][:MOST_EXAMPLES]
        if found:
            print(f"\nThe first with the outcome “{outcome}”")
        for result in found:
            profile = random_profile(seed_catalogue(), seed, result.number)
            print(f"  {result.number}: {result.detail}\n    {profile_json(profile)}")
