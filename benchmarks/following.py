"""People with a known truth train for sixteen weeks by outlooks: what is kept, what comes of it, and the time it takes."""

import argparse
import json
import os
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from functools import partial
from math import sqrt
from statistics import median

from app.engine.errors import BrokenRule
from app.engine.following.follow import follow
from app.engine.following.journal import Journal, SessionLog
from app.engine.following.outlook import Outlook, OutlookItem
from app.engine.following.performances import stop_limit
from app.engine.following.symmetry import symmetry_of
from app.engine.vocabulary.following import Absence, FollowingState
from benchmarks.catalogues import seed_catalogue
from benchmarks.tables import milliseconds, percentile, print_table
from benchmarks.trainees import MONDAY, WEEKS, Trainee, log_of, retest, retest_days, test_of_sides, trainee, trains

MOST_FALSE_CHANGES = 0.05
"""Of people in whom nothing changed, the share whose last test may be called a real change."""
MOST_TIMES_JSON = 5
"""An outlook may take so many times as long as writing it down as JSON."""
LEAST_OF_THE_EASED = 0.95
"""What is lifted after a week away, as a share of the last weight, at most."""


@dataclass
class Story:
    """What became of one person."""

    sessions: int = 0
    broken: tuple[str, ...] = ()
    after_stops: int = 0
    """Exercises that came back with the same weight or more after pain had stopped them."""
    returns: list[float] = field(default_factory=list)
    """First weights after a longer absence, as shares of the last ones."""
    rises: list[float] = field(default_factory=list)
    """Last weights of exercises as shares of their first ones."""
    paused: bool = False
    responds: bool = True
    index_before: float = 0.0
    index_after: float = 0.0
    """The true limb symmetry index, in percent."""
    called_real: bool | None = None
    seconds: list[float] = field(default_factory=list)
    times_json: list[float] = field(default_factory=list)


def main(arguments: Sequence[str]) -> bool:
    """Prints the figures; True when no bound was broken, no weight came back after pain, and chance was called chance."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks following", description=__doc__)
    parser.add_argument("--people", type=int, default=1000, help="how many people")
    parser.add_argument("--seed", type=int, default=1, help="which people")
    options = parser.parse_args(arguments)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        stories = list(pool.map(partial(story_of, options.seed), range(options.people), chunksize=4))
    _print(stories)
    return holds(stories)


def holds(stories: Sequence[Story]) -> bool:
    """True when everything held that must hold."""
    kept = not any(story.broken for story in stories) and not any(story.after_stops for story in stories)
    eased = all(share <= LEAST_OF_THE_EASED for story in stories for share in story.returns)
    return kept and eased and false_changes(stories) <= _allowed(stories)


def false_changes(stories: Sequence[Story]) -> float:
    """Of those in whom nothing changed, the share whose last test was called a real change."""
    unchanged = [story for story in stories if not story.responds and story.called_real is not None]
    return sum(bool(story.called_real) for story in unchanged) / len(unchanged) if unchanged else 0.0


def _allowed(stories: Sequence[Story]) -> float:
    """The share that is allowed, with room for what so few people may show by chance."""
    unchanged = sum(not story.responds for story in stories)
    return MOST_FALSE_CHANGES + 3 * sqrt(MOST_FALSE_CHANGES * (1 - MOST_FALSE_CHANGES) / max(unchanged, 1))


def story_of(seed: int, number: int) -> Story:
    """Sixteen weeks of person `number`."""
    person = trainee(seed, number)
    story = Story(responds=person.responds, index_before=100 * (1 - person.gap))
    tests = {MONDAY: retest(person, MONDAY)}
    logs: list[SessionLog] = []
    cleared: list[int] = []
    today = MONDAY
    while today < MONDAY + 7 * WEEKS:
        tests |= {day: retest(person, day) for day in retest_days() if day <= today and day not in tests}
        journal = Journal(person.terms, tuple(logs), tuple(tests.values()), tuple(cleared))
        try:
            outlook = _timed(story, person, journal, today)
        except BrokenRule as error:
            story.broken = error.rules
            return story
        if outlook.state is FollowingState.PAUSED:
            story.paused = True
            today += 7
            cleared.append(today)
        elif outlook.state is FollowingState.FINISHED:
            break
        else:
            today = _trained(story, person, outlook, logs)
    _finish(story, person, [*tests.values()], logs)
    return story


def _timed(story: Story, person: Trainee, journal: Journal, today: int) -> Outlook:
    begun = time.perf_counter()
    outlook = follow(person.program(), journal, today, seed_catalogue())
    took = time.perf_counter() - begun
    story.seconds.append(took)
    if len(journal.sessions) in (1, 24, 40):
        plain = asdict(outlook)
        begun = time.perf_counter()
        json.dumps(plain, default=str)
        story.times_json.append(took / (time.perf_counter() - begun))
    return outlook


def _trained(story: Story, person: Trainee, outlook: Outlook, logs: list[SessionLog]) -> int:
    """The day from which the person looks again, after the next session was done or let go by."""
    session = outlook.sessions[0]
    if not trains(person, session.day):
        return session.day + 1
    _hold_against_the_past(story, outlook, session.items, logs, person)
    logs.append(log_of(person, session, session.day))
    story.sessions += 1
    return session.day + 1


def _hold_against_the_past(
    story: Story, outlook: Outlook, items: Sequence[OutlookItem], logs: Sequence[SessionLog], person: Trainee
) -> None:
    last = {item.performed: (log, item) for log in logs for item in log.items}
    for item in items:
        if item.exercise not in last or item.load is None:
            continue
        log, done = last[item.exercise]
        weights = [each.load for each in done.sets if each.load is not None]
        if not weights:
            continue
        pain = max(each.pain or 0 for each in done.sets)
        if pain >= stop_limit(person.terms.policy, log.pain_before) and item.load >= max(weights) and log is logs[-1]:
            story.after_stops += 1
        if outlook.absence in (Absence.WEEK, Absence.WEEKS, Absence.MONTH) and not item.instead_of:
            step = person.terms.increment(item.implement) if item.implement else None
            if step is not None and max(weights).amount > step:
                story.returns.append(float(item.load.amount / max(weights).amount))


def _finish(story: Story, person: Trainee, tests: Sequence[object], logs: Sequence[SessionLog]) -> None:
    story.index_after = 100 * (1 - person.gap)
    found = symmetry_of(tests, {test_of_sides().slug: test_of_sides()})  # type: ignore[arg-type]
    story.called_real = found[0].is_real if found else None
    weights: dict[str, list[float]] = {}
    for item in (item for log in logs for item in log.items):
        loads = [float(each.load.amount) for each in item.sets if each.load is not None]
        if loads:
            weights.setdefault(item.performed, []).append(max(loads))
    story.rises = [found[-1] / found[0] for found in weights.values() if len(found) >= 6]


def _print(stories: Sequence[Story]) -> None:
    changed = [story for story in stories if story.responds and story.called_real is not None]
    returns = [share for story in stories for share in story.returns]
    rises = [share for story in stories for share in story.rises]
    seconds = [took for story in stories for took in story.seconds]
    ratios = [ratio for story in stories for ratio in story.times_json]
    rows = [
        ("people", len(stories), ""),
        ("sessions done", sum(story.sessions for story in stories), ""),
        ("outlooks", len(seconds), ""),
        ("outlooks that break a bound", sum(bool(story.broken) for story in stories), "0"),
        ("same weight or more right after a pain stop", sum(story.after_stops for story in stories), "0"),
        ("people who were paused", sum(story.paused for story in stories), ""),
        ("heaviest first weight after a week or more away", _percent(max(returns, default=0)), f"≤ {LEAST_OF_THE_EASED:.0%}"),
        ("weights of an exercise, last to first, median", _percent(median(rises) if rises else 0), ""),
        ("true symmetry before, median of those who respond", f"{median(s.index_before for s in changed):.0f} %", ""),
        ("true symmetry after, median of those who respond", f"{median(s.index_after for s in changed):.0f} %", ""),
        ("of these called a real change", _percent(sum(bool(s.called_real) for s in changed) / len(changed)), ""),
        ("called a real change where nothing changed", _percent(false_changes(stories)), f"≤ {MOST_FALSE_CHANGES:.0%}"),
        ("time of an outlook, median", milliseconds(percentile(seconds, 0.5)), ""),
        ("time of an outlook against its JSON, median", f"{percentile(ratios, 0.5):.1f} ×", f"≤ {MOST_TIMES_JSON} ×"),
    ]
    print_table("Sixteen weeks by outlooks", ("", "found", "bar"), rows)
    for rule in sorted({rule for story in stories for rule in story.broken}):
        print(f"  broken: {rule}")


def _percent(share: float) -> str:
    return f"{share:.1%}"
