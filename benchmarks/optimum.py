"""Holds the engine's selection against the proven optimum of the same score, for random profiles.

The gap is (optimum − ours) ÷ (optimum − mean of random draws). A draw adds exercises in random order as long as
they break no limit.
"""

import argparse
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from math import isclose
from random import Random
from statistics import mean

from app.engine.first_engine.draft import Draft
from app.engine.first_engine.score import Score
from app.engine.first_engine.selection import most_items
from app.engine.generate import choose
from benchmarks.catalogues import seed_catalogue
from benchmarks.model import WeekModel
from benchmarks.profiles import profile_json, random_profile
from benchmarks.tables import milliseconds, percentile, print_table

PROFILES = 100
DETERMINISTIC_LIMIT = 2.0
"""The solver's own measure of its work: some seconds, and the same work on every machine."""
DRAWS = 20
TOLERANCE = 1e-6
"""Relative difference up to which the model and the engine's score count as one."""
MEDIAN_BAR, WORST_BAR, TIME_BAR = 0.01, 0.05, 0.5
MOST_EXAMPLES = 3

Placed = list[dict[str, int]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The engine's selection for one profile beside the solver's and beside random ones."""

    number: int
    ours: Score
    is_refused: bool
    """True where the engine could not keep every promise and so refused the profile."""
    best: Score
    """The better of the solver's selection and ours."""
    could_keep_promises: bool
    """True where the solver's selection breaks no promise."""
    bound: float
    random: float
    """Mean over random draws of the whole score."""
    random_wishes: float
    """The same without the promised part."""
    our_seconds: float
    solver_seconds: float
    disagreement: str
    """Where model and engine differ about a limit or a score; empty where they agree."""

    @property
    def is_proven(self) -> bool:
        """True when nothing can be better than `best`."""
        return isclose(self.best.total, self.bound, rel_tol=TOLERANCE)

    @property
    def gap(self) -> float:
        """The gap to the best selection that was found."""
        return _share(self.best.total - self.ours.total, self.best.total - self.random)

    @property
    def largest_gap(self) -> float:
        """The gap to the bound; the true one is not larger."""
        return _share(self.bound - self.ours.total, self.bound - self.random)

    @property
    def gap_in_wishes(self) -> float:
        """The gap on the scale of the wishes alone: what a random draw loses by broken promises does not widen it."""
        return _share(self.best.total - self.ours.total, _wishes(self.best) - self.random_wishes)


def _share(missing: float, whole: float) -> float:
    return missing / whole if missing else 0.0


def _wishes(score: Score) -> float:
    return score.total - score.promised


def main(arguments: Sequence[str]) -> bool:
    """Prints gaps and times; True when model and engine agree about every selection that was compared."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks optimum", description=__doc__)
    parser.add_argument("--profiles", type=int, default=PROFILES, help=f"how many profiles (default {PROFILES})")
    parser.add_argument("--seed", type=int, default=1, help="which profiles (default 1)")
    parser.add_argument(
        "--limit",
        type=float,
        default=DETERMINISTIC_LIMIT,
        help=f"the solver's deterministic time for one profile (default {DETERMINISTIC_LIMIT:g})",
    )
    options = parser.parse_args(arguments)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        compare = partial(_compare, options.seed, options.limit)
        comparisons = list(pool.map(compare, range(options.profiles)))
    _print_gaps([c for c in comparisons if not c.is_refused])
    _print_times(comparisons)
    _print_examples(comparisons, options.seed)
    return not any(c.disagreement for c in comparisons)


def _compare(seed: int, limit: float, number: int) -> Comparison:
    catalogue = seed_catalogue()
    profile = random_profile(catalogue, seed, number)
    started = time.process_time()
    choice = choose(profile, catalogue)
    draft = choice.draft
    our_seconds = time.process_time() - started
    ours, placed, is_refused = draft.score, [dict(items) for items in draft.placed], bool(draft.broken_promises)
    items = max(most_items(profile) - choice.power.most_exercises, *map(len, placed))
    draws = [_random_draw(draft, items, Random(f"{seed}:{number}:{draw}")) for draw in range(DRAWS)]
    started = time.process_time()
    model = WeekModel(draft, items)
    solution = model.best(placed, limit)
    solver_seconds = time.process_time() - started
    disagreements = [_disagreement(draft, model, items, selection) for selection in (placed, solution.placed)]
    best = max(ours, draft.score, key=lambda score: score.total)
    return Comparison(
        number=number,
        ours=ours,
        is_refused=is_refused,
        best=best,
        could_keep_promises=not draft.broken_promises,
        bound=max(solution.bound, best.total),
        random=mean(draw.total for draw in draws),
        random_wishes=mean(_wishes(draw) for draw in draws),
        our_seconds=our_seconds,
        solver_seconds=solver_seconds,
        disagreement="; ".join(filter(None, disagreements)),
    )


def _random_draw(draft: Draft, items: int, random: Random) -> Score:
    """The score of a week that was filled in random order."""
    sessions = range(len(draft.plan))
    for session in sessions:
        draft.clear(session)
    places = [(session, slug) for session in sessions for slug in draft.options]
    random.shuffle(places)
    for session, slug in places:
        sets = random.randint(draft.fewest_sets, max(draft.fewest_sets, draft.options[slug].most_sets))
        if draft.allows(session, slug, sets, items):
            draft.change(session, slug, sets)
    return draft.score


def _disagreement(draft: Draft, model: WeekModel, items: int, placed: Placed) -> str:
    """Puts the selection into the draft, and says where the engine's limits and score differ from the model's."""
    for session in range(len(draft.plan)):
        draft.clear(session)
    for session, chosen in enumerate(placed):
        for slug, sets in chosen.items():
            if not draft.allows(session, slug, sets, items):
                return f"the engine forbids {sets} sets of {slug} in session {session + 1}, the model does not"
            draft.change(session, slug, sets)
    value = model.value(placed)
    if value is None:
        return "the model forbids what the engine allows"
    if not isclose(value, draft.score.total, rel_tol=TOLERANCE):
        return f"the model says {value:.6f}, the engine {draft.score.total:.6f}"
    return ""


def _print_gaps(made: Sequence[Comparison]) -> None:
    if not made:
        return
    measures: dict[str, Callable[[Comparison], float]] = {
        "to the best selection found": lambda c: c.gap,
        "to the bound, so at most": lambda c: c.largest_gap,
        "to the best found, by wishes alone": lambda c: c.gap_in_wishes,
    }
    rows = [
        (name, *(f"{percentile([measure(c) for c in made], share):.2%}" for share in (0.5, 0.95, 1.0)))
        for name, measure in measures.items()
    ]
    bars = ("bar", f"{MEDIAN_BAR:.0%}", "", f"{WORST_BAR:.0%}")
    proven = sum(c.is_proven for c in made)
    title = f"Gap of the selection over {len(made)} programs ({proven} optima proven)"
    print_table(title, ("gap", "median", "p95", "worst"), [*rows, bars])


def _print_times(comparisons: Sequence[Comparison]) -> None:
    ours, solver = [c.our_seconds for c in comparisons], [c.solver_seconds for c in comparisons]
    rows = [
        (name, milliseconds(percentile(times, 0.5)), milliseconds(percentile(times, 0.99)))
        for name, times in {"engine (`choose`)": ours, "CP-SAT": solver}.items()
    ]
    ratios = ("engine ÷ CP-SAT", *(f"{percentile(ours, share) / percentile(solver, share):.2f}" for share in (0.5, 0.99)))
    print_table(f"Processor time of the selection (bar {TIME_BAR} of CP-SAT's median)", ("who", "p50", "p99"), [*rows, ratios])


def _print_examples(comparisons: Sequence[Comparison], seed: int) -> None:
    """What disagrees, what was refused without need, and the widest gaps, with profiles that `app generate` takes."""
    widest = sorted((c for c in comparisons if not c.is_refused), key=lambda c: -c.gap)
    kinds = {
        "Model and engine disagree": [(c, c.disagreement) for c in comparisons if c.disagreement],
        "Refused, though a selection keeps every promise": [
            (c, f"{c.best.total - c.ours.total:.1f} points better")
            for c in comparisons
            if c.is_refused and c.could_keep_promises
        ],
        "Widest gaps": [(c, f"{c.gap:.2%}, {c.best.total - c.ours.total:.1f} points") for c in widest if c.gap > WORST_BAR],
    }
    for kind, found in kinds.items():
        if found:
            print(f"\n{kind}: {len(found)}")
        for comparison, detail in found[:MOST_EXAMPLES]:
            profile = random_profile(seed_catalogue(), seed, comparison.number)
            print(f"  {comparison.number}: {detail}\n    {profile_json(profile)}")
