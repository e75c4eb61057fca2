"""Tables of the strategies."""

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from app.engine.vocabulary.imbalances import DoseMode
from app.store.tables.base import EntryRow, Origin, PartRow, WrittenRow, one_of


class StrategyRow(EntryRow, WrittenRow, table=True):
    """What to do about an imbalance."""

    __tablename__ = "strategies"
    __table_args__ = (one_of("origin", Origin), one_of("mode", DoseMode))

    name: str
    aim: str
    rationale: str
    mode: str


class StrategyMuscleRow(PartRow, table=True):
    """A muscle that a strategy is for."""

    __tablename__ = "strategy_muscles"
    __table_args__ = (UniqueConstraint("strategy", "muscle"),)

    strategy: str = Field(foreign_key="strategies.slug", primary_key=True)
    position: int = Field(primary_key=True)
    muscle: str = Field(foreign_key="muscles.slug")


class StrategyExerciseRow(PartRow, table=True):
    """An exercise that serves a strategy, the easiest first."""

    __tablename__ = "strategy_exercises"
    __table_args__ = (UniqueConstraint("strategy", "exercise"),)

    strategy: str = Field(foreign_key="strategies.slug", primary_key=True)
    position: int = Field(primary_key=True)
    exercise: str = Field(foreign_key="exercises.slug")


class StrategySourceRow(PartRow, table=True):
    """A source of a strategy."""

    __tablename__ = "strategy_sources"
    __table_args__ = (UniqueConstraint("strategy", "source"),)

    strategy: str = Field(foreign_key="strategies.slug", primary_key=True)
    position: int = Field(primary_key=True)
    source: str = Field(foreign_key="sources.slug")
