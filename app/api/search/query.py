"""The query of the exercise list: its filters, its orders, and what they find."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field

from app.api.operations.paging import PageQuery
from app.api.operations.parameters import EquipmentFilter, owned
from app.api.search.index import SearchIndex
from app.api.search.ordering import ExerciseOrder, ExerciseSet, Groups, Property
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.vocabulary.body import MuscleSlug, Region
from app.engine.vocabulary.exercises import DemandSlug, Laterality, Modality, MovementPattern, MuscleRole
from app.engine.vocabulary.people import Level


class ExerciseSort(StrEnum):
    """Orders of a list of exercises."""

    NAME = "name"
    DIFFICULTY = "difficulty"
    RELEVANCE = "relevance"


class SortOrder(StrEnum):
    """Which end of a list comes first."""

    ASCENDING = "ascending"
    DESCENDING = "descending"


class ExerciseQuery(PageQuery):
    """Which exercises to list. Filters of different names must all hold."""

    q: str | None = Field(default=None, min_length=1, max_length=100, examples=["glut bridg"])
    """Words of a name in any language, a muscle or a movement pattern; short forms and slips of the finger are understood."""
    muscle: MuscleSlug | None = None
    """Exercises that use this muscle, in the given `role` or in any."""
    role: MuscleRole | None = None
    """What the exercise does with the `muscle`, or with any muscle where none is given."""
    equipment: EquipmentFilter = Field(default=[])
    """What the person has, repeatable: exercises that need nothing else. `none` for those that need nothing."""
    level: Level | None = None
    """Exercises that ask for this level at most."""
    modality: Modality | None = None
    """Exercises of this kind of work."""
    pattern: MovementPattern | None = None
    """Exercises of this movement."""
    laterality: Laterality | None = None
    """Exercises done this way."""
    imbalance: str | None = Field(default=None, max_length=64, examples=["weak-glutes"])
    """Exercises that answer this imbalance, by slug."""
    strategy: str | None = Field(default=None, max_length=64, examples=["strengthen-glutes"])
    """Exercises that this strategy uses, by slug."""
    region: Region | None = None
    """Exercises that above all train, stretch or release muscles of this region; the lower back includes the whole trunk."""
    avoid: list[DemandSlug] = Field(default=[], max_length=len(DemandSlug))
    """Demands on joints and tissues, repeatable: exercises that have none of them."""
    sort: ExerciseSort | None = None
    """The order: `relevance` where `q` is given and `name` elsewhere, with the prime movers of a `muscle` before the others.

    Without `q`, nothing is more relevant than the rest.
    """
    order: SortOrder = SortOrder.ASCENDING
    """`descending` turns the order round: from Z, from the hardest, or from the least relevant."""


FIRST, LATER = "0", "1"
"""Groups of a list that is not searched."""

Orders = Mapping[ExerciseSort, ExerciseOrder]


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds, in the order that it asks for."""

    order: ExerciseOrder
    groups: Groups

    @property
    def total(self) -> int:
        """How many exercises there are on all pages."""
        return sum(exercises.bit_count() for _, exercises in self.groups)


def orders_of(catalogue: Catalogue) -> Orders:
    """The catalogue's exercises in each order. Equally relevant are those that answer equally many imbalances."""

    def answers_most(exercise: Exercise) -> str:
        return f"{1000 - len(catalogue.imbalances_of.get(exercise.slug, ())):04d}"

    return {
        ExerciseSort.NAME: ExerciseOrder(catalogue, lambda exercise: exercise.name.casefold()),
        ExerciseSort.DIFFICULTY: ExerciseOrder(catalogue, lambda exercise: f"{exercise.difficulty:02d}"),
        ExerciseSort.RELEVANCE: ExerciseOrder(catalogue, answers_most),
    }


def find_exercises(orders: Orders, search: SearchIndex, query: ExerciseQuery) -> Found:
    """All exercises that pass the filters; `search` is of the order of relevance."""
    if query.q is None:
        order = orders[ExerciseSort.DIFFICULTY if query.sort is ExerciseSort.DIFFICULTY else ExerciseSort.NAME]
        passing = _passing(order, query)
        movers = order.having(("use", query.muscle, MuscleRole.PRIMARY)) if query.muscle and query.sort is None else 0
        return Found(order, [(FIRST, passing & movers), (LATER, passing & ~movers)])
    relevance = orders[ExerciseSort.RELEVANCE]
    order = orders[query.sort or ExerciseSort.RELEVANCE]
    passing = _passing(relevance, query)
    groups = [(text, here) for text, exercises in search.groups(query.q) if (here := exercises & passing)]
    if order is relevance:
        return Found(order, groups)
    return Found(order, [("", order.set_of(slug for _, exercises in groups for slug in relevance.slugs_of(exercises)))])


def _passing(order: ExerciseOrder, query: ExerciseQuery) -> ExerciseSet:
    """The exercises that pass every filter but `q`."""
    passing = order.everything
    for wanted in _wanted(query):
        passing &= order.having(wanted)
    for demand in query.avoid:
        passing &= ~order.having(("demand", demand))
    has = owned(query.equipment)
    return passing if has is None else passing & order.possible_with(has)


def _wanted(query: ExerciseQuery) -> Iterator[Property]:
    if query.muscle or query.role:
        yield "use", query.muscle or "", query.role or ""
    for name in ("level", "modality", "pattern", "laterality", "imbalance", "strategy", "region"):
        value = getattr(query, name)
        if value is not None:
            yield name, value
