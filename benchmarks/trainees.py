"""People with a known truth who train by outlooks: strength, sides, response, pain, adherence, and tests with their error."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import ROUND_FLOOR, Decimal
from functools import cache
from random import Random

from app.engine.catalogue.assessments import Assessment
from app.engine.following.journal import ItemLog, Retest, SessionLog, SetLog, Terms
from app.engine.following.outlook import OutlookItem, OutlookSession
from app.engine.following.weights import Weight
from app.engine.generate import generate
from app.engine.profile import StatedImbalance, canonical
from app.engine.program import Contacts, Dose, Holds, Program, Reps
from app.engine.screening.measurements import Measurement
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import EquipmentSlug, Measure
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import MAIN_BLOCKS
from benchmarks.catalogues import seed_catalogue

WEEKS = 16
MONDAY = 7 * 105_000 + 1
"""Some Monday of our time."""
ASYMMETRY = "left-right-asymmetry"
KITS = (
    frozenset({EquipmentSlug.DUMBBELL, EquipmentSlug.BENCH}),
    frozenset({EquipmentSlug.DUMBBELL, EquipmentSlug.BENCH, EquipmentSlug.RESISTANCE_BAND, EquipmentSlug.KETTLEBELL}),
)
REPS_OF_EPLEY = 30.0
"""Each repetition in reserve is a thirtieth of the weight that can be lifted once. Source: epley-1985."""
TEST_REPS = 24.0
"""What the stronger side does in the test of repetitions; the weaker one does less in the measure of its strength."""
GAP_GAIN = 0.03
"""Share of a gap that a session of matched work closes: half of it in about eight weeks. Source: baroni-2016."""


@dataclass
class Trainee:
    """Somebody, with what nobody but the simulation knows."""

    chance: Random
    level: Level
    kit: frozenset[EquipmentSlug]
    terms: Terms
    gap: float
    """By what share the left side is weaker."""
    responds: bool
    """False for those in whom training changes nothing: every change of their tests is chance."""
    gain: float
    """Share of strength that a session adds to what it trains."""
    adherence: float
    pain: float
    """Chance of pain in an exercise of a session."""
    strength: dict[str, float] = field(default_factory=dict)
    """The weight with which ten repetitions are possible, by exercise, in the person's unit."""
    away: tuple[int, int] | None = None
    """The days of a longer absence, from the start."""

    def program(self) -> Program:
        """The program that the person follows."""
        return program_for(self.level, self.kit)


@cache
def program_for(level: Level, kit: frozenset[EquipmentSlug]) -> Program:
    """A program for a difference between the sides; made once."""
    stated = StatedImbalance(ASYMMETRY, Severity.MODERATE, Side.LEFT)
    return generate(canonical((stated,), level=level, equipment=kit, weeks=WEEKS), seed_catalogue())


@cache
def test_of_sides() -> Assessment:
    """A field test of both sides with a known error, in repetitions."""
    tests = seed_catalogue().assessments.values()
    return next(t for t in tests if ASYMMETRY in t.reading.difference and t.unit == "reps" and t.error is not None)


def trainee(seed: int, number: int) -> Trainee:
    """Person `number` of a seed: the same everywhere."""
    chance = Random(f"{seed} {number}")
    away = chance.randrange(20, 80)
    return Trainee(
        chance=chance,
        level=chance.choice((Level.BEGINNER, Level.INTERMEDIATE)),
        kit=chance.choice(KITS),
        terms=Terms(MONDAY, increments={EquipmentSlug.DUMBBELL: Decimal(chance.choice(("0.5", "1", "2", "2.5")))}),
        gap=chance.uniform(0.05, 0.3),
        responds=chance.random() < 0.7,
        gain=chance.uniform(0.003, 0.01),
        adherence=chance.choice((1.0, 0.9, 0.9, 0.7, 0.5)),
        pain=chance.choice((0.0, 0.0, 0.002, 0.01)),
        away=(away, away + chance.choice((8, 16, 30))) if chance.random() < 0.3 else None,
    )


def trains(person: Trainee, day: int) -> bool:
    """Whether somebody trains on a day."""
    since = day - MONDAY
    is_away = person.away is not None and person.away[0] <= since < person.away[1]
    return not is_away and person.chance.random() < person.adherence


def log_of(person: Trainee, session: OutlookSession, day: int) -> SessionLog:
    """The session as the person does it, who grows stronger by it."""
    main = [item for item in session.items if item.block in MAIN_BLOCKS]
    log = SessionLog(
        session.session,
        day,
        tuple(_done(person, item) for item in main),
        time=session.time,
        pain_before=0,
        pain_next_morning=person.chance.choice((0, 0, 0, 0, 1)),
    )
    if person.responds:
        person.gap *= 1 - GAP_GAIN
        for item in main:
            person.strength[item.exercise] = _strength(person, item.exercise) * (1 + person.gain)
    return log


def _done(person: Trainee, item: OutlookItem) -> ItemLog:
    load = item.load or _chosen(person, item)
    pain = person.chance.choice((3, 4, 6)) if person.chance.random() < person.pain else 0
    sets = tuple(_set(person, item, side, load, pain) for _ in range(item.sets) for side in item.sides or (None,))
    instead = (item.instead_of, item.exercise) if item.instead_of else (item.exercise, None)
    return ItemLog(instead[0], sets, instead[1])


def _set(person: Trainee, item: OutlookItem, side: Side | None, load: Weight | None, pain: int) -> SetLog:
    possible = _possible(person, item, side, load)
    weaker = _possible(person, item, Side.LEFT, load) if side else possible
    amount = max(1, min(item.target, int(weaker)))
    asked = item.effort.rpe if item.effort else 5.0
    left_over = possible - amount if item.load is not None or load is not None else (10 - asked) * possible / max(possible, 1)
    rpe = min(10.0, max(1.0, round(2 * (10 - left_over + person.chance.gauss(0, 0.5))) / 2))
    return replace(SetLog(side=side, load=load, rpe=rpe, pain=pain), **_counted(item, amount))  # type: ignore[arg-type]


def _counted(item: OutlookItem, amount: int) -> dict[str, int]:
    """The amount in what the exercise counts."""
    measure = seed_catalogue().exercises[item.exercise].measure
    if measure is Measure.HOLD:
        many = isinstance(item.dose, Holds) and item.dose.repetitions[0] > 1
        seconds = item.dose.hold_seconds if isinstance(item.dose, Holds) and many else amount
        return {"reps": amount if many else 1, "hold_seconds": seconds}
    return {{Measure.REPS: "reps", Measure.TIME: "seconds", Measure.CONTACTS: "contacts"}[measure]: amount}


def _possible(person: Trainee, item: OutlookItem, side: Side | None, load: Weight | None) -> float:
    """How much of the exercise is possible: with a weight as its repetitions go, else a little more than was asked."""
    share = 1 - person.gap if side is Side.LEFT else 1.0
    if load is None or not isinstance(item.dose, Reps):
        return (item.target + 4) * share
    once = _strength(person, item.exercise) * share * (1 + 10 / REPS_OF_EPLEY)
    return max(0.0, REPS_OF_EPLEY * (once / float(load.amount) - 1))


def _strength(person: Trainee, exercise: str) -> float:
    if exercise not in person.strength:
        person.strength[exercise] = person.chance.uniform(12, 40)
    return person.strength[exercise]


def _chosen(person: Trainee, item: OutlookItem) -> Weight | None:
    """The weight that the person takes where none is known: so many repetitions in reserve, on the weaker side."""
    step = person.terms.increment(item.implement) if item.implement else None
    if step is None:
        return None
    reserve = item.effort.reps_in_reserve if item.effort else 4.0
    reps = _most(item.dose) + reserve
    weight = Decimal(
        _strength(person, item.exercise) * (1 - person.gap) * (1 + 10 / REPS_OF_EPLEY) / (1 + reps / REPS_OF_EPLEY)
    )
    steps = max(Decimal(1), (weight / step).to_integral_value(ROUND_FLOOR))
    return Weight(steps * step, person.terms.unit)


def _most(dose: Dose) -> int:
    match dose:
        case Reps():
            return dose.max
        case Contacts():
            return dose.contacts
        case _:
            return 10


def retest(person: Trainee, day: int) -> Retest:
    """The test of both sides on a day, with the error that such tests have."""
    test = test_of_sides()

    def measured(true: float) -> float:
        return min(test.highest, max(test.lowest, person.chance.gauss(true, _standard_error(test, true))))

    values = {Side.LEFT: measured(TEST_REPS * (1 - person.gap)), Side.RIGHT: measured(TEST_REPS)}
    return Retest(day, tuple(Measurement(test.slug, side, value, test.unit) for side, value in values.items()))


def _standard_error(test: Assessment, true: float) -> float:
    if test.error is None:
        return 0.0
    return test.error.standard_error * (true / 100 if test.error.in_percent else 1.0)


def retest_days() -> Iterator[int]:
    """Before the program and every four weeks."""
    return (MONDAY + 28 * number for number in range(WEEKS // 4 + 1))
