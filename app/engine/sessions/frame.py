"""The frame of a session in one phase: warm-up, activation and cool-down, and how its minutes are shared out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.engine.client import Client
from app.engine.guidelines.frame import (
    COOL_DOWN_LIMIT_SECONDS,
    COOL_DOWN_SECONDS,
    FEWEST_DRILLS,
    FRAME_SECONDS,
    MOST_DRILLS,
    MOST_MORE_TIGHT,
    SECONDS_FOR_MORE_TIGHT,
)
from app.engine.guidelines.sessions import upper
from app.engine.guidelines.warm_up import RAMP_SECONDS, WARM_UP_MINUTES
from app.engine.measures.time_model import held_seconds
from app.engine.priorities.wanted import Wanted
from app.engine.program import Item
from app.engine.progression.calendar import CalendarWeek
from app.engine.sessions.activation import activation
from app.engine.sessions.cool_down import cool_down
from app.engine.sessions.occasion import Occasion, worked_on
from app.engine.sessions.warm_up import warm_up
from app.engine.vocabulary.programs import ProgramPhase
from app.engine.week_plan.days import TrainingDay


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the main work of one session."""

    warm_up: tuple[Item, ...]
    activation: tuple[Item, ...]
    cool_down: tuple[Item, ...]

    @property
    def seconds(self) -> int:
        """The time of the whole frame."""
        return _seconds(self.items)

    @property
    def items(self) -> tuple[Item, ...]:
        """All of it, in order."""
        return (*self.warm_up, *self.activation, *self.cool_down)

    @property
    def held(self) -> Mapping[str, int]:
        """Seconds for which each stretch of the cool-down is held on one side."""
        return {item.exercise: held_seconds(item.dose) for item in self.cool_down}


Frames = dict[tuple[int, ProgramPhase], Frame]
"""By number of the day and phase."""


def frames_of(
    client: Client,
    days: Collection[TrainingDay],
    wanted: Collection[Sequence[Wanted]],
    weeks: Collection[CalendarWeek],
    main: Mapping[tuple[int, ProgramPhase], Collection[str]] | None = None,
) -> Frames:
    """The frames of all days, by what each wants, in the phases of these weeks; none of a day's `main` exercises is its drill.

    Days that follow each other have other drills and stretches where others will do, and what a day stretches first is never
    held for less time than in the phase before.
    """
    frames: Frames = {}
    held: dict[int, Mapping[str, int]] = {}
    worked = [worked_on(slots) for slots in wanted]
    for week in sorted(weeks, key=lambda week: week.number):
        before: frozenset[str] = frozenset()
        for day, muscles in zip(days, worked, strict=True):
            occasion = Occasion(client, day, week.phase, muscles, before, held.get(day.number, {}))
            frame = frame_of(occasion, week.rpe_cap, (main or {}).get((day.number, week.phase), ()))
            frames[day.number, week.phase] = frame
            before, held[day.number] = frozenset(item.exercise for item in frame.items), frame.held
    return frames


def frame_of(occasion: Occasion, rpe_cap: float, without: Collection[str] = ()) -> Frame:
    """The frame of a session; its drill is none of these exercises.

    What is tight grows from phase to phase, so its room is kept from the first one on; the rest is for activation, drills and
    raising the pulse, of which the drills become fewer first.
    """
    tight = len(occasion.tight)
    more = 0 if occasion.is_brief else SECONDS_FOR_MORE_TIGHT * min(MOST_MORE_TIGHT, max(0, tight - 1))
    limit = upper(occasion.minutes, FRAME_SECONDS) + more
    usual = upper(occasion.minutes, COOL_DOWN_SECONDS) + more
    kept = usual if tight else _seconds(cool_down(occasion, usual))
    room = min(limit - kept, int(WARM_UP_MINUTES.high * 60) - RAMP_SECONDS)
    drill, prepared = _prepared(occasion, activation(occasion, rpe_cap, without), room)
    left = min(max(kept, limit - _seconds((*drill, *prepared))), upper(occasion.minutes, COOL_DOWN_LIMIT_SECONDS))
    return Frame(prepared, drill, cool_down(occasion, left))


def _prepared(occasion: Occasion, drill: tuple[Item, ...], room: int) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Activation and warm-up with as many moving drills as fit.

    Brief sessions do without activation where it does not fit beside them, and on days whose treatment is to stretch.
    """
    most, fewest = upper(occasion.minutes, MOST_DRILLS), upper(occasion.minutes, FEWEST_DRILLS)
    choices = [(drill, count) for count in range(most, fewest - 1, -1)]
    if occasion.is_brief and not occasion.needs_activation:
        choices = [((), most)] if occasion.treats_by_stretching else [*choices, ((), most)]
    made: tuple[tuple[Item, ...], tuple[Item, ...]] = (), ()
    for drills, count in choices:
        taken = _seconds(drills)
        made = drills, warm_up(occasion, count, room - taken, int(WARM_UP_MINUTES.low * 60) - taken)
        if sum(map(_seconds, made)) <= room:
            break
    return made


def _seconds(items: Iterable[Item]) -> int:
    return sum(item.seconds for item in items)
