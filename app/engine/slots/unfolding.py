"""Values that are worked out as far as they are looked at."""

from collections.abc import Iterable, Iterator
from itertools import tee
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Unfolding(Generic[Value]):
    """The values of an iterator, to be gone through again and again; each is worked out when it is first come to."""

    def __init__(self, values: Iterable[Value]) -> None:
        self._values = iter(values)

    def __iter__(self) -> Iterator[Value]:
        self._values, values = tee(self._values)
        return values
