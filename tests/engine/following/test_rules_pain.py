"""What pain and soreness change: at both sides of every boundary."""

from dataclasses import replace

import pytest

from app.engine.following.change import Swap
from app.engine.following.performances import Performance, stop_limit
from app.engine.following.rules import pain
from app.engine.vocabulary.following import PainPolicy, SkipReason, Soreness
from app.engine.vocabulary.programs import BlockKind
from tests.engine.following.cases import MONDAY, a_case, a_standing, done, later

MONITORED = PainPolicy.MONITORED


@pytest.mark.parametrize(
    ("policy", "before", "limit"),
    [
        (PainPolicy.STRICT, None, 3),
        (PainPolicy.STRICT, 0, 3),
        (PainPolicy.STRICT, 1, 3),
        (PainPolicy.STRICT, 2, 4),
        (PainPolicy.STRICT, 3, 5),
        (PainPolicy.STRICT, 4, 6),
        (PainPolicy.STRICT, 5, 6),
        (MONITORED, 0, 6),
        (MONITORED, 5, 6),
    ],
)
def test_limit_follows_policy_and_start(policy: PainPolicy, before: int | None, limit: int) -> None:
    assert stop_limit(policy, before) == limit


@pytest.mark.parametrize(
    ("last", "steps_back"),
    [
        pytest.param(done(pain=2), False, id="strict: 2"),
        pytest.param(done(pain=3), True, id="strict: 3"),
        pytest.param(done(pain=3, before=2), False, id="strict: 3 after a start at 2"),
        pytest.param(done(pain=4, before=2), True, id="strict: 4 after a start at 2"),
        pytest.param(done(pain=5, policy=MONITORED), False, id="monitored: 5"),
        pytest.param(done(pain=6, policy=MONITORED), True, id="monitored: 6"),
        pytest.param(done(pain=1, sharp=True, policy=MONITORED), True, id="sharp"),
        pytest.param(done(skipped=SkipReason.PAIN), True, id="left out for pain"),
        pytest.param(done(skipped=SkipReason.TIME), False, id="left out for want of time"),
    ],
)
def test_step_back_after_a_pain_stop(last: Performance, steps_back: bool) -> None:
    change = pain.step_back_after_a_pain_stop(a_case(last))

    assert (change is not None) is steps_back
    assert change is None or (change.swap is Swap.EASIER and change.days_off == 1 and change.sets_share < 1)


def test_painful_drill_is_left_out() -> None:
    change = pain.step_back_after_a_pain_stop(a_case(done(pain=4), block=BlockKind.WARM_UP))

    assert change is not None
    assert change.left_out


@pytest.mark.parametrize(("last_two", "halves"), [((3, 3), True), ((2, 3), False)])
def test_halve_the_work_after_pain_rose(last_two: tuple[int, int], halves: bool) -> None:
    history = later(*(done(before=before) for before in (1, *last_two)))

    assert (pain.halve_the_work_after_pain_rose(a_case(*history)) is not None) is halves


@pytest.mark.parametrize(
    ("soreness", "decides"),
    [
        (None, None),
        (Soreness.GONE_IN_WARM_UP, pain.repeat_after_soreness_in_the_warm_up),
        (Soreness.DAY_AFTER, pain.rest_a_day_after_late_soreness),
        (Soreness.THROUGH_WARM_UP, pain.step_back_when_soreness_lasts),
    ],
)
def test_each_soreness_has_its_rule(soreness: Soreness | None, decides: object) -> None:
    rules = (
        pain.step_back_when_soreness_lasts,
        pain.rest_a_day_after_late_soreness,
        pain.repeat_after_soreness_in_the_warm_up,
    )
    case = a_case(done(soreness=soreness))

    assert [rule for rule in rules if rule(case) is not None] == [rule for rule in rules if rule is decides]


def test_soreness_of_an_earlier_session_is_over() -> None:
    sore, since = done(soreness=Soreness.DAY_AFTER), replace(done().session, day=MONDAY + 2)

    case = a_case(sore, standing=a_standing(sore, sessions=[sore.session, since]))

    assert pain.rest_a_day_after_late_soreness(case) is None


def overnight(pain_then: int, morning: int | None, before: int = 0) -> Performance:
    return done(pain=pain_then, morning=morning, before=before, policy=MONITORED)


@pytest.mark.parametrize(
    ("last", "lasts", "holds"),
    [
        pytest.param(overnight(2, 2), False, False, id="2 is safe"),
        pytest.param(overnight(3, 2), False, True, id="3, settled"),
        pytest.param(overnight(3, None), False, True, id="3, nobody told of the morning"),
        pytest.param(overnight(3, 3), True, True, id="3, still up"),
        pytest.param(overnight(3, 3, before=3), False, True, id="3, as before"),
        pytest.param(overnight(5, 4, before=3), True, True, id="5, up from 3"),
        pytest.param(overnight(1, 3), True, False, id="up in the morning, no exercise was told"),
    ],
)
def test_pain_that_lasts_eases_and_pain_that_settles_holds(last: Performance, lasts: bool, holds: bool) -> None:
    case = a_case(last)

    assert (pain.ease_when_pain_lasts_overnight(case) is not None) is lasts
    assert (pain.hold_the_load_after_pain(case) is not None) is holds


def test_without_a_weight_there_is_one_set_less() -> None:
    change = pain.ease_when_pain_lasts_overnight(a_case(replace_load(overnight(4, 4))))

    assert change is not None
    assert (change.sets_less, change.lower) == (1, None)


def replace_load(performance: Performance) -> Performance:
    """The performance without a weight."""
    sets = tuple(replace(each, load=None) for each in performance.log.sets)
    return replace(performance, log=replace(performance.log, sets=sets))


@pytest.mark.parametrize(
    ("history", "steps_back"),
    [
        pytest.param(later(overnight(3, 3)), False, id="once"),
        pytest.param(later(overnight(3, 3), overnight(3, 3)), True, id="twice"),
        pytest.param(later(overnight(3, 3), overnight(3, 2)), False, id="once, then settled"),
        pytest.param(later(overnight(3, 3), overnight(3, 2), overnight(3, 3)), False, id="not in a row"),
    ],
)
def test_step_back_when_pain_lasts_again(history: tuple[Performance, ...], steps_back: bool) -> None:
    assert (pain.step_back_when_pain_lasts_again(a_case(*history)) is not None) is steps_back
