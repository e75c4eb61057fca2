"""What a program says to keep people safe."""

import pytest

from app.engine.first_engine.eligibility import limits_of
from app.engine.first_engine.wording import safety_of
from app.engine.profile import DEFAULT_DAYS, Profile
from app.engine.program import Safety
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.safety import AdviceFor, AdviceKind, SafetyResponse
from tests.builders import a_catalogue, a_condition, a_profile, an_advice

CATALOGUE = a_catalogue(
    [],
    safety_advice=[an_advice(applies_to, text=f"For {applies_to}.") for applies_to in AdviceFor],
    conditions=[
        a_condition("new-heart-valve", response=SafetyResponse.CLEARANCE),
        a_condition("stiff-neck", notices=("Turn slowly.",), stop_rules=("Stop when it cracks.",)),
        a_condition("tired", response=SafetyResponse.DOWNGRADE, notices=("Turn slowly.",)),
    ],
)
ADVANCED = a_profile(level=Level.ADVANCED)


def said(profile: Profile, *, stretches: bool = False, jumps: bool = False) -> Safety:
    return safety_of(profile, CATALOGUE, limits_of(profile, CATALOGUE), stretches_short_muscles=stretches, jumps=jumps)


@pytest.mark.parametrize(
    ("applies_to", "safety"),
    [
        (AdviceFor.EVERYONE, said(ADVANCED)),
        (AdviceFor.BEGINNERS, said(a_profile())),
        (AdviceFor.CLEARANCE, said(a_profile(level=Level.ADVANCED, conditions=["new-heart-valve"]))),
        (AdviceFor.FEW_STRETCH_DAYS, said(a_profile(level=Level.ADVANCED, days=DEFAULT_DAYS[2]), stretches=True)),
        (AdviceFor.JUMPS, said(ADVANCED, jumps=True)),
        (AdviceFor.PAIN, said(a_profile(level=Level.ADVANCED, pain=1))),
    ],
)
def test_advice_is_given_to_those_whom_it_is_for_and_to_nobody_else(applies_to: AdviceFor, safety: Safety) -> None:
    assert set(safety.notices) == {"For everyone.", f"For {applies_to}."}


def test_two_days_are_few_only_for_those_who_stretch_short_muscles() -> None:
    twice_a_week = a_profile(level=Level.ADVANCED, days=DEFAULT_DAYS[2])

    assert said(twice_a_week, stretches=False).notices == ("For everyone.",)
    assert said(ADVANCED, stretches=True).notices == ("For everyone.",)


def test_advice_stands_under_its_kind_the_most_important_first() -> None:
    catalogue = a_catalogue(
        [],
        safety_advice=[
            an_advice(kind=AdviceKind.STOP, position=2, text="Second."),
            an_advice(kind=AdviceKind.SEE_PROFESSIONAL, position=1, text="See somebody."),
            an_advice(kind=AdviceKind.STOP, position=1, text="First."),
        ],
    )
    safety = safety_of(ADVANCED, catalogue, limits_of(ADVANCED, catalogue), stretches_short_muscles=False, jumps=False)

    assert safety == Safety((), ("First.", "Second."), ("See somebody.",))


def test_conditions_add_theirs_after_the_general_advice_each_sentence_once() -> None:
    safety = said(a_profile(level=Level.ADVANCED, conditions=["stiff-neck", "tired"]))

    assert safety.notices[0] == "For everyone."
    assert safety.notices[-1] == "Turn slowly."
    assert safety.notices.count("Turn slowly.") == 1
    assert safety.stop_rules == ("Stop when it cracks.",)


def test_whoever_starts_easier_is_told_at_what_level_and_effort() -> None:
    (eased,) = (
        notice for notice in said(a_profile(level=Level.ADVANCED, conditions=["tired"])).notices if "starts at" in notice
    )

    assert "intermediate level" in eased
    assert "effort of 6 of 10" in eased
