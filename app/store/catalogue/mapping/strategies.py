"""Strategies, to rows and back."""

from collections.abc import Iterator

from app.engine.catalogue.imbalances import Strategy
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.imbalances import DoseMode
from app.store.catalogue.mapping.rows import EntryRows, Rows
from app.store.tables.strategies import StrategyExerciseRow, StrategyMuscleRow, StrategyRow, StrategySourceRow


def strategy_rows(strategy: Strategy) -> EntryRows:
    """The rows of a strategy."""
    slug = strategy.slug
    return EntryRows.of(
        StrategyRow(slug=slug, name=strategy.name, aim=strategy.aim, rationale=strategy.rationale, mode=strategy.mode),
        (StrategyMuscleRow(strategy=slug, position=n, muscle=muscle) for n, muscle in enumerate(strategy.targets)),
        (StrategyExerciseRow(strategy=slug, position=n, exercise=exercise) for n, exercise in enumerate(strategy.exercises)),
        (StrategySourceRow(strategy=slug, position=n, source=source) for n, source in enumerate(strategy.sources)),
    )


def read_strategies(rows: Rows) -> Iterator[Strategy]:
    """All living strategies."""
    for row in rows.living(StrategyRow):
        yield Strategy(
            slug=row.slug,
            name=row.name,
            aim=row.aim,
            rationale=row.rationale,
            mode=DoseMode(row.mode),
            targets=tuple(MuscleSlug(part.muscle) for part in rows.parts(StrategyMuscleRow, row)),
            exercises=tuple(part.exercise for part in rows.parts(StrategyExerciseRow, row)),
            sources=tuple(part.source for part in rows.parts(StrategySourceRow, row)),
        )
