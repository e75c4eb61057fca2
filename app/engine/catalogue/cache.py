"""What is reckoned from a catalogue and asked for again and again, kept as long as the catalogue is in use."""

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import Concatenate, ParamSpec, TypeVar

from app.engine.catalogue.catalogue import Catalogue

CATALOGUES = 2
"""How many catalogues are remembered at once: the one in use, and the one before while requests still hold it."""

Given = ParamSpec("Given")
Result = TypeVar("Result")
Function = Callable[Concatenate[Catalogue, Given], Result]


def per_catalogue(maxsize: int) -> Callable[[Function[Given, Result]], Function[Given, Result]]:
    """Keeps so many results of a pure function for each of the catalogues last used; catalogues are known by identity."""

    def decorate(function: Function[Given, Result]) -> Function[Given, Result]:
        recent: tuple[tuple[Catalogue, Callable[..., Result]], ...] = ()

        @wraps(function)
        def call(catalogue: Catalogue, /, *args: Given.args, **kwargs: Given.kwargs) -> Result:
            nonlocal recent
            for known, remembered in recent:
                if known is catalogue:
                    return remembered(*args, **kwargs)
            fresh: Callable[..., Result] = lru_cache(maxsize)(partial(function, catalogue))
            recent = (*recent, (catalogue, fresh))[-CATALOGUES:]
            return fresh(*args, **kwargs)

        return call

    return decorate
