"""What leads is trained, and what belongs into a program stands in it: both sides of every bound."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.protocols import Protocol, Staple, StapleGroup
from app.engine.program import Program, Week
from app.engine.rules import staples
from app.engine.rules.rule import Check
from app.engine.vocabulary.programs import BlockKind
from app.engine.vocabulary.roles import Role
from tests.builders import a_catalogue, a_condition, a_profile, a_stated, an_exercise, an_imbalance
from tests.engine.rules.judging import keeps, places, program_of, session_with, week_of_sets, week_with
from tests.program_builders import a_week, an_item
from tests.protocol_builders import a_condition_protocol, a_protocol, a_stage, a_staple, a_track

BRIDGE, THRUST, SQUAT, LUNGE, CURL = map(an_exercise, ("bridge", "thrust", "squat", "lunge", "curl"))
ALL = (BRIDGE, THRUST, SQUAT, LUNGE, CURL)
TRACKS = (
    a_track(Role.HIP_EXTENSION, "bridge", "thrust"),
    a_track(Role.SQUAT, "squat"),
    a_track(Role.SINGLE_LEG_KNEE, "lunge"),
    a_track(Role.KNEE_FLEXION, "curl"),
)
ONLY_SQUATS = a_stage(only={Role.SQUAT: ("squat",)})
CONDITIONS = ("sore-hip", "no-bridges", "squats-only", "squats-at-first", "curls-as-bridges")
BRIDGES_FOR_GLUTES = a_protocol("weak-glutes", Role.HIP_EXTENSION)


def _catalogue(*protocols: Protocol, exercises: Sequence[Exercise] = ALL) -> Catalogue:
    """These exercises, weak glutes and stiff knees, with these protocols."""
    return a_catalogue(
        exercises,
        [an_imbalance("weak-glutes"), an_imbalance("stiff-knees", weak=())],
        conditions=[a_condition(slug) for slug in CONDITIONS],
        tracks=[track for track in TRACKS if set(track.rungs) <= {e.slug for e in exercises}],
        protocols=protocols or [BRIDGES_FOR_GLUTES],
        condition_protocols=[
            a_condition_protocol("sore-hip"),
            a_condition_protocol("no-bridges", forbidden_roles=[Role.HIP_EXTENSION]),
            a_condition_protocol("squats-only", ONLY_SQUATS),
            a_condition_protocol("squats-at-first", ONLY_SQUATS, a_stage()),
            a_condition_protocol("curls-as-bridges", a_stage(only={Role.HIP_EXTENSION: ("curl",)})),
        ],
    )


def _with(program: Program, *conditions: str) -> Program:
    return replace(program, profile=replace(program.profile, conditions=conditions))


def _weeks(*sets: Mapping[Exercise, int], easy: int | None = None) -> Program:
    return program_of([week_of_sets(week, deload=number == easy) for number, week in enumerate(sets)], ALL)


@pytest.mark.parametrize(
    ("program", "kept"),
    [
        pytest.param(_weeks({BRIDGE: 1}), True, id="one set of the lead"),
        pytest.param(_weeks({THRUST: 1}), True, id="another exercise of the role"),
        pytest.param(_weeks({SQUAT: 9}), False, id="no lead"),
        pytest.param(_weeks({BRIDGE: 3}, {SQUAT: 3}), False, id="no lead in one week"),
        pytest.param(_weeks({BRIDGE: 3}, {SQUAT: 1}, easy=1), True, id="no lead in an easy week"),
        pytest.param(program_of([week_with(an_item(BRIDGE), kind=BlockKind.ACTIVATION)], ALL), False, id="activation alone"),
        pytest.param(_with(_weeks({SQUAT: 3}), "sore-hip"), False, id="a condition that allows it"),
        pytest.param(_with(_weeks({SQUAT: 3}), "no-bridges"), True, id="a condition that forbids it"),
        pytest.param(_with(_weeks({SQUAT: 3}), "squats-only"), True, id="a condition that names others only"),
        pytest.param(_with(_weeks({SQUAT: 3}), "squats-at-first"), True, id="a first stage that names others only"),
        pytest.param(_with(_weeks({CURL: 3}), "curls-as-bridges"), True, id="what a stage names in the role"),
        pytest.param(_with(_weeks({SQUAT: 3}), "curls-as-bridges"), False, id="what no stage names in the role"),
    ],
)
def test_every_imbalance_leads_somewhere(program: Program, kept: bool) -> None:
    assert keeps(staples.every_imbalance_leads_somewhere, program, _catalogue()) is kept


def test_every_stated_imbalance_needs_its_own_lead() -> None:
    catalogue = _catalogue(BRIDGES_FOR_GLUTES, a_protocol("stiff-knees", Role.SQUAT, Role.SINGLE_LEG_KNEE))
    both = a_profile(a_stated("weak-glutes"), a_stated("stiff-knees"))

    def judged(*exercises: Exercise) -> bool:
        program = program_of([week_of_sets(dict.fromkeys(exercises, 2))], ALL, both)
        return keeps(staples.every_imbalance_leads_somewhere, program, catalogue)

    assert judged(BRIDGE, SQUAT)
    assert judged(BRIDGE, LUNGE)
    assert not judged(BRIDGE)
    assert not judged(SQUAT)


def test_lead_that_nobody_can_do_is_not_asked_for() -> None:
    catalogue = _catalogue(exercises=(SQUAT, LUNGE, CURL))

    assert keeps(staples.every_imbalance_leads_somewhere, _weeks({SQUAT: 3}), catalogue)


def test_role_that_another_imbalance_forbids_stays_open_where_it_leads() -> None:
    catalogue = _catalogue(BRIDGES_FOR_GLUTES, a_protocol("stiff-knees", forbidden=[Role.HIP_EXTENSION]))
    program = program_of([week_of_sets({SQUAT: 3})], ALL, a_profile(a_stated("weak-glutes"), a_stated("stiff-knees")))

    assert places(staples.every_imbalance_leads_somewhere, program, catalogue) == ["/weeks/0"]


@pytest.mark.parametrize(
    ("program", "kept"),
    [
        pytest.param(_weeks({BRIDGE: 3, SQUAT: 3}), True, id="as many"),
        pytest.param(_weeks({BRIDGE: 3, SQUAT: 4}), False, id="more"),
        pytest.param(_weeks({BRIDGE: 2, THRUST: 2, SQUAT: 4}), True, id="all that leads counts"),
        pytest.param(_weeks({BRIDGE: 3, SQUAT: 3, LUNGE: 3}), True, id="other roles are counted apart"),
        pytest.param(_weeks({BRIDGE: 1, SQUAT: 3}, easy=0), True, id="easy week"),
        pytest.param(_with(_weeks({BRIDGE: 1, SQUAT: 3}), "no-bridges"), True, id="a lead that is forbidden"),
        pytest.param(_with(_weeks({BRIDGE: 1, SQUAT: 3}), "squats-at-first"), True, id="stages"),
    ],
)
def test_what_leads_is_trained_most(program: Program, kept: bool) -> None:
    assert keeps(staples.what_leads_is_trained_most, program, _catalogue()) is kept


def test_exercise_without_a_track_is_compared_with_nothing() -> None:
    stretching = an_exercise("easy-squat")
    program = program_of([week_of_sets({BRIDGE: 1, stretching: 5})], [*ALL, stretching])

    assert keeps(staples.what_leads_is_trained_most, program, _catalogue(exercises=(*ALL, stretching)))


SQUATS, CURLS = StapleGroup(roles=(Role.SQUAT,)), StapleGroup(exercises=("curl",))
both_rules = pytest.mark.parametrize(
    ("check", "must"),
    [(staples.named_staples_are_in_the_program, True), (staples.staples_are_in_the_program, False)],
    ids=["named", "expected"],
)


def _sessions(*sessions: Sequence[Exercise], deload: bool = False) -> Week:
    return a_week(*(session_with(*map(an_item, exercises)) for exercises in sessions), deload=deload)


@both_rules
@pytest.mark.parametrize(
    ("staple", "weeks", "kept"),
    [
        pytest.param(a_staple(SQUATS), [_sessions([SQUAT], [LUNGE])], True, id="on one day"),
        pytest.param(a_staple(SQUATS), [_sessions([CURL], [LUNGE])], False, id="on no day"),
        pytest.param(a_staple(SQUATS), [_sessions([SQUAT]), _sessions([LUNGE])], False, id="not in every week"),
        pytest.param(a_staple(SQUATS), [_sessions([SQUAT]), _sessions([CURL], deload=True)], True, id="not in an easy week"),
        pytest.param(a_staple(SQUATS, days=2), [_sessions([SQUAT], [SQUAT], [CURL])], True, id="on two days of three"),
        pytest.param(a_staple(SQUATS, days=2), [_sessions([SQUAT], [CURL], [CURL])], False, id="on one day of two asked"),
        pytest.param(a_staple(SQUATS, days=2), [_sessions([SQUAT])], True, id="two days asked of a week with one"),
        pytest.param(a_staple(SQUATS, CURLS), [_sessions([SQUAT, CURL], [LUNGE])], True, id="two groups together"),
        pytest.param(a_staple(SQUATS, CURLS), [_sessions([SQUAT], [CURL])], False, id="two groups on two days"),
        pytest.param(a_staple(SQUATS, whole_program=True), [_sessions([SQUAT]), _sessions([LUNGE])], True, id="once is enough"),
        pytest.param(a_staple(SQUATS, whole_program=True), [_sessions([CURL]), _sessions([LUNGE])], False, id="not even once"),
    ],
)
def test_staples_stand_in_the_program(check: Check, must: bool, staple: Staple, weeks: list[Week], kept: bool) -> None:
    catalogue = _catalogue(a_protocol("weak-glutes", staples=(replace(staple, must=must),)))

    assert keeps(check, program_of(weeks, ALL), catalogue) is kept


@both_rules
def test_each_rule_judges_its_own_staples(check: Check, must: bool) -> None:
    catalogue = _catalogue(a_protocol("weak-glutes", staples=(replace(a_staple(SQUATS), must=not must),)))

    assert keeps(check, _weeks({LUNGE: 3}), catalogue)


@pytest.mark.parametrize(
    ("kind", "anywhere", "kept"),
    [
        (BlockKind.STRENGTH, False, True),
        (BlockKind.ACTIVATION, False, False),
        (BlockKind.ACTIVATION, True, True),
        (BlockKind.WARM_UP, True, False),
    ],
)
def test_activation_counts_only_where_a_staple_may_stand_anywhere(kind: BlockKind, anywhere: bool, kept: bool) -> None:
    catalogue = _catalogue(a_protocol("weak-glutes", staples=(a_staple(SQUATS, anywhere=anywhere),)))
    program = program_of([week_with(an_item(SQUAT), kind=kind)], ALL)

    assert keeps(staples.named_staples_are_in_the_program, program, catalogue) is kept


@pytest.mark.parametrize(
    ("conditions", "exercises", "kept"),
    [
        pytest.param((), ALL, False, id="possible"),
        pytest.param((), (SQUAT, CURL), True, id="nothing of it in the catalogue"),
        pytest.param(("no-bridges",), ALL, True, id="forbidden with a condition"),
        pytest.param(("squats-only",), ALL, True, id="not named in a condition's stage"),
        pytest.param(("sore-hip",), ALL, False, id="a condition that allows it"),
    ],
)
def test_staple_that_is_ruled_out_is_not_asked_for(
    conditions: tuple[str, ...], exercises: Sequence[Exercise], kept: bool
) -> None:
    staple = a_staple(StapleGroup(roles=(Role.HIP_EXTENSION,)))
    catalogue = _catalogue(a_protocol("weak-glutes", staples=(staple,)), exercises=exercises)

    assert keeps(staples.named_staples_are_in_the_program, _with(_weeks({SQUAT: 3}), *conditions), catalogue) is kept


def test_staple_of_which_one_group_is_ruled_out_is_not_asked_for() -> None:
    staple = a_staple(SQUATS, StapleGroup(roles=(Role.HIP_EXTENSION,)))
    catalogue = _catalogue(a_protocol("weak-glutes", staples=(staple,)), exercises=(SQUAT, CURL))

    assert keeps(staples.named_staples_are_in_the_program, _weeks({CURL: 3}), catalogue)


def test_missing_staple_of_the_whole_program_is_told_once() -> None:
    catalogue = _catalogue(a_protocol("weak-glutes", staples=(a_staple(SQUATS, whole_program=True),)))

    assert places(staples.named_staples_are_in_the_program, _weeks({CURL: 3}, {LUNGE: 3}), catalogue) == ["/weeks"]
