"""When a program waits: at both sides of every boundary."""

from dataclasses import replace

import pytest

from app.engine.following.case import Standing
from app.engine.following.change import Pause
from app.engine.following.journal import SessionLog
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
