"""Entries of the catalogue and profiles with a default for every field, so that a test names only what it is about."""

import re
from collections.abc import Iterable, Mapping, Sequence

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.evidence import Evidence, EvidenceClaim, Source
from app.engine.catalogue.exercises import Demand, Equipment, Exercise, Ladder, Muscle, MuscleUse
from app.engine.catalogue.imbalances import Imbalance, PhaseExercises, PossibleEffect, Strategy, StrategyLink
from app.engine.catalogue.protocols import ConditionProtocol, Protocol, Track, Upkeep
from app.engine.catalogue.safety import Condition, SafetyAdvice
from app.engine.profile import DEFAULT_DAYS, Profile, StatedImbalance, canonical
from app.engine.vocabulary.body import MuscleSlug, Region, Side
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
from app.engine.vocabulary.imbalances import Axis, CorrectivePhase, DoseMode, EvidenceGrade, Nature, Severity
from app.engine.vocabulary.people import Goal, Level, Weekday
from app.engine.vocabulary.safety import AdviceFor, AdviceKind, SafetyResponse
from tests.protocol_builders import a_protocol

Muscles = Iterable[MuscleSlug]
Equipments = Iterable[EquipmentSlug]


def uses(
    primary: Muscles = (), secondary: Muscles = (), lengthened: Muscles = (), released: Muscles = ()
) -> tuple[MuscleUse, ...]:
    """The muscles of an exercise with their roles."""
    by_role = {
        MuscleRole.PRIMARY: primary,
        MuscleRole.SECONDARY: secondary,
        MuscleRole.LENGTHENED: lengthened,
        MuscleRole.RELEASED: released,
    }
    return tuple(MuscleUse(muscle, role) for role, muscles in by_role.items() for muscle in muscles)


def an_exercise(
    slug: str = "glute-bridge",
    *,
    name: str | None = None,
    aliases: tuple[str, ...] = (),
    modality: Modality = Modality.STRENGTH,
    pattern: MovementPattern = MovementPattern.BRIDGE,
    plane: Plane = Plane.SAGITTAL,
    laterality: Laterality = Laterality.BILATERAL,
    mechanic: Mechanic = Mechanic.COMPOUND,
    level: Level = Level.BEGINNER,
    difficulty: int = 2,
    measure: Measure = Measure.REPS,
    seconds_per_rep: float = 4,
    max_hold_seconds: int | None = None,
    plyometric_intensity: int | None = None,
    muscles: tuple[MuscleUse, ...] | None = None,
    equipment_options: Sequence[Equipments] = ((),),
    demands: Iterable[DemandSlug] = (),
    sources: tuple[str, ...] = (),
) -> Exercise:
    """A bridge on both legs for everyone, without equipment."""
    return Exercise(
        slug=slug,
        name=name or slug.replace("-", " ").capitalize(),
        aliases=aliases,
        modality=modality,
        pattern=pattern,
        plane=plane,
        laterality=laterality,
        mechanic=mechanic,
        level=level,
        difficulty=difficulty,
        measure=measure,
        seconds_per_rep=seconds_per_rep,
        max_hold_seconds=max_hold_seconds,
        plyometric_intensity=plyometric_intensity,
        muscles=uses(primary=[MuscleSlug.GLUTEUS_MAXIMUS]) if muscles is None else muscles,
        equipment_options=tuple(frozenset(option) for option in equipment_options),
        demands=frozenset(demands),
        instructions=("Lie down.", "Lift.", "Lower."),
        cues=("Squeeze.", "Breathe."),
        mistakes=("Arching the back: tuck the pelvis.",),
        breathing=None,
        sources=sources,
    )


def a_claim(grade: EvidenceGrade = EvidenceGrade.C) -> EvidenceClaim:
    """A claim of the given grade without sources."""
    return EvidenceClaim(grade, "Small studies disagree.", ())


EVIDENCE = Evidence(a_claim(), a_claim(EvidenceGrade.A), a_claim())


def an_imbalance(
    slug: str = "weak-glutes",
    *,
    nature: Nature = Nature.STRENGTH,
    axis: Axis = Axis.AGONIST_ANTAGONIST,
    regions: tuple[Region, ...] = (Region.GLUTES,),
    sided: bool = True,
    weak: tuple[MuscleSlug, ...] = (MuscleSlug.GLUTEUS_MAXIMUS,),
    short: tuple[MuscleSlug, ...] = (),
    strategy: str = "strengthen",
    phases: Mapping[CorrectivePhase, tuple[str, ...]] | None = None,
) -> Imbalance:
    """Weak glutes, answered by one strategy."""
    listed = tuple(PhaseExercises(phase, exercises) for phase, exercises in (phases or {}).items())
    return Imbalance(
        slug=slug,
        name=slug.replace("-", " ").capitalize(),
        nature=(nature,),
        axis=axis,
        regions=regions,
        sided=sided,
        summary="Some muscles do less than their share.",
        causes=("Much sitting.",),
        signs=("The hips sink.",),
        possible_effects=(PossibleEffect("posture", "Posture may change.", EvidenceGrade.D, "Nobody has studied it.", ()),),
        short=short,
        weak=weak,
        compensating=(),
        evidence=EVIDENCE,
        strategies=(StrategyLink(strategy, listed),),
        assessments=(),
        related=(),
        children=(),
        sources=(),
    )


def a_strategy(slug: str = "strengthen", exercises: tuple[str, ...] = ()) -> Strategy:
    """A strategy of strengthening."""
    return Strategy(slug, "Strengthen", "Make it stronger.", "Stronger carries more.", DoseMode.STRENGTH, (), exercises, ())


def a_condition(
    slug: str = "sore-knee",
    *,
    response: SafetyResponse = SafetyResponse.WARN,
    excluded_demands: Iterable[DemandSlug] = (),
    excluded_exercises: Iterable[str] = (),
    max_rpe: int | None = None,
    max_hold_seconds: int | None = None,
    notices: tuple[str, ...] = (),
    stop_rules: tuple[str, ...] = (),
) -> Condition:
    """A condition that excludes nothing."""
    return Condition(
        slug=slug,
        name=slug.replace("-", " ").capitalize(),
        description="Something to mind.",
        response=response,
        excluded_demands=frozenset(excluded_demands),
        excluded_exercises=frozenset(excluded_exercises),
        max_rpe=max_rpe,
        max_hold_seconds=max_hold_seconds,
        notices=notices,
        stop_rules=stop_rules,
        sources=(),
    )


def an_advice(
    applies_to: AdviceFor = AdviceFor.EVERYONE,
    *,
    kind: AdviceKind = AdviceKind.NOTICE,
    position: int = 1,
    text: str = "Start gently.",
) -> SafetyAdvice:
    """A notice for everyone, known by its text."""
    slug = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return SafetyAdvice(slug, kind, applies_to, position, text, sources=())


def a_catalogue(
    exercises: Iterable[Exercise] = (),
    imbalances: Iterable[Imbalance] | None = None,
    *,
    strategies: Iterable[Strategy] | None = None,
    conditions: Iterable[Condition] = (),
    ladders: Iterable[Ladder] = (),
    sources: Iterable[Source] = (),
    safety_advice: Iterable[SafetyAdvice] = (),
    tracks: Iterable[Track] = (),
    protocols: Iterable[Protocol] = (),
    condition_protocols: Iterable[ConditionProtocol] = (),
    upkeep: Iterable[Upkeep] = (),
) -> Catalogue:
    """A catalogue of these entries: weak glutes and one strategy where none are given, and all words of the vocabulary.

    An imbalance without a protocol gets one that asks for nothing.
    """
    imbalances = [an_imbalance()] if imbalances is None else list(imbalances)
    written = {protocol.imbalance: protocol for protocol in protocols}
    strategies = [a_strategy()] if strategies is None else strategies
    return Catalogue(
        version="test",
        sources={source.slug: source for source in sources},
        muscles={m: Muscle(m, m.replace("-", " "), m, (), "legs", "legs", ("moves",)) for m in MuscleSlug},
        equipment={e: Equipment(e, e.replace("-", " "), "A tool.") for e in EquipmentSlug},
        demands={d: Demand(d, d.replace("-", " "), "A demand.") for d in DemandSlug},
        exercises={exercise.slug: exercise for exercise in exercises},
        ladders={ladder.slug: ladder for ladder in ladders},
        strategies={strategy.slug: strategy for strategy in strategies},
        imbalances={imbalance.slug: imbalance for imbalance in imbalances},
        assessments={},
        conditions={condition.slug: condition for condition in conditions},
        red_flags={},
        safety_advice={advice.slug: advice for advice in safety_advice},
        tracks={track.slug: track for track in tracks},
        protocols={i.slug: written.get(i.slug) or a_protocol(i.slug) for i in imbalances},
        condition_protocols={protocol.condition: protocol for protocol in condition_protocols},
        upkeep={each.kind: each for each in upkeep},
    )


def a_stated(
    imbalance: str = "weak-glutes", severity: Severity = Severity.MODERATE, weaker_side: Side | None = None
) -> StatedImbalance:
    """An imbalance as somebody has it."""
    return StatedImbalance(imbalance, severity, weaker_side)


def a_profile(
    *imbalances: StatedImbalance,
    level: Level = Level.BEGINNER,
    equipment: Equipments = (),
    weeks: int = 8,
    days: tuple[Weekday, ...] = DEFAULT_DAYS[3],
    minutes_per_session: int = 45,
    avoid_exercises: Iterable[str] = (),
    avoid_demands: Iterable[DemandSlug] = (),
    conditions: Iterable[str] = (),
    pain: int = 0,
    landing_tests_passed: bool = False,
    goal: Goal = Goal.FUNCTION,
    asymmetry_bonus: bool = False,
    variant: int = 0,
) -> Profile:
    """A beginner with weak glutes and no equipment, three times a week for eight weeks."""
    return canonical(
        imbalances or (a_stated(),),
        level=level,
        equipment=frozenset(equipment),
        weeks=weeks,
        days=days,
        minutes_per_session=minutes_per_session,
        avoid_exercises=frozenset(avoid_exercises),
        avoid_demands=frozenset(avoid_demands),
        conditions=frozenset(conditions),
        pain=pain,
        landing_tests_passed=landing_tests_passed,
        goal=goal,
        asymmetry_bonus=asymmetry_bonus,
        variant=variant,
    )
