"""The frame of a session in one phase: warm-up, activation and cool-down."""

from collections.abc import Collection
from dataclasses import dataclass

from app.engine.client import Client
from app.engine.guidelines.warm_up import RAMP_SECONDS, WARM_UP_MINUTES
from app.engine.priorities.wanted import in_turn
from app.engine.program import Item
from app.engine.progression.calendar import CalendarWeek
from app.engine.sessions.activation import activation
from app.engine.sessions.cool_down import cool_down
from app.engine.sessions.warm_up import warm_up
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
        return sum(item.seconds for item in (*self.warm_up, *self.activation, *self.cool_down))


def frame_of(client: Client, day: TrainingDay, week: CalendarWeek, without: Collection[str] = ()) -> Frame:
    """The frame of a day in the phase of a week; its drill is none of these exercises."""
    ranked = in_turn(day, client)
    drills = activation(client, ranked, week.phase, day.number, week.rpe_cap, without)
    most = WARM_UP_MINUTES.high * 60 - RAMP_SECONDS - sum(item.seconds for item in drills)
    prepared = warm_up(client, ranked, week.phase, day.number, int(most))
    return Frame(prepared, drills, cool_down(client, ranked, week.phase, day.number))
