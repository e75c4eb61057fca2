"""What the work itself changes: at both sides of every boundary."""

from dataclasses import replace

import pytest

from app.engine.following.change import Swap
from app.engine.following.performances import Performance
from app.engine.following.rules import performance
from app.engine.following.symmetry import TestSymmetry
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.following import SkipReason
from app.engine.vocabulary.people import Level
from tests.engine.following.cases import MONDAY, ONE_SIDED, PLANNED, a_case, a_standing, a_test, done, kg, later

BY_EFFORT = (
    performance.lower_the_load_after_too_much,
    performance.hold_the_load_when_it_was_hard,
    performance.raise_the_load_when_it_was_easy,
    performance.raise_a_little_when_it_was_rather_easy,
    performance.grow_by_one_on_target,
)
NINE = (9, 9, 9)
"""Neither the fewest nor the most."""
ENOUGH, SHORT = (8, 8, 8), (8, 8, 3)
"""All of the fewest repetitions, and 79 % of them."""


@pytest.mark.parametrize(
    ("rpe", "decides"),
    [
        (9.0, performance.lower_the_load_after_too_much),
        (8.5, performance.hold_the_load_when_it_was_hard),
        (8.0, performance.hold_the_load_when_it_was_hard),
        (7.5, performance.grow_by_one_on_target),
        (7.0, performance.grow_by_one_on_target),
        (6.5, performance.grow_by_one_on_target),
        (6.0, performance.raise_a_little_when_it_was_rather_easy),
        (5.5, performance.raise_a_little_when_it_was_rather_easy),
        (5.0, performance.raise_the_load_when_it_was_easy),
        (None, None),
    ],
)
def test_effort_beside_the_target_of_7_has_its_rule(rpe: float | None, decides: object) -> None:
    case = a_case(done(ENOUGH, rpe=rpe))

    assert [rule for rule in BY_EFFORT if rule(case) is not None] == [rule for rule in BY_EFFORT if rule is decides]


@pytest.mark.parametrize(
    ("rpe", "level", "decides"),
    [
        (4.0, Level.BEGINNER, performance.raise_a_little_when_it_was_rather_easy),
        (4.5, Level.BEGINNER, performance.raise_the_load_when_it_was_easy),
        (4.0, Level.INTERMEDIATE, performance.raise_the_load_when_it_was_easy),
    ],
)
def test_very_low_effort_of_a_beginner_counts_as_four_in_reserve(rpe: float, level: Level, decides: object) -> None:
    case = a_case(done(rpe=rpe, level=level))

    assert [rule for rule in BY_EFFORT if rule(case) is not None] == [decides]


@pytest.mark.parametrize(
    ("reps", "skipped", "lowers", "holds"),
    [
        pytest.param((8, 8, 8), None, False, False, id="all"),
        pytest.param((8, 8, 7), None, False, True, id="one missing"),
        pytest.param((8, 6, 6), None, False, True, id="83 %"),
        pytest.param((7, 6, 6), None, True, False, id="79 %"),
        pytest.param((8, 8), SkipReason.TIRED, True, False, id="two sets of three, too tired"),
        pytest.param((8, 8), SkipReason.TIME, False, False, id="two sets of three, no time"),
        pytest.param((12, 12, 3), None, True, False, id="more in one set does not make up for another"),
    ],
)
def test_missing_repetitions(reps: tuple[int, ...], skipped: SkipReason | None, lowers: bool, holds: bool) -> None:
    case = a_case(done(reps, skipped=skipped))

    assert (performance.lower_the_load_after_too_much(case) is not None) is lowers
    assert (performance.hold_the_load_when_it_was_hard(case) is not None) is holds
    assert (performance.grow_by_one_on_target(case) is None) is (lowers or holds)


@pytest.mark.parametrize(
    ("history", "twice", "thrice"),
    [
        pytest.param(later(done(SHORT)), False, False, id="once"),
        pytest.param(later(done(SHORT), done(SHORT)), True, False, id="twice"),
        pytest.param(later(done(SHORT), done(ENOUGH), done(SHORT)), False, False, id="not in a row"),
        pytest.param(later(done(SHORT), done(SHORT), done(SHORT)), True, True, id="three times"),
        pytest.param(later(done(SHORT, replaced_by="other"), done(SHORT)), False, False, id="in two exercises"),
    ],
)
def test_short_sessions_in_a_row(history: tuple[Performance, ...], twice: bool, thrice: bool) -> None:
    case = a_case(*history)

    assert (performance.cut_back_after_two_short_sessions(case) is not None) is twice
    assert (performance.take_it_easy_after_three_short_sessions(case) is not None) is thrice


@pytest.mark.parametrize(
    ("first", "second", "shortens"),
    [
        pytest.param({"session_rpe": 9}, {"session_rpe": 9}, True, id="9 twice"),
        pytest.param({"session_rpe": 8.5}, {"session_rpe": 9}, False, id="9 once"),
        pytest.param({"readiness": 2}, {"readiness": 2}, True, id="weary twice"),
        pytest.param({"readiness": 3}, {"readiness": 2}, False, id="weary once"),
        pytest.param({"readiness": 1}, {"session_rpe": 10}, True, id="weary, then hard"),
        pytest.param({}, {}, False, id="nothing told"),
    ],
)
def test_shorten_after_two_tiring_sessions(first: dict[str, float], second: dict[str, float], shortens: bool) -> None:
    history = later(done(**first), done(**second))  # type: ignore[arg-type]

    assert (performance.shorten_after_two_tiring_sessions(a_case(*history)) is not None) is shortens
    assert performance.shorten_after_two_tiring_sessions(a_case(*history, is_next=False)) is None


@pytest.mark.parametrize(("ok", "changes"), [(None, False), (True, False), (False, True)])
def test_correct_the_form_first(ok: bool | None, changes: bool) -> None:
    change = performance.correct_the_form_first(a_case(done(technique_ok=ok)))

    assert (change is not None) is changes
    assert change is None or (change.slower and change.lower is not None)


def test_form_without_a_weight_asks_for_an_easier_exercise() -> None:
    change = performance.correct_the_form_first(a_case(done(technique_ok=False, load=None)))

    assert change is not None
    assert change.swap is Swap.EASIER


GOOD_OTHER = done(replaced_by="bridge")


@pytest.mark.parametrize(
    ("history", "returns"),
    [
        pytest.param(later(GOOD_OTHER), False, id="well once"),
        pytest.param(later(GOOD_OTHER, GOOD_OTHER), True, id="well twice"),
        pytest.param(later(GOOD_OTHER, done(replaced_by="bridge", before=2, pain=3)), False, id="pain of 3"),
        pytest.param(later(GOOD_OTHER, done(replaced_by="bridge", pain=2)), True, id="pain of 2"),
        pytest.param(later(GOOD_OTHER, done(replaced_by="bridge", rpe=7.5)), True, id="half a point harder"),
        pytest.param(later(GOOD_OTHER, done(replaced_by="bridge", rpe=8)), False, id="a point harder"),
        pytest.param(later(GOOD_OTHER, done((8, 8, 7), replaced_by="bridge")), False, id="a repetition missing"),
        pytest.param(later(done(replaced_by="squat"), GOOD_OTHER), False, id="in two exercises"),
        pytest.param(later(done(), done()), False, id="in the planned one"),
    ],
)
def test_return_to_the_planned_exercise(history: tuple[Performance, ...], returns: bool) -> None:
    assert (performance.return_to_the_planned_exercise(a_case(*history)) is not None) is returns


APART, CLOSE = a_test((0, 80, 100), (42, 80, 100)), a_test((0, 80, 100), (42, 90, 100))


@pytest.mark.parametrize(
    ("test", "weeks", "one_sided", "changes"),
    [
        pytest.param(APART, 6, True, True, id="six weeks"),
        pytest.param(APART, 5.9, True, False, id="a day less"),
        pytest.param(APART, 6, False, False, id="both sides at once"),
        pytest.param(CLOSE, 6, True, False, id="sides came closer"),
    ],
)
def test_change_the_family_when_sides_stay_apart(test: TestSymmetry, weeks: float, one_sided: bool, changes: bool) -> None:
    planned = ONE_SIDED if one_sided else PLANNED
    history = (done(planned=planned), done(planned=planned, day=MONDAY + int(7 * weeks)))
    case = a_case(*history, planned=planned, standing=a_standing(*history, symmetry=(test,)))

    change = performance.change_the_family_when_sides_stay_apart(case)

    assert (change is not None) is changes
    assert change is None or change.swap is Swap.OTHER_PATTERN


@pytest.mark.parametrize(
    ("history", "changes"),
    [
        pytest.param(later(done(NINE), done(NINE)), False, id="twice the same"),
        pytest.param(later(done(NINE), done(NINE), done(NINE)), True, id="three times the same"),
        pytest.param(later(done(NINE), done(NINE), done((10, 9, 9))), False, id="one repetition more"),
        pytest.param(later(done(NINE), done(NINE), done(NINE, load=kg("21"))), False, id="more weight"),
        pytest.param(later(done(NINE), done(NINE), done(NINE, rpe=6.5)), False, id="easier"),
        pytest.param(later(done(NINE), done(NINE), done(NINE, rpe=None)), False, id="effort not told"),
        pytest.param(later(done(), done(), done()), False, id="all that was asked for, three times"),
    ],
)
def test_change_the_variant_after_a_plateau(history: tuple[Performance, ...], changes: bool) -> None:
    assert (performance.change_the_variant_after_a_plateau(a_case(*history)) is not None) is changes


@pytest.mark.parametrize(
    ("first", "second", "adds"),
    [
        pytest.param((10, 10, 12), (10, 10, 12), True, id="two more, twice"),
        pytest.param((10, 10, 11), (10, 10, 12), False, id="two more, once"),
        pytest.param((10, 12, 10), (10, 12, 10), False, id="not in the last set"),
        pytest.param((10, 7, 12), (10, 10, 12), False, id="with a short set"),
    ],
)
def test_add_weight_after_two_more_twice(first: tuple[int, ...], second: tuple[int, ...], adds: bool) -> None:
    change = performance.add_weight_after_two_more_twice(a_case(*later(done(first), done(second))))

    assert (change is not None) is adds


def test_two_more_on_the_stronger_side_alone_are_not_two_more() -> None:
    both = done((10, 10, 12), planned=ONE_SIDED)
    last_left = max(n for n, each in enumerate(both.log.sets) if each.side is Side.LEFT)
    sets = tuple(replace(each, reps=10) if n == last_left else each for n, each in enumerate(both.log.sets))
    stronger = replace(both, log=replace(both.log, sets=sets))

    assert both.extra == 2
    assert stronger.extra == 0
