"""Makes programs for many random profiles and counts what became of them and which rules they keep."""

import argparse
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from app.engine.catalogue.catalogue import Catalogue
from app.engine.errors import BrokenRule, InfeasibleProfile
from app.engine.generate import generate
from app.engine.guidelines.muscles import GLUTES
from app.engine.guidelines.patterns import HIP_DOMINANT_PATTERNS, KNEE_DOMINANT_PATTERNS
from app.engine.guidelines.progression import LEVERS_NEED_WEEKS
from app.engine.program import Program
from app.engine.rules import RULE_BOOK, RULE_IDS, balance, progression, stretching, variety, volume
from app.engine.rules.facts import Facts, facts_of
from app.engine.rules.rule import Check
from app.engine.vocabulary.body import Region
from app.engine.vocabulary.exercises import Laterality
from app.engine.vocabulary.programs import RuleSeverity
from benchmarks.catalogues import seed_catalogue
from benchmarks.profiles import profile_json, random_profile
from benchmarks.tables import print_table

PROGRAMS = 10_000
SHOULD_BAR = 0.85
MOST_EXAMPLES = 5
"""Profiles printed for each thing that went wrong."""


class Outcome(StrEnum):
    """What became of a profile."""

    PROGRAM = "program"
    INFEASIBLE_WITH_WAY_OUT = "infeasible, with changes that work"
    INFEASIBLE = "infeasible, with none found"
    BROKEN_RULE = "broken must rule"
    CRASH = "crash"


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
    """Prints the counts; True when no `must` rule was broken and nothing crashed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks proof", description=__doc__)
    parser.add_argument("--programs", type=int, default=PROGRAMS, help=f"how many profiles (default {PROGRAMS:,})")
    parser.add_argument("--seed", type=int, default=1, help="which profiles (default 1)")
    options = parser.parse_args(arguments)
    started = time.perf_counter()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(partial(result_of, options.seed), range(options.programs), chunksize=8))
    _print_outcomes(results, time.perf_counter() - started)
    _print_should_rules(results)
    _print_examples(results, options.seed)
    return not any(result.outcome in (Outcome.BROKEN_RULE, Outcome.CRASH) for result in results)


def result_of(seed: int, number: int) -> Result:
    """What becomes of the profile of this number."""
    catalogue = seed_catalogue()
    profile = random_profile(catalogue, seed, number)
    try:
        program = generate(profile, catalogue)
    except InfeasibleProfile as error:
        return Result(number, Outcome.INFEASIBLE_WITH_WAY_OUT if error.relaxations else Outcome.INFEASIBLE, error.because)
    except BrokenRule as error:
        return Result(number, Outcome.BROKEN_RULE, ", ".join(error.rules))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is counted as a crash
        return Result(number, Outcome.CRASH, repr(error))
    findings = program.audit.findings if program.audit else ()
    return Result(number, Outcome.PROGRAM, applied=_applied(program, catalogue), missed=frozenset(f.rule for f in findings))


def _applied(program: Program, catalogue: Catalogue) -> frozenset[str]:
    facts = facts_of(program, catalogue, RULE_IDS)
    should = (rule for rule in RULE_BOOK if rule.severity is RuleSeverity.SHOULD)
    return frozenset(rule.id for rule in should if APPLIES.get(rule.check, _always)(facts))


def _always(_: Facts) -> bool:
    return True


def _has_hip_and_knee_work(facts: Facts) -> bool:
    patterns = {exercise.pattern for exercise in facts.strengthening}
    sides = (HIP_DOMINANT_PATTERNS, KNEE_DOMINANT_PATTERNS)
    return not any(patterns.isdisjoint(side) for side in sides)


def _is_long(facts: Facts) -> bool:
    return len(facts.weeks) >= LEVERS_NEED_WEEKS


APPLIES: Mapping[Check, Callable[[Facts], bool]] = {
    volume.priority_muscles_reach_their_level_range: lambda facts: bool(facts.trainable),
    balance.hip_and_knee_work_keep_their_balance: _has_hip_and_knee_work,
    balance.enough_work_is_one_sided: lambda facts: any(e.laterality is Laterality.UNILATERAL for e in facts.strengthening),
    balance.compound_families_are_covered: lambda facts: any(
        region in imbalance.regions for imbalance in facts.imbalances for region in (Region.LEGS, Region.GLUTES)
    ),
    variety.weeks_leave_the_sagittal_plane: lambda facts: any(e.plane in variety.OTHER_PLANES for e in facts.strengthening),
    stretching.tight_muscles_get_their_stretch_dose: lambda facts: bool(facts.short & facts.stretchable),
    progression.more_than_one_lever_is_used: _is_long,
    progression.glute_work_progresses: lambda facts: _is_long(facts) and bool(GLUTES & facts.trainable),
    progression.easy_weeks_come_regularly: lambda facts: len(facts.weeks) > facts.limits.guideline.longest_run_without_deload,
    progression.easy_weeks_are_easy: lambda facts: any(week.week.deload for week in facts.weeks),
}
"""When a `should` rule asks something of a program at all; one that is not here asks something of every program."""


def _print_outcomes(results: Sequence[Result], seconds: float) -> None:
    counts = Counter(result.outcome for result in results)
    rows = [(outcome, f"{counts[outcome]:,}", f"{counts[outcome] / len(results):.2%}") for outcome in Outcome]
    print_table(f"{len(results):,} random profiles in {seconds:.0f} s", ("outcome", "profiles", "share"), rows)
    broken = Counter(rule for r in results if r.outcome is Outcome.BROKEN_RULE for rule in r.detail.split(", "))
    if broken:
        print_table("Broken must rules", ("rule", "programs"), broken.most_common())


def _print_should_rules(results: Iterable[Result]) -> None:
    applied = Counter(rule for result in results for rule in result.applied)
    missed = Counter(rule for result in results for rule in result.missed & result.applied)
    kept = {rule: 1 - missed[rule] / count for rule, count in applied.items()}
    rows = [
        (rule, f"{applied[rule]:,}", f"{share:.1%}", "" if share >= SHOULD_BAR else "missed")
        for rule, share in sorted(kept.items(), key=lambda pair: pair[1])
    ]
    print_table(f"Should rules (bar {SHOULD_BAR:.0%})", ("rule", "applies to", "kept", "bar"), rows)


def _print_examples(results: Iterable[Result], seed: int) -> None:
    """What went wrong, with profiles that `python -m app generate` takes."""
    for outcome in (Outcome.CRASH, Outcome.BROKEN_RULE, Outcome.INFEASIBLE):
        found = [result for result in results if result.outcome is outcome][:MOST_EXAMPLES]
        if found:
            print(f"\nThe first with the outcome “{outcome}”")
        for result in found:
            profile = random_profile(seed_catalogue(), seed, result.number)
            print(f"  {result.number}: {result.detail}\n    {profile_json(profile)}")
