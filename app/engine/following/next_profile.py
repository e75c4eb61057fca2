"""The profile of the next program: what re-tests and the work have changed, and nothing else."""

from collections.abc import Iterable
from dataclasses import replace

from app.engine.following.case import Standing
from app.engine.following.symmetry import TestSymmetry
from app.engine.guidelines.following import EVEN_SIDES_PERCENT, HANDLED_SHARE
from app.engine.profile import Profile, StatedImbalance
from app.engine.screening.signs import severity_of_difference

VARIANTS = 1000
"""Variants of a profile are numbered from 0 to below this."""


def next_profile(profile: Profile, standing: Standing, *, maintenance: bool) -> Profile:
    """The same person later on; without imbalances where they are to be kept as they are now.

    Expects pain with which a program may be made.
    """
    stated = () if maintenance else tuple(_as_tested(each, standing.symmetry) for each in profile.imbalances)
    handled = standing.adherence.share is None or standing.adherence.share >= HANDLED_SHARE or not _was_short(standing)
    return replace(
        profile,
        imbalances=stated,
        level=profile.level if handled else profile.level.one_lower,
        variant=(profile.variant + 1) % VARIANTS,
        pain=max(profile.pain, standing.worst_recent_pain),
        asymmetry_bonus=profile.asymmetry_bonus and not maintenance,
    )


def _as_tested(stated: StatedImbalance, symmetry: Iterable[TestSymmetry]) -> StatedImbalance:
    """How marked it is by the last tests of the sides that speak for it; unchanged where none does."""
    speaking = [test for test in symmetry if stated.imbalance in test.assessment.reading.difference]
    if not speaking:
        return stated
    lowest = min(speaking, key=lambda test: test.pairs[-1].index_percent)
    last = lowest.pairs[-1]
    crossed = stated.imbalance in lowest.assessment.reading.crossed
    side = stated.weaker_side
    if last.index_percent < EVEN_SIDES_PERCENT:
        lower = lowest.weaker_now
        side = lower.other if crossed and lower is not None else lower
    return replace(stated, severity=severity_of_difference(100.0 - last.index_percent), weaker_side=side)


def _was_short(standing: Standing) -> bool:
    """True where most exercises ended with too few repetitions."""
    last = [line[-1] for line in standing.history.values()]
    return bool(last) and 2 * sum(done.share_done < HANDLED_SHARE for done in last) > len(last)
