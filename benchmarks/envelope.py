"""Where the figures of programs lie against those of programs that were written by hand, for random profiles.

The profiles have no pain, no conditions and nothing to leave out, since these set limits of their own.
"""

import argparse
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from app.engine.errors import EngineError
from app.engine.generate import generate
from app.terminal import counted
from benchmarks.catalogues import seed_catalogue
from benchmarks.figures import Figure, figures_of
from benchmarks.profiles import profile_json, unrestricted_profile
from benchmarks.tables import print_table

PROFILES = 200
BAR = 0.90
"""The least share of all figures that lies where programs written by hand have it."""
MOST_EXAMPLES = 5

Figures = tuple[Figure, ...]


def main(arguments: Sequence[str]) -> bool:
    """Prints the share inside for each kind of figure; True when that of all figures reaches its bar."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks envelope", description=__doc__)
    parser.add_argument("--profiles", type=int, default=PROFILES, help=f"how many profiles (default {PROFILES})")
    parser.add_argument("--seed", type=int, default=1, help="which profiles (default 1)")
    parser.add_argument(
        "--show", metavar="WORDS", help="print what lies outside, of the figures with these words in their name"
    )
    options = parser.parse_args(arguments)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        made = pool.map(partial(figures_for, options.seed), range(options.profiles), chunksize=4)
        found = list(counted(made, "Making programs", options.profiles))
    share = _print_shares(found)
    if options.show is not None:
        _print_outside(found, options.show, options.seed)
    return share >= BAR


def figures_for(seed: int, number: int) -> Figures:
    """The figures of the program for the profile of this number; none where it gets no program."""
    catalogue = seed_catalogue()
    try:
        program = generate(unrestricted_profile(catalogue, seed, number), catalogue)
    except EngineError:
        return ()
    return tuple(figures_of(program, catalogue))


def _print_shares(found: Sequence[Figures]) -> float:
    """Prints the kinds of figures, those with the least inside first; gives the share of all that is inside."""
    figures = [figure for of_program in found for figure in of_program]
    kinds: dict[str, list[Figure]] = {}
    for figure in figures:
        kinds.setdefault(figure.kind, []).append(figure)
    rows = [(*_cells(kind, kinds[kind]), "") for kind in sorted(kinds, key=lambda kind: _share_inside(kinds[kind]))]
    programs = sum(map(bool, found))
    title = f"Figures of {programs} programs beside those written by hand ({len(found) - programs} profiles without a program)"
    print_table(
        title, ("figure", "measured", "below", "above", "inside", "bar"), [*rows, (*_cells("all", figures), f"{BAR:.0%}")]
    )
    return _share_inside(figures)


def _cells(name: str, figures: Sequence[Figure]) -> tuple[str, ...]:
    below = sum(figure.is_below for figure in figures) / max(1, len(figures))
    above = sum(figure.is_above for figure in figures) / max(1, len(figures))
    return name, f"{len(figures):,}", f"{below:.1%}", f"{above:.1%}", f"{_share_inside(figures):.1%}"


def _share_inside(figures: Sequence[Figure]) -> float:
    return sum(figure.is_inside for figure in figures) / max(1, len(figures))


def _print_outside(found: Sequence[Figures], words: str, seed: int) -> None:
    """The first profiles with such a figure outside, as `python -m app generate` takes them."""
    outside = {n: [f for f in figures if words in f.kind and not f.is_inside] for n, figures in enumerate(found)}
    numbers = [number for number, figures in outside.items() if figures]
    print(f"\nOutside with “{words}”: {len(numbers)} programs")
    for number in numbers[:MOST_EXAMPLES]:
        print(f"  {number}: {profile_json(unrestricted_profile(seed_catalogue(), seed, number))}")
        for figure in outside[number]:
            by_hand = f"{figure.by_hand.low:g} to {figure.by_hand.high:g}"
            print(f"    {' '.join(filter(None, (figure.kind, figure.place)))}: {figure.measured:.2f}, by hand {by_hand}")
