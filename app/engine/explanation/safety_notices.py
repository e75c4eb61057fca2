"""What to know before starting, when to stop, and when to see whom."""

from collections.abc import Mapping

from app.engine.care import is_minor
from app.engine.client import Client
from app.engine.guidelines.safety import PAIN_EASES_FROM
from app.engine.guidelines.screening import NORMAL_SIDE_DIFFERENCE
from app.engine.guidelines.stretching import STRETCH_DAYS
from app.engine.program import Safety
from app.engine.vocabulary.imbalances import Axis
from app.engine.vocabulary.people import AgeBand, Level
from app.engine.vocabulary.safety import AdviceFor, AdviceKind, SafetyResponse

TEST_SIDES_AGAIN = (
    "Test both sides again after four to six weeks, in the same way. Once they differ by less than "
    f"{NORMAL_SIDE_DIFFERENCE:g} percent, about a third of this work may be enough to keep it so."
)
"""Source: virgile-2025, expert-opinion."""


def safety_of(client: Client, *, jumps: bool, bars: bool) -> Safety:
    """Notices, stop rules and referrals for this client: what the catalogue advises, then what protocols and conditions add."""
    catalogue, conditions = client.catalogue, client.conditions
    meant = _whom_it_is_for(client, jumps=jumps, bars=bars)
    advice = sorted(catalogue.safety_advice.values(), key=lambda entry: (entry.position, entry.slug))
    said = {kind: [entry.text for entry in advice if entry.kind is kind and meant[entry.applies_to]] for kind in AdviceKind}
    eased = [_eased(client)] if client.limits.eased else []
    sides_differ = any(stated.imbalance.axis is Axis.LEFT_RIGHT for stated in client.stated)
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


def _whom_it_is_for(client: Client, *, jumps: bool, bars: bool) -> Mapping[AdviceFor, bool]:
    profile = client.profile
    return {
        AdviceFor.EVERYONE: True,
        AdviceFor.BARS: bars and profile.level is not Level.ADVANCED,
        AdviceFor.BEGINNERS: profile.level is Level.BEGINNER,
        AdviceFor.CLEARANCE: any(condition.response is SafetyResponse.CLEARANCE for condition in client.conditions),
        AdviceFor.FEW_STRETCH_DAYS: bool(client.short) and profile.sessions_per_week < STRETCH_DAYS,
        AdviceFor.JUMPS: jumps,
        AdviceFor.LONG_SITTING: profile.sits_long,
        AdviceFor.MINORS: is_minor(profile),
        AdviceFor.OLDER: profile.age_band is AgeBand.FROM_65,
        AdviceFor.PAIN: profile.pain > 0,
        AdviceFor.UNKNOWN_SIDE: any(stated.imbalance.sided and stated.weaker_side is None for stated in client.stated),
    }


def _eased(client: Client) -> str:
    asked_by_answers = client.profile.downgrade and not client.conditions and client.profile.pain < PAIN_EASES_FROM
    return (
        f"Because of {'your answers' if asked_by_answers else 'pain or a condition'} this program starts at "
        f"{client.limits.level} level, without jumps, at an effort of {client.limits.rpe_limit:g} of 10 at most."
    )


def _once(*sentences: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentences))
