"""The search: that its view of a week is the score's, that it breaks no limit, and how it answers to the profile."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

from app.engine.catalogue.catalogue import Catalogue
from app.engine.errors import InfeasibleProfile
from app.engine.first_engine.counters import MUSCLE_COUNTER
from app.engine.first_engine.draft import Draft
from app.engine.first_engine.gains import Gains
from app.engine.first_engine.score import UNITS_PER_POINT
from app.engine.generate import Choice, choose, generate
from app.engine.profile import DEFAULT_DAYS, Profile, StatedImbalance, canonical
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.imbalances import Severity
from tests.engine.profiles import profiles

ITEMS = 8
any_profile = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
MORE_MINUTES = ((20, 30), (30, 45), (45, 60), (60, 90))


def emptied(draft: Draft) -> Draft:
    for session in range(len(draft.plan)):
        draft.clear(session)
    return draft


def put_into(draft: Draft, gains: Gains) -> None:
    """Puts the week into the draft, item by item as far as the draft allows it."""
    emptied(draft)
    for session, items in enumerate(gains.items):
        for number, sets in items.items():
            slug = gains.tables.slugs[number]
            assert draft.allows(session, slug, sets, ITEMS)
            draft.change(session, slug, sets)


def largest_gain(draft: Draft, session: int, slugs: Iterable[str]) -> float:
    """What the best single addition gains: an exercise with the fewest sets, or one set more of what stands there."""
    before = draft.score.total
    best = 0.0
    for slug in slugs:
        sets = 1 if slug in draft.placed[session] else draft.fewest_sets
        if draft.allows(session, slug, sets, ITEMS):
            draft.change(session, slug, sets)
            best = max(best, draft.score.total - before)
            draft.change(session, slug, -sets)
    return best


def weekly_sets(chosen: Choice, muscle: MuscleSlug) -> float:
    return chosen.draft.counts.week[MUSCLE_COUNTER[muscle]] / 2


@any_profile
@given(data=st.data())
def test_promise_is_kept_exactly_where_it_pays_in_full(data: st.DataObject, catalogue: Catalogue) -> None:
    worth = choose(data.draw(profiles(catalogue)), catalogue, modestly=True).draft.worth
    tables = [*worth.week, *(table for of_session in worth.sessions for table in of_session)]
    counts = [0] * (1 + max(table.counter for table in tables))

    for table in tables:
        for count in range(-1, len(table.values) + 1):
            counts[table.counter] = count
            assert table.breaks(counts) is (bool(table.promised) and table.worth(count) < max(table.values))


@any_profile
@given(data=st.data())
def test_search_values_a_week_as_the_score_does_and_keeps_every_limit(data: st.DataObject, catalogue: Catalogue) -> None:
    draft = emptied(choose(data.draw(profiles(catalogue)), catalogue).draft)
    gains = Gains(draft, ITEMS, draft.worth)

    gains.fill(range(len(draft.plan)))
    assert any(gains.items)
    full = gains.snapshot()
    for session, items in enumerate(gains.items):
        for number in list(items)[::2]:
            gains.change(session, number, -items[number])
    gains.fill(range(len(draft.plan)))

    put_into(draft, gains)
    assert gains.total / UNITS_PER_POINT == pytest.approx(draft.score.total)
    assert gains.broken_promises == len(draft.broken_promises)
    gains.return_to(full)
    put_into(draft, gains)
    assert gains.total / UNITS_PER_POINT == pytest.approx(draft.score.total)


@any_profile
@given(data=st.data())
def test_addition_that_the_search_finds_gains_the_most(data: st.DataObject, catalogue: Catalogue) -> None:
    draft = emptied(choose(data.draw(profiles(catalogue)), catalogue).draft)
    gains = Gains(draft, ITEMS, draft.worth)

    for step in range(3 * len(draft.plan)):
        session = step % len(draft.plan)
        expected = largest_gain(draft, session, gains.tables.slugs)
        addition = gains.best_addition(session)
        if not addition or not expected:
            break
        before = draft.score.total
        gains.change(session, *addition)
        draft.change(session, gains.tables.slugs[addition[0]], addition[1])
        assert draft.score.total - before == pytest.approx(expected)
    assert any(gains.items)


@any_profile
@given(data=st.data())
def test_more_marked_imbalance_gets_no_less_work(data: st.DataObject, catalogue: Catalogue) -> None:
    """A set is no more than rounding: ladders and the first dose move that much."""
    profile = data.draw(profiles(catalogue))
    chosen = profile.imbalances[data.draw(st.integers(0, 7)) % len(profile.imbalances)]
    weak = catalogue.imbalances[chosen.imbalance].weak

    def served(severity: Severity) -> float:
        imbalances = tuple(replace(s, severity=severity) if s is chosen else s for s in profile.imbalances)
        sets = generate(replace(profile, imbalances=imbalances), catalogue).summary.weekly_sets
        return sum(sets.get(muscle, 0.0) for muscle in weak)

    try:
        mild, moderate, marked = (served(severity) for severity in (Severity.MILD, Severity.MODERATE, Severity.MARKED))
    except InfeasibleProfile:
        reject()

    assert mild <= moderate + 1
    assert moderate <= marked + 1
    assert mild <= marked + 1


def test_severity_is_no_matter_of_what_is_possible(catalogue: Catalogue) -> None:
    slugs = ("weak-core", "weak-hip-abductors", "weak-calves", "weak-hamstrings", "posterior-pelvic-tilt", "ql-asymmetry")

    def broken(severity: Severity) -> tuple[str, ...]:
        stated = tuple(StatedImbalance(slug, severity) for slug in slugs)
        return choose(canonical(stated, minutes_per_session=20, days=DEFAULT_DAYS[1]), catalogue).draft.broken_promises

    assert broken(Severity.MILD)
    assert broken(Severity.MILD) == broken(Severity.MODERATE) == broken(Severity.MARKED)


@any_profile
@given(data=st.data())
def test_more_minutes_serve_what_is_usual_no_less(data: st.DataObject, catalogue: Catalogue) -> None:
    """Beyond what is usual more time may go into something else, and a set is no more than rounding."""
    profile: Profile = data.draw(profiles(catalogue))
    fewer, more = data.draw(st.sampled_from(MORE_MINUTES))

    short, long = (choose(replace(profile, minutes_per_session=minutes), catalogue) for minutes in (fewer, more))
    assume(not short.draft.broken_promises and not long.draft.broken_promises)

    usual = {need.muscle: need.usual for need in short.needs.muscles if need.muscle in short.needs.weak}
    with_fewer, with_more = (
        sum(min(sets, weekly_sets(chosen, muscle)) for muscle, sets in usual.items()) for chosen in (short, long)
    )
    assert with_more > 0 or not usual
    assert with_fewer <= with_more + 1
