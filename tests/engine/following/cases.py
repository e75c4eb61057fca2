"""Journals, performances and cases with a default for every field, so that a test names only what it is about."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from app.engine.catalogue.assessments import Assessment, MeasurementError, Reading
from app.engine.following.calendar import Adherence, Place
from app.engine.following.case import Case, Standing
from app.engine.following.journal import ItemLog, Journal, SessionLog, SetLog, Terms
from app.engine.following.performances import Performance
from app.engine.following.symmetry import SidePair, TestSymmetry
from app.engine.following.weights import Weight
from app.engine.program import ExternalLoad, Item, Reps
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.following import Absence, PainPolicy, SkipReason, Soreness, WeightUnit
from app.engine.vocabulary.imbalances import Nature
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import BlockKind
from tests.builders import an_exercise
from tests.program_builders import an_item

MONDAY = 7 * 105_000 + 1
"""Some Monday of our time."""
THRUST = an_exercise("thrust", equipment_options=[[EquipmentSlug.DUMBBELL]])
PLANNED = an_item(THRUST, sets=3, dose=Reps(8, 10), rpe=7, load=ExternalLoad(EquipmentSlug.DUMBBELL, "a weight"))
SAME_DAY = Adherence(planned=3, done=3, recent_planned=3, recent_done=3)
NOTHING_MISSED = Place(3, 0, Absence.NONE)


def kg(amount: str) -> Weight:
    """So many kilograms."""
    return Weight(Decimal(amount), WeightUnit.KG)


def lb(amount: str) -> Weight:
    """So many pounds."""
    return Weight(Decimal(amount), WeightUnit.LB)


TWENTY = kg("20")


def done(
    reps: Sequence[int] = (10, 10, 10),
    *,
    rpe: float | None = 7,
    pain: int | None = 0,
    load: Weight | None = TWENTY,
    sharp: bool = False,
    technique_ok: bool | None = None,
    replaced_by: str | None = None,
    skipped: SkipReason | None = None,
    before: int | None = 0,
    morning: int | None = 0,
    soreness: Soreness | None = None,
    session_rpe: float | None = None,
    readiness: int | None = None,
    day: int = MONDAY,
    planned: Item = PLANNED,
    policy: PainPolicy = PainPolicy.STRICT,
    level: Level = Level.INTERMEDIATE,
) -> Performance:
    """Three sets of ten with 20 kg, exactly as hard as asked for, without pain."""
    sides = planned.sides or (None,)
    sets = tuple(
        SetLog(side=side, reps=n, load=load, rpe=rpe, pain=pain, sharp_pain=sharp, technique_ok=technique_ok)
        for n in reps
        for side in sides
    )
    item = ItemLog(planned.exercise, sets, replaced_by, skipped)
    session = SessionLog(
        "w1d1",
        day,
        (item,),
        pain_before=before,
        pain_next_morning=morning,
        soreness=soreness,
        session_rpe=session_rpe,
        readiness=readiness,
    )
    return Performance(planned, item, session, policy, level)


def a_standing(
    *history: Performance,
    sessions: Iterable[SessionLog] | None = None,
    place: Place = NOTHING_MISSED,
    adherence: Adherence = SAME_DAY,
    symmetry: tuple[TestSymmetry, ...] = (),
    cleared: tuple[int, ...] = (),
) -> Standing:
    """Somebody who did these things, a session each."""
    logs = tuple(each.session for each in history) if sessions is None else tuple(sessions)
    journal = Journal(Terms(MONDAY), logs, cleared=cleared)
    line = {history[0].planned.exercise: history} if history else {}
    return Standing(journal, line, place, adherence, symmetry, today=MONDAY + 14)


def a_case(
    *history: Performance,
    planned: Item = PLANNED,
    block: BlockKind = BlockKind.STRENGTH,
    standing: Standing | None = None,
    is_next: bool = True,
    is_expendable: bool = False,
) -> Case:
    """The thrust, which is next."""
    standing = standing or a_standing(*history)
    return Case(planned, block, history, standing, (planned.exercise,), is_next=is_next, is_expendable=is_expendable)


def later(*performances: Performance) -> tuple[Performance, ...]:
    """The performances, two days apart."""
    return tuple(replace(each, session=replace(each.session, day=MONDAY + 2 * n)) for n, each in enumerate(performances))


def a_test(*pairs: tuple[int, float, float], standard_error: float | None = 1.0, in_percent: bool = False) -> TestSymmetry:
    """A test of both sides: day after the first, left, right."""
    error = None if standard_error is None else MeasurementError(standard_error, in_percent, ("kendall-2005",))
    assessment = Assessment(
        slug="press",
        name="Press",
        measures="strength",
        protocol=("Press.",),
        equipment=(),
        unit="reps",
        sided=True,
        lowest=0,
        highest=200,
        cut_offs=(),
        error=error,
        reliability="good",
        contraindications=(),
        demands=frozenset(),
        not_with=(),
        informational_only=False,
        reading=Reading(Nature.STRENGTH, difference=("weak-glutes",)),
        sources=(),
    )
    return TestSymmetry(assessment, tuple(SidePair(MONDAY + day, left, right) for day, left, right in pairs))


ONE_SIDED = replace(PLANNED, sides=(Side.LEFT, Side.RIGHT))
