"""Jumps, behind their gate: for whom, from which week on, in which sessions, and what stands there.

They come first in the main work, where legs are fresh, and the warm-up of their days ends with squats.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations

from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.imbalances import Imbalance
from app.engine.client import Client
from app.engine.dosing.items import effort_at, label_of
from app.engine.dosing.unloaded_items import unloaded_item
from app.engine.guidelines.jumps import (
    HARD_JUMP_CLASS,
    HARD_JUMP_REST_DAYS,
    JUMP_BASE_WEEKS,
    JUMP_GUIDELINES,
    JUMP_REST_DAYS,
    JUMP_RPE,
    JUMP_TIME_SHARE,
)
from app.engine.guidelines.volume import FRAME_MINUTES
from app.engine.jumps.growth import FIRST_CLASS, JumpRamp, Place, Road, Room
from app.engine.measures.calendar import DAYS_OF_WEEK, days_between
from app.engine.measures.exercise_kinds import is_jump
from app.engine.measures.time_model import item_seconds
from app.engine.program import BodyweightLoad, CheapestChange, Item, Reason, Reps, UnmetNeed
from app.engine.progression.calendar import Calendar
from app.engine.vocabulary.exercises import Laterality, Measure, MovementPattern
from app.engine.vocabulary.imbalances import DoseMode
from app.engine.vocabulary.people import Goal
from app.engine.vocabulary.roles import DayKind
from app.engine.week_plan.days import TrainingDay

FEWEST_WEEKS_WITH_JUMPS = 2
"""Full weeks that must be left for jumps after the weeks of strength: one alone would teach little. Source: expert-opinion."""
MOST_JUMPS_IN_SESSION = 2
"""Different jumps of one session. Source: expert-opinion."""
RAMP_REPS = 6
"""Squats with which the warm-up ends before jumps. Source: jeffreys-2007."""
GATE = "jumps-pass-their-gate"


@dataclass(frozen=True, slots=True)
class Jumps:
    """The jumps of a program by week and day, and what leads up to them in the warm-up; nothing where there are none."""

    items: Mapping[tuple[int, int], tuple[Item, ...]] = field(default_factory=dict)
    ramp: Item | None = None

    def on(self, week: int, day: int) -> tuple[Item, ...]:
        """The jumps of a day, counted from 0, of a week, counted from 1."""
        return self.items.get((week, day), ())

    def ramp_on(self, week: int, day: int) -> tuple[Item, ...]:
        """What ends the warm-up on a day with jumps."""
        return (self.ramp,) if self.ramp and self.on(week, day) else ()

    def seconds(self, week: int, day: int) -> int:
        """The time that jumps take on a day, with what leads up to them."""
        return sum(item.seconds for item in (*self.on(week, day), *self.ramp_on(week, day)))


def jumps_of(client: Client, days: tuple[TrainingDay, ...], calendar: Calendar) -> Jumps:
    """The jumps of a program; none where the gate is shut, nothing asks for them or no landing can be done."""
    if not wants_jumps(client) or client.profile.weeks < fewest_weeks():
        return Jumps()
    ramp, roads = _ramp(client), _roads(client)
    if ramp is None or not roads:
        return Jumps()
    guideline = JUMP_GUIDELINES[client.limits.level]
    growth = JumpRamp(roads, _rooms(client, days, guideline.highest_class), guideline, MOST_JUMPS_IN_SESSION)
    items: dict[tuple[int, int], tuple[Item, ...]] = {}
    for week in calendar.weeks[JUMP_BASE_WEEKS:]:
        if not week.easy:
            growth.advance()
        for day in growth.rooms:
            placed = _items(growth, day, client, easy=week.easy)
            if placed:
                items[week.number, day] = placed
    return Jumps(items, unloaded_item(ramp, Reps(RAMP_REPS, RAMP_REPS), client))


def wants_jumps(client: Client) -> bool:
    """True where the landing tests are passed, and the goal is strength or jumps are a strategy for a stated imbalance."""
    asked_for = client.goal is Goal.STRENGTH or any(_link(s.imbalance, client) for s in client.stated)
    return client.profile.landing_tests_passed and not client.limits.eased and asked_for


def fewest_weeks() -> int:
    """The shortest program that holds jumps."""
    return JUMP_BASE_WEEKS + FEWEST_WEEKS_WITH_JUMPS


def why_jumps(client: Client) -> tuple[Reason, ...]:
    """Why jumps stand in a program: for every stated imbalance that has them among its strategies, else for the goal."""
    named = [(s.imbalance, _link(s.imbalance, client)) for s in client.stated]
    reasons = tuple(
        Reason(
            imbalance.slug,
            strategy,
            (GATE,),
            f"Jumps and quiet landings for {imbalance.name.lower()}: they may turn strength into quick, well-controlled force.",
        )
        for imbalance, strategy in named
        if strategy
    )
    return reasons or (
        Reason(None, None, (GATE,), "Jumps and quiet landings may turn the strength that is the goal into power."),
    )


def unmet_jumps(client: Client, jumps: Jumps, longer: CheapestChange | None) -> tuple[UnmetNeed, ...]:
    """Why a program has no jumps although the gate is open and something asks for them; `longer` sessions may hold them."""
    if jumps.items or not wants_jumps(client):
        return ()
    if _ramp(client) is None or not _roads(client):
        return (UnmetNeed("jumps", "pain, a condition or a wish leaves out the landings that they begin with", None),)
    if client.profile.weeks < fewest_weeks():
        because = f"they come after {JUMP_BASE_WEEKS} weeks of strength work and then take some weeks themselves"
        return (UnmetNeed("jumps", because, CheapestChange(weeks=fewest_weeks())),)
    return (UnmetNeed("jumps", "the time given is needed for other work", longer),)


def _link(imbalance: Imbalance, client: Client) -> str | None:
    """The strategy of jumps among those of the imbalance."""
    slugs = (link.strategy for link in imbalance.strategies)
    return next((slug for slug in slugs if client.catalogue.strategies[slug].mode is DoseMode.PLYOMETRIC), None)


def _roads(client: Client) -> list[Road]:
    """The ladders of jumps as far as this person may go; those that the stated imbalances name most of come first."""
    stated, catalogue = {s.imbalance.slug for s in client.stated}, client.catalogue
    roads = []
    for slug, ladder in catalogue.ladders.items():
        road = [
            client.eligible[step] for step in ladder.exercises if step in client.eligible and is_jump(client.eligible[step])
        ]
        if road and road[0].plyometric_intensity == FIRST_CLASS:
            named = sum(not stated.isdisjoint(catalogue.imbalances_of.get(e.slug, ())) for e in road)
            roads.append((-named, slug, road))
    return [road for _, _, road in sorted(roads, key=lambda entry: entry[:2])]


def _ramp(client: Client) -> Exercise | None:
    """The squat that leads up to jumps: with both legs, without equipment, and of use at this level."""
    squats = [
        exercise
        for exercise in client.eligible.values()
        if exercise.pattern is MovementPattern.SQUAT
        and exercise.measure is Measure.REPS
        and exercise.laterality is Laterality.BILATERAL
        and not exercise.equipment_options[0]
    ]
    return max(squats, key=lambda squat: (squat.difficulty, squat.slug), default=None)


def _rooms(client: Client, days: tuple[TrainingDay, ...], highest_class: int) -> dict[int, Room]:
    """The days with jumps: of those with hard leg work the two that lie furthest apart.

    The hardest class needs a day after which the legs rest for longer; such a day comes first.
    """
    hard = [day.number for day in days if day.kind is not DayKind.LIGHT]
    apart = [pair for pair in combinations(hard, 2) if days_between(*(days[n].day for n in pair)) >= JUMP_REST_DAYS]
    chosen = max(apart, key=lambda pair: days_between(*(days[n].day for n in pair)), default=tuple(hard[:1]))
    seconds = (client.profile.minutes_per_session - FRAME_MINUTES) * 60 * JUMP_TIME_SHARE
    rooms = {}
    for number in chosen:
        rest = min((other.day.number - days[number].day.number - 1) % DAYS_OF_WEEK + 1 for other in days)
        rests_long = rest >= HARD_JUMP_REST_DAYS
        rooms[number] = Room(seconds, highest_class if rests_long else min(highest_class, HARD_JUMP_CLASS - 1))
    return dict(sorted(rooms.items(), key=lambda room: -room[1].highest_class))


def _items(ramp: JumpRamp, day: int, client: Client, *, easy: bool) -> tuple[Item, ...]:
    """The jumps of a day as they stand in the program; an easy week has half of their sets."""
    rest = ramp.guideline.rest_seconds
    items = []
    for place, jump in ramp.in_session(day):
        sets, sides = max(1, jump.sets // 2) if easy else jump.sets, client.sides(jump.exercise)
        item = Item(
            exercise=jump.exercise.slug,
            sets=sets,
            dose=jump.dose,
            sides=sides,
            extra_sets=None,
            load=BodyweightLoad(),
            effort=effort_at(JUMP_RPE),
            tempo=None,
            rest_seconds=rest,
            seconds=item_seconds(jump.exercise, jump.dose, sets, rest, client.implements[jump.exercise.slug]),
            progression=_progression(ramp, place, easy=easy),
            lever=None if easy else jump.lever,
            label=label_of(jump.exercise, sets, jump.dose, sides),
        )
        items.append(item)
    return tuple(items)


def _progression(ramp: JumpRamp, place: Place, *, easy: bool) -> str:
    if easy:
        return "Easy week: few landings, each of them quiet."
    harder, most = ramp.harder_than(place), int(ramp.guideline.landings.high)
    then = f"then {harder.name[0].lower()}{harder.name[1:]}" if harder else "then stay there"
    return f"Add a landing while each one is quiet, until a set has {most}, {then}."
