"""Filters, orders and search of the exercise list, held against the whole catalogue."""

from collections.abc import Iterable
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.api.contract.models import Position
from app.api.operations.parameters import owned
from app.api.search.index import SearchIndex
from app.api.search.ordering import REGION_GROUPS
from app.api.search.query import ExerciseQuery, ExerciseSort, find_exercises, orders_of
from app.engine.catalogue.exercises import Exercise
from app.engine.vocabulary.body import MuscleSlug, Region
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug, Laterality, Modality, MovementPattern, MuscleRole
from app.engine.vocabulary.people import Level
from tests.catalogue_tables import real_catalogue

CATALOGUE = real_catalogue()
ORDERS = orders_of(CATALOGUE)
SEARCH = SearchIndex(CATALOGUE, ORDERS[ExerciseSort.RELEVANCE].slugs)
MANY = len(CATALOGUE.exercises)


def seldom(values: Iterable[object]) -> st.SearchStrategy[Any]:
    """None of them seven times in eight: where everything is asked for at once, nothing is found."""
    each = list(values)
    return st.sampled_from([*[None] * 7 * len(each), *each])


SORTS = st.sampled_from([None, *ExerciseSort])
QUERIES = st.builds(
    ExerciseQuery,
    q=st.sampled_from([None, None, "glut bridg", "hamstrings", "hip stretch", "xylophone"]),
    muscle=seldom(MuscleSlug),
    role=seldom(MuscleRole),
    equipment=st.lists(st.sampled_from(["none", *EquipmentSlug]), max_size=5),
    level=seldom(Level),
    modality=seldom(Modality),
    pattern=seldom(MovementPattern),
    laterality=seldom(Laterality),
    imbalance=seldom(sorted(CATALOGUE.imbalances)),
    strategy=seldom(sorted(CATALOGUE.strategies)),
    region=seldom(Region),
    avoid=st.lists(st.sampled_from(DemandSlug), max_size=3),
    sort=SORTS,
)


def passes(exercise: Exercise, query: ExerciseQuery) -> bool:
    """Whether the exercise passes every filter but `q`, said as plainly as can be."""
    has = owned(query.equipment)
    answered = CATALOGUE.imbalances_of.get(exercise.slug, ())
    roles = {use.role for use in exercise.muscles if query.muscle in (None, use.muscle)}
    return (
        (query.muscle is None or bool(roles))
        and (query.role is None or query.role in roles)
        and (has is None or any(option <= has for option in exercise.equipment_options))
        and (query.level is None or exercise.level.rank <= query.level.rank)
        and query.modality in (None, exercise.modality)
        and query.pattern in (None, exercise.pattern)
        and query.laterality in (None, exercise.laterality)
        and (query.imbalance is None or query.imbalance in answered)
        and (query.strategy is None or query.strategy in CATALOGUE.strategies_of.get(exercise.slug, ()))
        and (query.region is None or not REGION_GROUPS[query.region].isdisjoint(main_groups(exercise)))
        and exercise.demands.isdisjoint(query.avoid)
    )


def main_groups(exercise: Exercise) -> set[str]:
    """The groups of the muscles that it is for."""
    return {CATALOGUE.muscles[use.muscle].group for use in exercise.muscles if use.role is not MuscleRole.SECONDARY}


def found_slugs(query: ExerciseQuery) -> list[str]:
    found = find_exercises(ORDERS, SEARCH, query)
    return [slug for _, slug in found.order.walk(found.groups, after=None, most=MANY)]


@given(QUERIES)
def test_filters_let_through_what_plain_predicates_do(query: ExerciseQuery) -> None:
    searched = found_slugs(ExerciseQuery(q=query.q)) if query.q else list(CATALOGUE.exercises)

    found = found_slugs(query)

    assert sorted(found) == sorted(slug for slug in searched if passes(CATALOGUE.exercises[slug], query))
    assert find_exercises(ORDERS, SEARCH, query).total == len(found)


@given(QUERIES)
def test_order_is_the_one_that_was_asked_for(query: ExerciseQuery) -> None:
    exercises = [CATALOGUE.exercises[slug] for slug in found_slugs(query)]
    assume(len(exercises) > 1)
    by_name = sorted(exercises, key=lambda exercise: (exercise.name.casefold(), exercise.slug))

    if query.sort is ExerciseSort.DIFFICULTY:
        assert exercises == sorted(exercises, key=lambda exercise: (exercise.difficulty, exercise.slug))
    elif query.sort is ExerciseSort.NAME or (query.q is None and (query.sort or not query.muscle)):
        assert exercises == by_name
    elif query.q is None:
        assert exercises == sorted(by_name, key=lambda exercise: query.muscle not in exercise.primary)
    else:
        unfiltered = found_slugs(ExerciseQuery(q=query.q))
        assert exercises == sorted(exercises, key=lambda exercise: unfiltered.index(exercise.slug))


@given(QUERIES, st.integers(1, 50))
@settings(max_examples=50)
def test_pages_put_together_are_the_whole_list(query: ExerciseQuery, limit: int) -> None:
    found = find_exercises(ORDERS, SEARCH, query)
    assume(found.total > 1)
    walked: list[Position] = []
    while page := found.order.walk(found.groups, walked[-1] if walked else None, limit):
        walked += page

    assert walked == found.order.walk(found.groups, after=None, most=MANY)


def test_every_name_and_alias_finds_its_own_exercise_first() -> None:
    names = {name: exercise.slug for exercise in CATALOGUE.exercises.values() for name in (exercise.name, *exercise.aliases)}

    assert [name for name, slug in names.items() if found_slugs(ExerciseQuery(q=name))[0] != slug] == []


def test_name_with_a_letter_left_out_still_finds_its_exercise() -> None:
    def slipped(name: str) -> str:
        longest = max(name.split(), key=len)
        return name.replace(longest, longest[: len(longest) // 2] + longest[len(longest) // 2 + 1 :])

    exercises = CATALOGUE.exercises.values()

    assert [e.name for e in exercises if e.slug not in found_slugs(ExerciseQuery(q=slipped(e.name)))[:3]] == []


def test_every_exercise_of_the_catalogue_belongs_to_a_region() -> None:
    everywhere = {slug for region in Region for slug in found_slugs(ExerciseQuery(region=region))}

    assert everywhere == set(CATALOGUE.exercises)


@given(QUERIES, st.integers(1, 60))
@settings(max_examples=60, deadline=None)
def test_descending_order_is_the_ascending_one_from_behind(query: ExerciseQuery, most: int) -> None:
    found = find_exercises(ORDERS, SEARCH, query)
    ascending = found.order.walk(found.groups, None, MANY)

    walked: list[Position] = []
    while part := found.order.walk(found.groups, walked[-1] if walked else None, most, descending=True):
        walked += part

    assert walked == ascending[::-1]
