"""What care takes away: demands, exercises and effort that a person's age, pain, conditions and answers rule out."""

from collections.abc import Iterable, Mapping, Sequence

from app.engine.catalogue.cache import per_catalogue
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.protocols import ConditionProtocol
from app.engine.catalogue.safety import Condition
from app.engine.guidelines.safety import (
    EASED_DEMANDS,
    EASED_RPE,
    HARDEST_JUMP_OF_AGES,
    PAIN_EASES_FROM,
    PAIN_REFERS_FROM,
    PAIN_RPE,
    YOUTH_RPE,
)
from app.engine.guidelines.strength import BARS
from app.engine.profile import Profile
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug
from app.engine.vocabulary.people import AgeBand
from app.engine.vocabulary.safety import SafetyResponse

Implements = Mapping[str, frozenset[EquipmentSlug]]
"""What every exercise that can be done is done with, by slug."""


def is_downgraded(profile: Profile, conditions: Iterable[Condition]) -> bool:
    """True where a condition or the person's answers ask for a gentle start."""
    return profile.downgrade or any(condition.response is SafetyResponse.DOWNGRADE for condition in conditions)


def is_eased(profile: Profile, conditions: Iterable[Condition]) -> bool:
    """True where pain, a condition or an answer lowers level and effort."""
    return profile.pain >= PAIN_EASES_FROM or is_downgraded(profile, conditions)


def is_minor(profile: Profile) -> bool:
    """True for people under 18."""
    return profile.age_band is not None and profile.age_band.is_minor


def effort_caps(
    profile: Profile, conditions: Iterable[Condition], protocols: Iterable[ConditionProtocol], *, eased: bool
) -> Sequence[float]:
    """Every cap on effort. A condition's protocol sets its own, the highest in its last stage, which is reached by signs."""
    caps = [float(stage.effort[1]) for protocol in protocols for stage in protocol.stages[-1:]]
    if not caps:
        caps = [float(condition.max_rpe) for condition in conditions if condition.max_rpe is not None]
        caps += [EASED_RPE] if eased else []
    if profile.pain >= PAIN_EASES_FROM:
        caps.append(PAIN_RPE)
    if profile.downgrade:
        caps.append(EASED_RPE)
    if is_minor(profile):
        caps.append(YOUTH_RPE)
    if profile.effort_limit is not None:
        caps.append(profile.effort_limit)
    return caps


def excluded_demands(profile: Profile, conditions: Iterable[Condition], *, eased: bool) -> dict[DemandSlug, str]:
    """Every tag that the program never contains, with the reason in words."""
    demands = dict.fromkeys(profile.avoid_demands, "asked to be left out")
    if profile.age_band is AgeBand.FROM_65:
        demands[DemandSlug.BALANCE] = "left out from 65 on, where a hand on something is safer"
    if profile.downgrade:
        demands[DemandSlug.BALANCE] = "left out while an answer asks for care, as a hand on something is safer"
    if eased:
        demands |= dict.fromkeys(sorted(EASED_DEMANDS), "left out while pain, a condition or an answer asks for care")
    for condition in conditions:
        demands |= dict.fromkeys(sorted(condition.excluded_demands), f"left out with {condition.name.lower()}")
    return demands


def excluded_exercises(
    profile: Profile,
    conditions: Sequence[Condition],
    protocols: Iterable[ConditionProtocol],
    catalogue: Catalogue,
    implements: Implements,
) -> dict[str, str]:
    """Every exercise that the program never contains, whatever its demands, with the reason in words."""
    exercises = dict.fromkeys(profile.avoid_exercises, "asked to be left out")
    if _spares_the_spine(profile, conditions):
        exercises |= dict.fromkeys(_lifted_with_a_bar(implements), "left out for now, as a bar tempts to a heavy load")
    if profile.age_band is not None:
        exercises |= dict.fromkeys(_hardest_jumps(catalogue), "left out at this age, as the hardest kind of jump")
    for condition in conditions:
        exercises |= dict.fromkeys(sorted(condition.excluded_exercises), f"left out with {condition.name.lower()}")
    for protocol in protocols:
        named = catalogue.conditions.get(protocol.condition)
        reason = f"left out with {named.name.lower()}" if named else "left out while there is pain"
        exercises |= dict.fromkeys(sorted(protocol.forbids.exercises), reason)
    return exercises


def _spares_the_spine(profile: Profile, conditions: Iterable[Condition]) -> bool:
    hurts = profile.pain >= PAIN_REFERS_FROM
    return hurts or profile.age_band is AgeBand.UNDER_16 or is_downgraded(profile, conditions)


def _lifted_with_a_bar(implements: Implements) -> Iterable[str]:
    """What carries the heaviest loads, on the spine, in the hands or across the hips."""
    return [slug for slug, done_with in implements.items() if not BARS.isdisjoint(done_with)]


@per_catalogue(1)
def _hardest_jumps(catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(
        slug for slug, e in sorted(catalogue.exercises.items()) if (e.plyometric_intensity or 0) > HARDEST_JUMP_OF_AGES
    )
