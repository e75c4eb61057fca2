"""Sentences that a program speaks: how to go on, when to stop, whom to see."""

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.first_engine.dosing import BANDS, LOADED, dose_at, dose_steps
from app.engine.first_engine.eligibility import Limits
from app.engine.guidelines.screening import NORMAL_SIDE_DIFFERENCE
from app.engine.guidelines.stretching import STRETCH_DAYS
from app.engine.profile import Profile
from app.engine.program import Contacts, Holds, Reps, Safety, Timed
from app.engine.vocabulary.exercises import EquipmentSlug, Laterality
from app.engine.vocabulary.imbalances import Axis
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.safety import AdviceFor, AdviceKind, SafetyResponse

EASY_WEEK_PROGRESSION = "easy week: keep the form, leave the rest"
TEST_SIDES_AGAIN = (
    "Test both sides again after four to six weeks, in the same way. Once they differ by less than "
    f"{NORMAL_SIDE_DIFFERENCE:g} percent, about a third of this work may be enough to keep it so."
)
"""Source: virgile-2025, expert-opinion."""


def progression_text(exercise: Exercise, implements: frozenset[EquipmentSlug], limits: Limits, harder: str | None) -> str:
    """How to go on with an exercise, in one short sentence; `harder` is the next one that the person may do."""
    top = dose_at(exercise, limits, implements, dose_steps(exercise, limits, implements), 1)
    each = " a side" if exercise.laterality is Laterality.UNILATERAL else ""
    match top:
        case Reps():
            grow, goal = f"add 1 rep{each}", str(top.max)
        case Holds(repetitions=(1, *_)):
            grow, goal = "hold 5 seconds longer", f"{top.hold_seconds} s"
        case Holds():
            grow, goal = f"add 1 hold{each}", f"{top.repetitions[0]} holds"
        case Timed():
            grow, goal = "go 5 seconds longer", f"{top.seconds} s"
        case Contacts():
            grow, goal = "add 1 landing", str(top.contacts)
    if implements & LOADED:
        return f"{grow} until {goal}, then {limits.guideline.load_step} more weight"
    if implements & BANDS:
        return f"{grow} until {goal}, then a stronger band"
    at_the_top = "lower more slowly" if isinstance(top, Reps) else "stay there"
    return f"{grow} until {goal}, then {harder or at_the_top}"


def safety_of(profile: Profile, catalogue: Catalogue, limits: Limits, *, stretches_short_muscles: bool, jumps: bool) -> Safety:
    """Notices, stop rules and referrals for this profile: what the catalogue advises, then what the conditions add."""
    conditions = [catalogue.conditions[slug] for slug in profile.conditions]
    meant = {
        AdviceFor.EVERYONE: True,
        AdviceFor.BEGINNERS: profile.level is Level.BEGINNER,
        AdviceFor.CLEARANCE: any(condition.response is SafetyResponse.CLEARANCE for condition in conditions),
        AdviceFor.FEW_STRETCH_DAYS: stretches_short_muscles and profile.sessions_per_week < STRETCH_DAYS,
        AdviceFor.JUMPS: jumps,
        AdviceFor.PAIN: profile.pain > 0,
    }
    advice = sorted(catalogue.safety_advice.values(), key=lambda entry: (entry.position, entry.slug))
    said = {kind: [entry.text for entry in advice if entry.kind is kind and meant[entry.applies_to]] for kind in AdviceKind}
    eased = [_eased(limits)] if limits.eased else []
    sides_differ = any(catalogue.imbalances[stated.imbalance].axis is Axis.LEFT_RIGHT for stated in profile.imbalances)
    again = [TEST_SIDES_AGAIN] if sides_differ else []
    return Safety(
        notices=_once(*said[AdviceKind.NOTICE], *eased, *again, *(notice for each in conditions for notice in each.notices)),
        stop_rules=_once(*said[AdviceKind.STOP], *(rule for each in conditions for rule in each.stop_rules)),
        see_professional_if=_once(*said[AdviceKind.SEE_PROFESSIONAL]),
    )


def _eased(limits: Limits) -> str:
    return (
        f"Because of pain or a condition this program starts at {limits.level} level, without jumps, "
        f"at an effort of {limits.rpe_limit:g} of 10 at most."
    )


def _once(*sentences: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentences))
