"""What missed sessions change: at both sides of every boundary."""

import pytest

from app.engine.following.calendar import Adherence, Place, absence_of
from app.engine.following.rules import missed
from app.engine.vocabulary.following import Absence
from tests.builders import a_catalogue
from tests.engine.following.cases import a_case, a_standing, done

RULES = (
    missed.begin_the_phase_again_after_a_month,
    missed.go_back_two_weeks_after_two_weeks,
    missed.repeat_the_week_after_a_week,
)


@pytest.mark.parametrize(
    ("sessions", "absence", "decides"),
    [
        (0, Absence.NONE, None),
        (1, Absence.SESSION, None),
        (2, Absence.SESSION, None),
        (3, Absence.WEEK, missed.repeat_the_week_after_a_week),
        (5, Absence.WEEK, missed.repeat_the_week_after_a_week),
        (6, Absence.WEEKS, missed.go_back_two_weeks_after_two_weeks),
        (11, Absence.WEEKS, missed.go_back_two_weeks_after_two_weeks),
        (12, Absence.MONTH, missed.begin_the_phase_again_after_a_month),
    ],
)
def test_absence_has_its_rule(sessions: int, absence: Absence, decides: object) -> None:
    standing = a_standing(done(), place=Place(3, sessions, absence_of(sessions, 3)))

    assert standing.place.absence is absence
    found = [rule for rule in RULES if rule(a_case(done(), standing=standing)) is not None]
    assert found == [rule for rule in RULES if rule is decides]
    told = missed.move_on_after_a_missed_session(standing, a_catalogue())
    assert (told is not None) is (absence is Absence.SESSION)


@pytest.mark.parametrize("rule", RULES)
def test_only_the_next_session_answers_to_an_absence(rule: object) -> None:
    for absence in Absence:
        standing = a_standing(done(), place=Place(3, 12, absence))
        assert callable(rule)
        assert rule(a_case(done(), standing=standing, is_next=False)) is None


@pytest.mark.parametrize(
    ("recent_done", "recent_planned", "is_expendable", "goes"),
    [
        pytest.param(5, 10, True, True, id="half"),
        pytest.param(6, 10, True, False, id="60 %"),
        pytest.param(5, 10, False, False, id="half, but it matters"),
        pytest.param(0, 0, True, False, id="before two weeks are over"),
    ],
)
def test_leave_out_a_quarter_when_many_are_missed(
    recent_done: int, recent_planned: int, is_expendable: bool, goes: bool
) -> None:
    standing = a_standing(done(), adherence=Adherence(20, 10, recent_planned, recent_done))
    change = missed.leave_out_a_quarter_when_many_are_missed(a_case(done(), standing=standing, is_expendable=is_expendable))

    assert (change is not None) is goes
    assert change is None or change.left_out
