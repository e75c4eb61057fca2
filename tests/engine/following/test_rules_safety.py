"""When a program waits: at both sides of every boundary."""

from dataclasses import replace

import pytest

from app.engine.following.case import Standing
from app.engine.following.change import Pause
from app.engine.following.journal import SessionLog
from app.engine.following.performances import Performance
from app.engine.following.rules import safety
from tests.builders import a_catalogue
from tests.catalogue_tables import real_catalogue
from tests.engine.following.cases import MONDAY, a_standing, done, later

FLAG = min(real_catalogue().red_flags)
STOP, FINE = done(pain=4), done(pain=2)


@pytest.mark.parametrize(
    ("flags", "cleared", "waits"),
    [
        pytest.param((), (), False, id="none"),
        pytest.param((FLAG,), (), True, id="one"),
        pytest.param((FLAG,), (MONDAY - 1,), True, id="cleared before"),
        pytest.param((FLAG,), (MONDAY,), True, id="cleared on the very day"),
        pytest.param((FLAG,), (MONDAY + 1,), False, id="cleared after"),
    ],
)
def test_pause_on_a_red_flag(flags: tuple[str, ...], cleared: tuple[int, ...], waits: bool) -> None:
    log = replace(done().session, red_flags=flags)
    pause = safety.pause_on_a_red_flag(a_standing(sessions=[log], cleared=cleared), real_catalogue())

    assert (pause is not None) is waits
    assert pause is None or (pause.professions and real_catalogue().red_flags[FLAG].action in pause.because)


@pytest.mark.parametrize(
    ("history", "cleared", "waits"),
    [
        pytest.param(later(STOP), (), False, id="one stop"),
        pytest.param(later(STOP, FINE), (), False, id="one stop, then fine"),
        pytest.param(later(STOP, STOP), (), True, id="two in a row"),
        pytest.param(later(STOP, FINE, STOP), (), False, id="two, not in a row"),
        pytest.param(later(STOP, STOP, FINE), (), True, id="two, then fine"),
        pytest.param(later(STOP, STOP), (MONDAY + 3,), False, id="two, cleared since"),
        pytest.param(later(STOP, STOP), (MONDAY + 2,), True, id="two, cleared on the day"),
        pytest.param(later(STOP, STOP, STOP), (MONDAY + 3,), True, id="cleared, then stopped again"),
        pytest.param(later(STOP, STOP, FINE, STOP), (MONDAY + 3,), False, id="cleared, fine, then stopped once"),
    ],
)
def test_pause_after_two_pain_stops(history: tuple, cleared: tuple[int, ...], waits: bool) -> None:  # type: ignore[type-arg]
    pause = safety.pause_after_two_pain_stops(a_standing(*history, cleared=cleared), a_catalogue())

    assert (pause is not None) is waits


def test_two_exercises_stopped_in_two_sessions_pause_as_one_does() -> None:
    first, second = later(STOP, STOP)
    standing = Standing(
        journal=a_standing(first, second).journal,
        history={"thrust": (first,), "squat": (second,)},
        place=a_standing().place,
        adherence=a_standing().adherence,
        symmetry=(),
        today=MONDAY + 3,
    )

    assert isinstance(safety.pause_after_two_pain_stops(standing, a_catalogue()), Pause)


def readings(*told: tuple[int, int | None]) -> list[SessionLog]:
    """Sessions with pain before them: day and pain."""
    return [replace(done().session, day=MONDAY + day, pain_before=pain) for day, pain in told]


@pytest.mark.parametrize(
    ("told", "cleared", "waits"),
    [
        pytest.param([(0, 1), (7, 3), (14, 3)], (), True, id="two more in two weeks"),
        pytest.param([(0, 1), (7, 2), (14, 3)], (), False, id="one bad day"),
        pytest.param([(0, 1), (7, 3), (14, 2)], (), False, id="back to one more"),
        pytest.param([(0, 1), (8, 3), (15, 3)], (), False, id="over more than two weeks"),
        pytest.param([(0, 1), (7, 3)], (), False, id="told twice only"),
        pytest.param([(0, 1), (7, 3), (9, None), (14, 3)], (), True, id="a session without word of pain"),
        pytest.param([(0, 1), (7, 3), (14, 3)], (MONDAY + 15,), False, id="cleared since"),
        pytest.param([(0, 1), (7, 3), (14, 3)], (MONDAY + 14,), True, id="cleared on the day"),
    ],
)
def test_pause_when_pain_rises(told: list[tuple[int, int | None]], cleared: tuple[int, ...], waits: bool) -> None:
    pause = safety.pause_when_pain_rises(a_standing(sessions=readings(*told), cleared=cleared), a_catalogue())

    assert (pause is not None) is waits


@pytest.mark.parametrize(
    ("told", "cleared", "waits"),
    [
        pytest.param(done(before=5), None, False, id="5 before"),
        pytest.param(done(before=6), None, True, id="6 before"),
        pytest.param(done(morning=5), None, False, id="5 the next morning"),
        pytest.param(done(morning=6), None, True, id="6 the next morning"),
        pytest.param(done(pain=9), None, False, id="9 in a set"),
        pytest.param(done(pain=10), None, True, id="10 in a set"),
        pytest.param(done(pain=5, sharp=True), None, False, id="sharp, 5"),
        pytest.param(done(pain=6, sharp=True), None, True, id="sharp, 6"),
        pytest.param(done(pain=None, sharp=True), None, False, id="sharp, how much is not told"),
        pytest.param(done(before=6), 0, True, id="cleared on the day"),
        pytest.param(done(before=6), 1, False, id="cleared since"),
        pytest.param(done(morning=6), 1, True, id="cleared on that morning"),
        pytest.param(done(morning=6), 2, False, id="cleared after that morning"),
    ],
)
def test_pause_on_high_pain(told: Performance, cleared: int | None, waits: bool) -> None:
    days = () if cleared is None else (MONDAY + cleared,)
    pause = safety.pause_on_high_pain(a_standing(told, cleared=days), a_catalogue())

    assert (pause is not None) is waits
    assert pause is None or pause.professions


@pytest.mark.parametrize(
    ("told", "refers"),
    [
        pytest.param([done(before=5, morning=5, pain=5)], False, id="5"),
        pytest.param([done(before=6)], True, id="6 before"),
        pytest.param([done(morning=6)], True, id="6 the next morning"),
        pytest.param([done(pain=6)], True, id="6 in a set"),
        pytest.param([done(before=6), done(day=MONDAY + 14)], True, id="two weeks ago"),
        pytest.param([done(before=6), done(day=MONDAY + 15)], False, id="longer ago"),
        pytest.param([], False, id="nothing done"),
    ],
)
def test_refer_before_the_next_program(told: list[Performance], refers: bool) -> None:
    advice = safety.refer_before_the_next_program(a_standing(*told), a_catalogue())

    assert (advice is not None) is refers
    assert advice is None or advice.professions
