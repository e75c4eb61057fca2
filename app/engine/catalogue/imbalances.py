"""Imbalances and the strategies that answer them."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.engine.catalogue.evidence import Evidence, EvidenceClaim
from app.engine.vocabulary.body import MuscleSlug, Region
from app.engine.vocabulary.imbalances import Axis, CorrectivePhase, DoseMode, EvidenceGrade, Nature


@dataclass(frozen=True, slots=True)
class PossibleEffect:
    """Something that an imbalance may do, never something that it does."""

    effect: str
    statement: str
    grade: EvidenceGrade
    because: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhaseExercises:
    """The exercises that serve one corrective phase of a strategy for one imbalance."""

    phase: CorrectivePhase
    exercises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StrategyLink:
    """A strategy as it is used for one imbalance; links are kept in order of priority, the first matters most."""

    strategy: str
    phases: tuple[PhaseExercises, ...]


@dataclass(frozen=True, slots=True)
class Imbalance:
    """A pattern of weak and short muscles, how to see it, what it may do, and what answers it."""

    slug: str
    name: str
    nature: tuple[Nature, ...]
    axis: Axis
    regions: tuple[Region, ...]
    sided: bool
    summary: str
    causes: tuple[str, ...]
    signs: tuple[str, ...]
    possible_effects: tuple[PossibleEffect, ...]
    short: tuple[MuscleSlug, ...]
    weak: tuple[MuscleSlug, ...]
    compensating: tuple[MuscleSlug, ...]
    evidence: Evidence
    strategies: tuple[StrategyLink, ...]
    assessments: tuple[str, ...]
    related: tuple[str, ...]
    children: tuple[str, ...]
    """More specific imbalances that this one gathers; empty for most."""
    sources: tuple[str, ...]

    def claims(self) -> Iterator[tuple[str, EvidenceClaim | PossibleEffect]]:
        """Everything about it that has a grade, with its place in the entry."""
        for question in ("association", "modifiable", "outcome"):
            yield f"evidence/{question}", getattr(self.evidence, question)
        for position, effect in enumerate(self.possible_effects):
            yield f"possible_effects/{position}", effect

    def exercises_in(self, phase: CorrectivePhase) -> tuple[str, ...]:
        """The exercises of one phase over all strategies, in order of priority, each once."""
        listed = [slug for link in self.strategies for part in link.phases if part.phase is phase for slug in part.exercises]
        return tuple(dict.fromkeys(listed))


@dataclass(frozen=True, slots=True)
class Strategy:
    """What to do about an imbalance: an aim, the muscles it is for, and the exercises that serve it."""

    slug: str
    name: str
    aim: str
    rationale: str
    mode: DoseMode
    targets: tuple[MuscleSlug, ...]
    exercises: tuple[str, ...]
    """Easiest first."""
    sources: tuple[str, ...]
