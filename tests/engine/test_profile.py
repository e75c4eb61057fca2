from dataclasses import replace

import pytest

from app.engine.profile import DEFAULT_DAYS, ID_LENGTH, Profile, program_id
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import AgeBand, Goal, Level, Weekday
from app.engine.vocabulary.safety import ReferralReason
from tests.builders import a_profile, a_stated


def test_order_in_which_things_are_said_does_not_matter() -> None:
    one = a_profile(
        a_stated("weak-core"),
        a_stated("weak-glutes"),
        equipment=[EquipmentSlug.BENCH, EquipmentSlug.DUMBBELL],
        days=(Weekday.MON, Weekday.THU),
        avoid_demands=[DemandSlug.WRIST, DemandSlug.PRONE],
        conditions=["a", "b"],
    )
    other = a_profile(
        a_stated("weak-glutes"),
        a_stated("weak-core"),
        equipment=[EquipmentSlug.DUMBBELL, EquipmentSlug.BENCH],
        days=(Weekday.THU, Weekday.MON),
        avoid_demands=[DemandSlug.PRONE, DemandSlug.WRIST],
        conditions=["b", "a"],
    )

    assert one == other


def test_days_are_kept_in_the_order_of_the_week_not_of_the_alphabet() -> None:
    assert a_profile(days=(Weekday.FRI, Weekday.MON, Weekday.WED)).days == (Weekday.MON, Weekday.WED, Weekday.FRI)


def test_days_make_the_sessions_and_the_minutes_of_a_week() -> None:
    profile = a_profile(days=(Weekday.MON, Weekday.THU), minutes_per_session=40)

    assert profile.sessions_per_week == 2
    assert profile.weekly_minutes == 80


@pytest.mark.parametrize("sessions", range(1, 7))
def test_default_days_are_as_many_as_asked_for(sessions: int) -> None:
    assert len(set(DEFAULT_DAYS[sessions])) == sessions


def test_id_is_twenty_six_characters_of_lower_case_base32() -> None:
    identity = program_id(a_profile(), "v1")

    assert len(identity) == ID_LENGTH
    assert set(identity) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_id_is_the_same_on_every_machine() -> None:
    assert program_id(a_profile(), "v1") == "p772kt264tirbvv34qrbtbvdk3"


def test_equal_profiles_have_one_id() -> None:
    assert program_id(a_profile(), "v1") == program_id(replace(a_profile()), "v1")


BASE = a_profile(a_stated("weak-glutes", weaker_side=Side.LEFT))

CHANGED = {
    "imbalances": a_profile(a_stated("weak-core")),
    "severity": a_profile(a_stated("weak-glutes", Severity.MARKED, Side.LEFT)),
    "weaker side": a_profile(a_stated("weak-glutes", weaker_side=Side.RIGHT)),
    "level": replace(BASE, level=Level.ADVANCED),
    "equipment": replace(BASE, equipment=(EquipmentSlug.BENCH,)),
    "weeks": replace(BASE, weeks=9),
    "days": replace(BASE, days=(Weekday.MON, Weekday.WED, Weekday.SAT)),
    "minutes": replace(BASE, minutes_per_session=50),
    "avoided exercises": replace(BASE, avoid_exercises=("plank",)),
    "avoided demands": replace(BASE, avoid_demands=(DemandSlug.PRONE,)),
    "conditions": replace(BASE, conditions=("knee-pain",)),
    "pain": replace(BASE, pain=1),
    "landing tests": replace(BASE, landing_tests_passed=True),
    "goal": replace(BASE, goal=Goal.STRENGTH),
    "bonus": replace(BASE, asymmetry_bonus=True),
    "variant": replace(BASE, variant=1),
    "age band": replace(BASE, age_band=AgeBand.FROM_65),
    "effort limit": replace(BASE, effort_limit=6.0),
    "downgrade": replace(BASE, downgrade=True),
    "referral": replace(BASE, referral=(ReferralReason.UNSURE,)),
    "sitting": replace(BASE, sits_long=True),
}


@pytest.mark.parametrize("changed", CHANGED.values(), ids=CHANGED.keys())
def test_whatever_changes_the_program_changes_its_id(changed: Profile) -> None:
    assert program_id(changed, "v1") != program_id(BASE, "v1")


def test_another_catalogue_changes_the_id() -> None:
    assert program_id(BASE, "v2") != program_id(BASE, "v1")
