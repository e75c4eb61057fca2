"""Step 3: which exercises, in which session, with how many sets — the most worth within the minutes.

Selection climbs `score`: first by adding whatever gains most per second, then by exchanging single
exercises, then by emptying a session or two and filling them anew, as long as that helps. What recovery
and volume forbid is never taken, whatever it would gain. Ties end in the slug, so the result is one and
the same everywhere.
"""

from collections.abc import Iterable
from itertools import combinations

from app.engine import guidelines
from app.engine.draft import Draft
from app.engine.profile import Profile

EXTRA_ITEMS_FOR_PROMISES = 2
SMALLEST_GAIN = 1e-6


def most_items(profile: Profile) -> int:
    """How many exercises the main blocks of one session may hold."""
    long = profile.minutes_per_session >= guidelines.LONG_SESSION_MINUTES
    return guidelines.MOST_MAIN_ITEMS if long else guidelines.MOST_MAIN_ITEMS_AT_HOME


def select(draft: Draft, items: int) -> None:
    """Fill the draft as well as the search can."""
    sessions = range(len(draft.plan))
    _climb(draft, items)
    _rebuild(draft, items, combinations(sessions, 1))
    for allowed in (items, items + EXTRA_ITEMS_FOR_PROMISES):
        if draft.broken_promises:
            _rebuild(draft, allowed, combinations(sessions, 2))


def _climb(draft: Draft, items: int) -> None:
    _fill(draft, items)
    while _exchange(draft, items):
        _fill(draft, items)


def _fill(draft: Draft, items: int) -> None:
    """Add what gains most per second until nothing more fits, always to the session with the most time left."""
    open_sessions = set(range(len(draft.plan)))
    while open_sessions:
        session = min(open_sessions, key=lambda s: (-draft.seconds_left[s], s))
        addition = _best_addition(draft, session, items)
        if addition is None:
            open_sessions.discard(session)
            continue
        draft.change(session, *addition)
        open_sessions = set(range(len(draft.plan)))


def _best_addition(draft: Draft, session: int, items: int) -> tuple[str, int] | None:
    """The exercise and the sets that gain most per second in a session; None where nothing gains."""
    placed = draft.placed[session]
    best: tuple[str, int] | None = None
    best_rate = 0.0
    for slug, option in draft.options.items():
        before = placed.get(slug, 0)
        for change in (1,) if before else range(draft.fewest_sets, draft.fewest_sets + 2):
            if not draft.allows(session, slug, change, items):
                break
            seconds = option.seconds[before + change] - option.seconds[before]
            enough = best_rate * seconds + SMALLEST_GAIN
            gain = draft.gain(session, slug, change, at_least=enough)
            if gain > enough:
                best, best_rate = (slug, change), gain / seconds
    return best


def _exchange(draft: Draft, items: int) -> bool:
    """Give every placed exercise's room to whatever gains more there; True when anything changed."""
    changed = False
    for session in range(len(draft.plan)):
        for slug in list(draft.placed[session]):
            changed |= _exchange_one(draft, session, slug, items)
    return changed


def _exchange_one(draft: Draft, session: int, slug: str, items: int) -> bool:
    sets = draft.placed[session][slug]
    lost = draft.gain(session, slug, -sets)
    draft.change(session, slug, -sets)
    best = (-lost + SMALLEST_GAIN, slug, sets)
    for other, option in draft.options.items():
        if other == slug or other in draft.placed[session]:
            continue
        for other_sets in range(draft.fewest_sets, option.most_sets + 1):
            if not draft.allows(session, other, other_sets, items):
                break
            gain = draft.gain(session, other, other_sets, at_least=best[0])
            if gain > best[0] + SMALLEST_GAIN:
                best = (gain, other, other_sets)
    draft.change(session, best[1], best[2])
    return best[1] != slug


def _rebuild(draft: Draft, items: int, groups: Iterable[tuple[int, ...]]) -> None:
    """Empty a group of sessions and fill them anew, group by group, keeping what the week gains by."""
    before = draft.score.total
    for emptied in groups:
        kept = [dict(placed) for placed in draft.placed]
        for session in emptied:
            draft.clear(session)
        _climb(draft, items)
        after = draft.score.total
        if after > before + SMALLEST_GAIN:
            before = after
        else:
            draft.restore(kept)
