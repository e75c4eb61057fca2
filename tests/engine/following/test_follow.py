"""The outlook: what it makes of what happened, whatever the order in which it came."""

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from app.engine.client import client_of
from app.engine.following.follow import follow
from app.engine.following.journal import ItemLog, Journal, Retest, SessionLog, Terms
from app.engine.following.outlook import Outlook, OutlookItem
from app.engine.generate import generate
from app.engine.guidelines.safety import PAIN_LIMIT
from app.engine.program import ExternalLoad, Reps
from app.engine.screening.measurements import Measurement
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.following import Absence, FollowingState, SkipReason, Soreness, WeightUnit
from app.engine.vocabulary.programs import MAIN_BLOCKS
from tests.catalogue_tables import real_catalogue
from tests.engine.following.cases import MONDAY, lb
from tests.engine.following.training import (
    PROFILE,
    TERMS,
    changes_in,
    log_of,
    outlook_after,
    planned_day,
    program_for,
    steps,
    trained,
)

CATALOGUE = real_catalogue()
FIRST = program_for().weeks[0].sessions[0]
LOADED = next(i.exercise for i in FIRST.items_in(*MAIN_BLOCKS) if isinstance(i.load, ExternalLoad))
"""Stands in the first and in the third session of a week."""


def retests(*found: tuple[int, float, float]) -> tuple[Retest, ...]:
    """Tests of the legs: days after the start, left, right."""
    legs = next(
        a for a in CATALOGUE.assessments.values() if "left-right-asymmetry" in a.reading.difference and a.unit == "reps"
    )
    return tuple(
        Retest(MONDAY + day, tuple(Measurement(legs.slug, s, v, legs.unit) for s, v in ((Side.LEFT, a), (Side.RIGHT, b))))
        for day, a, b in found
    )


def item_of(outlook: Outlook, exercise: str, session: int = 0) -> OutlookItem:
    """One exercise of a coming session."""
    return next(i for i in outlook.sessions[session].items if exercise in (i.exercise, i.instead_of))


def test_nothing_done_yet_is_the_program_as_it_is() -> None:
    outlook = outlook_after(today=MONDAY)

    assert [s.session for s in outlook.sessions] == [step.session.id for step in steps()]
    assert outlook.sessions[0].day == MONDAY
    assert {i.change for s in outlook.sessions for i in s.items} == {None}
    assert [i.label for i in outlook.sessions[0].items] == [i.label for b in FIRST.blocks for i in b.items]


@pytest.mark.parametrize("seed", range(5))
def test_order_of_facts_does_not_matter_and_a_log_twice_counts_once(seed: int) -> None:
    logs, tests = trained(11), retests((0, 20, 30), (28, 24, 30), (56, 28, 30))
    in_order = Journal(TERMS, logs, tests, cleared=(MONDAY + 3, MONDAY + 9))
    chance = random.Random(seed)  # noqa: S311 - an order, no secret
    shuffled = Journal(
        TERMS,
        tuple(chance.sample([*logs, *logs[3:5]], len(logs) + 2)),
        tuple(chance.sample([*tests, tests[1]], len(tests) + 1)),
        cleared=(MONDAY + 9, MONDAY + 3, MONDAY + 9),
    )
    today = MONDAY + 60

    assert follow(program_for(), shuffled, today, CATALOGUE) == follow(program_for(), in_order, today, CATALOGUE)


def test_repetitions_grow_first_then_the_weight_by_the_smallest_step() -> None:
    week_two = next(i for i in steps()[3].session.items_in(*MAIN_BLOCKS) if i.exercise == LOADED)
    assert isinstance(week_two.dose, Reps)
    with_steps = replace(TERMS, increments={EquipmentSlug.DUMBBELL: Decimal("1.25")})
    coarse = replace(TERMS, increments={EquipmentSlug.DUMBBELL: Decimal("2.5")})

    grown = item_of(outlook_after(*trained(2), log_of(2, reps=-2), today=planned_day(3)), LOADED)
    again = item_of(outlook_after(*trained(2), log_of(2, reps=2), today=planned_day(3)), LOADED)
    by_own_step = item_of(outlook_after(*trained(2), log_of(2, reps=2), today=planned_day(3), terms=with_steps), LOADED)
    too_coarse = item_of(outlook_after(*trained(2), log_of(2, reps=2), today=planned_day(3), terms=coarse), LOADED)

    assert (grown.target, str(grown.load)) == (9, "20 kg")
    assert (again.target, str(again.load)) == (week_two.dose.min, "21 kg")
    assert (by_own_step.target, str(by_own_step.load)) == (week_two.dose.min, "21.25 kg")
    assert (too_coarse.target, str(too_coarse.load)) == (week_two.dose.max, "20 kg")


def test_easy_session_raises_the_weight_a_little() -> None:
    outlook = outlook_after(*trained(2), log_of(2, rpe=-1.5), today=planned_day(3))

    item = item_of(outlook, LOADED)
    assert str(item.load) == "21 kg"
    assert changes_in(outlook)[LOADED] == "raise-a-little-when-it-was-rather-easy"


def test_pounds_stay_pounds() -> None:
    terms = Terms(MONDAY, unit=WeightUnit.LB)
    log = log_of(0, rpe=2)
    items = tuple(replace(i, sets=tuple(replace(s, load=lb("45")) if s.load else s for s in i.sets)) for i in log.items)
    outlook = outlook_after(replace(log, items=items), today=planned_day(1), terms=terms)

    loads = {str(i.load) for s in outlook.sessions for i in s.items if i.load is not None}
    assert loads == {"42.5 lb"}


def test_pain_stop_steps_back_within_the_limits_and_keeps_two_days() -> None:
    outlook = outlook_after(*trained(2), log_of(2, pain=4), today=planned_day(2) + 1)

    client = client_of(PROFILE, CATALOGUE)
    stopped = [i for i in outlook.sessions[0].items if i.change and i.change.rule == "step-back-after-a-pain-stop"]
    assert stopped
    assert outlook.sessions[0].day >= planned_day(2) + 2
    assert all(item.exercise in client.eligible for item in stopped)
    hardest = {i.exercise: CATALOGUE.exercises[i.exercise].difficulty for i in steps()[3].session.items_in(*MAIN_BLOCKS)}
    assert all(CATALOGUE.exercises[i.exercise].difficulty <= hardest[i.instead_of or i.exercise] for i in stopped)
    assert all(i.sets < 3 for i in stopped)


def test_what_took_over_stays_until_it_went_well_twice() -> None:
    other = item_of(outlook_after(log_of(0, pain=4), today=planned_day(1)), LOADED, session=1).exercise
    assert other != LOADED

    def instead(number: int) -> SessionLog:
        log = log_of(number)
        items = (replace(i, replaced_by=other) if i.exercise == LOADED else i for i in log.items)
        return replace(log, items=tuple(items))

    once = outlook_after(log_of(0, pain=4), log_of(1), instead(2), today=planned_day(3), cleared=(MONDAY + 1,))
    twice = outlook_after(
        log_of(0, pain=4), log_of(1), instead(2), instead(3), log_of(4), today=planned_day(5), cleared=(MONDAY + 1,)
    )

    assert item_of(once, LOADED).exercise == other
    assert item_of(twice, LOADED).exercise == LOADED
    assert changes_in(twice)[LOADED] == "return-to-the-planned-exercise"


@pytest.mark.parametrize(
    ("soreness", "days_off"), [(Soreness.GONE_IN_WARM_UP, 0), (Soreness.DAY_AFTER, 1), (Soreness.THROUGH_WARM_UP, 2)]
)
def test_soreness_brings_days_off(soreness: Soreness, days_off: int) -> None:
    outlook = outlook_after(replace(log_of(0), soreness=soreness), today=MONDAY + 1)

    assert outlook.sessions[0].day == (MONDAY + 4 if days_off > 1 else MONDAY + 2)


@pytest.mark.parametrize(("done_on", "next_on"), [(-2, 0), (-1, 2), (0, 2), (1, 4)])
def test_sessions_stay_apart_also_from_one_that_came_early_or_late(done_on: int, next_on: int) -> None:
    outlook = outlook_after(log_of(0, day=MONDAY + done_on), today=MONDAY + done_on, terms=Terms(MONDAY - 6))

    assert outlook.sessions[0].day == MONDAY + next_on


def test_two_pain_stops_pause_and_logging_goes_on() -> None:
    paused = outlook_after(log_of(0, pain=4), log_of(1, pain=4), today=planned_day(2))
    cleared = outlook_after(log_of(0, pain=4), log_of(1, pain=4), today=planned_day(2), cleared=(planned_day(2),))
    logged = outlook_after(log_of(0, pain=4), log_of(1, pain=4), log_of(2), today=planned_day(3))

    assert paused.state is FollowingState.PAUSED
    assert paused.sessions == ()
    assert paused.referral.recommended
    assert paused.pauses[0].pause.go_on_when
    assert paused.next_profile is None
    assert cleared.state is FollowingState.ACTIVE
    assert (logged.state, logged.adherence.done) == (FollowingState.PAUSED, 3)


def test_red_flag_pauses_with_whom_to_see() -> None:
    flag = min(CATALOGUE.red_flags.values(), key=lambda flag: flag.slug)
    outlook = outlook_after(replace(log_of(0), red_flags=(flag.slug,)), today=planned_day(1))

    assert outlook.state is FollowingState.PAUSED
    assert outlook.referral.professions == flag.see


@pytest.mark.parametrize(
    ("away", "absence", "session", "time"),
    [
        (0, Absence.NONE, "w4d1", 1),
        (7, Absence.WEEK, "w3d1", 2),
        (14, Absence.WEEKS, "w2d1", 2),
        (28, Absence.MONTH, "w1d1", 2),
    ],
)
def test_coming_back_starts_gently(away: int, absence: Absence, session: str, time: int) -> None:
    outlook = outlook_after(*trained(9), today=planned_day(9) + away)

    first = outlook.sessions[0]
    assert (outlook.absence, first.session, first.time) == (absence, session, time)
    if away:
        loads = [i.load.amount for i in first.items if i.load is not None]
        assert loads
        assert max(loads) < 20


def test_few_sessions_done_make_the_next_one_shorter() -> None:
    done = (*trained(3), log_of(3), log_of(4, day=planned_day(8)))
    outlook = outlook_after(*done, today=planned_day(8) + 1)

    assert outlook.adherence.is_low
    main = [i for s in steps() if s.session.id == outlook.sessions[0].session for i in s.session.items_in(*MAIN_BLOCKS)]
    assert len(outlook.sessions[0].left_out) == len(main) // 4
    assert outlook.sessions[1].left_out == ()


def test_tired_sets_left_out_count_as_missing() -> None:
    log = log_of(0)
    items = tuple(replace(i, sets=(), skipped_because=SkipReason.PAIN) if i.exercise == LOADED else i for i in log.items)
    outlook = outlook_after(replace(log, items=items), log_of(1), today=planned_day(2))

    assert next(c.rule for i in outlook.sessions[0].items if i.instead_of == LOADED and (c := i.change)) == (
        "step-back-after-a-pain-stop"
    )


def test_end_brings_a_next_profile_that_a_program_is_made_from() -> None:
    logs = tuple(log_of(n) for n in range(len(steps())))
    journal = Journal(TERMS, logs, retests((0, 20, 30), (70, 26, 30)))
    outlook = follow(program_for(), journal, planned_day(len(steps())), CATALOGUE)

    assert outlook.state is FollowingState.FINISHED
    assert outlook.sessions == ()
    assert outlook.next_profile is not None
    severities = {s.imbalance: s.severity for s in outlook.next_profile.imbalances}
    assert severities["left-right-asymmetry"] == "mild"
    assert outlook.next_profile.variant == PROFILE.variant + 1
    assert generate(outlook.next_profile, CATALOGUE).id != program_for().id


@pytest.mark.parametrize("pain", [5, 6, 10])
def test_next_profile_is_only_offered_with_pain_that_programs_are_made_with(pain: int) -> None:
    logs = [log_of(n) for n in range(len(steps()))]
    logs[-1] = replace(logs[-1], pain_before=pain)
    today = planned_day(len(steps()))
    told = outlook_after(*logs, today=today)
    cleared = outlook_after(*logs, today=today, cleared=(today,))

    if pain <= PAIN_LIMIT:
        assert told.next_profile is not None
        assert told.next_profile.pain == pain
        return
    assert (told.state, told.next_profile) == (FollowingState.PAUSED, None)
    assert (cleared.state, cleared.next_profile) == (FollowingState.FINISHED, None)
    for outlook in (told, cleared):
        assert outlook.referral.recommended
        assert outlook.referral.professions
        assert "refer-before-the-next-program" in [each.rule for each in outlook.advice]


def test_even_sides_offer_upkeep() -> None:
    journal = Journal(TERMS, trained(6), retests((0, 15, 30), (28, 28, 30), (56, 29, 30)))
    outlook = follow(program_for(), journal, MONDAY + 60, CATALOGUE)

    assert outlook.next_profile is not None
    assert outlook.next_profile.imbalances == ()
    assert generate(outlook.next_profile, CATALOGUE).weeks


def test_work_is_counted_by_week_and_a_pair_of_sides_once() -> None:
    outlook = outlook_after(*trained(3), today=planned_day(3))

    first = outlook.weeks[0]
    assert first.sessions_done == 3
    assert first.done_sets == first.planned_sets


def test_unknown_amounts_change_nothing() -> None:
    bare = SessionLog("w1d1", MONDAY, tuple(ItemLog(i.exercise, skipped_because=SkipReason.TIME) for i in log_of(0).items))

    assert changes_in(outlook_after(bare, today=planned_day(1))) == {}
