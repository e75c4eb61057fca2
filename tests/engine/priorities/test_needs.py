"""What a week may not be without."""

from dataclasses import replace

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import client_of
from app.engine.guidelines.recovery import GLUTE_SESSIONS
from app.engine.measures.staples import groups_of, staple_need
from app.engine.priorities.needs import GLUTE_DAYS_NEED, Need, lead_need, muscle_need, needs_of
from app.engine.profile import DEFAULT_DAYS, Profile, StatedImbalance
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Weekday
from tests.engine.profiles import PEOPLE, somebody


def needs(profile: Profile, catalogue: Catalogue) -> dict[str, Need]:
    return {need.name: need for need in needs_of(client_of(profile, catalogue))}


@pytest.mark.parametrize("person", PEOPLE)
def test_every_imbalance_needs_its_lead_and_every_trainable_weak_muscle_its_work(person: str, catalogue: Catalogue) -> None:
    client = client_of(PEOPLE[person], catalogue)
    named = [need.name for need in needs_of(client)]

    assert set(named) >= {lead_need(stated.imbalance) for stated in client.imbalances}
    assert set(named) >= {muscle_need(muscle) for muscle in client.weak & client.trainable}
    assert not set(named) & {muscle_need(muscle) for muscle in client.weak - client.trainable}
    assert len(named) == len(set(named))


def test_lead_of_the_most_marked_imbalance_is_the_first_need(catalogue: Catalogue) -> None:
    profile = somebody("weak-core", StatedImbalance("weak-quadriceps", Severity.MARKED))

    assert next(iter(needs(profile, catalogue))) == "main work for weak quadriceps"


@pytest.mark.parametrize(
    ("days", "asked_for"),
    [
        (DEFAULT_DAYS[1], False),
        ((Weekday.MON, Weekday.TUE), False),
        (DEFAULT_DAYS[2], True),
        (DEFAULT_DAYS[6], True),
    ],
)
def test_weak_glutes_need_a_second_day_where_two_days_lie_apart(
    days: tuple[Weekday, ...], *, asked_for: bool, catalogue: Catalogue
) -> None:
    stated = needs(somebody("weak-glutes", days=days), catalogue)

    assert (GLUTE_DAYS_NEED in stated) is asked_for
    assert not asked_for or stated[GLUTE_DAYS_NEED].days == GLUTE_SESSIONS
    assert GLUTE_DAYS_NEED not in needs(somebody("weak-core", days=days), catalogue)


def test_staples_of_the_article_come_before_those_that_a_coach_expects(catalogue: Catalogue) -> None:
    for slug in catalogue.imbalances:
        staples = [need for need in needs_of(client_of(somebody(slug), catalogue)) if need.of_staple]

        assert [need.must for need in staples] == sorted((need.must for need in staples), reverse=True), slug


def test_staple_is_needed_on_no_more_days_than_the_week_has(catalogue: Catalogue) -> None:
    for sessions in (1, 2, 3):
        profile = somebody("weak-glutes", "weak-hamstrings", days=DEFAULT_DAYS[sessions])
        staples = [need for need in needs(profile, catalogue).values() if need.of_staple]

        assert max(need.days for need in staples) == min(sessions, 2)


def test_staple_names_its_exercises(catalogue: Catalogue) -> None:
    staple = next(s for s in catalogue.protocols["weak-glutes"].staples if len(s.groups) == 1 and not s.anywhere)

    need = needs(somebody("weak-glutes"), catalogue)[staple_need(staple, "Weak glutes")]

    assert need.exercises == groups_of(staple, catalogue)[0]


def test_role_that_a_condition_forbids_is_no_need(catalogue: Catalogue) -> None:
    forbidding = next(p for p in catalogue.condition_protocols.values() if p.forbids.roles)
    for slug in catalogue.imbalances:
        profile = somebody(slug, conditions=frozenset({forbidding.condition}))
        leads = [need for need in needs(profile, catalogue).values() if need.name.startswith("main work")]

        assert all(forbidding.forbids.roles.isdisjoint(need.roles) for need in leads), slug


def test_need_is_met_only_where_every_period_serves_it(catalogue: Catalogue) -> None:
    need = needs(somebody("weak-glutes"), catalogue)["main work for weak glutes"]

    assert need.is_met_by({"glute-bridge", "hip-thrust-bodyweight"})
    assert not need.is_met_by({"glute-bridge", "plank"})
    assert not need.is_met_by({"glute-bridge", None})
    assert replace(need, in_some_period=True).is_met_by({"plank", "glute-bridge"})


def test_muscle_needs_work_as_prime_mover(catalogue: Catalogue) -> None:
    need = needs(somebody("weak-glutes"), catalogue)[muscle_need(MuscleSlug.GLUTEUS_MAXIMUS)]

    assert need.is_met_by({"glute-bridge"})
    assert not need.is_met_by({"calf-raise"})
