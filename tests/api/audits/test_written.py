"""What people write into plans, and what is read of it."""

from collections.abc import Callable

import pytest
from pydantic_core import PydanticCustomError

from app.api.audits.written import (
    Amount,
    Span,
    read_load,
    read_reps,
    read_rest,
    read_rpe,
    read_seconds,
    read_sets,
    side_in,
)
from app.engine.vocabulary.body import Side

TEN, EIGHT_TO_TWELVE = Span(10, 10), Span(8, 12)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (3, Amount(3)),
        ("3", Amount(3)),
        ("3-4", Amount(3)),
        ("3 – 4 sets", Amount(3)),
        ("2x", Amount(2)),
        ("3x10", Amount(3, TEN)),
        ("3 × 8–12", Amount(3, EIGHT_TO_TWELVE)),
        ("3 sets of 10 reps", Amount(3, TEN)),
        ("4 x 30s", Amount(4, seconds=30)),
        ("3 x AMRAP", Amount(3, uncounted=True)),
    ],
    ids=repr,
)
def test_sets(written: object, read: Amount) -> None:
    assert read_sets(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (10, Amount(reps=TEN)),
        ("10", Amount(reps=TEN)),
        ("10 reps", Amount(reps=TEN)),
        ("10+", Amount(reps=TEN)),
        ("8-12", Amount(reps=EIGHT_TO_TWELVE)),
        ("8 to 12", Amount(reps=EIGHT_TO_TWELVE)),
        ("12-8", Amount(reps=EIGHT_TO_TWELVE)),
        ("12/10/8", Amount(3, EIGHT_TO_TWELVE)),
        ("12, 10, 10, 8", Amount(4, EIGHT_TO_TWELVE)),
        ("10/10", Amount(reps=TEN)),
        ("10 each side", Amount(reps=TEN)),
        ("10, each side", Amount(reps=TEN)),
        ("10/leg", Amount(reps=TEN)),
        ("10 (each)", Amount(reps=TEN)),
        ("10 ea.", Amount(reps=TEN)),
        ("10 L/R", Amount(reps=TEN)),
        ("10 Wdh. pro Seite", Amount(reps=TEN)),
        ("3x10 @ 20 kg", Amount(3, TEN)),
        ("AMRAP", Amount(uncounted=True)),
        ("max reps", Amount(uncounted=True)),
        ("to failure", Amount(uncounted=True)),
        ("2 x max", Amount(2, uncounted=True)),
        ("40 m", Amount(uncounted=True)),
        ("30s", Amount(seconds=30)),
        ("30 sec hold", Amount(seconds=30)),
        ("30-45 s per leg", Amount(seconds=30)),
        ('30"', Amount(seconds=30)),
        ("2 min", Amount(seconds=120)),
        ("1:30", Amount(seconds=90)),
        ("3x10x5s", Amount(3, TEN, seconds=5)),
    ],
    ids=repr,
)
def test_repetitions_and_times(written: object, read: Amount) -> None:
    assert read_reps(written) == read


@pytest.mark.parametrize(
    ("written", "seconds"),
    [(90, 90), ("90", 90), ("90 s", 90), ("60-90 sec", 60), ("2'", 120), ("1-2 min", 60), ("1:30", 90)],
    ids=repr,
)
def test_times(written: object, seconds: int) -> None:
    assert read_seconds(written) == read_rest(written) == seconds


@pytest.mark.parametrize("written", [0, "0", "-", "none", "No rest"], ids=repr)
def test_no_rest(written: object) -> None:
    assert read_rest(written) == 0


@pytest.mark.parametrize(
    ("written", "rpe"),
    [(7, 7), (7.5, 7.5), ("7,5", 7.5), ("7-8", 7), ("RPE 8", 8), ("@8", 8), ("8/10", 8), ("2 RIR", 8), ("RIR 1-2", 9)],
    ids=repr,
)
def test_effort(written: object, rpe: float) -> None:
    assert read_rpe(written) == rpe


@pytest.mark.parametrize("written", ["20 kg", "45 lb", "2 x 12,5 kg", "70 %", "green band", "bodyweight", 20, 0], ids=repr)
def test_load(written: object) -> None:
    assert read_load(written) == str(written)


UNREADABLE: list[object] = [None, True, [], {}, "", " ", "some", "3 sets", "-5", "ten x ten", "1x2x3x4"]


@pytest.mark.parametrize("read", [read_reps, read_seconds, read_rest, read_rpe])
@pytest.mark.parametrize("written", UNREADABLE, ids=repr)
def test_what_cannot_be_read_is_told_with_what_would_be_right(read: Callable[[object], object], written: object) -> None:
    with pytest.raises(PydanticCustomError, match="cannot be read here: write") as refusal:
        read(written)

    assert refusal.value.type == "unreadable"


@pytest.mark.parametrize(
    ("read", "written"),
    [
        (read_sets, 0),
        (read_sets, "21"),
        (read_sets, 10**30),
        (read_reps, -1),
        (read_reps, "201"),
        (read_reps, "21x10"),
        (read_reps, "90 min"),
        (read_seconds, 0),
        (read_rpe, 11),
        (read_rpe, "0"),
        (read_load, -5),
        (read_load, "-5 kg"),
    ],
    ids=lambda value: getattr(value, "__name__", None) or repr(value),
)
def test_numbers_that_no_plan_has_are_refused(read: Callable[[object], object], written: object) -> None:
    with pytest.raises(PydanticCustomError, match="are possible here"):
        read(written)


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Step-up left", Side.LEFT),
        ("Bulgarian split squat (rechts)", Side.RIGHT),
        ("Clamshell (R)", Side.RIGHT),
        ("Lunge - L", Side.LEFT),
        ("Sentadilla búlgara, izquierda", Side.LEFT),
        ("Step-up", None),
        ("Lunge, left and right", None),
        ("L-sit", None),
        ("upright row", None),
    ],
)
def test_side_in_the_words(words: str, side: Side | None) -> None:
    assert side_in(words) is side
