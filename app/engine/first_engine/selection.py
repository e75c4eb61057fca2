"""Step 3: which exercises, in which session, with how many sets — the most worth within the minutes.

The search fills the week greedily, always with what gains most. Then it takes out a few items at a time, spread over
the week in ever new combinations, fills the room with something else, and keeps what is worth more. What recovery and
volume forbid is never taken, whatever it would gain. Nothing is left to chance, so the result is the same everywhere.
"""

from collections.abc import Iterator, Sequence
from itertools import cycle

from app.engine.first_engine.draft import Draft
from app.engine.first_engine.gains import Gains
from app.engine.first_engine.score import Worth
from app.engine.first_engine.severity import VolumeShift
from app.engine.guidelines.volume import LONG_SESSION_MINUTES, MOST_MAIN_ITEMS, MOST_MAIN_ITEMS_AT_HOME
from app.engine.profile import Profile

Item = tuple[int, int]

TAKEN_OUT = (1, 2)
"""How many items make room, in turn: fewer find less, more take longer than they find."""
TAKEN_OUT_FOR_PROMISES = 3
"""How many do while a promise is broken."""
STRIDES = (5, 7, 3, 1, 2, 4, 11)
"""How far these items stand apart in the week, one pass after the other."""
ATTEMPTS = 36
"""How often items are taken out for something better, as if everything were moderate."""
ATTEMPTS_TO_FIT = 22
"""How often they are then for the severities as stated."""
ATTEMPTS_FOR_PROMISES = 48
"""How often at most while a promise is broken."""
MOST_TO_BE_MENDED = 2
"""How many broken promises are worth these attempts: more of them have never been mended."""
EXTRA_ITEMS_FOR_PROMISES = 2
"""How many more items a session may hold as a last resort. Source of all these numbers: the benchmarks."""


def most_items(profile: Profile) -> int:
    """How many exercises the main blocks of one session may hold."""
    long = profile.minutes_per_session >= LONG_SESSION_MINUTES
    return MOST_MAIN_ITEMS if long else MOST_MAIN_ITEMS_AT_HOME


def select(draft: Draft, items: int, if_moderate: Worth, shifts: Sequence[VolumeShift]) -> None:
    """Fill the draft as well as the search can: first keeping all promises, then for the most worth.

    What the week would be worth with every imbalance moderate leads the search at first; see `severity`.
    """
    gains = Gains(draft, items, if_moderate)
    gains.fill(range(len(draft.plan)))
    _improve(gains, ATTEMPTS)
    if _may_be_mended(gains):
        _improve(gains, ATTEMPTS_FOR_PROMISES, only_for_promises=True)
    if _may_be_mended(gains) and draft.fewest_sets == 1:
        gains = _with_more_items(gains, draft, items + EXTRA_ITEMS_FOR_PROMISES)
        _improve(gains, ATTEMPTS_FOR_PROMISES, only_for_promises=True)
    if not gains.broken_promises:
        gains.revalue(draft.worth)
        _improve(gains, ATTEMPTS_TO_FIT, shifts=shifts)
    _put_into(draft, gains)


def keep_promises(draft: Draft, items: int, if_moderate: Worth, _: Sequence[VolumeShift]) -> None:
    """Fill the draft until all promises are kept or the search gives up soon, whatever else it is worth."""
    gains = Gains(draft, items, if_moderate)
    gains.fill(range(len(draft.plan)))
    _improve(gains, ATTEMPTS + ATTEMPTS_TO_FIT, only_for_promises=True)
    _put_into(draft, gains)


def _may_be_mended(gains: Gains) -> bool:
    return 0 < gains.broken_promises <= MOST_TO_BE_MENDED


def _with_more_items(gains: Gains, draft: Draft, items: int) -> Gains:
    """The same week, filled up to more items a session."""
    wider = Gains(draft, items, gains.worth)
    for session, number in _placed(gains):
        wider.change(session, number, gains.items[session][number])
    wider.fill(range(len(draft.plan)))
    return wider


def _put_into(draft: Draft, gains: Gains) -> None:
    slugs = gains.tables.slugs
    draft.restore([{slugs[number]: sets for number, sets in placed.items()} for placed in gains.items])


def _improve(gains: Gains, attempts: int, *, only_for_promises: bool = False, shifts: Sequence[VolumeShift] = ()) -> None:
    """Exchange items as long as attempts are left, and keep what keeps more promises, or no fewer and is worth more.

    Nothing is kept that moves a volume further than it may shift.
    """
    bounds = [(shift, (volume := shift.volume(gains.counts)) + shift.down, volume + shift.up) for shift in shifts]
    broken, total, kept = gains.broken_promises, gains.total, gains.snapshot()
    items = _placed(gains)
    for (start, stride), few in zip(_places(len(items)), cycle(TAKEN_OUT)):
        if not attempts or not items or (only_for_promises and not broken):
            return
        attempts -= 1
        taken_out = TAKEN_OUT_FOR_PROMISES if broken else few
        _exchange(gains, [items[(start + number * stride) % len(items)] for number in range(taken_out)])
        now = gains.total
        if (
            (broken or now > total)
            and ((still_broken := gains.broken_promises), -now) < (broken, -total)
            and all(least <= shift.volume(gains.counts) <= most for shift, least, most in bounds)
        ):
            broken, total, kept = still_broken, now, gains.snapshot()
            items = _placed(gains)
        else:
            gains.return_to(kept)


def _places(items: int) -> Iterator[tuple[int, int]]:
    """Where to begin to take items out, and how far they stand apart: pass after pass over so many items, without end."""
    return ((start, stride) for stride in cycle(STRIDES if items else ()) for start in range(items))


def _placed(gains: Gains) -> list[Item]:
    return [(session, number) for session, items in enumerate(gains.items) for number in items]


def _exchange(gains: Gains, items: Sequence[Item]) -> None:
    """Take items out and fill the room, the place of the first one with something else."""
    taken = dict.fromkeys(items)
    for session, number in taken:
        gains.change(session, number, -gains.items[session][number])
    gains.forbid(*items[0], forbidden=True)
    gains.fill(sorted({session for session, _ in taken}))
    gains.forbid(*items[0], forbidden=False)
