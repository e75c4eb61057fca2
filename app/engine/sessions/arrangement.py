"""A session put together from its frame and its filled slots: blocks in their order, large work before small."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from app.engine.catalogue.exercises import Exercise
from app.engine.client import Client
from app.engine.dosing.growth import WeekDose
from app.engine.dosing.items import item_of
from app.engine.explanation.progress import progress_of
from app.engine.guidelines.patterns import COMPOUND_PATTERNS, ORDER_OF_WORK
from app.engine.guidelines.strength import BARS
from app.engine.guidelines.volume import BONUS_SETS
from app.engine.measures.exercise_kinds import is_isometric_core, is_jump, is_leg_work
from app.engine.measures.time_model import pace_of
from app.engine.plan import Plan
from app.engine.program import Block, Item, TrainingSession
from app.engine.progression.calendar import CalendarWeek
from app.engine.sessions.frame import Frame
from app.engine.sessions.titles import area_of, session_focus, session_title
from app.engine.slots.filled import FilledSlot, is_lift
from app.engine.vocabulary.programs import BlockKind
from app.engine.vocabulary.roles import TRUNK_ROLES, DoseScheme
from app.engine.week_plan.days import TrainingDay

_SIZE_CLASS = {pattern: number for number, patterns in enumerate(ORDER_OF_WORK) for pattern in patterns}


def session_of(slots: Sequence[FilledSlot], frame: Frame, day: TrainingDay, week: CalendarWeek, plan: Plan) -> TrainingSession:
    """One day of one week."""
    client = plan.client
    jumps, ramp = plan.jumps.on(week.number, day.number), plan.jumps.ramp_on(week.number, day.number)
    main = _main_work(slots, week, plan)
    main = _with_bonus(main, client) if day.number in plan.bonus_days(week) else main
    items = [*((BlockKind.POWER, jump) for jump in jumps), *main]
    blocks = (
        Block(BlockKind.WARM_UP, (*frame.warm_up, *ramp)),
        Block(BlockKind.ACTIVATION, frame.activation),
        *(Block(kind, tuple(item for _, item in group)) for kind, group in groupby(items, key=lambda placed: placed[0])),
        Block(BlockKind.COOL_DOWN, frame.cool_down),
    )
    blocks = tuple(block for block in blocks if block.items)
    seconds = sum(item.seconds for block in blocks for item in block.items)
    return TrainingSession(
        id=f"w{week.number}d{day.number + 1}",
        day=day.day,
        title=session_title(slot.choice.role for slot in slots if slot.doses[week.number - 1]),
        focus=session_focus((area_of(client.eligible[item.exercise]), item.sets) for _, item in items),
        minutes=round(seconds / 60, 1),
        blocks=blocks,
    )


def _main_work(slots: Sequence[FilledSlot], week: CalendarWeek, plan: Plan) -> list[tuple[BlockKind, Item]]:
    """The items of a week in the order in which they are done, each with its block."""
    here = [(slot, dose) for slot in slots if (dose := slot.doses[week.number - 1])]
    bars = {dose.exercise.slug for _, dose in here if not BARS.isdisjoint(plan.client.implements[dose.exercise.slug])}
    opener = None if bars else _opener(here, plan.client)
    here.sort(
        key=lambda placed: (
            placed[0] is not opener,
            _size_class(placed[1].exercise),
            placed[1].exercise.slug not in bars,
            placed[1].regimen.scheme is not DoseScheme.MAIN,
            not placed[0].choice.wanted.lead,
        )
    )
    placed: list[tuple[BlockKind, Item]] = []
    first_bar = True
    for slot, dose in here:
        progression, following = progress_of(slot, dose, week, plan.calendar, plan.client)
        item = item_of(dose, week, leads_bars=first_bar, progression=progression, next_exercise=following)
        first_bar = first_bar and not item.ramp_up
        placed.append((BlockKind.STRENGTH if slot is opener else block_of(dose.exercise), item))
    return placed


def _opener(here: Sequence[tuple[FilledSlot, WeekDose]], client: Client) -> FilledSlot | None:
    """What the day's protocol opens with, else its first lead that is a lift; the trunk, which holds it all, comes last."""
    leads = [slot for slot, _ in here if slot.choice.role in client.leads - TRUNK_ROLES]
    opening = [slot for slot in leads if slot.choice.wanted.opens]
    return next((slot for slot in (*opening, *leads) if slot.choice.wanted.opens or is_lift(slot)), None)


def _with_bonus(placed: list[tuple[BlockKind, Item]], client: Client) -> list[tuple[BlockKind, Item]]:
    """The same items with an extra set for the weaker side in the first one-sided leg exercise."""
    one_sided = (n for n, (_, item) in enumerate(placed) if item.sides and is_leg_work(client.eligible[item.exercise]))
    number = next(one_sided, None)
    if number is None:
        return placed
    kind, item = placed[number]
    exercise = client.eligible[item.exercise]
    pace = pace_of(exercise, client.implements[item.exercise])
    seconds = pace.seconds(item.dose, item.sets, item.rest_seconds, BONUS_SETS, item.ramp_up)
    return [*placed[:number], (kind, replace(item, extra_sets=BONUS_SETS, seconds=seconds)), *placed[number + 1 :]]


def _size_class(exercise: Exercise) -> int:
    return _SIZE_CLASS.get(exercise.pattern, len(ORDER_OF_WORK))


def block_of(exercise: Exercise) -> BlockKind:
    """The block in which an exercise stands when it is main work."""
    if is_isometric_core(exercise):
        return BlockKind.CORE
    if is_jump(exercise):
        return BlockKind.POWER
    return BlockKind.STRENGTH if exercise.pattern in COMPOUND_PATTERNS else BlockKind.ACCESSORY
