"""The profile resolved once: limits, imbalances with their protocols, what may be given and with what it is done."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, wraps
from types import MappingProxyType
from typing import Any, TypeVar, TypeVarTuple

from app.engine.care import effort_caps, excluded_demands, excluded_exercises, is_eased, is_minor
from app.engine.catalogue.cache import per_catalogue
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.imbalances import Imbalance
from app.engine.catalogue.protocols import ConditionProtocol, Protocol
from app.engine.catalogue.safety import Condition
from app.engine.guidelines.safety import PAIN_EASES_FROM, PAIN_RPE
from app.engine.guidelines.strength import CAREFUL_TEMPO, EXPLOSIVE, GUIDELINES, LevelGuideline
from app.engine.measures.exercise_kinds import is_strengthening
from app.engine.profile import DEFAULT_SIDE, Profile, StatedImbalance
from app.engine.vocabulary.body import MuscleSlug, Side
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug, Laterality, Modality
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Goal, Level
from app.engine.vocabulary.roles import Role

PAIN = "pain"
"""The condition protocol for pain that no stated condition explains."""

UNKNOWN: Any = object()
Given = TypeVarTuple("Given")
Result = TypeVar("Result")

MOST_MARKED_FIRST = (Severity.MARKED, Severity.MODERATE, Severity.MILD)


@dataclass(frozen=True, slots=True)
class Limits:
    """What the person's level, age, pain, conditions and answers allow, taken together."""

    level: Level
    """The level that is trained at: one lower than stated where care is due."""
    excluded_demands: Mapping[DemandSlug, str]
    """Every tag that the program never contains, with the reason in words."""
    excluded_exercises: Mapping[str, str]
    rpe_limit: float
    hold_limit_seconds: int | None
    """Longest single hold where a condition limits it; None leaves each exercise its own limit."""
    eased: bool
    """True where pain, a condition or an answer lowers level and effort."""
    may_be_heavy: bool
    """True where sets of few repetitions with much weight are safe, if strength is the goal."""
    may_be_fast: bool
    """True where repetitions may be explosive."""

    @property
    def guideline(self) -> LevelGuideline:
        """The guideline of the level that is trained at."""
        return GUIDELINES[self.level]

    @property
    def tempo(self) -> str:
        """The usual tempo of repetitions, never explosive where that would not be safe."""
        usual = self.guideline.tempo
        return usual if self.may_be_fast or EXPLOSIVE not in usual else CAREFUL_TEMPO


@dataclass(frozen=True, slots=True)
class ClientImbalance:
    """A stated imbalance with what the catalogue knows of it."""

    imbalance: Imbalance
    protocol: Protocol
    severity: Severity
    weaker_side: Side | None


@dataclass(frozen=True)
class Client:
    """A person as every step of the engine sees them."""

    profile: Profile
    catalogue: Catalogue
    limits: Limits
    imbalances: tuple[ClientImbalance, ...]
    """What the program works on, the most marked first: the stated imbalances, or what suits everybody."""
    conditions: tuple[Condition, ...]
    condition_protocols: tuple[ConditionProtocol, ...]
    """Those of the stated conditions, the most restricting first; that for pain where pain alone asks for care."""
    implements: Mapping[str, frozenset[EquipmentSlug]]
    """What every exercise that the equipment allows is done with, by slug."""
    eligible: Mapping[str, Exercise]
    """Every exercise that may be given, by slug in order."""

    @property
    def stated(self) -> tuple[ClientImbalance, ...]:
        """The imbalances that the person has; none where the program only keeps legs and trunk in balance."""
        return self.imbalances if self.profile.imbalances else ()

    @property
    def goal(self) -> Goal:
        """What is trained for: strength with much weight only where that is safe."""
        wanted = self.profile.goal
        return Goal.FUNCTION if wanted is Goal.STRENGTH and not self.limits.may_be_heavy else wanted

    @cached_property
    def found_out(self) -> dict[tuple[object, ...], Any]:
        """What functions `per_client` have found out about this client so far."""
        return {}

    @cached_property
    def weak(self) -> frozenset[MuscleSlug]:
        """All muscles that the stated imbalances call weak."""
        return frozenset(muscle for stated in self.imbalances for muscle in stated.imbalance.weak)

    @cached_property
    def short(self) -> frozenset[MuscleSlug]:
        """All muscles that the stated imbalances call short, without those whose stretch a condition suspends."""
        return frozenset(muscle for stated in self.imbalances for muscle in stated.imbalance.short) - self.suspended

    @cached_property
    def suspended(self) -> frozenset[MuscleSlug]:
        """Muscles that a condition keeps from being stretched for now."""
        return frozenset(muscle for protocol in self.condition_protocols for muscle in protocol.suspends)

    @cached_property
    def trainable(self) -> frozenset[MuscleSlug]:
        """Muscles that some eligible exercise trains as a prime mover, whatever the stage of a condition."""
        trained = frozenset(m for e in self.eligible.values() if is_strengthening(e) for m in e.primary)
        for stage in (s for protocol in self.condition_protocols for s in protocol.stages if s.only is not None):
            named = (self.eligible.get(slug) for slugs in (stage.only or {}).values() for slug in slugs)
            trained &= frozenset(muscle for exercise in named if exercise is not None for muscle in exercise.primary)
        return trained

    @cached_property
    def roles_of(self) -> Mapping[str, frozenset[Role]]:
        """The roles of every exercise: its track's, and those in which a condition's stages name it."""
        roles = dict(_roles_of_tracks(self.catalogue))
        for stage in (s for protocol in self.condition_protocols for s in protocol.stages):
            for role, slugs in (stage.only or {}).items():
                for slug in slugs:
                    roles[slug] = roles.get(slug, frozenset()) | {role}
        return roles

    @cached_property
    def exercises_of(self) -> Mapping[Role, Collection[str]]:
        """The exercises of every role, by slug."""
        exercises: dict[Role, list[str]] = {}
        for slug, roles in self.roles_of.items():
            for role in roles:
                exercises.setdefault(role, []).append(slug)
        return exercises

    @cached_property
    def forbidden_by_conditions(self) -> frozenset[Role]:
        """The roles that a condition rules out."""
        return frozenset(role for protocol in self.condition_protocols for role in protocol.forbids.roles)

    @cached_property
    def forbidden_by_imbalances(self) -> frozenset[Role]:
        """The roles that a stated imbalance rules out, unless they are the treatment of another one."""
        return frozenset(role for stated in self.imbalances for role in stated.protocol.forbids.roles)

    @cached_property
    def leads(self) -> frozenset[Role]:
        """The roles that are the treatment of some stated imbalance."""
        return frozenset(role for stated in self.imbalances for role in stated.protocol.lead)

    def sides(self, exercise: Exercise) -> tuple[Side, Side] | None:
        """The sides in the order in which to do them, the weaker first; None for what is not one-sided."""
        return self._order_of_sides(exercise) if exercise.laterality is Laterality.UNILATERAL else None

    def _order_of_sides(self, exercise: Exercise) -> tuple[Side, Side]:
        """Where imbalances differ in their side, the most marked one that the exercise works on decides."""
        sided = [(stated.weaker_side, stated.imbalance) for stated in self.imbalances if stated.weaker_side]
        usual = sided[0][0] if sided else DEFAULT_SIDE
        first = next((side for side, imbalance in sided if _works_on(exercise, imbalance)), usual)
        return first, first.other


@per_catalogue(1)
def _roles_of_tracks(catalogue: Catalogue) -> Mapping[str, frozenset[Role]]:
    return MappingProxyType({slug: frozenset({role}) for slug, role in catalogue.role_of.items()})


def per_client(function: Callable[[Client, *Given], Result]) -> Callable[[Client, *Given], Result]:
    """Keeps the results of a pure function as long as the client is in use."""

    @wraps(function)
    def call(client: Client, *given: *Given) -> Result:
        key = (function, given)
        result: Result = client.found_out.get(key, UNKNOWN)
        if result is UNKNOWN:
            result = client.found_out[key] = function(client, *given)
        return result

    return call


def _works_on(exercise: Exercise, imbalance: Imbalance) -> bool:
    return not (set(imbalance.weak).isdisjoint(exercise.primary) and set(imbalance.short).isdisjoint(exercise.eased))


def client_of(profile: Profile, catalogue: Catalogue) -> Client:
    """The profile looked up in the catalogue, once."""
    protocols = _condition_protocols(profile, catalogue)
    limits = limits_of(profile, catalogue)
    implements = implements_with(catalogue, frozenset(profile.equipment))
    stated = sorted(worked_on(profile, catalogue), key=lambda s: (MOST_MARKED_FIRST.index(s.severity), s.imbalance))
    return Client(
        profile=profile,
        catalogue=catalogue,
        limits=limits,
        imbalances=tuple(
            ClientImbalance(catalogue.imbalances[s.imbalance], catalogue.protocols[s.imbalance], s.severity, s.weaker_side)
            for s in stated
        ),
        conditions=tuple(catalogue.conditions[slug] for slug in profile.conditions),
        condition_protocols=protocols,
        implements=implements,
        eligible=_without_what_works_against(eligible_exercises(profile, catalogue, limits), profile, catalogue),
    )


def worked_on(profile: Profile, catalogue: Catalogue) -> tuple[StatedImbalance, ...]:
    """The stated imbalances; where there are none, what suits everybody, mildly."""
    suits_everybody = (protocol.imbalance for protocol in catalogue.protocols.values() if protocol.by_default)
    return profile.imbalances or tuple(StatedImbalance(slug, Severity.MILD) for slug in suits_everybody)


def _without_what_works_against(eligible: dict[str, Exercise], profile: Profile, catalogue: Catalogue) -> dict[str, Exercise]:
    """The exercises without those that a stated imbalance's protocol forbids, unless they treat another one."""
    protocols = [catalogue.protocols[stated.imbalance] for stated in worked_on(profile, catalogue)]
    named = {slug for protocol in protocols for slug in protocol.treats_with()}
    forbidden = {slug for protocol in protocols for slug in protocol.forbids.exercises}
    return {slug: exercise for slug, exercise in eligible.items() if slug not in forbidden or slug in named}


def eligible_exercises(profile: Profile, catalogue: Catalogue, limits: Limits | None = None) -> dict[str, Exercise]:
    """Every exercise that may be given to this person, by slug in order: those without an obstacle."""
    limits = limits or limits_of(profile, catalogue)
    left_out = _left_out(catalogue, limits.level, frozenset(limits.excluded_demands), profile.landing_tests_passed)
    possible = implements_with(catalogue, frozenset(profile.equipment))
    return {s: catalogue.exercises[s] for s in possible if s not in left_out and s not in limits.excluded_exercises}


def _condition_protocols(profile: Profile, catalogue: Catalogue) -> tuple[ConditionProtocol, ...]:
    named = [catalogue.condition_protocols[slug] for slug in profile.conditions if slug in catalogue.condition_protocols]
    if not named and profile.pain >= PAIN_EASES_FROM and PAIN in catalogue.condition_protocols:
        named = [catalogue.condition_protocols[PAIN]]
    return tuple(sorted(named, key=lambda p: (-sum(stage.only is not None for stage in p.stages), -len(p.stages), p.condition)))


def limits_of(profile: Profile, catalogue: Catalogue) -> Limits:
    """The limits that hold for this profile: the strictest of all that anything asks for."""
    conditions = [catalogue.conditions[slug] for slug in profile.conditions]
    protocols = _condition_protocols(profile, catalogue)
    implements = implements_with(catalogue, frozenset(profile.equipment))
    eased = is_eased(profile, conditions)
    level = profile.level.one_lower if eased else profile.level
    rpe_limit = min([GUIDELINES[level].rpe_limit, *effort_caps(profile, conditions, protocols, eased=eased)])
    holds = [c.max_hold_seconds for c in conditions if c.max_hold_seconds is not None]
    may_be_heavy = not eased and not is_minor(profile) and rpe_limit > PAIN_RPE
    return Limits(
        level=level,
        excluded_demands=MappingProxyType(excluded_demands(profile, conditions, eased=eased)),
        excluded_exercises=MappingProxyType(excluded_exercises(profile, conditions, protocols, catalogue, implements)),
        rpe_limit=rpe_limit,
        hold_limit_seconds=min(holds, default=None),
        eased=eased,
        may_be_heavy=may_be_heavy,
        may_be_fast=may_be_heavy and profile.age_band is None,
    )


@per_catalogue(64)
def _left_out(catalogue: Catalogue, level: Level, demands: frozenset[DemandSlug], may_jump: bool) -> frozenset[str]:
    """What level, demands and the gate of jumps take away, whatever the equipment."""
    too_hard = {other for other in Level if other.rank > level.rank}
    return frozenset(
        slug
        for slug, e in catalogue.exercises.items()
        if e.level in too_hard or not demands.isdisjoint(e.demands) or (e.modality is Modality.PLYOMETRIC and not may_jump)
    )


def chosen_equipment(exercise: Exercise, owned: frozenset[EquipmentSlug]) -> frozenset[EquipmentSlug] | None:
    """The first of the exercise's equipment options that the person can meet; None when there is none."""
    return next((option for option in exercise.equipment_options if option <= owned), None)


@per_catalogue(256)
def implements_with(catalogue: Catalogue, owned: frozenset[EquipmentSlug]) -> Mapping[str, frozenset[EquipmentSlug]]:
    """What every exercise that can be done with this equipment is done with, by slug in order."""
    chosen = ((slug, chosen_equipment(exercise, owned)) for slug, exercise in sorted(catalogue.exercises.items()))
    return MappingProxyType({slug: implements for slug, implements in chosen if implements is not None})


def obstacle(exercise: Exercise, profile: Profile, limits: Limits) -> str | None:
    """Why the exercise may not be given to this person, in words, or None when it may."""
    if exercise.slug in limits.excluded_exercises:
        return limits.excluded_exercises[exercise.slug]
    for demand in sorted(exercise.demands):
        if demand in limits.excluded_demands:
            return f"{demand.replace('-', ' ')} is {limits.excluded_demands[demand]}"
    if exercise.level.rank > limits.level.rank:
        return f"is for {exercise.level} level"
    if chosen_equipment(exercise, frozenset(profile.equipment)) is None:
        return f"needs {_in_words(exercise.equipment_options[0])}"
    if exercise.modality is Modality.PLYOMETRIC and not profile.landing_tests_passed:
        return "jumps wait until strength and landing have been tested in person"
    return None


def _in_words(option: frozenset[EquipmentSlug]) -> str:
    return " and ".join(f"a {slug.replace('-', ' ')}" for slug in sorted(option))
