"""What to know before starting, when to stop, and when to see whom."""

from app.engine.client import Client, Limits
from app.engine.guidelines.screening import NORMAL_SIDE_DIFFERENCE
from app.engine.guidelines.stretching import STRETCH_DAYS
from app.engine.program import Safety
from app.engine.vocabulary.imbalances import Axis
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.safety import AdviceFor, AdviceKind, SafetyResponse

TEST_SIDES_AGAIN = (
    "Test both sides again after four to six weeks, in the same way. Once they differ by less than "
    f"{NORMAL_SIDE_DIFFERENCE:g} percent, about a third of this work may be enough to keep it so."
)
"""Source: virgile-2025, expert-opinion."""


def safety_of(client: Client, *, jumps: bool) -> Safety:
    """Notices, stop rules and referrals for this client: what the catalogue advises, then what protocols and conditions add."""
    profile, catalogue, limits, conditions = client.profile, client.catalogue, client.limits, client.conditions
    meant = {
        AdviceFor.EVERYONE: True,
        AdviceFor.BEGINNERS: profile.level is Level.BEGINNER,
        AdviceFor.CLEARANCE: any(condition.response is SafetyResponse.CLEARANCE for condition in conditions),
        AdviceFor.FEW_STRETCH_DAYS: bool(client.short) and profile.sessions_per_week < STRETCH_DAYS,
        AdviceFor.JUMPS: jumps,
        AdviceFor.PAIN: profile.pain > 0,
    }
    advice = sorted(catalogue.safety_advice.values(), key=lambda entry: (entry.position, entry.slug))
    said = {kind: [entry.text for entry in advice if entry.kind is kind and meant[entry.applies_to]] for kind in AdviceKind}
    eased = [_eased(limits)] if limits.eased else []
    sides_differ = any(catalogue.imbalances[stated.imbalance].axis is Axis.LEFT_RIGHT for stated in profile.imbalances)
    again = [TEST_SIDES_AGAIN] if sides_differ else []
    return Safety(
        notices=_once(
            *said[AdviceKind.NOTICE],
            *eased,
            *again,
            *(notice for each in conditions for notice in each.notices),
            *(note for protocol in client.condition_protocols for note in (protocol.summary, *protocol.notes)),
            *(note for stated in client.imbalances for note in stated.protocol.notes),
        ),
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
