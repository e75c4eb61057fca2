"""The journal: what happened with a program, as a list of facts. Days are counted from 1 January of the year 1."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from app.engine.following.weights import Weight
from app.engine.guidelines.following import INCREMENTS
from app.engine.program import Contacts, Dose, Holds, Reps, Timed
from app.engine.screening.measurements import Measurement
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.following import PainPolicy, SkipReason, Soreness, WeightUnit
from app.engine.vocabulary.people import Weekday


@dataclass(frozen=True, slots=True)
class SetLog:
    """One set as it was done, on one side where the exercise has sides."""

    side: Side | None = None
    reps: int | None = None
    """Of a hold, how many times it was held."""
    hold_seconds: int | None = None
    seconds: int | None = None
    contacts: int | None = None
    load: Weight | None = None
    band: str | None = None
    rpe: float | None = None
    pain: int | None = None
    """0 to 10."""
    sharp_pain: bool = False
    """True for pain that is new, sharp or runs into a limb."""
    technique_ok: bool | None = None

    def amount(self, dose: Dose) -> int | None:
        """How much was done, in what the dose counts; None where the log tells it in something else."""
        match dose:
            case Reps():
                return self.reps
            case Holds(repetitions=(1, *_)):
                return self.hold_seconds
            case Holds():
                return self.reps
            case Timed():
                return self.seconds if self.seconds is not None else self.hold_seconds
            case Contacts():
                return self.contacts


@dataclass(frozen=True, slots=True)
class ItemLog:
    """One exercise as it was done, or why not."""

    exercise: str
    """As the program names it."""
    sets: tuple[SetLog, ...] = ()
    replaced_by: str | None = None
    skipped_because: SkipReason | None = None
    """Why it was left out, or the rest of its sets."""

    @property
    def performed(self) -> str:
        """The exercise that was done."""
        return self.replaced_by or self.exercise

    @property
    def sets_done(self) -> int:
        """How many sets; a left and a right one count once."""
        sides = [done.side for done in self.sets]
        return sides.count(None) + max(sides.count(Side.LEFT), sides.count(Side.RIGHT))


@dataclass(frozen=True, slots=True)
class SessionLog:
    """One session as it was done."""

    session: str
    """As the program names it: `w3d2`."""
    day: int
    items: tuple[ItemLog, ...] = ()
    time: int = 1
    """1 for the first time that this session is done, 2 where it is repeated."""
    readiness: int | None = None
    """1 (worn out) to 5 (fresh), before the session."""
    session_rpe: float | None = None
    pain_before: int | None = None
    pain_next_morning: int | None = None
    soreness: Soreness | None = None
    red_flags: tuple[str, ...] = ()
    """Questions about warning signs that were answered with yes."""

    @property
    def pains(self) -> tuple[int, ...]:
        """All pain that was told: before it, in its sets and on the next morning."""
        told = (self.pain_before, *(done.pain for item in self.items for done in item.sets), self.pain_next_morning)
        return tuple(pain for pain in told if pain is not None)


@dataclass(frozen=True, slots=True)
class Retest:
    """Field tests of one day; the first of each test is what later ones are held against."""

    day: int
    measurements: tuple[Measurement, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """How somebody goes through a program."""

    start: int
    """The day from which on the first session may be."""
    days: tuple[Weekday, ...] = ()
    """Other training days than the program's; as many, and as far apart."""
    unit: WeightUnit = WeightUnit.KG
    increments: Mapping[EquipmentSlug, Decimal] = field(default_factory=dict)
    """Smallest steps between the weights that the person has, where they are known."""
    policy: PainPolicy = PainPolicy.STRICT

    def increment(self, implement: EquipmentSlug) -> Decimal | None:
        """The smallest step of this kind of weight; None for what is no weight."""
        return self.increments.get(implement) or INCREMENTS[self.unit].get(implement)


@dataclass(frozen=True, slots=True)
class Journal:
    """Everything that happened. Two journals with the same facts mean the same, whatever the order in which they came."""

    terms: Terms
    sessions: tuple[SessionLog, ...] = ()
    retests: tuple[Retest, ...] = ()
    cleared: tuple[int, ...] = ()
    """Days on which a clinician has agreed to going on."""


def in_order(journal: Journal) -> Journal:
    """The journal by day, each fact once; of a session that was logged twice one log counts (see `faults`)."""
    logs = {(log.session, log.time): log for log in journal.sessions}
    return replace(
        journal,
        sessions=tuple(sorted(logs.values(), key=lambda log: (log.day, log.time, place_of(log.session)))),
        retests=tuple(sorted(dict.fromkeys(journal.retests), key=lambda retest: (retest.day, repr(retest)))),
        cleared=tuple(sorted(set(journal.cleared))),
    )


def place_of(session: str) -> tuple[int, int]:
    """Week and number of a session."""
    week, _, number = session[1:].partition("d")
    return int(week), int(number)
