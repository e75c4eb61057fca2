"""Programs, their weeks, sessions and items with a default for every field, timed by the model."""

from collections.abc import Iterable, Mapping, Sequence

from app.engine.catalogue.exercises import Exercise
from app.engine.client import chosen_equipment
from app.engine.dosing.items import label_of
from app.engine.measures.time_model import item_seconds
from app.engine.profile import Profile
from app.engine.program import (
    Block,
    BodyweightLoad,
    Dose,
    Effort,
    Holds,
    Item,
    Load,
    Program,
    ProgramExercise,
    Reason,
    Reps,
    Safety,
    Summary,
    TrainingSession,
    UnmetNeed,
    Week,
)
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import EquipmentSlug, Laterality, Measure
from app.engine.vocabulary.people import Weekday
from app.engine.vocabulary.programs import BlockKind, ProgramPhase
from tests.builders import a_profile, an_exercise

Equipments = Iterable[EquipmentSlug]


def an_item(
    exercise: Exercise | None = None,
    *,
    sets: int = 3,
    dose: Dose | None = None,
    sides: tuple[Side, Side] | None = None,
    load: Load | None = None,
    rpe: float | None = 6,
    rest_seconds: int = 60,
    equipment: Equipments = (),
) -> Item:
    """Three sets of eight to ten at RPE 6, timed by the model; one-sided work from left to right."""
    exercise = exercise or an_exercise()
    if dose is None:
        dose = Holds((1,) * sets, 20) if exercise.measure is Measure.HOLD else Reps(8, 10)
    implements = chosen_equipment(exercise, frozenset(equipment)) or frozenset()
    if sides is None and exercise.laterality is Laterality.UNILATERAL:
        sides = (Side.LEFT, Side.RIGHT)
    return Item(
        exercise=exercise.slug,
        sets=sets,
        dose=dose,
        sides=sides,
        extra_sets=None,
        load=load or BodyweightLoad(),
        effort=None if rpe is None else Effort(rpe, 10 - rpe),
        tempo=None,
        rest_seconds=rest_seconds,
        seconds=item_seconds(exercise, dose, sets, rest_seconds, implements),
        progression=None,
        lever=None,
        label=label_of(exercise, sets, dose, sides),
    )


def a_session(
    blocks: Mapping[BlockKind, Sequence[Item]] | None = None, *, day: Weekday = Weekday.MON, id_: str = "w1d1"
) -> TrainingSession:
    """A session of these blocks, as long as its items."""
    made = tuple(Block(kind, tuple(items)) for kind, items in (blocks or {}).items())
    minutes = round(sum(item.seconds for block in made for item in block.items) / 60, 1)
    return TrainingSession(id_, day, "Glutes", ("glutes",), minutes, made)


def a_week(
    *sessions: TrainingSession, week: int = 1, deload: bool = False, phase: ProgramPhase = ProgramPhase.FOUNDATION
) -> Week:
    """A week of these sessions."""
    return Week(week, phase, deload, sessions)


A_REASON = Reason("weak-glutes", "strengthen", ("every-weak-muscle-is-trained",), "Trains what is weak.")


def a_program(
    *weeks: Week,
    exercises: Iterable[Exercise] = (),
    profile: Profile | None = None,
    safety: Safety | None = None,
    warnings: tuple[UnmetNeed, ...] = (),
) -> Program:
    """A program of these weeks that carries these exercises."""
    profile = profile or a_profile(weeks=len(weeks) or 1)
    return Program(
        id="test",
        title="Test program",
        catalogue_version="test",
        engine_version="test",
        profile=profile,
        summary=Summary(len(weeks), profile.sessions_per_week, profile.minutes_per_session, {}, None, 0),
        safety=safety or Safety((), (), ()),
        focus=(),
        exercises={exercise.slug: ProgramExercise(exercise, (A_REASON,), ()) for exercise in exercises},
        weeks=weeks,
        warnings=warnings,
        audit=None,
    )
