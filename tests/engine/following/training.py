"""People who train by a real program: their logs, session by session."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from app.engine.following.calendar import Step, steps_of
from app.engine.following.follow import follow
from app.engine.following.journal import ItemLog, Journal, SessionLog, SetLog, Terms
from app.engine.following.outlook import Outlook
from app.engine.following.performances import amounts_asked
from app.engine.following.weights import Weight
from app.engine.generate import generate
from app.engine.profile import Profile, StatedImbalance, canonical
from app.engine.program import ExternalLoad, Holds, Item, Program, Reps, Timed
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.following import WeightUnit
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.programs import MAIN_BLOCKS
from tests.catalogue_tables import real_catalogue
from tests.engine.following.cases import MONDAY

PROFILE = canonical(
    (StatedImbalance("left-right-asymmetry", Severity.MODERATE, Side.LEFT), StatedImbalance("weak-glutes")),
    equipment=frozenset({EquipmentSlug.DUMBBELL, EquipmentSlug.BENCH}),
    weeks=10,
)
TERMS = Terms(MONDAY)


@cache
def program_for(profile: Profile = PROFILE) -> Program:
    """The program of somebody with a weaker left leg, ten weeks long; made once."""
    return generate(profile, real_catalogue())


@cache
def steps(profile: Profile = PROFILE) -> tuple[Step, ...]:
    """Its sessions in order."""
    return steps_of(program_for(profile))


def planned_day(number: int) -> int:
    """The day of the session with this number, from 0: Mondays, Wednesdays and Fridays."""
    return MONDAY + 7 * (number // 3) + 2 * (number % 3)


def sets_of(item: Item, *, reps: int = 0, rpe: float = 0, pain: int = 0, kg: str = "20") -> tuple[SetLog, ...]:
    """The sets as they were asked for; `reps` and `rpe` are what was done beyond the most and beside the target."""
    fewest, most = amounts_asked(item.dose)
    amount = max(1, most + reps)
    counted: dict[str, int]
    match item.dose:
        case Reps():
            counted = {"reps": amount}
        case Holds(repetitions=(1, *_)):
            counted = {"reps": 1, "hold_seconds": amount}
        case Holds():
            counted = {"reps": fewest, "hold_seconds": item.dose.hold_seconds}
        case Timed():
            counted = {"seconds": amount}
        case _:
            counted = {"contacts": amount}
    load = Weight(Decimal(kg), WeightUnit.KG) if isinstance(item.load, ExternalLoad) else None
    effort = item.effort.rpe + rpe if item.effort else None
    sides: Sequence[Side | None] = item.sides or (None,)
    one = replace(SetLog(rpe=effort, pain=pain, load=load), **counted)  # type: ignore[arg-type]
    return tuple(replace(one, side=side) for _ in range(item.sets) for side in sides)


def log_of(number: int, *, day: int | None = None, pain: int = 0, rpe: float = 0, reps: int = 0, kg: str = "20") -> SessionLog:
    """The log of the session with this number, everything done as asked on the planned day."""
    session = steps()[number].session
    items = tuple(
        ItemLog(item.exercise, sets_of(item, reps=reps, rpe=rpe, pain=pain, kg=kg)) for item in session.items_in(*MAIN_BLOCKS)
    )
    return SessionLog(session.id, planned_day(number) if day is None else day, items, pain_before=0, pain_next_morning=0)


def trained(sessions: int) -> tuple[SessionLog, ...]:
    """The logs of so many sessions, done as planned."""
    return tuple(log_of(number) for number in range(sessions))


def outlook_after(*logs: SessionLog, today: int, terms: Terms = TERMS, cleared: tuple[int, ...] = ()) -> Outlook:
    """What comes after these logs."""
    return follow(program_for(), Journal(terms, logs, cleared=cleared), today, real_catalogue())


def changes_in(outlook: Outlook) -> dict[str, str]:
    """The rules that changed the next session, by exercise."""
    return {item.exercise: item.change.rule for item in outlook.sessions[0].items if item.change is not None}
