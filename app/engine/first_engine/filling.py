"""Longer frames, where a session would otherwise end early: first the pulse, then stretches, then easy walking."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from app.engine.catalogue.catalogue import Catalogue
from app.engine.first_engine.easy_items import easy_item, with_dose
from app.engine.first_engine.frame import Frame
from app.engine.first_engine.needs import Needs
from app.engine.guidelines.stretching import MOST_STRETCH_REPETITIONS
from app.engine.guidelines.timing import EASY_WALK_LIMIT_SECONDS
from app.engine.guidelines.warm_up import RAISE_SECONDS, WARM_UP_MINUTES
from app.engine.profile import Profile
from app.engine.program import Holds, Item, Timed
from app.engine.vocabulary.exercises import Modality

FILL_ABOVE_SHARE = 0.97
"""A session this near to the minutes asked for is left as it is."""
RAISE_STEP_SECONDS = 30
EASY_WALK_STEP_SECONDS = 60


class Filler:
    """Fills the time of one person's sessions; knows each stretch of the frames in all its lengths."""

    def __init__(self, profile: Profile, catalogue: Catalogue, needs: Needs, frames: Iterable[Frame]) -> None:
        self.profile, self.catalogue, self.exercises = profile, catalogue, needs.eligible
        self.wanted_seconds = round(profile.minutes_per_session * 60 * FILL_ABOVE_SHARE)
        self.walks = [e for e in needs.eligible.values() if e.modality is Modality.CONDITIONING]
        stretches = {item.exercise: item for frame in frames for item in frame.cool_down}
        steps = (step for item in stretches.values() for step in pairwise(self._lengths(item)))
        self.held_once_more = {(item.exercise, item.seconds): longer for item, longer in steps}

    def filled(self, frame: Frame, main_seconds: int) -> Frame:
        """The frame around main work of so many seconds."""
        missing = self.wanted_seconds - main_seconds - frame.seconds
        if missing <= 0:
            return frame
        warm_up = self._longer_raise(frame, missing)
        missing -= _seconds(warm_up) - _seconds(frame.warm_up)
        cool_down = self._longer_stretches(frame.cool_down, missing)
        missing -= _seconds(cool_down) - _seconds(frame.cool_down)
        return Frame(warm_up, frame.activation, (*self._easy_walk(missing), *cool_down))

    def _longer_raise(self, frame: Frame, missing: int) -> tuple[Item, ...]:
        first = frame.warm_up[0] if frame.warm_up else None
        if first is None or not isinstance(first.dose, Timed):
            return frame.warm_up
        so_far = _seconds(frame.warm_up) + _seconds(frame.activation)
        room = int(min(RAISE_SECONDS.high - first.dose.seconds, WARM_UP_MINUTES.high * 60 - so_far))
        more = max(0, min(room, missing) // RAISE_STEP_SECONDS * RAISE_STEP_SECONDS)
        return with_dose(first, Timed(first.dose.seconds + more), self.exercises), *frame.warm_up[1:]

    def _lengths(self, item: Item) -> Iterator[Item]:
        """The stretch as it is, then held once more, twice more and so on."""
        yield item
        if isinstance(item.dose, Holds):
            for repetitions in range(item.dose.repetitions[0] + 1, MOST_STRETCH_REPETITIONS + 1):
                yield with_dose(item, Holds((repetitions,), item.dose.hold_seconds), self.exercises)

    def _longer_stretches(self, items: Sequence[Item], missing: int) -> tuple[Item, ...]:
        stretched = list(items)
        grown = True
        while grown:
            grown = False
            for number, item in enumerate(stretched):
                longer = self.held_once_more.get((item.exercise, item.seconds))
                if longer is not None and longer.seconds - item.seconds <= missing:
                    missing -= longer.seconds - item.seconds
                    stretched[number], grown = longer, True
        return tuple(stretched)

    def _easy_walk(self, missing: int) -> tuple[Item, ...]:
        seconds = min(missing, EASY_WALK_LIMIT_SECONDS) // EASY_WALK_STEP_SECONDS * EASY_WALK_STEP_SECONDS
        if seconds < 2 * EASY_WALK_STEP_SECONDS or not self.walks:
            return ()
        return (easy_item(self.walks[0], Timed(seconds), self.profile, self.catalogue),)


def _seconds(items: Iterable[Item]) -> int:
    return sum(item.seconds for item in items)
