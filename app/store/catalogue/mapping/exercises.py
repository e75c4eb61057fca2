"""Exercises and ladders, to rows and back."""

from collections.abc import Iterator

from app.engine.catalogue.exercises import Exercise, Ladder, MuscleUse
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import (
    DemandSlug,
    EquipmentSlug,
    Laterality,
    Measure,
    Mechanic,
    Modality,
    MovementPattern,
    MuscleRole,
    Plane,
)
from app.engine.vocabulary.languages import Language
from app.engine.vocabulary.people import Level
from app.store.catalogue.mapping.rows import EntryRows, Rows
from app.store.tables.base import PartRow
from app.store.tables.exercises import (
    EquipmentOptionRow,
    ExerciseAliasRow,
    ExerciseDemandRow,
    ExerciseMuscleRow,
    ExerciseRow,
    ExerciseSourceRow,
    LadderExerciseRow,
    LadderRow,
    OptionEquipmentRow,
)


def exercise_rows(exercise: Exercise) -> EntryRows:
    """The rows of an exercise."""
    slug = exercise.slug
    return EntryRows.of(
        ExerciseRow(
            slug=slug,
            name=exercise.name,
            names={language.value: list(names) for language, names in exercise.names.items()},
            modality=exercise.modality,
            pattern=exercise.pattern,
            plane=exercise.plane,
            laterality=exercise.laterality,
            mechanic=exercise.mechanic,
            level=exercise.level,
            difficulty=exercise.difficulty,
            measure=exercise.measure,
            seconds_per_rep=exercise.seconds_per_rep,
            max_hold_seconds=exercise.max_hold_seconds,
            plyometric_intensity=exercise.plyometric_intensity,
            instructions=list(exercise.instructions),
            cues=list(exercise.cues),
            mistakes=list(exercise.mistakes),
            breathing=exercise.breathing,
        ),
        (ExerciseAliasRow(exercise=slug, position=n, alias=alias) for n, alias in enumerate(exercise.aliases)),
        (
            ExerciseMuscleRow(exercise=slug, position=n, muscle=use.muscle, role=use.role)
            for n, use in enumerate(exercise.muscles)
        ),
        _option_rows(exercise),
        (ExerciseDemandRow(exercise=slug, demand=demand) for demand in exercise.demands),
        (ExerciseSourceRow(exercise=slug, position=n, source=source) for n, source in enumerate(exercise.sources)),
    )


def _option_rows(exercise: Exercise) -> Iterator[PartRow]:
    for position, option in enumerate(exercise.equipment_options):
        yield EquipmentOptionRow(exercise=exercise.slug, position=position)
        yield from (OptionEquipmentRow(exercise=exercise.slug, option=position, equipment=item) for item in option)


def read_exercises(rows: Rows) -> Iterator[Exercise]:
    """All living exercises."""
    for row in rows.living(ExerciseRow):
        yield Exercise(
            slug=row.slug,
            name=row.name,
            aliases=tuple(part.alias for part in rows.parts(ExerciseAliasRow, row)),
            modality=Modality(row.modality),
            pattern=MovementPattern(row.pattern),
            plane=Plane(row.plane),
            laterality=Laterality(row.laterality),
            mechanic=Mechanic(row.mechanic),
            level=Level(row.level),
            difficulty=row.difficulty,
            measure=Measure(row.measure),
            seconds_per_rep=row.seconds_per_rep,
            max_hold_seconds=row.max_hold_seconds,
            plyometric_intensity=row.plyometric_intensity,
            muscles=tuple(
                MuscleUse(MuscleSlug(part.muscle), MuscleRole(part.role)) for part in rows.parts(ExerciseMuscleRow, row)
            ),
            equipment_options=_read_options(rows, row),
            demands=frozenset(DemandSlug(part.demand) for part in rows.parts(ExerciseDemandRow, row)),
            instructions=tuple(row.instructions),
            cues=tuple(row.cues),
            mistakes=tuple(row.mistakes),
            breathing=row.breathing,
            sources=tuple(part.source for part in rows.parts(ExerciseSourceRow, row)),
            names={Language(language): tuple(names) for language, names in row.names.items()},
        )


def _read_options(rows: Rows, exercise: ExerciseRow) -> tuple[frozenset[EquipmentSlug], ...]:
    items = rows.parts(OptionEquipmentRow, exercise)
    return tuple(
        frozenset(EquipmentSlug(item.equipment) for item in items if item.option == option.position)
        for option in rows.parts(EquipmentOptionRow, exercise)
    )


def ladder_rows(ladder: Ladder) -> EntryRows:
    """The rows of a ladder."""
    return EntryRows.of(
        LadderRow(slug=ladder.slug, name=ladder.name),
        (LadderExerciseRow(ladder=ladder.slug, rank=n, exercise=exercise) for n, exercise in enumerate(ladder.exercises)),
    )


def read_ladders(rows: Rows) -> Iterator[Ladder]:
    """All living ladders."""
    for row in rows.living(LadderRow):
        steps = tuple(part.exercise for part in rows.parts(LadderExerciseRow, row))
        yield Ladder(slug=row.slug, name=row.name, exercises=steps)
