"""Programs for every condition, over levels, equipment and imbalances, held against what a careful clinician would sign."""

import argparse
import os
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import product

from app.engine.errors import EngineError
from app.engine.generate import generate
from app.engine.vocabulary.people import Level
from app.terminal import counted
from benchmarks.catalogues import seed_catalogue
from benchmarks.profiles import profile_json
from benchmarks.tables import print_table
from tests.clinical.table import IMBALANCES, KITS, conditions, objections, profile_of

MOST_EXAMPLES = 5
"""Objections printed for each condition, the most frequent first."""
REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Case:
    """One person with a condition."""

    condition: str
    level: Level
    kit: str
    imbalances: tuple[str, ...]


def main(arguments: Sequence[str]) -> bool:
    """Prints what is wrong for each condition; True when every case gets a program without an objection."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks conditions", description=__doc__)
    parser.add_argument("--only", metavar="SLUG", nargs="+", help="these conditions alone")
    parser.add_argument("--every-imbalance", action="store_true", help="each imbalance by itself instead of three usual sets")
    parser.add_argument("--show", action="store_true", help="print the profiles to which something is objected")
    options = parser.parse_args(arguments)
    cases = cases_of(options.only or list(conditions()), every_imbalance=options.every_imbalance)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        found = dict(
            zip(cases, counted(pool.map(objections_to, cases, chunksize=4), "Making programs", len(cases)), strict=True)
        )
    _print_counts(found)
    _print_objections(found)
    if options.show:
        _print_profiles(found)
    return not any(found.values())


def cases_of(slugs: Sequence[str], *, every_imbalance: bool) -> list[Case]:
    """Every level with every kit and every set of imbalances, for these conditions."""
    sets = [(slug,) for slug in seed_catalogue().imbalances] if every_imbalance else IMBALANCES
    return [Case(*case) for case in product(slugs, Level, KITS, sets)]


def objections_to(case: Case) -> tuple[str, ...]:
    """What a careful clinician would not sign in the program of a case, each once; or that there is none."""
    catalogue = seed_catalogue()
    try:
        program = generate(profile_of(case.condition, case.level, KITS[case.kit], case.imbalances), catalogue)
    except EngineError as error:
        return (f"{REFUSED}: {error}",)
    return tuple(sorted({f"{o.kind}: {o.text}" for o in objections(program, case.condition, catalogue)}))


def _print_counts(found: dict[Case, tuple[str, ...]]) -> None:
    rows = []
    for slug in dict.fromkeys(case.condition for case in found):
        mine = [texts for case, texts in found.items() if case.condition == slug]
        refused = sum(any(text.startswith(REFUSED) for text in texts) for texts in mine)
        rows.append((slug, len(mine), refused, sum(map(bool, mine)) - refused))
    print_table("What a careful clinician would not sign", ("condition", "people", "refused", "objected to"), rows)


def _print_objections(found: dict[Case, tuple[str, ...]]) -> None:
    for slug in dict.fromkeys(case.condition for case in found):
        counts = Counter(text for case, texts in found.items() if case.condition == slug for text in texts)
        if counts:
            print(f"\n{slug}")
        for text, number in counts.most_common(MOST_EXAMPLES):
            print(f"  {number:3} × {text}")


def _print_profiles(found: dict[Case, tuple[str, ...]]) -> None:
    for case, texts in found.items():
        if texts:
            profile = profile_of(case.condition, case.level, KITS[case.kit], case.imbalances)
            print(f"\n{profile_json(profile)}", *texts, sep="\n  ")
