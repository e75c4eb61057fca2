"""The gate of jumps, and how slowly they grow behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.jumps import JUMP_BASE_WEEKS, JUMP_GROWTH, JUMP_GUIDELINES
from app.engine.guidelines.safety import PAIN_EASES_FROM
from app.engine.profile import Profile
from app.engine.program import Contacts, Item, Program, Week
from app.engine.rules.jumps import jumps_pass_their_gate
from app.engine.vocabulary.exercises import Laterality, Measure, Modality, MovementPattern
from app.engine.vocabulary.people import Level, Weekday
from app.engine.vocabulary.programs import BlockKind
from tests.builders import a_profile, an_exercise
from tests.engine.rules.judging import keeps, places, program_of
from tests.program_builders import a_session, a_week, an_item

MON, TUE, WED, THU, FRI, SAT, SUN = Weekday
POWER, STRENGTH = BlockKind.POWER, BlockKind.STRENGTH


def a_jump(intensity: int, laterality: Laterality = Laterality.BILATERAL) -> Exercise:
    return an_exercise(
        f"{laterality}-jump-{intensity}",
        modality=Modality.PLYOMETRIC,
        pattern=MovementPattern.PLYOMETRIC,
        measure=Measure.CONTACTS,
        laterality=laterality,
        plyometric_intensity=intensity,
    )


JUMPS = {intensity: a_jump(intensity) for intensity in (1, 2, 3)}
HOP = a_jump(1, Laterality.UNILATERAL)
SQUAT = an_exercise("squat", pattern=MovementPattern.SQUAT)
ALL = (*JUMPS.values(), HOP, SQUAT)
STEP = JUMP_GROWTH


@dataclass(frozen=True)
class Landings:
    """A week's jumps: so many landings of a class."""

    number: int
    intensity: int = 1
    easy: bool = False


def may_jump(level: Level = Level.ADVANCED, pain: int = 0) -> Profile:
    return a_profile(level=level, pain=pain, landing_tests_passed=True)


def landings(number: int, intensity: int = 1) -> Item:
    return an_item(JUMPS[intensity], sets=1, dose=Contacts(number), rpe=5)


def week_of(asked: Landings) -> Week:
    return a_week(a_session({POWER: [landings(asked.number, asked.intensity)] if asked.number else []}), deload=asked.easy)


def after_base_weeks(weeks: Sequence[Week], profile: Profile) -> Program:
    """As many weeks without jumps as come first, then these."""
    return program_of([*[a_week(a_session({}))] * JUMP_BASE_WEEKS, *weeks], ALL, profile)


def rising_to(number: int, intensity: int) -> list[Week]:
    """Weeks that lead to so many landings of a class, each as fast as it may be."""
    counts = [*range(STEP, number, STEP), number]
    climb = [Landings(number, higher) for higher in range(2, intensity + 1)]
    return [week_of(asked) for asked in (*(Landings(count) for count in counts), *climb)]


@pytest.mark.parametrize(
    ("profile", "kept"),
    [
        pytest.param(may_jump(), True, id="tests passed"),
        pytest.param(a_profile(level=Level.ADVANCED), False, id="tests not passed"),
        pytest.param(may_jump(pain=PAIN_EASES_FROM - 1), True, id="hardly any pain"),
        pytest.param(may_jump(pain=PAIN_EASES_FROM), False, id="pain"),
    ],
)
def test_jumps_need_passed_tests_and_calm_joints(profile: Profile, kept: bool) -> None:
    assert keeps(jumps_pass_their_gate, after_base_weeks([week_of(Landings(10))], profile)) is kept


@pytest.mark.parametrize(("week", "kept"), [(JUMP_BASE_WEEKS, False), (JUMP_BASE_WEEKS + 1, True)])
def test_weeks_of_strength_come_before_jumps(week: int, kept: bool) -> None:
    weeks = [*[a_week(a_session({}))] * (week - 1), week_of(Landings(10))]

    assert keeps(jumps_pass_their_gate, program_of(weeks, ALL, may_jump())) is kept


@pytest.mark.parametrize("level", Level)
def test_level_caps_landings_and_class(level: Level) -> None:
    most, highest = JUMP_GUIDELINES[level].most_landings, JUMP_GUIDELINES[level].highest_class

    def judged(number: int, intensity: int) -> bool:
        return keeps(jumps_pass_their_gate, after_base_weeks(rising_to(number, intensity), may_jump(level)))

    assert judged(most, highest)
    assert not judged(most + 1, highest)
    if highest + 1 in JUMPS:
        assert not judged(most, highest + 1)


@pytest.mark.parametrize(("each_side", "kept"), [(STEP // 2, True), (STEP // 2 + 1, False)])
def test_landing_on_one_foot_counts_for_each_foot(each_side: int, kept: bool) -> None:
    hops = an_item(HOP, sets=1, dose=Contacts(each_side), rpe=5)
    program = after_base_weeks([a_week(a_session({POWER: [hops]}))], may_jump())

    assert keeps(jumps_pass_their_gate, program) is kept


@pytest.mark.parametrize(
    ("weeks", "kept"),
    [
        pytest.param([Landings(STEP)], True, id="start at the limit of growth"),
        pytest.param([Landings(STEP + 1)], False, id="start above it"),
        pytest.param([Landings(STEP), Landings(2 * STEP)], True, id="growth at the limit"),
        pytest.param([Landings(STEP), Landings(2 * STEP + 1)], False, id="growth above the limit"),
        pytest.param([Landings(STEP), Landings(STEP, 2)], True, id="harder jumps"),
        pytest.param([Landings(STEP), Landings(STEP - 1, 2)], True, id="harder jumps with fewer landings"),
        pytest.param([Landings(STEP), Landings(STEP + 1, 2)], False, id="harder jumps with more landings"),
        pytest.param([Landings(10, 2)], False, id="jumps before landings"),
        pytest.param([Landings(STEP), Landings(STEP, 3)], False, id="two classes at once"),
        pytest.param([Landings(STEP), Landings(STEP, easy=True), Landings(2 * STEP)], True, id="growth after an easy week"),
        pytest.param([Landings(STEP), Landings(STEP + 1, easy=True)], False, id="growth in an easy week"),
        pytest.param(
            [Landings(STEP), Landings(5, easy=True), Landings(2 * STEP + 1)], False, id="growth against the full week"
        ),
        pytest.param([Landings(STEP), Landings(STEP, 2), Landings(2 * STEP, 2)], True, id="by turns"),
    ],
)
def test_jumps_grow_slowly_and_in_one_way_at_a_time(weeks: list[Landings], kept: bool) -> None:
    assert keeps(jumps_pass_their_gate, after_base_weeks(list(map(week_of, weeks)), may_jump())) is kept


@pytest.mark.parametrize(
    ("days", "kept"),
    [
        pytest.param((MON, WED), True, id="two days apart"),
        pytest.param((MON, TUE), False, id="one day apart"),
        pytest.param((MON, SUN), False, id="one day apart across the week boundary"),
        pytest.param((MON, WED, FRI), False, id="three sessions a week"),
    ],
)
def test_jumps_come_twice_a_week_two_days_apart(days: Sequence[Weekday], kept: bool) -> None:
    week = a_week(*(a_session({POWER: [landings(5)]}, day=day) for day in days))

    assert keeps(jumps_pass_their_gate, after_base_weeks([week], may_jump())) is kept


@pytest.mark.parametrize(
    ("intensity", "kind", "day", "kept"),
    [
        pytest.param(3, STRENGTH, WED, False, id="hard leg work after two days"),
        pytest.param(3, STRENGTH, THU, True, id="hard leg work after three days"),
        pytest.param(3, BlockKind.CORE, WED, True, id="trunk work after two days"),
        pytest.param(2, STRENGTH, WED, True, id="hard leg work after easier jumps"),
    ],
)
def test_legs_rest_three_days_after_the_hardest_jumps(intensity: int, kind: BlockKind, day: Weekday, kept: bool) -> None:
    jumping = a_session({POWER: [landings(5, intensity)]}, day=MON)
    week = a_week(jumping, a_session({kind: [an_item(SQUAT)]}, day=day))
    program = after_base_weeks([*rising_to(5, intensity), week], may_jump())

    assert keeps(jumps_pass_their_gate, program) is kept


def test_violation_says_where_the_jump_stands() -> None:
    program = after_base_weeks([week_of(Landings(10))], replace(may_jump(), landing_tests_passed=False))

    assert places(jumps_pass_their_gate, program) == ["/weeks/3/sessions/0/blocks/0/items/0"]
