"""Opposing muscles, one side and both, isolation and compound lifts."""

from collections.abc import Sequence

import pytest

from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.balance import (
    HAMSTRING_EMPHASIS,
    HAMSTRING_TO_QUADRICEPS,
    QUADRICEPS_EMPHASIS,
    RATIO_NEEDS_SETS,
    UNILATERAL_SHARE,
    UNILATERAL_SHARE_WITH_ASYMMETRY,
)
from app.engine.guidelines.band import Band
from app.engine.program import Program
from app.engine.rules import balance
from app.engine.vocabulary.people import Weekday
from tests.engine.rules.judging import keeps, program_of, program_of_sets, session_with, week_of_sets
from tests.engine.rules.week_cases import (
    ALL,
    BRIDGE,
    CATALOGUE,
    CURL,
    DEADLIFT,
    EXTENSION,
    GOBLET_SQUAT,
    LUNGE,
    SIDE_WALK,
    SQUAT,
    STEP_UP,
    catalogue_of,
    person_with,
)
from tests.program_builders import a_week, an_item

MON, TUE, WED, THU, FRI, SAT, SUN = Weekday
TEN = 10
BOTH = ["weak-hamstrings", "weak-quadriceps"]


def _in(band: Band) -> list[tuple[int, bool]]:
    """Sets of the hamstrings at the ends of a band, for ten sets of the quadriceps, and just outside."""
    low, high = round(band.low * TEN), round(band.high * TEN)
    return [(low - 1, False), (low, True), (high, True), (high + 1, False)]


@pytest.mark.parametrize(
    ("imbalances", "hamstrings", "kept"),
    [
        *((["weak-hamstrings"], *case) for case in _in(HAMSTRING_EMPHASIS)),
        *((["weak-quadriceps"], *case) for case in _in(QUADRICEPS_EMPHASIS)),
        *((BOTH, *case) for case in _in(HAMSTRING_TO_QUADRICEPS)),
    ],
)
def test_hamstrings_and_quadriceps_have_a_ratio(imbalances: list[str], hamstrings: int, kept: bool) -> None:
    program = program_of_sets({DEADLIFT: hamstrings, SQUAT: TEN}, person_with(*imbalances))

    assert keeps(balance.hamstrings_and_quadriceps_keep_their_ratio, program, CATALOGUE) is kept


@pytest.mark.parametrize(("sets", "kept"), [(RATIO_NEEDS_SETS - 1, True), (RATIO_NEEDS_SETS, False)])
def test_ratio_is_not_judged_on_few_sets(sets: float, kept: bool) -> None:
    program = program_of_sets({SQUAT: int(sets)}, person_with("weak-hamstrings"))

    assert keeps(balance.hamstrings_and_quadriceps_keep_their_ratio, program, CATALOGUE) is kept


@pytest.mark.parametrize(
    ("imbalance", "possible"),
    [
        pytest.param("weak-core", ALL, id="thighs that are not weak"),
        pytest.param("weak-quadriceps", [SQUAT], id="hamstrings that nothing trains"),
        pytest.param("weak-hamstrings", [DEADLIFT, CURL], id="quadriceps that nothing trains"),
    ],
)
def test_ratio_is_not_asked_for_where_it_would_not_help(imbalance: str, possible: Sequence[Exercise]) -> None:
    program = program_of_sets({SQUAT: 40}, person_with(imbalance))

    assert keeps(balance.hamstrings_and_quadriceps_keep_their_ratio, program, catalogue_of(*possible))


@pytest.mark.parametrize(
    ("imbalance", "share"),
    [
        pytest.param("weak-core", UNILATERAL_SHARE, id="usual share"),
        pytest.param("left-right-asymmetry", UNILATERAL_SHARE_WITH_ASYMMETRY, id="sides that differ in the legs"),
        pytest.param("lateral-trunk-asymmetry", UNILATERAL_SHARE, id="sides that differ elsewhere"),
    ],
)
def test_one_sided_work_has_its_share(imbalance: str, share: float) -> None:
    sets = 20
    for one_sided, kept in ((round(share * sets), True), (round(share * sets) - 1, False)):
        program = program_of_sets({LUNGE: one_sided, SQUAT: sets - one_sided}, person_with(imbalance))

        assert keeps(balance.enough_work_is_one_sided, program, CATALOGUE) is kept


def test_one_sided_work_is_not_asked_for_where_there_is_none() -> None:
    assert keeps(balance.enough_work_is_one_sided, program_of_sets({SQUAT: 9}), catalogue_of(SQUAT, STEP_UP))


@pytest.mark.parametrize(
    ("sets", "possible", "kept"),
    [
        pytest.param({EXTENSION: 2, CURL: 1}, ALL, True, id="extensions and curls"),
        pytest.param({EXTENSION: 2, DEADLIFT: 3}, ALL, False, id="extensions without curls"),
        pytest.param({CURL: 3}, ALL, True, id="curls alone"),
        pytest.param({EXTENSION: 2}, [EXTENSION, SQUAT], True, id="curls not possible"),
    ],
)
def test_extensions_pair_with_curls(sets: dict[Exercise, int], possible: Sequence[Exercise], kept: bool) -> None:
    assert keeps(balance.leg_extensions_pair_with_leg_curls, program_of_sets(sets), catalogue_of(*possible)) is kept


def test_easy_week_may_have_extensions_without_curls() -> None:
    program = program_of([week_of_sets({EXTENSION: 2}, deload=True)], ALL)

    assert keeps(balance.leg_extensions_pair_with_leg_curls, program, CATALOGUE)


def _week_of_sessions(number: int, *lifts: Exercise) -> Program:
    """A week of so many sessions, the first of which holds these exercises."""
    first = session_with(*map(an_item, lifts))
    return program_of([a_week(first, *[session_with(an_item(CURL))] * (number - 1))], ALL)


@pytest.mark.parametrize(
    ("program", "kept"),
    [
        pytest.param(_week_of_sessions(1, SQUAT), True, id="one session, one lift"),
        pytest.param(_week_of_sessions(1, SIDE_WALK), False, id="one session, no lift"),
        pytest.param(_week_of_sessions(2, SQUAT, BRIDGE), True, id="two sessions, two lifts"),
        pytest.param(_week_of_sessions(2, SQUAT), False, id="two sessions, one lift"),
        pytest.param(_week_of_sessions(2, SQUAT, SQUAT), False, id="two sessions, the same lift twice"),
        pytest.param(_week_of_sessions(6, SQUAT, BRIDGE, LUNGE, DEADLIFT), True, id="as many lifts as there are roles"),
        pytest.param(_week_of_sessions(6, SQUAT, BRIDGE, LUNGE), False, id="one fewer than there are roles"),
    ],
)
def test_week_holds_compound_lifts(program: Program, kept: bool) -> None:
    assert keeps(balance.weeks_hold_compound_lifts, program, CATALOGUE) is kept


def test_compound_lifts_are_asked_for_as_far_as_they_are_possible() -> None:
    possible = catalogue_of(SQUAT, GOBLET_SQUAT, CURL)

    assert keeps(balance.weeks_hold_compound_lifts, _week_of_sessions(3, SQUAT), possible)
    assert not keeps(balance.weeks_hold_compound_lifts, _week_of_sessions(3, CURL), possible)


THREE_DAYS = (MON, WED, FRI)


@pytest.mark.parametrize(
    ("imbalances", "days", "exercises", "kept"),
    [
        pytest.param(["weak-glutes"], THREE_DAYS, [SQUAT, LUNGE, DEADLIFT], True, id="three families"),
        pytest.param(["weak-glutes"], THREE_DAYS, [SQUAT, LUNGE, STEP_UP], False, id="lunge and step are one family"),
        pytest.param(["weak-glutes"], THREE_DAYS, [SQUAT, LUNGE, CURL], False, id="isolation is no family"),
        pytest.param(["weak-glutes"], (MON, THU), [SQUAT], True, id="two sessions a week"),
        pytest.param(["weak-core"], THREE_DAYS, [SQUAT], True, id="not about legs or glutes"),
        pytest.param(["weak-hamstrings"], THREE_DAYS, [SQUAT], True, id="led by isolation"),
        pytest.param(["weak-hamstrings", "weak-quadriceps"], THREE_DAYS, [SQUAT], False, id="led by a lift as well"),
    ],
)
def test_week_draws_on_several_families(
    imbalances: list[str], days: tuple[Weekday, ...], exercises: list[Exercise], kept: bool
) -> None:
    program = program_of_sets(dict.fromkeys(exercises, 2), person_with(*imbalances, days=days))

    assert keeps(balance.compound_families_are_covered, program, CATALOGUE) is kept


@pytest.mark.parametrize(("exercises", "kept"), [([SQUAT, LUNGE], True), ([SQUAT], False)])
def test_families_are_asked_for_as_far_as_they_are_possible(exercises: list[Exercise], kept: bool) -> None:
    program = program_of_sets(dict.fromkeys(exercises, 2), person_with("weak-glutes", days=THREE_DAYS))

    assert keeps(balance.compound_families_are_covered, program, catalogue_of(SQUAT, LUNGE, CURL)) is kept
