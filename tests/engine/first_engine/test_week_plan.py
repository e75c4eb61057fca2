from itertools import combinations

import pytest

from app.engine.first_engine.week_plan import plan_week
from app.engine.measures.calendar import days_between
from app.engine.vocabulary.people import Weekday

MON, TUE, WED, THU, FRI, SAT, SUN = Weekday
ALL_WEEKS = [days for count in range(1, 8) for days in combinations(Weekday, count)]


@pytest.mark.parametrize(
    ("days", "lower_body"),
    [
        pytest.param((WED,), (WED,), id="the only day"),
        pytest.param((MON, THU), (MON, THU), id="two days with rest between"),
        pytest.param((MON, WED, FRI), (MON, WED, FRI), id="three days with rest between"),
        pytest.param((MON, TUE), (MON,), id="neighbours: only the first"),
        pytest.param((SUN, MON), (SUN,), id="neighbours across the week boundary"),
        pytest.param((MON, TUE, THU, SAT), (MON, THU, SAT), id="three of four, the earliest of equals"),
        pytest.param((FRI, SAT, SUN), (FRI, SUN), id="the outer two of three in a row"),
        pytest.param((MON, TUE, WED, THU, FRI, SAT), (MON, WED, FRI), id="every other day"),
    ],
)
def test_lower_body_days_are_as_many_and_as_even_as_rest_allows(
    days: tuple[Weekday, ...], lower_body: tuple[Weekday, ...]
) -> None:
    assert tuple(plan.day for plan in plan_week(days) if plan.lower_body) == lower_body


@pytest.mark.parametrize("days", ALL_WEEKS, ids="-".join)
def test_every_week_keeps_rest_between_its_lower_body_days(days: tuple[Weekday, ...]) -> None:
    hard = [plan.day for plan in plan_week(days) if plan.lower_body]

    assert 1 <= len(hard) <= 3
    assert all(days_between(a, b) >= 2 for a, b in combinations(hard, 2))


@pytest.mark.parametrize("days", ALL_WEEKS, ids="-".join)
def test_every_day_asked_for_is_planned_in_its_place(days: tuple[Weekday, ...]) -> None:
    assert tuple(plan.day for plan in plan_week(days)) == days
