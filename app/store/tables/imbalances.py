"""Tables of the imbalances: what they are, how sure we are, and which strategies answer them with which exercises."""

from sqlalchemy import JSON, CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field

from app.engine.vocabulary.body import Region
from app.engine.vocabulary.imbalances import Axis, CorrectivePhase, EvidenceGrade, Nature
from app.store.tables.base import EntryRow, Origin, PartRow, WrittenRow, one_of


class ImbalanceRow(EntryRow, WrittenRow, table=True):
    """An imbalance."""

    __tablename__ = "imbalances"
    __table_args__ = (one_of("origin", Origin), one_of("axis", Axis))

    name: str
    axis: str
    sided: bool
    summary: str
    causes: list[str] = Field(sa_type=JSON)
    signs: list[str] = Field(sa_type=JSON)


class ImbalanceNatureRow(PartRow, table=True):
    """One of the kinds of difference that an imbalance is."""

    __tablename__ = "imbalance_natures"
    __table_args__ = (UniqueConstraint("imbalance", "nature"), one_of("nature", Nature))

    imbalance: str = Field(foreign_key="imbalances.slug", primary_key=True)
    position: int = Field(primary_key=True)
    nature: str


class ImbalanceRegionRow(PartRow, table=True):
    """An area of the body that people with the imbalance come with."""

    __tablename__ = "imbalance_regions"
    __table_args__ = (UniqueConstraint("imbalance", "region"), one_of("region", Region))

    imbalance: str = Field(foreign_key="imbalances.slug", primary_key=True)
    position: int = Field(primary_key=True)
    region: str


class PossibleEffectRow(PartRow, table=True):
    """Something that an imbalance may do."""

    __tablename__ = "imbalance_possible_effects"
    __table_args__ = (one_of("grade", EvidenceGrade),)

    imbalance: str = Field(foreign_key="imbalances.slug", primary_key=True)
    position: int = Field(primary_key=True)
    effect: str
    statement: str
    grade: str
    because: str = Field(sa_column_kwargs={"server_default": ""})
    sources: list[str] = Field(sa_type=JSON, sa_column_kwargs={"server_default": "[]"})


class ImbalanceMuscleRow(PartRow, table=True):
    """A muscle as an imbalance finds it: short, weak or compensating."""

    __tablename__ = "imbalance_muscles"
    __table_args__ = (
        UniqueConstraint("imbalance", "state", "muscle"),
        CheckConstraint("state IN ('short', 'weak', 'compensating')", name="state_known"),
    )

    imbalance: str = Field(foreign_key="imbalances.slug", primary_key=True)
    state: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    muscle: str = Field(foreign_key="muscles.slug")


class EvidenceClaimRow(PartRow, table=True):
    """The answer to one of the three questions of evidence."""

    __tablename__ = "evidence_claims"
    __table_args__ = (
        one_of("grade", EvidenceGrade),
        CheckConstraint("question IN ('association', 'modifiable', 'outcome')", name="question_known"),
    )

    imbalance: str = Field(foreign_key="imbalances.slug", primary_key=True)
    question: str = Field(primary_key=True)
    grade: str
    because: str


class EvidenceClaimSourceRow(PartRow, table=True):
    """A source of a claim."""

    __tablename__ = "evidence_claim_sources"
    __table_args__ = (
        UniqueConstraint("imbalance", "question", "source"),
        ForeignKeyConstraint(["imbalance", "question"], ["evidence_claims.imbalance", "evidence_claims.question"]),
    )

    imbalance: str = Field(primary_key=True)
    question: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    source: str = Field(foreign_key="sources.slug")


class ImbalanceStrategyRow(PartRow, table=True):
    """A strategy that answers an imbalance; priority 0 matters most."""

    __tablename__ = "imbalance_strategies"
    __table_args__ = (UniqueConstraint("imbalance", "strategy"),)

    imbalance: str = Field(foreign_key="imbalances.slug", primary_key=True)
    priority: int = Field(primary_key=True)
    strategy: str = Field(foreign_key="strategies.slug")


class PhaseExerciseRow(PartRow, table=True):
    """An exercise that serves one corrective phase of a strategy for an imbalance, in order over all phases."""

    __tablename__ = "imbalance_phase_exercises"
    __table_args__ = (
        UniqueConstraint("imbalance", "priority", "phase", "exercise"),
        ForeignKeyConstraint(["imbalance", "priority"], ["imbalance_strategies.imbalance", "imbalance_strategies.priority"]),
        one_of("phase", CorrectivePhase),
    )

    imbalance: str = Field(primary_key=True)
    priority: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    phase: str
    exercise: str = Field(foreign_key="exercises.slug")


class ImbalanceAssessmentRow(PartRow, table=True):
    """A field test that can show an imbalance."""

    __tablename__ = "imbalance_assessments"
    __table_args__ = (UniqueConstraint("imbalance", "assessment"),)

    imbalance: str = Field(foreign_key="imbalances.slug", primary_key=True)
    position: int = Field(primary_key=True)
    assessment: str = Field(foreign_key="assessments.slug")


class ImbalanceRelationRow(PartRow, table=True):
    """Another imbalance that often comes along, or a more specific one that this one gathers."""

    __tablename__ = "imbalance_relations"
    __table_args__ = (
        UniqueConstraint("imbalance", "relation", "other"),
        CheckConstraint("relation IN ('related', 'child')", name="relation_known"),
        CheckConstraint("imbalance <> other", name="not_to_itself"),
    )

    imbalance: str = Field(foreign_key="imbalances.slug", primary_key=True)
    relation: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    other: str = Field(foreign_key="imbalances.slug")


class ImbalanceSourceRow(PartRow, table=True):
    """A source of an imbalance."""

    __tablename__ = "imbalance_sources"
    __table_args__ = (UniqueConstraint("imbalance", "source"),)

    imbalance: str = Field(foreign_key="imbalances.slug", primary_key=True)
    position: int = Field(primary_key=True)
    source: str = Field(foreign_key="sources.slug")
