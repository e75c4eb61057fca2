"""Makes the entries of the vocabularies, each with what refers to it, from the engine's catalogue."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from app.api.catalogue.condition_models import ConditionProtocolPublic
from app.api.catalogue.protocols_from_engine import condition_protocol_public
from app.api.catalogue.vocabulary_models import (
    ConditionPublic,
    DemandPublic,
    EquipmentPublic,
    MusclePublic,
    RedFlagPublic,
    Reference,
    ReferenceKind,
    SafetyAdvicePublic,
    SourcePublic,
)
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.imbalances import Imbalance
from app.engine.catalogue.safety import Condition, SafetyAdvice
from app.engine.catalogue_checks.protocols import PAIN
from app.engine.rules import RULE_BOOK
from app.engine.vocabulary.safety import AdviceKind

Mention = tuple[str, ReferenceKind, str]
"""A slug, and the kind and the slug of an entry that names it."""


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """All entries of every vocabulary, in the order of their slugs where nothing else is said."""

    muscles: list[MusclePublic]
    equipment: list[EquipmentPublic]
    demands: list[DemandPublic]
    conditions: list[ConditionPublic]
    pain: ConditionProtocolPublic
    """How training goes on with pain that no condition explains."""
    red_flags: list[RedFlagPublic]
    safety_advice: list[SafetyAdvicePublic]
    """By kind, and within a kind in the order in which a program says it."""
    sources: list[SourcePublic]


def vocabularies_of(catalogue: Catalogue) -> Vocabularies:
    """The catalogue's vocabularies."""
    muscles = _gathered(_of_muscles(catalogue))
    equipment = _gathered(_of_equipment(catalogue))
    demands = _gathered(_of_demands(catalogue))
    conditions = _gathered(_of_conditions(catalogue))
    sources = _gathered(_of_sources(catalogue))
    return Vocabularies(
        muscles=[
            MusclePublic.model_validate(asdict(entry) | {"referenced_by": muscles.get(slug, [])})
            for slug, entry in sorted(catalogue.muscles.items())
        ],
        equipment=[
            EquipmentPublic.model_validate(asdict(entry) | {"referenced_by": equipment.get(slug, [])})
            for slug, entry in sorted(catalogue.equipment.items())
        ],
        demands=[
            DemandPublic.model_validate(asdict(entry) | {"referenced_by": demands.get(slug, [])})
            for slug, entry in sorted(catalogue.demands.items())
        ],
        conditions=[
            _condition(catalogue, entry, conditions.get(slug, [])) for slug, entry in sorted(catalogue.conditions.items())
        ],
        pain=condition_protocol_public(catalogue.condition_protocols[PAIN]),
        red_flags=[RedFlagPublic.model_validate(entry) for _, entry in sorted(catalogue.red_flags.items())],
        safety_advice=[
            SafetyAdvicePublic.model_validate(entry) for entry in sorted(catalogue.safety_advice.values(), key=_place)
        ],
        sources=[
            SourcePublic.model_validate(asdict(entry) | {"referenced_by": sources.get(slug, [])})
            for slug, entry in sorted(catalogue.sources.items())
        ],
    )


def _condition(catalogue: Catalogue, condition: Condition, referenced_by: list[Reference]) -> ConditionPublic:
    protocol = condition_protocol_public(catalogue.condition_protocols[condition.slug])
    return ConditionPublic.model_validate(asdict(condition) | {"protocol": protocol, "referenced_by": referenced_by})


def _place(advice: SafetyAdvice) -> tuple[int, int, str]:
    return tuple(AdviceKind).index(advice.kind), advice.position, advice.slug


def _gathered(mentions: Iterable[Mention]) -> Mapping[str, list[Reference]]:
    references: dict[str, list[Reference]] = defaultdict(list)
    for slug, kind, by in sorted(set(mentions)):
        references[slug].append(Reference(kind=kind, slug=by))
    return references


def _of_muscles(catalogue: Catalogue) -> Iterator[Mention]:
    for exercise in catalogue.exercises.values():
        yield from ((use.muscle, ReferenceKind.EXERCISE, exercise.slug) for use in exercise.muscles)
    for strategy in catalogue.strategies.values():
        yield from ((muscle, ReferenceKind.STRATEGY, strategy.slug) for muscle in strategy.targets)
    for imbalance in catalogue.imbalances.values():
        named = (*imbalance.short, *imbalance.weak, *imbalance.compensating)
        yield from ((muscle, ReferenceKind.IMBALANCE, imbalance.slug) for muscle in named)


def _of_equipment(catalogue: Catalogue) -> Iterator[Mention]:
    for exercise in catalogue.exercises.values():
        for option in exercise.equipment_options:
            yield from ((item, ReferenceKind.EXERCISE, exercise.slug) for item in option)


def _of_demands(catalogue: Catalogue) -> Iterator[Mention]:
    for exercise in catalogue.exercises.values():
        yield from ((demand, ReferenceKind.EXERCISE, exercise.slug) for demand in exercise.demands)
    for condition in catalogue.conditions.values():
        yield from ((demand, ReferenceKind.CONDITION, condition.slug) for demand in condition.excluded_demands)
    for assessment in catalogue.assessments.values():
        yield from ((demand, ReferenceKind.ASSESSMENT, assessment.slug) for demand in assessment.demands)


def _of_conditions(catalogue: Catalogue) -> Iterator[Mention]:
    for assessment in catalogue.assessments.values():
        yield from ((condition, ReferenceKind.ASSESSMENT, assessment.slug) for condition in assessment.not_with)


def _of_sources(catalogue: Catalogue) -> Iterator[Mention]:
    for exercise in catalogue.exercises.values():
        yield from ((source, ReferenceKind.EXERCISE, exercise.slug) for source in exercise.sources)
    for strategy in catalogue.strategies.values():
        yield from ((source, ReferenceKind.STRATEGY, strategy.slug) for source in strategy.sources)
    for condition in catalogue.conditions.values():
        yield from ((source, ReferenceKind.CONDITION, condition.slug) for source in condition.sources)
    for protocol in catalogue.condition_protocols.values():
        yield from ((source, ReferenceKind.PROTOCOL, protocol.slug) for source in protocol.sources)
    for red_flag in catalogue.red_flags.values():
        yield from ((source, ReferenceKind.RED_FLAG, red_flag.slug) for source in red_flag.sources)
    for advice in catalogue.safety_advice.values():
        yield from ((source, ReferenceKind.SAFETY_ADVICE, advice.slug) for source in advice.sources)
    for assessment in catalogue.assessments.values():
        cited = (*assessment.sources, *(source for cut_off in assessment.cut_offs for source in cut_off.sources))
        yield from ((source, ReferenceKind.ASSESSMENT, assessment.slug) for source in cited)
    for imbalance in catalogue.imbalances.values():
        yield from ((source, ReferenceKind.IMBALANCE, imbalance.slug) for source in _cited_by(imbalance))
    for rule in RULE_BOOK:
        yield from ((source, ReferenceKind.RULE, rule.id) for source in rule.sources)


def _cited_by(imbalance: Imbalance) -> tuple[str, ...]:
    evidence = imbalance.evidence
    claims = (evidence.association, evidence.modifiable, evidence.outcome)
    return (*imbalance.sources, *(source for claim in claims for source in claim.sources))
