"""Makes what clients get of an exercise, an imbalance, a strategy or a field test from the engine's entry."""

from collections.abc import Iterable, Mapping

from app.api.catalogue.exercise_models import ExerciseNames, ExercisePublic, ExerciseSnapshot
from app.api.catalogue.imbalance_models import (
    AssessmentPublic,
    CutOffPublic,
    DosageByLevel,
    DosagePublic,
    EvidencePublic,
    ImbalanceMuscles,
    ImbalancePublic,
    ImbalanceStrategyPublic,
    MeasurementErrorPublic,
    PhaseExercisesPublic,
    PossibleEffectPublic,
    ReadingPublic,
    StrategyPublic,
)
from app.engine.catalogue.assessments import Assessment
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.imbalances import Imbalance, Strategy
from app.engine.catalogue.safety import disclaimer_in
from app.engine.dosing.usual_dosage import usual_dosage
from app.engine.screening.chance import minimal_detectable_change
from app.engine.vocabulary.imbalances import DoseMode
from app.engine.vocabulary.languages import Language
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.roles import Role


def exercise_public(catalogue: Catalogue, exercise: Exercise) -> ExercisePublic:
    """The exercise with its place among the others."""
    return ExercisePublic(
        **dict(ExerciseSnapshot.model_validate(exercise)),
        names=ExerciseNames.model_validate({language: list(exercise.names.get(language, ())) for language in Language}),
        regressions=list(catalogue.regressions.get(exercise.slug, ())),
        progressions=list(catalogue.progressions.get(exercise.slug, ())),
        imbalances=list(catalogue.imbalances_of.get(exercise.slug, ())),
        strategies=list(catalogue.strategies_of.get(exercise.slug, ())),
        role=catalogue.role_of.get(exercise.slug),
        tracks=sorted(track.slug for track in catalogue.tracks.values() if exercise.slug in track.rungs),
    )


def imbalance_public(imbalance: Imbalance) -> ImbalancePublic:
    """The imbalance with its muscles gathered and its strategies by slug."""
    return ImbalancePublic(
        slug=imbalance.slug,
        name=imbalance.name,
        nature=list(imbalance.nature),
        axis=imbalance.axis,
        regions=list(imbalance.regions),
        sided=imbalance.sided,
        summary=imbalance.summary,
        causes=list(imbalance.causes),
        signs=list(imbalance.signs),
        possible_effects=[PossibleEffectPublic.model_validate(effect) for effect in imbalance.possible_effects],
        muscles=ImbalanceMuscles.model_validate(imbalance),
        evidence=EvidencePublic.model_validate(imbalance.evidence),
        strategies=[link.strategy for link in imbalance.strategies],
        assessments=list(imbalance.assessments),
        related=list(imbalance.related),
        children=list(imbalance.children),
        sources=list(imbalance.sources),
    )


def strategy_public(catalogue: Catalogue, strategy: Strategy) -> StrategyPublic:
    """The strategy with the imbalances that it answers."""
    return StrategyPublic(
        slug=strategy.slug,
        name=strategy.name,
        aim=strategy.aim,
        rationale=strategy.rationale,
        mode=strategy.mode,
        targets=list(strategy.targets),
        exercises=list(strategy.exercises),
        imbalances=_slugs(
            i for i in catalogue.imbalances.values() if any(link.strategy == strategy.slug for link in i.strategies)
        ),
        roles=[role for role in Role if any(catalogue.role_of.get(slug) is role for slug in strategy.exercises)],
        sources=list(strategy.sources),
    )


def imbalance_strategies(imbalance: Imbalance, strategies: Mapping[str, StrategyPublic]) -> tuple[ImbalanceStrategyPublic, ...]:
    """The strategies for the imbalance, the most important first."""
    return tuple(
        ImbalanceStrategyPublic(
            strategy=strategies[link.strategy],
            priority=priority,
            phases=[PhaseExercisesPublic.model_validate(phase) for phase in link.phases],
            dosage=_dosage(strategies[link.strategy].mode),
        )
        for priority, link in enumerate(imbalance.strategies, start=1)
    )


def assessment_public(catalogue: Catalogue, assessment: Assessment) -> AssessmentPublic:
    """The field test with the imbalances that it looks for."""
    return AssessmentPublic(
        slug=assessment.slug,
        name=assessment.name,
        measures=assessment.measures,
        protocol=list(assessment.protocol),
        equipment=list(assessment.equipment),
        unit=assessment.unit,
        sided=assessment.sided,
        lowest=assessment.lowest,
        highest=assessment.highest,
        cut_offs=[CutOffPublic.model_validate(cut_off) for cut_off in assessment.cut_offs],
        minimal_detectable_change=minimal_detectable_change(assessment.error),
        error=assessment.error and MeasurementErrorPublic.model_validate(assessment.error),
        reliability=assessment.reliability,
        contraindications=list(assessment.contraindications),
        demands=sorted(assessment.demands),
        not_with=list(assessment.not_with),
        informational_only=assessment.informational_only,
        reading=ReadingPublic.model_validate(assessment.reading),
        imbalances=_slugs(i for i in catalogue.imbalances.values() if assessment.slug in i.assessments),
        sources=list(assessment.sources),
        disclaimer=disclaimer_in(catalogue.safety_advice.values()),
    )


def _slugs(imbalances: Iterable[Imbalance]) -> list[str]:
    return sorted(imbalance.slug for imbalance in imbalances)


def _dosage(mode: DoseMode) -> DosageByLevel | None:
    if mode is DoseMode.PRINCIPLE:
        return None
    return DosageByLevel.model_validate({level: DosagePublic.model_validate(usual_dosage(mode, level)) for level in Level})
