"""A search of exercises by words: the scores of the name index, as sets of exercises in an order of theirs.

Sets of exercises are the numbers of an `ExerciseOrder`.
"""

from collections import defaultdict
from collections.abc import Sequence

from app.api.search.names import SCORE_DIGITS, name_index
from app.api.search.ordering import ExerciseSet, Groups
from app.engine.catalogue.catalogue import Catalogue


class SearchIndex:
    """What the exercises of one order are found by."""

    def __init__(self, catalogue: Catalogue, slugs: Sequence[str]) -> None:
        self._names = name_index(catalogue)
        self._places = {slug: place for place, slug in enumerate(slugs)}

    def groups(self, query: str) -> Groups:
        """The exercises that fit the query, the best first; words that nothing is called by make no difference."""
        scored: dict[float, ExerciseSet] = defaultdict(int)
        for score, slug in self._names.ranked(query):
            scored[score] |= 1 << self._places[slug]
        return [(f"{1 - score:.{SCORE_DIGITS}f}", exercises) for score, exercises in scored.items()]
