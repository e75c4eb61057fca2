"""What answers call for: no red flag overlooked, no program past one, care where care is due."""

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.screening.safety import BOTH_PROFESSIONS
from app.engine.screening.signs import Person
from app.engine.vocabulary.exercises import DemandSlug
from app.engine.vocabulary.people import Level, Sex
from app.engine.vocabulary.safety import SafetyResponse
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


@pytest.mark.parametrize(("weeks", "recommended"), [(5, False), (6, True)])
def test_persistent_pain_recommends_both_professions_and_blocks_nothing(
    catalogue: Catalogue, weeks: int, recommended: bool
) -> None:
    screening = screened(catalogue, pain=1, pain_duration_weeks=weeks)

    assert screening.safety.referral.recommended is recommended
    assert screening.safety.referral.professions == (BOTH_PROFESSIONS if recommended else ())
    assert screening.profile is not None


def test_persistent_pain_eases_the_profile_that_generation_would_not_ease(catalogue: Catalogue) -> None:
    profile = screened(catalogue, level=Level.ADVANCED, pain=1, pain_duration_weeks=12).profile

    assert profile is not None
    assert profile.level is Level.INTERMEDIATE
    assert {DemandSlug.HIGH_IMPACT, DemandSlug.BALLISTIC} <= set(profile.avoid_demands)


def test_pain_that_generation_eases_is_not_eased_twice(catalogue: Catalogue) -> None:
    profile = screened(catalogue, level=Level.ADVANCED, pain=4, pain_duration_weeks=12).profile

    assert profile is not None
    assert (profile.level, profile.pain) == (Level.ADVANCED, 4)


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
    ],
)
def test_age_asks_for_care(catalogue: Catalogue, age: int, stands: float, response: SafetyResponse) -> None:
    screening = screened(catalogue, {CHAIR_STAND: stands}, person=Person(Sex.FEMALE, age))

    assert screening.safety.response is response
