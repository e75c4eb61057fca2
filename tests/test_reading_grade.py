"""Whoever has left school at fifteen understands what keeps people safe."""

from collections.abc import Iterator

import textstat

from app.engine.catalogue.catalogue import Catalogue
from app.engine.explanation.safety_notices import TEST_SIDES_AGAIN
from app.engine.profile import canonical
from app.engine.screening.answers import ConditionStage
from app.engine.screening.safety import referral_of, safety_of_answers, why_waiting
from app.engine.vocabulary.people import AgeBand
from app.engine.vocabulary.safety import ReferralReason
from tests.catalogue_tables import real_catalogue

HIGHEST_GRADE = 9
"""Of the Flesch-Kincaid formula: the school year in which a text is understood."""


def texts_of(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for flag in catalogue.red_flags.values():
        yield flag.slug, flag.question
        yield flag.slug, flag.action
    for advice in catalogue.safety_advice.values():
        yield advice.slug, advice.text
    for condition in catalogue.conditions.values():
        yield from ((condition.slug, text) for text in (*condition.notices, *condition.stop_rules))


def texts_of_answers(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """What screenings and referrals say of pain, age and every reason to see somebody."""
    everything = canonical((), pain=5, downgrade=True, age_band=AgeBand.UNDER_16, referral=frozenset(ReferralReason))
    for profile in (everything, canonical((), pain=6), canonical((), downgrade=True)):
        yield from (("screening", text) for text in safety_of_answers(profile, (), catalogue).because)
        yield from (("referral", text) for text in referral_of(profile, catalogue).because)
    timed = (condition.slug for condition in catalogue.conditions.values() if condition.alone_from_week)
    yield from ((slug, why_waiting(ConditionStage(slug, 1), catalogue)) for slug in timed)
    yield "sides", TEST_SIDES_AGAIN


def safety_texts() -> set[tuple[str, str]]:
    catalogue = real_catalogue()
    return {*texts_of(catalogue), *texts_of_answers(catalogue)}


def test_safety_texts_are_understood_in_the_ninth_year_of_school() -> None:
    grades = {entry_and_text: textstat.flesch_kincaid_grade(entry_and_text[1]) for entry_and_text in safety_texts()}

    assert len(grades) > 200
    assert {each: grade for each, grade in grades.items() if grade > HIGHEST_GRADE} == {}


def test_measure_tells_plain_from_hard() -> None:
    plain = "Stop if it hurts. Call for help if it stays."
    hard = "Discontinue immediately upon experiencing musculoskeletal discomfort, notwithstanding intermittent amelioration."

    assert textstat.flesch_kincaid_grade(plain) < 4
    assert textstat.flesch_kincaid_grade(hard) > 15
