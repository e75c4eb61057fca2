"""What answers call for: no red flag overlooked, no program past one, care where care is due."""

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.guidelines.safety import EASED_RPE
from app.engine.profile import canonical
from app.engine.screening.answers import Answers, ConditionStage
from app.engine.screening.safety import BOTH_PROFESSIONS
from app.engine.screening.screening import Intake, screen
from app.engine.screening.signs import Person
from app.engine.vocabulary.people import AgeBand, Level, Sex
from app.engine.vocabulary.safety import ReferralReason, SafetyResponse
from tests.engine.screening.screening_cases import CHAIR_STAND, CLEARED_BY_A_CLINICIAN, screened


def test_nothing_to_report_is_allowed(catalogue: Catalogue) -> None:
    safety = screened(catalogue).safety

    assert safety.response is SafetyResponse.ALLOW
    assert safety.because == ()
    assert not safety.referral.recommended


def test_every_red_flag_withholds_the_profile_and_names_whom_to_see(catalogue: Catalogue) -> None:
    for slug, flag in catalogue.red_flags.items():
        screening = screened(catalogue, {"prone-plank-hold": 20}, red_flags=[slug])
        cleared = slug in CLEARED_BY_A_CLINICIAN
        assert screening.safety.response is (SafetyResponse.CLEARANCE if cleared else SafetyResponse.REFUSE), slug
        assert screening.profile is None
        assert flag.action in screening.safety.because[0]
        assert screening.safety.referral.professions == flag.see


@pytest.mark.parametrize(
    ("pain", "response"),
    [(2, SafetyResponse.ALLOW), (3, SafetyResponse.DOWNGRADE), (5, SafetyResponse.DOWNGRADE), (6, SafetyResponse.REFUSE)],
)
def test_pain_eases_and_then_refuses(catalogue: Catalogue, pain: int, response: SafetyResponse) -> None:
    screening = screened(catalogue, pain=pain)

    assert screening.safety.response is response
    assert (screening.profile is None) is (response is SafetyResponse.REFUSE)


@pytest.mark.parametrize(("pain", "recommended"), [(3, False), (4, True), (5, True)])
def test_pain_from_four_on_is_for_somebody_to_look_at(catalogue: Catalogue, pain: int, recommended: bool) -> None:
    assert screened(catalogue, pain=pain).safety.referral.recommended is recommended


@pytest.mark.parametrize(("weeks", "recommended"), [(5, False), (6, True)])
def test_persistent_pain_recommends_both_professions_and_blocks_nothing(
    catalogue: Catalogue, weeks: int, recommended: bool
) -> None:
    screening = screened(catalogue, pain=1, answers=Answers(pain_duration_weeks=weeks))

    assert screening.safety.referral.recommended is recommended
    assert screening.safety.referral.professions == (BOTH_PROFESSIONS if recommended else ())
    assert screening.profile is not None
    assert screening.profile.downgrade is recommended


@pytest.mark.parametrize(
    ("answers", "age", "reasons", "response"),
    [
        (Answers(unsure=True), 40, (ReferralReason.UNSURE,), SafetyResponse.WARN),
        (Answers(first_episode=True), 19, (ReferralReason.FIRST_EPISODE,), SafetyResponse.DOWNGRADE),
        (Answers(first_episode=True), 20, (), SafetyResponse.ALLOW),
        (Answers(first_episode=True), 55, (), SafetyResponse.ALLOW),
        (Answers(first_episode=True), 56, (ReferralReason.FIRST_EPISODE,), SafetyResponse.DOWNGRADE),
    ],
)
def test_doubt_and_an_unusual_first_episode_recommend_a_professional(
    catalogue: Catalogue, answers: Answers, age: int, reasons: tuple[ReferralReason, ...], response: SafetyResponse
) -> None:
    screening = screened(catalogue, person=Person(Sex.FEMALE, age), answers=answers)

    assert screening.safety.response is response
    assert screening.safety.referral.recommended is bool(reasons)
    assert bool(screening.safety.referral.because) is bool(reasons)
    assert screening.profile is not None
    assert screening.profile.referral == reasons


@pytest.mark.parametrize(("hours", "is_long"), [(7.5, False), (8, True)])
def test_long_sitting_is_told_apart_and_calls_for_nothing(catalogue: Catalogue, hours: float, is_long: bool) -> None:
    screening = screened(catalogue, answers=Answers(sitting_hours_per_day=hours))

    assert screening.safety.response is SafetyResponse.ALLOW
    assert screening.profile is not None
    assert screening.profile.sits_long is is_long


def test_profile_of_a_gentle_start_hands_on_every_limit(catalogue: Catalogue) -> None:
    old = Person(Sex.FEMALE, 78)
    profile = screened(catalogue, {CHAIR_STAND: 4}, person=old, level=Level.ADVANCED).profile

    assert profile is not None
    assert (profile.level, profile.downgrade, profile.effort_limit) == (Level.ADVANCED, True, EASED_RPE)
    assert profile.age_band is AgeBand.FROM_65
    assert profile.referral == (ReferralReason.WEAK_FOR_AGE,)


def test_lower_limit_of_effort_is_kept(catalogue: Catalogue) -> None:
    profile = canonical((), effort_limit=5)
    screening = screen(Intake((), Person(), profile, answers=Answers(pain_duration_weeks=9)), catalogue)

    assert screening.profile is not None
    assert screening.profile.effort_limit == 5


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (14, AgeBand.UNDER_16),
        (15, AgeBand.UNDER_16),
        (16, AgeBand.FROM_16_TO_17),
        (18, None),
        (64, None),
        (65, AgeBand.FROM_65),
    ],
)
def test_nothing_of_an_age_but_its_band_is_handed_on(catalogue: Catalogue, age: int, band: AgeBand | None) -> None:
    profile = screened(catalogue, person=Person(Sex.MALE, age)).profile

    assert profile is not None
    assert profile.age_band is band


@pytest.mark.parametrize("slug", ["knee-pain", "osteoporosis"])
def test_conditions_call_for_what_the_catalogue_says(catalogue: Catalogue, slug: str) -> None:
    screening = screened(catalogue, conditions=[slug])

    assert screening.safety.response is catalogue.conditions[slug].response
    assert catalogue.conditions[slug].name in screening.safety.because[0]
    assert screening.profile is not None
    assert screening.profile.conditions == (slug,)


def test_gravest_answer_decides_and_all_are_told(catalogue: Catalogue) -> None:
    safety = screened(catalogue, red_flags=["recent-surgery", "saddle-numbness"], conditions=["knee-pain"], pain=4).safety

    assert safety.response is SafetyResponse.REFUSE
    assert len(safety.because) == 4
    assert safety.because[0].startswith(catalogue.red_flags["saddle-numbness"].name)
    assert safety.referral.professions[0] == "emergency department"


@pytest.mark.parametrize(
    ("age", "stands", "response"),
    [
        (13, 30, SafetyResponse.REFUSE),
        (14, 30, SafetyResponse.WARN),
        (17, 30, SafetyResponse.WARN),
        (18, 30, SafetyResponse.ALLOW),
        (64, 5, SafetyResponse.ALLOW),
        (65, 11, SafetyResponse.ALLOW),
        (65, 10, SafetyResponse.DOWNGRADE),
        (94, 3, SafetyResponse.DOWNGRADE),
        (95, 3, SafetyResponse.DOWNGRADE),
        (101, 4, SafetyResponse.ALLOW),
    ],
)
def test_age_asks_for_care(catalogue: Catalogue, age: int, stands: float, response: SafetyResponse) -> None:
    screening = screened(catalogue, {CHAIR_STAND: stands}, person=Person(Sex.FEMALE, age))

    assert screening.safety.response is response
    assert screening.safety.referral.recommended is (response in (SafetyResponse.REFUSE, SafetyResponse.DOWNGRADE))


@pytest.mark.parametrize(
    ("weeks", "cleared", "response"),
    [
        (11, False, SafetyResponse.CLEARANCE),
        (11, True, SafetyResponse.DOWNGRADE),
        (12, False, SafetyResponse.DOWNGRADE),
    ],
)
def test_first_weeks_after_an_operation_are_for_a_clinician_to_decide(
    catalogue: Catalogue, weeks: int, *, cleared: bool, response: SafetyResponse
) -> None:
    assert catalogue.conditions["acl-reconstruction"].alone_from_week == 12
    told = Answers(stages=(ConditionStage("acl-reconstruction", weeks, cleared),))
    screening = screened(catalogue, conditions=["acl-reconstruction"], answers=told)

    assert screening.safety.response is response
    assert (screening.profile is None) is (response is SafetyResponse.CLEARANCE)
    assert screening.safety.referral.recommended is (response is SafetyResponse.CLEARANCE)


def test_time_does_not_decide_where_no_week_is_named(catalogue: Catalogue) -> None:
    told = Answers(stages=(ConditionStage("wrist-pain", 0),))

    assert screened(catalogue, conditions=["wrist-pain"], answers=told).profile is not None


def test_surgery_and_birth_name_their_first_weeks(catalogue: Catalogue) -> None:
    named = {slug: each.alone_from_week for slug, each in catalogue.conditions.items() if each.alone_from_week}

    assert named.keys() >= {"acl-reconstruction", "hip-replacement", "postpartum", "vertebral-fracture"}
    assert all(weeks >= 6 for weeks in named.values())
