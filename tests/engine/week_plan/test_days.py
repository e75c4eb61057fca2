"""The training days of a week: which kind each is, so that hard work has a day between."""

from itertools import combinations

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import client_of
from app.engine.guidelines.recovery import GLUTE_REST_DAYS
from app.engine.measures.calendar import days_between
from app.engine.profile import DEFAULT_DAYS
from app.engine.vocabulary.people import Weekday
from app.engine.vocabulary.roles import DayKind, Role
from app.engine.week_plan.days import TrainingDay, plan_days
from tests.engine.profiles import somebody

FULL, HIP, KNEE, LIGHT = DayKind.FULL, DayKind.HIP, DayKind.KNEE, DayKind.LIGHT
ALL_WEEKS = [days for number in range(1, 7) for days in combinations(Weekday, number)]


def planned(catalogue: Catalogue, days: tuple[Weekday, ...], *imbalances: str) -> tuple[TrainingDay, ...]:
    return plan_days(client_of(somebody(*imbalances, days=days), catalogue))


@pytest.mark.parametrize(
    ("sessions", "kinds"),
    [
        (1, [FULL]),
        (2, [FULL, FULL]),
        (3, [FULL, FULL, FULL]),
        (4, [HIP, KNEE, HIP, KNEE]),
        (5, [HIP, KNEE, LIGHT, HIP, KNEE]),
        (6, [HIP, KNEE, LIGHT, HIP, KNEE, LIGHT]),
    ],
)
def test_up_to_three_days_train_everything_and_from_four_on_days_share_the_work(
    sessions: int, kinds: list[DayKind], catalogue: Catalogue
) -> None:
    assert [day.kind for day in planned(catalogue, DEFAULT_DAYS[sessions])] == kinds


@pytest.mark.parametrize("led_by", [(HIP, "weak-glutes"), (KNEE, "weak-quadriceps")], ids=["hip", "knee"])
def test_what_leads_has_the_first_day(led_by: tuple[DayKind, str], catalogue: Catalogue) -> None:
    kind, imbalance = led_by

    assert planned(catalogue, DEFAULT_DAYS[4], imbalance)[0].kind is kind


@pytest.mark.parametrize("imbalance", ["weak-glutes", "weak-quadriceps"])
def test_days_that_are_near_never_both_work_the_hip_nor_both_everything(imbalance: str, catalogue: Catalogue) -> None:
    for days in ALL_WEEKS:
        hard_for_hips = [day for day in planned(catalogue, days, imbalance) if day.kind.allows(Role.HINGE)]
        tight = [pair for pair in combinations(hard_for_hips, 2) if days_between(pair[0].day, pair[1].day) < GLUTE_REST_DAYS]

        assert not tight, days
        assert hard_for_hips, days


def test_days_are_numbered_and_know_their_turn_among_their_kind(catalogue: Catalogue) -> None:
    days = planned(catalogue, DEFAULT_DAYS[6])

    assert [day.number for day in days] == list(range(6))
    assert [day.turn for day in days] == [0, 0, 0, 1, 1, 1]
    assert {day.sessions for day in days} == {6}
    assert tuple(day.day for day in days) == DEFAULT_DAYS[6]


@pytest.mark.parametrize(
    ("kind", "hip", "knee"), [(FULL, True, True), (HIP, True, False), (KNEE, False, True), (LIGHT, False, False)]
)
def test_kind_of_a_day_says_what_may_stand_in_it(kind: DayKind, *, hip: bool, knee: bool) -> None:
    assert kind.allows(Role.HINGE) is hip
    assert kind.allows(Role.SQUAT) is knee
    assert kind.allows(Role.TRUNK_SIDE)
