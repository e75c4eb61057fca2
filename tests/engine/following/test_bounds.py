"""What no outlook breaks: a good outlook keeps every bound, and one change to it breaks exactly the bound that is about it."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from app.engine.client import client_of
from app.engine.errors import BrokenRule
from app.engine.following import bounds, follow
from app.engine.following.bounds import BOUNDS, Check, broken_bounds, id_of
from app.engine.following.calendar import schedule_of, steps_of
from app.engine.following.journal import Journal, in_order
from app.engine.following.outlook import Outlook, OutlookItem, OutlookSession
from app.engine.following.performances import lines_of
from app.engine.following.weights import Weight
from app.engine.guidelines.following import MOST_LOAD_RISE_PERCENT
from app.engine.program import Effort, ExternalLoad
from app.engine.vocabulary.exercises import Laterality
from app.engine.vocabulary.following import FollowingState, WeightUnit
from app.engine.vocabulary.programs import MAIN_BLOCKS
from tests.catalogue_tables import real_catalogue
from tests.engine.following.training import PROFILE, TERMS, outlook_after, planned_day, program_for, trained

CATALOGUE, PROGRAM = real_catalogue(), program_for()
CLIENT = client_of(PROFILE, CATALOGUE)
LOGS = trained(7)
TODAY = planned_day(7)
GOOD = outlook_after(*LOGS, today=TODAY)
STANDING = follow.standing_of(
    in_order(Journal(TERMS, LOGS)), TODAY, CLIENT, lines_of(PROGRAM), steps_of(PROGRAM), schedule_of(PROGRAM, TERMS)
)
NEXT = GOOD.sessions[0]
LOADED = next(n for n, item in enumerate(NEXT.items) if item.load is not None)
ONE_SIDED = next(n for n, item in enumerate(NEXT.items) if item.sides and item.block in MAIN_BLOCKS)
OTHERS = [e for e in CLIENT.eligible.values() if all(item.exercise != e.slug for item in NEXT.items)]


def with_next(change: Callable[[OutlookSession], OutlookSession]) -> Outlook:
    """The good outlook with another next session."""
    return replace(GOOD, sessions=(change(NEXT), *GOOD.sessions[1:]))


def with_item(number: int, change: Callable[[OutlookItem], OutlookItem]) -> Outlook:
    """The good outlook with another item in its next session."""
    items = tuple(change(item) if n == number else item for n, item in enumerate(NEXT.items))
    return with_next(lambda session: replace(session, items=items))


def by_percent(percent: str) -> Outlook:
    """With a weight so much heavier than the last one."""
    load = Weight(Decimal(20) * (100 + Decimal(percent)) / 100, WeightUnit.KG)
    return with_item(LOADED, lambda item: replace(item, load=load))


def instead(number: int, slug: str, **more: object) -> Outlook:
    """With another exercise in the place of one."""
    return with_item(number, lambda item: replace(item, exercise=slug, instead_of=item.exercise, **more))  # type: ignore[arg-type]


def with_more_sets(share: float) -> Outlook:
    """With so many more sets of the main work in every session, all in one exercise."""
    sessions = []
    for session in GOOD.sessions:
        main = [item for item in session.items if item.block in MAIN_BLOCKS]
        more = replace(main[0], sets=main[0].sets + int(share * sum(item.sets for item in main)))
        sessions.append(replace(session, items=tuple(more if item is main[0] else item for item in session.items)))
    return replace(GOOD, sessions=tuple(sessions))


def _slug(*, level_is_above: bool, sided: bool) -> str:
    """An exercise above the level, or one that is excluded for another reason."""
    rank = CLIENT.limits.level.rank
    return next(
        e.slug
        for e in CATALOGUE.exercises.values()
        if e.slug not in CLIENT.eligible
        and (e.level.rank > rank) is level_is_above
        and (e.laterality is Laterality.UNILATERAL) is sided
    )


MUTATIONS: dict[Check, tuple[Outlook, set[Check]]] = {
    bounds.no_weight_rises_by_more_than_a_tenth_in_a_week: (by_percent(f"{MOST_LOAD_RISE_PERCENT}.1"), set()),
    bounds.no_week_adds_more_than_a_fifth_of_its_sets: (with_more_sets(0.4), set()),
    bounds.nothing_excluded_comes_back: (instead(ONE_SIDED, _slug(level_is_above=False, sided=True)), set()),
    bounds.nothing_is_above_the_level: (
        instead(ONE_SIDED, _slug(level_is_above=True, sided=True)),
        {bounds.nothing_excluded_comes_back},
    ),
    bounds.no_effort_is_above_its_cap: (
        with_item(LOADED, lambda item: replace(item, effort=Effort(CLIENT.limits.rpe_limit + 0.5, 1.5))),
        set(),
    ),
    bounds.both_sides_do_the_same: (
        instead(ONE_SIDED, next(e.slug for e in OTHERS if e.laterality is Laterality.UNILATERAL), sides=None),
        set(),
    ),
    bounds.nobody_trains_while_the_program_waits: (replace(GOOD, state=FollowingState.PAUSED), set()),
    bounds.no_day_has_two_sessions: (with_next(lambda session: replace(session, day=GOOD.sessions[1].day)), set()),
    bounds.no_session_holds_an_exercise_twice: (
        instead(ONE_SIDED, next(i.exercise for n, i in enumerate(NEXT.items) if n != ONE_SIDED and i.sides)),
        set(),
    ),
}


def _broken(outlook: Outlook) -> set[str]:
    return set(broken_bounds(outlook, STANDING, CLIENT, PROGRAM))


def test_good_outlook_keeps_every_bound() -> None:
    assert NEXT.items[LOADED].load is not None
    assert _broken(GOOD) == set()


def test_every_bound_has_its_mutation() -> None:
    assert MUTATIONS.keys() == set(BOUNDS)


@pytest.mark.parametrize("bound", BOUNDS, ids=id_of)
def test_mutation_breaks_its_bound_and_no_other(bound: Check) -> None:
    outlook, also = MUTATIONS[bound]

    assert _broken(outlook) == {id_of(each) for each in {bound, *also}}


def test_weight_may_rise_by_a_tenth() -> None:
    assert _broken(by_percent(str(MOST_LOAD_RISE_PERCENT))) == set()


def test_weight_of_a_week_ago_is_no_measure_but_the_last_one_is() -> None:
    later_on = replace(NEXT, day=TODAY + 30)
    heavier = with_next(lambda _: replace(later_on, items=by_percent("11").sessions[0].items))

    found = _broken(replace(heavier, sessions=heavier.sessions[:1]))

    assert found == {id_of(bounds.no_weight_rises_by_more_than_a_tenth_in_a_week)}


def test_sets_may_rise_by_a_fifth() -> None:
    assert _broken(with_more_sets(0.2)) == set()


def test_weights_are_what_makes_an_item_loaded() -> None:
    planned = {
        item.exercise: isinstance(item.load, ExternalLoad)
        for week in PROGRAM.weeks
        for session in week.sessions
        for item in session.items_in(*MAIN_BLOCKS)
    }

    assert all(planned[item.exercise] for item in NEXT.items if item.load is not None)


def test_broken_bound_is_never_served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follow, "broken_bounds", lambda *_: ("some-bound",))

    with pytest.raises(BrokenRule):
        outlook_after(*LOGS, today=TODAY)
