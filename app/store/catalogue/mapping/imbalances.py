"""Imbalances, to rows and back."""

from collections.abc import Iterator

from app.engine.catalogue.evidence import Evidence, EvidenceClaim
from app.engine.catalogue.imbalances import Imbalance, PhaseExercises, PossibleEffect, StrategyLink
from app.engine.vocabulary.body import MuscleSlug, Region
from app.engine.vocabulary.imbalances import Axis, CorrectivePhase, EvidenceGrade, Nature
from app.store.catalogue.mapping.rows import EntryRows, Rows
from app.store.tables.base import PartRow
from app.store.tables.imbalances import (
    EvidenceClaimRow,
    EvidenceClaimSourceRow,
    ImbalanceAssessmentRow,
    ImbalanceMuscleRow,
    ImbalanceNatureRow,
    ImbalanceRegionRow,
    ImbalanceRelationRow,
    ImbalanceRow,
    ImbalanceSourceRow,
    ImbalanceStrategyRow,
    PhaseExerciseRow,
    PossibleEffectRow,
)


def imbalance_rows(imbalance: Imbalance) -> EntryRows:
    """The rows of an imbalance."""
    slug = imbalance.slug
    return EntryRows.of(
        ImbalanceRow(
            slug=slug,
            name=imbalance.name,
            axis=imbalance.axis,
            sided=imbalance.sided,
            summary=imbalance.summary,
            causes=list(imbalance.causes),
            signs=list(imbalance.signs),
        ),
        (ImbalanceNatureRow(imbalance=slug, position=n, nature=nature) for n, nature in enumerate(imbalance.nature)),
        (ImbalanceRegionRow(imbalance=slug, position=n, region=region) for n, region in enumerate(imbalance.regions)),
        _effect_rows(imbalance),
        _muscle_rows(imbalance),
        _evidence_rows(imbalance),
        _strategy_rows(imbalance),
        _relation_rows(imbalance),
        (
            ImbalanceAssessmentRow(imbalance=slug, position=n, assessment=assessment)
            for n, assessment in enumerate(imbalance.assessments)
        ),
        (ImbalanceSourceRow(imbalance=slug, position=n, source=source) for n, source in enumerate(imbalance.sources)),
    )


def _effect_rows(imbalance: Imbalance) -> Iterator[PartRow]:
    for n, effect in enumerate(imbalance.possible_effects):
        yield PossibleEffectRow(
            imbalance=imbalance.slug,
            position=n,
            effect=effect.effect,
            statement=effect.statement,
            grade=effect.grade,
            because=effect.because,
            sources=list(effect.sources),
        )


def _muscle_rows(imbalance: Imbalance) -> Iterator[PartRow]:
    states = {"short": imbalance.short, "weak": imbalance.weak, "compensating": imbalance.compensating}
    for state, muscles in states.items():
        for n, muscle in enumerate(muscles):
            yield ImbalanceMuscleRow(imbalance=imbalance.slug, state=state, position=n, muscle=muscle)


def _evidence_rows(imbalance: Imbalance) -> Iterator[PartRow]:
    evidence = imbalance.evidence
    claims = {"association": evidence.association, "modifiable": evidence.modifiable, "outcome": evidence.outcome}
    for question, claim in claims.items():
        yield EvidenceClaimRow(imbalance=imbalance.slug, question=question, grade=claim.grade, because=claim.because)
        for n, source in enumerate(claim.sources):
            yield EvidenceClaimSourceRow(imbalance=imbalance.slug, question=question, position=n, source=source)


def _strategy_rows(imbalance: Imbalance) -> Iterator[PartRow]:
    for priority, link in enumerate(imbalance.strategies):
        yield ImbalanceStrategyRow(imbalance=imbalance.slug, priority=priority, strategy=link.strategy)
        steps = [(part.phase, exercise) for part in link.phases for exercise in part.exercises]
        for n, (phase, exercise) in enumerate(steps):
            yield PhaseExerciseRow(imbalance=imbalance.slug, priority=priority, position=n, phase=phase, exercise=exercise)


def _relation_rows(imbalance: Imbalance) -> Iterator[PartRow]:
    for relation, others in {"related": imbalance.related, "child": imbalance.children}.items():
        for n, other in enumerate(others):
            yield ImbalanceRelationRow(imbalance=imbalance.slug, relation=relation, position=n, other=other)


def read_imbalances(rows: Rows) -> Iterator[Imbalance]:
    """All living imbalances."""
    for row in rows.living(ImbalanceRow):
        yield Imbalance(
            slug=row.slug,
            name=row.name,
            nature=tuple(Nature(part.nature) for part in rows.parts(ImbalanceNatureRow, row)),
            axis=Axis(row.axis),
            regions=tuple(Region(part.region) for part in rows.parts(ImbalanceRegionRow, row)),
            sided=row.sided,
            summary=row.summary,
            causes=tuple(row.causes),
            signs=tuple(row.signs),
            possible_effects=tuple(
                PossibleEffect(part.effect, part.statement, EvidenceGrade(part.grade), part.because, tuple(part.sources))
                for part in rows.parts(PossibleEffectRow, row)
            ),
            short=_read_muscles(rows, row, "short"),
            weak=_read_muscles(rows, row, "weak"),
            compensating=_read_muscles(rows, row, "compensating"),
            evidence=Evidence(**{part.question: _read_claim(rows, row, part) for part in rows.parts(EvidenceClaimRow, row)}),
            strategies=tuple(_read_link(rows, row, part) for part in rows.parts(ImbalanceStrategyRow, row)),
            assessments=tuple(part.assessment for part in rows.parts(ImbalanceAssessmentRow, row)),
            related=_read_related(rows, row, "related"),
            children=_read_related(rows, row, "child"),
            sources=tuple(part.source for part in rows.parts(ImbalanceSourceRow, row)),
        )


def _read_muscles(rows: Rows, imbalance: ImbalanceRow, state: str) -> tuple[MuscleSlug, ...]:
    return tuple(MuscleSlug(part.muscle) for part in rows.parts(ImbalanceMuscleRow, imbalance) if part.state == state)


def _read_related(rows: Rows, imbalance: ImbalanceRow, relation: str) -> tuple[str, ...]:
    return tuple(part.other for part in rows.parts(ImbalanceRelationRow, imbalance) if part.relation == relation)


def _read_claim(rows: Rows, imbalance: ImbalanceRow, claim: EvidenceClaimRow) -> EvidenceClaim:
    cited = rows.parts(EvidenceClaimSourceRow, imbalance)
    sources = tuple(part.source for part in cited if part.question == claim.question)
    return EvidenceClaim(EvidenceGrade(claim.grade), claim.because, sources)


def _read_link(rows: Rows, imbalance: ImbalanceRow, link: ImbalanceStrategyRow) -> StrategyLink:
    phases: dict[CorrectivePhase, list[str]] = {}
    for part in rows.parts(PhaseExerciseRow, imbalance):
        if part.priority == link.priority:
            phases.setdefault(CorrectivePhase(part.phase), []).append(part.exercise)
    return StrategyLink(link.strategy, tuple(PhaseExercises(phase, tuple(slugs)) for phase, slugs in phases.items()))
