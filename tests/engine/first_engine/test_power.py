"""Jumps in whole programs: who gets them, where they stand, and what comes along."""

from collections.abc import Mapping

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.generate import generate
from app.engine.guidelines.jumps import JUMP_GUIDELINES
from app.engine.guidelines.progression import LOAD_INDEX_STEP
from app.engine.measures.calendar import days_between
from app.engine.measures.load import item_load_index, load_index
from app.engine.profile import DEFAULT_DAYS, Profile, StatedImbalance, canonical
from app.engine.program import Contacts, Item, Program, TrainingSession
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug, MovementPattern
from app.engine.vocabulary.people import Goal, Level, Weekday
from app.engine.vocabulary.programs import BlockKind
from tests.engine.rules.judging import trains_in_every_session

LEGS = "imbalanced-leg-muscles"
FIRST_WEEK = 4


def may_jump(*imbalances: str, **given: object) -> Profile:
    stated = tuple(StatedImbalance(slug) for slug in imbalances or (LEGS,))
    return canonical(stated, landing_tests_passed=True, **given)  # type: ignore[arg-type]  # whatever canonical takes


def sessions_with_jumps(program: Program) -> Mapping[tuple[int, Weekday], TrainingSession]:
    found = ((week.week, session) for week in program.weeks for session in week.sessions)
    return {(week, s.day): s for week, s in found if any(block.kind is BlockKind.POWER for block in s.blocks)}


def jumps_of(program: Program) -> list[Item]:
    return [item for session in sessions_with_jumps(program).values() for item in session.items_in(BlockKind.POWER)]


@pytest.mark.parametrize("level", Level)
def test_jumps_come_after_three_weeks_of_strength_and_stay(level: Level, catalogue: Catalogue) -> None:
    program = generate(may_jump(level=level), catalogue)

    assert {week for week, _ in sessions_with_jumps(program)} == {4, 5, 6, 7, 8}


@pytest.mark.parametrize("level", Level)
def test_nobody_jumps_untested(level: Level, catalogue: Catalogue) -> None:
    program = generate(canonical((StatedImbalance(LEGS),), level=level, goal=Goal.STRENGTH), catalogue)

    assert trains_in_every_session(program)
    assert jumps_of(program) == []
    assert "jumps" not in {warning.need for warning in program.warnings}


@pytest.mark.parametrize(
    ("profile", "has_jumps"),
    [
        pytest.param(may_jump("weak-calves"), True, id="a strategy for the imbalance"),
        pytest.param(may_jump("weak-core"), False, id="nothing asks for them"),
        pytest.param(may_jump("weak-core", goal=Goal.STRENGTH), True, id="strength is the goal"),
        pytest.param(may_jump("weak-core", "dynamic-valgus"), True, id="a strategy for one of two"),
    ],
)
def test_jumps_come_only_where_something_asks_for_them(profile: Profile, has_jumps: bool, catalogue: Catalogue) -> None:
    program = generate(profile, catalogue)

    assert trains_in_every_session(program)
    assert bool(jumps_of(program)) is has_jumps
    assert "jumps" not in {warning.need for warning in program.warnings}


@pytest.mark.parametrize(
    "profile",
    [
        pytest.param(may_jump(pain=3), id="pain"),
        pytest.param(may_jump(conditions=frozenset({"knee-pain"})), id="condition"),
        pytest.param(may_jump(conditions=frozenset({"sciatica"})), id="leg pain from the back"),
        pytest.param(may_jump(avoid_demands=frozenset({DemandSlug.HIGH_IMPACT})), id="wish"),
    ],
)
def test_jumps_that_are_left_out_are_missed_in_a_warning(profile: Profile, catalogue: Catalogue) -> None:
    program = generate(profile, catalogue)

    assert jumps_of(program) == []
    assert "jumps" in {warning.need for warning in program.warnings}


@pytest.mark.parametrize("weeks", range(1, 5))
def test_short_program_has_no_jumps_and_says_how_long_it_would_have_to_be(weeks: int, catalogue: Catalogue) -> None:
    program = generate(may_jump(weeks=weeks), catalogue)

    change = next(warning.cheapest_change for warning in program.warnings if warning.need == "jumps")
    assert jumps_of(program) == []
    assert change is not None
    assert change.weeks is not None
    assert jumps_of(generate(may_jump(weeks=change.weeks), catalogue))


def test_jumps_give_way_where_the_weak_muscles_need_the_time(catalogue: Catalogue) -> None:
    program = generate(may_jump(level=Level.ADVANCED, minutes_per_session=20), catalogue)

    change = next(warning.cheapest_change for warning in program.warnings if warning.need == "jumps")
    assert jumps_of(program) == []
    assert change is not None
    assert change.minutes_per_session == 35


def test_beginners_land_and_do_not_jump(catalogue: Catalogue) -> None:
    program = generate(may_jump(weeks=16, equipment=frozenset(EquipmentSlug)), catalogue)

    assert {item.exercise for item in jumps_of(program)} == {"snap-down"}


def test_jumps_climb_their_ladders_up_to_the_class_of_the_level(catalogue: Catalogue) -> None:
    def classes(level: Level) -> list[int]:
        program = generate(may_jump(level=level, weeks=16, equipment=frozenset(EquipmentSlug)), catalogue)
        return [catalogue.exercises[item.exercise].plyometric_intensity or 0 for item in jumps_of(program)]

    for level in Level:
        assert classes(level)[0] == 1
        assert max(classes(level)) == JUMP_GUIDELINES[level].highest_class


@pytest.mark.parametrize("days", [DEFAULT_DAYS[3], DEFAULT_DAYS[6], (Weekday.SAT, Weekday.SUN, Weekday.MON)])
def test_two_sessions_a_week_hold_jumps_two_days_apart(days: tuple[Weekday, ...], catalogue: Catalogue) -> None:
    program = generate(may_jump(days=days), catalogue)

    on = {day for _, day in sessions_with_jumps(program)}
    assert len(on) == 2
    assert days_between(*on) >= 2


def test_power_opens_the_main_work_after_a_warm_up_that_ends_with_squats(catalogue: Catalogue) -> None:
    program = generate(may_jump(), catalogue)

    sessions = sessions_with_jumps(program).values()
    assert sessions
    for session in sessions:
        kinds = [block.kind for block in session.blocks]
        assert kinds[:4] == [BlockKind.WARM_UP, BlockKind.ACTIVATION, BlockKind.POWER, BlockKind.STRENGTH]
        *_, last = session.items_in(BlockKind.WARM_UP)
        assert catalogue.exercises[last.exercise].pattern is MovementPattern.SQUAT


def test_session_without_jumps_has_no_squats_in_its_warm_up(catalogue: Catalogue) -> None:
    first, *_ = generate(may_jump(), catalogue).weeks

    warm_up = [item.exercise for session in first.sessions for item in session.items_in(BlockKind.WARM_UP)]
    assert warm_up
    assert all(catalogue.exercises[slug].pattern is not MovementPattern.SQUAT for slug in warm_up)


def test_easy_week_has_half_of_the_landings(catalogue: Catalogue) -> None:
    program = generate(may_jump(), catalogue)

    def landings(week: int) -> int:
        doses = [
            (i.sets, i.dose)
            for (w, _), s in sessions_with_jumps(program).items()
            for i in s.items_in(BlockKind.POWER)
            if w == week
        ]
        return sum(sets * dose.contacts for sets, dose in doses if isinstance(dose, Contacts))

    assert [week.deload for week in program.weeks].index(True) == 6
    assert 0 < landings(7) * 2 == landings(6)


def test_program_with_jumps_says_why_how_to_land_and_when_to_stop(catalogue: Catalogue) -> None:
    program = generate(may_jump(), catalogue)

    (reason,) = program.exercises["snap-down"].why
    assert (reason.imbalance, reason.strategy, reason.rules) == (LEGS, "plyometrics", ("jumps-pass-their-gate",))
    assert program.exercises["snap-down"].rejected
    assert catalogue.safety_advice["soft-landings"].text in program.safety.notices
    assert catalogue.safety_advice["pain-on-landing"].text in program.safety.stop_rules
    jumps = jumps_of(program)
    assert jumps
    assert all(item.progression and "quiet" in item.progression for item in jumps)


def test_program_without_jumps_does_not_speak_of_landing(catalogue: Catalogue) -> None:
    safety = generate(canonical((StatedImbalance(LEGS),)), catalogue).safety

    assert safety.notices
    assert safety.stop_rules
    assert catalogue.safety_advice["soft-landings"].text not in safety.notices
    assert catalogue.safety_advice["pain-on-landing"].text not in safety.stop_rules


def test_load_grows_within_its_band_when_jumps_begin(catalogue: Catalogue) -> None:
    program = generate(may_jump(level=Level.INTERMEDIATE), catalogue)

    exercises = {slug: used.exercise for slug, used in program.exercises.items()}
    before, after = (load_index(program.weeks[number - 1], exercises) for number in (FIRST_WEEK - 1, FIRST_WEEK))
    (jump,) = (
        item
        for (week, _), session in sessions_with_jumps(program).items()
        if week == FIRST_WEEK
        for item in session.items_in(BlockKind.POWER)
    )
    assert item_load_index(jump, exercises[jump.exercise]) > 0
    assert LOAD_INDEX_STEP.holds(after / before)
