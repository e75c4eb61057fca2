"""Tables of the exercises, of what each is made of, and of the ladders that order them."""

from sqlalchemy import JSON, CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field

from app.engine.vocabulary.exercises import Laterality, Measure, Mechanic, Modality, MovementPattern, MuscleRole, Plane
from app.engine.vocabulary.people import Level
from app.store.tables.base import EntryRow, Origin, PartRow, WrittenRow, between, one_of


class ExerciseRow(EntryRow, WrittenRow, table=True):
    """An exercise; what no statement searches stands as JSON."""

    __tablename__ = "exercises"
    __table_args__ = (
        one_of("origin", Origin),
        one_of("modality", Modality),
        one_of("pattern", MovementPattern),
        one_of("plane", Plane),
        one_of("laterality", Laterality),
        one_of("mechanic", Mechanic),
        one_of("level", Level),
        one_of("measure", Measure),
        between("difficulty", 1, 10),
        between("seconds_per_rep", 0, 60),
        between("max_hold_seconds", 5, 120),
        between("plyometric_intensity", 1, 3),
        CheckConstraint("(measure = 'hold') = (max_hold_seconds IS NOT NULL)", name="holds_have_a_longest"),
        CheckConstraint("(modality = 'plyometric') = (plyometric_intensity IS NOT NULL)", name="plyometrics_are_graded"),
    )

    name: str
    names: dict[str, list[str]] = Field(sa_type=JSON)
    modality: str
    pattern: str
    plane: str
    laterality: str
    mechanic: str
    level: str
    difficulty: int
    measure: str
    seconds_per_rep: float
    max_hold_seconds: int | None
    plyometric_intensity: int | None
    instructions: list[str] = Field(sa_type=JSON)
    cues: list[str] = Field(sa_type=JSON)
    mistakes: list[str] = Field(sa_type=JSON)
    breathing: str | None


class ExerciseAliasRow(PartRow, table=True):
    """Another name of an exercise."""

    __tablename__ = "exercise_aliases"

    exercise: str = Field(foreign_key="exercises.slug", primary_key=True)
    position: int = Field(primary_key=True)
    alias: str


class ExerciseMuscleRow(PartRow, table=True):
    """A muscle in the role that it has in an exercise."""

    __tablename__ = "exercise_muscles"
    __table_args__ = (UniqueConstraint("exercise", "muscle"), one_of("role", MuscleRole))

    exercise: str = Field(foreign_key="exercises.slug", primary_key=True)
    position: int = Field(primary_key=True)
    muscle: str = Field(foreign_key="muscles.slug")
    role: str


class EquipmentOptionRow(PartRow, table=True):
    """One of the alternatives to equip an exercise with, the preferred first; one without equipment needs nothing."""

    __tablename__ = "exercise_equipment_options"

    exercise: str = Field(foreign_key="exercises.slug", primary_key=True)
    position: int = Field(primary_key=True)


class OptionEquipmentRow(PartRow, table=True):
    """One piece of equipment of an alternative."""

    __tablename__ = "exercise_option_equipment"
    __table_args__ = (
        ForeignKeyConstraint(
            ["exercise", "option"], ["exercise_equipment_options.exercise", "exercise_equipment_options.position"]
        ),
    )

    exercise: str = Field(primary_key=True)
    option: int = Field(primary_key=True)
    equipment: str = Field(foreign_key="equipment.slug", primary_key=True)


class ExerciseDemandRow(PartRow, table=True):
    """Something that an exercise asks of the body."""

    __tablename__ = "exercise_demands"

    exercise: str = Field(foreign_key="exercises.slug", primary_key=True)
    demand: str = Field(foreign_key="demands.slug", primary_key=True)


class ExerciseSourceRow(PartRow, table=True):
    """A source of an exercise."""

    __tablename__ = "exercise_sources"
    __table_args__ = (UniqueConstraint("exercise", "source"),)

    exercise: str = Field(foreign_key="exercises.slug", primary_key=True)
    position: int = Field(primary_key=True)
    source: str = Field(foreign_key="sources.slug")


class LadderRow(EntryRow, table=True):
    """A family of exercises in order of difficulty."""

    __tablename__ = "ladders"

    name: str


class LadderExerciseRow(PartRow, table=True):
    """An exercise on a ladder; rank 0 is the easiest."""

    __tablename__ = "ladder_exercises"
    __table_args__ = (UniqueConstraint("ladder", "exercise"),)

    ladder: str = Field(foreign_key="ladders.slug", primary_key=True)
    rank: int = Field(primary_key=True)
    exercise: str = Field(foreign_key="exercises.slug")
