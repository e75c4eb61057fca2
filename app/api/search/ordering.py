"""Fixed orders of the exercises, with sets of them as numbers, so that filters cost the same for few and for many.

In such a number bit n stands for the exercise at place n of the order: `&` is both, `|` is either, `~` is none of them.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import islice

from app.api.contract.models import Position
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.vocabulary.body import Region
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.people import Level

REGION_GROUPS: Mapping[Region, frozenset[str]] = {
    Region.LOWER_BACK: frozenset({"abdominals", "back-extensors", "hip-flexors", "lateral-trunk"}),
    Region.LEGS: frozenset({"adductors", "calves", "hamstrings", "hip-flexors", "quadriceps", "shins"}),
    Region.GLUTES: frozenset({"deep-hip-rotators", "glutes"}),
}
"""The muscle groups of each region. The hip flexors join the lower back to the legs and belong to both."""

ExerciseSet = int
"""Exercises of one order, as the bits of a number."""

Property = tuple[str, ...]
"""The name of a filter and the value, or values, that pass it."""

Groups = Sequence[tuple[str, ExerciseSet]]
"""Disjoint sets in order, each with the text that it is sorted by; inside a set the exercises keep their own order."""


class ExerciseOrder:
    """All exercises sorted by a rank, ties by slug, and for each property the exercises that have it."""

    def __init__(self, catalogue: Catalogue, rank: Callable[[Exercise], str]) -> None:
        self._positions = sorted((rank(exercise), slug) for slug, exercise in catalogue.exercises.items())
        self.slugs = tuple(slug for _, slug in self._positions)
        self.everything: ExerciseSet = (1 << len(self.slugs)) - 1
        self._place = {slug: place for place, slug in enumerate(self.slugs)}
        self._having: dict[Property, ExerciseSet] = defaultdict(int)
        self._needing: dict[frozenset[EquipmentSlug], ExerciseSet] = defaultdict(int)
        for place, slug in enumerate(self.slugs):
            exercise = catalogue.exercises[slug]
            for each in _properties(exercise, catalogue):
                self._having[each] |= 1 << place
            for option in exercise.equipment_options:
                self._needing[option] |= 1 << place

    def slugs_of(self, exercises: ExerciseSet) -> list[str]:
        """The slugs of the set, in order."""
        return [self.slugs[place] for place in _places(exercises)]

    def set_of(self, slugs: Iterable[str]) -> ExerciseSet:
        """The exercises with these slugs."""
        return reduce(int.__or__, (1 << self._place[slug] for slug in slugs), 0)

    def having(self, wanted: Property) -> ExerciseSet:
        """The exercises with the property."""
        return self._having.get(wanted, 0)

    def possible_with(self, owned: frozenset[EquipmentSlug]) -> ExerciseSet:
        """The exercises that need no more than this equipment."""
        return reduce(int.__or__, (exercises for option, exercises in self._needing.items() if option <= owned), 0)

    def walk(self, groups: Groups, after: Position | None, most: int, *, descending: bool = False) -> list[Position]:
        """The positions of the first exercises of the groups, of those behind the given position where there is one.

        In descending order the last are the first, and what is behind a position stands before it.
        """
        if after is not None:
            groups = self._before(groups, after) if descending else self._behind(groups, after)
        walked, places = (reversed(groups), _places_from_the_last) if descending else (groups, _places)
        found = ((group, place) for group, exercises in walked for place in places(exercises))
        return [self._position(group, place) for group, place in islice(found, most)]

    def _position(self, group: str, place: int) -> Position:
        rank, slug = self._positions[place]
        return f"{group} {rank}", slug

    def _behind(self, groups: Groups, after: Position) -> Groups:
        group, _, rank = after[0].partition(" ")
        start = bisect_right(self._positions, (rank, after[1]))
        begun = [(text, exercises >> start << start) for text, exercises in groups if text == group]
        return [*begun, *((text, exercises) for text, exercises in groups if text > group)]

    def _before(self, groups: Groups, after: Position) -> Groups:
        group, _, rank = after[0].partition(" ")
        end = bisect_left(self._positions, (rank, after[1]))
        ended = [(text, exercises & ((1 << end) - 1)) for text, exercises in groups if text == group]
        return [*((text, exercises) for text, exercises in groups if text < group), *ended]


def _properties(exercise: Exercise, catalogue: Catalogue) -> Iterator[Property]:
    for use in exercise.muscles:
        yield from (("use", use.muscle, use.role), ("use", use.muscle, ""), ("use", "", use.role))
    yield from (("level", level) for level in Level if exercise.level.rank <= level.rank)
    yield from (("modality", exercise.modality), ("pattern", exercise.pattern), ("laterality", exercise.laterality))
    yield from (("demand", demand) for demand in exercise.demands)
    yield from (("strategy", slug) for slug in catalogue.strategies_of.get(exercise.slug, ()))
    yield from (("imbalance", slug) for slug in catalogue.imbalances_of.get(exercise.slug, ()))
    groups = {catalogue.muscles[muscle].group for muscle in (*exercise.primary, *exercise.eased)}
    yield from (("region", region) for region, meant in REGION_GROUPS.items() if groups & meant)


def _places(exercises: ExerciseSet) -> Iterator[int]:
    """The places of the bits that are set, the first one first."""
    while exercises:
        lowest = exercises & -exercises
        yield lowest.bit_length() - 1
        exercises ^= lowest


def _places_from_the_last(exercises: ExerciseSet) -> Iterator[int]:
    """The places of the bits that are set, the last one first."""
    while exercises:
        last = exercises.bit_length() - 1
        yield last
        exercises ^= 1 << last
