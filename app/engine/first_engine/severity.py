"""How far severity may shift the work of a week, so that what is more marked never gets less.

A week is first selected as if everything were moderate. Then it is fitted to the severities as stated, within bounds:
the weak muscles of what is mild get no more than before, those of what is marked no less, and the rest about as much.
The first week is the same whatever the severities, so between any two profiles that differ in one of them the order holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from app.engine.catalogue.catalogue import Catalogue
from app.engine.first_engine.counters import MUSCLE_COUNTER
from app.engine.profile import Profile
from app.engine.vocabulary.imbalances import Severity

ABOUT_AS_MUCH = 2
"""Half sets over all weak muscles of a moderate imbalance that are no more than rounding. Source: expert-opinion."""

_SHIFTS = {Severity.MILD: (-inf, 0), Severity.MODERATE: (0, ABOUT_AS_MUCH), Severity.MARKED: (0, inf)}


@dataclass(frozen=True, slots=True)
class VolumeShift:
    """By how many half sets the weak muscles of one imbalance may together get fewer or more."""

    counters: tuple[int, ...]
    down: float
    up: float

    def volume(self, counts: Sequence[int]) -> int:
        """The half sets of the muscles together."""
        return sum([counts[counter] for counter in self.counters])


def volume_shifts(profile: Profile, catalogue: Catalogue) -> tuple[VolumeShift, ...]:
    """What each stated imbalance allows."""
    return tuple(
        VolumeShift(tuple(MUSCLE_COUNTER[m] for m in catalogue.imbalances[stated.imbalance].weak), *_SHIFTS[stated.severity])
        for stated in profile.imbalances
    )


def all_moderate(profile: Profile) -> Profile:
    """The same profile, every imbalance moderate."""
    return replace(profile, imbalances=tuple(replace(stated, severity=Severity.MODERATE) for stated in profile.imbalances))
