"""Values that are worked out as far as they are looked at: each once, for everybody who looks."""

from collections.abc import Iterator
from itertools import islice

from app.engine.slots.unfolding import Unfolding


def test_values_are_worked_out_once_and_only_as_far_as_they_are_looked_at() -> None:
    worked_out = []

    def squares() -> Iterator[int]:
        for number in range(5):
            worked_out.append(number)
            yield number * number

    values = Unfolding(squares())

    assert worked_out == []
    assert list(islice(values, 2)) == [0, 1]
    assert worked_out == [0, 1]
    assert list(zip(values, values, strict=True)) == [(n * n, n * n) for n in range(5)]
    assert list(values) == [0, 1, 4, 9, 16]
    assert worked_out == [0, 1, 2, 3, 4]
