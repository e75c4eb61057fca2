"""How many sets a week does of what was selected: a few less in the first weeks, about half in easy ones, all in the others."""

from collections import Counter
from collections.abc import Mapping, Sequence

from app.engine.first_engine.draft import Draft
from app.engine.guidelines.progression import DELOAD_SETS_DROP, SETS_ADDED_AT_ONCE
from app.engine.guidelines.volume import PRIMARY_CREDIT
from app.engine.measures.volume import credits_of
from app.engine.vocabulary.body import MuscleSlug

FEWEST_SETS_TO_SPARE_ONE = 3
MOST_LOAD_HELD_BACK_SHARE = 0.12
"""The most of a week's load that waits, so that the week in which it all comes is no jump. Source: expert-opinion."""
SETS_OF_LARGE_ITEM_IN_EASY_WEEK = 2
"""What an item of more sets keeps in an easy week, as long as half of all sets are not reached."""

Place = tuple[int, str]
"""The number of a session and the exercise in it."""


def held_back(draft: Draft, load_of_set: Mapping[str, float]) -> frozenset[Place]:
    """Where the first weeks do a set fewer: in the exercises of most sets, while the week keeps everything it promises.

    `load_of_set` says what a set of each exercise adds to the load index.
    """
    full = {(session, slug): sets for session, items in enumerate(draft.placed) for slug, sets in items.items()}
    room = MOST_LOAD_HELD_BACK_SHARE * sum(sets * load_of_set[slug] for (_, slug), sets in full.items())
    waiting: Counter[MuscleSlug] = Counter()
    chosen: list[Place] = []
    for session, slug in sorted(full, key=lambda place: (-full[place], place)):
        if full[session, slug] < FEWEST_SETS_TO_SPARE_ONE or load_of_set[slug] > room:
            continue
        muscles = [muscle for muscle, credit in credits_of(draft.options[slug].exercise).items() if credit >= PRIMARY_CREDIT]
        if any(waiting[muscle] >= SETS_ADDED_AT_ONCE for muscle in muscles):
            continue
        draft.change(session, slug, -1)
        if draft.broken_promises:
            draft.change(session, slug, 1)
            continue
        waiting.update(muscles)
        room -= load_of_set[slug]
        chosen.append((session, slug))
    for session, slug in chosen:
        draft.change(session, slug, 1)
    return frozenset(chosen)


def without(waiting: frozenset[Place], placed: Sequence[Mapping[str, int]]) -> list[dict[str, int]]:
    """The same week with a set fewer wherever one waits."""
    return [{slug: sets - ((session, slug) in waiting) for slug, sets in items.items()} for session, items in enumerate(placed)]


def sets_of(placed: Sequence[Mapping[str, int]]) -> dict[str, list[int]]:
    """The sets of every exercise in the sessions that it stands in."""
    sets: dict[str, list[int]] = {}
    for items in placed:
        for slug, number in items.items():
            sets.setdefault(slug, []).append(number)
    return sets


def halved(placed: Sequence[Mapping[str, int]]) -> list[dict[str, int]]:
    """About half of the sets, at least one of each exercise, the larger items giving first."""
    band = DELOAD_SETS_DROP
    full = {(session, slug): sets for session, items in enumerate(placed) for slug, sets in items.items()}
    wanted = round(sum(full.values()) * (1 - (band.low + band.high) / 2))
    halved = [dict.fromkeys(items, 1) for items in placed]
    missing = wanted - len(full)
    for session, slug in sorted(full, key=lambda place: (-full[place], place)):
        if missing <= 0:
            break
        if full[session, slug] > SETS_OF_LARGE_ITEM_IN_EASY_WEEK:
            halved[session][slug] = SETS_OF_LARGE_ITEM_IN_EASY_WEEK
            missing -= SETS_OF_LARGE_ITEM_IN_EASY_WEEK - 1
    return halved
